"""The work of a batch does not grow with the archive."""

from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.models import Article
from tests.importing.documents import bring, release, write

pytestmark = pytest.mark.django_db


def queries_for(path: Path) -> int:
    with CaptureQueriesContext(connection) as queries:
        bring(path)
    return len(queries)


def series(folder: Path, numbers: range) -> Path:
    for number in numbers:
        titled = release(
            title=f"Report number {number}",
            time=f"08:15 {number % 28 + 1:02}/03/20{10 + number % 12}",
            cases=f"{1000 + number}",
            chair=f"Colonel Ngo Van {'ABCDEFGHIK'[number % 10].lower()}nh, Deputy Director of Department {number}",
            extra=(f"Paragraph {number} " + " ".join(f"w{number}x{word}" for word in range(150)) + ".",),
        )
        write(folder, f"{number:04}.txt", titled)
    return folder


def test_a_batch_takes_the_same_number_of_queries_in_a_larger_archive(tmp_path: Path) -> None:
    first = queries_for(series(tmp_path / "first", range(5)))
    bring(series(tmp_path / "many", range(5, 45)))
    later = queries_for(series(tmp_path / "later", range(45, 50)))
    assert Article.objects.count() == 50
    assert later <= first + 2, "a few more only, since slugs now collide"


def test_a_larger_batch_takes_the_same_number_of_queries(tmp_path: Path) -> None:
    bring(series(tmp_path / "before", range(3)))
    small = queries_for(series(tmp_path / "small", range(3, 6)))
    large = queries_for(series(tmp_path / "large", range(6, 36)))
    assert large <= small + 6, "at most one more for each kind of record that only some documents have"


def test_documents_that_are_known_take_few_queries(tmp_path: Path) -> None:
    path = series(tmp_path, range(30))
    bring(path)
    assert queries_for(path) <= 20
