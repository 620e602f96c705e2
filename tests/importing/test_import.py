"""How each document ends, and that importing the same again changes nothing."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.models import CLAIM_MODELS, Article, ArticleLink, ArticleVersion, Figure, ImportItem, ImportRun, Source
from tests.importing.documents import ORCHARD, bring, json_lines, outcomes, release, write, write_zip

pytestmark = pytest.mark.django_db


def test_a_document_becomes_an_article_with_a_version_and_claims(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", release())
    report = bring(path)
    assert outcomes(report) == ["new"]
    article = Article.objects.get()
    assert article.title == "Ministry takes stock of a wet month"
    assert article.slug == "ministry-takes-stock-of-a-wet-month"
    assert article.state == Article.State.PUBLISHED
    assert article.first_published_at is not None
    assert article.published_on == date(2022, 3, 5)
    assert article.published_at == datetime(2022, 3, 5, 1, 15, tzinfo=UTC)
    assert article.date_precision == "minute"
    version = article.versions.get()
    assert bytes(version.raw) == path.read_bytes()
    assert (version.number, version.is_current, version.encoding) == (1, True, "utf-8")
    assert version.bands.count() == 12
    for model in CLAIM_MODELS:
        for claim in model._default_manager.all():
            assert version.blocks[claim.block]["text"][claim.start : claim.end] == claim.exact
            assert claim.status == "suggested"
    assert Figure.objects.get(indicator__code="criminal-cases").value == 1208
    assert report.claims["figures"] == Figure.objects.count() > 0


def test_the_run_and_its_items_are_kept(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", release())
    write(tmp_path, "b.txt", b"%PDF-")
    bring(tmp_path)
    run = ImportRun.objects.get()
    assert run.state == ImportRun.State.FINISHED
    assert run.finished_at is not None
    assert run.inputs == [str(tmp_path)]
    assert run.counts == {"new": 1, "rejected": 1}
    first, second = run.items.order_by("position")
    assert (first.outcome, first.article, first.name) == ("new", Article.objects.get(), f"{tmp_path}/a.txt")
    assert (second.outcome, second.reason[:19], second.article) == ("rejected", "not a text document", None)
    assert ArticleVersion.objects.get().run == run


def test_the_folders_of_this_machine_are_not_kept_with_a_version(tmp_path: Path) -> None:
    write(tmp_path, "2022/a.txt", release())
    bring(tmp_path)
    assert ArticleVersion.objects.get().name == "2022/a.txt"


def test_a_second_run_writes_its_own_record_and_nothing_else(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", release())
    write(tmp_path, "b.txt", ORCHARD)
    bring(tmp_path)
    with CaptureQueriesContext(
        connection,
    ) as queries:
        report = bring(tmp_path)
    assert outcomes(report) == ["unchanged", "unchanged"]
    written = {
        query["sql"].split()[0] + " " + next(word for word in query["sql"].split() if "articles_" in word)
        for query in queries
        if query["sql"].startswith(("INSERT", "UPDATE", "DELETE"))
    }
    assert written == {
        'INSERT "articles_importrun"',
        'INSERT "articles_importitem"',
        'UPDATE "articles_importrun"',
    }


def test_the_same_bytes_under_another_name_are_a_duplicate(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", release())
    write(tmp_path, "copy.txt", release())
    report = bring(tmp_path)
    assert outcomes(report) == ["new", "duplicate"]
    assert report.results[1].reason == "the same bytes as a.txt"
    assert ImportItem.objects.get(outcome="duplicate").article == Article.objects.get()
    assert outcomes(bring(tmp_path)) == ["unchanged", "duplicate"]


def test_the_same_text_under_another_name_is_a_duplicate(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", release())
    write(tmp_path, "copy.txt", release().replace("\n", "\r\n").encode("utf-16"))
    report = bring(tmp_path)
    assert outcomes(report) == ["new", "duplicate"]
    assert report.results[1].reason == "the same text as a.txt"
    assert ArticleVersion.objects.count() == 1


def test_a_near_duplicate_is_an_article_of_its_own_with_a_link(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", release())
    bring(tmp_path)
    write(tmp_path, "b.txt", release(title="A wet month in review", cases="1,209"))
    report = bring(tmp_path)
    assert outcomes(report) == ["unchanged", "near-duplicate"]
    assert "Ministry takes stock of a wet month" in report.results[1].reason
    link = ArticleLink.objects.get()
    assert (link.article.title, link.other.title) == ("A wet month in review", "Ministry takes stock of a wet month")
    assert 0.75 <= link.similarity < 1
    assert link.status == ArticleLink.Status.OPEN


def test_near_duplicates_are_seen_within_one_batch_too(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", release())
    write(tmp_path, "b.txt", release(title="A wet month in review", cases="1,209"))
    assert outcomes(bring(tmp_path)) == ["new", "near-duplicate"]
    assert ArticleLink.objects.count() == 1


def test_texts_of_a_few_words_are_no_near_duplicates(tmp_path: Path) -> None:
    words = "A grey boat was found this morning beside the old weir again"
    write(tmp_path, "a.txt", f"{words}.\n")
    write(tmp_path, "b.txt", f"{words}; {words}.\n")
    assert outcomes(bring(tmp_path)) == ["new", "new"]
    assert not ArticleLink.objects.exists()


def test_other_articles_are_not_linked(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", release())
    write(tmp_path, "b.txt", ORCHARD)
    assert outcomes(bring(tmp_path)) == ["new", "new"]
    assert not ArticleLink.objects.exists()


def test_articles_whose_signatures_meet_by_chance_are_compared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("articles.importing.similarity.bands", lambda groups: (1, 2, 3))
    write(tmp_path, "a.txt", release())
    write(tmp_path, "b.txt", ORCHARD)
    assert outcomes(bring(tmp_path, batch_size=1)) == ["new", "new"]
    assert not ArticleLink.objects.exists()


def test_rejected_documents_never_stop_the_others(tmp_path: Path) -> None:
    write(tmp_path, "1-empty.txt", "")
    write(tmp_path, "2-picture.txt", b"\x89PNG\r\n")
    write(tmp_path, "3-lines.jsonl", "{\n" + json_lines({"text": ORCHARD}))
    write_zip(tmp_path / "4.zip", {"../x.txt": "out", "ok.txt": release()})
    write(tmp_path, "5-broken.zip", "no archive")
    report = bring(tmp_path, tmp_path / "missing")
    assert outcomes(report) == ["rejected", "rejected", "rejected", "new", "rejected", "new", "rejected", "rejected"]
    reasons = {Path(result.name).name: result.reason for result in report.results if result.reason}
    assert reasons["1-empty.txt"] == "empty"
    assert "PNG" in reasons["2-picture.txt"]
    assert reasons["3-lines.jsonl:1"].startswith("not a line of JSON")
    assert reasons["x.txt"] == "its name points outside the archive"
    assert reasons["5-broken.zip"].startswith("not a readable zip archive")
    assert reasons["missing"] == "there is no such file or folder"


def test_the_limit_of_one_document_is_the_setting(tmp_path: Path, settings) -> None:
    settings.IMPORT_MAX_BYTES = 50
    write(tmp_path, "a.txt", release())
    assert bring(tmp_path).results[0].reason == "larger than 50 bytes (IMPORT_MAX_BYTES)"


def test_the_limit_of_an_archive_is_the_setting(tmp_path: Path, settings) -> None:
    settings.IMPORT_MAX_ARCHIVE_BYTES = 50
    write_zip(tmp_path / "a.zip", {"a.txt": release()})
    assert "IMPORT_MAX_ARCHIVE_BYTES" in bring(tmp_path).results[0].reason


def test_standard_input_is_imported_and_known_again(tmp_path: Path) -> None:
    assert outcomes(bring("-", stdin=release().encode())) == ["new"]
    assert outcomes(bring("-", stdin=release().encode())) == ["unchanged"]
    assert outcomes(bring("-", stdin=ORCHARD.encode())) == ["new"]


def test_documents_with_an_address_are_known_by_it(tmp_path: Path) -> None:
    lines = json_lines({"text": release(), "url": "https://en.cand.com.vn/wet-month/"})
    bring(write(tmp_path, "one.jsonl", lines))
    article = Article.objects.get()
    assert article.url == "https://en.cand.com.vn/wet-month/"
    changed = json_lines({"text": release(cases="1,300"), "url": "http://en.cand.com.vn/wet-month"})
    assert outcomes(bring(write(tmp_path, "two.jsonl", changed))) == ["updated"]
    assert article.versions.count() == 2


def test_slugs_are_numbered_in_the_order_of_the_input(tmp_path: Path) -> None:
    for number in range(1, 4):
        write(tmp_path, f"{number}.txt", f"Same headline\n\nAn entirely different story number {number} begins here.\n")
    bring(tmp_path, batch_size=1)
    slugs = Article.objects.order_by("id").values_list("slug", flat=True)
    assert list(slugs) == ["same-headline", "same-headline-2", "same-headline-3"]


def test_a_document_without_a_title_is_named_by_its_first_words(tmp_path: Path) -> None:
    body = (
        "Rain fell on the parade ground while the band of the academy went on playing until the very last note of it. "
    )
    bring(write(tmp_path, "a.txt", (body * 3).strip() + "\n"))
    assert Article.objects.get().title.startswith("Rain fell on the parade ground")


def test_an_undated_document_keeps_no_date(tmp_path: Path) -> None:
    bring(write(tmp_path, "a.txt", "A notice\n\nThe station moves to the old mill; bring your papers there.\n"))
    article = Article.objects.get()
    assert (article.published_on, article.published_at, article.date_precision) == (None, None, "none")


class TestSource:
    def source_of(self, tmp_path: Path, default: str | None = None, **fields: str) -> str | None:
        path = write(tmp_path, "a.jsonl", json_lines({"text": ORCHARD, **fields}))
        bring(path, source=Source.objects.get(slug=default) if default else None)
        source = Article.objects.get().source
        return source.slug if source else None

    def test_by_the_host_of_the_address(self, tmp_path: Path) -> None:
        fields = {"url": "https://www.en.cand.com.vn/x", "source": "Viet Nam News"}
        assert self.source_of(tmp_path, default="viet-nam-news", **fields) == "public-security-news"

    def test_a_host_that_only_ends_alike_is_another(self, tmp_path: Path) -> None:
        Source.objects.update(layout="")
        assert self.source_of(tmp_path, url="https://notcand.com.vn/x") is None

    def test_by_the_name_the_document_gives(self, tmp_path: Path) -> None:
        assert self.source_of(tmp_path, default="mps-portal", source="viet nam NEWS") == "viet-nam-news"

    def test_by_what_the_user_says(self, tmp_path: Path) -> None:
        assert self.source_of(tmp_path, default="mps-portal") == "mps-portal"

    def test_by_the_layout(self, tmp_path: Path) -> None:
        bring(write(tmp_path, "a.txt", release()))
        article = Article.objects.get()
        assert article.source == Source.objects.filter(layout=article.layout).first()

    def test_a_source_nobody_knows_is_said(self, tmp_path: Path) -> None:
        Source.objects.update(layout="")
        report = bring(write(tmp_path, "a.jsonl", json_lines({"text": ORCHARD, "source": "Harbour Post"})))
        assert [notice.code for notice in report.results[0].notices if notice.code == "source-unknown"]
        assert Article.objects.get().source is None
