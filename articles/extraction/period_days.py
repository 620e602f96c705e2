"""What day a printed period begins and ends on: one resolver for each way to say it.

Each takes the match, the publication date and the period named last, and returns None where nothing can be told.
"""

import re
from calendar import monthrange
from datetime import date, timedelta

from articles.extraction.dates import make_date
from articles.extraction.period_grammar import EDGE
from articles.extraction.period_relative import (
    count_of,
    half_year,
    months_to,
    past_years,
    read_edge,
    rolling,
    same,
    same_of,
    since,
    since_year,
    so_far,
    span,
    this,
    year_end,
    year_of,
    year_to,
)
from articles.extraction.types import Period
from articles.extraction.vocabulary.calendar import MONTHS, ORDINAL_WORDS, VIETNAMESE_COUNTS


def resolve(match: re.Match[str], published: date | None, before: Period | None) -> Period | None:
    """Return the days of the period that a match of PERIOD names."""
    kind = match.lastgroup if match.lastgroup in _RESOLVERS else next(name for name in _RESOLVERS if match[name])
    try:
        return _RESOLVERS[kind](match, published, before)
    except (ValueError, KeyError):
        return None


def _month_one(match: re.Match[str], published: date | None, before: Period | None) -> Period | None:
    year = year_of(match["moy"], published)
    return span(year, 1, 1) if year else None


def _n_month(match: re.Match[str], published: date | None, before: Period | None) -> Period | None:
    """ "The nine-month review": the first nine months."""
    count = count_of(match["ncount"])
    if published is None or not 2 <= count <= 12:
        return None
    return span(published.year - (count > published.month), 1, count)


def _months_end(match: re.Match[str], published: date | None, before: Period | None) -> Period | None:
    year = year_of(match["mey"], published)
    count = count_of(match["mecount"])
    return span(year, 13 - count, 12) if year and count <= 12 else None


def _month_range(match: re.Match[str], published: date | None, before: Period | None) -> Period | None:
    """ "From January to September", "from mid-December 2019 to mid-June 2020"."""
    first, last = (MONTHS[match[name].rstrip(".").lower()] for name in ("m1", "m2"))
    printed = match["y2"] if match["y2"] and (match["y2"].isdigit() or match["y2"] == "last year") else None
    if published is None and (printed is None or not printed.isdigit()):
        return None
    year2 = year_of(printed, published) if printed else published.year - (last > published.month)  # type: ignore[union-attr]
    if year2 is None:
        return None
    year1 = int(match["y1"]) if match["y1"] else year2 - (first > last)
    start = date(year1, first, 15 if (match["q1"] or "").startswith("mid") else 1)
    days = 15 if (match["q2"] or "").startswith("mid") else monthrange(year2, last)[1]
    end = date(year2, last, days)
    return Period(start, end) if start < end else None


_EVENT = re.compile(r"\b(?:visit|trip|congress|conference|meeting|workshop|exhibition|course)", re.IGNORECASE)


def _days(match: re.Match[str], published: date | None, before: Period | None) -> Period | None:
    """ "January 23-29": a holiday's week that is counted over; the days of an event are none."""
    if _EVENT.search(match.string, max(0, match.start() - 100), match.end() + 60):
        return None
    month = MONTHS[match["dm"].rstrip(".").lower()]
    if match["dy"] is None and published is None:
        return None
    year = int(match["dy"]) if match["dy"] else published.year - (month > published.month)  # type: ignore[union-attr]
    start, end = make_date(year, month, int(match["da"])), make_date(year, month, int(match["db"]))
    shortest = 2 if _HOLIDAY.search(match.string, max(0, match.start() - 70), match.start()) else 6
    return Period(start, end) if start and end and (end - start).days >= shortest else None


def is_bare(match: re.Match[str]) -> bool:
    """Tell whether "in nine months" is all that is said: not which, nor of what year."""
    return not any(match[name] for name in ("mfirst", "mfirst2", "mvn2", "mpast", "minto", "mend", "my"))


def _months(match: re.Match[str], published: date | None, before: Period | None) -> Period | None:
    count = count_of(match["mcount"])
    printed = match["my"]
    lead = (match["mfirst"] or match["mpast"] or "").strip()
    if match["mend"]:
        return months_to(match, published, count)
    first = lead == "first" or bool(match["mfirst2"] or match["mvn2"] or match["minto"] or printed)
    bare = is_bare(match)
    if not 1 <= count <= 12 or (bare and not (count >= 3 and _SPAN_LEAD.search(match.string[: match.start()][-16:]))):
        return None
    year = year_of(printed, published)
    if year is None:
        return None
    if lead == "last" and printed and printed.isdigit():
        return span(year, 13 - count, 12)
    if published and not printed:
        if not first and published.month not in (count, count % 12 + 1) and not (bare and published.month < 3):
            return None if bare else rolling(published, count)
        if count > published.month:
            year -= 1
    return span(year, 1, count)


def _months_vn(match: re.Match[str], published: date | None, before: Period | None) -> Period | None:
    count = VIETNAMESE_COUNTS[match["mvncount"].lower()]
    year = year_of(match["mvny"], published)
    if year is None:
        return None
    if published and not match["mvny"] and count > published.month:
        year -= 1
    return span(year, 1, count)


# "In nine months", "in the same nine months": as good as the first nine, when the year is about so far on.
_SPAN_LEAD = re.compile(
    r"\b(?:(?:[Ii]n|[Oo]ver|[Dd]uring|[Aa]fter|[Tt]rong|[Ss]au)(?: the)?|[Tt]he|[Tt]hese|[Tt]hose)(?: same)? \Z"
)


