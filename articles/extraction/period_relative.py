"""Periods that are told from the day of publication or from the period named last: "so far this year", "last month"."""

import re
from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache

from articles.extraction.dates import make_date
from articles.extraction.period_grammar import EDGE
from articles.extraction.types import Period
from articles.extraction.vocabulary.calendar import MONTHS, NUMBER_WORDS


def count_of(printed: str) -> int:
    """Return the number of "nine" or "9"."""
    return int(printed) if printed.isdigit() else NUMBER_WORDS[printed.lower()]


def year_of(printed: str | None, published: date | None) -> int | None:
    """Return the year printed, or the one that "this year" or "last year" means; None where nothing tells it."""
    if printed and printed.isdigit():
        return int(printed)
    if published is None:
        return None
    return published.year - 1 if printed == "last year" else published.year


@lru_cache(maxsize=512)
def span(year: int, first: int, last: int) -> Period:
    """Return the period from the first day of one month to the last day of another."""
    return Period(date(year, first, 1), date(year, last, monthrange(year, last)[1]))


def half_year(match: re.Match[str], published: date | None, before: Period | None) -> Period | None:
    """ "The half-year" told of in summer is the first, about New Year the second."""
    if published is None:
        return None
    if 5 <= published.month <= 8:
        return span(published.year, 1, 6)
    return span(published.year - (published.month < 3), 7, 12) if published.month in (11, 12, 1, 2) else None


def year_to(match: re.Match[str], published: date | None, before: Period | None) -> Period | None:
    """ "In the year to date", "in the year to the end of May"."""
    if published is None:
        return None
    if match["ytm"] is None:
        return Period(date(published.year, 1, 1), published)
    month = MONTHS[match["ytm"].rstrip(".").lower()]
    return span(published.year - (month > published.month), 1, month)


def since_year(match: re.Match[str], published: date | None, before: Period | None) -> Period | None:
    """ "Since 2015": up to the publication."""
    year = int(match["sy3"] or match["sy4"])
    return Period(date(year, 1, 1), published) if published and year <= published.year else None


