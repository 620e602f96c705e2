"""The sentences that report an event: a verb of holding, an event that took place, a call, visit or reception."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from articles.extraction.dates import DayAt
from articles.extraction.patterns import one_of
from articles.extraction.reading import Reading
from articles.extraction.triggers import Trigger
from articles.extraction.vocabulary.events import EVENTS, HOLD, MARKED, TAKE_PLACE

# A hyphen counts as a space, as in "round-table".
_KIND_OF = {word.replace("-", " ").lower(): kind for kind, words in EVENTS for word in words}
# By last word: the longer ones that end with it, longest first, and whether it is one by itself.
_LONGER: dict[str, tuple[str, ...]] = {word.split()[-1]: () for word in _KIND_OF}
for _word in sorted(_KIND_OF, key=len, reverse=True):
    if " " in _word:
        _LONGER[_word.split()[-1]] += (_word,)
_LETTERS = re.compile(r"[^\W\d_]+")
_HOLD = re.compile(one_of(HOLD))
_TAKES_PLACE = re.compile(rf"(?<![\w-])(?:{one_of(TAKE_PLACE)})")
_HELD = re.compile(
    r"s?(?:[^.;\n]{0,60}?,? |,? )(?:which was |that was |was |jointly |solemnly )*(?:held|organi[sz]ed|hosted|convened"
    r"|co-organi[sz]ed|co-hosted|opened|chaired|co-chaired|given|staged|arranged|taking place|going on)(?: \w+)?"
    r" (?:by|in|at|on|from|via|online|yesterday|this|last|today|under)\b"
    r"|[^.;\n]{0,120}? (?:do|duoc) [A-Z][^.;\n]{2,80} to chuc"
)
_WITH = (
    r"(?: (?:and|in) \w+){0,2} with (?=[A-Z]|the |a |an |his |her |leaders|representatives|offic|police|local"
    r"|provincial)"
)
_WHEN_INSERTED = r"(?:,? (?:in|on|at|this|yesterday)(?: [\w']+){0,5}?,?)?"
_GUEST = (
    r" (?=(?:(?!from |by |of |for |that |and |as )[\w.'&/-]+,? ){0,6}?(?:delegations?|[Aa]mbassadors?|Ministers?"
    r"|Director|General|Deputy|Chief|President|Chair(?:man|woman|person)?|Prime|King|Crown|Head|Representative"
    r"|Coordinator|Attach[e\u00e9]|attach[e\u00e9]|Charg[e\u00e9]|[Gg]uests?|[Ee]nvoys?|doan|Doan|[Dd]ai su|Bo truong"
    r"|Thu truong|Tong|Tham tan|Consul|Commissioner|Secretary|Governor|Officer|Prosecutor|counterpart|leaders"
    r"|(?:[A-Z]\w+ )(?:officers|officials|experts|police|lawmakers))\b"
    r"|H\.E|M(?:r|s|rs)\b|(?:ong|ba|ngai|dong chi) [A-Z])"
)
# How a verb reports an event for which there is no other word, by kind.
_CALL_FORMS: tuple[tuple[str, str], ...] = (
    ("reception", r"(?:had|has|held) (?:an? |the |two |separate )*(?:\w+ )?receptions?(?![\w-])"),
    (
        "phone talks",
        (
            r"(?:(?:da|vua) )?co (?:cuoc|buoi) dien dam(?= )|"
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
            r"|sat together|sits down"
            rf"|exchanged views|talked) with (?=[A-Z]|the )"
            r"|met in(?= [A-Z])"
            r"|(?:(?:da|vua) )?co (?:cuoc|buoi) (?:lam viec|hoi dam|gap|tiep|trao doi|tiep xuc)(?= )|tiep xuc cu tri"
            r"|giao ban(?= (?:cong tac|truc tuyen|thang|tuan))"
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
            r"|(?:extended|extends|conveyed) (?:[\w-]+ ){0,4}(?:greetings|wishes|congratulations) to"
            r"|(?:is|are) visiting|visited|visits|inspected|toured|came to (?:visit|inspect|check)"
            r"|called on(?= [A-Z]| the )|arrived in(?= [A-Z][^.;\n]{0,80}? (?:visit|trip|tour|to (?:share|inspect"
            r"|visit|extend|offer))\b)"
            r"|left [A-Z][\w ]{2,24} for(?= [A-Z][^.;\n]{0,60}? (?:visit|trip|tour)\b)"
            r"|embarked on(?= an? [\w ]{0,30}(?:visit|trip))"
            r"|checked(?= (?:on )?(?:the )?(?:preparations?|readiness|on-duty|duty|progress|construction"
            r"|implementation))"
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
_CALL_WORDS = int(Trigger.CALL | Trigger.CALL_WITH)
_EVENT, _HOLDS = int(Trigger.EVENT), int(Trigger.HOLD)
_CALLS = re.compile("|".join(f"(?P<k{place}>{form})" for place, (_, form) in enumerate(_CALL_FORMS)))
_PASSING_PLACE = (
    r"\b(?:since|following|before|ahead of|in preparation for|to prepare for|toward|towards|security for|such as"
    r"|including|result of|results of|outcomes? of|adopted at|invitation of|sidelines of|success of|after"
    r"|organi[sz]ation of"
    r"|preparations? for|to be|serving|protect|protecting|hosting) (?:the |an? )?(?:[\w'-]+ ){0,6}"
)
_PASSING = re.compile(rf"(?:{_PASSING_PLACE}|\b(?:for|of|during|at) the (?:[\w'-]+ ){{0,6}})\Z")
_PART_OF = re.compile(
    r"\b(?:final|finals|round|opening|closing|launch|day|session|finale|ceremony|meeting|half|edition) of (?:the "
    r"|an? )?"
    r"(?:[\w'-]+ ){0,6}\Z"
)
_PASSING_HELD = re.compile(rf"{_PASSING_PLACE}\Z")
_PLANNED = re.compile(
    r"\b(?:will be|is (?:scheduled|expected|slated|planned) to|plans? to|would be|are to be|is to be|shall be"
    r"|se (?:duoc|dien ra)|du kien)\b"
)
_WHO_MEET = re.compile(r"\b(?:[Mm]inisters?|counterpart|leaders|sides|[Dd]elegat\w+|Ambassador|officials|General)\b")
_WOULD = re.compile(
    r"\b(?:to be|will be|to|not|never|be|which|that|who|who have|who had|which had|that had|previously|will|would|se"
    r"|can"
    r"|must) \Z"
)
_WHICH_WAS = re.compile(r"\bwhich was \Z")
_CLAUSE_ENDS = re.compile(r"[.;]")


class EventWord(NamedTuple):
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
    for place in reading.openings(_EVENT, start, end):
        letters = _LETTERS.match(text, place, end)
        if letters is None or text.startswith("-", letters.end()):
            continue
        stop = letters.end()
        last = _last_of(letters[0])
        longer = _LONGER.get(last, ())
        word = last if last in _KIND_OF else None
        if longer:
            before = text[max(start, place - 24) : place].lower().replace("-", " ") + last
            if before.endswith(longer):
                word = next(word for word in longer if before.endswith(word))
        if word is None:
            continue
        if last in MARKED and word == last and reading.printed(place, stop).lower() != MARKED[last]:
            continue
        first = place - (len(word) - len(last))
        if found and found[-1].end > first:
            first = min(first, found.pop().start)  # the longer of "họp" and "họp báo"
        found.append(EventWord(first, stop, _KIND_OF[word]))
    return found


@lru_cache(maxsize=1024)
def _last_of(printed: str) -> str:
    """Return the last word of the event's name that a printed word stands for: without capitals and plural."""
    return _singular(printed.lower())


