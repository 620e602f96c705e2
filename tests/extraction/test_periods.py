import pytest

from articles.extraction import extract


def period(sentence: str, published: str, title: str = "Numbers of the day") -> str | None:
    found = extract(f"{title}\n\n{published}\n\n{sentence}").figures[0].period
    return f"{found.start}/{found.end}" if found else None


@pytest.mark.parametrize(
    ("words", "published", "expected"),
    [
        ("Over the past nine months", "30/09/2021", "2021-01-01/2021-09-30"),
        ("In the first nine months of 2021", "12/12/2021", "2021-01-01/2021-09-30"),
        ("In the past six months of 2020", "30/06/2020", "2020-01-01/2020-06-30"),
        ("In the first 11 months of the year", "05/12/2022", "2022-01-01/2022-11-30"),
        ("In the first quarter of 2024", "26/03/2024", "2024-01-01/2024-03-31"),
        ("In Q2", "01/07/2023", "2023-04-01/2023-06-30"),
        ("In the first half of 2020", "30/06/2020", "2020-01-01/2020-06-30"),
        ("In the first three quarters of 2021", "05/10/2021", "2021-01-01/2021-09-30"),
        ("In November", "25/11/2019", "2019-11-01/2019-11-30"),
        ("In December", "03/01/2020", "2019-12-01/2019-12-31"),
        ("In November 2018", "25/11/2019", "2018-11-01/2018-11-30"),
        ("In 2021", "28/12/2021", "2021-01-01/2021-12-31"),
        ("In the 2016-2020 period", "28/12/2021", "2016-01-01/2020-12-31"),
        ("From December 15, 2020 to June 14, 2021", "28/06/2021", "2020-12-15/2021-06-14"),
        ("From November 15 to December 14", "28/12/2021", "2021-11-15/2021-12-14"),
        ("Since the beginning of the year", "28/06/2021", "2021-01-01/2021-06-28"),
        ("Since July 1", "30/09/2021", "2021-07-01/2021-09-30"),
        ("Last year", "10/02/2021", "2020-01-01/2020-12-31"),
        ("Over the past five years", "28/12/2020", "2016-01-01/2020-12-31"),
        ("From January to September this year", "13/10/2020", "2020-01-01/2020-09-30"),
        ("In June last year", "13/10/2020", "2019-06-01/2019-06-30"),
        ("In 2022 Party cells were checked:", "14/12/2022", "2022-01-01/2022-12-31"),
        ("From 2018 to June 2021", "05/10/2021", "2018-01-01/2021-06-30"),
        ("From 2018 up to now", "15/10/2021", "2018-01-01/2021-10-15"),
        ("In the 12 months to November 14, 2020", "25/12/2020", "2019-11-15/2020-11-14"),
        ("In the year ending December 14, 2020", "25/12/2020", "2019-12-15/2020-12-14"),
        ("In the opening quarter", "05/10/2021", "2021-01-01/2021-03-31"),
        ("In the last quarter", "05/10/2021", "2021-07-01/2021-09-30"),
        ("Over the past decade", "05/10/2021", "2011-01-01/2020-12-31"),
        ("Over the five-day holiday, from September 1 to 5", "05/10/2021", "2021-09-01/2021-09-05"),
        ("Jan-Mar 2021:", "05/10/2021", "2021-01-01/2021-03-31"),
        ("Since January 2021", "25/10/2021", "2021-01-01/2021-10-25"),
        ("Since the start of the year", "01/12/2020", "2020-01-01/2020-11-30"),
        ("In all 2017", "27/08/2018", "2017-01-01/2017-12-31"),
    ],
)
def test_periods(words: str, published: str, expected: str) -> None:
    assert period(f"{words}, the force handled 1,234 cases.", published) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The force handled 1,234 cases in the first half of 2020.", "2020-01-01/2020-06-30"),
        ("In 2020, the force handled 1,234 cases, 3% fewer than in 2019.", "2020-01-01/2020-12-31"),
        ("In November, plans for December 2020 were made, and 1,234 cases were handled.", "2020-11-01/2020-11-30"),
        ("The force strives to reduce crime by 5% in 2021.", None),
        ("In 2020, the force helped to solve 1,234 cases.", "2020-01-01/2020-12-31"),
        ("The force handled 1,234 cases.", None),
    ],
)
def test_which_period_a_figure_takes(sentence: str, expected: str | None) -> None:
    assert period(sentence, "28/12/2020") == expected


def test_a_period_carries_on_to_the_next_paragraph() -> None:
    text = "Numbers\n\n28/12/2020\n\nIn November, they met often.\n\nThe force handled 1,234 cases in the month."
    found = extract(text).figures[0].period
    assert found is not None
    assert (found.start.month, found.end.day) == (11, 30)


def test_the_title_gives_a_period_where_the_text_does_not() -> None:
    title = "Province reviews work in November 2019"
    assert period("The force handled 1,234 cases.", "02/12/2019", title) == "2019-11-01/2019-11-30"


def test_without_a_publication_date_no_year_is_guessed() -> None:
    text = "Numbers\n\nIn November, the force handled 1,234 cases. It was the first half of the year."
    assert extract(text).figures[0].period is None


