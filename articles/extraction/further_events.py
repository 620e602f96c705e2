"""Further events of an article: told from the main one by a day or an hour of their own."""

import re
from dataclasses import replace
from datetime import date

from articles.extraction.dates import DayAt
from articles.extraction.event_days import Taken, days_of
from articles.extraction.event_words import Event, introduced, planned
from articles.extraction.patterns import any_of
from articles.extraction.reading import Reading

BACK_REFERENCE = re.compile(
    r"(?!(?:This|That) (?:morning|afternoon|evening|day)\b)(?:The|This|That|At the|At this"
    r"|The above)(?: [\w'-]+){0,4}? (?:event|meeting|conference|videoconference"
    r"|teleconference|ceremony|workshop|seminar|session|working session|talks|visit|congress|forum|briefing"
    r"|reception|dialogue|function|hoi nghi|call)\b|(?:It|Hoi nghi|Buoi le|Buoi lam viec|Le|Cuoc hop|Hop bao|Tai) "
)
LONG_AGO = re.compile(
    r"\b[Ii]n (?:19|20)\d\d\b|\b[Ll]ast (?:year|month)|\byears? ago|\b[Ee]arlier this year|\b[Nn]am ngoai"
)
# What names a day without a word of the calendar: letters that are quick to look for, and what must stand there.
_NAMES_DAY = tuple(
    (letters, re.compile(pattern))
    for letters, pattern in (
        ("day", r"days?\b"),
        ("ame ", r"[Ss]ame "),
        ("/", r"\d/\d"),
        ("gay", r"[Nn]gay"),
        (" mor", r"(?:That|In the|On the|This) morn|(?:next|following) mor"),
        (" aft", r"(?:That|In the|On the|This) after|(?:next|following) aft"),
        (" even", r"(?:That|In the|On the|This) even"),
        ("hom ", r"hom (?:sau|qua|nay)"),
        ("noon,", r"noon,"),
        ("ning,", r"(?:morning|evening),"),
    )
)
_may_name_day = any_of(letters for letters, _ in _NAMES_DAY)
_INDEFINITE = re.compile(r"\b(?:an?|mot) (?:[\w'-]+ ){0,6}\Z")
_ANOTHER = re.compile(r",? and (?:another|one more)(?: one)?(?P<whom> (?:for|with|in|to) [^.;\n]{4,200})")
_SEVERAL = re.compile(r"\b(?:two|2|separate|hai) (?:\w+ ){0,2}\w+s?\Z")
_AND_THEN = re.compile(r",? (?:and|then|before|va|roi) [^.;\n]{0,200}?\d")
_HALF_DAY = re.compile(r"\b(?:morning|afternoon|evening|noon|sang|chieu|toi)\b", re.IGNORECASE)
_SAME_TOUR = 14  # days between events of which one paragraph tells
_WITH_GUESTS = frozenset(("talks", "working session", "reception", "phone talks"))
# "Last week, the committee sat …": a further event without a day of its own.
_SOME_DAY = re.compile(r"(?:Last|Earlier this|Earlier last) (?:week|month),? (?:the|an?) ")


def may_have_day(text: str, start: int, end: int) -> bool:
    """Tell whether a sentence without a word of the calendar may name a day all the same; most do not."""
    said = text[start:end]
    if _may_name_day(said):
        for letters, pattern in _NAMES_DAY:
            if letters in said and pattern.search(said):
                return True
    return text.startswith(("Last", "Earlier"), start) and _SOME_DAY.match(text, start) is not None


def second_in(reading: Reading, first: Event, end: int, published: date | None, taken: Taken) -> Event | None:
    """ "On May 3 he visited Ha Giang and on May 4 worked with the police of Lao Cai": the second event."""
    start = max(first.end, first.days.end if first.days else 0)
    if not _AND_THEN.search(reading.text, start, end) or (second := introduced(reading, start, end)) is None:
        return None
    second.days = days_of(reading.text, start, end, published, taken, second)
    if second.days is None or first.days is None or second.days.first == first.days.first:
        return None
    opens = min(second.start, second.days.start)
    second.sentences = [(max(start, reading.text.rfind(" and ", start, opens)), end)]
    return second