def months_to(match: re.Match[str], published: date | None, count: int) -> Period | None:
    """ "In the five months to the end of May": the months up to the one named."""
    month = MONTHS[match["mend"].rstrip(".").lower()]
    if match["mendy"] is None and published is None:
        return None
    year = int(match["mendy"]) if match["mendy"] else published.year - (month > published.month)  # type: ignore[union-attr]
    first = year * 12 + month - count
    if not 1 <= count <= 24:
        return None
    if match["mendd"] and 10 <= int(match["mendd"]) < 28:
        day = int(match["mendd"])
        return Period(date((first - 1) // 12, (first - 1) % 12 + 1, day + 1), date(year, month, day))
    return Period(date(first // 12, first % 12 + 1, 1), date(year, month, monthrange(year, month)[1]))


def rolling(published: date, count: int) -> Period:
    """The last `count` full months, the current one among them when it is all but over."""
    last = published if published.day >= 25 else published.replace(day=1) - timedelta(days=1)
    number = last.year * 12 + last.month - count
    return Period(
        date(number // 12, number % 12 + 1, 1), date(last.year, last.month, monthrange(last.year, last.month)[1])
    )


def so_far(match: re.Match[str], published: date | None, before: Period | None) -> Period | None:
    """ "Since the beginning of the year", "so far this year"."""
    if published is None:
        return None
    start, end = date(int(match["sy"] or match["sy2"] or published.year), 1, 1), published
    edge = EDGE.match(match["sto"]) if match["sto"] else None
    if edge:
        year, month, day = read_edge(edge)
        end = make_date(year or start.year, month, day) or published
    end = end if edge else _reported_up_to(end)
    return Period(start, end) if start <= end else None


def _reported_up_to(published: date) -> date:
    """In the first ten days of a month one tells of the months before it."""
    return published - timedelta(days=published.day) if published.day <= 10 else published


def since(match: re.Match[str], published: date | None, before: Period | None) -> Period | None:
    """ "Since July 1": up to the publication."""
    if published is None:
        return None
    words = match["sd"].replace(",", "").split()
    month = MONTHS[words[0].rstrip(".").lower()]
    day = int(words[1]) if len(words) > 1 and int(words[1]) < 32 else 1
    year = int(match["sdy"]) if match["sdy"] else published.year - (month > published.month)
    start, end = make_date(year, month, day), _reported_up_to(published)
    return Period(start, end) if start and start <= end else None


def past_years(match: re.Match[str], published: date | None, before: Period | None) -> Period | None:
    """ "Over the past five years", "over the past decade", "in the three years to 2020"."""
    if published is None:
        return None
    if match["tyear"]:
        last = int(match["tyear"])
        return Period(date(last - count_of(match["tcount"]) + 1, 1, 1), date(last, 12, 31))
    last = published.year if published.month >= 11 else published.year - 1
    if match["pdecade"]:
        return Period(date(last - 9, 1, 1), date(last, 12, 31))
    return Period(date(last - count_of(match["pcount"] or match["vcount"]) + 1, 1, 1), date(last, 12, 31))


def same(match: re.Match[str], published: date | None, before: Period | None) -> Period | None:
    """ "in the month": the month last named; "in the year": the year of the period last named."""
    if match[0].endswith(("period", "months", "time")):
        return _same_months(match[0], before) if match[0].endswith("months") else before
    if match[0].endswith(("term", "tenure")):
        return before if before and (before.end - before.start).days > 1000 else None
    if match[0].endswith(("month", "thang")) or " month " in match[0]:
        if before and (before.end - before.start).days <= 31:
            return before
        if published is None:
            return None
        last = published if published.day > 15 else published.replace(day=1) - timedelta(days=1)
        return span(last.year, last.month, last.month)
    if match[0].endswith(("quarter", "quy")):
        if published is None or (before and before.end.year >= published.year):
            return before if before and 80 < (before.end - before.start).days < 100 else None
        told = published - timedelta(days=25)  # a quarter is told of till the first weeks of the next
        return span(told.year, (told.month - 1) // 3 * 3 + 1, (told.month - 1) // 3 * 3 + 3)
    if before and 360 <= (before.end - before.start).days <= 370:
        return before
    if before:
        return span(before.end.year, 1, 12)
    return span(published.year - (published.month == 1), 1, 12) if published else None


def year_end(match: re.Match[str], published: date | None, before: Period | None) -> Period | None:
    """ "The year ending December 14": the reporting year, from the day after that day of the year before."""
    if match["yey"] is None and published is None:
        return None
    month, day = MONTHS[match["yem"].rstrip(".").lower()], int(match["yed"])
    year = int(match["yey"]) if match["yey"] else published.year - ((month, day) > (published.month, published.day))  # type: ignore[union-attr]
    end = make_date(year, month, day)
    start = make_date(year - 1, month, day)
    return Period(start + timedelta(days=1), end) if start and end else None


def same_of(match: re.Match[str], published: date | None, before: Period | None) -> Period | None:
    """ "The same period of 2020": the period last named, in that year; "last year": a year before it."""
    if before is None:
        return None
    printed = match["soy"]
    back = before.end.year - int(printed) if printed and printed.isdigit() else 1
    try:
        start, end = (
            before.start.replace(year=before.start.year - back),
            before.end.replace(year=before.end.year - back),
        )
    except ValueError:  # the 29th of February
        start, end = (
            before.start.replace(year=before.start.year - back),
            before.end.replace(day=28, year=before.end.year - back),
        )
    if (end + timedelta(days=1)).day != 1 and (before.end + timedelta(days=1)).day == 1:
        end = end.replace(day=monthrange(end.year, end.month)[1])
    return Period(start, end)


def _same_months(printed: str, before: Period | None) -> Period | None:
    """ "In the same eleven months", after another period was named in between: the first eleven of its year."""
    named = printed.split()[-2]
    if named in ("those", "these"):
        return before
    count = count_of(named)
    if before is None or not 1 <= count <= 12 or (before.end - before.start).days // 28 >= count:
        return before
    return span(before.end.year, 1, count)


def this(match: re.Match[str], published: date | None, before: Period | None) -> Period | None:
    """ "This year", "last month", "the past quarter"."""
    if published is None:
        return None
    words = match[0].lower()
    if words in _THIS_VIETNAMESE:
        words = _THIS_VIETNAMESE[words]
    if words.endswith("year"):
        year = published.year - (
            words.startswith(("last", "previous")) or (words.startswith(("the past", "past")) and published.month < 7)
        )
        if year == published.year and published.month <= 11:
            return Period(date(year, 1, 1), _reported_up_to(published))
        return span(year, 1, 12)
    if words.endswith("quarter"):
        number = published.year * 4 + (published.month - 1) // 3 - (not words.startswith("this"))
        return span(number // 4, number % 4 * 3 + 1, number % 4 * 3 + 3)
    if words.startswith("this") or published.day >= 25:
        return span(published.year, published.month, published.month)
    last = published.replace(day=1) - timedelta(days=1)
    return span(last.year, last.month, last.month)


_THIS_VIETNAMESE = {
    "nam nay": "this year",
    "nam qua": "past year",
    "nam truoc": "last year",
    "thang nay": "this month",
    "thang qua": "past month",
    "thang truoc": "last month",
}


def read_edge(match: re.Match[str]) -> tuple[int | None, int, int]:
    """Return year (None where not printed), month and day of a match of EDGE."""
    month = match["m"] or match["m2"]
    number = MONTHS[month.rstrip(".").lower()] if month else int(match["m3"])
    return int(match["y"]) if match["y"] else None, number, int(match["d"] or match["d2"] or match["d3"])
