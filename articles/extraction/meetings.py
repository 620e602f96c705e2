"""Meetings: the event or events that an article reports, on their own days."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from articles.extraction.coreference import People
from articles.extraction.dates import MONTH, DayAt, days_in, relative_day
from articles.extraction.layout_profiles import LEAD_PREFIX
from articles.extraction.participation import participants_of
from articles.extraction.patterns import alternation, one_of
from articles.extraction.periods import Periods
from articles.extraction.places import places_in
from articles.extraction.reading import Reading
from articles.extraction.triggers import Trigger
from articles.extraction.types import Meeting
from articles.extraction.vocabulary.events import EVENTS, HOLD, TAKE_PLACE
from articles.extraction.vocabulary.organizations import ORGANIZATIONS

_KIND_OF = {word: kind for kind, words in EVENTS for word in words}
_EVENTS_BY_LAST: dict[str, list[str]] = {}
for _word in sorted(_KIND_OF, key=len, reverse=True):
    _EVENTS_BY_LAST.setdefault(_word.split()[-1], []).append(_word)
_HOLD = re.compile(one_of(HOLD))
_TAKES_PLACE = re.compile(rf"(?<![\w-])(?:{one_of(TAKE_PLACE)})")
_HELD = re.compile(
    r"s?(?:[^.;\n]{0,60}?,? |,? )(?:which was )?(?:held|organi[sz]ed|hosted|convened|co-organi[sz]ed"
    r"|opened|chaired)(?: \w+)? (?:by|in|at|on|from|via|online|yesterday|this)\b"
)
_CALLS = re.compile(
    r"(?:had|has) (?:an? |the |some )?(?:\w+ ){0,2}?(?P<s>working sessions?|meetings?|talks|phone talks?"
    r"|conversations?)(?![\w-])"
    r"|(?:worked|met|held (?:\w+ )?talks|(?P<phone>phone(?:d)? talks?|talked (?:by|over) (?:the "
    r")?(?:tele)?phone)) with (?=[A-Z]|the |a |leaders|representatives)"
    r"|(?P<rec>received|hosted|welcomed|tiep) (?=(?:a |the |an )?(?:[\w-]+ ){0,3}(?:delegation|Ambassador"
    r"|Minister|Director|General|Deputy|Chief|President|Chairman|doan)|H\.E|Mr|Ms|Mrs|(?:[A-Z]\w+ "
    r"){1,3}(?:Ambassador|Minister))"
    r"|(?P<vis>(?:paid|made|pays|makes|is paying|concluded|began|started) (?:an? |the |his |her |its "
    r")?(?:[\w-]+ ){0,3}visits?|visited|inspected|led (?:a|the) (?:[\w-]+ ){0,3}delegation (?:\w+ "
    r"){0,8}?(?:to|on)|tham va lam viec)(?= )"
)
_ONLINE = re.compile(
    r"\b(?:video-? ?(?:tele)?conferenc\w*|tele-? ?conferenc\w*|online|virtual(?:ly)?|via video|video link"
    r"|hybrid|phone talks?|truc tuyen)\b",
    re.IGNORECASE,
)
_BACK_REFERENCE = re.compile(
    r"(?:The|This|That|At the|The above)(?: [\w'-]+){0,4}? (?:event|meeting|conference|videoconference"
    r"|teleconference|ceremony|workshop|seminar|session|working session|talks|visit|congress|forum"
    r"|reception|dialogue|function|hoi nghi)\b|(?:It|Hoi nghi|Buoi le|Buoi lam viec) "
)
_SAME_DAY = re.compile(
    r"\b(?:[Oo]n|[Tt]he|[Ee]arlier|[Ll]ater)(?: on)? (?:the )?(?:same|that) (?:day|morning|afternoon"
    r"|evening)|\b(?:earlier|later) (?:in|on) the (?:day|morning|afternoon)|[Cc]ung ngay",
    re.IGNORECASE,
)
_NAMES_DAY = re.compile(r"day\b|[Ss]ame |\d/\d|ung ngay")
_PASSING = re.compile(
    r"\b(?:after|since|following|before|ahead of|for|of|in preparation for|to prepare for|during|toward"
    r"|towards|security for|such as|including|result of|outcomes? of|at) (?:the |an? )?(?:[\w'-]+ "
    r"){0,6}\Z"
)
_PASSING_HELD = re.compile(
    r"\b(?:after|since|following|before|ahead of|in preparation for|to prepare for|toward|towards"
    r"|security for|such as|including|result of|outcomes? of|adopted at|to be) (?:the |an? )?(?:[\w'-]+ "
    r"){0,6}\Z"
)
_PLANNED = re.compile(
    r"\b(?:will be|to be|is scheduled to|is expected to|plans? to|is slated|would be|launched at the end)\b"
)
_INDEFINITE = re.compile(r"\b(?:an?|mot) (?:[\w'-]+ ){0,6}\Z")
_TITLE_LEAD = re.compile(
    r"(?:(?:[A-Z0-9][\w'-]*|working|review|national|annual|first|online|press|international|bilateral"
    r"|summary|preliminary|closing|opening|regular|monthly) )+\Z"
)
_BODY_OF = {spelling: name for name, others in ORGANIZATIONS for spelling in (name, *others)}
_ORGANIZER = re.compile(
    rf"(?<![A-Za-z])(?:{alternation(_BODY_OF)})(?![A-Za-z0-9])(?!'s [a-z]|'s (?!Office|Ministerial))"
)
_PURPOSE = re.compile(
    rf" (?:to|on(?! (?:the \w+ of )?(?:{MONTH}|\d))|for|of|with|in celebration of|marking|reviewing|launching"
    r"|discussing|celebrating) "
    r"[^.;\n]{3,140}?(?=[.;\n]|,? (?:in|at|on|from|under|chaired|and) |,|\Z)"
)
_LEAD_BLOCKS = 4


@dataclass(frozen=True, slots=True)
class Taken:
    """What dates no event: stretches of documents with their dates, and observation periods."""

    documents: list[tuple[int, int]]
    periods: Periods


@dataclass(frozen=True, slots=True)
class EventWord:
    """A word that names an event, at text[start:end]."""

    start: int
    end: int
    kind: str


@dataclass(slots=True)
class Event:
    """An event under construction: where it is introduced and which sentences speak of it."""

    start: int
    end: int
    kind: str
    word: EventWord | None
    sentences: list[tuple[int, int]]
    rule: str
    days: DayAt | None = None
    same_day: bool = False


def find_meetings(reading: Reading, people: People, published: date | None, taken: Taken) -> tuple[Meeting, ...]:
    """Return the events that the article reports; `taken` are documents and their dates, which date no event."""
    events = _events(reading, published, taken)
    main = events[0] if events else None
    if main is None:
        return ()
    _complete_main(reading, main, published, taken, events[1:])
    return tuple(_meeting(reading, people, event, is_main=event is main) for event in events)


def _events(reading: Reading, published: date | None, taken: Taken) -> list[Event]:
    events: list[Event] = []
    for start, end in reading.sentences(0, reading.body_end):
        if reading.is_caption(start) or (events and not _may_have_day(reading, start, end)):
            continue
        candidate = _introduced(reading, start, end)
        if candidate is None:
            continue
        block = reading.block_at(start)
        candidate.days = _days(reading.text, start, end, published, taken, candidate)
        candidate.same_day = bool(_SAME_DAY.search(reading.text, start, end))
        if candidate.same_day and candidate.days is None and events:
            candidate.days = events[0].days
        if not events and candidate.days is None and _BACK_REFERENCE.match(reading.text, start):
            candidate.days = _day_of_lead(reading, start, published, taken, candidate)
        if not events:
            if block >= _LEAD_BLOCKS + 2 and candidate.days is None:
                continue
            events.append(candidate)
        elif _is_further(reading, events, candidate, start):
            events.append(candidate)
    return events[:4]


def _day_of_lead(reading: Reading, end: int, published: date | None, taken: Taken, event: Event) -> DayAt | None:
    """ "The ceremony took place …": its day is the one that the sentences before it gave to what happened there."""
    for start, stop in reading.sentences(0, end)[-3:]:
        if not reading.is_caption(start) and (day := _days(reading.text, start, stop, published, taken, event)):
            return day
    return None


def _may_have_day(reading: Reading, start: int, end: int) -> bool:
    """A further event needs a day of its own; most sentences name none and need no closer look."""
    return bool(reading.openings(Trigger.PERIOD, start, end)) or _NAMES_DAY.search(reading.text, start, end) is not None


def _event_words(reading: Reading, start: int, end: int) -> list[EventWord]:
    text = reading.text
    found = []
    for place in reading.openings(Trigger.EVENT, start, end):
        stop = place
        while stop < end and text[stop].isalpha():
            stop += 1
        last = text[place:stop].lower()
        last = last if last in _EVENTS_BY_LAST else last.removesuffix("s")
        before = text[max(start, place - 24) : place].lower() + last
        word = next((word for word in _EVENTS_BY_LAST.get(last, ()) if before.endswith(word)), None)
        if word is not None and text[stop : stop + 1] != "-":
            found.append(EventWord(stop - len(text[place:stop]) - (len(word) - len(last)), stop, _KIND_OF[word]))
    return found


def _introduced(reading: Reading, start: int, end: int) -> Event | None:
    """Return the event that this sentence reports, if it reports one."""
    text = reading.text
    words = _event_words(reading, start, end)
    options = [*_held_by(reading, words, start, end), *_taking_place(text, words, start, end)]
    for place in reading.openings(Trigger.CALL, start, end):
        call = _CALLS.match(text, place, end)
        if call:
            kind = (
                "reception"
                if call["rec"]
                else "visit"
                if call["vis"]
                else "phone talks"
                if call["phone"]
                else "working session"
            )
            options.append(Event(call.start(), call.end(), kind, None, [(start, end)], "working-session"))
            break
    return min(options, key=lambda event: event.start) if options else None


def _held_by(reading: Reading, words: list[EventWord], start: int, end: int) -> Iterator[Event]:
    """ "The ministry held a conference": a verb of holding, then what was held."""
    text = reading.text
    for place in reading.openings(Trigger.HOLD, start, end) if words else ():
        verb = _HOLD.match(text, place, end)
        if verb is None or text[place - 1 : place] == "-" or _mere_mention(text, place, start):
            continue
        word = next((word for word in words if word.start > verb.end()), None)
        if word is not None and word.start - verb.end() < 110 and not re.search(r"[.;]", text[verb.end() : word.start]):
            yield Event(place, word.end, word.kind, word, [(start, end)], "held-event")
            return


def _taking_place(text: str, words: list[EventWord], start: int, end: int) -> Iterator[Event]:
    """ "The conference took place", "a conference held in Hanoi": what was held, then a verb."""
    for word in words:
        if _PASSING_HELD.search(text, max(start, word.start - 70), word.start):
            continue
        held = _HELD.match(text, word.end, end)
        if held and not _PLANNED.search(text, word.end, held.end()):
            yield Event(word.start, word.end, word.kind, word, [(start, end)], "event-held")
            return
        takes = _TAKES_PLACE.search(text, word.end, min(end, word.end + 260))
        if (
            takes
            and not _PASSING.search(text, max(start, word.start - 60), word.start)
            and not _PLANNED.search(text, word.end, takes.end())
        ):
            yield Event(word.start, takes.end(), word.kind, word, [(start, end)], "event-took-place")
            return


def _mere_mention(text: str, position: int, start: int) -> bool:
    left = text[max(start, position - 30) : position]
    return bool(
        re.search(
            r"\b(?:to be|will be|to|not|never|be|which|that|who|who have|who had|previously|has|have|had) \Z", left
        )
    ) and not re.search(r"\bwhich was \Z", left)


def _days(text: str, start: int, end: int, published: date | None, taken: Taken, event: Event) -> DayAt | None:
    """Return the day nearest to the event's words in its sentence, leaving out what dates documents or periods."""
    first = bisect_left(taken.documents, (start, 0))
    blocked = [place for place in taken.documents[first : first + 50] if place[0] < end]
    blocked += [
        (one.start, one.end)
        for one in taken.periods.within(start, end)
        if (one.period.end - one.period.start).days > 26
    ]
    options = []
    for day in days_in(text, start, end, published):
        if any(first <= day.start < last and (day.end <= last) for first, last in blocked):
            continue
        if re.search(
            r"\b(?:since|until|before|by|after|born on|dated|established|founded|anniversary of|as of"
            r"|promulgated on|issued on|Day|to|Day of) (?:the )?\(?\Z",
            text[max(start, day.start - 24) : day.start],
        ) and not _in_range(text, day):
            continue
        if published and not timedelta(days=-400) < day.first - published < timedelta(days=31):
            continue
        if text[day.end : day.end + 2] == ")," and "Day" in text[max(start, day.start - 30) : day.start]:
            continue
        if re.search(
            r"\b(?:Day|anniversary|Anniversary|Traditional Day|birthday)[^.]{0,30}\(?\Z",
            text[max(start, day.start - 45) : day.start],
        ):
            continue
        options.append(day)
    if options:
        day = min(
            options,
            key=lambda one: min(
                abs(one.start - event.start),
                abs(one.start - event.end),
                0 if event.start <= one.start <= event.end else 999,
            ),
        )
        return _until(text, end, day, published)
    return relative_day(text, start, end, published)


