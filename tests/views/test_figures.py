"""Figures: kinds of periods and units stay apart, and each figure has its sentence."""

from datetime import date
from decimal import Decimal

import pytest
from django.test import Client
from lxml import html

from articles import models
from articles.models import PeriodKind
from articles.templatetags import archive
from articles.views.charts import chart
from articles.views.quoting import sentence_around
from articles.views.series import series
from tests import factories as make

PERIODS = {
    PeriodKind.MONTH: (date(2021, 9, 1), date(2021, 9, 30)),
    PeriodKind.QUARTER: (date(2021, 7, 1), date(2021, 9, 30)),
    PeriodKind.HALF: (date(2021, 1, 1), date(2021, 6, 30)),
    PeriodKind.NINE_MONTHS: (date(2021, 1, 1), date(2021, 9, 30)),
    PeriodKind.YEAR: (date(2021, 1, 1), date(2021, 12, 31)),
    PeriodKind.OTHER: (date(2021, 1, 15), date(2021, 3, 3)),
    PeriodKind.NONE: None,
}


def figure(kind: PeriodKind, value: str = "5", unit: str = "kg", **fields: object) -> models.Figure:
    start, end = PERIODS[kind] or (None, None)
    return models.Figure(
        value=Decimal(value), unit=unit, period_start=start, period_end=end, period_kind=kind, **fields
    )


@pytest.mark.django_db
def test_kinds_and_units_never_share_a_part_or_a_chart(client: Client) -> None:
    article = make.article(blocks=["Police seized 5 kg or 7 pills."])
    indicator = make.indicator("drugs-seized")
    for period in PERIODS.values():
        for unit, exact in (("kg", "5 kg"), ("pill", "7 pills")):
            make.figure(article, exact, exact[0], period, unit=unit, indicator=indicator)
    parts = client.get("/figures/drugs-seized/").context["series"]
    assert len(parts) == len(PERIODS) * 2
    for part in parts:
        assert {(row.period_kind, row.unit) for row in part.rows} == {(part.kind, part.unit)}
        assert (part.chart is None) == (part.kind in (PeriodKind.OTHER, PeriodKind.NONE))
    page = html.fromstring(client.get("/figures/drugs-seized/").content)
    assert len(page.xpath("//figure//svg")) == 10
    assert all(len(svg.xpath(".//rect[@class='chart-bar']")) == 1 for svg in page.xpath("//figure//svg"))


def test_a_chart_refuses_mixed_figures() -> None:
    for other in (figure(PeriodKind.YEAR), figure(PeriodKind.MONTH, unit="pill")):
        with pytest.raises(ValueError, match="one kind of period and one unit"):
            chart([figure(PeriodKind.MONTH), other], name="x", label="x", years=(2019, 2021))


@pytest.mark.parametrize("values", [[], ["0"], ["-3"], ["5", "-1"]])
def test_what_cannot_be_drawn_has_no_chart(values: list[str]) -> None:
    rows = [figure(PeriodKind.YEAR, value) for value in values]
    assert chart(rows, name="x", label="x", years=(2019, 2021)) is None


def test_a_column_stands_on_its_period() -> None:
    nine = chart([figure(PeriodKind.NINE_MONTHS)], name="n", label="x", years=(2021, 2021))
    year = chart([figure(PeriodKind.YEAR)], name="y", label="x", years=(2021, 2021))
    assert nine and year
    share = float(nine.columns[0].at.width) / float(year.columns[0].at.width)
    assert share == pytest.approx(273 / 365, abs=0.01)
    assert nine.columns[0].at.x == year.columns[0].at.x


@pytest.mark.parametrize(
    ("largest", "statuses", "shown"),
    [
        (False, ("suggested", "suggested"), "6"),  # the newest article's, given first
        (True, ("suggested", "suggested"), "8"),  # of counts the largest
        (True, ("accepted", "suggested"), "6"),  # what an editor confirmed goes before both
    ],
)
def test_of_several_values_for_a_period_one_is_the_column(largest: bool, statuses: tuple[str, str], shown: str) -> None:
    rows = [figure(PeriodKind.YEAR, value, status=status) for value, status in zip("68", statuses, strict=True)]
    drawn = chart(rows, name="x", label="x", years=(2019, 2021), largest=largest)
    assert drawn
    (column,) = drawn.columns
    assert column.value == shown
    assert column.others == ("8 kg" if shown == "6" else "6 kg",)
    assert len(column.ticks) == 1
    assert column.is_decided == ("accepted" in statuses)


def test_narrow_columns_answer_beyond_their_width_and_never_to_their_neighbours_pointer() -> None:
    months = [(date(2021, month, 1), date(2021, month, 28)) for month in (1, 2, 9)]
    rows = [
        models.Figure(value=Decimal(5), unit="kg", period_start=a, period_end=b, period_kind="month") for a, b in months
    ]
    drawn = chart(rows, name="x", label="x", years=(2012, 2021))
    assert drawn
    spans = [(float(column.at.hit_x), float(column.at.hit_x) + float(column.at.hit_width)) for column in drawn.columns]
    assert spans[0][1] <= spans[1][0] + 0.11
    assert spans[1][1] <= spans[2][0] + 0.11
    assert all(
        right - left > float(column.at.width) + 4 for (left, right), column in zip(spans, drawn.columns, strict=True)
    )


