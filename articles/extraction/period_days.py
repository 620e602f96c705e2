"""What day a printed period begins and ends on: one resolver for each way to say it.

Each takes the match, the publication date and the period named last, and returns None where nothing can be told.
"""

import re
from calendar import monthrange
from datetime import date, timedelta

from articles.extraction.dates import make_date
from articles.extraction.period_grammar import EDGE
from articles.extraction.types import Period
from articles.extraction.vocabulary.calendar import MONTHS, NUMBER_WORDS, ORDINAL_WORDS, VIETNAMESE_COUNTS


def _count(printed: str) -> int:
    return int(printed) if printed.isdigit() else NUMBER_WORDS[printed.lower()]


def _year_of(printed: str | None, published: date | None) -> int | None:
    if printed and printed.isdigit():
        return int(printed)
    if published is None:
        return None
    return published.year - 1 if printed == "last year" else published.year


def _span(year: int, first: int, last: int) -> Period:
    return Period(date(year, first, 1), date(year, last, monthrange(year, last)[1]))


def resolve(match: re.Match[str], published: date | None, before: Period | None) -> Period | None:
    """Return the days of the period that a match of PERIOD names."""
    kind = match.lastgroup if match.lastgroup in _RESOLVERS else next(name for name in _RESOLVERS if match[name])
    try:
        return _RESOLVERS[kind](match, published, before)
    except (ValueError, KeyError):
        return None


def _month_one(match: re.Match[str], published: date | None, before: Period | None) -> Period | None:
    year = _year_of(match["moy"], published)
    return _span(year, 1, 1) if year else None


def _n_month(match: re.Match[str], published: date | None, before: Period | None) -> Period | None:
    """ "The nine-month review": the first nine months."""
    count = _count(match["ncount"])
    if published is None or not 2 <= count <= 12:
        return None
    return _span(published.year - (count > published.month), 1, count)


def _months_end(match: re.Match[str], published: date | None, before: Period | None) -> Period | None:
    year = _year_of(match["mey"], published)
    count = _count(match["mecount"])
    return _span(year, 13 - count, 12) if year and count <= 12 else None


def _month_range(match: re.Match[str], published: date | None, before: Period | None) -> Period | None:
    """ "From January to September", "from mid-December 2019 to mid-June 2020"."""
    first, last = (MONTHS[match[name].rstrip(".").lower()] for name in ("m1", "m2"))
    if match["y2"] is None and published is None:
        return None
    year2 = int(match["y2"]) if match["y2"] else published.year - (last > published.month)  # type: ignore[union-attr]
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
    return Period(start, end) if start and end and (end - start).days >= 6 else None


def _half_year(match: re.Match[str], published: date | None, before: Period | None) -> Period | None:
    """ "The half-year" told of in summer is the first, about New Year the second."""
    if published is None:
        return None
    if 5 <= published.month <= 8:
        return _span(published.year, 1, 6)
    return _span(published.year - (published.month < 3), 7, 12) if published.month in (11, 12, 1, 2) else None


def _year_to(match: re.Match[str], published: date | None, before: Period | None) -> Period | None:
    """ "In the year to date", "in the year to the end of May"."""
    if published is None:
        return None
    if match["ytm"] is None:
        return Period(date(published.year, 1, 1), published)
    month = MONTHS[match["ytm"].rstrip(".").lower()]
    return _span(published.year - (month > published.month), 1, month)


def _since_year(match: re.Match[str], published: date | None, before: Period | None) -> Period | None:
    year = int(match["sy3"] or match["sy4"])
    return Period(date(year, 1, 1), published) if published and year <= published.year else None


def is_bare(match: re.Match[str]) -> bool:
    """Tell whether "in nine months" is all that is said: not which, nor of what year."""
    return not any(match[name] for name in ("mfirst", "mfirst2", "mvn2", "mpast", "minto", "mend", "my"))


def _months(match: re.Match[str], published: date | None, before: Period | None) -> Period | None:
    count = _count(match["mcount"])
    printed = match["my"]
    lead = (match["mfirst"] or match["mpast"] or "").strip()
    if match["mend"]:
        return _months_to(match, published, count)
    first = lead == "first" or bool(match["mfirst2"] or match["mvn2"] or match["minto"] or printed)
    bare = is_bare(match)
    if not 1 <= count <= 12 or (bare and not (count >= 3 and _SPAN_LEAD.search(match.string[: match.start()][-16:]))):
        return None
    year = _year_of(printed, published)
    if year is None:
        return None
    if lead == "last" and printed and printed.isdigit():
        return _span(year, 13 - count, 12)
    if published and not printed:
        if not first and published.month not in (count, count % 12 + 1) and not (bare and published.month < 3):
            return None if bare else _rolling(published, count)
        if count > published.month:
            year -= 1
    return _span(year, 1, count)


