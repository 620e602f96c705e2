import pytest

from articles.extraction import Hints, extract

TEXT = (
    "The officers were told to keep up the good work and never to let the people down, because the people trust them."
)


def published(line: str, hint: str | None = None) -> tuple[str | None, list[str]]:
    found = extract(f"Police keep roads safe\n\n{line}\n\n{TEXT}\n\n{TEXT}", Hints(published=hint))
    assert all(block.text != line for block in found.article.blocks) or not line
    moment = found.article.published
    return moment.iso if moment else None, [notice.code for notice in found.notices]


@pytest.mark.parametrize(
    "line", ["24:00 30/09/2021", "25:10 30/09/2021", "Thứ Năm, 30/09/2021, 10:75", "2021-09-30 24:30"]
)
def test_a_time_that_is_none_leaves_the_day(line: str) -> None:
    assert published(line) == ("2021-09-30", ["time-unreadable"])


@pytest.mark.parametrize("line", ["10:00 30/09/1850", "30/09/1899", "01/01/2200", "date 2999-01-01", "01/01/9999"])
def test_no_article_is_of_an_implausible_year(line: str) -> None:
    assert published(line) == (None, ["date-implausible"])


@pytest.mark.parametrize(
    ("hint", "expected"),
    [
        ("2021-09-30T25:10:00", ("2021-09-30", ["time-unreadable"])),
        ("1850-09-30", (None, ["date-implausible"])),
        ("2021-09-30T10:00:00Z", ("2021-09-30T10:00:00+00:00", [])),
    ],
)
def test_the_date_of_the_carrier_is_judged_likewise(hint: str, expected: tuple[str | None, list[str]]) -> None:
    assert published("", hint) == expected
