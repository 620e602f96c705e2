"""Meetings: the event or events that an article reports, on their own days."""

import re
from bisect import bisect_left
from dataclasses import dataclass
from datetime import date

from articles.extraction.coreference import People
from articles.extraction.dates import DayAt, day_to_count_from, may_be_relative
from articles.extraction.event_days import Taken, days_of, only_day, until_later
from articles.extraction.event_hints import done_at, implied, told_at
from articles.extraction.event_words import Event, event_words, introduced, known_from_passing
from articles.extraction.further_events import BACK_REFERENCE, LONG_AGO, add, is_further, may_have_day, second_in, split
from articles.extraction.headings import heading
from articles.extraction.organizers import organizer_of
from articles.extraction.participation import participants_of
from articles.extraction.places import place_beside, places_in, visited
from articles.extraction.reading import Reading
from articles.extraction.triggers import Trigger
from articles.extraction.types import BlockKind, Meeting, Role

__all__ = ["Taken", "find_meetings"]

_ONLINE = re.compile(
    r"\b(?:video-? ?(?:tele)?conferenc\w*|tele-? ?conferenc\w*|online|virtual(?:ly)?|via video|video[- ]link"
    r"|hybrid|phone (?:talks?|calls?)|truc tuyen|cau truyen hinh|dien dam)\b"
)
# One of these stands in whatever _ONLINE finds.
_ONLINE_LETTERS = ("onl", "vid", "tele", "virt", "hybr", "phone", "truc t", "truyen h", "dien d")
_SAME_DAY = re.compile(
    r"\b(?:[Oo]n|[Tt]he|[Ee]arlier|[Ll]ater|[Aa]lso)(?: on)? (?:the )?(?:same|that) (?:day|morning|afternoon"
    r"|evening)|\A(?:In|On|That|The same|Later that|Earlier that) (?:the |same )?(?:morning|afternoon|evening"
    r"|night)\b(?P<of> of)?|\A(?:Also|Earlier|Later),? on "
    r"|\b(?:earlier|later) (?:in|on) the (?:day|morning|afternoon)|\b(?:at|in|during) the same hour|cung ngay"
    r"|cung (?:gio|thoi diem)",
    re.IGNORECASE,
)
# Letters that stand in whatever _SAME_DAY finds.
_MAY_SAY_SAME = (
    *("same ", "that ", "ung ", "orning", "fternoon", "vening", "night", "lso", "arlier", "ater"),
    *("SAME", "Same", "Cung"),
)
# What a sentence holds that tells how long an event lasts (`until_later`).
_STAYS = re.compile(
    r"(?=[bcdeklnrsw])"
    r"(?:will (?:last|run|cont|conc|close|wrap|end)|lasts?\b|runs?\b|continues?\b|concludes?\b|closes\b|wraps up|ends\b"
    r"|(?:scheduled|expected|slated|due) to|keo dai|dien ra|be mac|ket thuc|day|ngay)"
)
_REPORTS = int(Trigger.EVENT | Trigger.CALL)  # whatever reports an event holds one of these
_EVENT = int(Trigger.EVENT)
_PERIOD = int(Trigger.PERIOD)
_NUMBERS = int(Trigger.DIGITS | Trigger.NUMBER)
# How whatever points back begins, and what does so without a word for the event.
_POINTING_ALONE = ("It ", "Hoi ", "Buoi ", "Le ", "Cuoc ", "Hop ", "Tai ")
_POINTING = ("Th", "At", *_POINTING_ALONE)
_LEAD_BLOCKS = 3
_MOST = 4
_IMPLIED_SENTENCES = 30
_LEAD_SENTENCES = 8
_SAME_PLACE = re.compile(r"\b(?:[Ii]n|[Aa]t) the same (?:hall|place|venue|hotel|site)|\banother |\b[Tt]ai day\b")


def find_meetings(reading: Reading, people: People, published: date | None, taken: Taken) -> tuple[Meeting, ...]:
    """Return the events that the article reports; `taken` are documents and their dates, which date no event."""
    lead = reading.starts[min(_first_block(reading) + _LEAD_BLOCKS, len(reading.starts) - 1)]
    published = day_to_count_from(reading.text, lead, published)
    events = _events(reading, published, taken, [])
    if not events or events[0].sentences[0][0] >= lead:
        told = _implied(reading, published, taken) or _done(reading, published, taken)
        events = _events(reading, published, taken, told) if told and told[0].sentences[0][0] < lead else events or told
    if not events:
        return ()
    events = _without_summary(events)
    owned = _owned(reading, events)
    signs = _signs(reading)
    _complete_main(reading, signs, events[0], owned[0], published, taken)
    return tuple(
        _meeting(reading, people, signs, event, sentences, events[0], alone=len(events) == 1)
        for event, sentences in zip(events, owned, strict=True)
    )


