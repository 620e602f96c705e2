"""Dates in running text: one pattern finds them, arithmetic against the publication date completes them."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from articles.extraction.patterns import alternation
from articles.extraction.vocabulary.calendar import MONTHS, WEEKDAYS

_MONTH_NAMES = sorted({name.capitalize() for name in MONTHS})
MONTH = rf"(?:{alternation(_MONTH_NAMES)})(?![A-Za-z])\.?"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?(?![\d%])"
_YEAR = r"(?:19|20)\d\d(?!\d)"
_TO = r" ?(?:-|—|to|and|until|till|through) ?(?:the )?"
_WEEKDAY = rf"(?:{alternation(sorted(name.capitalize() for name in WEEKDAYS if ' ' not in name))})"
DAY_PATTERN = re.compile(
    # A month's first letter or a digit: at most places nothing else need be tried.
    r"(?=[ADFJMNOS\d])(?:"
    rf"(?P<m1>{MONTH}),? ?(?:the )?(?P<d1>{_DAY})(?:(?:,? (?P<y1>{_YEAR}))?{_TO}(?:(?P<m2>{MONTH}),? "
    rf")?(?P<d2>{_DAY}))?(?:,? ?(?:of )?(?P<y2>{_YEAR}))?"
    rf"|(?<![\d.,/-])(?P<e1>{_DAY})(?:(?: (?P<em1>{MONTH}))?(?:,? "
    rf"(?P<ey1>{_YEAR}))?{_TO}(?P<e2>{_DAY}))?(?: |,|-)(?:of )?(?P<em2>{MONTH})(?:,? ?(?P<ey2>{_YEAR}))?"
    r"|(?<![\d./-])(?P<n1>\d{1,2})(?:, \d{1,2}(?=,? (?:va|and) \d))?"
    r"(?:[/.](?P<nm1>\d{1,2}))?(?:[/.](?P<ny1>(?:19|20)\d\d))?(?: ?(?:-|den(?: ngay)?"
    r"|va(?: ngay)?|to|and) "
    r"?(?P<n2>\d{1,2}))?[/.](?P<nm2>\d{1,2})(?:[/.](?P<ny2>(?:19|20)\d\d))?(?![\d/%]|[.,]\d)"
    rf"|(?<![\d.,/-])(?P<v1>\d{{1,2}})(?: ?(?:-|den|va)(?: ngay)? (?P<v2>\d{{1,2}}))? thang"
    rf" (?P<vm>\d{{1,2}})(?!\d)(?:(?: nam |/)(?P<vy>{_YEAR}))?"
    r"|(?P<dash>(?<![\d/.-])(?P<dd>\d{1,2})-(?P<dm>\d{1,2})-(?P<dy>(?:19|20)\d\d)(?![\d-]))"
    r"|(?:(?<=ngay )|(?<=sang )|(?<=chieu ))(?P<hyphen>(?P<hd>\d{1,2})-(?P<hm>\d{1,2})(?![\d/-])))"
)
RELATIVE = re.compile(
    r"\b(?P<word>(?i:yesterday|today|this (?:morning|afternoon|evening)|tonight|last night|hom (?:qua|nay)"
    r"|(?:sang|chieu|toi) (?:nay|qua)))\b"
    rf"|\b(?P<which>[Oo]n|[Ll]ast|this|held|[Ee]very|[Ee]ach|[Nn]ext|Black)? ?(?P<weekday>{_WEEKDAY})(?![A-Za-z])"
    r"(?P<week>(?: (?:morning|afternoon|evening))?,? (?:of )?last week)?",
)
# One of these stands in every find of RELATIVE.
_RELATIVE_LETTERS = (
    "day",
    "orning",
    "fternoon",
    "vening",
    "ight",
    " nay",
    " qua",
    "DAY",
    "NIGHT",
    "NOON",
    "ING",
    " NAY",
    " QUA",
)
_FUTURE = timedelta(days=75)
_PAST = timedelta(days=290)


@dataclass(frozen=True, slots=True)
class DayAt:
    """One day, or a run of days, printed at text[start:end]; `complete` when the year is printed."""

    start: int
    end: int
    first: date
    last: date
    complete: bool


def days_in(text: str, start: int, end: int, anchor: date | None) -> list[DayAt]:
    """Return the day expressions in text[start:end]; a missing year comes from `anchor`, else the day is left out."""
    found = []
    for match in DAY_PATTERN.finditer(text, start, end):
        day = _read(match, anchor)
        if day is not None:
            found.append(day)
    return found


def day_to_count_from(text: str, end: int, published: date | None) -> date | None:
    """Return the publication date, or where none is known the first full date in text[:end], to complete dates with."""
    if published is not None:
        return published
    return next((day.first for day in days_in(text, 0, end, None)), None)


def _number(printed: str | None) -> int | None:
    return int(printed.rstrip("dhnrst")) if printed else None


def _month(printed: str | None) -> int | None:
    return MONTHS.get(printed.rstrip(".").lower()) if printed else None


def _read(match: re.Match[str], anchor: date | None) -> DayAt | None:
    group = match.group
    if group("m1"):
        parts = (
            _number(group("d1")),
            _month(group("m1")),
            _number(group("y1")),
            _number(group("d2")),
            _month(group("m2")),
            _number(group("y2")),
        )
    elif group("e1"):
        month = _month(group("em2"))
        first = _month(group("em1")) or month
        parts = (_number(group("e1")), first, _number(group("ey1")), _number(group("e2")), month, _number(group("ey2")))
    elif group("v1"):
        month = _number(group("vm"))
        parts = (_number(group("v1")), month, _number(group("vy")), _number(group("v2")), month, None)
    elif group("dash"):
        parts = (_number(group("dd")), _number(group("dm")), _number(group("dy")), None, None, None)
    elif group("hyphen"):
        parts = (_number(group("hd")), _number(group("hm")), None, None, None, None)
    else:
        year = _number(group("ny2"))
        month = _number(group("nm2"))
        if year is None and (group("n2") is None or month is None) and not _says_day(match):
            return None
        parts = (
            _number(group("n1")),
            _number(group("nm1")) or month,
            _number(group("ny1")) or year,
            _number(group("n2")),
            month,
            year,
        )
    return _complete(match.start(), match.end(), *parts, anchor=anchor)


_SAYS_DAY = re.compile(
    r"(?:ngay|sang|chieu|toi|trua|dem|hom|on|dated?|thu (?:hai|ba|tu|nam|sau|bay),?|chu nhat,?) \Z"
    r"|(?:nay|qua|ngay|yesterday|today|morning|[a-z]day)(?: ?\(|, )\Z",
    re.IGNORECASE,
)


def _says_day(match: re.Match[str]) -> bool:
    """ "ngay 28/12" is a day; a bare 28/12 may be a fraction or a number."""
    return bool(_SAYS_DAY.search(match.string[max(0, match.start() - 12) : match.start()]))


def _complete(
    start: int,
    end: int,
    day: int | None,
    month: int | None,
    year: int | None,
    day2: int | None,
    month2: int | None,
    year2: int | None,
    *,
    anchor: date | None,
) -> DayAt | None:
    if day is None or month is None:
        return None
    printed = year or year2
    last_month = month2 or month
    if printed is None:
        closest = nearest(day, month, anchor)
        if closest is None:
            return None
        first = closest
    else:
        made = make_date(year or (printed - 1 if last_month < month else printed), month, day)
        if made is None:
            return None
        first = made
    last = first
    if day2 is not None:
        made = make_date(year2 or first.year + (last_month < month), last_month, day2)
        if made is None or made < first or (made - first).days > 60:
            made = first
        last = made
    return DayAt(start, end, first, last, printed is not None)


def make_date(year: int, month: int, day: int) -> date | None:
    """Return the date, or None where there is no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


