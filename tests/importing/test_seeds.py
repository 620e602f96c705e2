"""What the project's five seed documents must give."""

from datetime import date

import pytest

from articles.models import (
    Attestation,
    IdentityQuestion,
    Meeting,
    MeetingReport,
    Official,
    Participation,
    Post,
    Resolution,
)
from tests.importing.documents import bring, outcomes

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def seeds(django_db_setup, django_db_blocker):
    """Import the seeds once for this file."""
    from django.db import transaction

    with django_db_blocker.unblock(), transaction.atomic():
        report = bring()
        yield report
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def _imported(seeds) -> None:
    """Every test here looks at the imported seeds."""


def ranks_of(name: str) -> list[tuple[date, str]]:
    rows = Attestation.objects.filter(official__name=name, rank__isnull=False).order_by("as_of")
    return list(dict.fromkeys(rows.values_list("as_of", "rank__name")))


def test_all_five_are_new_and_the_read_me_is_none_of_them(seeds) -> None:
    assert outcomes(seeds) == ["new"] * 5


def test_to_lam_is_one_official_of_four_articles() -> None:
    official = Official.objects.get(folded="to lam")
    articles = official.attestations.values_list("version__article", flat=True).distinct()
    assert articles.count() == 4
    assert not IdentityQuestion.objects.exists()


def test_the_promotion_of_to_an_xo_lies_between_two_days() -> None:
    assert ranks_of("To An Xo") == [
        (date(2019, 11, 25), "Major General"),
        (date(2020, 6, 30), "Major General"),
        (date(2021, 9, 28), "Lieutenant General"),
    ]


def test_the_chief_of_the_office_is_one_post_that_passes_on() -> None:
    post = Post.objects.get(label="Chief of the Office of the Ministry of Public Security")
    holders = post.attestations.order_by("as_of").values_list("official__name", "as_of")
    assert list(dict.fromkeys(holders)) == [
        ("To An Xo", date(2019, 11, 25)),
        ("To An Xo", date(2020, 6, 30)),
        ("To An Xo", date(2021, 9, 28)),
        ("Dang Hong Duc", date(2024, 3, 25)),
    ]
    assert not Post.objects.filter(label__contains="Office", attestations__isnull=False).exclude(pk=post.pk).exists()


def test_no_post_is_a_bare_role() -> None:
    assert not Post.objects.filter(folded__in=("minister", "chief", "deputy minister")).exists()


def test_each_article_reports_its_own_meeting() -> None:
    assert Meeting.objects.count() == MeetingReport.objects.count() == 5
    assert MeetingReport.objects.values("meeting").distinct().count() == 5
    days = Meeting.objects.order_by("date_start").values_list("date_start", "date_end")
    assert list(days) == [
        (date(2019, 11, 25), date(2019, 11, 25)),
        (date(2020, 6, 30), date(2020, 6, 30)),
        (date(2021, 9, 28), date(2021, 9, 28)),
        (date(2021, 12, 27), date(2021, 12, 29)),
        (date(2024, 3, 25), date(2024, 3, 25)),
    ]


def test_every_meeting_has_its_chair() -> None:
    chairs = Participation.objects.filter(role="chair").order_by("meeting__date_start")
    assert list(chairs.values_list("official__name", flat=True)) == ["To Lam", "To An Xo", "To Lam", "To Lam", "To Lam"]


@pytest.mark.parametrize(
    ("number", "kind", "issuer", "day"),
    [
        ("51-NQ/TW", "Resolution", "Politburo", date(2019, 9, 5)),
        ("01/ND-CP", "Decree", "Government", date(2018, 8, 6)),
        ("22", "Resolution", "Politburo", None),
        ("17", "Resolution", "Government", None),
        ("12", "Resolution", "Public Security Central Party Committee", None),
        ("09", "Directive", "Minister of Public Security", None),
    ],
)
def test_cited_documents_have_issuer_and_day(number: str, kind: str, issuer: str, day: date | None) -> None:
    row = Resolution.objects.get(number=number, kind=kind)
    assert row.issuer is not None
    assert (row.issuer.name, row.date) == (issuer, day)


def test_laws_are_known_by_title() -> None:
    titles = set(Resolution.objects.filter(kind="Law").values_list("title", flat=True))
    assert "Law on Identification" in titles


def test_sources_are_told_by_the_layout() -> None:
    from articles.models import Article

    assert sorted(Article.objects.values_list("source__slug", flat=True)) == [
        "mps-portal",
        "mps-portal",
        "public-security-news",
        "public-security-news",
        "public-security-news",
    ]
