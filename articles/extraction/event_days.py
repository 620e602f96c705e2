"""The days of an event: read off its sentence, completed with the publication date and the event before it."""

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from datetime import date, timedelta

from articles.extraction.dates import DayAt, days_in, nearest, relative_day
from articles.extraction.event_words import Event
from articles.extraction.periods import Periods
from articles.extraction.reading import Reading

_OTHER_DAY = re.compile(
    r"\b(?:since|until|before|by|after|born on|dated|established|founded|anniversary of|as of|issued|signed on"
    r"|promulgated on|issued on|Day|to|Day of|tu ngay|den ngay|den|truoc|truoc ngay|sau ngay|tinh den ngay) (?:the"
    r" )?\(?\Z"
)
_COMMEMORATED = re.compile(
    r"(?:\b(?:Day|anniversary|Anniversary|Traditional Day|birthday|birth|founding|uprising|victory)[^.;]{0,30}\(?\Z)"
    r"|(?<!nay )(?<!qua )(?<!day )(?<!ing )\((?:[A-Z]\w+ \d[^()]{0,24})?\Z"
)
# "visited Ha Giang on May 3 and on May 4 worked with …": the day of what follows.
_NEXT_CLAUSE = re.compile(r" (?:and|then|before|va|roi) (?:then |also )?(?:on|in|ngay) (?:the \w+ of )?\Z")
_LASTS_UNTIL = re.compile(
    r"[^.\n]{0,60}?\b(?:will last|lasts?|last(?:ed|ing)|run(?:s|ning)?|continu\w+|through|and will \w+"
    r"|to conclude|close[sd]?|end(?:s|ed)?|wrapped up|slated|scheduled to \w+|open|keo dai)\b[^.;\n]{0,20}?(?:till"
    r"|until|to|through|on|den)"
    r"(?: het)?(?: ngay)? (?:the end of )?|[^.\n]{0,30}? va be mac(?: vao)?(?: \w+)? (?=\d)"
)
_AND_WEEKDAY = re.compile(r" (?:and|to|through|-) (?=[A-Z][a-z]+day\b)")
_DAYS_OF_WORK = re.compile(
    r"\b(?P<n>two|three|four|five|2|3|4|5)(?:[- ]day\b| (?:\w+ )?days\b(?: of work| of working)?)|\b(?:[Tt]rong|[Ss]au)"
    r" (?P<m>hai|ba|bon|2|3|4|5) ngay\b"
)
_COUNT = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "hai": 2, "ba": 3, "bon": 4}
_CLOSES = re.compile(
    r"\b(?:closed|concluded|wrapped up|ended|came to an? (?:end|close)|drew to a close|closing|be mac|ket thuc)\b"
)
_OPENS = re.compile(r"\b(?:opened|opens|opening|kicked off|began|begins|started|arrived|khai mac)\b")
_SHIFTED = re.compile(
    r"\b(?P<n>[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Aa]|[Oo]ne|\d) days? (?P<way>later|earlier|before|after(?= the| that|,))"
    r"|(?P<next>(?:[Tt]he |[Oo]n the )(?:next|following) (?:day|morning|afternoon|evening)|[Nn]gay hom sau|[Hh]om"
    r" sau|[Ss]ang hom sau)"
    r"|(?P<before>(?:[Tt]he|[Oo]n the|[Aa]) (?:previous (?:day|afternoon|evening)|day (?:before|earlier))|[Nn]gay"
    r" hom truoc)"
)
# One of these stands in whatever _SHIFTED finds.
_SHIFT_LETTERS = (
    "next ",
    "ollowing ",
    "revious ",
    "day before",
    "day later",
    "day earlier",
    "day after",
    "days ",
    "om sau",
    "om truoc",
)
_LAST_DAY = re.compile(r"\bthe last day of (?:the|last) (?P<of>year|month)\b")


# "The conference will last until December 29", "… is scheduled to close on Friday".
_STILL_RUNS = re.compile(
    r"\b(?:will (?:last|run|continue|conclude|close|wrap up|end)|lasts?|runs?|continues?|concludes?|closes|wraps up"
    r"|ends|(?:scheduled|expected|slated|due) to (?:last|run|conclude|close|wrap up|end)|keo dai|dien ra|be mac"
    r"|ket thuc)\b[^.;\n]{0,40}?(?:till|until|to|through|on|den|vao|tomorrow)(?: ngay| het ngay)? (?:the end of )?"
)
_CLOSE_BY = 30  # characters
_FEWEST_DAYS_AGO = timedelta(days=21)
_LEAD_BLOCKS = 4


@dataclass(frozen=True, slots=True)
class Taken:
    """What dates no event: stretches of documents with their dates, and observation periods."""

    documents: list[tuple[int, int]]
    periods: Periods


def days_of(
    text: str, start: int, end: int, published: date | None, taken: Taken, event: Event, before: DayAt | None = None
) -> DayAt | None:
    """Return the day nearest to the event's words in its sentence, leaving out what dates documents or periods.

    `before` are the days of the event reported last: "the next day" counts from them.
    """
    options = [
        day for day in days_in(text, start, end, published) if _may_date(text, start, end, day, published, taken)
    ]
    if any(day.end <= event.start for day in options):
        here = [day for day in options if not _NEXT_CLAUSE.search(text, max(start, day.start - 24), day.start)]
        options = here or options
    if options and event.rule.startswith("event"):
        said = relative_day(text, event.end, min(end, event.end + 2 * _CLOSE_BY), published)
        if said and not any(_together(said, day) for day in options):
            return _with_length(text, start, end, _until_weekday(text, end, said))
    if options:
        day = min(options, key=lambda one: _distance(one, event))
        return _with_length(text, start, end, _until(text, end, day, published))
    sentence = text[start:end] if before is not None else ""
    shifted = _SHIFTED.search(text, start, end) if any(letters in sentence for letters in _SHIFT_LETTERS) else None
    if shifted and before is not None:
        moved = _moved(shifted, before)
        return DayAt(shifted.start(), shifted.end(), moved, moved, False)
    found = _LAST_DAY.search(text, start, end)
    if found and published is not None and found["of"] == "year":
        moved = nearest(31, 12, published) or published
        return DayAt(found.start(), found.end(), moved, moved, False)
    day_said = relative_day(text, start, end, published)
    return _with_length(text, start, end, _until_weekday(text, end, day_said)) if day_said else None


