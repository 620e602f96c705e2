"""The noun after a numeral: its phrase, its head and the unit that it stands for."""

import re
from dataclasses import dataclass
from functools import lru_cache

from articles.extraction.numbers import NumberAt
from articles.extraction.vocabulary.calendar import NUMBER_WORDS
from articles.extraction.vocabulary.units import (
    COUNTED_FROM_TEN,
    COUNTED_IN_HUNDREDS,
    COUNTED_IN_WORDS,
    COUNTED_WITH_A_WORD,
    HARMED,
    IRREGULAR,
    NOT_COUNTED,
    NOT_COUNTED_VIETNAMESE,
    PERSON_NOUNS,
    PHRASE_END,
    PRINTED_UNITS,
    SUBJECT_VERBS,
    UNITS,
    ZERO_UNITS,
)


def _plural(noun: str) -> str:
    if noun in IRREGULAR:
        return IRREGULAR[noun]
    if noun.endswith(("s", "x", "ch", "sh")):
        return noun + "es"
    if noun.endswith("y") and noun[-2] not in "aeou":
        return noun[:-1] + "ies"
    return noun + "s"


_INVARIABLE = frozenset(("kg", "g", "ha", "vnd", "usd", "dong", "km"))
UNIT_OF: dict[str, str] = {}
UNIT_NAMES = frozenset(unit for unit, _, _ in UNITS)
_SINGULAR_UNIT_OF: dict[str, str] = {}
VIETNAMESE_UNIT_OF: dict[str, str] = {}
for _unit, _english, _vietnamese in UNITS:
    for _noun in _english:
        if _noun in _INVARIABLE:
            UNIT_OF[_noun] = _unit
        else:
            UNIT_OF[_plural(_noun)] = _unit
            _SINGULAR_UNIT_OF[_noun] = _unit
    VIETNAMESE_UNIT_OF |= dict.fromkeys(_vietnamese, _unit)
MEASURED = frozenset(("percent", "kg", "gram", "ton", "liter", "km", "hectare", "vnd", "usd", "eur"))
MASS_UNITS = frozenset(("kg", "gram", "ton", "pill", "bar", "brick", "liter", "cake"))
NOUN = re.compile(r" ?([A-Za-z]+(?:[-'][A-Za-z0-9]+)*)")
_IN_BRACKETS = re.compile(r" \([a-z-]+\)")  # "3 (three) cases"
_VIETNAMESE_NOUN = re.compile(r" ?([a-z]+)(?: ([a-z]+))?(?: ([a-z]+))?(?![A-Za-z])")
# The noun phrase: up to seven words, one of them perhaps in quotes ("64 "black credit" gangs").
PHRASE = re.compile(r' ?("?[A-Za-z]+(?:[-\'][A-Za-z0-9]+)*"?(?: "?[A-Za-z]+(?:[-\'][A-Za-z0-9]+)*"?){0,6})')
_PLAIN_REACH = 64
_ADJECTIVE = re.compile(r"[A-Za-z]+(?:-[A-Za-z]+)*")
_PARTS_OF = frozenset(("them", "whom", "which", "these", "those"))
_NOT_PLURAL = frozenset("grassroots news sports customs overseas headquarters always towards perhaps narcotics".split())
_PARTICIPLES = frozenset(("related", "involved", "arrested", "detained", "recorded", "detected", "solved"))


def others_of(unit: str) -> str | None:
    """Return the unit of "others" after things counted in `unit`; None after a measure."""
    if unit in MEASURED:
        return None
    return "person" if unit in PERSON_NOUNS else unit


def vietnamese_noun(text: str, number: NumberAt, limit: int) -> tuple[str | None, int, str]:
    """Return unit, end and noun phrase of a Vietnamese count: no plural tells the noun, the table or its place does."""
    match = _VIETNAMESE_NOUN.match(text, number.end, limit)
    if match is None:
        return None, number.end, ""
    words = [word for word in match.groups() if word]
    for count in range(len(words), 0, -1):
        noun = " ".join(words[:count])
        if noun in VIETNAMESE_UNIT_OF:
            unit = VIETNAMESE_UNIT_OF[noun]
            if unit == "case" and _is_accident(text, number.start, match.end(count), limit):
                unit = "accident"
            return unit, match.end(count), noun
    if words[0] in NOT_COUNTED_VIETNAMESE or (words[0] == "lop" and number.value <= 12):
        return "", number.end, ""
    if words[0] in PHRASE_END or number.value < 10:
        return None, number.end, ""
    # A noun that no row names: Vietnamese nouns mostly have two syllables.
    if len(words) == 1 or words[1] in PHRASE_END or words[1] in NOT_COUNTED_VIETNAMESE:
        return words[0], match.end(1), words[0]
    return f"{words[0]} {words[1]}", match.end(2), f"{words[0]} {words[1]}"


