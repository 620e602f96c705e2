"""Repair of careless type-setting on a copy of the text, with exact offsets back to what the source says."""

import re
from bisect import bisect_right
from dataclasses import dataclass

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
# Every character as its class, so that a pair of neighbours can be looked for as two bytes.
_CLASSES = bytes(
    ord("0" if 48 <= code <= 57 else "." if chr(code) in ".,;" else "A" if 65 <= code <= 90 else "a")
    if 48 <= code <= 57 or chr(code) in ".,;" or 65 <= code <= 90 or 97 <= code <= 122
    else ord(" ")
    for code in range(256)
)
# "Ministerof Public Security"
_JOINED_OF = re.compile(
    r"of(?= (?:the )?[A-Z])(?:(?<=[a-z]{5}of)(?<=(?:ster|stry|ctor|mber|tary|rman|hief|ment|fice|ttee|demy|ador)of))"
)
# One pattern for each word that is found glued: a literal beginning is searched far faster than an alternation.
_GLUED = tuple(
    re.compile(rf"{word}(?={alternation(_CONTENT_WORDS)})(?<![A-Za-z]{word})") for word in ("of", "and", "the")
)


@dataclass(frozen=True, slots=True)
class Repaired:
    """`text` after repair; `source_offset` leads back into the text before it."""

    text: str
    _places: tuple[int, ...]  # offsets in `text` from which the matching shift holds
    _shifts: tuple[int, ...]

    def source_offset(self, offset: int) -> int:
        """Return where the character at `offset` of the repaired text stands in the source."""
        found = bisect_right(self._places, offset) - 1
        return offset + self._shifts[found] if found >= 0 else offset


def repair(text: str) -> Repaired:
    """Close up runs of spaces and set the spaces that are missing. Letters and their order never change."""
    edits: dict[int, int] = {}  # offset in source -> characters dropped there (positive) or a space inserted (-1)
    if "  " in text:
        for found in _SPACES.finditer(text):
            edits[found.start() + 1] = found.end() - found.start() - 1
    classes = text.encode("ascii", "replace").translate(_CLASSES)
    for place in (*_places(classes, b".a"), *_places(classes, b".A")):
        if _AFTER_STOP.match(text, place) and _misses_space(text, place):
            edits[place + 1] = -1
    for place in _places(classes, b"0a"):
        if _DIGIT_WORD.match(text, place):
            edits[place + 1] = -1
    if "of " in text:
        for found in _JOINED_OF.finditer(text):
            edits[found.start()] = -1
    for pattern in (*_GLUED, *((_TITLE_JOIN,) if b"aA" in classes else ())):
        for found in pattern.finditer(text):
            edits[found.end()] = -1
    return _apply(text, edits)


def _places(classes: bytes, pair: bytes) -> list[int]:
    """Return where two neighbours are of the classes `pair`."""
    places: list[int] = []
    place = classes.find(pair)
    while place >= 0:
        places.append(place)
        place = classes.find(pair, place + 1)
    return places


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
