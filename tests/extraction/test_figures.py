from decimal import Decimal

import pytest

from articles.extraction import Figure, extract


def figures(*sentences: str, published: str = "Thứ Ba, 05/10/2021, 08:00") -> tuple[Figure, ...]:
    return extract("\n\n".join(("Numbers of the day", published, *sentences))).figures


def counted(*sentences: str) -> list[tuple[float, str]]:
    return [(float(one.value), one.unit) for one in figures(*sentences)]


@pytest.mark.parametrize(
    ("printed", "value", "unit"),
    [
        ("12,345 cases of theft", 12345, "case"),
        ("1.4 million violations", 1_400_000, "violation"),
        ("50 million ID cards", 50_000_000, "card"),
        ("683.34 kg of heroin", 683.34, "kg"),
        ("993.87kg of opium", 993.87, "kg"),
        ("3 tonnes of scrap", 3, "ton"),
        ("nearly one ton of fireworks", 1, "ton"),
        ("45 bars of heroin", 45, "bar"),
        ("3,400 tablets of ecstasy", 3400, "pill"),
        ("12 hectares of forest", 12, "hectare"),
        ("VND 336.65 billion", 336_650_000_000, "vnd"),
        ("4.5 billion dong", 4_500_000_000, "vnd"),
        ("US$2 million", 2_000_000, "usd"),
        ("82.25 percent", 82.25, "percent"),
        ("82.25 per cent", 82.25, "percent"),
        ("90, 26%", 90.26, "percent"),
        ("437/1,086 communes", 437, "commune"),
        ("63/63 provinces", 63, "province"),
        ("three cases of murder", 3, "case"),
        ("Twenty-five people", 25, "person"),
        ("no case of fire", 0, "case"),
        ("597 wanted criminals", 597, "person"),
        ("22 foreign organisations", 22, "organization"),
        ("1,200 motorbikes", 1200, "motorbike"),
        ("2,015 cases", 2015, "case"),
    ],
)
def test_quantities(printed: str, value: float, unit: str) -> None:
    assert counted(f"Officers counted {printed} there.") == [(value, unit)]


@pytest.mark.parametrize(
    "sentence",
    [
        "It happened on September 28, 2021, at 13:34 and again on 5/10.",
        "The 77th session of the 2021-2026 term took place in 2020.",
        "He is 35 years old and served for 15 years and three months.",
        "COVID-19 and Directive No. 16 kept them at home for 24 hours.",
        "Two sides met, and both countries signed three agreements.",
        "Read Article 5 of Chapter 12, or call hotline 113.",
        "One of the guests spoke about the first 100 days.",
    ],
)
def test_what_is_no_figure(sentence: str) -> None:
    assert counted(sentence) == []


@pytest.mark.parametrize(
    "qualifier", ["more than", "nearly", "over", "some", "about", "up to", "as many as", "at least"]
)
def test_qualifiers(qualifier: str) -> None:
    assert [one.qualifier for one in figures(f"The force seized {qualifier} 87,000 pills of ketamine.")] == [qualifier]


def test_two_amounts_of_one_substance() -> None:
    found = figures("They seized 12.5 kg and 3,400 pills of synthetic drugs, 4 kg of heroin.")
    assert [one.indicator for one in found] == ["synthetic-drugs-seized", "synthetic-drugs-seized", "heroin-seized"]


def test_both_separator_styles() -> None:
    assert counted("They found 1.750.311 pills of heroin and 517,57 kg of opium.") == [
        (1750311, "pill"),
        (517.57, "kg"),
    ]
    assert counted("They found 1,750,311 pills of heroin and 517.57 kg of opium.") == [
        (1750311, "pill"),
        (517.57, "kg"),
    ]