def _singular(word: str) -> str:
    if word in _LONGER:
        return word
    return f"{word[:-3]}y" if word.endswith("ies") else word.removesuffix("s")


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


def known_from_passing(reading: Reading, event: Event) -> bool:
    """Tell whether an event's word stands earlier in the text, and there only in passing: "security for the visit"."""
    before = [word for word in event_words(reading, 0, event.sentences[0][0]) if word.kind == event.kind]
    return bool(before) and all(
        _PASSING.search(reading.text, max(0, word.start - 60), word.start) is not None for word in before
    )


def _call(reading: Reading, start: int, end: int) -> Event | None:
    """A call, a reception, a visit, a working session: what a verb reports without a word for the event."""
    for place in reading.openings(_CALL_WORDS, start, end):
        call = _CALLS.match(reading.text, place, end)
        if call is None or _WOULD.search(reading.text, max(start, place - 30), place):
            continue
        if call[0] == "met in" and not _WHO_MEET.search(reading.text, start, place):
            continue
        kind = _CALL_FORMS[int((call.lastgroup or "k0")[1:])][0]
        return Event(call.start(), call.end(), kind, None, [(start, end)], "working-session")
    return None


def _held_by(reading: Reading, words: list[EventWord], start: int, end: int) -> Iterator[Event]:
    """ "The ministry held a conference": a verb of holding, then what was held."""
    text = reading.text
    for place in reading.openings(_HOLDS, start, end) if words else ():
        verb = _HOLD.match(text, place, end)
        if verb is None or text[place - 1 : place] == "-" or _mere_mention(text, place, start):
            continue
        word = next((word for word in words if word.start > verb.end()), None)
        if word is None or word.start - verb.end() >= 110 or _CLAUSE_ENDS.search(text, verb.end(), word.start):
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
            and (
                not _PASSING.search(text, max(start, word.start - 60), word.start)
                or _PART_OF.search(text, max(start, word.start - 60), word.start)
            )
            and not _PLANNED.search(text, word.end, takes.end())
        ):
            yield Event(word.start, takes.end(), word.kind, word, [(start, end)], "event-took-place")
            return


def _mere_mention(text: str, position: int, start: int) -> bool:
    left = text[max(start, position - 30) : position]
    return bool(_WOULD.search(left)) and not _WHICH_WAS.search(left)
