"""Reading a personal name at a given place."""

import re
from functools import lru_cache
from typing import NamedTuple

from articles.extraction.patterns import alternation, one_of
from articles.extraction.vocabulary.names import HONORIFICS, NEVER_IN_NAME, PARTICLES, SURNAMES, SYLLABLE
from articles.extraction.vocabulary.places import COUNTRIES, NATIONALITIES, PROVINCES, TOWNS

_WORD = re.compile(r"[A-Z][A-Za-z]*(?:['-][A-Za-z]+)*\.?")
# All that a name can take in, and more: what is read of it depends on nothing else.
_RUN = re.compile(r"[A-Z][\w'.-]*(?: (?:[A-Z][\w'.-]*|[a-z]{1,5}(?= [A-Z]))){0,11}")
_PARTICLE = re.compile(r"(?:[a-z]{1,5}|Al|El)(?= [A-Z])")
_HONORIFIC = re.compile(rf"(?:(?:{alternation(sorted(HONORIFICS))})(?![A-Za-z]),? ?){{1,5}}")
_HONORIFIC_STARTS = frozenset(honorific[:2] for honorific in HONORIFICS)
_PLACE = re.compile(one_of((*PROVINCES, *TOWNS, *COUNTRIES, *NATIONALITIES)))
_AREA = re.compile(
    r"(?:Province|City|District|Town|Commune|Ward|Provincial|Municipal|Police|province|city|district|town"
    r"|commune|ward|provincial|police)\b"
)
# English words that are given or middle names as well: Pham The Tung, Tran Quoc To.
_ALSO_SYLLABLES = frozenset(("to", "ha", "a", "an", "ly", "the", "day", "her", "it", "on", "in", "at", "as", "that"))
# Acronyms that are Vietnamese syllables when their letters are small: Vuong Thi Le Na.
_ACRONYMS = frozenset(("na", "un", "us", "uk", "eu"))
_MAX_WORDS = 6


class Name(NamedTuple):
    """A personal name at text[start:end]; `words` counts its parts, hyphenated parts apart."""

    start: int
    end: int
    words: int
    vietnamese: bool


@lru_cache(maxsize=8192)
def is_syllable(word: str) -> bool:
    """Tell whether a word, or each part of a hyphenated one, is a Vietnamese syllable."""
    return all(SYLLABLE.match(part) for part in word.split("-"))


def place_at(text: str, position: int) -> int:
    """Return where the known place name at `position` ends, or -1."""
    found = _PLACE.match(text, position)
    return found.end() if found else -1


def skip_honorific(text: str, position: int) -> int:
    """Return `position`, moved past "Assoc. Prof. Dr." and the like."""
    if text[position : position + 2] not in _HONORIFIC_STARTS:
        return position
    found = _HONORIFIC.match(text, position)
    return found.end() if found else position


def name_at(text: str, position: int) -> Name | None:
    """Return the personal name that starts at `position`, or None.

    A Vietnamese name begins with a family name and goes on as long as Vietnamese syllables do;
    any other name goes on as long as capitalised words do that can belong to one.
    """
    run = _RUN.match(text, position)
    name = _name_opening(run[0]) if run else None
    return Name(position, position + name.end, name.words, name.vietnamese) if name else None


@lru_cache(maxsize=16384)
def _name_opening(run: str) -> Name | None:
    """Return the name at the beginning of a run of words; people are named again and again."""
    found = _WORD.match(run)
    if found is None:
        return None
    first = _bare(found[0])
    if first.lower() in NEVER_IN_NAME:
        return None
    if first.split("-")[0].lower() in SURNAMES and is_syllable(first) and first != "Y":
        name = _vietnamese(run, 0, len(first), first.count("-") + 1)
        if name is not None:
            return name
    return _foreign(run, 0)


def _bare(word: str) -> str:
    """Cut a possessive and the sentence's full stop; keep an initial's point ("Pham S.")."""
    word = word.removesuffix("'s")
    return word[:-1] if word.endswith(".") and len(word) != 2 else word


def _vietnamese(text: str, start: int, end: int, words: int) -> Name | None:
    capitals = start + 1 < end and text[start + 1 : end].isupper()
    while words < _MAX_WORDS and text[end : end + 1] == " ":
        found = _WORD.match(text, end + 1)
        if found is None:
            break
        word = _bare(found[0])
        initial = (len(word) == 2 and word.endswith(".")) or (len(word) == 1 and words > 1)
        if not initial and (not is_syllable(word) or (word.isupper() and len(word) > 1) != capitals or _is_never(word)):
            if not is_syllable(word) and words == 1 and not _is_never(word):
                return None  # "Le Blanc", "Kim Jong-un": not a Vietnamese name
            break
        end = found.start() + len(word)
        words += word.count("-") + 1
        if initial or found[0].endswith("'s") or (found[0].endswith(".") and word != found[0]):
            break
    return Name(start, end, words, True) if words > 1 else Name(start, end, 1, True)


def _is_never(word: str) -> bool:
    if word.lower() in _ACRONYMS:
        return word.isupper()
    return word.lower() in NEVER_IN_NAME and word.lower() not in _ALSO_SYLLABLES


def _foreign(text: str, start: int) -> Name | None:
    end, words, position = start, 0, start
    while words < _MAX_WORDS:
        found = _WORD.match(text, position)
        if found is None:
            particle = _PARTICLE.match(text, position) if words else None
            if particle is None or particle[0].lower() not in PARTICLES:
                break
            position = particle.end() + 1
            continue
        word = _bare(found[0])
        if word.lower() in NEVER_IN_NAME or (words == 0 and not _opens_foreign(text, word, found.end())):
            break
        end = found.start() + len(word)
        words += 1
        if len(word) != len(found[0]) or text[end : end + 1] != " ":
            break
        position = end + 1
    return Name(start, end, words, False) if words else None


def _opens_foreign(text: str, word: str, end: int) -> bool:
    """Can `word` open a name? An initial or an acronym cannot, but "Y Bhem Nie" is one, and so is "JOHN BROWN"."""
    if len(word) < 2:
        return word == "Y" and text[end : end + 1] == " " and text[end + 1 : end + 2].isupper()
    return not word.isupper() or text[end + 1 : end + 3].isupper()


def person_starts(text: str, position: int) -> bool:
    """Tell whether a Vietnamese full name, and no place, begins at `position`.

    This is what ends the name of a body in "Director of Hanoi Police Nguyen Van An".
    """
    found = _WORD.match(text, position)
    if found is None or _bare(found[0]).split("-")[0].lower() not in SURNAMES:
        return False
    place = place_at(text, position)
    if place >= 0 and (text[place : place + 1] != " " or not _more_name(text, place + 1)):
        return False
    name = name_at(text, position)
    if name is None or not name.vietnamese or name.words < 2:
        return False
    return not _AREA.match(text, name.end + 1)


def _more_name(text: str, position: int) -> bool:
    """After what could be a place: does a capitalised Vietnamese syllable follow that is no area word?"""
    found = _WORD.match(text, position)
    return bool(
        found
        and is_syllable(_bare(found[0]))
        and not _AREA.match(text, position)
        and _bare(found[0]).lower() not in SURNAMES
    )