@pytest.mark.parametrize(
    ("sentence", "changes"),
    [
        ("Police handled 1,234 drug cases (up by 21%).", [21]),
        ("Police handled 1,234 drug cases, down 4.2% compared to the same period of 2020.", [-4.2]),
        ("Police handled 1,234 drug cases (10.5% lower than in 2020).", [-10.5]),
        ("Police handled 1,234 drug cases, reduced 4.2%.", [-4.2]),
        ("Police handled 1,234 drug cases, a decrease of 4.2 percent.", [-4.2]),
        ("The rate reached 82.25%, 12.25% higher than last year.", [12.25]),
        ("Crimes fell 4.2% to 1,234 cases.", [-4.2]),
        ("There were 512 fires, down 12 cases or 1.16%.", [-1.16]),
        (
            "There were 900 accidents with 400 dead and 300 injured, down by 5%, 6.5% and 7% respectively.",
            [-5, -6.5, -7],
        ),
        ("There were 900 accidents (down 5%), 400 deaths (up 6%) and 300 injuries.", [-5, 6, None]),
        (
            "9 accidents killed 4, injured 3 people. Accidents fell by 4 (5%), deaths by 2 (6.5%), injuries by 2 (7%).",
            [-5, -6.5, -7],
        ),
        ("Police handled 1,234 drug cases and 85 percent of them in time.", [None, None]),
    ],
)
def test_changes(sentence: str, changes: list[float | None]) -> None:
    found = figures(sentence)
    assert [float(one.change_percent) if one.change_percent is not None else None for one in found] == changes


def test_a_change_names_its_baseline() -> None:
    found = figures("In 2021, police handled 1,234 drug cases, down 4.2% compared to 2020.")
    assert found[0].change_baseline is not None
    assert found[0].change_baseline.start.year == 2020
    assert found[0].period is not None
    assert found[0].period.start.year == 2021


def test_a_change_of_nothing_counted_is_a_rate_of_its_own() -> None:
    found = figures("The number of thefts increased by 5.3% over the year.")
    assert [(one.value, one.unit, one.change_percent) for one in found] == [(Decimal("5.3"), "percent", None)]


@pytest.mark.parametrize(
    ("sentence", "indicators"),
    [
        ("Police solved 1,234 drug-related cases and arrested 2,000 people.", ["drug-cases", "drug-arrests"]),
        (
            "They handled 40 cases of economic crimes involving 60 individuals and 2 organizations.",
            ["economic-cases", "economic-offenders", "economic-offender-organizations"],
        ),
        (
            "Some 90 traffic accidents killed 40 people and injured 30 others.",
            ["traffic-accidents", "traffic-deaths", "traffic-injuries"],
        ),
        ("There were 12 fires, killing 14 people, injuring 22.", ["fires", "fire-deaths", "fire-injuries"]),
        ("As many as 1,500 units and individuals were awarded.", ["honours"]),
        ("In 40 drug cases, 60 suspects were arrested.", ["drug-cases", "drug-arrests"]),
        ("In all, 44,821 suspects were arrested for corruption.", ["corruption-arrests"]),
        ("They broke up 19 criminal gangs and caught 59 wanted criminals.", ["criminal-gangs", "wanted-arrests"]),
        ("They issued 5 million ID cards.", ["id-cards-issued"]),
    ],
)
def test_indicators(sentence: str, indicators: list[str]) -> None:
    assert [one.indicator for one in figures(sentence)] == indicators


def test_suspect_values_are_kept_and_flagged() -> None:
    extraction = extract("Numbers\n\nThey seized 113,154 kg of marijuana that night.")
    assert [float(one.value) for one in extraction.figures] == [113154]
    assert [notice.code for notice in extraction.notices] == ["suspect-value"]


def test_a_part_takes_the_unit_of_its_whole() -> None:
    assert counted("Police handled 1,234 cases, of which 567 were serious.") == [(1234, "case"), (567, "case")]


def test_evidence_is_the_quantity_with_its_noun() -> None:
    extraction = extract("Numbers\n\nThey seized more than  2,212.24  kg of opium there.")
    span = extraction.figures[0].span
    assert extraction.article.blocks[0].text[span.start : span.end] == "2,212.24  kg of opium"