@lru_cache(maxsize=4096)
def nearest(day: int, month: int, anchor: date | None) -> date | None:
    """Return the day and month in the year that brings them nearest to the publication, a little ahead at most."""
    if anchor is None:
        return None
    options = [
        made for year in (anchor.year - 1, anchor.year, anchor.year + 1) if (made := make_date(year, month, day))
    ]
    options = [made for made in options if made - anchor <= _FUTURE]
    return min(options, key=lambda made: abs((made - anchor).days)) if options else None


_AGO = {
    **dict.fromkeys(("yesterday", "last night", "hom qua", "sang qua", "chieu qua", "toi qua"), 1),
    **dict.fromkeys(("today", "tonight", "this morning", "this afternoon", "this evening"), 0),
    **dict.fromkeys(("hom nay", "sang nay", "chieu nay", "toi nay"), 0),
}


def may_be_relative(text: str, start: int, end: int) -> bool:
    """Tell whether text[start:end] may hold a day such as "yesterday" or "on Tuesday"."""
    said = text[start:end]
    for letters in _RELATIVE_LETTERS:  # noqa: SIM110 - a generator costs more than the search
        if letters in said:
            return True
    return False


def relative_day(text: str, start: int, end: int, anchor: date | None) -> DayAt | None:
    """Return the day that "yesterday" or "on Tuesday" in text[start:end] means, seen from the publication date."""
    if anchor is None:
        return None
    if not may_be_relative(text, start, end):
        return None
    for match in RELATIVE.finditer(text, start, end):
        if match["word"]:
            day = anchor - timedelta(days=_AGO[match["word"].lower()])
            return DayAt(match.start(), match.end(), day, day, False)
        which = (match["which"] or "").lower()
        if which in ("every", "each", "next", "black"):
            continue
        back = (anchor.weekday() - WEEKDAYS[match["weekday"].lower()]) % 7
        if match["week"]:
            back = anchor.weekday() - WEEKDAYS[match["weekday"].lower()] + 7
        elif which == "last" and back == 0:
            back = 7
        day = anchor - timedelta(days=back)
        return DayAt(match.start(), match.end(), day, day, False)
    return None