@pytest.mark.parametrize("value", ["0.003", "1", "7", "9.99", "10", "250", "99999", "2330888"])
def test_the_scale_holds_every_value_with_few_lines(value: str) -> None:
    drawn = chart([figure(PeriodKind.YEAR, value)], name="x", label="x", years=(2019, 2021))
    assert drawn
    assert 3 <= len(drawn.values) <= 6
    assert float(drawn.columns[0].at.y) >= 20


def test_series_order_is_that_of_period_kinds() -> None:
    rows = [figure(kind) for kind in reversed(PeriodKind)]
    parts = series(rows, models.Indicator(code="x", label="X"))
    assert [part.kind for part in parts] == list(PeriodKind)


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (PeriodKind.MONTH, "September 2021"),
        (PeriodKind.QUARTER, "Q3 2021"),
        (PeriodKind.HALF, "First half of 2021"),
        (PeriodKind.NINE_MONTHS, "First nine months of 2021"),
        (PeriodKind.YEAR, "2021"),
        (PeriodKind.OTHER, "15 January – 3 March 2021"),
        (PeriodKind.NONE, "no period stated"),
    ],
)
def test_periods_in_words(kind: PeriodKind, words: str) -> None:
    assert archive.period(figure(kind)) == words


@pytest.mark.parametrize(
    ("value", "unit", "qualifier", "words"),
    [
        ("517.570000", "kg", "", "517.57 kg"),
        ("2330888.000000", "pill", "", "2,330,888 pills"),
        ("100.000000", "person", "more than", "more than 100 people"),
        ("1.000000", "person", "", "1 person"),
        ("1.000000", "case", "", "1 case"),
        ("90.260000", "percent", "", "90.26%"),
        ("3.000000", "body", "", "3 bodies"),
        ("0.000000", "case", "", "0 cases"),
        ("50000000.000000", "vnd", "nearly", "nearly 50,000,000 VND"),
        ("5.000000", "", "", "5"),
    ],
)
def test_quantities_in_words(value: str, unit: str, qualifier: str, words: str) -> None:
    assert archive.quantity(models.Figure(value=Decimal(value), unit=unit, qualifier=qualifier)) == words


def test_changes_in_words() -> None:
    assert archive.signed(Decimal("-23.640")) == "−23.64%"
    assert archive.signed(Decimal("5.000")) == "+5%"
    assert archive.signed(None) == ""


@pytest.mark.parametrize(
    ("text", "exact", "expected"),
    [
        ("One. They seized 5 kg of it. Three.", "5 kg", ("They seized ", "5 kg", " of it.")),
        ("They seized 5 kg.", "5 kg", ("They seized ", "5 kg", ".")),
        ("Under No. 51 and Lt. Gen. To Lam, 5 kg. Next.", "5 kg", ("Under No. 51 and Lt. Gen. To Lam, ", "5 kg", ".")),
        ("He said: “Good.” Then 5 kg came! More.", "5 kg", ("Then ", "5 kg", " came!")),
        ("Một. Đã thu 5 kg. Hai.", "5 kg", ("Đã thu ", "5 kg", ".")),
        ("It rose by 5.5 kg. Next.", "5.5 kg", ("It rose by ", "5.5 kg", ".")),
    ],
)
def test_the_sentence_around_a_figure(text: str, exact: str, expected: tuple[str, str, str]) -> None:
    start = text.index(exact)
    assert sentence_around(text, start, start + len(exact)) == expected


def test_a_long_sentence_is_cut_at_words() -> None:
    text = f"{'word ' * 100}5 kg{' word' * 100}."
    before, exact, after = sentence_around(text, 500, 504, 60)
    assert exact == "5 kg"
    assert before.startswith("… word")
    assert after.endswith("word …")
    assert len(before) < 70 > len(after)


@pytest.mark.django_db
def test_page_shows_sentence_article_and_place(client: Client) -> None:
    article = make.article("Nine-month review", ["One. Police <b>seized</b> 517.57 kg of heroin. Three."])
    claim = make.figure(article, "517.57 kg", "517.57", PERIODS[PeriodKind.NINE_MONTHS], change_percent=Decimal("-1.5"))
    page = client.get("/figures/heroin-seized/").content.decode()
    assert "Police &lt;b&gt;seized&lt;/b&gt; <mark>517.57 kg</mark> of heroin." in page
    assert "Three." not in page
    assert "−1.5%" in page
    assert f'id="c-{claim.uuid.hex[:8]}"' in page
    assert f"{article.get_absolute_url()}#c-{claim.uuid.hex[:8]}" in page


@pytest.mark.django_db
def test_every_unit_is_named_as_a_word(client: Client) -> None:
    article = make.article(blocks=["Police seized 5 kg, 7 pills, 8 pills, 9 guns and met 3 people."])
    draft = make.article(blocks=["2 bombs"], state="draft")
    drugs, people = make.indicator("drugs-seized"), make.indicator("people-met")
    for exact, unit in (("5 kg", "kg"), ("7 pills", "pill"), ("8 pills", "pill")):
        make.figure(article, exact, exact[0], unit=unit, indicator=drugs)
    make.figure(article, "3 people", 3, PERIODS[PeriodKind.NINE_MONTHS], unit="person", indicator=people)
    make.figure(draft, "2 bombs", 2, unit="bomb", indicator=drugs)
    index = html.fromstring(client.get("/figures/").content)
    assert [row.text_content() for row in index.xpath("//ul[@class='index-list']/li")] == [
        "Drugs seized pills, kg",
        "People met people",
    ]
    page = html.fromstring(client.get("/figures/people-met/").content)
    assert page.xpath("string(//h2)") == "First nine months, people"
    assert page.xpath("//table/caption/text()") == ["People met, First nine months, people"]