@pytest.mark.parametrize(
    ("words", "published", "expected"),
    [
        ("Between 15 December 2019 and 14 March 2020", "24/03/2020", "2019-12-15/2020-03-14"),
        ("From December 15th, 2020 through November 14th, 2021", "30/11/2021", "2020-12-15/2021-11-14"),
        ("From January 23 to 29", "02/02/2020", "2020-01-23/2020-01-29"),
        ("During Tet (January 23-29)", "02/02/2020", "2020-01-23/2020-01-29"),
        ("From January to September", "05/10/2021", "2021-01-01/2021-09-30"),
        ("From mid-December 2019 to mid-June 2020", "01/07/2020", "2019-12-15/2020-06-15"),
        ("In the five months to the end of August", "10/09/2020", "2020-04-01/2020-08-31"),
        ("Nine months into the year", "05/01/2022", "2021-01-01/2021-09-30"),
        ("In nine months", "12/10/2021", "2021-01-01/2021-09-30"),
        ("In the last three months of 2020", "05/01/2021", "2020-10-01/2020-12-31"),
        ("In the first month of 2024", "05/02/2024", "2024-01-01/2024-01-31"),
        ("In the final quarter of 2020", "05/01/2021", "2020-10-01/2020-12-31"),
        ("In H1 2021", "05/07/2021", "2021-01-01/2021-06-30"),
        ("In the previous month", "05/07/2021", "2021-06-01/2021-06-30"),
        ("Since 2019", "30/07/2021", "2019-01-01/2021-07-30"),
        ("From the beginning of the year to July 15", "30/07/2021", "2021-01-01/2021-07-15"),
        ("So far in 2021", "30/07/2021", "2021-01-01/2021-07-30"),
        ("For the whole year", "06/01/2021", "2020-01-01/2020-12-31"),
        ("In the year to date", "10/10/2021", "2021-01-01/2021-10-10"),
        ("In the year to the end of May", "10/06/2021", "2021-01-01/2021-05-31"),
        ("Last quarter", "10/04/2021", "2021-01-01/2021-03-31"),
        ("In three quarters", "10/10/2021", "2021-01-01/2021-09-30"),
        ("In the past half-year", "10/07/2021", "2021-01-01/2021-06-30"),
        ("Last October", "10/12/2021", "2021-10-01/2021-10-31"),
        ("In the month", "02/12/2021", "2021-11-01/2021-11-30"),
    ],
)
def test_more_ways_to_name_a_period(words: str, published: str, expected: str) -> None:
    assert period(f"{words}, the force handled 1,234 cases.", published) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They solved 40 cases in November and 900 cases in the first ten months.", ["2020-11-01", "2020-01-01"]),
        ("In 2020, they had 900 cases, down from 950 in 2019.", ["2020-01-01", "2019-01-01"]),
        (
            "In the first half, there were 900 cases. In Q2 alone, it was 500 cases. They took 30 guns.",
            ["2020-01-01", "2020-04-01", "2020-01-01"],
        ),
        (
            "In 2020, there were 900 cases. In 2019, there were 950 cases. They took 30 guns.",
            ["2020-01-01", "2019-01-01", "2020-01-01"],
        ),
        ("In November, they met. He thought of the campaign of 1998. They took 30 guns.", ["2020-11-01"]),
        ("In 2020, 40 cases were brought to light and 60 people were held.", ["2020-01-01", "2020-01-01"]),
        ("The board reviewed 2020 and named tasks for 2021. They took 30 guns.", ["2020-01-01"]),
    ],
)
def test_which_period_is_carried_on(text: str, expected: list[str]) -> None:
    found = extract(f"Numbers of the day\n\n28/12/2020\n\n{text}").figures
    assert [one.period.start.isoformat() if one.period else None for one in found] == expected


def test_an_undated_article_counts_from_the_day_its_lead_names() -> None:
    lead = "Hanoi (VNA) - The board met in Hue on July 9, 2018."
    text = f"Numbers of the day\n\n{lead}\n\nIn the first half of the year, 40 cases were solved."
    found = extract(text).figures[-1].period
    assert found is not None
    assert (found.start.isoformat(), found.end.isoformat()) == ("2018-01-01", "2018-06-30")


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The colonel then awarded certificates of merit to 12 teams of the town.", [None]),
        ("The colonel then presented gifts worth much to 12 teams of the town in 2019.", ["2019-01-01"]),
        ("As many as 12 teams of the town were presented certificates by the province.", ["2021-01-01"]),
    ],
)
def test_what_is_handed_over_takes_no_period_from_elsewhere(sentence: str, expected: list[str | None]) -> None:
    before = "The police force worked hard for the people of the town in the first half of 2021."
    figures = extract(f"A day\n\n30/09/2021\n\n{before}\n\n{sentence}").figures
    assert [str(one.period.start) if one.period else None for one in figures] == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "In the first quarter 45 people died, against 56 in the same quarter of 2020.",
            ["2021-01-01/2021-03-31", "2020-01-01/2020-03-31"],
        ),
        (
            "In the first quarter 45 people died, down from 56 a year earlier.",
            ["2021-01-01/2021-03-31", "2020-01-01/2020-03-31"],
        ),
        (
            "In 2020 they caught 45 thieves, three times the number for 2019, which was 15.",
            ["2020-01-01/2020-12-31", "2019-01-01/2019-12-31"],
        ),
        (
            "In June alone, 45 people were held. The haul was 7 kg of opium.",
            ["2021-06-01/2021-06-30", "2021-06-01/2021-06-30"],
        ),
        (
            "In 2020 they kept the Games safe, which Hanoi hosted in May, and caught 45 thieves. They took 7 cars.",
            ["2021-05-01/2021-05-31", "2020-01-01/2020-12-31"],
        ),
        (
            "In 2020 there were 45 fires, including at the Tokyo Games in 2019. They took 7 cars.",
            ["2020-01-01/2020-12-31", "2020-01-01/2020-12-31"],
        ),
    ],
)
def test_which_period_each_figure_has(sentence: str, expected: list[str]) -> None:
    found = [one.period for one in extract(f"Numbers of the day\n\n15/10/2021\n\n{sentence}").figures]
    assert [f"{one.start}/{one.end}" if one else None for one in found] == expected
