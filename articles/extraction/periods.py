"""Observation periods: "in the first nine months of 2021", "in November", "since the beginning of the year"."""

import re
from bisect import bisect_left
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from articles.extraction.dates import MONTH, make_date
from articles.extraction.patterns import alternation
from articles.extraction.reading import Reading
from articles.extraction.triggers import Trigger
from articles.extraction.types import Period
from articles.extraction.vocabulary.calendar import MONTHS, NUMBER_WORDS, ORDINAL_WORDS

_WORDS = [word for word in NUMBER_WORDS if word not in ("no", "zero")]
_VIETNAMESE_COUNTS = {"ba": 3, "sau": 6, "chin": 9, "muoi": 10, "muoi mot": 11}
_WORD = rf"(?:\d{{1,2}}|{alternation([*_WORDS, *(word.capitalize() for word in _WORDS)])})"
_VN_WORD = alternation([*_VIETNAMESE_COUNTS, *(word.capitalize() for word in _VIETNAMESE_COUNTS)])
_ORDINAL = rf"(?:{alternation([*ORDINAL_WORDS, '1st', '2nd', '3rd', '4th'])})"
_YEAR = r"(?:19|20)\d\d(?![\d%]|[.,]\d)"
_OF_YEAR = rf"(?:,? (?:of |in |nam )?(?P<{{0}}>{_YEAR}|(?:the|this|last) year|nay|nam nay))?"
_LEAD = (
    r"(?:[Ii]n|[Oo]ver|[Dd]uring|[Ff]or|[Tt]hroughout|[Ww]ithin|[Oo]f|[Bb]y|[Tt]rong|[Nn]am|[Ff]rom|[Ss]ince|to|than"
    r"|with|against)"
)
_DAY = (
    rf"(?:{MONTH} \d{{1,2}}(?:st|nd|rd|th)?(?:,? \d{{4}})?|\d{{1,2}}(?:st|nd|rd|th)? {MONTH}(?:,? \d{{4}})?"
    r"|\d{1,2}[/-]\d{1,2}(?:[/-]\d{4})?(?! ?%))"
)
PERIOD = re.compile(
    r"(?<![A-Za-z0-9])(?=[A-Za-z12]|\d\d? )(?:"
    rf"(?P<range>(?:[Ff]rom|[Bb]etween|[Tt]u)(?: ngay)? (?P<ra>{_DAY}|\d{{1,2}}),? "
    rf"(?:to|until|till|through|and|den|-|den het)(?: ngay)? (?P<rb>{_DAY}))"
    rf"|(?P<months>(?P<mfirst>(?:first|past|last|recent|previous|opening|dau nam) )?(?P<mcount>{_WORD})(?: "
    rf"(?P<mfirst2>first))? (?:months|thang)(?P<mvn2> dau nam)?(?P<mpast> qua)?"
    rf"(?: (?P<minto>into (?:the|this) year)"
    rf"|,? (?:to|through|until|ending|up to)(?: in)? (?:the )?(?:end of )?(?P<mend>{MONTH})(?: (?P<mendy>{_YEAR}))?"
    rf"|{_OF_YEAR.format('my')}))"
    rf"|(?P<monthsvn>(?P<mvncount>{_VN_WORD}) thang (?:dau nam|qua)(?: (?P<mvny>{_YEAR}))?)"
    rf"|(?P<quarters>(?:first (?P<qcount>two|three) quarters|(?P<qcount2>two|three) first "
    rf"quarters){_OF_YEAR.format('qy')})"
    rf"|(?P<quarter>(?:(?P<qord>{_ORDINAL}) quarter(?: \(Q[1-4]\))?|Q(?P<qno>[1-4])(?!\d)|[Qq]uy (?P<qvn>IV"
    rf"|I{{1,3}}|[1-4])(?![IV\d])){_OF_YEAR.format('qqy')})"
    rf"|(?P<half>(?P<hord>first|second|last|[Nn]ua (?:dau|cuoi)) (?:half|nam){_OF_YEAR.format('hy')})"
    rf"|(?P<monthyear>(?P<mym>{MONTH}),? (?:of )?(?P<myy>{_YEAR}))"
    rf"|(?P<month>(?:[Ii]n|[Dd]uring|[Ff]or) (?:the month of )?(?P<mm>{MONTH})(?! \d))"
    rf"|(?P<monthvn>[Tt]hang (?P<mvn>\d{{1,2}})(?:/(?P<mvy>{_YEAR})| nam (?P<mvy2>{_YEAR}))?)"
    rf"|(?P<years>(?:[Ff]rom |[Bb]etween |[Pp]eriod |[Tt]erm |[Pp]eriod of )?(?:the )?(?P<ya>{_YEAR}) ?(?:-"
    rf"|to|and) ?(?P<yb>{_YEAR})(?P<yp> (?:period|term|tenure))?)"
    rf"|(?P<year>{_LEAD} (?:the )?(?:year |whole year |nam )?(?P<yy>{_YEAR})(?! ?(?:-|to|and) ?(?:19|20)\d\d)"
    r"(?! (?:emulation|[A-Z])))"
    r"|(?P<sofar>(?:[Ss]ince|[Ff]rom) (?:the )?(?:beginning|start|early|outset)(?: of)? (?:the |this "
    r")?(?:year|(?P<sy>(?:19|20)\d\d))(?: (?:to|until|till) (?:now|date|present))?|(?:[Ss]o far|[Tt]hus "
    r"far) this year|[Tt]u dau nam(?: den nay)?"
    r"|[Yy]ear[- ]to[- ]date|[Ss]ince early this year|[Ss]o far in (?P<sy2>(?:19|20)\d\d))"
    rf"|(?P<since>[Ss]ince (?P<sd>{MONTH}(?: \d{{1,2}})?(?:,? (?P<sdy>{_YEAR}))?))"
    rf"|(?P<pastyears>(?:past|last|recent) (?P<pcount>{_WORD}) years)"
    rf"|(?P<same>(?:[Ii]n|during|over|for|within) (?:the|this) (?:month|year|quarter|period)(?! of)(?! (?:19"
    rf"|20)\d\d)|(?:[Ii]n|during|over|for) the (?:whole|entire|full|same) (?:month|year|quarter|(?:{_WORD}) months)"
    r"|[Tt]rong (?:thang|nam|quy)(?! ?[\dIV]|,? (?:qua|nay|truoc)))"
    r"|(?P<this>(?:[Tt]his|[Ll]ast|[Tt]he past|[Pp]ast) (?:year|month|quarter)(?!s|-)"
    r"|(?:[Nn]am|[Tt]hang) (?:qua|nay|truoc))"
    r")"
)
_COMPARES = re.compile(
    r"\b(?:same period|corresponding period|compared|than|against|versus|so voi|cung ky|year-on-year|as of"
    r"|times(?: as many as)?(?: that of)?|end of|drafted|issued|dated|promulgated|born|established|founded"
    r"|until|target|plans? for|tasks? for"
    r"|towards?|vision|orientation to)\b[^.;\n,]{0,60}\Z",
    re.IGNORECASE,
)


