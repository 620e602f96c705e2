"""Printed changes beside computed ones: which baseline is taken, and when the two are said to disagree."""

from datetime import date
from decimal import Decimal

import pytest
from django.test import Client
from lxml import html

from articles import models
from articles.models import PeriodKind
from articles.views.stated import baseline_days, tolerance
from tests import factories as make

pytestmark = pytest.mark.django_db
YEAR, BEFORE = (date(2021, 1, 1), date(2021, 12, 31)), (date(2020, 1, 1), date(2020, 12, 31))


def said(client: Client, **fields: object) -> str:
    """What the page says in the cell of the change of the figure of 2021."""
    article = make.article(blocks=["In 2021 there were 110 cases, after 100 cases in 2020."])
    figure = make.figure(article, "110 cases", 110, YEAR, unit="case", **({"change_percent": Decimal(10)} | fields))
    make.figure(article, "100 cases", 100, BEFORE, unit="case")
    page = html.fromstring(client.get("/figures/heroin-seized/").content)
    (row,) = page.xpath(f"//tr[@id='c-{figure.uuid.hex[:8]}']")
    return " ".join(row.xpath("td")[1].text_content().split())


STATED = {"baseline_start": BEFORE[0], "baseline_end": BEFORE[1]}


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        (STATED, "+10% ✓ +10% computed against 2020: they agree"),
        (STATED | {"change_percent": Decimal("10.9")}, "+10.9% ≠ +10% computed against 2020"),
        (STATED | {"change_percent": Decimal(-10)}, "−10% ≠ +10% computed against 2020"),
        ({}, "+10% ≈ +10% if against 2020"),  # the article does not say against what
        (STATED | {"qualifier": "nearly"}, "+10% ≈ +10% if against 2020"),
        ({"change_percent": None}, ""),
        ({"baseline_start": date(2019, 1, 1), "baseline_end": date(2019, 12, 31)}, "+10%"),  # nothing to compute with
    ],
)
def test_the_computed_change_stands_beside_the_printed_one(client: Client, fields: object, words: str) -> None:
    assert said(client, **fields) == words


def test_a_disagreement_is_marked_in_the_chart_and_explained(client: Client) -> None:
    said(client, **STATED | {"change_percent": Decimal(50)})
    page = html.fromstring(client.get("/figures/heroin-seized/").content)
    assert [text.split()[0] for text in page.xpath("//svg//a/text/text()")] == ["100", "≠"]
    assert "differ by more than rounding" in page.xpath("string(//main)")


def test_a_baseline_elsewhere_counts_only_when_it_is_of_the_size_that_is_implied(client: Client) -> None:
    country = make.article(blocks=["In 2021 there were 30,000 cases."])
    province = make.article(blocks=["In 2020 the province had 100 cases, the country 29,000 cases."])
    changed = make.figure(country, "30,000 cases", 30_000, YEAR, unit="case", change_percent=Decimal(5), **STATED)
    make.figure(province, "100 cases", 100, BEFORE, unit="case")
    page = client.get("/figures/heroin-seized/").content.decode()
    assert "computed against" not in page
    make.figure(province, "29,000 cases", 29_000, BEFORE, unit="case")
    page = client.get("/figures/heroin-seized/").content.decode()
    assert "+3.45%" in page
    assert changed.unit == "case"


def test_drafts_are_no_baseline(client: Client) -> None:
    article = make.article(blocks=["In 2021 there were 110 cases."])
    make.figure(article, "110 cases", 110, YEAR, unit="case", change_percent=Decimal(10), **STATED)
    draft = make.article("Draft", ["In 2020 there were 100 cases."], state="draft")
    make.figure(draft, "100 cases", 100, BEFORE, unit="case")
    assert "computed" not in client.get("/figures/heroin-seized/").content.decode()


@pytest.mark.parametrize(
    ("kind", "period", "days"),
    [
        (PeriodKind.YEAR, YEAR, BEFORE),
        (PeriodKind.MONTH, (date(2021, 2, 1), date(2021, 2, 28)), (date(2020, 2, 1), date(2020, 2, 29))),
        (PeriodKind.OTHER, (date(2021, 1, 3), date(2021, 2, 5)), None),
        (PeriodKind.NONE, (None, None), None),
    ],
)
def test_without_a_stated_baseline_the_year_before_is_meant(
    kind: PeriodKind, period: tuple[date, date], days: tuple[date, date] | None
) -> None:
    figure = models.Figure(change_percent=Decimal(1), period_kind=kind, period_start=period[0], period_end=period[1])
    assert baseline_days(figure) == days


@pytest.mark.parametrize(("stated", "allowed"), [("23.640", "0.01"), ("5", "1"), ("10", "1"), ("0.5", "0.1")])
def test_rounding_is_no_disagreement(stated: str, allowed: str) -> None:
    assert tolerance(Decimal(stated)) == Decimal(allowed)
