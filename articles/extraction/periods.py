"""Observation periods: "in the first nine months of 2021", "in November", "since the beginning of the year"."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from string import digits

from articles.extraction.dates import MONTH, make_date
from articles.extraction.patterns import any_of
from articles.extraction.period_days import is_bare, resolve
from articles.extraction.period_grammar import EDGE, MAY_OPEN, PERIOD, PERIOD_OPENING
from articles.extraction.period_relative import read_edge
from articles.extraction.reading import Reading
from articles.extraction.triggers import Trigger
from articles.extraction.types import Period

_COMPARES = re.compile(
    r"\b(?:same period|corresponding period|compared|than|versus|against(?! (?:social|property|persons?"
    r"|humanity|children|women|drugs?|crimes?|smuggl|the (?:law|state|person))\b)|so voi|cung ky|year-on-year|as of"
    r"|(?:double|twice|triple|half) (?:the|that|as)|times(?: as many as)?(?: that of)?|end of|drafted"
    r"|issued|dated|promulgated|born|established|founded"
    r"|until|target|plans? for|tasks? for"
    r"|towards?|vision|orientation to)\b[^.;\n,]{0,60}\Z"
)  # of small letters


_BASELINES = ("to ", "than ", "with ", "against ", "versus ")
# "tasks for 2021": what is planned, no time that is counted over.
_PLANS = re.compile(
    r"\b(?:tasks?|plans?|targets?|orientations?|directions?|programmes?|programs?|goals?|missions?"
    r"|solutions|preparations"
    r"|nhiem vu|phuong huong|ke hoach|chuong trinh)(?: [a-z]+){0,3} \Z"
)
_OVER = re.compile(r"\b(?:over|on|from|than|to|with|against|versus) (?:the )?\Z")
_PERCENT = re.compile(r"(?:%|per ?cent) \Z")
# "In Q2 alone …": of this sentence only; what comes after speaks of the longer period again.
_ALONE_BEFORE = re.compile(r"\b(?:[Rr]ieng|[Aa]lone|[Jj]ust|[Oo]nly)(?: (?:trong|in|for|during))?(?: the)? \Z")
# "the Games, which Vietnam hosted in May": told in passing.
_IN_PASSING = re.compile(r",? (?:which|who|where|when) [^,.;\d]{0,60}\Z")
# "including the APEC Summit in 2017": the year of an event of its own
_EVENT_OF = re.compile(
    r"\b(?:Summits?|Games|Congress|Cup|Conference|Forum|Olympics|Festival|Convention|Victory|Constitution"
    r"|Revolution|Week|Expo) \Z"
)
# "the fifth since 2015": which one of many, no time that is counted over
_ORDINAL = re.compile(
    r"\b(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+th|time|highest|lowest|worst) \Z"
)
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
_LONGEST_OPENING = 60  # characters, and more, that tell whether a period may open


def _matches(reading: Reading) -> Iterator[re.Match[str]]:
    """Search only around the words and numbers of the calendar, sentence by sentence."""
    text = reading.text
    places = reading.openings(Trigger.PERIOD)
    places += [place for place in reading.numbers if text.startswith(("19", "20"), place)]
    start = end = last = before = 0
    for place in sorted(places):
        if place - _BEFORE > end or place >= last:
            yield from _found_in(text, start, end, before)
            first, last = reading.sentence(place)
            start = max(first, place - _BEFORE)
        end = min(place + _BEHIND, last)
        before = place
    yield from _found_in(text, start, end, before)


# What a period without a word or a year of the calendar shows: "from 1/7 to 15/8", "H1", "Quarter 3", "in that time".
_may_begin_late = any_of(
    (*(digit + mark for digit in digits for mark in "/-"), "H1", "H2", "uarter", "ear", "time", "eriod", "erm", "enure")
)


def _found_in(text: str, start: int, end: int, last: int) -> Iterator[re.Match[str]]:
    """Yield the periods of text[start:end]: words are told from each other first, which is far cheaper.

    `last` is where the last word of the calendar begins.
    """
    if start >= end:
        return
    done = start
    may_open = PERIOD_OPENING.match(text, start - 1, end) if start else MAY_OPEN.match(text, start, end)
    if may_open and (match := PERIOD.match(text, start, end)):
        yield match
        done = match.end()
    # Behind the last word of the calendar few forms can begin, and these show by other signs.
    stop = end if _may_begin_late(text[last:end]) else last
    for opening in PERIOD_OPENING.finditer(text, start, min(end, stop + _LONGEST_OPENING)):
        place = opening.end()
        if place > stop:
            break
        if place >= done and (match := PERIOD.match(text, place, end)):
            yield match
            done = match.end()


def find_periods(reading: Reading, published: date | None) -> list[PeriodAt]:
    """Return the periods named in body and title, in text order, resolved against the publication date."""
    found: list[PeriodAt] = []
    text = reading.text
    before: Period | None = None
    for match in _matches(reading):
        if match[0].startswith("since") and _ORDINAL.search(text, max(0, match.start() - 24), match.start()):
            continue
        period = resolve(match, published, before)
        if period is None:
            continue
        left = _clause_start(text, match.start())
        compared = match[0].startswith(_BASELINES) or _is_compared(text, left, match.start())
        compared = compared or (
            match.lastgroup == "this" and "previous" in match[0] and bool(_OVER.search(text, left, match.start()))
        )
        compared = compared or bool(_PLANS.search(text, left, match.start()))
        compared = compared or (match[0].startswith("from ") and bool(_PERCENT.search(text, left, match.start())))
        compared = compared or (match.lastgroup == "sameof" and not match[0].startswith(("In", "During", "Over")))
        if published is not None and match.lastgroup == "years" and period.start.year >= published.year:
            compared = True  # a term that begins is no time that is counted over
        if published is not None and period.start > published and not compared:
            continue
        stale = published is not None and not _is_recent(period, published)
        alone = stale or _is_alone(text, match, period, before, published)
        found.append(PeriodAt(match.start(), match.end(), period, compared, alone))
        before = before if compared or stale else period
    return found


def _is_compared(text: str, start: int, end: int) -> bool:
    """Tell whether the clause text[start:end] sets what follows against something else."""
    if start > 0:
        return _COMPARES.search(text[start - 1 : end].lower(), 1) is not None
    return _COMPARES.search(text[start:end].lower()) is not None


def _clause_start(text: str, place: int) -> int:
    """Return where the clause before `place` begins, at most 90 characters back."""
    left = max(0, place - 90)
    return max(left, *(text.rfind(stop, left, place) + 1 for stop in (".", ";", ",", "\n")))


def _is_alone(text: str, match: re.Match[str], period: Period, before: Period | None, published: date | None) -> bool:
    """Tell whether a period holds for its sentence only.

    "In Q2 alone", "in nine months" after the whole year, last year's figure beside this year's.
    """
    if match.lastgroup == "month" and _IN_PASSING.search(text, max(0, match.start() - 80), match.start()):
        return True
    if match.lastgroup in ("year", "month") and _EVENT_OF.search(text, max(0, match.start() - 24), match.start()):
        return True
    if _ALONE_AFTER.match(text, match.end()) or _is_singled_out(text, match.start()):
        return True
    if before is not None and period.end < before.start:
        longer, shorter = sorted(((before.end - before.start).days, (period.end - period.start).days), reverse=True)
        if longer < shorter * 1.25:
            return True
    past = before is not None and published is not None and before.end <= published
    return past and match["months"] is not None and is_bare(match)


def _is_singled_out(text: str, place: int) -> bool:
    """Tell whether "only", "just" or "alone" stands before the period at `place`."""
    before = text[max(0, place - 30) : place]
    if "nly" in before or "ust" in before or "lone" in before or "ieng" in before:
        return _ALONE_BEFORE.search(text, max(0, place - 30), place) is not None
    return False


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


# "three times the number for the whole of 2022, which was 390"
_WHICH_WAS = re.compile(
    r",? (?:which|when|where|that) (?:was|were|had been|stood at|numbered|had|it was|there were|saw) (?:[a-z]+ ){0,2}"
)
# A sentence that tells more of what the one before told.
_GOES_ON = re.compile(
    r"(?:The (?:haul|seizures?|exhibits|seized|evidence|amount|number|toll)|Of (?:them|these|those|which)"
    r"|Among them|Tang vat|Thu giu|Trong do)\b"
)


_HANDING = ("award", "hand", "present", "bestow", "confer")


@dataclass(slots=True)
class Periods:
    """All periods of a document in text order, ready to be asked about."""

    found: list[PeriodAt]
    title: Period | None
    _starts: list[int]
    _carried: list[Period | None]  # the last period of observation up to each place
    _asked: tuple[int, int] = (-1, -1)
    _handed_over: bool = False

    def covering(self, reading: Reading, start: int, end: int, first: int, last: int) -> Period | None:
        """Return the period of a quantity at start..end, whose sentence reaches from `first` to `last`.

        It is the one printed right behind it, else its sentence's own, else the last one carried on, else the title's.
        """
        found = self.found
        place = bisect_left(self._starts, start)
        behind = found[place] if place < len(found) else None
        if behind is not None and behind.start < last and _RIGHT_BEHIND.fullmatch(reading.text, end, behind.start):
            return behind.period
        last_named = found[place - 1] if place else None
        if (
            last_named is not None
            and last_named.start >= first
            and (not last_named.baseline or _WHICH_WAS.fullmatch(reading.text, last_named.end, start))
        ):
            return last_named.period
        own = self._nearest(place, first, last)
        if own is not None:
            return own.period
        if reading.is_caption(start) or self._is_handed_over(reading.text, first, last):
            return None
        if last_named is not None and last_named.alone and self._goes_on(reading, last_named, first):
            return last_named.period
        carried = self._carried[place - 1] if place else None
        return carried or self.title

    def _nearest(self, place: int, first: int, last: int) -> PeriodAt | None:
        """Return what first..last is counted over: the period named last before the one numbered `place`, else it."""
        for number in range(place - 1, -1, -1):
            one = self.found[number]
            if one.start < first:
                break
            if not one.baseline:
                return one
        for number in range(place, len(self.found)):
            one = self.found[number]
            if one.start >= last:
                break
            if not one.baseline:
                return one
        return None

    def _is_handed_over(self, text: str, first: int, last: int) -> bool:
        """Tell whether a sentence presents awards; asked for each of its figures, told once."""
        if self._asked != (first, last):
            self._asked = (first, last)
            self._handed_over = (
                any(text.find(word, first, last) >= 0 for word in _HANDING)
                and _HANDED_OVER.search(text, first, last) is not None
            )
        return self._handed_over

    def _goes_on(self, reading: Reading, named: PeriodAt, first: int) -> bool:
        """Tell whether the sentence at `first` goes on about a period of the sentence before: "The haul was 71 kg"."""
        text = reading.text
        if not first or not _GOES_ON.match(text, first) or not _ALONE_AFTER.match(text, named.end):
            return False
        earlier, _ = reading.sentence(first - 2)
        return named.start >= earlier and reading.block_at(named.start) == reading.block_at(first)

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
