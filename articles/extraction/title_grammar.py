"""Building blocks of titles: ranks, roles and the beginnings of posts, each at a given place of the text."""

import re
from dataclasses import dataclass

from articles.extraction.names import is_syllable
from articles.extraction.patterns import alternation, one_of
from articles.extraction.vocabulary.organizations import ORGANIZATIONS, PREFIXES
from articles.extraction.vocabulary.places import NATIONALITIES, PROVINCES
from articles.extraction.vocabulary.posts import MODIFIERS, ROLES
from articles.extraction.vocabulary.ranks import NOT_A_RANK_BEFORE, RANK_WORDS, RANKS


@dataclass(frozen=True, slots=True)
class RankAt:
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
    rf"(?:{_RANK_WORD}(?:[ -]?{_RANK_WORD}){{0,3}}(?![A-Za-z]){_NOT_AFTER}"
    rf"|(?:{one_of(v for _, _, v in RANKS if v)}))"
)
RANK = re.compile(_RANK_PATTERN)
VIETNAMESE_RANK = re.compile(one_of(vietnamese for _, _, vietnamese in RANKS if vietnamese))
_RANK_PART = re.compile(r"[A-Za-z]+")


def rank_at(text: str, position: int) -> RankAt | None:
    """Return the rank printed at `position`, in canonical English, or None."""
    found = RANK.match(text, position)
    if found is None:
        return None
    vietnamese = _VIETNAMESE_RANK.get(found[0].lower())
    if vietnamese:
        return RankAt(vietnamese, found.end(), False)
    parts = _RANK_PART.findall(found[0])
    plural = parts[-1].endswith("s") and parts[-1] not in _WORD_OF
    words = tuple(_WORD_OF.get(part) or _WORD_OF.get(part.removesuffix("s"), "") for part in parts)
    rank = _CANONICAL_RANK.get(words)
    return RankAt(rank, found.end(), plural) if rank else None


def role_key(spelling: str) -> str:
    """Return a role's spelling as the table knows it: a hyphen or any white space may stand between its words."""
    return " ".join(spelling.lower().replace("-", " ").split())


ROLE_OF = {role_key(spelling): role for role, others in ROLES for spelling in (role, *others)}
BODY_OF = {spelling: name for name, others in ORGANIZATIONS for spelling in (name, *others)}
PREFIX_OF = BODY_OF | PREFIXES
_ROLE_WORDS = sorted(
    {spelling for role, others in ROLES for spelling in (role, *others)}
    | {spelling.lower() for role, others in ROLES for spelling in (role, *others) if spelling != "PM"}
    | {spelling[0].lower() + spelling[1:] for role, others in ROLES for spelling in (role, *others)}
    | {spelling.capitalize() for role, others in ROLES for spelling in (role, *others) if not spelling.isupper()}
)
_ROLE_ANY = rf"(?:{alternation(_ROLE_WORDS)})"
_PLURAL_END = r"(?:s|ies|es)?(?![A-Za-z0-9])"
_MODIFIER = rf"(?:(?:{alternation(MODIFIERS)}) )?"
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
POST_HEAD = re.compile(
    rf"(?P<modifier>{_MODIFIER})(?:(?P<nation>{_NATION}) "
    rf"(?P<portfolio>{_FOREIGN_PORTFOLIO}))?(?:(?P<deputy>{_DEPUTY})(?P<prefix>{_PREFIX_BODY}|{_LOCAL}) "
    rf")?(?P<role>{_ROLE_ANY})(?P<plural>{_PLURAL_END})"
)
_VIETNAMESE_ROLES = frozenset(
    spelling.lower()
    for role, others in ROLES
    for spelling in (role, *others)
    if all(is_syllable(word) for word in spelling.split())
)


def is_vietnamese(role: str) -> bool:
    """Tell whether a role as printed is Vietnamese."""
    return role.lower() in _VIETNAMESE_ROLES


def title_begins(text: str, position: int) -> bool:
    """Tell whether a rank or a post begins at `position`."""
    return RANK.match(text, position) is not None or POST_HEAD.match(text, position) is not None
