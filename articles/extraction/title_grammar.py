"""Building blocks of titles: ranks, roles and the beginnings of posts, each at a given place of the text."""

import re
from functools import lru_cache
from typing import NamedTuple

from articles.extraction.names import is_syllable
from articles.extraction.patterns import alternation, one_of
from articles.extraction.vocabulary.organizations import ORGANIZATIONS, PREFIXES
from articles.extraction.vocabulary.places import NATIONALITIES, PROVINCES
from articles.extraction.vocabulary.posts import CAPITAL_ONLY, MODIFIERS, ROLES
from articles.extraction.vocabulary.ranks import NOT_A_RANK_BEFORE, RANK_WORDS, RANKS


class RankAt(NamedTuple):
    """A rank that ends at `end`; `plural` when several people share it."""

    rank: str
    end: int
    plural: bool


_WORD_OF = {spelling: word for word, spellings in RANK_WORDS.items() for spelling in spellings}
_CANONICAL_RANK = {tuple(rank.split()): rank for rank, _, _ in RANKS} | {
    tuple(other.split()): rank for rank, others, _ in RANKS for other in others
}
_VIETNAMESE_RANK = {vietnamese.lower(): rank for rank, _, vietnamese in RANKS if vietnamese}
# A full stop belongs to an abbreviation only: "… to Major General. Captain Nam" are two ranks.
_RANK_WORD = rf"(?:(?:{alternation(_WORD_OF.keys() - RANK_WORDS.keys())})s?\.?|(?:{alternation(RANK_WORDS)})s?)"
_NOT_AFTER = rf"(?! (?:{alternation(NOT_A_RANK_BEFORE)}))"
_RANK_PATTERN = (
    rf"(?:{_RANK_WORD}(?:[ -]?{_RANK_WORD}){{0,3}}(?:-(?:general|colonel|admiral|captain|lieutenant)s?){{0,2}}"
    rf"(?![A-Za-z]){_NOT_AFTER}"
    rf"|(?:{one_of(v for _, _, v in RANKS if v)}))"
)
RANK = re.compile(_RANK_PATTERN)
VIETNAMESE_RANK = re.compile(one_of(vietnamese for _, _, vietnamese in RANKS if vietnamese))
_RANK_STARTS = frozenset(
    start
    for word in (*_WORD_OF, *(vietnamese for _, _, vietnamese in RANKS if vietnamese))
    for start in (word[:2], word[:2].lower())
)
_RANK_PART = re.compile(r"[A-Za-z]+")


def rank_at(text: str, position: int) -> RankAt | None:
    """Return the rank printed at `position`, in canonical English, or None."""
    found = RANK.match(text, position) if text[position : position + 2] in _RANK_STARTS else None
    if found is None:
        return None
    if found[0].startswith("General") and text.endswith("Superintendent ", 0, position):
        return None  # a rank of other countries' police
    known = _rank(found[0])
    return RankAt(known[0], found.end(), known[1]) if known else None


@lru_cache(maxsize=512)
def _rank(printed: str) -> tuple[str, bool] | None:
    """Return a printed rank's canonical name and whether it is a plural; None where the words make no rank."""
    vietnamese = _VIETNAMESE_RANK.get(printed.lower())
    if vietnamese:
        return vietnamese, False
    parts = [part.capitalize() for part in _RANK_PART.findall(printed)]
    plural = parts[-1].endswith("s") and parts[-1] not in _WORD_OF
    words = tuple(_WORD_OF.get(part) or _WORD_OF.get(part.removesuffix("s"), "") for part in parts)
    rank = _CANONICAL_RANK.get(words)
    return (rank, plural) if rank else None


@lru_cache(maxsize=2048)
def role_key(spelling: str) -> str:
    """Return a role's spelling as the table knows it: a hyphen or any white space may stand between its words."""
    return " ".join(spelling.lower().replace("-", " ").split())


ROLE_OF = {role_key(spelling): role for role, others in ROLES for spelling in (role, *others)}
BODY_OF = {spelling: name for name, others in ORGANIZATIONS for spelling in (name, *others)}
PREFIX_OF = BODY_OF | PREFIXES
_ROLE_WORDS = sorted(
    {spelling for role, others in ROLES for spelling in (role, *others)}
    | {spelling.lower() for role, others in ROLES for spelling in (role, *others) if spelling not in CAPITAL_ONLY}
    | {
        spelling[0].lower() + spelling[1:]
        for role, others in ROLES
        for spelling in (role, *others)
        if spelling not in CAPITAL_ONLY
    }
    | {spelling.capitalize() for role, others in ROLES for spelling in (role, *others) if not spelling.isupper()}
)
_ROLE_ANY = rf"(?:{alternation(_ROLE_WORDS)})"
_PLURAL_END = r"(?:s|ies|es)?(?![A-Za-z0-9])"
_MODIFIER = rf"(?:(?:{alternation(MODIFIERS)}) |[Ee]x-)?"
_NATION = rf"(?:{alternation(NATIONALITIES)})"
_PROVINCE = rf"(?:{alternation(PROVINCES)})"
_PREFIX_BODY = rf"(?:{alternation(PREFIX_OF)})(?:'s?)?"
_LOCAL = (
    rf"{_PROVINCE}(?:'s)?(?: (?:Provincial|Municipal|City|provincial|municipal|city|Province|province))?(?: "
    rf"(?:Police|police|People's Committee|Party Committee|People's Council|Public Security|Police "
    rf"Department)(?:'s)?)?"
)
_FOREIGN_PORTFOLIO = (
    r"(?:(?:Public Security|Foreign|Defen[cs]e|Justice|Interior|Home Affairs|Finance|Home|Security|Police"
    r"|Supreme People's Court|Supreme People's Procuracy) )?"
)
# "Deputy Public Security Minister": the body stands inside the role.
_DEPUTY = r"(?:(?:(?:Permanent|Standing|First) )?(?:Deputy|Vice|deputy|vice) )?"
_NO_EMBASSY = r"(?![Dd]ai su quan|(?:[Tt]ong )?[Ll]anh su quan)"
_ROLE = rf"(?P<role>{_ROLE_ANY})(?P<plural>{_PLURAL_END})"
# A role with nothing before it, with the groups of POST_HEAD.
ROLE_HEAD = re.compile(
    rf"{_NO_EMBASSY}(?P<modifier>)(?P<nation>(?!))?(?P<portfolio>(?!))?(?P<deputy>(?!))?(?P<prefix>(?!))?{_ROLE}"
)
POST_HEAD = re.compile(
    rf"{_NO_EMBASSY}"
    rf"(?P<modifier>{_MODIFIER})(?:(?P<nation>{_NATION}) "
    rf"(?P<portfolio>{_FOREIGN_PORTFOLIO}))?(?:(?P<deputy>{_DEPUTY})(?P<prefix>{_PREFIX_BODY}|{_LOCAL}) "
    rf")?{_ROLE}"
)
_VIETNAMESE_ROLES = frozenset(
    spelling.lower()
    for role, others in ROLES
    for spelling in (role, *others)
    if all(is_syllable(word) for word in spelling.split())
)


