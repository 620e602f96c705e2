"""The work of a batch does not grow with the archive."""

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.db.models import QuerySet
from django.test.utils import CaptureQueriesContext

from articles.importing.identities import attested_posts, attested_ranks
from articles.models import Article, Attestation
from tests import factories
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


def test_what_is_known_of_people_is_read_off_an_index_and_grouped(tmp_path: Path) -> None:
    bring(series(tmp_path, range(20)))
    official = factories.official("Ngo Van Anh")
    for day in (date(2021, 1, 5), date(2021, 9, 28), date(2022, 3, 1)):
        version = factories.article(published_on=day)
        factories.attestation(version, official, rank=factories.rank("Colonel"), post=factories.post())
    for rows in (attested_ranks([official.pk]), attested_posts([official.pk])):
        ((pk, _what, first, last),) = rows
        assert (pk, first, last) == (official.pk, date(2021, 1, 5), date(2022, 3, 1))
        assert re.search(r"USING COVERING INDEX|Index Only Scan", plan(rows)), plan(rows)


def plan(rows: "QuerySet[Attestation, Any]") -> str:
    sql, values = rows.query.sql_with_params()
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            for way in ("seqscan", "bitmapscan", "indexscan"):  # few rows are read faster without an index
                cursor.execute(f"SET LOCAL enable_{way} = off")
            cursor.execute(f"EXPLAIN {sql}", values)
        else:
            cursor.execute(f"EXPLAIN QUERY PLAN {sql}", values)
        return "\n".join(str(row[-1]) for row in cursor.fetchall())
