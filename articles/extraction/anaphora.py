"""Bodies named in short ("the department", "the Committee"): which one is meant, as the document itself tells."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from articles.extraction.mentions import Found
from articles.extraction.patterns import one_of
from articles.extraction.reading import Reading
from articles.extraction.title_grammar import BODY_OF
from articles.extraction.types import Post
from articles.extraction.vietnamese_bodies import in_english, local_kind
from articles.extraction.vocabulary.organizations import CODES
from articles.extraction.vocabulary.places import CITIES, PROVINCES

_NOUNS = (
    "Department|Office|Academy|Committee|Command|Commission|Bureau|Agency|University|Institute|Board|Council|Division"
    "|Centre|Center|Ministry|Association|Court|Embassy|Union|Hospital|Front|Inspectorate|Secretariat|Brigade|Regiment"
    "|Museum|Prison|College|Newspaper|Federation"
)
_SHORT = re.compile(rf"(?P<lead>.* of )?(?:the )?(?:same )?(?P<steering>Steering )?(?P<noun>{_NOUNS})\Z", re.IGNORECASE)
# What stands before such a noun in a body's name, and what goes on behind it.
_BEFORE = re.compile(r"(?<![A-Za-z-])(?:[A-Z][A-Za-z']* (?:and )?){1,6}\Z")
_BEHIND = re.compile(
    rf"(?![A-Za-z']| (?:{_NOUNS})(?![A-Za-z]))"
    r"(?: \d{1,3}(?![\d%]|[.,]\d))?"
    r"(?: (?:of|for|on) (?:the )?[A-Z][A-Za-z'-]*(?:(?:, [A-Z][A-Za-z'-]*){0,4},? and [A-Z][A-Za-z'-]*"
    r"|(?: of(?: the)?)? [A-Z][A-Za-z'-]*){0,5}"
    r"| of the (?:festival|congress|conference|contest|competition|exercise|project|programme|campaign)(?![a-z]))?"
)
_REACH = 90
# "The committee" of an article is hardly ever one of these, which it names in passing.
_IN_PASSING = ("People's Committee",)
_OPENERS = ("The ", "At ", "In ", "On ", "This ", "From ", "To ", "By ", "And ", "Its ")
_OFFICE = "Office of the Ministry of Public Security"
_BEFORE_BODY = re.compile(r" (?:of|for|at|to|in charge of)(?: the| an?)? \Z")
_OFFICE_ROLES = ("Chief of Office", "Deputy Chief of Office")
_MINISTRY = re.compile(r"\bMPS\b|Public Security|Bo Cong an")


_CODED = re.compile(rf"(?<![A-Za-z-])(?:[A-Z][A-Za-z']* (?:and )?){{0,6}}(?:{_NOUNS}){_BEHIND.pattern}\Z")
_CODE = re.compile(r"[A-Z]\d{2}\Z")
_PROVINCE = re.compile(one_of(PROVINCES))


@dataclass(slots=True)
class _Bodies:
    """Where a document names bodies in full: for each noun that ends or opens a name, places and names in order."""

    text: str
    _by_noun: dict[str, tuple[list[int], list[str]]] = field(default_factory=dict)

    def meant(self, noun: str, position: int, lead: str = "") -> str | None:
        """Return the body that `noun` stands for at `position`: the one named most often, of these the one named last.

        With `lead`, the word before the noun, only names that hold it and say more count.
        """
        places, names = self.named(noun)
        said = f"{lead}{noun}"
        told = [name for name in names if not lead or (said in name and name != said)]
        if not told:
            return None
        counts = Counter(name for name in told if not name.endswith(_IN_PASSING)) or Counter(told)
        most = max(counts.values())
        last = bisect_left(places, position)
        before = [name for name in names[:last] if counts[name] == most]
        return before[-1] if before else next(name for name in names if counts[name] == most)

    def named(self, noun: str) -> tuple[list[int], list[str]]:
        """Return the places and names of all bodies that `noun` opens or ends."""
        noun = noun.capitalize()
        if noun not in self._by_noun:
            found = [one for one in map(self._name_at, _places(self.text, noun)) if one is not None]
            self._by_noun[noun] = [place for place, _ in found], [name for _, name in found]
        return self._by_noun[noun]

    def _name_at(self, bounds: tuple[int, int]) -> tuple[int, str] | None:
        """Return where the name around the noun at `bounds` begins, and the name; None where the noun stands alone."""
        start, end = bounds
        behind = _BEHIND.match(self.text, end)
        if behind is None or self.text[start - 1 : start].isalpha() or self.text[start - 1 : start] == "-":
            return None
        before = _BEFORE.search(self.text, max(0, start - _REACH), start)
        first = before.start() if before else start
        name = self.text[first : behind.end()]
        for opener in _OPENERS:
            name = name.removeprefix(opener)
        return (first, name) if " " in name.rstrip("0123456789 ") else None

    def with_code(self, code: str) -> str | None:
        """Return the body that the document names with `code` in brackets behind it."""
        place = self.text.find(f" ({code})")
        found = _CODED.search(self.text, max(0, place - _REACH - 60), place) if place > 0 else None
        return found[0].removeprefix("The ") if found else None


def _places(text: str, noun: str) -> Iterator[tuple[int, int]]:
    start = text.find(noun)
    while start >= 0:
        yield start, start + len(noun)
        start = text.find(noun, start + 1)


def complete_bodies(reading: Reading, found: list[Found]) -> list[Found]:
    """Put full names for the bodies that posts name in short."""
    if not any(_is_short(post) for mention in found for post in mention.posts):
        return found
    bodies = _Bodies(reading.text)
    return [
        replace(mention, posts=tuple(_complete(reading, bodies, post, mention.start) for post in mention.posts))
        if any(_is_short(post) for post in mention.posts)
        else mention
        for mention in found
    ]


def _is_short(post: Post) -> bool:
    if post.organization is None:
        return post.role in _OFFICE_ROLES
    if _CODE.match(post.organization):
        return True
    return not post.known and (_SHORT.match(post.organization) is not None or local_kind(post.organization) is not None)


def _complete(reading: Reading, bodies: _Bodies, post: Post, position: int) -> Post:
    if not _is_short(post):
        return post
    if post.organization is None:
        return _of_office(reading, bodies, post, position)
    if _CODE.match(post.organization):
        return _of_department(bodies, post)
    if kind := local_kind(post.organization):
        return _of_province(reading.text, post, kind, position)
    short = _SHORT.match(post.organization)
    full = bodies.meant(short["noun"], position, short["steering"] or "") if short else None
    if short is None or full is None or full.lower() == post.organization.lower():
        return post
    role = _BEFORE_BODY.sub("", post.label[: post.label.rfind(post.organization)])
    known = BODY_OF.get(full)
    body = (short["lead"] or "") + (known or full)
    return Post(f"{role} of the {body}", post.role, known if known and not short["lead"] else body, known is not None)


def _of_department(bodies: _Bodies, post: Post) -> Post:
    """ "Deputy Director of C05": of the department that the document, else the ministry, gives that code."""
    code = post.organization or ""
    full = bodies.with_code(code) or CODES.get(code)
    return Post(f"{_lead(post)}{post.role} of the {full}", post.role, full, False) if full else post


def _lead(post: Post) -> str:
    return next((lead for lead in ("Former ", "Acting ") if post.label.startswith(lead)), "")


def _of_province(text: str, post: Post, kind: str, position: int) -> Post:
    """ "Giám đốc Công an tỉnh": of the province that the text names last before, else next."""
    cities = "thanh" in kind or "tp" in kind
    named = [(found.start(), found[0]) for found in _PROVINCE.finditer(text) if (found[0] in CITIES) == cities]
    before = [place for start, place in named if start < position] or [place for _, place in named[:1]]
    body = in_english(f"{kind} {before[-1]}") if before else None
    return Post(f"{_lead(post)}{post.role} of the {body}", post.role, body, False) if body else post


def _of_office(reading: Reading, bodies: _Bodies, post: Post, position: int) -> Post:
    """ "Chief of the Office": the ministry's own where the article is about it, else the office named last."""
    named = bodies.named("office")[1]
    other = (
        bodies.meant("office", position) if named and not any(BODY_OF.get(name) == _OFFICE for name in named) else None
    )
    if other is not None and " of " in other:
        return Post(f"{post.role.removesuffix(' of Office')} of the {other}", post.role, other, False)
    if _MINISTRY.search(reading.text) is None:
        return post
    role = post.role.removesuffix(" of Office")
    return Post(f"{role} of the {_OFFICE}", role, _OFFICE, True)