@dataclass(frozen=True, slots=True)
class _Signs:
    """What can be told of sentences before they are searched; each is known by where it begins."""

    masks: dict[int, int]  # what its words may open; part of a sentence is not listed
    pointing: set[int]  # those that point back to an event: "The conference …"


def _signs(reading: Reading) -> _Signs:
    text = reading.text
    masks = dict(zip(reading.sentence_starts, reading.masks, strict=True))
    every = "function" in text  # the one word for an event that is no trigger
    pointing = {
        start
        for start, mask in masks.items()
        if text.startswith(_POINTING if every or mask & _EVENT else _POINTING_ALONE, start)
        and BACK_REFERENCE.match(text, start)
    }
    return _Signs(masks, pointing)


def _first_block(reading: Reading) -> int:
    return next((number for number, kind in enumerate(reading.kinds) if kind is BlockKind.PARAGRAPH), 0)


def _events(reading: Reading, published: date | None, taken: Taken, events: list[Event]) -> list[Event]:
    """Return the events that sentences report; `events` is empty or holds the main one, found in the lead."""
    last = events[0].days if events else None
    first_block = _first_block(reading)
    text = reading.text
    masks, bounds, deeds = reading.masks, reading.bounds, _tells_deeds(events)
    first = bisect_left(reading.sentence_starts, events[0].sentences[-1][1]) if events else 0
    for number in range(first, bisect_left(reading.sentence_starts, reading.body_end)):
        mask = masks[number]
        if not (deeds or mask & _REPORTS):
            continue
        start, end = bounds[number]
        # A further event needs a day of its own; most sentences name none and need no closer look.
        if events and not (mask & _PERIOD or may_have_day(text, start, end)):
            continue
        block = reading.block_at(start)
        if block and reading.is_caption(start):
            continue
        candidate = _reported(reading, start, end, events, told=block <= first_block + 1, deeds=deeds)
        if candidate is None:
            continue
        candidate.days = days_of(text, start, end, published, taken, candidate, last)
        _take_same_day(candidate, text[start:end], events, last)
        if not events and candidate.days is None and BACK_REFERENCE.match(text, start):
            candidate.days = _day_of_lead(reading, start, published, taken, candidate)
        second = second_in(reading, candidate, end, published, taken) if candidate.days else None
        if not events:
            if candidate.days is None and (
                block > first_block + (_LEAD_BLOCKS if candidate.rule != "told-at-event" else 0)
                or LONG_AGO.search(text, start, end)
            ):
                continue
            if candidate.word and BACK_REFERENCE.match(text, start) and known_from_passing(reading, candidate):
                continue
            events += split(reading, candidate, published, taken)
            deeds = _tells_deeds(events)
        else:
            add(reading, events, candidate, published)
        if second is not None and events and candidate in events and is_further(reading, events, second, published):
            candidate.sentences[0] = (start, second.sentences[0][0])
            events.append(second)
        last = (second or candidate).days or candidate.days or last
    return events[:_MOST]


def _reported(reading: Reading, start: int, end: int, events: list[Event], *, told: bool, deeds: bool) -> Event | None:
    """Return the event that a sentence reports: `told` by the way while there is none, by its `deeds` if there is."""
    candidate = introduced(reading, start, end) if len(events) < _MOST else None
    if candidate is None and told and not events:
        candidate = told_at(reading, start, end)
    if candidate is None and deeds:
        candidate = done_at(reading, start, end)
    return candidate


def _take_same_day(candidate: Event, said: str, events: list[Event], last: DayAt | None) -> None:
    """Date what "on the same day" tells of."""
    same = _SAME_DAY.search(said) if any(letters in said for letters in _MAY_SAY_SAME) else None
    # "On the afternoon of May 5" has a day of its own, "in the afternoon of the opening day" has none.
    candidate.same_day = same is not None and not (same["of"] and candidate.days)
    if candidate.same_day and candidate.days is None and events:
        # After a look back, "the same evening" is the main event's.
        main = events[0].days
        candidate.days = main if main and last and last.first < main.first else last or main


def _tells_deeds(events: list[Event]) -> bool:
    """Tell whether further events may be told by what was done at them."""
    return bool(events) and (events[0].rule == "deed" or events[0].kind in ("visit", "reception"))


def _implied(reading: Reading, published: date | None, taken: Taken) -> list[Event]:
    """An event that no sentence reports but some speak of as known, on the day that the sentences before it name."""
    sentences = reading.sentences(0, reading.body_end)[:_IMPLIED_SENTENCES]
    for place, (start, end) in enumerate(sentences):
        if not reading.masks[place] & _EVENT or reading.is_caption(start):
            continue
        event = implied(reading, start, end)
        if event is None:
            continue
        for one in [*sentences[: min(place, _LEAD_SENTENCES)], (start, end)]:
            event.days = days_of(reading.text, *one, published, taken, event)
            if event.days is not None:
                if one != (start, end):
                    event.sentences.insert(0, one)
                return [event]
        return []
    return []