def _is_accident(text: str, start: int, end: int, limit: int) -> bool:
    """ "Tai nan giao thong xay ra 6.278 vu", "xay ra 198 vu (…), 133 nguoi tu vong": accidents, though called cases."""
    before = text[max(0, start - 60) : start]
    after = text[end : min(limit, end + 60)]
    return bool(_ROAD.search(before) or (_KILLS.search(after) and not _BURNS.search(before + after)))


_ROAD = re.compile(r"\b[Tt]ai nan(?: giao thong)?[^.;,\d]{0,40}\Z")
_KILLS = re.compile(r"nguoi (?:tu vong|chet|bi thuong)|lam chet|tai nan")
_BURNS = re.compile(r"\bchay\b|\bno\b|giet|an mang")


@dataclass(slots=True)
class _Phrase:
    """A noun phrase while its words are read: text[start:] holds `words`, `head` is its first plural, or empty."""

    number: NumberAt
    words: list[str]
    start: int
    few: bool  # nought, one, or a part of something: a singular noun may follow
    begun: bool = False
    head: str = ""
    head_end: int = -1

    def unit_of(self, raw: str) -> str | None:
        """Return the unit that a single word stands for."""
        word = raw.lower()
        unit = UNIT_OF.get(word) or (UNIT_OF.get(word.rpartition("-")[2]) if "-" in word else None)
        if unit == "vnd" and word == "dong" and raw not in ("dong", "DONG"):
            return None  # "47 Pham Van Dong" is an address
        if unit or not self.few:
            return unit
        if unit := _SINGULAR_UNIT_OF.get(word):
            return unit
        value = self.number.value
        none = value == 0 and word in ZERO_UNITS
        return word if none or (value == 1 and self.number.in_words and word in COUNTED_IN_WORDS) else None

    def ends_at(self, word: str) -> bool:
        """Tell whether `word` is none of the phrase: a preposition, a verb."""
        if word in PHRASE_END or (not self.begun and word in _VERBS):
            return True
        return self.number.value == 0 and word in _HAPPENED

    def passes_over(self, place: int, word: str, after: str) -> bool:
        """Tell whether a word that would end the phrase is followed by its noun."""
        if self.begun:  # "31 clinical and non-clinical departments"
            behind = self.words[place + 1 : place + 4]
            return word in ("and", "or") and not self.head and any(is_plural(one) for one in behind)
        return (word == "of" or word in _PARTICIPLES) and after not in _PARTS_OF and after not in NUMBER_WORDS

    def lone_noun(self, text: str, position: int, limit: int) -> None:
        """Take a singular noun for the head where there is one thing, or none."""
        self.head = self.words[0].strip('"')
        self.head_end = self.start + len(self.head)
        if self.number.value == 0:  # "no terrorist plot was found": the last word before the verb
            behind_space = text[position - 1 : position] == " "
            self.head_end = min(position, limit) - 1 if behind_space else position
            self.head = text[self.start : self.head_end].rpartition(" ")[2].strip('"')


def head_noun(text: str, number: NumberAt, limit: int) -> tuple[str | None, int, str]:
    """Return unit, end and noun phrase; unit None when no noun follows, "" when the noun is never counted."""
    return _plain_noun(text, number, limit) or _in_phrase(text, number, limit)


def _plain_noun(text: str, number: NumberAt, limit: int) -> tuple[str, int, str] | None:
    """Return what `head_noun` does for the commonest phrases: a unit of one word, behind two adjectives at most."""
    if text[number.end : number.end + 1] != " ":
        return None
    start = position = number.end + 1
    words = text[start : min(limit, start + _PLAIN_REACH)].split(" ", 3)
    if len(words) > 3 or limit > start + _PLAIN_REACH:
        words.pop()  # cut off, or all the rest
    for raw in words:
        printed = raw.rstrip(",.;:)")
        word = printed.lower()
        unit = _PLAIN_UNITS.get(word)
        if unit is not None:
            end = position + len(printed)
            return unit, end, text[start:end]
        if word in _TELLING or is_plural(raw) or not _ADJECTIVE.fullmatch(raw) or word.rpartition("-")[2] in UNIT_OF:
            return None
        if position == start and (number.value <= 1 or number.of is not None):
            return None
        position += len(raw) + 1
    return None


