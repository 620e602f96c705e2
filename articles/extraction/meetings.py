"""Meetings: the event or events that an article reports, on their own days."""

import re
from dataclasses import replace
from datetime import date

from articles.extraction.coreference import People
from articles.extraction.dates import DayAt
from articles.extraction.event_days import Taken, days_of
from articles.extraction.event_words import Event, event_words, implied, introduced, planned, told_at
from articles.extraction.headings import heading
from articles.extraction.organizers import organizer_of
from articles.extraction.participation import participants_of
from articles.extraction.places import place_beside, places_in, visited
from articles.extraction.reading import Reading
from articles.extraction.triggers import Trigger
from articles.extraction.types import BlockKind, Meeting

__all__ = ["Taken", "find_meetings"]

_ONLINE = re.compile(
    r"\b(?:video-? ?(?:tele)?conferenc\w*|tele-? ?conferenc\w*|online|virtual(?:ly)?|via video|video[- ]link"
    r"|hybrid|phone (?:talks?|calls?)|truc tuyen|cau truyen hinh|dien dam)\b",
    re.IGNORECASE,
)
_BACK_REFERENCE = re.compile(
    r"(?:The|This|That|At the|At this|The above)(?: [\w'-]+){0,4}? (?:event|meeting|conference|videoconference"
    r"|teleconference|ceremony|workshop|seminar|session|working session|talks|visit|congress|forum|briefing"
    r"|reception|dialogue|function|hoi nghi|call)\b|(?:It|Hoi nghi|Buoi le|Buoi lam viec|Le|Cuoc hop|Hop bao|Tai) "
)
_SAME_DAY = re.compile(
    r"\b(?:[Oo]n|[Tt]he|[Ee]arlier|[Ll]ater|[Aa]lso)(?: on)? (?:the )?(?:same|that) (?:day|morning|afternoon"
    r"|evening)|\A(?:In|On|That|The same) (?:the )?(?:morning|afternoon|evening),|\A(?:Also|Earlier|Later),? on "
    r"|\b(?:earlier|later) (?:in|on) the (?:day|morning|afternoon)|cung ngay",
    re.IGNORECASE,
)
_NAMES_DAY = re.compile(
    r"day\b|[Ss]ame |\d/\d|ung ngay|[Nn]gay|(?:next|following) (?:mor|aft)|hom (?:sau|qua|nay)|(?:noon|morning"
    r"|evening),"
)
_LONG_AGO = re.compile(
    r"\b[Ii]n (?:19|20)\d\d\b|\b[Ll]ast (?:year|month)|\byears? ago|\b[Ee]arlier this year|\b[Nn]am ngoai"
)
_INDEFINITE = re.compile(r"\b(?:an?|mot) (?:[\w'-]+ ){0,6}\Z")
_ANOTHER = re.compile(r",? and (?:another|one more)(?: one)?(?P<whom> (?:for|with|in|to) [^.;\n]{4,200})")
_SEVERAL = re.compile(r"\b(?:two|2|separate|hai) (?:\w+ ){0,2}\w+s?\Z")
_LEAD_BLOCKS = 3
_MOST = 4
_IMPLIED_SENTENCES = 30


def find_meetings(reading: Reading, people: People, published: date | None, taken: Taken) -> tuple[Meeting, ...]:
    """Return the events that the article reports; `taken` are documents and their dates, which date no event."""
    events = _events(reading, published, taken) or _implied(reading, published, taken)
    if not events:
        return ()
    events = _without_summary(events)
    owned = _owned(reading, events)
    _complete_main(reading, events[0], owned[0], published, taken)
    return tuple(
        _meeting(reading, people, event, sentences, is_main=event is events[0], alone=len(events) == 1)
        for event, sentences in zip(events, owned, strict=True)
    )


