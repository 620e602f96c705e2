"""A document on which matching or the database fails is rejected alone; nothing of it is written."""

from pathlib import Path
from typing import Any

import pytest
from django.db import DataError, OperationalError

from articles.importing.changes import Changes
from articles.importing.claims import ClaimBuilder
from articles.models import CLAIM_MODELS, Article, ImportItem, ImportRun, Official
from tests.importing.documents import bring, outcomes, write

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for number in range(5):
        text = f"Story {number}\n\nColonel {'Ngo Van Kem' if number == 3 else 'Bui Van Thu'} praised boat {number}.\n"
        write(tmp_path, f"{number}.txt", text)
    return tmp_path


@pytest.fixture
def failing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Matching fails on one document, after its people were matched."""
    build = ClaimBuilder.build

    def fail(self: ClaimBuilder) -> Any:
        claims = build(self)
        if self._found.article.title == "Story 3":
            raise OverflowError("date value out of range")
        return claims

    monkeypatch.setattr(ClaimBuilder, "build", fail)


@pytest.mark.usefixtures("failing")
def test_a_document_that_cannot_be_matched_is_rejected_alone(folder: Path) -> None:
    report = bring(folder)
    assert outcomes(report) == ["new", "new", "new", "rejected", "new"]
    assert report.results[3].reason == "matching failed on it: OverflowError: date value out of range"
    assert report.results[3].sha256
    assert Article.objects.count() == 4
    assert not Official.objects.filter(name="Ngo Van Kem").exists()
    assert not any(model._default_manager.filter(exact__contains="Kem").exists() for model in CLAIM_MODELS)
    run = ImportRun.objects.get()
    assert (run.state, run.counts) == (ImportRun.State.FINISHED, {"new": 4, "rejected": 1})
    assert list(ImportItem.objects.order_by("position").values_list("position", flat=True)) == [0, 1, 2, 3, 4]


@pytest.mark.usefixtures("failing")
@pytest.mark.parametrize("batch_size", [2, 10])
def test_a_dry_run_says_the_same(folder: Path, batch_size: int) -> None:
    report = bring(folder, dry_run=True, batch_size=batch_size)
    assert outcomes(report) == ["new", "new", "new", "rejected", "new"]
    assert report.records == bring(folder).records
    assert report.records["officials"] == 1


def test_a_document_that_the_database_refuses_is_rejected_alone(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    save = Changes.save

    def refuse(self: Changes) -> None:
        save(self)
        if any(str(row) == "Story 1" for row in self.new.get(Article, ())):
            raise DataError("value too long\nDETAIL: more")

    monkeypatch.setattr(Changes, "save", refuse)
    report = bring(folder)
    assert outcomes(report) == ["new", "rejected", "new", "new", "new"]
    assert report.results[1].reason == "the database refuses it: DataError: value too long DETAIL: more"
    assert not Article.objects.filter(title="Story 1").exists()


def test_a_database_that_fails_is_no_fault_of_a_document(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def locked(self: Changes) -> None:
        raise OperationalError("database is locked")

    monkeypatch.setattr(Changes, "save", locked)
    with pytest.raises(OperationalError):
        bring(folder)
    assert ImportRun.objects.get().state == ImportRun.State.INTERRUPTED
    assert not ImportItem.objects.exists()
