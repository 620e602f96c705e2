"""The first page: documents over time, key figures, and that nothing of it is from a draft."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from django.test import Client
from lxml import html

from articles.models import Indicator
from articles.views.overview import key_figures
from tests import factories as make

pytestmark = pytest.mark.django_db
YEAR = (date(2021, 1, 1), date(2021, 12, 31))


def columns(client: Client) -> list[tuple[str, str]]:
    """Words and address of each column of the chart."""
    page = html.fromstring(client.get("/").content)
    return [(link.get("aria-label"), link.get("href")) for link in page.xpath("//svg/a")]


def listed(client: Client, address: str) -> int:
    return len(html.fromstring(client.get(address).content).xpath("//li[contains(@class, 'entry')]"))


def test_a_long_archive_is_counted_by_year(client: Client, search_index: Path) -> None:
    for day in (date(2015, 3, 1), date(2015, 4, 1), date(2021, 9, 30)):
        make.article(f"Of {day}", published_on=day)
    make.article("Draft", published_on=date(2018, 1, 1), state="draft")
    make.article("Undated", published_on=None)
    assert columns(client) == [
        ("2015: 2 articles", "/articles/?year=2015"),
        ("2021: 1 article", "/articles/?year=2021"),
    ]
    assert [listed(client, address) for _words, address in columns(client)] == [2, 1]


def test_a_short_archive_is_counted_by_month(client: Client, search_index: Path) -> None:
    for day in (date(2020, 2, 1), date(2020, 2, 29), date(2021, 9, 30)):
        make.article(f"Of {day}", published_on=day)
    assert [words for words, _address in columns(client)] == ["February 2020: 2 articles", "September 2021: 1 article"]
    assert [listed(client, address) for _words, address in columns(client)] == [2, 1]


def test_without_an_index_the_page_does_without_the_chart(client: Client) -> None:
    make.article()
    assert columns(client) == []
    assert "Articles over time" not in client.get("/").content.decode()


def test_key_figures_are_the_newest_whole_periods_in_the_usual_unit() -> None:
    article = make.article(blocks=["5 kg, 75 bars, 517 kg, 9 kg, 400 kg"])
    heroin, rate = make.indicator("heroin"), make.indicator("rate", unit="percent", cumulative=False)
    make.figure(
        article, "5 kg", 5, (date(2022, 1, 3), date(2022, 1, 20)), unit="kg", indicator=heroin
    )  # no whole month
    make.figure(article, "75 bars", 75, (date(2022, 1, 1), date(2022, 12, 31)), unit="bar", indicator=heroin)
    make.figure(article, "517 kg", 517, YEAR, unit="kg", indicator=heroin)
    make.figure(article, "9 kg", 9, YEAR, unit="kg", indicator=heroin)  # of a province
    make.figure(article, "400 kg", 400, (date(2021, 12, 1), date(2021, 12, 31)), unit="kg", indicator=heroin)
    make.figure(article, "9 kg", Decimal("9.5"), YEAR, unit="percent", indicator=rate, status="rejected")
    assert [str(figure) for figure in key_figures([article.versions.get().pk])] == ["517 kg"]


def test_key_figures_stand_with_period_and_sentence(client: Client) -> None:
    article = make.article(blocks=["One. In 2021 police seized 517 kg of heroin. Two."])
    make.figure(article, "517 kg", 517, YEAR, unit="kg")
    draft = make.article("Draft", ["They seized 600 kg."], state="draft")
    make.figure(draft, "600 kg", 600, (date(2022, 1, 1), date(2022, 12, 31)), unit="kg")
    assert Indicator.objects.get(code="heroin-seized").unit == "kg"
    (card,) = html.fromstring(client.get("/").content).xpath("//li[@class='card']")
    words = " ".join(card.text_content().split())
    for said in ("517 kg", "2021", "In 2021 police seized 517 kg of heroin."):
        assert said in words
    assert "600" not in words