def _quarters(match: re.Match[str], published: date | None, before: Period | None) -> Period | None:
    year = year_of(match["qy"], published)
    return span(year, 1, 3 * count_of(match["qcount"] or match["qcount2"] or match["qcount3"])) if year else None


_ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4}


def _quarter(match: re.Match[str], published: date | None, before: Period | None) -> Period | None:
    if match["qord"] == "last" and not match["qqy"] and published is not None and published.month < 12:
        last = published.year * 4 + (published.month - 1) // 3 - 1
        return span(last // 4, last % 4 * 3 + 1, last % 4 * 3 + 3)
    if match["qord"] == "opening":
        number = 1
    elif match["qord"]:
        number = (
            4
            if match["qord"] in ("last", "final", "closing")
            else ORDINAL_WORDS.get(match["qord"].lower()) or int(match["qord"][0])
        )
    else:
        printed = match["qno"] or match["qvn"]
        number = _ROMAN.get(printed) or int(printed)
    year = year_of(match["qqy"], published)
    if year is None or number > 4:
        return None
    if published and not match["qqy"] and number * 3 - 2 > published.month + 3:
        year -= 1
    return span(year, number * 3 - 2, number * 3)


def _half(match: re.Match[str], published: date | None, before: Period | None) -> Period | None:
    year = year_of(match["hy"], published)
    if year is None:
        return None
    first = match["hno"] == "1" or (match["hord"] or "").lower().endswith(("first", "dau", "opening"))
    if published and not match["hy"] and not first and published.month < 6:
        year -= 1
    return span(year, 1, 6) if first else span(year, 7, 12)


def _month_year(match: re.Match[str], published: date | None, before: Period | None) -> Period | None:
    month = MONTHS[match["mym"].rstrip(".").lower()]
    return span(int(match["myy"]), month, month)


def _month(match: re.Match[str], published: date | None, before: Period | None) -> Period | None:
    if published is None:
        return None
    month = MONTHS[(match["mm"] or match["mm2"] or match["mm3"]).rstrip(".").lower()]
    if match["mmy"]:
        year = published.year - (not match["mmy"].startswith("this"))
        return span(year, month, month)
    return span(published.year - (month > published.month), month, month)


def _month_vn(match: re.Match[str], published: date | None, before: Period | None) -> Period | None:
    month, printed = int(match["mvn"]), match["mvy"] or match["mvy2"]
    if printed is None and published is None:
        return None
    year = int(printed) if printed else published.year - (month > published.month)  # type: ignore[union-attr]
    return span(year, month, month)


def _years(match: re.Match[str], published: date | None, before: Period | None) -> Period | None:
    first, last = int(match["ya"]), int(match["yb"])
    month = MONTHS[match["ym"].rstrip(".").lower()] if match["ym"] else int(match["ymv"] or 12)
    month = 6 if re.search(r"\bmid[- ]", match[0]) else month
    if month < 12:
        end = date(last, month, monthrange(last, month)[1])
        return Period(date(first, 1, 1), end) if first < last < first + 30 else None
    return Period(date(first, 1, 1), date(last, 12, 31)) if first < last < first + 30 else None


def _reviewed(match: re.Match[str], published: date | None, before: Period | None) -> Period | None:
    return span(int(match["ry"] or match["ry2"]), 1, 12)


def _year(match: re.Match[str], published: date | None, before: Period | None) -> Period | None:
    return span(int(match["yy"]), 1, 12)


def _range(match: re.Match[str], published: date | None, before: Period | None) -> Period | None:
    first, last = EDGE.match(match["ra"]), EDGE.match(match["rb"])
    if last is None or (first is None and not match["ra"].isdigit()):
        return None
    year2, month2, day2 = read_edge(last)
    year1, month1, day1 = read_edge(first) if first else (None, month2, int(match["ra"]))
    if year2 is None:
        if published is None:
            return None
        # A holiday may be counted a few days before it is over.
        latest = published + timedelta(days=10)
        year2 = latest.year - ((month2, day2) > (latest.month, latest.day))
    if year1 is None:
        year1 = year2 - ((month1, day1) > (month2, day2))
    start, end = make_date(year1, month1, day1), make_date(year2, month2, day2)
    # A span of a few days is an event's, not an observation period, unless it is a holiday's.
    shortest = 2 if _HOLIDAY.search(match.string, max(0, match.start() - 70), match.start()) else 6
    return Period(start, end) if start and end and (end - start).days >= shortest else None


_HOLIDAY = re.compile(r"\b(?:[Hh]olidays?|Tet|days-off|[Nn]ghi le|nghi Tet|dot cao diem)\b[^.;\n]*\Z")


_RESOLVERS = {
    "range": _range,
    "months": _months,
    "monthsvn": _months_vn,
    "monthsend": _months_end,
    "monthone": _month_one,
    "nmonth": _n_month,
    "mrange": _month_range,
    "days": _days,
    "sinceyear": since_year,
    "halfyear": half_year,
    "yearto": year_to,
    "reviewed": _reviewed,
    "quarters": _quarters,
    "quarter": _quarter,
    "half": _half,
    "monthyear": _month_year,
    "month": _month,
    "monthvn": _month_vn,
    "years": _years,
    "year": _year,
    "sofar": so_far,
    "since": since,
    "pastyears": past_years,
    "yearend": year_end,
    "sameof": same_of,
    "same": same,
    "this": this,
}
