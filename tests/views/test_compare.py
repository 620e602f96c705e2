"""Indicators compared, and charts taken along as pictures."""

from datetime import date
from pathlib import Path
from struct import unpack
from urllib.parse import urlencode

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from lxml import etree, html

from articles import models
from tests import factories as make

pytestmark = pytest.mark.django_db
YEAR = (date(2021, 1, 1), date(2021, 12, 31))
TEXT = "In 2021 police <b> handled 26,193 cases and 9 fires, seized 517 kg and 400 pills, and freed 3 people."


@pytest.fixture
def article() -> models.Article:
    made = make.article("Year review", [TEXT])
    make.figure(made, "26,193 cases", 26_193, YEAR, unit="case", indicator=make.indicator("drug-cases", unit="case"))
    drugs = make.indicator("drugs-seized", label_vi="Ma túy thu giữ")
    make.figure(made, "517 kg", 517, YEAR, unit="kg", indicator=drugs)
    make.figure(made, "517 kg", 130, make.whole_month(2021, 3), unit="kg", indicator=drugs)
    make.figure(made, "9 fires", 9, YEAR, unit="fire", indicator=make.indicator("fires", unit="fire"))
    return made


def page_of(client: Client, *names: str, kind: str = "") -> html.HtmlElement:
    query = urlencode({"indicator": names, "kind": kind} if kind else {"indicator": names}, doseq=True)
    response = client.get(f"/figures/compare/?{query}")
    assert response.status_code == 200
    return html.fromstring(response.content)


def test_each_indicator_has_a_chart_and_a_column_with_period_and_sentence(
    client: Client, article: models.Article
) -> None:
    page = page_of(client, "drug-cases", "ma túy thu giữ", "FIRES".lower(), kind="year")
    assert page.xpath("//figure//svg/@aria-label") == [
        "Chart: Drug cases, By year",
        "Chart: Drugs seized, By year",
        "Chart: Fires, By year",
    ]
    (row,) = page.xpath("//tbody/tr")
    assert row.xpath("string(th)") == "2021"
    cells = row.xpath("td")
    assert [cell.xpath("string(span[@class='value'])") for cell in cells] == ["26,193 cases", "517 kg", "9 fires"]
    assert all("In 2021 police" in cell.text_content() for cell in cells)


def test_kinds_of_periods_never_share_a_chart(client: Client, article: models.Article) -> None:
    page = page_of(client, "drugs-seized", kind="month")
    assert [link.get("aria-label") for link in page.xpath("//svg/a")] == ["March 2021: 130 kg"]
    assert "2021: 517 kg" not in page.text_content()


def test_the_kind_that_most_have_is_the_first_choice(
    client: Client, article: models.Article, search_index: Path
) -> None:
    page = page_of(client, "drugs-seized", "fires")
    assert page.xpath("//a[@aria-current='true'][starts-with(@href, '?indicator')]/text()") == ["By year"]
    assert page.xpath("//nav[@class='tabs']//a/text()") == ["By month", "By year"]


def test_five_are_four_and_an_unknown_one_is_said(client: Client, article: models.Article) -> None:
    page = page_of(client, "no-such", "drug-cases", "fires", "drugs-seized", "fifth", kind="year")
    assert len(page.xpath("//figure//svg")) == 3
    assert "No indicator is called “no-such”" in page.text_content()
    assert "fifth" not in page.text_content()


def test_the_cost_is_the_same_for_one_and_for_four(
    client: Client, article: models.Article, django_assert_num_queries: object
) -> None:
    for names in (["fires"], ["fires", "drug-cases", "drugs-seized"]):
        with django_assert_num_queries(4):  # type: ignore[operator]
            page_of(client, *names, kind="year")


def test_a_chart_as_svg_carries_period_sentence_and_source(client: Client, article: models.Article) -> None:
    response = client.get("/figures/drugs-seized/chart.svg?kind=year&unit=kg")
    assert response["Content-Type"] == "image/svg+xml; charset=utf-8"
    drawing = etree.fromstring(response.content)
    said = " ".join(drawing.xpath("//text()[normalize-space()]"))
    for words in ("Drugs seized", "By year, kg", "2021: 517 kg", "police <b> handled", "Year review", "/figures/drugs"):
        assert words in said
    assert not drawing.xpath("//@style | //*[local-name()='style']")
    assert "March" not in said


@pytest.mark.parametrize(
    "address",
    [
        "/figures/drugs-seized/chart.png?kind=year&unit=kg",
        "/figures/compare/chart.png?indicator=fires&indicator=drug-cases&kind=year",
    ],
)
def test_a_chart_as_png_is_a_picture_with_text(client: Client, article: models.Article, address: str) -> None:
    response = client.get(address)
    assert response["Content-Type"] == "image/png"
    assert response.content[:8] == b"\x89PNG\r\n\x1a\n"
    width, height = unpack(">II", response.content[16:24])
    assert width == 1072
    assert height > 700
    assert len(response.content) > 15_000  # without its font a picture holds no letters and is much smaller