def add(reading: Reading, events: list[Event], candidate: Event, published: date | None) -> None:
    """A later sentence opens a further event, or tells more of one that is known by its day."""
    if is_further(reading, events, candidate, published):
        events.append(candidate)
    elif candidate.days is not None and len(events) > 1:
        for event in events:
            if event.days is not None and event.days.first == candidate.days.first == event.days.last:
                event.sentences += candidate.sentences
                return


def split(reading: Reading, event: Event, published: date | None, taken: Taken) -> list[Event]:
    """ "two receptions on April 27 and 28" are two events, and so is "a reception … and another for … on May 2"."""
    text = reading.text
    days = event.days
    if days is not None and days.first != days.last and " and " in text[days.start : days.end]:
        start = event.sentences[0][0]
        if _SEVERAL.search(text, max(start, event.end - 60), event.end):
            return [
                replace(event, days=DayAt(days.start, days.end, day, day, days.complete), sentences=[*event.sentences])
                for day in (days.first, days.last)
            ]
    start, end = event.sentences[0]
    another = _ANOTHER.search(text, event.end, end)
    if another is None:
        return [event]
    second = replace(event, start=another.start(), end=another.start("whom"), sentences=[*event.sentences])
    second.about = another.start("whom")
    second.days = days_of(text, another.start(), end, published, taken, second)
    if event.days is not None and event.days.start > another.start():
        event.days = days_of(text, start, another.start(), published, taken, event)
    if second.days is None or event.days is None or second.days.first == event.days.first:
        return [event]
    return [event, second]


def is_further(reading: Reading, events: list[Event], candidate: Event, published: date | None) -> bool:
    """A later sentence opens a further event when it has a day of its own, or says "on the same day"."""
    text = reading.text
    start = candidate.sentences[0][0]
    if candidate.same_day:
        return (not candidate.rule.startswith("event") and not BACK_REFERENCE.match(text, start)) or bool(
            _INDEFINITE.search(text, max(0, candidate.start - 60), candidate.start)
        )
    if candidate.days is None and _SOME_DAY.match(text, start):
        return not planned(text, start, candidate.end + 20)
    if candidate.days is None or (published is not None and candidate.days.first > published):
        return False
    known = [event.days for event in events if event.days is not None]
    if planned(text, start, candidate.end + 20) or LONG_AGO.search(text, start, candidate.sentences[0][1]):
        return False
    around = [event for event in events if event.days and event.days.first <= candidate.days.first <= event.days.last]
    if around:
        # A visit of several days holds events of its own; guests are met on the sidelines of a conference.
        if all(event.days and event.days.first == event.days.last for event in around):
            return _at_another_hour(text, around, candidate)
        outer = around[0]
        inside = outer.kind == "visit" != candidate.kind or (
            candidate.kind in _WITH_GUESTS and outer.kind not in _WITH_GUESTS
        )
        inside = inside or _at_another_hour(text, around, candidate)
        return len(around) == 1 and inside and outer.days != candidate.days
    if not known:
        return events[0].kind in ("visit", "reception") and candidate.kind in ("visit", "working session", "reception")
    nearest = min(abs((candidate.days.first - day.first).days) for day in known)
    opens = text[max(0, start - 1) : start] == "\n" or events[0].kind in ("visit", "reception")
    opens = opens or (nearest <= _SAME_TOUR and candidate.days.start < candidate.start)
    return nearest <= 45 and opens and not BACK_REFERENCE.match(text, start)


def _at_another_hour(text: str, events: list[Event], candidate: Event) -> bool:
    """ "On the evening of May 5 she received …": a further event of that day when it is of another kind or hour."""
    hour = _HALF_DAY.search(text, *candidate.sentences[0])
    if hour is None or BACK_REFERENCE.match(text, candidate.sentences[0][0]):
        return False
    if candidate.rule.startswith("event") and not _INDEFINITE.search(
        text, max(0, candidate.start - 60), candidate.start
    ):
        return False
    for event in events:
        other = _HALF_DAY.search(text, *event.sentences[0])
        if event.kind == candidate.kind and (other is None or other[0].lower() == hour[0].lower()):
            return False
    return True
