"""The sentences that report an event: a verb of holding, an event that took place, a call, visit or reception."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from articles.extraction.dates import DayAt
from articles.extraction.patterns import one_of
from articles.extraction.reading import Reading
from articles.extraction.triggers import Trigger
from articles.extraction.vocabulary.events import EVENTS, HOLD, MARKED, TAKE_PLACE

_KIND_OF = {word: kind for kind, words in EVENTS for word in words}
_EVENTS_BY_LAST: dict[str, list[str]] = {}
for _word in sorted(_KIND_OF, key=len, reverse=True):
    _EVENTS_BY_LAST.setdefault(_word.split()[-1], []).append(_word)
_HOLD = re.compile(one_of(HOLD))
_TAKES_PLACE = re.compile(rf"(?<![\w-])(?:{one_of(TAKE_PLACE)})")
_HELD = re.compile(
    r"s?(?:[^.;\n]{0,60}?,? |,? )(?:which was |that was |was |jointly |solemnly )*(?:held|organi[sz]ed|hosted|convened"
    r"|co-organi[sz]ed|opened|chaired|given|staged)(?: \w+)? (?:by|in|at|on|from|via|online|yesterday|this|last"
    r"|today)\b"
    r"|[^.;\n]{0,40}? (?:do|duoc) [A-Z][^.;\n]{2,80} to chuc"
)
# "told a press briefing in Hue on Monday", "agreed during talks in Hue": the event by the way, what was said first.
_AT_ONE = re.compile(
    r"(?:\b(?:at|with|during|through|told|in|tai|to) (?:an? |its |their |his |the |(?:mot|cuoc|buoi) )?"
    r"(?:[\w'\"-]+ ){0,5}|\ba )\Z"
)
_INDEFINITE_AT = re.compile(r"\b(?:an?|its|their|his|mot|during|through|cuoc|buoi|told|talks?) (?:[\w'\"-]+ ){0,5}\Z")
_WHEN_OR_WHERE = re.compile(
    r"s?[^.;\n]{0,80}? ?,? ?(?:(?:in|at) (?:the )?(?:[a-z]+ ){0,4}[A-Z]|on (?:the \w+ of )?(?:[A-Z][a-z]+day"
    r"|[A-Z]\w+ \d|\d)"
    r"|yesterday|today|this (?:morning|afternoon)|last week|(?:held|organi[sz]ed|hosted) )"
)
_WITH = (
    r"(?: (?:and|in) \w+){0,2} with (?=[A-Z]|the |a |an |his |her |leaders|representatives|offic|police|local"
    r"|provincial)"
)
_WHEN_INSERTED = r"(?:,? (?:in|on|at|this|yesterday)(?: [\w']+){0,5}?,?)?"
_GUEST = (
    r" (?=(?:a |the |an |ong |ba )?(?:[\w-]+ ){0,3}(?:delegation|Ambassador|Minister|Director|General|Deputy|Chief"
    r"|President|Chairman|doan|Doan|Dai su|Bo truong|Consul|Commissioner|Secretary)|H\.E|M(?:r|s|rs)\b"
    r"|(?:[A-Z]\w+ ){1,3}(?:Ambassador|Minister))"
)
# How a verb reports an event for which there is no other word, by kind.
_CALL_FORMS: tuple[tuple[str, str], ...] = (
    ("reception", r"(?:had|has|held) (?:an? |the |two |separate )*(?:\w+ )?receptions?(?![\w-])"),
    (
        "phone talks",
        (
            r"(?:had|has|held) (?:an? |the )?(?:\w+ )?(?:tele)?phone (?:talks?|calls?|conversations?)(?![\w-])"
            r"|(?:phone(?:d)? talks?|(?:talked|spoke) (?:by|over|on) (?:the )?(?:tele)?phone) with (?=[A-Z]|the "
            r"|his |her )"
            r"|dien dam voi(?= )"
        ),
    ),
    (
        "working session",
        (
            r"(?:had|has|held) (?:an? |the |some |two |separate )*(?:\w+ ){0,2}?"
            r"(?:working sessions?|meetings?|talks|calls?|conversations?)(?![\w-])"
            rf"|(?:worked|Working|met|meets|held (?:\w+ )?talks){_WITH}|met(?: with)? voters(?= )|(?:sat down"
            rf"|exchanged views|talked) with (?=[A-Z]|the )"
            r"|(?:lam viec voi|hoi dam voi|gap mat|gap voi)(?= )"
        ),
    ),
    (
        "reception",
        (
            rf"(?:received|receives|hosted|welcomed|greeted|met|bade farewell to|said goodbye to|(?:da |buoi )?tiep(?:"
            rf" don| va lam viec voi)?)(?! by){_WHEN_INSERTED}{_GUEST}"
        ),
    ),
    (
        "visit",
        (
            r"(?:(?:paid|made|pays|makes|paying|is on|are on|was on|concluded|began|begins|started|wrapped up|ended)"
            r" (?:an? |the |his |her |its |their )?(?:[\w-]+ ){0,3}(?:visits?|trips?|inspection tours?)"
            r"|visited|visits|inspected|toured|came to (?:visit|inspect|check)|called on(?= [A-Z]| the )"
            r"|(?:travell?ed|flew) to(?= [A-Z])|spent \w+ in(?= [A-Z])"
            r"|went to(?= [A-Z][\w ]+ (?:[Pp]olice|district))"
            r"|(?:led|leads|headed) (?:a|the) (?:[\w-]+ ){0,3}delegation (?:\w+ ){0,8}?(?:to|on)"
            r"|(?:den |di )?tham(?: va lam viec(?: voi| tai)?| chinh thuc| lam viec| huu nghi"
            r"|, (?:tang qua|chuc [Tt]et|kiem tra|dong vien|lam viec)[\w ]{0,20}?"
            r"|(?= Cong an| can bo| Bo | Trung doan| gia dinh| don vi))|(?:den |di )?kiem tra (?:cong tac|tai)(?="
            r" ))(?= )"
        ),
    ),
)
_CALLS = re.compile("|".join(f"(?P<k{place}>{form})" for place, (_, form) in enumerate(_CALL_FORMS)))
_PASSING_PLACE = (
    r"\b(?:since|following|before|ahead of|in preparation for|to prepare for|toward|towards|security for|such as"
    r"|including|result of|results of|outcomes? of|adopted at|invitation of|sidelines of|success of|after"
    r"|organi[sz]ation of"
    r"|preparations? for|to be|serving|protect|protecting|hosting) (?:the |an? )?(?:[\w'-]+ ){0,6}"
)
_PASSING = re.compile(rf"(?:{_PASSING_PLACE}|\b(?:for|of|during|at) the (?:[\w'-]+ ){{0,6}})\Z")
_PASSING_HELD = re.compile(rf"{_PASSING_PLACE}\Z")
_PLANNED = re.compile(
    r"\b(?:will be|is (?:scheduled|expected|slated|planned) to|plans? to|would be|are to be|is to be|shall be"
    r"|se (?:duoc|dien ra)|du kien)\b"
)
_AS_KNOWN = re.compile(
    r"(?:\b[Aa]t|[Aa]ttending|[Aa]ddressing|[Cc]haired|[Pp]resided over|[Cc]hairing|[Pp]residing over|[Oo]pening"
    r"|[Cc]oncluding)"
    r" (?:the|this) (?:[\w'-]+ ){0,3}\Z|\b(?:[Tt]ai|[Cc]hu tri|[Dd]u) (?:buoi |cuoc )?\Z"
)
_VAGUE = frozenset(("event", "session", "contest", "exercise", "training course", "visit"))
_WOULD = re.compile(
    r"\b(?:to be|will be|to|not|never|be|which|that|who|who have|who had|previously|had|will|would|se|can"
    r"|must) \Z"
)


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
    about: int | None = None  # where its purpose begins, when that is not right after its word


def event_words(reading: Reading, start: int, end: int) -> list[EventWord]:
    """Return the words in start..end that name a kind of event."""
    text = reading.text
    found: list[EventWord] = []
    for place in reading.openings(Trigger.EVENT, start, end):
        stop = place
        while stop < end and text[stop].isalpha():
            stop += 1
        last = text[place:stop].lower()
        last = last if last in _EVENTS_BY_LAST else last.removesuffix("s")
        before = text[max(start, place - 24) : place].lower() + last
        word = next((word for word in _EVENTS_BY_LAST.get(last, ()) if before.endswith(word)), None)
        if word is None or text[stop : stop + 1] == "-":
            continue
        if last in MARKED and word == last and reading.printed(place, stop).lower() != MARKED[last]:
            continue
        first = stop - len(text[place:stop]) - (len(word) - len(last))
        if found and found[-1].end > first:
            first = min(first, found.pop().start)  # the longer of "họp" and "họp báo"
        found.append(EventWord(first, stop, _KIND_OF[word]))
    return found


def introduced(reading: Reading, start: int, end: int) -> Event | None:
    """Return the event that this sentence reports, if it reports one."""
    words = event_words(reading, start, end)
    options = [*_held_by(reading, words, start, end), *_taking_place(reading.text, words, start, end)]
    call = _call(reading, start, end)
    if call:
        options.append(call)
    return min(options, key=lambda event: event.start) if options else None


def planned(text: str, start: int, end: int) -> bool:
    """Tell whether text[start:end] speaks of what is yet to come."""
    return _PLANNED.search(text, start, end) is not None


def told_at(reading: Reading, start: int, end: int) -> Event | None:
    """Return the event at which, a lead sentence says by the way, something was said or done."""
    text = reading.text
    for word in event_words(reading, start, end):
        left = text[max(start, word.start - 80) : word.start]
        if (
            (_INDEFINITE_AT.search(left) or (word.kind.endswith("talks") and re.search(r"\b(?:during|at|in) \Z", left)))
            and (_AT_ONE.search(left) or re.search(r"\bafter (?:an?|their|his|her|the) (?:[\w-]+ ){0,3}\Z", left))
            and not re.search(r"\b(?:before|ahead of|preparation for|prepare for|will|next) (?:[\w-]+ ){0,4}\Z", left)
            and _WHEN_OR_WHERE.match(text, word.end, end)
            and not _PLANNED.search(text, word.end, min(end, word.end + 60))
        ):
            return Event(word.start, word.end, word.kind, word, [(start, end)], "told-at-event")
    return None


def implied(reading: Reading, start: int, end: int) -> Event | None:
    """Return the event that a sentence speaks of as known: "Speaking at the ceremony", "chaired the meeting"."""
    for word in event_words(reading, start, end):
        if _AS_KNOWN.search(reading.text, max(start, word.start - 60), word.start) and word.kind not in _VAGUE:
            return Event(word.start, word.end, word.kind, word, [(start, end)], "implied-event")
    return None


def _call(reading: Reading, start: int, end: int) -> Event | None:
    """A call, a reception, a visit, a working session: what a verb reports without a word for the event."""
    for place in reading.openings(Trigger.CALL, start, end):
        call = _CALLS.match(reading.text, place, end)
        if call is None or _WOULD.search(reading.text, max(start, place - 30), place):
            continue
        kind = _CALL_FORMS[int((call.lastgroup or "k0")[1:])][0]
        return Event(call.start(), call.end(), kind, None, [(start, end)], "working-session")
    return None


def _held_by(reading: Reading, words: list[EventWord], start: int, end: int) -> Iterator[Event]:
    """ "The ministry held a conference": a verb of holding, then what was held."""
    text = reading.text
    for place in reading.openings(Trigger.HOLD, start, end) if words else ():
        verb = _HOLD.match(text, place, end)
        if verb is None or text[place - 1 : place] == "-" or _mere_mention(text, place, start):
            continue
        word = next((word for word in words if word.start > verb.end()), None)
        if word is None or word.start - verb.end() >= 110 or re.search(r"[.;]", text[verb.end() : word.start]):
            continue
        if verb[0] == "had" and word.kind in ("event", "contest", "exercise", "training course"):
            continue
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
    return bool(_WOULD.search(left)) and not re.search(r"\bwhich was \Z", left)
