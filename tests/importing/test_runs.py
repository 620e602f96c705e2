"""A run whose process has died is told from one that is alive."""

from pathlib import Path

import pytest
from django.conf import settings

from articles.importing import runs
from articles.models import ImportRun
from tests import factories
from tests.importing.documents import bring, release, write

pytestmark = pytest.mark.django_db


def test_a_run_that_died_is_marked_by_the_next_one(tmp_path: Path) -> None:
    dead = factories.import_run(state=ImportRun.State.RUNNING, finished_at=None)
    bring(write(tmp_path, "a.txt", release()))
    dead.refresh_from_db()
    assert dead.state == ImportRun.State.INTERRUPTED
    assert set(ImportRun.objects.values_list("state", flat=True)) == {"interrupted", "finished"}


def test_an_error_leaves_the_run_interrupted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*arguments: object) -> None:
        raise RuntimeError("disk full")

    monkeypatch.setattr("articles.importing.changes.Changes.save", fail)
    with pytest.raises(RuntimeError, match="disk full"):
        bring(write(tmp_path, "a.txt", release()))
    run = ImportRun.objects.get()
    assert run.state == ImportRun.State.INTERRUPTED
    assert run.finished_at is not None
    assert run.items.count() == 0


def test_no_lock_is_left_behind(tmp_path: Path) -> None:
    bring(write(tmp_path, "a.txt", release()))
    folder = Path(settings.VAR_DIR) / "import-locks"
    assert not folder.exists() or not (folder / f"{ImportRun.objects.get().uuid}.lock").exists()


def test_marking_twice_changes_nothing() -> None:
    factories.import_run(state=ImportRun.State.RUNNING, finished_at=None)
    assert [runs.mark_interrupted(), runs.mark_interrupted()] == [1, 0]
