"""Which words can open which kind of find: one pass over the text spares most patterns most of it."""

import re
from collections.abc import Iterable, Set
from enum import IntFlag

from ahocorasick_rs import BytesAhoCorasick, Implementation

from articles.extraction.title_grammar import TITLE_WORDS
from articles.extraction.vocabulary.calendar import MONTHS, NUMBER_WORDS, VIETNAMESE_FIRST
from articles.extraction.vocabulary.documents import KINDS, NAMED_CODES
from articles.extraction.vocabulary.events import (
    CALLS,
    CALLS_WITH,
    CHAIR_OPENINGS,
    CHAIR_VERBS,
    EVENTS,
    HOLD,
    IN_THE_CHAIR,
    ROLE_WORDS,
)
from articles.extraction.vocabulary.presence import ACCUSING, HONOURING, PROMOTING, REPRESENTING
from articles.extraction.vocabulary.speech import SAYING


class Trigger(IntFlag):
    """What a word or phrase may open. A number in digits stands for itself and has no entry in the table."""

    TITLE = 1
    DOCUMENT = 2
    LAW = 4
    PERIOD = 8  # stands somewhere in a period's words
    NUMBER = 16
    HOLD = 32
    EVENT = 64
    CALL = 128
    CHAIR = 256
    UNNUMBERED = 512
    RESOLUTION = 1024
    SAY = 2048
    DIGITS = 4096
    HONOUR = 8192
    ROLE = 16384
    REPRESENT = 262144
    ACCUSE = 32768
    PROMOTE = 65536
    CALL_WITH = 131072


_WORD = re.compile(r"[A-Za-z]+")


def _first_words(terms: Iterable[str], *, either_case: bool = False, plural: bool = False) -> set[str]:
    words = {found[0] for term in terms if (found := _WORD.match(term))}
    if plural:
        words |= {word + "s" for word in words} | {word[:-1] + "ies" for word in words if word.endswith("y")}
    return _either_case(words) if either_case else words


def _either_case(phrases: Iterable[str]) -> set[str]:
    phrases = set(phrases)
    return phrases | {phrase.lower() for phrase in phrases} | {phrase[0].upper() + phrase[1:] for phrase in phrases}


def _phrases(terms: Iterable[str]) -> set[str]:
    """Return terms as the automaton sees them: whole, so that "in the chair" is not looked for at every "in"."""
    return {" ".join(_WORD.findall(term)) for term in terms}


def _event_spellings(word: str) -> tuple[str, ...]:
    plural = f"{word[:-1]}ies" if word.endswith("y") else f"{word}s"
    return (word, word.capitalize(), plural, plural.capitalize())


_TABLE: tuple[tuple[Trigger, Set[str]], ...] = (
    (Trigger.TITLE, TITLE_WORDS),
    (
        Trigger.DOCUMENT,
        _first_words(
            (spelling for kind, english, vietnamese in KINDS for spelling in (kind, *english, *vietnamese)), plural=True
        ),
    ),
    (Trigger.LAW, {"Law", "Laws", "Ordinance", "Ordinances", "Code", "Luat", "Phap"} | _first_words(NAMED_CODES)),
    (
        Trigger.UNNUMBERED,
        {"decision", "Decision", "directive", "Directive", "decree", "Decree", "regulation", "Regulation"},
    ),
    (Trigger.RESOLUTION, {"Resolution", "resolution"}),
    (
        Trigger.PERIOD,
        {name.capitalize() for name in MONTHS}
        | {
            "month",
            "months",
            "quarter",
            "quarters",
            "half",
            "year",
            "years",
            "thang",
            "Thang",
            "quy",
            "Quy",
            "nam",
            "Nam",
            "period",
            "decade",
            "term",
            "tenure",
            "Q",
        },
    ),
    (
        Trigger.NUMBER,
        _first_words(NUMBER_WORDS, either_case=True)
        | {
            *VIETNAMESE_FIRST,
            "single",
            "half",
            "thousand",
            "million",
            "billion",
            "muoi",
            "Muoi",
            "khong",
            "Khong",
            "VND",
            "USD",
            "US",
            "EUR",
            "AUD",
            "GBP",
            "JPY",
            "CNY",
            "RMB",
            "KRW",
            "SGD",
            "THB",
        },
    ),
    (Trigger.HOLD, _phrases(HOLD)),
    (
        Trigger.EVENT,
        {word for _, words in EVENTS for term in words for word in _event_spellings(re.split("[ -]", term)[-1])},
    ),
    (Trigger.SAY, _phrases(SAYING)),
    (Trigger.CALL, _phrases(CALLS)),
    (Trigger.CALL_WITH, _phrases(CALLS_WITH)),
    (Trigger.ROLE, set(ROLE_WORDS)),
    (Trigger.HONOUR, _either_case(HONOURING)),
    (Trigger.REPRESENT, _either_case(REPRESENTING)),
    (Trigger.ACCUSE, _either_case(ACCUSING)),
    (Trigger.PROMOTE, _either_case(PROMOTING)),
    (Trigger.CHAIR, _phrases((*CHAIR_VERBS, *IN_THE_CHAIR, *CHAIR_OPENINGS))),
)
TRIGGERS: dict[str, Trigger] = {}
for _trigger, _words in _TABLE:
    for _word in _words:
        TRIGGERS[_word] = TRIGGERS.get(_word, Trigger(0)) | _trigger
# A phrase says only what its beginnings do not say: no place is given twice for one trigger.
for _word in sorted(TRIGGERS, key=len, reverse=True):
    for _end in range(1, _word.count(" ") + 1):
        TRIGGERS[_word] &= ~TRIGGERS.get(" ".join(_word.split()[:_end]), Trigger(0))
    if not TRIGGERS[_word]:
        del TRIGGERS[_word]
_WORDS = tuple(sorted(TRIGGERS))
_MASKS = tuple(int(TRIGGERS[word]) for word in _WORDS)
# The automaton sees letters and spaces only, so that a term between two spaces is whole. As a table of all
# states it would be faster by itself, but too large to stay in the processor's cache beside all the patterns.
_AUTOMATON = BytesAhoCorasick([f" {word} ".encode() for word in _WORDS], implementation=Implementation.ContiguousNFA)
_LETTERS = bytes(code if chr(code).isalpha() and code < 128 else ord(" ") for code in range(256))
_DIGITS = bytes(ord("1") if chr(code).isdigit() and code < 128 else ord("0") for code in range(256))


def find_triggers(text: str) -> tuple[list[tuple[int, int]], list[int]]:
    """Return (offset, mask) of each word or phrase that may open something, and the offsets of all numbers in digits.

    A word is a run of ASCII letters: "31held" holds a number and a word; any mark may stand between those of a phrase.
    """
    # One byte for one character, behind a space; a find begins at the space before its word.
    data = b" " + text.encode("ascii", "replace") + b" "
    masks = _MASKS
    finds = _AUTOMATON.find_matches_as_indexes(data.translate(_LETTERS), overlapping=True)
    words = sorted([(start, masks[number]) for number, start, _ in finds])
    digits = data.translate(_DIGITS)
    numbers: list[int] = []
    place = digits.find(b"01")
    while place >= 0:
        numbers.append(place)
        place = digits.find(b"01", place + 1)
    return words, numbers
