"""No date stops an import: one that cannot be kept is dropped, and the notice names it."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from articles.extraction.types import Figure, Notice, Period, Published, Span
from articles.importing.dating import dated
from articles.importing.parsing import Parsed
from articles.importing.reading import JSON_LINE
from articles.models import Article
from tests.importing.documents import bring, json_lines, outcomes, parsed, write
from tests.importing.readings import Reading

BODY = "The river police towed three boats out of the reeds and brought their owners home before dark.\n"
DAY = date(2023, 3, 5)


def hinted(published: str) -> tuple[date | None, bool, list[str]]:
    """Return the day, whether it has a time, and the notices of a row with this date."""
    result = parsed(json.dumps({"text": BODY, "published": published}), media_type=JSON_LINE)
    assert isinstance(result, Parsed), result
    found = result.extraction.article.published
    notices = [notice.message for notice in result.notices]
    return (found.date if found else None), bool(found and found.has_time), notices


@pytest.mark.parametrize(
    "published", ["2023-03-05T25:61:00", "2023-03-05T24:00:00", "2023-03-05T10:99", "2023-03-05T10:00:00+24:00"]
)
def test_a_time_that_is_none_leaves_the_day(published: str) -> None:
    day, has_time, (notice,) = hinted(published)
    assert (day, has_time) == (DAY, False)
    assert published[:16] in notice
    assert "time" in notice


@pytest.mark.parametrize("published", ["2023-02-30", "NaN", "99999-01-01", "yesterday"])
def test_a_date_that_is_none_is_said(published: str) -> None:
    assert hinted(published) == (None, False, [f"The publication date '{published}' is not a date; it was left out."])


@pytest.mark.parametrize(
    "published", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "1899-12-31", "2200-01-01"]
)
def test_a_year_outside_the_archive_is_said(published: str) -> None:
    day, _has_time, (notice,) = hinted(published)
    assert day is None
    assert published[:10] in notice


@pytest.mark.parametrize("published", ["1900-01-01", "2199-12-31", "2023-03-05T10:00:00+07:00"])
def test_a_good_date_is_kept_without_a_word(published: str) -> None:
    day, _has_time, notices = hinted(published)
    assert (str(day), notices) == (published[:10], [])


def test_a_printed_date_goes_first_and_the_carrier_is_not_asked() -> None:
    row = {"text": f"Boats in the reeds\n\n10:40 19/07/2023\n\n{BODY}", "published": "NaN"}
    result = parsed(json.dumps(row), media_type=JSON_LINE)
    assert isinstance(result, Parsed)
    assert result.extraction.article.published is not None
    assert result.notices == ()


def test_dates_of_meetings_documents_and_figures_are_dropped_and_named() -> None:
    found = Reading().meeting(day=date(1812, 9, 7)).cites(date=date(1215, 6, 15)).extraction()
    bad, good = Period(date(2200, 1, 1), date(2200, 12, 31)), Period(date(2020, 1, 1), date(2020, 12, 31))
    figures = tuple(
        Figure(Decimal(1), "case", None, None, None, baseline, period, Span(0, 0, 1), 0.9, "test")
        for period, baseline in ((bad, good), (good, bad))
    )
    kept = dated(replace(found, figures=figures))
    assert (kept.meetings[0].date_start, kept.meetings[0].date_end, kept.citations[0].date) == (None, None, None)
    assert [(figure.period, figure.change_baseline) for figure in kept.figures] == [(None, good), (good, None)]
    assert {notice.code for notice in kept.notices} == {"date-out-of-range"}
    printed = ("1812-09-07", "1215-06-15", "2200-01-01 to 2200-12-31", "2200-01-01 to 2200-12-31")
    for notice, value in zip(kept.notices, printed, strict=True):
        assert isinstance(notice, Notice)
        assert value in notice.message


@pytest.mark.parametrize("iso", ["2023-03-05T24:00:00", "2023-03-05T25:61:00+07:00", "2023-03-05T10:00:00+24:00"])
def test_a_time_that_the_reader_lets_through_is_dropped_here(iso: str) -> None:
    found = Reading().extraction()
    late = dated(replace(found, article=replace(found.article, published=Published(iso, DAY, has_time=True))))
    assert late.article.published == Published("2023-03-05", DAY, has_time=False)
    assert [notice.code for notice in late.notices] == ["published-time-ignored"]


def test_a_day_that_the_reader_lets_through_is_dropped_here() -> None:
    late = dated(Reading(published=date(1, 1, 1)).extraction())
    assert late.article.published is None
    assert "0001-01-01" in late.notices[0].message


@pytest.mark.django_db
def test_bad_dates_never_stop_an_import(tmp_path: Path) -> None:
    published = [
        "2023-03-05T25:61:00",
        "0001-01-01T00:00:00+14:00",
        "9999-12-31T23:59:59-14:00",
        "2023-03-05T10:00:00Z",
    ]
    rows = [
        {"text": f"Story {n}\n\nAn entirely different story {n}.\n", "published": p} for n, p in enumerate(published)
    ]
    report = bring(write(tmp_path, "a.jsonl", json_lines(*rows)))
    assert outcomes(report) == ["new"] * 4
    stored = list(Article.objects.order_by("id").values_list("published_on", "published_at"))
    assert stored == [(DAY, None), (None, None), (None, None), (DAY, datetime(2023, 3, 5, 10, tzinfo=UTC))]