_BASELINE = re.compile(r"(?:to|than|with|against|versus) ")
_PERCENT = re.compile(r"(?:%|per ?cent) \Z")
# "In Q2 alone …": of this sentence only; what comes after speaks of the longer period again.
_ALONE_BEFORE = re.compile(r"\b(?:[Rr]ieng|[Aa]lone|[Jj]ust|[Oo]nly)(?: (?:trong|in|for|during))?(?: the)? \Z")
_ALONE_AFTER = re.compile(r",? (?:alone|only)\b")


@dataclass(frozen=True, slots=True)
class PeriodAt:
    """A period printed at text[start:end]; `baseline` when it is what something is compared with.

    `alone`: it holds in its own sentence and is not carried on.
    """

    start: int
    end: int
    period: Period
    baseline: bool
    alone: bool = False


# How far a period reaches before and behind any one of its calendar words.
_BEFORE, _BEHIND = 60, 80


def _matches(reading: Reading) -> Iterator[re.Match[str]]:
    """Search only around the words and numbers of the calendar, sentence by sentence."""
    text = reading.text
    places = reading.openings(Trigger.PERIOD)
    places += [place for place in reading.numbers if text.startswith(("19", "20"), place)]
    start = end = 0
    for place in sorted(places):
        if place - _BEFORE > end or place >= reading.sentence(start)[1]:
            yield from PERIOD.finditer(text, start, end)
            first, _ = reading.sentence(place)
            start = max(first, place - _BEFORE)
        end = min(place + _BEHIND, reading.sentence(place)[1])
    yield from PERIOD.finditer(text, start, end)