def _events(reading: Reading, published: date | None, taken: Taken) -> list[Event]:
    events: list[Event] = []
    last: DayAt | None = None
    first_block = next((number for number, kind in enumerate(reading.kinds) if kind is BlockKind.PARAGRAPH), 0)
    for start, end in reading.sentences(0, reading.body_end):
        block = reading.block_at(start)
        if (block and reading.is_caption(start)) or (events and not _may_have_day(reading, start, end)):
            continue
        candidate = introduced(reading, start, end) if len(events) < _MOST else None
        if candidate is None and not events and block <= first_block:
            candidate = told_at(reading, start, end)
        if candidate is None:
            continue
        candidate.days = days_of(reading.text, start, end, published, taken, candidate, last)
        candidate.same_day = bool(_SAME_DAY.search(reading.text[start:end]))
        if candidate.same_day and candidate.days is None and events:
            candidate.days = last or events[0].days
        if not events and candidate.days is None and _BACK_REFERENCE.match(reading.text, start):
            candidate.days = _day_of_lead(reading, start, published, taken, candidate)
        if not events:
            if candidate.days is None and (
                block > first_block + _LEAD_BLOCKS or _LONG_AGO.search(reading.text, start, end)
            ):
                continue
            events += _split(reading, candidate, published, taken)
        else:
            _add(reading, events, candidate, published)
        last = candidate.days or last
    return events[:_MOST]


def _implied(reading: Reading, published: date | None, taken: Taken) -> list[Event]:
    """An event that no sentence reports but some speak of as known, on the day that the lead names."""
    for start, end in reading.sentences(0, reading.body_end)[:_IMPLIED_SENTENCES]:
        event = None if reading.is_caption(start) else implied(reading, start, end)
        if event is not None:
            lead = reading.sentence(0)
            event.days = days_of(reading.text, *lead, published, taken, event) if lead[0] < start else None
            event.sentences.insert(0, lead)
            return [event] if event.days is not None else []
    return []


def _day_of_lead(reading: Reading, end: int, published: date | None, taken: Taken, event: Event) -> DayAt | None:
    """ "The ceremony took place …": its day is the one that the sentences before it gave to what happened there."""
    for start, stop in reading.sentences(0, end)[-3:]:
        if not reading.is_caption(start) and (day := days_of(reading.text, start, stop, published, taken, event)):
            event.sentences.append((start, stop))
            return day
    return None


def _add(reading: Reading, events: list[Event], candidate: Event, published: date | None) -> None:
    """A later sentence opens a further event, or tells more of one that is known by its day."""
    if _is_further(reading, events, candidate, published):
        events.append(candidate)
    elif candidate.days is not None and len(events) > 1:
        for event in events:
            if event.days is not None and event.days.first == candidate.days.first == event.days.last:
                event.sentences += candidate.sentences
                return


def _split(reading: Reading, event: Event, published: date | None, taken: Taken) -> list[Event]:
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


def _may_have_day(reading: Reading, start: int, end: int) -> bool:
    """A further event needs a day of its own; most sentences name none and need no closer look."""
    return bool(reading.openings(Trigger.PERIOD, start, end)) or _NAMES_DAY.search(reading.text, start, end) is not None


def _is_further(reading: Reading, events: list[Event], candidate: Event, published: date | None) -> bool:
    """A later sentence opens a further event when it has a day of its own, or says "on the same day"."""
    text = reading.text
    start = candidate.sentences[0][0]
    if candidate.same_day:
        return (not candidate.rule.startswith("event") and not _BACK_REFERENCE.match(text, start)) or bool(
            _INDEFINITE.search(text, max(0, candidate.start - 60), candidate.start)
        )
    if candidate.days is None or (published is not None and candidate.days.first > published):
        return False
    known = [event.days for event in events if event.days is not None]
    if planned(text, start, candidate.end + 20) or _LONG_AGO.search(text, start, candidate.sentences[0][1]):
        return False
    around = [event for event in events if event.days and event.days.first <= candidate.days.first <= event.days.last]
    if around:
        # A visit of several days holds events of its own.
        return len(around) == 1 and around[0].kind == "visit" != candidate.kind and around[0].days != candidate.days
    if not known:
        return events[0].kind in ("visit", "reception") and candidate.kind in ("visit", "working session", "reception")
    nearest = min(abs((candidate.days.first - day.first).days) for day in known)
    opens = reading.text[max(0, start - 1) : start] == "\n" or events[0].kind in ("visit", "reception")
    return nearest <= 45 and opens and not _BACK_REFERENCE.match(text, start)


