"""Observation periods: "in the first nine months of 2021", "in November", "since the beginning of the year"."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from articles.extraction.dates import MONTH, make_date
from articles.extraction.period_days import is_bare, read_edge, resolve
from articles.extraction.period_grammar import EDGE, PERIOD
from articles.extraction.reading import Reading
from articles.extraction.triggers import Trigger
from articles.extraction.types import Period

_COMPARES = re.compile(
    r"\b(?:same period|corresponding period|compared|than|against|versus|so voi|cung ky|year-on-year|as of"
    r"|times(?: as many as)?(?: that of)?|end of|drafted|issued|dated|promulgated|born|established|founded"
    r"|until|target|plans? for|tasks? for"
    r"|towards?|vision|orientation to)\b[^.;\n,]{0,60}\Z",
    re.IGNORECASE,
)


_BASELINE = re.compile(r"(?:to|than|with|against|versus) ")
# "tasks for 2021": what is planned, no time that is counted over.
_PLANS = re.compile(
    r"\b(?:tasks?|plans?|targets?|orientations?|directions?|programmes?|programs?|goals?|missions?|solutions|preparations"
    r"|nhiem vu|phuong huong|ke hoach|chuong trinh)(?: [a-z]+){0,3} \Z"
)
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
        period = resolve(match, published, before)
        if period is None:
            continue
        left = max(0, match.start() - 90)
        compared = bool(_BASELINE.match(match[0])) or bool(_COMPARES.search(text, left, match.start()))
        compared = compared or bool(_PLANS.search(text, left, match.start()))
        compared = compared or (match[0].startswith("from ") and bool(_PERCENT.search(text, left, match.start())))
        if published is not None and period.start > published and not compared:
            continue
        stale = published is not None and not _is_recent(period, published)
        alone = stale or _is_alone(text, match, period, before, published)
        found.append(PeriodAt(match.start(), match.end(), period, compared, alone))
        before = before if compared or stale else period
    return found


def _is_alone(text: str, match: re.Match[str], period: Period, before: Period | None, published: date | None) -> bool:
    """Tell whether a period holds for its sentence only.

    "In Q2 alone", "in nine months" after the whole year, last year's figure beside this year's.
    """
    if _ALONE_AFTER.match(text, match.end()) or _ALONE_BEFORE.search(text, max(0, match.start() - 30), match.start()):
        return True
    if before is not None and period.end < before.start:
        longer, shorter = sorted(((before.end - before.start).days, (period.end - period.start).days), reverse=True)
        if longer < shorter * 1.25:
            return True
    past = before is not None and published is not None and before.end <= published
    return past and match["months"] is not None and is_bare(match)


def _is_recent(period: Period, published: date) -> bool:
    """Tell whether an article of that day can speak of this period on and on: no year long past, no coming term."""
    just_begun = period.start.year == published.year and published.month <= 2 and period.end.month == 12
    return published.year - 1 <= period.end.year <= published.year and not just_begun


# Words that may stand between a quantity and its own period: "9,876 traffic accidents in the first eleven months".
_RIGHT_BEHIND = re.compile(
    r"(?! ?(?:more|less|fewer|than|over|compared|from|higher|lower)\b)(?: [a-z-]+){0,3} ?(?:the )?"
)


# "presents certificates to two teams": it happens at the event itself, and in no period told of elsewhere.
_HANDED_OVER = re.compile(
    r"(?<!was )(?<!were )(?<!been )(?<!being )(?<!be )(?<![\w-])(?:award|hand|present|bestow|confer)(?:s|ed)?"
    r"(?: over| out)? (?!by\b|with\b)[^.;\n]{0,60}?\b(?:[Oo]rders?|[Mm]edals?|[Cc]ertificates?|titles?|gifts?|flags?"
    r"|prizes?|awards) [^.;\n]{0,60}?\b(?:to|for)\b"
)


@dataclass(slots=True)
class Periods:
    """All periods of a document in text order, ready to be asked about."""

    found: list[PeriodAt]
    title: Period | None
    _starts: list[int]
    _carried: list[Period | None]  # the last period of observation up to each place

    def covering(self, reading: Reading, start: int, end: int) -> Period | None:
        """Return the period of a quantity at start..end.

        It is the one printed right behind it, else its sentence's own, else the last one carried on, else the title's.
        """
        first, last = reading.context(start, start)
        place = bisect_left(self._starts, start)
        behind = self.found[place] if place < len(self.found) else None
        if behind is not None and _RIGHT_BEHIND.fullmatch(reading.text, end, behind.start):
            return behind.period
        if place and self._starts[place - 1] >= first and not self.found[place - 1].baseline:
            return self.found[place - 1].period
        own = [one for one in self.within(first, last) if not one.baseline]
        if own:
            before = [one for one in own if one.start < start]
            return (before[-1] if before else own[0]).period
        if reading.is_caption(start) or _HANDED_OVER.search(reading.text, first, last):
            return None
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
    """Return the full date that an undated article names in its lead, else the latest: "this year" is that day's."""
    days = []
    for match in _FULL_DAY.finditer(reading.text, 0, reading.body_end):
        edge = EDGE.match(match[0])
        if edge is None or not edge["y"]:
            continue
        year, month, day = read_edge(edge)
        found = make_date(year or 0, month, day)
        if found is None or _DUE.search(reading.text, max(0, match.start() - 24), match.start()):
            continue
        if match.start() < _LEAD_LENGTH:
            return found
        days.append(found)
    return max(days, default=None)


_DUE = re.compile(r"\b(?:by|until|till|before|to|dated|issued on|born on|den ngay|truoc ngay) \Z")


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
