"""Which words can open which kind of find: one pass over the words spares most patterns most of the text."""

import re
from collections.abc import Iterable
from enum import IntFlag

from articles.extraction.vocabulary.calendar import MONTHS, NUMBER_WORDS, VIETNAMESE_FIRST
from articles.extraction.vocabulary.documents import KINDS, NAMED_CODES
from articles.extraction.vocabulary.events import CALLS, CHAIR_VERBS, EVENTS, HOLD, IN_THE_CHAIR
from articles.extraction.vocabulary.organizations import ORGANIZATIONS, PREFIXES
from articles.extraction.vocabulary.places import NATIONALITIES, PROVINCES
from articles.extraction.vocabulary.posts import MODIFIERS, ROLES
from articles.extraction.vocabulary.ranks import RANK_WORDS, RANKS
from articles.extraction.vocabulary.speech import SAYING


class Trigger(IntFlag):
    """What a word may open. A number stands for itself and has no entry in the table."""

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


_FIRST = re.compile(r"[A-Za-z]+")
WORD = re.compile(r"[A-Za-z]+|\d+")


def _first_words(terms: Iterable[str], *, either_case: bool = False, plural: bool = False) -> set[str]:
    words = {found[0] for term in terms if (found := _FIRST.match(term))}
    if plural:
        words |= {word + "s" for word in words} | {word[:-1] + "ies" for word in words if word.endswith("y")}
    if either_case:
        words |= {word.lower() for word in words} | {word.capitalize() for word in words}
    return words


_TABLE: tuple[tuple[Trigger, set[str]], ...] = (
    (
        Trigger.TITLE,
        _first_words((spelling for spellings in RANK_WORDS.values() for spelling in spellings), plural=True)
        | _first_words(vietnamese for _, _, vietnamese in RANKS)
        | _first_words(
            (spelling for role, others in ROLES for spelling in (role, *others)), either_case=True, plural=True
        )
        | _first_words(spelling for name, others in ORGANIZATIONS for spelling in (name, *others))
        | _first_words((*PREFIXES, *MODIFIERS, *NATIONALITIES, *PROVINCES)),
    ),
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
            "Q",
        },
    ),
    (
        Trigger.NUMBER,
        _first_words(NUMBER_WORDS, either_case=True)
        | {*VIETNAMESE_FIRST, "muoi", "Muoi", "khong", "Khong", "VND", "USD", "US", "EUR"},
    ),
    (Trigger.HOLD, _first_words(HOLD)),
    (
        Trigger.EVENT,
        {
            word
            for _, words in EVENTS
            for term in words
            for word in (term.split()[-1], term.split()[-1].capitalize(), term.split()[-1] + "s")
        },
    ),
    (Trigger.SAY, _first_words(SAYING)),
    (Trigger.CALL, _first_words(CALLS)),
    (
        Trigger.CHAIR,
        _first_words((*CHAIR_VERBS, *IN_THE_CHAIR))
        | {"under", "Under", "jointly", "with", "duoi", "do", "co", "Co", "Chu", "Duoi", "Chaired", "Presided"},
    ),
)
TRIGGERS: dict[str, Trigger] = {}
for _trigger, _words in _TABLE:
    for _word in _words:
        TRIGGERS[_word] = TRIGGERS.get(_word, Trigger(0)) | _trigger
# Plain integers: flag arithmetic on enum members is slow, and this is the innermost loop of all.
_MASKS: dict[str, int] = {word: int(mask) for word, mask in TRIGGERS.items()}


def find_triggers(text: str) -> tuple[list[tuple[int, int]], list[int]]:
    """Return (offset, mask) of each word that may open something, and the offsets of all numbers."""
    words: list[tuple[int, int]] = []
    numbers: list[int] = []
    masks = _MASKS
    for found in WORD.finditer(text):
        word = found[0]
        mask = masks.get(word)
        if mask is not None:
            words.append((found.start(), mask))
        elif word[0] <= "9":
            numbers.append(found.start())
    return words, numbers
