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


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Three hundred and twelve gangs were broken up.", [(312, "gang")]),
        ("They invited four hundred and fifty guests.", [(450, "guest")]),
        ("Some two thousand three hundred households took part.", [(2300, "household")]),
        ("He named seven provinces.", [(7, "province")]),
        ("Fifty-two drivers were tested.", [(52, "driver")]),
        ("He would have ten good reasons to ask the ten ministers.", []),
        ("The raid netted 45.600 pills of ketamine.", [(45600, "pill")]),
        ("They counted 7.312 crashes and 46.3% more cars.", [(7312, "accident")]),
        ("They burned 7.312 kg of heroin.", [(7.312, "kg")]),
        ("The storm left 31 dead and 9 missing.", [(31, "person"), (9, "person")]),
        ("The blaze killed one and injured two.", [(1, "person"), (2, "person")]),
        ("The number of blazes was 57.", [(57, "fire")]),
        ("The number of stolen cars fell from 315 to 204.", [(315, "car"), (204, "car")]),
        ("Crashes dropped by 21 to 409.", [(409, "accident")]),
        ("For the whole year the figure was 21,306.", [(21306, "item")]),
        ("They caught 93 smugglers, 11 of whom were foreigners.", [(93, "smuggler"), (11, "smuggler")]),
        ("Of 260 patients, 41 had come back.", [(260, "patient"), (41, "patient")]),
        ("Over 4,100 were detained.", [(4100, "person")]),
        ("More than 52,000 Vietnamese live there.", [(52000, "person")]),
        ("Some 212 out of 530 villages are done.", [(212, "village"), (530, "village")]),
        ("Work has begun in 88/307 far-off hamlets.", [(88, "hamlet")]),
        ("Thefts: 1,020; robberies: 310.", [(1020, "theft"), (310, "robbery")]),
        ("They shot 5,210 rounds in 24 rounds of talks.", [(5210, "round")]),
        ("There were 3 (three) cases.", [(3, "case")]),
        ("No new COVID-19 case was found.", [(0, "case")]),
        ("No accident was reported, and no one came.", [(0, "accident")]),
        ("The border runs for 1,300 km.", [(1300, "km")]),
        ("Figures for November: 118 people were held.", [(118, "person")]),
        ("The number of cases is 1,930 while that of suspects is 2,345.", [(1930, "case"), (2345, "person")]),
    ],
)
def test_numbers_of_many_forms(sentence: str, expected: list[tuple[float, str]]) -> None:
    assert counted(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Under Conclusions 51 and 52 of the committee, units merged.",
        "The bars of Districts 2, 4 and 7 were searched.",
        "No movement lives long.",
        "No one has been hurt.",
        "Each side will appoint one officer.",
        "The post is 12 km from the border.",
        "The work is to end before 1/7 at the latest.",
    ],
)
def test_numbers_that_count_nothing(sentence: str) -> None:
    assert counted(sentence) == []


@pytest.mark.parametrize(
    ("text", "changes"),
    [
        (
            "There were 700 crashes, 300 dead and 200 hurt, respectively 4.5%, 6% and 7.5% lower than before.",
            [-4.5, -6, -7.5],
        ),
        (
            "There were 700 crashes, 300 dead and 200 hurt, down 4.5 percent, 6 percent and 7.5 percent, respectively.",
            [-4.5, -6, -7.5],
        ),
        (
            (
                "There were 700 crashes, leaving 300 people dead and 200 injured. Against last year, the number of "
                "accidents was cut 4.5%, deaths 6% and injuries 7.5%."
            ),
            [-4.5, -6, -7.5],
        ),
        (
            "Police handled 900 cases and 40 guns. Compared to 2019, the number of cases rose by 8.5 percent.",
            [8.5, None],
        ),
        ("There were 410 fires. Nobody was hurt. The number of fires was 9.5% lower than in 2018.", [-9.5]),
        ("Burglaries rose 7.5% to 2,006.", [7.5]),
        ("They solved 900 cases (+4.5%) and 40 murders (-6%).", [4.5, -6]),
        ("They solved 900 cases, a decrease of 42 cases, equivalent to 4.5%.", [-4.5]),
        ("Up 4.5% from a year ago, 900 cases were solved.", [4.5]),
        ("There were 700 crashes, 300 dead and 200 hurt, down 4.5%, 6% and up 7.5% respectively.", [-4.5, -6, 7.5]),
    ],
)
def test_changes_told_apart(text: str, changes: list[float | None]) -> None:
    found = [float(one.change_percent) if one.change_percent is not None else None for one in figures(text)]
    assert found == changes


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "They took 310 bars of heroin weighing 108.5 kg, nearly one ton of meth.",
            ["heroin-seized", "heroin-seized", "methamphetamine-seized"],
        ),
        ("They solved 90 criminal cases and caught 120 suspects.", ["criminal-cases", "criminal-arrests"]),
        (
            "Of 900 criminal cases, most were solved. They arrested 1,400 people.",
            ["criminal-cases", "criminal-arrests"],
        ),
        ("There were 900 criminal cases. In nine months, it had been 610 cases.", ["criminal-cases", "criminal-cases"]),
        ("On this day 120 exemplary models were honoured.", ["honours"]),
        ("Over 8,000 officers stood at 600 checkpoints.", ["officers-deployed", "checkpoints"]),
        (
            "There were 80 crashes on the roads, killing 30 people and hurting 40.",
            ["traffic-accidents", "traffic-deaths", "traffic-injuries"],
        ),
        ("The fine was VND 2 million for 3,400 people.", ["fines", None]),
        ("The law has 73 articles.", ["articles"]),
        ("The papers published 73 articles.", ["press-articles"]),
    ],
)
def test_indicators_of_the_words_around(text: str, expected: list[str | None]) -> None:
    assert [one.indicator for one in figures(text)] == expected


def test_a_body_printed_twice_is_counted_once() -> None:
    body = "Police held 34 people.\n\nThey took 12 guns from a house by the river."
    found = extract(f"Numbers of the day\n\n{body}\n\nA last word was said about it.\n\n{body[:-14]}").figures
    assert [float(one.value) for one in found] == [34, 12]