@pytest.mark.parametrize(
    "address",
    [
        "/figures/drugs-seized/chart.svg",
        "/figures/drugs-seized/chart.svg?kind=other&unit=kg",
        "/figures/drugs-seized/chart.svg?kind=year&unit=pill",
        "/figures/nothing/chart.svg?kind=year",
        "/figures/compare/chart.svg?kind=year",
        "/figures/compare/chart.svg?indicator=drug-cases&kind=month",
    ],
)
def test_what_cannot_be_drawn_is_not_found(client: Client, article: models.Article, address: str) -> None:
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("code", ["all", "compare"])
def test_no_indicator_takes_the_address_of_another_page(code: str) -> None:
    with pytest.raises(ValidationError, match="address of another page"):
        models.Indicator(code=code, label="X").full_clean()


def test_drafts_are_neither_compared_nor_drawn(client: Client) -> None:
    draft = make.article("Draft", [TEXT], state="draft")
    make.figure(draft, "517 kg", 517, YEAR, indicator=make.indicator("secret"))
    assert "517" not in page_of(client, "secret", kind="year").text_content()
    assert client.get("/figures/secret/chart.svg?kind=year&unit=kg").status_code == 404


def test_of_many_figures_each_kind_shows_its_latest(
    client: Client, article: models.Article, search_index: Path
) -> None:
    drugs = models.Indicator.objects.get(code="drugs-seized")
    for number in range(20):
        make.figure(article, "517 kg", number, make.whole_month(2019 + number // 12, number % 12 + 1), indicator=drugs)
    page = html.fromstring(client.get("/figures/drugs-seized/").content)
    assert page.xpath("//nav[@class='tabs']//a/text()[1]") == ["All periods", "By month ", "By year "]
    assert len(page.xpath("//section[.//h2[starts-with(., 'By month')]]//tbody/tr")) == 12
    assert len(page.xpath("//section[.//h2[starts-with(., 'By year')]]//tbody/tr")) == 1
    assert page.xpath("//a[text()='All 21 by month']/@href") == ["?kind=month"]
    page = html.fromstring(client.get("/figures/drugs-seized/?kind=month").content)
    assert len(page.xpath("//tbody/tr")) == 21
    assert not page.xpath("//section[.//h2[starts-with(., 'By year')]]")


@pytest.mark.parametrize("with_index", [True, False])
def test_a_link_to_an_old_figure_finds_its_row(
    client: Client, article: models.Article, with_index: bool, request: pytest.FixtureRequest
) -> None:
    drugs = models.Indicator.objects.get(code="drugs-seized")
    old = make.figure(article, "517 kg", 5, make.whole_month(1999, 5), indicator=drugs)
    other = make.figure(article, "9 fires", 9, make.whole_month(1999, 6), indicator=make.indicator("fires"))
    for number in range(70):
        make.figure(article, "517 kg", number, make.whole_month(2010 + number // 12, number % 12 + 1), indicator=drugs)
    if with_index:
        request.getfixturevalue("search_index")
    anchors = []
    for address in ("", f"?figure={old.uuid}", f"?figure={other.uuid}", "?figure=x"):
        page = html.fromstring(client.get(f"/figures/drugs-seized/{address}").content)
        anchors.append(page.xpath("//tr[starts-with(th, 'May 1999') or starts-with(th, 'June 1999')]/@id"))
    assert anchors == [[], [f"c-{old.uuid.hex[:8]}"], [], []]


def test_indicators_are_found_by_words_and_come_in_pages(
    client: Client, article: models.Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    from articles.views import figures

    for name in ("alpha", "beta", "gamma"):
        make.figure(article, "400 pills", 400, indicator=make.indicator(name, category=""))
    page = html.fromstring(client.get("/figures/?q=ma+tuy+thu+giu").content)
    assert page.xpath("//ul[@class='index-list']//a/text()") == ["Drugs seized"]
    assert "No indicator is called nonsense" in client.get("/figures/?q=nonsense").content.decode()
    monkeypatch.setattr(figures, "OTHERS", 2)
    page = html.fromstring(client.get("/figures/").content)
    assert page.xpath("//section[h2='Not sorted yet']//a/text()") == ["Alpha", "Beta"]
    (onward,) = page.xpath("//a[@rel='next']/@href")
    page = html.fromstring(client.get(f"/figures/{onward}").content)
    assert page.xpath("//ul[@class='index-list']//a/text()") == ["Gamma"]
