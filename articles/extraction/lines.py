"""A document's lines, each recognised by the rows of the profiles."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from articles.extraction.layout_profiles import GLUED_DATE, LEAD_PREFIX, ROWS, Line, signs
from articles.extraction.patterns import plain
from articles.extraction.publication import date_of
from articles.extraction.types import Layout
from articles.extraction.vocabulary.furniture import COMMENTS, FIELDS, NOISE, SECTIONS
from articles.extraction.vocabulary.names import SYLLABLE
from articles.extraction.vocabulary.places import PROVINCES

# White space of any kind, and marks without width.
EDGE = " \t\u00a0\u200b\u200e\u200f\ufeff\u3000\u2003\u2002\u2009\u202f\n\r\f\v\x1c\x1d\x1e\x85\u2028\u2029"
_WIDTHLESS = "\u200b\u200e\u200f\ufeff"
_RUN = re.compile(r" {2,}")
# Longer lines are text; but the alternative text of a picture and the rules of a comment box can be long.
_SHORT = 160
_LONGEST = 420
_LONG_ENDS = ("anh", "photo")
_LONG_OPENINGS = ("Vui", "Xin", "Ban", "Please", "Tag", "Keyword", "Tu khoa")
_PHRASES = {
    **dict.fromkeys(NOISE, Line.NOISE),
    **dict.fromkeys(FIELDS, Line.NOISE),
    **dict.fromkeys(COMMENTS, Line.COMMENTS),
    **dict.fromkeys(SECTIONS, Line.SECTION),
}
_LONGEST_PHRASE = max(map(len, _PHRASES)) + 12
# What may stand around a phrase: marks, and a number in brackets.
_AROUND = " .:;,|>»›*+-–—=…!?()[]#0123456789\"'•"
_BARS = re.compile(r" ?(?:[|•·]|(?<=\d) - | - (?=\d)) ?")


@dataclass(slots=True)
class Item:
    """One non-empty line: where it stands in the text, its plain form, and what it was recognised as."""

    start: int
    end: int
    plain: str  # one space between words
    line: Line = Line.TEXT
    match: re.Match[str] | None = None
    layout: Layout | None = None
    votes: int = 0
    gap: bool = False  # an empty line stands above it
    key: str = ""  # what two prints of one line share
    lead: int = 0  # where the text of a lead paragraph begins, behind the name of an agency or a place


def read_lines(text: str) -> tuple[list[Item], str]:
    """Return the non-empty lines of `text` in order, each recognised; and `text` in plain letters."""
    items: list[Item] = []
    letters = plain(text)
    position, gap = 0, True
    for line in text.splitlines(keepends=True):
        length = len(line)
        bare = line.strip() if length > 1 else ""
        if bare and (bare[0] in _WIDTHLESS or bare[-1] in _WIDTHLESS):
            bare = line.strip(EDGE)
        if bare:
            start = position + line.index(bare[0])
            end = start + len(bare)
            shown = letters[start:end]
            if "date " in shown and (found := GLUED_DATE.search(shown)):
                items += _unglued(start, end, letters, gap, found)
            else:
                item = Item(start, end, _RUN.sub(" ", shown) if "  " in shown else shown, gap=gap)
                _recognise(item)
                if end - start < _SHORT and item.line is _TEXT and (parts := _parts(item, letters)):
                    items += parts
                else:
                    items.append(item)
            gap = False
        else:
            gap = True
        position += length
    for item in items:
        shown = item.plain
        item.key = shown.casefold().rstrip(" .|")
        if item.line is _TEXT and _may_lead(shown) and (prefix := LEAD_PREFIX.match(shown)):
            item.lead = prefix.end()
    return items, letters


_TEXT = Line.TEXT


_LONGEST_LEAD = 90


def _may_lead(line: str) -> bool:
    """Tell whether a dash stands where that of a lead paragraph would."""
    return line.find("-", 0, _LONGEST_LEAD) >= 0 or line.find("—", 0, _LONGEST_LEAD) >= 0


def _squeezed(letters: str, start: int, end: int) -> str:
    line = letters[start:end]
    return _RUN.sub(" ", line) if "  " in line else line


def _unglued(start: int, end: int, letters: str, gap: bool, found: re.Match[str]) -> Iterator[Item]:
    """Cut `Title date 2022-06-18 HANOI - Lead …` into its parts."""
    place, after = start + found.start(), start + found.end()
    before = letters[start:place].rstrip()
    if before:
        yield Item(start, start + len(before), _squeezed(letters, start, start + len(before)), gap=gap)
    yield Item(place, after, found[0], Line.DATE, found, Layout.WIRE, 3)
    rest = letters[after:end].lstrip()
    if rest:
        yield Item(end - len(rest), end, _squeezed(letters, end - len(rest), end))


def _parts(item: Item, letters: str) -> list[Item]:
    """Return the parts of `31/07/2025 | By Thu Thuy | 516 views` if one is a date and none is long, else nothing."""
    line = letters[item.start : item.end]
    if "|" not in line and "•" not in line and "·" not in line and " - " not in line:
        return []
    parts: list[Item] = []
    start = 0
    for bar in (*_BARS.finditer(line), None):
        end = bar.start() if bar else len(line)
        if line[start:end].strip():
            part = Item(
                item.start + start, item.start + end, _RUN.sub(" ", line[start:end]), gap=item.gap and not parts
            )
            _recognise(part)
            if part.line is Line.TEXT:
                if part.plain.count(" ") > 4:
                    return []
                part.line = Line.NOISE
                if is_bare_name(part.plain) and part.plain.lower() not in _PLACES:
                    part.line, part.match = Line.BYLINE, _WHOLE.match(part.plain)
            parts.append(part)
        start = bar.end() if bar else end
    dated = any(part.line is Line.DATE for part in parts)
    return parts if dated and len(parts) > 1 else []


_PLACES = frozenset(("hanoi", "ha noi", "viet nam", *(name.lower() for name in PROVINCES)))


_WHOLE = re.compile(r"(?P<name>.*)")
_BARE = re.compile(r"(?!Theo )[A-Z][A-Za-z'-]*(?: [A-Z][A-Za-z'.-]*){0,4}\Z")
# "T.Uyen", "Th. Hoa", "Pham S.": an initial stands for a part of the name.
_INITIAL = re.compile(r"\b[A-Z][a-z]?\. ?|(?<= )[A-Z]\.?\Z")


def is_bare_name(line: str) -> bool:
    """Tell whether a line is nothing but a Vietnamese name: two to five capitalised Vietnamese syllables."""
    rest = _INITIAL.sub("", line)
    parts = rest.replace("-", " ").split()
    return bool(_BARE.match(rest)) and len(parts) + (rest != line) > 1 and all(map(SYLLABLE.match, parts))


def _recognise(item: Item) -> None:
    """Give `item` what its line is."""
    line = item.plain
    length = len(line)
    if length > _SHORT and (
        length > _LONGEST or not (line[-1].isdigit() or line.startswith(_LONG_OPENINGS) or line.endswith(_LONG_ENDS))
    ):
        return
    item.line, item.match, item.layout, item.votes = _first_row(line)


@lru_cache(maxsize=2048)  # the pages of one source share their menus, counters and forms
def _first_row(line: str) -> tuple[Line, re.Match[str] | None, Layout | None, int]:
    """Return what the first row that matches `line` says of it: what it is, the match, and how many votes for which."""
    if len(line) <= _LONGEST_PHRASE:
        phrase = _PHRASES.get(line.lower().strip(_AROUND))
        if phrase:
            return (phrase, None, Layout.PORTAL, 3) if "under construction" in line else (phrase, None, None, 0)
    for sign in signs(line):
        if len(line) > _SHORT and sign == "@year":
            continue
        for row, layout in ROWS.get(sign, ()):
            found = row.pattern.match(line)
            if found and (row.line is not Line.DATE or date_of(found) is not None):
                return row.line, found, layout, row.votes
    return Line.TEXT, None, None, 0
