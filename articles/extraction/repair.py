"""Repair of careless type-setting on a copy of the text, with exact offsets back to what the source says."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from string import ascii_letters, ascii_lowercase, ascii_uppercase, digits

from ahocorasick_rs import BytesAhoCorasick, Implementation

from articles.extraction.patterns import alternation

# Words after which a capital letter without a space can only be the next word of a title.
_TITLE_WORDS = (
    "Deputy", "Vice", "Prime", "Senior", "Lieutenant", "Major", "General", "Colonel", "Captain", "Minister",
    "Ministry", "Politburo",
    "Chairman", "Secretary", "Director", "Public", "Security", "National", "Central", "Party", "Committee",
    "President", "Police", "Department",
)  # fmt: skip
# Words that cannot begin with a preposition glued to them otherwise.
_CONTENT_WORDS = (
    "illegal", "heroin", "synthetic", "marijuana", "cannabis", "methamphetamine", "drugs", "drug-", "criminal",
    "suspects", "weapons", "explosives",
    "people", "cases", "police", "public security", "security", "social order", "traffic", "national", "economic",
    "corruption", "various", "which",
)  # fmt: skip
_SPACES = re.compile(r"  +")
_AFTER_STOP = re.compile(r"[.,;][A-Za-z][A-Za-z ]")
_DIGIT_WORD = re.compile(r"\d[a-z]{2}(?<!\dst|\dnd|\drd|\dth)|\d(?:st|nd|rd|th)[a-z]")
_TITLE_JOIN = re.compile(rf"{alternation(_TITLE_WORDS)}(?=[A-Z][a-z])")
# "Ministerof Public Security"
_ENDS_BEFORE_OF = ("ster", "stry", "ctor", "mber", "tary", "rman", "hief", "ment", "fice", "ttee", "demy", "ador")
_JOINED_OF = re.compile(rf"of(?= (?:the )?[A-Z])(?:(?<=[a-z]{{5}}of)(?<=(?:{'|'.join(_ENDS_BEFORE_OF)})of))")
_GLUED_WORDS = ("of", "and", "the")
_GLUED = tuple(re.compile(rf"{word}(?={alternation(_CONTENT_WORDS)})(?<![A-Za-z]{word})") for word in _GLUED_WORDS)
# What each rule finds begins with one of its signs, or holds it: one pass over the text spares most texts all rules.
_SIGNS = tuple(
    (kind, sign)
    for kind, signs in (
        ("spaces", ("  ",)),
        ("stop", (stop + letter for stop in ".,;" for letter in ascii_letters)),
        ("digit", (digit + letter for digit in digits for letter in ascii_lowercase)),
        ("title", (small + large for small in ascii_lowercase for large in ascii_uppercase)),
        ("word", (f"{end}of " for end in _ENDS_BEFORE_OF)),
        ("word", (word + content[:3] for word in _GLUED_WORDS for content in _CONTENT_WORDS)),
    )
    for sign in signs
)
_AUTOMATON = BytesAhoCorasick([sign.encode() for _, sign in _SIGNS], implementation=Implementation.DFA)


@dataclass(frozen=True, slots=True)
class Repaired:
    """`text` after repair; `source_offset` leads back into the text before it."""

    text: str
    _places: tuple[int, ...]  # offsets in `text` from which the matching shift holds
    _shifts: tuple[int, ...]

    @property
    def is_changed(self) -> bool:
        """Does `text` differ from the source?"""
        return bool(self._places)

    def source_offset(self, offset: int) -> int:
        """Return where the character at `offset` of the repaired text stands in the source."""
        found = bisect_right(self._places, offset) - 1
        return offset + self._shifts[found] if found >= 0 else offset


def repair(text: str) -> Repaired:
    """Close up runs of spaces and set the spaces that are missing. Letters and their order never change."""
    places: dict[str, list[int]] = {}
    for number, place, _ in _AUTOMATON.find_matches_as_indexes(text.encode("ascii", "replace"), overlapping=True):
        places.setdefault(_SIGNS[number][0], []).append(place)
    return _apply(text, _edits(text, places)) if places else Repaired(text, (), ())


def _edits(text: str, places: dict[str, list[int]]) -> dict[int, int]:
    """Return what each rule changes whose signs stand at `places`."""
    edits: dict[int, int] = {}  # offset in source -> characters dropped there (positive) or a space inserted (-1)
    if "spaces" in places:
        for found in _SPACES.finditer(text):
            edits[found.start() + 1] = found.end() - found.start() - 1
    for place in places.get("stop", ()):
        if _AFTER_STOP.match(text, place) and _misses_space(text, place):
            edits[place + 1] = -1
    for place in places.get("digit", ()):
        if _DIGIT_WORD.match(text, place):
            edits[place + 1] = -1
    if "word" in places:
        for found in _JOINED_OF.finditer(text):
            edits[found.start()] = -1
    for pattern in (*(_GLUED if "word" in places else ()), *((_TITLE_JOIN,) if "title" in places else ())):
        for found in pattern.finditer(text):
            edits[found.end()] = -1
    return edits


def _misses_space(text: str, position: int) -> bool:
    before, after = text[position - 1 : position], text[position + 1]
    if text[position] == ".":
        return before.islower() and after.isupper()
    return before.isalnum() or before in "\"')"


def _apply(text: str, edits: dict[int, int]) -> Repaired:
    if not edits:
        return Repaired(text, (), ())
    parts: list[str] = []
    places: list[int] = []
    shifts: list[int] = []
    at = length = shift = 0
    for place in sorted(edits):
        if place < at:
            continue
        parts.append(text[at:place])
        length += place - at
        dropped = edits[place]
        if dropped > 0:
            at = place + dropped
            shift += dropped
        else:
            parts.append(" ")
            # The inserted space stands for no character; it points at the one before it.
            places.append(length)
            shifts.append(shift - 1)
            length += 1
            at = place
            shift -= 1
        places.append(length)
        shifts.append(shift)
    parts.append(text[at:])
    return Repaired("".join(parts), tuple(places), tuple(shifts))