def find_periods(reading: Reading, published: date | None) -> list[PeriodAt]:
    """Return the periods named in body and title, in text order, resolved against the publication date."""
    found: list[PeriodAt] = []
    text = reading.text
    before: Period | None = None
    for match in _matches(reading):
        period = _resolve(match, published, before)
        if period is None:
            continue
        left = max(0, match.start() - 90)
        compared = bool(_BASELINE.match(match[0])) or bool(_COMPARES.search(text, left, match.start()))
        compared = compared or (match[0].startswith("from ") and bool(_PERCENT.search(text, left, match.start())))
        if published is not None and period.start > published and not compared:
            continue
        alone = (before is not None and match["months"] is not None and _is_bare(match)) or bool(
            _ALONE_AFTER.match(text, match.end())
            or _ALONE_BEFORE.search(text, max(0, match.start() - 30), match.start())
        )
        found.append(PeriodAt(match.start(), match.end(), period, compared, alone))
        before = before if compared else period
    return found


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


def _resolve(match: re.Match[str], published: date | None, before: Period | None) -> Period | None:
    kind = match.lastgroup if match.lastgroup in _RESOLVERS else next(name for name in _RESOLVERS if match[name])
    try:
        return _RESOLVERS[kind](match, published, before)
    except (ValueError, KeyError):
        return None


def _is_bare(match: re.Match[str]) -> bool:
    """Tell whether "in nine months" is all that is said: not which, nor of what year."""
    return not any(match[name] for name in ("mfirst", "mfirst2", "mvn2", "mpast", "minto", "mend", "my"))


def _months(match: re.Match[str], published: date | None, before: Period | None) -> Period | None:
    count = _count(match["mcount"])
    printed = match["my"]
    lead = (match["mfirst"] or match["mpast"] or "").strip()
    if match["mend"]:
        return _months_to(match, published, count)
    first = lead == "first" or bool(match["mfirst2"] or match["mvn2"] or match["minto"] or printed)
    bare = _is_bare(match)
    if not 1 <= count <= 12 or (bare and not (count >= 3 and _SPAN_LEAD.search(match.string[: match.start()][-16:]))):
        return None
    year = _year_of(printed, published)
    if year is None:
        return None
    if published and not printed:
        if not first and published.month not in (count, count % 12 + 1) and not (bare and published.month < 3):
            return None if bare else _rolling(published, count)
        if count > published.month:
            year -= 1
    return _span(year, 1, count)


def _months_vn(match: re.Match[str], published: date | None, before: Period | None) -> Period | None:
    count = _VIETNAMESE_COUNTS[match["mvncount"].lower()]
    year = _year_of(match["mvny"], published)
    if year is None:
        return None
    if published and not match["mvny"] and count > published.month:
        year -= 1
    return _span(year, 1, count)


# "In nine months", "in the same nine months": as good as the first nine, when the year is about so far on.
_SPAN_LEAD = re.compile(r"\b(?:[Ii]n|[Oo]ver|[Dd]uring|[Aa]fter|[Tt]rong|[Ss]au)(?: the)?(?: same)? \Z")


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
    return _span(year, 1, 3 * _count(match["qcount"] or match["qcount2"])) if year else None


_ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4}


def _quarter(match: re.Match[str], published: date | None, before: Period | None) -> Period | None:
    if match["qord"]:
        number = ORDINAL_WORDS.get(match["qord"]) or int(match["qord"][0])
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
    first = match["hord"] == "first" or match["hord"].endswith("dau")
    if published and not match["hy"] and not first and published.month < 6:
        year -= 1
    return _span(year, 1, 6) if first else _span(year, 7, 12)


def _month_year(match: re.Match[str], published: date | None, before: Period | None) -> Period | None:
    month = MONTHS[match["mym"].rstrip(".").lower()]
    return _span(int(match["myy"]), month, month)


def _month(match: re.Match[str], published: date | None, before: Period | None) -> Period | None:
    if published is None:
        return None
    month = MONTHS[match["mm"].rstrip(".").lower()]
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


def _year(match: re.Match[str], published: date | None, before: Period | None) -> Period | None:
    return _span(int(match["yy"]), 1, 12)


def _so_far(match: re.Match[str], published: date | None, before: Period | None) -> Period | None:
    if published is None:
        return None
    return Period(date(int(match["sy"] or match["sy2"] or published.year), 1, 1), published)


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
    return Period(date(last - _count(match["pcount"]) + 1, 1, 1), date(last, 12, 31))