def _without_summary(events: list[Event]) -> list[Event]:
    """A lead that sums up a tour without a day gives way to the stops that have days."""
    if len(events) > 1 and events[0].days is None:
        return events[1:]
    return events


def _owned(reading: Reading, events: list[Event]) -> list[list[tuple[int, int]]]:
    """Return the sentences that speak of each event: its own and those after it up to the next event's."""
    if len(events) == 1:
        return [reading.sentences(0, reading.body_end)]
    owned: list[list[tuple[int, int]]] = [[*event.sentences] for event in events]
    opens = {sentence: place for place, event in enumerate(events) for sentence in event.sentences}
    current = 0
    for sentence in reading.sentences(0, reading.body_end):
        if sentence in opens:
            current = opens[sentence]
        else:
            owned[current].append(sentence)
    return owned


def _complete_main(
    reading: Reading, main: Event, sentences: list[tuple[int, int]], published: date | None, taken: Taken
) -> None:
    """Let a sentence that points back to the event say its day."""
    text = reading.text
    for start, end in sentences:
        if main.days is not None:
            return
        if (
            start > main.start
            and not reading.is_caption(start)
            and (_BACK_REFERENCE.match(text, start) or implied(reading, start, end))
        ):
            main.days = days_of(text, start, end, published, taken, main)
            if main.days is not None and (start, end) not in main.sentences:
                main.sentences.append((start, end))


def _places(reading: Reading, event: Event, sentences: list[tuple[int, int]]) -> list[str]:
    """Return where the event took place: said in its own sentence, or beside its word in a later one."""
    text = reading.text
    places: list[str] = []
    for start, end in event.sentences:
        if event.kind == "visit":
            places += visited(reading, event.end, end)
        places += [place for place in places_in(reading, start, end) if place not in places]
        if places:
            return places
    if event.kind == "visit":
        return places
    for start, end in sentences:
        for word in event_words(reading, start, end) if start > event.start else ():
            place = place_beside(reading, word.end, end)
            if place and text[max(start, word.start - 60) : word.start].lower().rfind(" a ") < 0:
                return [place]
        if "Ha" in text[start:end] and (place := place_beside(reading, start, end, only_headquarters=True)):
            return [place]
    return places


def _meeting(
    reading: Reading, people: People, event: Event, sentences: list[tuple[int, int]], *, is_main: bool, alone: bool
) -> Meeting:
    text = reading.text
    start, end = event.sentences[0]
    places = _places(reading, event, sentences)
    if not places and is_main and alone:
        places = places_in(reading, reading.body_end, len(text))
    looked = [*event.sentences, *(one for one in sentences if _BACK_REFERENCE.match(text, one[0]))]
    online = event.kind in ("videoconference", "phone talks") or any(
        _ONLINE.search(text, first, last) for first, last in looked[:8]
    )
    participants = participants_of(reading, people, sentences)
    chairs = tuple(dict.fromkeys(one.name for one in participants if one.role.value == "chair"))
    certain = event.rule not in ("working-session", "told-at-event", "implied-event")
    confidence = 0.5 + 0.25 * (event.days is not None) + 0.1 * bool(chairs) + 0.1 * certain
    organizer = organizer_of(reading, people, event)
    return Meeting(
        title=heading(reading, event, organizer, is_main=is_main),
        kind=event.kind,
        date_start=event.days.first if event.days else None,
        date_end=event.days.last if event.days else None,
        place=places[0] if places else None,
        places=tuple(places),
        online=online,
        organizer=organizer,
        chairs=chairs,
        participants=participants,
        span=reading.span(start, end),
        confidence=round(confidence, 2),
        rule=event.rule,
    )