def _together(one: DayAt, two: DayAt) -> bool:
    """ "on Thursday (May 5)", "May 5, Thursday" """
    return min(abs(one.start - two.end), abs(two.start - one.end)) < _CLOSE_BY


def _moved(shifted: re.Match[str], before: DayAt) -> date:
    """Return the day that "the next day" or "two days earlier" means, counted from the event told before."""
    count = (shifted["n"] or "one").lower()
    days = timedelta(days=_COUNT.get(count) or int(count))
    return before.last + days if shifted["next"] or shifted["way"] in ("later", "after") else before.first - days


def _distance(day: DayAt, event: Event) -> int:
    if event.start <= day.start <= event.end:
        return 0
    return min(abs(day.start - event.start), abs(day.start - event.end))


def _may_date(text: str, start: int, end: int, day: DayAt, published: date | None, taken: Taken) -> bool:
    """Tell whether a day may be an event's: no document's, no period's, no anniversary, not too far off."""
    if _blocked(start, end, day, taken):
        return False
    before = text[max(start, day.start - 45) : day.start]
    if day.first == day.last and _OTHER_DAY.search(before):
        return False
    if published and not timedelta(days=-400) < day.first - published < timedelta(days=31):
        return False
    return not _COMMEMORATED.search(before)


def _blocked(start: int, end: int, day: DayAt, taken: Taken) -> bool:
    first = bisect_left(taken.documents, (start, 0))
    blocked = [place for place in taken.documents[first : first + 50] if place[0] < end]
    blocked += [
        (one.start, one.end)
        for one in taken.periods.within(start, end)
        if (one.period.end - one.period.start).days > 26
    ]
    return any(low <= day.start < high and day.end <= high for low, high in blocked)


def _until(text: str, end: int, day: DayAt, published: date | None) -> DayAt:
    """ "opened on December 27 and will last till December 29", "the three-day conference opened on December 27"."""
    if day.first != day.last:
        return day
    match = _LASTS_UNTIL.match(text, day.end, end)
    if match is not None:
        later = days_in(text, match.end(), min(match.end() + 30, end), published)
        if later and later[0].start == match.end() and timedelta(0) < later[0].first - day.first < timedelta(days=30):
            return DayAt(day.start, later[0].end, day.first, later[0].first, day.complete)
    return day


def _until_weekday(text: str, end: int, day: DayAt) -> DayAt:
    """ "opened on Monday and will run until Friday", "on Wednesday and Thursday"."""
    match = _LASTS_UNTIL.match(text, day.end, end) or _AND_WEEKDAY.match(text, day.end, end)
    if match is None:
        return day
    later = relative_day(text, match.end(), min(match.end() + 12, end), day.first + timedelta(days=6))
    if later is None or later.start > match.end() or later.first <= day.first:
        return day
    return DayAt(day.start, later.end, day.first, later.first, day.complete)


def _days_more(length: re.Match[str]) -> timedelta:
    """Return how many days follow the first one of so many days of work."""
    printed = length["n"] or length["m"]
    return timedelta(days=(_COUNT.get(printed) or int(printed)) - 1)


def _with_length(text: str, start: int, end: int, day: DayAt) -> DayAt:
    """ "closed on December 30 after three days of work", "the two-day workshop opened on May 3"."""
    length = _DAYS_OF_WORK.search(text, start, end) if day.first == day.last else None
    if length is None:
        return day
    more = _days_more(length)
    if _CLOSES.search(text, start, end):
        return replace(day, first=day.first - more)
    return replace(day, last=day.last + more) if _OPENS.search(text, start, end) else day


def until_later(text: str, start: int, end: int, day: DayAt, published: date | None, told: str) -> DayAt:
    """Return `day` with the end that a later sentence gives it; `told` is the sentence that reports the event."""
    runs = _STILL_RUNS.search(text, start, end)
    if runs is not None:
        stop = min(runs.end() + 30, end)
        later = [one for one in days_in(text, runs.end(), stop, published) if one.start == runs.end()]
        found = later[0] if later else relative_day(text, runs.end(), stop, day.first + timedelta(days=6))
        if found and found.start <= runs.end() and timedelta(0) < found.last - day.first < timedelta(days=30):
            return replace(day, last=found.last)
    length = _DAYS_OF_WORK.search(text, start, end)
    if length is None:
        return day
    more = _days_more(length)
    if _CLOSES.search(told):
        return replace(day, first=day.first - more)
    return replace(day, last=day.last + more) if _OPENS.search(told) else day


def only_day(reading: Reading, published: date, taken: Taken) -> DayAt | None:
    """Return the one day of the last weeks that the first paragraphs and their captions name, if there is just one."""
    text = reading.text
    stop = reading.starts[min(_LEAD_BLOCKS, len(reading.starts) - 1)]
    found: DayAt | None = None
    for start, end in reading.sentences(0, stop):
        for day in days_in(text, start, end, published):
            if (
                timedelta(0) <= published - day.first <= _FEWEST_DAYS_AGO
                and _may_date(text, start, end, day, published, taken)
                and (found is None or found.first != day.first)
            ):
                if found is not None:
                    return None
                found = day
    return found