def _in_range(text: str, day: DayAt) -> bool:
    return day.first != day.last


_LASTS_UNTIL = re.compile(
    r"[^.;\n]{0,60}?\b(?:will last|lasts?|last(?:ed|ing)|run(?:s|ning)?|continu\w+|through|and will \w+"
    r"|to conclude|closes?|ends?|slated)\b[^.;\n]{0,20}?(?:till|until|to|through|on) (?:the end of )?"
)


def _until(text: str, end: int, day: DayAt, published: date | None) -> DayAt:
    """ "opened on December 27 and will last till December 29"."""
    match = _LASTS_UNTIL.match(text, day.end, end)
    if match is None or day.first != day.last:
        return day
    later = days_in(text, match.end(), min(match.end() + 30, end), published)
    if later and later[0].start == match.end() and timedelta(0) < later[0].first - day.first < timedelta(days=30):
        return DayAt(day.start, later[0].end, day.first, later[0].first, day.complete)
    return day


def _is_further(reading: Reading, events: list[Event], candidate: Event, start: int) -> bool:
    """A later sentence opens a further event when it has a day of its own, or says "on the same day"."""
    text = reading.text
    if candidate.same_day:
        return not candidate.rule.startswith("event") or bool(
            _INDEFINITE.search(text, max(0, candidate.start - 60), candidate.start)
        )
    if candidate.days is None:
        return False
    known = [event.days for event in events if event.days is not None]
    if any(day.first <= candidate.days.first <= day.last for day in known):
        return False
    if not known:
        return False
    nearest = min(abs((candidate.days.first - day.first).days) for day in known)
    return (
        nearest <= 45
        and not _BACK_REFERENCE.match(text, start)
        and not _PLANNED.search(text, start, candidate.end + 20)
    )


