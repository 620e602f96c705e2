"""What `published()` and `visible_claims()` let through."""

import pytest

from articles import models
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("state", "seen", "announced"),
    [("draft", False, False), ("in_review", False, False), ("published", True, True), ("withdrawn", False, True)],
)
def test_article_by_state(state: str, seen: bool, announced: bool) -> None:
    article = make.article(state=state)
    assert (article in models.Article.objects.published()) is seen
    assert (article in models.Article.objects.announced()) is announced


@pytest.mark.parametrize(
    ("state", "status", "seen"),
    [
        ("published", "suggested", True),
        ("published", "accepted", True),
        ("published", "corrected", True),
        ("published", "rejected", False),
        ("draft", "accepted", False),
        ("withdrawn", "accepted", False),
    ],
)
def test_records_are_public_through_a_visible_claim_only(state: str, status: str, seen: bool) -> None:
    article = make.article(state=state)
    who, what, document = make.official(), make.meeting(), make.resolution()
    make.attestation(article, who, status=status)
    make.report(article, what, status=status)
    make.citation(article, document, status=status)
    number = make.figure(article, status=status)
    assert (who in models.Official.objects.published()) is seen
    assert (what in models.Meeting.objects.published()) is seen
    assert (document in models.Resolution.objects.published()) is seen
    assert (number.indicator in models.Indicator.objects.published()) is seen
    assert (number in models.Figure.objects.visible_claims()) is seen


def test_claims_of_an_older_version_are_not_visible() -> None:
    article = make.article()
    old = make.statement(article, make.official())
    make.version(article, ["Another text."])
    assert old not in models.Statement.objects.visible_claims()


def test_a_merged_official_is_not_public() -> None:
    kept, gone = make.official("To Lam"), make.official("Tô Lâm")
    article = make.article()
    make.attestation(article, kept)
    make.attestation(article, gone)
    models.Official.objects.filter(pk=gone.pk).update(merged_into=kept)
    assert list(models.Official.objects.published()) == [kept]


def test_undecided_claims_are_the_ones_a_machine_may_replace() -> None:
    article = make.article()
    statuses = ("suggested", "accepted", "corrected", "rejected")
    made = {status: make.statement(article, make.official(), status=status) for status in statuses}
    assert list(models.Statement.objects.undecided()) == [made["suggested"]]
    assert [status for status, claim in made.items() if claim.is_decided] == ["accepted", "corrected", "rejected"]


def test_newest_first_puts_undated_articles_last() -> None:
    from datetime import date

    old = make.article(published_on=date(2016, 5, 1))
    undated = make.article(published_on=None)
    new = make.article(published_on=date(2024, 3, 26))
    assert list(models.Article.objects.newest_first()) == [new, old, undated]
