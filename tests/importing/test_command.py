"""`import_seeds` and `reextract` as a user calls them."""

import io
import json
import re
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.models import Article, ArticleVersion, ImportRun, Official
from tests.admin.people import person
from tests.importing.documents import ORCHARD, json_lines, release, write, write_zip

pytestmark = pytest.mark.django_db


def run(*arguments: Path | str, code: int = 0, **options: Any) -> str:
    """Call the command and return what it prints; it must end with this exit code."""
    out = io.StringIO()
    try:
        call_command("import_seeds", *map(str, arguments), stdout=out, **options)
        ended = 0
    except SystemExit as end:
        ended = int(end.code or 0)
    assert ended == code, out.getvalue()
    return out.getvalue()


def test_without_arguments_the_seeds_are_imported() -> None:
    assert "5 new" in run()
    assert "5 unchanged" in run()
    assert ImportRun.objects.count() == 2


def test_the_summary_names_what_changed_and_what_was_rejected(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", release())
    write(tmp_path, "b.txt", "")
    write(tmp_path, "copy.txt", release())
    printed = run(tmp_path, code=1)
    assert re.search(r"new +\S+/a\.txt +Ministry takes stock of a wet month +\d+", printed)
    assert f"rejected   {tmp_path}/b.txt: empty" in printed
    assert f"duplicate  {tmp_path}/copy.txt: the same bytes as a.txt" in printed
    assert "1 new, 1 duplicate, 1 rejected" in printed
    assert "figures: 3" in printed


def test_a_long_name_is_never_cut(tmp_path: Path) -> None:
    name = "a-very-long-name-" * 12 + ".txt"
    write(tmp_path, name, "")
    assert f"{tmp_path}/{name}: empty" in run(tmp_path, code=1)


def test_nothing_but_the_report_is_printed_in_a_pipe(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    write(tmp_path, "a.txt", release())
    printed = run(tmp_path)
    assert "\x1b" not in printed
    assert capfd.readouterr().err == ""


def test_notices_are_told(tmp_path: Path) -> None:
    write(
        tmp_path,
        "a.txt",
        ("Tin ngắn\n\nCông an xã Hòa Bình tặng quà cho các cụ già neo đơn. ").encode().decode("latin-1"),
    )
    assert "wrong character set" in run(tmp_path)
    assert ArticleVersion.objects.get().notices[0]["code"] == "mojibake-repaired"


def test_json_says_everything(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", release())
    write(tmp_path, "b.txt", "")
    report = json.loads(run(tmp_path, "--json", code=1))
    assert report["counts"]["new"] == report["counts"]["rejected"] == 1
    assert report["run"] == str(ImportRun.objects.get().uuid)
    assert report["dry_run"] is False
    new, rejected = report["documents"]
    assert new["article"] == {
        "uuid": str(Article.objects.get().uuid),
        "title": "Ministry takes stock of a wet month",
        "slug": "ministry-takes-stock-of-a-wet-month",
    }
    assert new["claims"]["figures"] == report["claims"]["figures"]
    assert (rejected["outcome"], rejected["reason"], rejected["article"]) == ("rejected", "empty", None)


def test_a_dry_run_writes_nothing_and_says_what_would_change(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", release())
    run(path)
    write(tmp_path, "a.txt", release(cases="7"))
    write(tmp_path, "b.txt", ORCHARD)
    write(tmp_path, "c.txt", ORCHARD)
    with CaptureQueriesContext(connection) as queries:
        report = json.loads(run(tmp_path, "--dry-run", "--json", "--batch-size=1"))
    assert [query["sql"] for query in queries if not query["sql"].lstrip().startswith("SELECT")] == []
    assert [document["outcome"] for document in report["documents"]] == ["updated", "new", "duplicate"]
    assert report["records"]["officials"] == 1
    assert report["run"] is None
    assert Article.objects.count() == ArticleVersion.objects.count() == ImportRun.objects.count() == 1
    assert "Dry run: nothing was written." in run(tmp_path, "--dry-run")


def test_a_dry_run_foretells_the_real_one(tmp_path: Path) -> None:
    for number in range(5):
        write(tmp_path, f"{number}.txt", release(cases=str(number), title=f"Title {number}"))
    write(tmp_path, "5.txt", ORCHARD)
    foretold = json.loads(run(tmp_path, "--dry-run", "--json", "--batch-size=2"))
    real = json.loads(run(tmp_path, "--json", "--batch-size=2"))
    for report in (foretold, real):
        del report["run"], report["dry_run"]
    assert foretold == real


def test_drafts_are_not_published(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", release())
    run(tmp_path, "--draft")
    article = Article.objects.get()
    assert (article.state, article.first_published_at) == ("draft", None)
    assert not Article.objects.published().exists()
    assert Official.objects.exists()
    assert not Official.objects.published().exists()


def test_importing_again_without_draft_does_not_publish(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", release())
    run(tmp_path, "--draft")
    run(tmp_path)
    assert Article.objects.get().state == "draft"


def test_the_source_can_be_told(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", ORCHARD)
    run(tmp_path, "--source", "viet-nam-news")
    source = Article.objects.get().source
    assert source is not None
    assert source.slug == "viet-nam-news"


def test_an_unknown_source_says_which_are_known(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=r"no source 'x'.*viet-nam-news"):
        run(tmp_path, "--source", "x")


@pytest.mark.parametrize("option", ["--workers=0", "--batch-size=0", "--batch-size=x", "--stdin-format=pdf"])
def test_bad_values_are_refused(tmp_path: Path, option: str) -> None:
    with pytest.raises(CommandError):
        run(tmp_path, option)


@pytest.mark.parametrize(
    ("form", "data", "expected"),
    [
        ("text", release().encode(), 1),
        ("jsonl", json_lines({"text": release()}, {"text": ORCHARD}).encode(), 2),
    ],
)
def test_standard_input(monkeypatch: pytest.MonkeyPatch, form: str, data: bytes, expected: int) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data)))
    run("-", f"--stdin-format={form}")
    assert Article.objects.count() == expected


def test_an_archive_is_imported(tmp_path: Path) -> None:
    path = write_zip(tmp_path / "a.zip", {"a.txt": release(), "b.htm": f"<html><body><p>{ORCHARD}</p></body></html>"})
    assert "2 new" in run(path)


def test_an_interrupt_says_how_to_go_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*arguments: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("articles.importing.pipeline.write_batch", stop)
    write(tmp_path, "a.txt", release())
    with pytest.raises(CommandError, match="run the same command again"):
        run(tmp_path)
    assert ImportRun.objects.get().state == ImportRun.State.INTERRUPTED


class TestReextract:
    def call(self, *arguments: str) -> str:
        out = io.StringIO()
        call_command("reextract", *arguments, stdout=out)
        return out.getvalue()

    def test_with_the_same_extractor_nothing_changes(self, tmp_path: Path) -> None:
        write(tmp_path, "a.txt", release())
        run(tmp_path)
        assert self.call() == "1 read, 0 changed.\n"

    def test_it_says_what_changed(self, tmp_path: Path) -> None:
        write(tmp_path, "a.txt", release())
        run(tmp_path)
        from articles.models import Citation, Figure

        Figure.objects.all().delete()
        Citation.objects.update(confidence="0.1")
        missing = self.call("--dry-run")
        assert re.match(r"ministry-takes-stock-of-a-wet-month: added figures: \d, changed citations: 1\n", missing)
        assert missing.endswith("1 read, 1 changed. Dry run: nothing was written.\n")
        assert not Figure.objects.exists()
        self.call("ministry-takes-stock-of-a-wet-month")
        assert Figure.objects.exists()
        assert self.call() == "1 read, 0 changed.\n"

    def test_an_unknown_article_is_refused(self) -> None:
        with pytest.raises(CommandError, match="no article nowhere"):
            self.call("nowhere")

    def test_only_what_an_older_extractor_read(self, tmp_path: Path) -> None:
        write(tmp_path, "a.txt", release())
        write(tmp_path, "b.txt", ORCHARD)
        run(tmp_path)
        ArticleVersion.objects.filter(name="a.txt").update(extractor="0.1")
        assert self.call("--outdated") == "1 read, 0 changed.\n"
        assert self.call("--outdated") == "0 read, 0 changed.\n"


def test_an_import_is_kept_in_the_name_of_who_asked(tmp_path: Path, settings: Any) -> None:
    write(tmp_path, "a.txt", release())
    contributor, chief, stranger = (person(role) for role in ("contributor", "chief", "staff"))
    for name, why in [("nobody", "no account 'nobody'"), (stranger.username, "that may import")]:
        with pytest.raises(CommandError, match=why):
            run(tmp_path, user=name)
    with pytest.raises(CommandError, match="may not publish"):
        run(tmp_path, user=contributor.username)
    run(tmp_path, user=contributor.username, draft=True)
    assert (ImportRun.objects.get().user, Article.objects.get().state) == (contributor, "draft")
    settings.FOUR_EYES = True
    with pytest.raises(CommandError, match="who imports does not publish"):
        run(tmp_path, user=chief.username)