def _complete_main(reading: Reading, main: Event, published: date | None, taken: Taken, others: list[Event]) -> None:
    """Let the sentences that point back to the event, and the title, say its day and place."""
    text = reading.text
    other_places = {sentence for event in others for sentence in event.sentences}
    for start, end in reading.sentences(main.sentences[0][1], reading.body_end):
        if (start, end) in other_places:
            break
        if reading.is_caption(start) or _refers(text, start, end):
            main.sentences.append((start, end))
            if main.days is None and not reading.is_caption(start):
                main.days = (
                    _days(text, start, end, published, taken, main) if _BACK_REFERENCE.match(text, start) else None
                )


def _refers(text: str, start: int, end: int) -> bool:
    return bool(_BACK_REFERENCE.match(text, start)) or bool(
        re.match(
            r"(?:[A-Z][^.;\n]{0,120}?)\b(?:chaired|presided over|co-chaired|attended|attending) (?:the|this) ",
            text[start : min(end, start + 200)],
        )
    )


def _meeting(reading: Reading, people: People, event: Event, *, is_main: bool) -> Meeting:
    text = reading.text
    start, end = event.sentences[0]
    places: list[str] = []
    for first, last in event.sentences:
        for place in places_in(reading, first, last):
            if place not in places:
                places.append(place)
        if places and not reading.is_caption(first):
            break
    if not places and is_main:
        places = places_in(reading, reading.body_end, len(text))
    online = event.kind in ("videoconference", "phone talks") or any(
        _ONLINE.search(text, first, last) for first, last in event.sentences[:8]
    )
    participants = participants_of(reading, people, event.sentences, is_main)
    chairs = tuple(dict.fromkeys(one.name for one in participants if one.role.value == "chair"))
    confidence = 0.5 + 0.25 * (event.days is not None) + 0.1 * bool(chairs) + 0.1 * (event.rule != "working-session")
    return Meeting(
        title=_title(reading, event),
        kind=event.kind,
        date_start=event.days.first if event.days else None,
        date_end=event.days.last if event.days else None,
        place=places[0] if places else None,
        places=tuple(places),
        online=online,
        organizer=_organizer(text, start, event),
        chairs=chairs,
        participants=participants,
        span=reading.span(start, end),
        confidence=round(confidence, 2),
        rule=event.rule,
    )