def _in_phrase(text: str, number: NumberAt, limit: int) -> tuple[str | None, int, str]:
    """Return what `head_noun` does where the first word alone does not tell it."""
    again = _IN_BRACKETS.match(text, number.end, limit)
    found = PHRASE.match(text, again.end() if again else number.end, limit)
    if found is None:
        return None, number.end, ""
    words = found[1].split(" ")
    phrase = _Phrase(number, words, found.start(1), number.value <= 1 or number.of is not None)
    position, opened = phrase.start, False
    for place, quoted in enumerate(words):
        raw = quoted.strip('"')
        word = raw.lower()
        end = position + len(quoted) - (quoted[-1] == '"')
        opened = opened or quoted[0] == '"'
        if word in NOT_COUNTED and not _is_counted_here(word, number, place == 0):
            if phrase.head:
                break
            return "", number.end, ""
        after = words[place + 1] if place + 1 < len(words) else ""
        if word in _OPENS_PAIR and after and not phrase.head and (unit := UNIT_OF.get(f"{word} {after.lower()}")):
            end += 1 + len(after)
            return unit, end, text[phrase.start : end]
        unit = phrase.unit_of(raw) if word in UNIT_OF or phrase.few or "-" in word else None
        if phrase.head and (word in _VERBS or unit in MEASURED):
            break
        if unit and not (word in _BEFORE_A_NOUN and is_plural(after)):
            return unit, end, text[phrase.start : end].replace('"', "")
        position += len(quoted) + 1
        if word in _MAY_END and phrase.ends_at(word):
            if phrase.passes_over(place, word, after):
                continue
            position -= len(quoted) + 1
            break
        phrase.begun = True
        if not phrase.head and raw[-1] in "sn" and is_plural(raw):
            phrase.head, phrase.head_end = raw, end
        if quoted[-1] == '"' and not opened:
            position -= len(quoted) + 1
            break
    return _described(text, phrase, position, limit)


def _described(text: str, phrase: _Phrase, position: int, limit: int) -> tuple[str | None, int, str]:
    """Return what a phrase counts whose words stand for no unit: its head noun."""
    number = phrase.number
    if not phrase.begun:
        return None, number.end, ""
    if not phrase.head:
        if number.value > 1 or (number.in_words and number.value) or number.of is not None:
            return None, number.end, ""
        phrase.lone_noun(text, min(position, limit), limit)
    printed = text[phrase.start : phrase.head_end].replace('"', "")
    unit = _joined_noun(text, phrase.head_end, limit) or singular(phrase.head.lower())
    return unit, phrase.head_end, printed


def _is_counted_here(word: str, number: NumberAt, first: bool) -> bool:
    """Tell whether a noun that is mostly counted in passing is counted this time."""
    if word in COUNTED_FROM_TEN:
        return not number.in_words and number.value >= 10
    if word in COUNTED_WITH_A_WORD:
        return not first and not number.in_words and number.value >= 10
    return word in COUNTED_IN_HUNDREDS and number.value >= 100


def printed_unit(phrase: str) -> str | None:
    """Return the noun that `phrase` ends with where it is printed as a unit of its own: "58 rings"."""
    return _printed_unit_of(phrase.rpartition(" ")[2])


@lru_cache(maxsize=2048)
def _printed_unit_of(last: str) -> str | None:
    noun = singular(last.lower())
    return noun if noun in PRINTED_UNITS else None


_BEFORE_A_NOUN = HARMED | {"crew", "staff", "aircraft"}  # "23 crew members", "15 wounded soldiers"
# Units of one word that are read off it alone, whatever follows.
_OPENS_PAIR = frozenset(noun.partition(" ")[0] for noun in UNIT_OF if " " in noun)
_PLAIN_UNITS = {
    noun: unit
    for noun, unit in UNIT_OF.items()
    if noun not in NOT_COUNTED and noun not in _OPENS_PAIR and noun not in _BEFORE_A_NOUN and noun != "dong"
}
_VERBS = frozenset(verb for verb in SUBJECT_VERBS if " " not in verb)
_HAPPENED = frozenset("occurred occured happened took broke went".split())
_MAY_END = _VERBS | _HAPPENED | frozenset(PHRASE_END)
# Words that are more than adjectives: the whole phrase must be read.
_TELLING = _MAY_END | UNIT_OF.keys() | frozenset(NOT_COUNTED) | _OPENS_PAIR | _BEFORE_A_NOUN
# "48 women and children" are persons.
_PEOPLE = frozenset("women children men girls boys teachers students pupils elderly infants babies mothers".split())
_AND_PEOPLE = re.compile(r"(?<=[a-z]{3}) (?:and|&) ([a-z]+)")


def _joined_noun(text: str, end: int, limit: int) -> str | None:
    joined = _AND_PEOPLE.match(text, end, limit)
    if joined is None:
        return None
    noun = text[max(0, end - 24) : end].rpartition(" ")[2]
    if noun in ("cities", "municipalities") and joined[1] == "provinces":
        return "province"
    return "person" if joined[1] in _PEOPLE and noun in _PEOPLE else None


def is_plural(word: str) -> bool:
    """Tell whether a word looks like an English plural."""
    if word in _NOT_PLURAL:
        return False
    return (word.endswith("s") and not word.endswith(("ss", "us", "is", "'s"))) or word.endswith(("men", "children"))


def singular(noun: str) -> str:
    """Return the singular of an English plural."""
    if noun.endswith("men"):
        return noun[:-3] + "man"
    if noun == "children":
        return "child"
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    if noun.endswith(("sses", "xes", "ches", "shes", "zes")):
        return noun[:-2]
    return noun[:-1] if noun.endswith("s") and not noun.endswith("ss") else noun
