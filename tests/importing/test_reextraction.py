"""Re-extraction replaces undecided claims and never touches a decided one (rule 2)."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.extraction import extract, types
from articles.importing.parsing import Reading
from articles.importing.reextraction import placing, reextract
from articles.models import ArticleVersion, Claim, Figure
from tests import factories
from tests.importing.documents import bring, release, write

pytestmark = pytest.mark.django_db

type Change = Callable[[types.Extraction], types.Extraction]


@pytest.fixture
def version(tmp_path: Path) -> ArticleVersion:
    bring(write(tmp_path, "a.txt", release()))
    return ArticleVersion.objects.get()


def decide(claim: Claim, status: str, **fields: object) -> None:
    claim.status, claim.decided_by, claim.decided_at = status, factories.user(), timezone.now()
    for name, value in fields.items():
        setattr(claim, name, value)
    claim.save()


def with_extractor(monkeypatch: pytest.MonkeyPatch, change: Change) -> None:
    """Let the extractor read something else from now on."""
    monkeypatch.setattr("articles.importing.dating.extract", lambda text, hints: change(extract(text, hints)))


def figures(change: Callable[[types.Figure], types.Figure]) -> Change:
    return lambda found: replace(found, figures=tuple(change(figure) for figure in found.figures))


def criminal_cases() -> Figure:
    return Figure.objects.get(indicator__code="criminal-cases")


def test_the_same_extractor_writes_nothing(version: ArticleVersion) -> None:
    with CaptureQueriesContext(connection) as queries:
        assert not reextract(version)
    assert [query["sql"] for query in queries if query["sql"].startswith(("INSERT", "UPDATE", "DELETE"))] == []


def test_claims_that_are_no_longer_found_go(version: ArticleVersion, monkeypatch: pytest.MonkeyPatch) -> None:
    with_extractor(monkeypatch, lambda found: replace(found, figures=()))
    difference = reextract(version)
    assert difference.removed["figures"] > 0
    assert not Figure.objects.exists()


def test_a_claim_that_says_more_keeps_its_id(version: ArticleVersion, monkeypatch: pytest.MonkeyPatch) -> None:
    before = criminal_cases()
    with_extractor(monkeypatch, figures(lambda figure: replace(figure, qualifier="about")))
    reextract(version)
    after = criminal_cases()
    assert (after.pk, after.uuid, after.qualifier) == (before.pk, before.uuid, "about")


@pytest.mark.parametrize("status", ["accepted", "rejected"])
def test_a_decided_claim_is_not_touched_and_does_not_come_twice(
    version: ArticleVersion, monkeypatch: pytest.MonkeyPatch, status: str
) -> None:
    decide(criminal_cases(), status)
    before = Figure.objects.filter(pk=criminal_cases().pk).values().get()
    with_extractor(monkeypatch, figures(lambda figure: replace(figure, qualifier="about")))
    reextract(version)
    assert Figure.objects.filter(pk=before["id"]).values().get() == before
    assert Figure.objects.filter(indicator__code="criminal-cases").count() == 1


def test_a_decided_claim_stays_when_it_is_no_longer_found(
    version: ArticleVersion, monkeypatch: pytest.MonkeyPatch
) -> None:
    decide(criminal_cases(), "accepted")
    with_extractor(monkeypatch, lambda found: replace(found, figures=()))
    reextract(version)
    assert list(Figure.objects.values_list("status", flat=True)) == ["accepted"]


def test_what_a_person_corrected_does_not_come_back(version: ArticleVersion) -> None:
    decide(criminal_cases(), "corrected", value=Decimal(1209), proposal={"value": "1208"})
    assert not reextract(version)
    assert not Figure.objects.filter(value=1208).exists()


def test_a_rejected_official_does_not_come_back_after_a_merge(version: ArticleVersion) -> None:
    from articles.models import Attestation

    claim = Attestation.objects.get()
    decide(claim, "rejected")
    standing = factories.official("Thu the Elder")
    type(claim.official).objects.filter(pk=claim.official_id).update(merged_into=standing)
    assert not reextract(version).added["attestations"]


def test_a_persons_own_claim_stays(version: ArticleVersion) -> None:
    factories.figure(version, "two departments", value=2, unit="department", status="accepted", extractor="")
    reextract(version)
    assert Figure.objects.filter(unit="department").exists()


def test_a_dry_run_writes_nothing(version: ArticleVersion, monkeypatch: pytest.MonkeyPatch) -> None:
    with_extractor(monkeypatch, lambda found: replace(found, figures=()))
    assert reextract(version, dry_run=True).removed["figures"] == Figure.objects.count() > 0


def test_the_version_keeps_its_blocks_when_the_new_reading_has_others(
    version: ArticleVersion, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The new reading takes the first two paragraphs as one: every claim is put into the stored ones."""
    stored = version.blocks

    def joined(found: types.Extraction) -> types.Extraction:
        first, second, *rest = found.article.blocks
        text = bytes(version.raw).decode()[first.start : second.end]
        whole = types.Block(first.kind, text, first.start, second.end)

        def moved(span: types.Span) -> types.Span:
            shift = second.start - first.start if span.block == 1 else 0
            return types.Span(max(span.block - 1, 0), span.start + shift, span.end + shift)

        return replace(
            found,
            article=replace(found.article, blocks=(whole, *rest)),
            figures=tuple(replace(figure, span=moved(figure.span)) for figure in found.figures),
            officials=(),
            meetings=(),
            citations=(),
            statements=(),
        )

    before = set(Figure.objects.values_list("uuid", "block", "start", "exact"))
    with_extractor(monkeypatch, joined)
    difference = reextract(version)
    version.refresh_from_db()
    assert version.blocks == stored
    assert set(Figure.objects.values_list("uuid", "block", "start", "exact")) == before
    assert difference.unplaced == 0


def test_what_has_no_place_in_the_stored_text_is_dropped_and_counted(
    version: ArticleVersion, monkeypatch: pytest.MonkeyPatch
) -> None:
    def elsewhere(found: types.Extraction) -> types.Extraction:
        title = types.Block(types.BlockKind.PARAGRAPH, found.article.title or "", 0, len(found.article.title or ""))
        blocks = (title, *found.article.blocks)
        figure = replace(found.figures[0], span=types.Span(0, 0, 8))
        return replace(types.Extraction(replace(found.article, blocks=blocks)), figures=(figure,))

    with_extractor(monkeypatch, elsewhere)
    assert reextract(version).unplaced == 1
    assert not Figure.objects.exists()


def test_a_span_goes_where_the_same_words_stand() -> None:
    text = "Title\n\nOne two.\n\nThree four."
    stored = [{"kind": "paragraph", "text": "One two."}, {"kind": "paragraph", "text": "Three four."}]
    whole = types.Block(types.BlockKind.PARAGRAPH, text, 0, len(text))
    place = placing(stored, [whole], Reading(text, "utf-8", types.Hints()))
    assert place(types.Span(0, text.index("four"), text.index("four") + 4)) == types.Span(1, 6, 10)
    assert place(types.Span(0, 0, 5)) is None, "the title is in no stored block"
    assert place(types.Span(0, text.index("two"), text.index("Three") + 5)) is None, "it would cross blocks"
