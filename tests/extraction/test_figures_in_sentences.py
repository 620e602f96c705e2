"""Figures that no noun follows, ranges, lists, zeros, and what their changes belong to."""

import pytest

from articles.extraction import Figure, extract


def figures(*sentences: str) -> tuple[Figure, ...]:
    return extract("\n\n".join(("Numbers of the day", "Thứ Ba, 05/10/2021, 08:00", *sentences))).figures


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The cells grew from 38 to 46 cells.", [(38, "cell"), (46, "cell")]),
        ("They will cut the number of deaths by 5 to 10% in the second half.", [(5, "percent"), (10, "percent")]),
        ("Between 300 and 350 vehicles pass.", [(300, "vehicle"), (350, "vehicle")]),
        ("Some 20-30 vehicles were stopped.", [(20, "vehicle"), (30, "vehicle")]),
        ("It won 3-1 and moved to 10-12 Tran Phu street.", []),
        ("Thefts came to 71, 893 and 2,240 cases.", [(71, "case"), (893, "case"), (2240, "case")]),
    ],
)
def test_ranges_and_lists(sentence: str, expected: list[tuple[float, str]]) -> None:
    assert [(float(one.value), one.unit) for one in figures(sentence)] == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Traffic accidents numbered 73 there.", [(73, "accident")]),
        ("The fires had numbered 1,301 and the deaths 79.", [(1301, "fire"), (79, "person")]),
        (
            "The number of accidents, deaths and injuries was 456, 123 and 345.",
            [(456, "accident"), (123, "person"), (345, "person")],
        ),
        ("Eleven suspects were held, eight of them foreigners.", [(11, "person"), (8, "person")]),
        (
            "They punished 972 members; 611 were warned, 204 reprimanded and 138 expelled.",
            [(972, "member"), (611, "member"), (204, "member"), (138, "member")],
        ),
        ("They received 234 patients and sent 189 home.", [(234, "patient"), (189, "patient")]),
        ("Twelve houses fell and 3,400 others were flooded.", [(12, "house"), (3400, "house")]),
        ("There were 12 cases, compared with nine in 2020.", [(12, "case"), (9, "case")]),
        ("They opened eleven of 25 essential services.", [(11, "service"), (25, "service")]),
        ("It leads 7 of the province's 71 communes.", [(7, "commune"), (71, "commune")]),
        ("The block was built for 90 people yet housed 163.", [(90, "person"), (163, "person")]),
    ],
)
def test_numbers_without_a_noun(sentence: str, expected: list[tuple[float, str]]) -> None:
    assert [(float(one.value), one.unit) for one in figures(sentence)] == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Not a single case of shooting was recorded.", [(0, "case")]),
        ("No terrorist attack took place.", [(0, "attack")]),
        ("No tiger was found in private homes.", [(0, "tiger")]),
        ("There are no plans, and in no case may they do so.", []),
        ("No citizen should have to ask twice.", []),
        ("They took 108 guns and nearly half a ton of explosives.", [(108, "gun"), (0.5, "ton")]),
        ("It sent 146 firefighters and three dogs.", [(146, "firefighter"), (3, "dog")]),
        ("Police foiled four plots of arson.", [(4, "plot")]),
        ("The two ministers held two talks over three evenings.", []),
        ("A young man in one province asked one of them.", []),
        ("Nine in ten respondents agreed.", []),
    ],
)
def test_zeros_and_words(sentence: str, expected: list[tuple[float, str]]) -> None:
    assert [(float(one.value), one.unit) for one in figures(sentence)] == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Hospitals took in 112 burn patients last Tet.", [(112, "patient")]),
        ('They broke 64 "black credit" gangs.', [(64, "gang")]),
        ("They broke up 58 rings and caught 57 fugitives.", [(58, "ring"), (57, "fugitive")]),
        ("They rescued 48 women and children.", [(48, "person")]),
        ("It has 31 clinical and non-clinical departments.", [(31, "department")]),
        ("They lost 3,408 cubic metres of wood.", [(3408, "cubic metre")]),
        ("The meeting took place at 47 Pham Van Dong.", []),
        ("Each of the 37 families got VND 30 million.", [(37, "family"), (30_000_000, "vnd")]),
        ("They seized A$4.7 million and 300 million yen.", [(4_700_000, "aud"), (300_000_000, "jpy")]),
        ("They seized timber,3,870 cubic metres of sand.", [(3870, "cubic metre")]),
        ("The 23 crew members of 31 grassroots cells came.", [(23, "member"), (31, "cell")]),
        ("There were 123 cases or 12.3% fewer than in 2020.", []),
    ],
)
def test_units_of_many_forms(sentence: str, expected: list[tuple[float, str]]) -> None:
    found = [(float(one.value), one.unit) for one in figures(sentence) if one.unit != "percent"]
    assert found == expected


@pytest.mark.parametrize(
    ("sentence", "changes"),
    [
        ("Women make up 15.8% of them, 2.3% more than in 2017.", [2.3]),
        ("There were 345 cases with 567 victims, the number of cases being 28% smaller.", [-28, None]),
        ("The rate was 76.2% (3,321 cases), up 2.1%.", [2.1, None]),
        ("The number of deaths fell from 1,890 to 1,567, or 17%.", [None, -17]),
        ("Only 31.5% are paid so, 0.7% less than planned.", [None, None]),
        ("Police had 238 candidates, whose scores were 20% higher than asked for.", [None, None]),
        ("Over 95% should be content and waiting time should be cut by 30%.", [None, None]),
        ("The accidents fell 12.3% from a year ago to 345, while deaths rose 4.5% to 123.", [-12.3, 4.5]),
        (
            "There were 91 cases, 82 arrests and 73 deaths, down 11.3, 5.2 and 8.9 percent respectively.",
            [-11.3, -5.2, -8.9],
        ),
    ],
)
def test_changes_find_their_figure(sentence: str, changes: list[float | None]) -> None:
    found = [None if one.change_percent is None else float(one.change_percent) for one in figures(sentence)]
    assert found == changes


@pytest.mark.parametrize(
    ("sentence", "indicators"),
    [
        ("Seizures of heroin doubled to 345 kg.", ["heroin-seized"]),
        (
            "With regard to economic crime, 2,702 cases and 267 corruption cases came up.",
            ["economic-cases", "corruption-cases"],
        ),
        ("The police took 60,120 reports and denunciations of crime.", ["crime-reports"]),
        ("The number of traffic deaths went down to 68.", ["traffic-deaths"]),
        ("They received 345 dossiers and settled 99.2% on time.", ["dossiers", None]),
        ("And 12 teams were given Certificates of Merit.", ["merit-certificates"]),
    ],
)
def test_indicators_of_many_forms(sentence: str, indicators: list[str | None]) -> None:
    assert [one.indicator for one in figures(sentence)] == indicators