@lru_cache(maxsize=2048)
def is_vietnamese(role: str) -> bool:
    """Tell whether a role as printed is Vietnamese."""
    return role.lower() in _VIETNAMESE_ROLES


_AREAS = (
    "Provincial Municipal City provincial municipal city Province province Police police People Party Public".split()
)
_PORTFOLIO_WORDS = "Public Foreign Defence Defense Justice Interior Home Finance Security Police Supreme".split()
_WORD = re.compile(r"[A-Za-z]+")


def _beginnings() -> dict[str, frozenset[str] | None]:
    """For each word that can open a title: how the word behind it may begin (three letters), None where it does not
    matter. It spares the patterns above most of the words that open a longer title only ("police", "Ministry")."""
    follow: dict[str, set[str] | None] = {}
    leads = (*PREFIX_OF, *NATIONALITIES, *PROVINCES)
    opens_role = {term[:3] for term in (*_ROLE_WORDS, *PREFIX_OF, *PROVINCES, *_AREAS, *_PORTFOLIO_WORDS)}
    ranks = {word + end for spellings in RANK_WORDS.values() for word in spellings for end in ("", "s")}
    for term in (*_ROLE_WORDS, *MODIFIERS, *ranks, *(vietnamese for _, _, vietnamese in RANKS), *leads):
        first = _WORD.match(term)
        if first is None:
            continue
        rest = term[first.end() :]
        after: set[str] | None = {rest[1:4]} if rest else opens_role if term in leads else None
        if rest and (rest[0] not in " -" or len(rest) < 4):
            after = None
        for word in (first[0],) if rest else (first[0], *_plurals(first[0])):
            known = follow.setdefault(word, set())
            follow[word] = None if known is None or after is None else known | after
    return {
        word: None
        if after is None
        else frozenset(after | {part.lower() for part in after} | {part.title() for part in after})
        for word, after in follow.items()
    }


def _plurals(word: str) -> tuple[str, ...]:
    return (word + "s", word + "es", word[:-1] + "ies")


_NOTHING: frozenset[str] = frozenset()
_OPENS = _beginnings()
TITLE_WORDS = frozenset(_OPENS)  # every word that can open a title
# What may stand before a role opens with one of these; a word that does not is a role's own, and so is "Deputy" where
# no body follows that could stand inside the role.
_BEFORE_ROLE = frozenset(
    word[0]
    for term in (*MODIFIERS, *NATIONALITIES, *PREFIX_OF, *PROVINCES, "Ex", "ex", "Permanent", "Standing", "First")
    if (word := _WORD.match(term))
)
_DEPUTIES = frozenset(("Deputy", "Vice", "deputy", "vice")) - _BEFORE_ROLE
_BODY_BEGINS = frozenset(start for term in (*PREFIX_OF, *PROVINCES) for start in (term[:3], term[:3].replace(" ", "-")))


def may_open(text: str, position: int) -> bool:
    """Tell whether the words at `position` can open a title at all: a cheap look before the patterns."""
    found = _WORD.match(text, position)
    if found is None:
        return False
    after = _OPENS.get(found[0], _NOTHING)
    if after is None:
        return True
    if not after:
        return False
    end = found.end()
    return text[end + 1 : end + 4] in after or text.startswith("'", end)


def post_head(text: str, position: int) -> re.Match[str] | None:
    """Return the match of POST_HEAD at `position`; most titles open with the role and need no look at the rest."""
    found = _WORD.match(text, position)
    if found is None:
        return None
    word, end = found[0], found.end()
    after = _OPENS.get(word, _NOTHING)
    behind = text[end + 1 : end + 4]
    if after is not None and behind not in after and not text.startswith("'", end):
        return None
    simple = word not in _BEFORE_ROLE and not (word in _DEPUTIES and behind in _BODY_BEGINS)
    return (ROLE_HEAD if simple else POST_HEAD).match(text, position)


def title_begins(text: str, position: int) -> bool:
    """Tell whether a rank or a post begins at `position`."""
    if not may_open(text, position):
        return False
    return RANK.match(text, position) is not None or POST_HEAD.match(text, position) is not None