def _title(reading: Reading, event: Event) -> str:
    """Return the event's own words with its purpose, without the verb that reports it."""
    if event.rule == "working-session":
        stop = re.compile(r"[^.,;\n]{0,140}").match(reading.text, event.end)
        return reading.printed(event.start, max(stop.end() if stop else event.end, event.end))
    start = event.word.start if event.word else event.start
    first = event.sentences[0][0]
    prefix = LEAD_PREFIX.match(reading.text, first)
    lead = _TITLE_LEAD.search(reading.text[max(prefix.end() if prefix else first, start - 60) : start])
    if lead:
        start -= len(lead[0])
    end = event.word.end if event.word else event.end
    purpose = _PURPOSE.match(reading.text, end)
    if purpose:
        end = purpose.end()
    return reading.printed(start, end)


def _organizer(text: str, start: int, event: Event) -> str | None:
    lead = LEAD_PREFIX.match(text, start)
    start = lead.end() if lead else start
    found = _ORGANIZER.search(text, start, max(event.start, start + 1)) if event.start - start > 3 else None
    if found is None:
        passive = re.search(
            r"(?:organi[sz]ed|held|hosted|convened) by (?:the )?", text[event.start : event.sentences[0][1]]
        )
        found = _ORGANIZER.match(text, event.start + passive.end()) if passive else None
    if found is None and event.rule == "event-took-place":
        found = _ORGANIZER.search(text, *event.sentences[0])
    if found is None:
        return None
    name = _BODY_OF[found[0]]
    if name in ("Prime Minister", "State President"):
        return None
    return (
        "Ministry of Public Security"
        if name in ("Minister of Public Security", "Public Security Central Party Committee")
        else name
    )
