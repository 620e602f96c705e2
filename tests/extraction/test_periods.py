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