def _done(reading: Reading, published: date | None, taken: Taken) -> list[Event]:
    """An event without a word of its own: what the first paragraphs say was done there, and on which day."""
    first = _first_block(reading)
    for start, end in reading.sentences(0, reading.body_end)[:_LEAD_SENTENCES]:
        if reading.is_caption(start) or reading.block_at(start) > first + 1:
            continue
        event = done_at(reading, start, end)
        if event is not None:
            event.days = days_of(reading.text, start, end, published, taken, event)
            if event.days is not None and (published is None or event.days.first <= published):
                return [event]
    return []


def _day_of_lead(reading: Reading, end: int, published: date | None, taken: Taken, event: Event) -> DayAt | None:
    """ "The ceremony took place …": its day is the one that the sentences before it gave to what happened there."""
    for start, stop in reading.sentences(0, end)[-3:]:
        if not reading.is_caption(start) and (day := days_of(reading.text, start, stop, published, taken, event)):
            event.sentences.append((start, stop))
            return day
    return None


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
    opens = {sentence[0]: place for place, event in enumerate(events) for sentence in event.sentences}
    ends = {sentence[1]: place for place, event in enumerate(events) for sentence in event.sentences}
    current = 0
    for sentence in reading.sentences(0, reading.body_end):
        if sentence[0] in opens:
            current = ends.get(sentence[1], opens[sentence[0]])
        else:
            owned[current].append(sentence)
    return owned


def _complete_main(
    reading: Reading,
    signs: _Signs,
    main: Event,
    sentences: list[tuple[int, int]],
    published: date | None,
    taken: Taken,
) -> None:
    """Let sentences that point back to the event say its day, and until when it lasts."""
    text, masks, pointing = reading.text, signs.masks, signs.pointing
    speaking = [
        (start, end)
        for start, end in sentences
        if start > main.start and (masks.get(start, -1) & _EVENT or start in pointing)
    ]
    for start, end in speaking:
        if main.days is not None and main.days.first != main.days.last:
            return
        mask = masks.get(start, -1)
        if main.days is not None and not (_may_say_day(text, start, end, mask) and _STAYS.search(text, start, end)):
            continue
        if reading.is_caption(start) or not (start in pointing or implied(reading, start, end)):
            continue
        if main.days is None:
            main.days = days_of(text, start, end, published, taken, main)
            if main.days is not None and (start, end) not in main.sentences:
                main.sentences.append((start, end))
        else:
            main.days = until_later(text, start, end, main.days, published, text[slice(*main.sentences[0])])
    if main.days is None and published is not None:
        main.days = only_day(reading, published, taken)
        if main.days is not None:
            main.sentences.append(reading.sentence(main.days.start))


def _may_say_day(text: str, start: int, end: int, mask: int) -> bool:
    """Tell whether a sentence may say until which day, or for how many days."""
    return bool(mask & _NUMBERS) or may_be_relative(text, start, end)


def _places(reading: Reading, signs: _Signs, event: Event, sentences: list[tuple[int, int]]) -> list[str]:
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
        if start > event.start and signs.masks.get(start, _EVENT) & _EVENT:
            place = _beside_word(reading, start, end)
            if place:
                return [place]
        if text.find("Ha", start, end) >= 0 and (place := place_beside(reading, start, end, only_headquarters=True)):
            return [place]
    for start, end in event.sentences:
        places += places_in(reading, start, end, of_people=True)
    return places


def _beside_word(reading: Reading, start: int, end: int) -> str | None:
    """Return the place printed beside the word for an event that a later sentence speaks of as known."""
    for word in event_words(reading, start, end):
        place = place_beside(reading, word.end, end)
        if place and " a " not in reading.text[max(start, word.start - 60) : word.start].lower():
            return place
    return None


def _is_online(text: str, start: int, end: int) -> bool:
    said = text[start:end].lower()
    return any(letters in said for letters in _ONLINE_LETTERS) and _ONLINE.search(said) is not None


def _meeting(
    reading: Reading,
    people: People,
    signs: _Signs,
    event: Event,
    sentences: list[tuple[int, int]],
    main: Event,
    *,
    alone: bool,
) -> Meeting:
    text = reading.text
    start, end = event.sentences[0]
    is_main = event is main
    places = _places(reading, signs, event, sentences)
    if not places and not is_main and _SAME_PLACE.search(text, start, end):
        places = _places(reading, signs, main, [])
    if not places and is_main and alone and event_words(reading, reading.body_end, len(text)):
        places = places_in(reading, reading.body_end, len(text))
    looked = [*event.sentences, *(one for one in sentences if one[0] in signs.pointing)]
    online = event.kind in ("videoconference", "phone talks") or any(
        _is_online(text, first, last) for first, last in looked[:8]
    )
    participants = participants_of(reading, people, sentences, signs.masks)
    chairs = tuple(dict.fromkeys(one.name for one in participants if one.role is Role.CHAIR))
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