def _months_vn(match: re.Match[str], published: date | None, before: Period | None) -> Period | None:
    count = VIETNAMESE_COUNTS[match["mvncount"].lower()]
    year = _year_of(match["mvny"], published)
    if year is None:
        return None
    if published and not match["mvny"] and count > published.month:
        year -= 1
    return _span(year, 1, count)


# "In nine months", "in the same nine months": as good as the first nine, when the year is about so far on.
_SPAN_LEAD = re.compile(
    r"\b(?:(?:[Ii]n|[Oo]ver|[Dd]uring|[Aa]fter|[Tt]rong|[Ss]au)(?: the)?|[Tt]he|[Tt]hese|[Tt]hose)(?: same)? \Z"
)


def _months_to(match: re.Match[str], published: date | None, count: int) -> Period | None:
    """ "In the five months to the end of May": the months up to the one named."""
    month = MONTHS[match["mend"].rstrip(".").lower()]
    if match["mendy"] is None and published is None:
        return None
    year = int(match["mendy"]) if match["mendy"] else published.year - (month > published.month)  # type: ignore[union-attr]
    first = year * 12 + month - count
    if not 1 <= count <= 24:
        return None
    return Period(date(first // 12, first % 12 + 1, 1), date(year, month, monthrange(year, month)[1]))


def _rolling(published: date, count: int) -> Period:
    """The last `count` full months, the current one among them when it is all but over."""
    last = published if published.day >= 25 else published.replace(day=1) - timedelta(days=1)
    number = last.year * 12 + last.month - count
    return Period(
        date(number // 12, number % 12 + 1, 1), date(last.year, last.month, monthrange(last.year, last.month)[1])
    )


def _quarters(match: re.Match[str], published: date | None, before: Period | None) -> Period | None:
    year = _year_of(match["qy"], published)
    return _span(year, 1, 3 * _count(match["qcount"] or match["qcount2"] or match["qcount3"])) if year else None


_ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4}


def _quarter(match: re.Match[str], published: date | None, before: Period | None) -> Period | None:
    if match["qord"]:
        number = 4 if match["qord"] in ("last", "final") else ORDINAL_WORDS.get(match["qord"]) or int(match["qord"][0])
    else:
        printed = match["qno"] or match["qvn"]
        number = _ROMAN.get(printed) or int(printed)
    year = _year_of(match["qqy"], published)
    if year is None or number > 4:
        return None
    if published and not match["qqy"] and number * 3 - 2 > published.month + 3:
        year -= 1
    return _span(year, number * 3 - 2, number * 3)


def _half(match: re.Match[str], published: date | None, before: Period | None) -> Period | None:
    year = _year_of(match["hy"], published)
    if year is None:
        return None
    first = match["hno"] == "1" or (match["hord"] or "").endswith(("first", "dau"))
    if published and not match["hy"] and not first and published.month < 6:
        year -= 1
    return _span(year, 1, 6) if first else _span(year, 7, 12)


def _month_year(match: re.Match[str], published: date | None, before: Period | None) -> Period | None:
    month = MONTHS[match["mym"].rstrip(".").lower()]
    return _span(int(match["myy"]), month, month)


def _month(match: re.Match[str], published: date | None, before: Period | None) -> Period | None:
    if published is None:
        return None
    month = MONTHS[(match["mm"] or match["mm2"] or match["mm3"]).rstrip(".").lower()]
    return _span(published.year - (month > published.month), month, month)


def _month_vn(match: re.Match[str], published: date | None, before: Period | None) -> Period | None:
    month, printed = int(match["mvn"]), match["mvy"] or match["mvy2"]
    if printed is None and published is None:
        return None
    year = int(printed) if printed else published.year - (month > published.month)  # type: ignore[union-attr]
    return _span(year, month, month)


def _years(match: re.Match[str], published: date | None, before: Period | None) -> Period | None:
    first, last = int(match["ya"]), int(match["yb"])
    return Period(date(first, 1, 1), date(last, 12, 31)) if first < last < first + 30 else None


def _reviewed(match: re.Match[str], published: date | None, before: Period | None) -> Period | None:
    return _span(int(match["ry"] or match["ry2"]), 1, 12)


def _year(match: re.Match[str], published: date | None, before: Period | None) -> Period | None:
    return _span(int(match["yy"]), 1, 12)


def _so_far(match: re.Match[str], published: date | None, before: Period | None) -> Period | None:
    if published is None:
        return None
    start, end = date(int(match["sy"] or match["sy2"] or published.year), 1, 1), published
    edge = EDGE.match(match["sto"]) if match["sto"] else None
    if edge:
        year, month, day = read_edge(edge)
        end = make_date(year or start.year, month, day) or published
    return Period(start, end) if start <= end else None


def _since(match: re.Match[str], published: date | None, before: Period | None) -> Period | None:
    if published is None:
        return None
    words = match["sd"].replace(",", "").split()
    month = MONTHS[words[0].rstrip(".").lower()]
    day = int(words[1]) if len(words) > 1 and int(words[1]) < 32 else 1
    year = int(match["sdy"]) if match["sdy"] else published.year - (month > published.month)
    start = make_date(year, month, day)
    return Period(start, published) if start and start <= published else None


def _past_years(match: re.Match[str], published: date | None, before: Period | None) -> Period | None:
    if published is None:
        return None
    last = published.year if published.month >= 11 else published.year - 1
    return Period(date(last - _count(match["pcount"] or match["vcount"]) + 1, 1, 1), date(last, 12, 31))


def _same(match: re.Match[str], published: date | None, before: Period | None) -> Period | None:
    """ "in the month": the month last named; "in the year": the year of the period last named."""
    if match[0].endswith(("period", "months", "time")):
        return before
    if match[0].endswith(("month", "thang")) or " month " in match[0]:
        if before and (before.end - before.start).days <= 31:
            return before
        if published is None:
            return None
        last = published if published.day > 15 else published.replace(day=1) - timedelta(days=1)
        return _span(last.year, last.month, last.month)
    if match[0].endswith(("quarter", "quy")):
        return before if before and 80 < (before.end - before.start).days < 100 else None
    if before and (before.end - before.start).days > 300:
        return before
    if before:
        return _span(before.end.year, 1, 12)
    return _span(published.year - (published.month == 1), 1, 12) if published else None


def _this(match: re.Match[str], published: date | None, before: Period | None) -> Period | None:
    if published is None:
        return None
    words = match[0].lower()
    if words in _THIS_VIETNAMESE:
        words = _THIS_VIETNAMESE[words]
    if words.endswith("year"):
        year = published.year - (
            words.startswith(("last", "previous")) or (words.startswith(("the past", "past")) and published.month < 7)
        )
        return _span(year, 1, 12)
    if words.endswith("quarter"):
        number = published.year * 4 + (published.month - 1) // 3 - (not words.startswith("this"))
        return _span(number // 4, number % 4 * 3 + 1, number % 4 * 3 + 3)
    if words.startswith("this") or published.day >= 25:
        return _span(published.year, published.month, published.month)
    last = published.replace(day=1) - timedelta(days=1)
    return _span(last.year, last.month, last.month)


_THIS_VIETNAMESE = {
    "nam nay": "this year",
    "nam qua": "past year",
    "nam truoc": "last year",
    "thang nay": "this month",
    "thang qua": "past month",
    "thang truoc": "last month",
}


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
    # A span of a few days is an event's, not an observation period.
    return Period(start, end) if start and end and (end - start).days >= 6 else None


def read_edge(match: re.Match[str]) -> tuple[int | None, int, int]:
    """Return year (None where not printed), month and day of a match of EDGE."""
    month = match["m"] or match["m2"]
    number = MONTHS[month.rstrip(".").lower()] if month else int(match["m3"])
    return int(match["y"]) if match["y"] else None, number, int(match["d"] or match["d2"] or match["d3"])


_RESOLVERS = {
    "range": _range,
    "months": _months,
    "monthsvn": _months_vn,
    "monthsend": _months_end,
    "monthone": _month_one,
    "nmonth": _n_month,
    "mrange": _month_range,
    "days": _days,
    "sinceyear": _since_year,
    "halfyear": _half_year,
    "yearto": _year_to,
    "reviewed": _reviewed,
    "quarters": _quarters,
    "quarter": _quarter,
    "half": _half,
    "monthyear": _month_year,
    "month": _month,
    "monthvn": _month_vn,
    "years": _years,
    "year": _year,
    "sofar": _so_far,
    "since": _since,
    "pastyears": _past_years,
    "same": _same,
    "this": _this,
}