def _same(match: re.Match[str], published: date | None, before: Period | None) -> Period | None:
    """ "in the month": the month last named; "in the year": the year of the period last named."""
    if match[0].endswith(("period", "months")):
        return before
    if match[0].endswith(("month", "thang")):
        if before and (before.end - before.start).days <= 31:
            return before
        return _span(published.year, published.month, published.month) if published else None
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
            words.startswith("last") or (words.startswith(("the past", "past")) and published.month < 7)
        )
        return _span(year, 1, 12)
    if words.endswith("quarter"):
        return None
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
_EDGE = re.compile(
    rf"(?:(?P<m>{MONTH}) (?P<d>\d{{1,2}})|(?P<d2>\d{{1,2}})(?:st|nd|rd|th)? (?P<m2>{MONTH})"
    rf"|(?P<d3>\d{{1,2}})[/-](?P<m3>\d{{1,2}}))(?:st|nd|rd|th)?(?:(?:, | |/|-)(?P<y>\d{{4}}))?"
)


def _range(match: re.Match[str], published: date | None, before: Period | None) -> Period | None:
    first, last = _EDGE.match(match["ra"]), _EDGE.match(match["rb"])
    if last is None or (first is None and not match["ra"].isdigit()):
        return None
    year2, month2, day2 = _edge(last)
    year1, month1, day1 = _edge(first) if first else (None, month2, int(match["ra"]))
    if year2 is None:
        if published is None:
            return None
        year2 = published.year - ((month2, day2) > (published.month, published.day))
    if year1 is None:
        year1 = year2 - ((month1, day1) > (month2, day2))
    start, end = make_date(year1, month1, day1), make_date(year2, month2, day2)
    # A span of a few days is an event's, not an observation period.
    return Period(start, end) if start and end and (end - start).days >= 6 else None


def _edge(match: re.Match[str]) -> tuple[int | None, int, int]:
    month = match["m"] or match["m2"]
    number = MONTHS[month.rstrip(".").lower()] if month else int(match["m3"])
    return int(match["y"]) if match["y"] else None, number, int(match["d"] or match["d2"] or match["d3"])


_RESOLVERS = {
    "range": _range,
    "months": _months,
    "monthsvn": _months_vn,
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


@dataclass(slots=True)
class Periods:
    """All periods of a document in text order, ready to be asked about."""

    found: list[PeriodAt]
    title: Period | None
    _starts: list[int]
    _carried: list[Period | None]  # the last period of observation up to each place

    def covering(self, reading: Reading, position: int) -> Period | None:
        """Return the period of a quantity at `position`: its sentence's own, else the last one, else the title's."""
        start, end = reading.context(position, position)
        place = bisect_left(self._starts, position)
        if place and self._starts[place - 1] >= start and not self.found[place - 1].baseline:
            return self.found[place - 1].period
        own = [one for one in self.within(start, end) if not one.baseline]
        if own:
            before = [one for one in own if one.start < position]
            return (before[-1] if before else own[0]).period
        carried = self._carried[place - 1] if place else None
        return carried or self.title

    def baseline(self, reading: Reading, position: int) -> Period | None:
        """Return the period that a change at `position` is measured against, where the sentence names it."""
        _, end = reading.context(position, position)
        return next((one.period for one in self.within(position, end) if one.baseline), None)

    def within(self, start: int, end: int) -> list[PeriodAt]:
        """Return the periods that begin in start..end."""
        return self.found[bisect_left(self._starts, start) : bisect_left(self._starts, end)]


_FULL_DAY = re.compile(rf"(?:{MONTH} \d{{1,2}},? |\d{{1,2}} {MONTH} |\d{{1,2}}/\d{{1,2}}/)(?:19|20)\d\d(?!\d)")
_LEAD_LENGTH = 500


def _lead_day(reading: Reading) -> date | None:
    """Return the full date that the lead of an undated article names: its "this year" is that day's."""
    match = _FULL_DAY.search(reading.text, 0, min(_LEAD_LENGTH, reading.body_end))
    edge = _EDGE.match(match[0]) if match else None
    if edge is None or not edge["y"]:
        return None
    year, month, day = _edge(edge)
    return make_date(year or 0, month, day)


def read_periods(reading: Reading, published: date | None) -> Periods:
    """Find every period of body and title and resolve it against the publication date."""
    found = find_periods(reading, published or _lead_day(reading))
    carried: list[Period | None] = []
    last: Period | None = None
    for one in found:
        if not one.baseline and not one.alone and not reading.in_title(one.start):
            last = one.period
        carried.append(last)
    title = next((one.period for one in found if reading.in_title(one.start) and not one.baseline), None)
    return Periods(found, title, [one.start for one in found], carried)
