"""An index that is missing, damaged, outdated, of another archive or tampered with: said, made anew, never an error."""

import time
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from articles import models
from articles.search import Search, Status, best_bets, did_you_mean, parse, schema, search, store, suggest, upkeep
from articles.search.upkeep import Difference
from tests import factories as make
from tests.search.asking import ask, found

# transactions that end: on PostgreSQL a test's own would never be seen as past
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def article(search_index: Path) -> models.Article:
    made = make.article("Drug review", blocks=["To Lam spoke of heroin."])
    assert found("heroin") == [made]
    return made


@pytest.fixture
def no_upkeep(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """Background jobs are noted, not done."""
    jobs: list[Any] = []
    monkeypatch.setattr(upkeep, "_soon", jobs.append)
    monkeypatch.setattr(upkeep, "_renewed_at", -1e9)
    return jobs


def segment(ending: str) -> Path:
    folder = upkeep.folder_in_use()
    assert folder is not None
    return next(path for path in folder.iterdir() if path.suffix == ending)


def lose_everything() -> None:
    (store.root() / "current").unlink()


def lose_folder() -> None:
    import shutil

    folder = upkeep.folder_in_use()
    assert folder is not None
    shutil.rmtree(folder)


def cut_meta() -> None:
    folder = upkeep.folder_in_use()
    assert folder is not None
    (folder / "meta.json").write_text("{")


def lose_segment() -> None:
    segment(".store").unlink()


def empty_segment() -> None:
    for ending in (".idx", ".term", ".fast"):
        segment(ending).write_bytes(b"")


def outdate() -> None:
    folder = upkeep.folder_in_use()
    assert folder is not None
    old = folder.with_name("v0-abc")
    folder.rename(old)
    (store.root() / "current").write_text(old.name)


BREAKS = {
    "nothing there": (lose_everything, Status.MISSING),
    "folder gone": (lose_folder, Status.MISSING),
    "list of segments cut": (cut_meta, Status.DAMAGED),
    "a segment gone": (lose_segment, Status.DAMAGED),
    "segments emptied": (empty_segment, Status.DAMAGED),
    "another version": (outdate, Status.OUTDATED),
}


@pytest.mark.parametrize("name", BREAKS)
def test_an_unusable_index_is_said_and_made_anew(
    name: str, article: models.Article, no_upkeep: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    damage, status = BREAKS[name]
    damage()
    store.forget()
    results = search(Search(parse("heroin"), facets=("year",), count_kinds=True))
    assert (results.status, results.is_usable, results.total, results.hits) == (status, False, 0, ())
    assert [notice.code for notice in results.notices] == ["missing"]
    assert suggest("to l") == ()
    assert best_bets(parse("to lam")) == ()
    assert did_you_mean(parse("herion")) is None
    with pytest.raises(CommandError, match=f"The index is {status}"):
        call_command("search_index", "--check")
    assert no_upkeep == [upkeep.rebuild], "once, however many ask"
    no_upkeep[0]()
    assert found("heroin") == [article]


def test_the_command_makes_what_is_missing(article: models.Article, capsys: pytest.CaptureFixture[str]) -> None:
    lose_everything()
    call_command("search_index")
    assert "documents" in capsys.readouterr().out
    assert found("heroin") == [article]


def test_web_processes_leave_the_index_alone_when_told(article: models.Article, settings: Any) -> None:
    settings.SEARCH_INLINE = False
    article.title = "Zebra"
    article.save()
    results = search(Search(parse("zebra")))
    assert (results.status, results.total) == (Status.BEHIND, 0)
    assert upkeep.take_in() == Status.READY
    assert found("zebra") == [article]


def test_many_changes_are_left_to_the_background(
    article: models.Article, no_upkeep: list[Any], monkeypatch: Any
) -> None:
    monkeypatch.setattr(upkeep, "READER_TAKES", 2)
    for number in range(3):
        make.article(f"Zebra {number}")
    results = search(Search(parse("zebra")))
    assert (results.status, results.total) == (Status.BEHIND, 0)
    assert [notice.code for notice in results.notices] == ["behind"]
    assert no_upkeep == [upkeep.catch_up]
    no_upkeep[0]()
    assert ask("zebra").total == 3


def test_a_search_does_not_wait_for_ever_for_another_writer(
    article: models.Article, no_upkeep: list[Any], monkeypatch: Any
) -> None:
    monkeypatch.setattr(upkeep, "READER_WAITS", 0.01)
    make.article("Zebra")
    with store.lock("write") as held:
        assert held
        assert search(Search(parse("zebra"))).status == Status.BEHIND
    assert ask("zebra").total == 1


def rewrite(key: int, **fields: Any) -> None:
    """Change one document behind the program's back."""
    with store.writing(store.opened().index) as writer:
        store.remove(writer, key)
        if fields:
            made = upkeep.documents.Document(key, True)
            made.text("text", fields["text"])
            writer.add_document(made.packed())
        writer.commit()


def test_check_finds_what_was_tampered_with(article: models.Article, capsys: pytest.CaptureFixture[str]) -> None:
    other = make.article("Other", blocks=["Nothing."])
    assert upkeep.check() == []
    rewrite(schema.key_of("article", article.pk), text="something else")
    rewrite(schema.key_of("article", other.pk))
    rewrite(schema.key_of("official", 77), text="nobody")
    rewrite(schema.key_of("figure", 1), text="no figure")
    assert upkeep.check() == [
        Difference("article", article.pk, "different"),
        Difference("article", other.pk, "missing"),
        Difference("figure", 1, "surplus"),
        Difference("official", 77, "surplus"),
    ]
    with pytest.raises(SystemExit) as left:
        call_command("search_index", "--check")
    assert left.value.code == 1
    assert f"article {article.pk}: different" in capsys.readouterr().out
    call_command("search_index", "--rebuild")
    call_command("search_index", "--check")
    assert "equal" in capsys.readouterr().out


def test_check_finds_a_document_that_stands_twice(article: models.Article) -> None:
    (document,) = upkeep.documents.build("article", [article.pk])
    with store.writing(store.opened().index) as writer:
        writer.add_document(document.packed())
        writer.commit()
    assert upkeep.check() == [Difference("article", article.pk, "twice")]


def test_an_index_of_another_archive_is_not_used(article: models.Article, no_upkeep: list[Any]) -> None:
    models.SearchLog.objects.update(archive="00000000-0000-4000-8000-000000000001")
    assert search(Search(parse("heroin"))).status == Status.OUTDATED
    no_upkeep[0]()
    assert found("heroin") == [article]


def prune_all() -> None:
    """Remove every row; on PostgreSQL whatever else runs on the server must first be past it."""
    for _attempt in range(1200):
        upkeep.changes.prune(2**40)
        if not models.SearchChange.objects.exists():
            return
        time.sleep(0.1)
    raise AssertionError("nothing could be pruned")


def test_an_index_behind_what_was_pruned_is_made_anew(article: models.Article, no_upkeep: list[Any]) -> None:
    make.article("Zebra")
    prune_all()
    assert search(Search(parse("zebra"))).status == Status.OUTDATED
    no_upkeep[0]()
    assert ask("zebra").total == 1
    assert upkeep.check() == []


def test_pruning_keeps_what_is_young(article: models.Article) -> None:
    models.SearchChange.objects.update(at=1000)
    make.article("Zebra")
    kept = models.SearchChange.objects.filter(at__gt=1000).count()
    assert kept > 0
    upkeep.changes.prune(2000)
    assert models.SearchChange.objects.filter(at__gt=1000).count() == kept


def test_old_folders_are_cleared_away(article: models.Article) -> None:
    (store.root() / "v1-leftover").mkdir()
    upkeep.rebuild()
    assert [path.name for path in store.root().glob("v*")] == [store.current_name()]


def test_writing_keeps_few_segments(article: models.Article) -> None:
    for number in range(30):
        make.article(f"Zebra {number}")
        assert ask("zebra").total == number + 1
    assert store.opened().searcher.num_segments < 20


def test_a_request_that_writes_takes_in_what_it_wrote_and_prunes(
    article: models.Article, client: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    pruned: list[int] = []
    monkeypatch.setattr(upkeep, "_pruned_at", -1e9)
    monkeypatch.setattr(upkeep.changes, "prune", pruned.append)
    make.article("Zebra")
    client.get("/healthz")
    assert upkeep.changes.is_pending(store.opened().checkpoint)
    client.post("/healthz")
    assert not upkeep.changes.is_pending(store.opened().checkpoint)
    client.post("/healthz")
    assert len(pruned) == 1, "once an hour"
    assert 0 < pruned[0] < time.time() - 6 * 86_400
    assert ask("zebra").total == 1


def test_one_that_takes_its_place_is_read_at_once(article: models.Article) -> None:
    first = upkeep.folder_in_use()
    upkeep.rebuild()
    assert upkeep.folder_in_use() != first
    assert store.opened().folder == upkeep.folder_in_use()
    assert found("heroin") == [article]
