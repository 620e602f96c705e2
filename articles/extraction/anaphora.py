"""Bodies named in short ("the department", "the Committee"): which one is meant, as the document itself tells."""

import re
from bisect import bisect_left
from dataclasses import dataclass, field, replace

from articles.extraction.people import Found
from articles.extraction.reading import Reading
from articles.extraction.title_grammar import BODY_OF
from articles.extraction.types import Post

_NOUNS = (
    "Department|Office|Academy|Committee|Command|Commission|Bureau|Agency|University|Institute|Board|Council|Division"
    "|Centre|Center|Ministry|Association|Court|Embassy"
)
_SHORT = re.compile(rf"(?P<lead>.* of )?(?:the )?(?:same )?(?P<noun>{_NOUNS})\Z", re.IGNORECASE)
_FULL = re.compile(
    rf"(?<![A-Za-z-])(?:[A-Z][A-Za-z']* (?:and )?){{0,6}}(?P<noun>{_NOUNS})(?![A-Za-z'])"
    r"(?: (?:of|for|on) (?:the )?[A-Z][A-Za-z'-]*(?:(?:, [A-Z][A-Za-z'-]*){0,4},? and [A-Z][A-Za-z'-]*"
    r"|(?: of(?: the)?)? [A-Z][A-Za-z'-]*){0,5})?"
)
_OPENERS = ("The ", "At ", "In ", "On ", "This ", "From ", "To ", "By ", "And ", "Its ")
_OFFICE = "Office of the Ministry of Public Security"
_OFFICE_ROLES = ("Chief of Office", "Deputy Chief of Office")
_MINISTRY = re.compile(r"\bMPS\b|Public Security|Bo Cong an")


@dataclass(slots=True)
class _Bodies:
    """Where a document names bodies in full: for each noun that ends or opens a name, places and names in order."""

    by_noun: dict[str, tuple[list[int], list[str]]] = field(default_factory=dict)

    def meant(self, noun: str, position: int) -> str | None:
        """Return the body that `noun` stands for at `position`: the one named last, else the next one."""
        places, names = self.by_noun.get(noun.lower(), ((), ()))
        if not names:
            return None
        return names[max(bisect_left(places, position) - 1, 0)]


def _read_bodies(text: str) -> _Bodies:
    """Collect every body that `text` names in full."""
    bodies = _Bodies()
    for found in _FULL.finditer(text):
        name = found[0]
        for opener in _OPENERS:
            name = name.removeprefix(opener)
        if " " in name:
            places, names = bodies.by_noun.setdefault(found["noun"].lower(), ([], []))
            places.append(found.start())
            names.append(name)
    return bodies


def complete_bodies(reading: Reading, found: list[Found]) -> list[Found]:
    """Put full names for the bodies that posts name in short."""
    if not any(_is_short(post) for mention in found for post in mention.posts):
        return found
    bodies = _read_bodies(reading.text)
    return [
        replace(mention, posts=tuple(_complete(reading, bodies, post, mention.start) for post in mention.posts))
        if any(_is_short(post) for post in mention.posts)
        else mention
        for mention in found
    ]


def _is_short(post: Post) -> bool:
    if post.organization is None:
        return post.role in _OFFICE_ROLES
    return not post.known and _SHORT.match(post.organization) is not None


def _complete(reading: Reading, bodies: _Bodies, post: Post, position: int) -> Post:
    if not _is_short(post):
        return post
    if post.organization is None:
        return _of_office(reading, bodies, post, position)
    short = _SHORT.match(post.organization)
    full = bodies.meant(short["noun"], position) if short else None
    if short is None or full is None or full.lower() == post.organization.lower():
        return post
    role = post.label.split(" of ", 1)[0]
    known = BODY_OF.get(full)
    body = (short["lead"] or "") + (known or full)
    return Post(f"{role} of the {body}", post.role, known if known and not short["lead"] else body, known is not None)


def _of_office(reading: Reading, bodies: _Bodies, post: Post, position: int) -> Post:
    """ "Chief of the Office": the ministry's own where the article is about it, else the office named last."""
    named = bodies.by_noun.get("office", ([], []))[1]
    other = (
        bodies.meant("office", position) if named and not any(BODY_OF.get(name) == _OFFICE for name in named) else None
    )
    if other is not None and " of " in other:
        return Post(f"{post.role.removesuffix(' of Office')} of the {other}", post.role, other, False)
    if _MINISTRY.search(reading.text) is None:
        return post
    role = post.role.removesuffix(" of Office")
    return Post(f"{role} of the {_OFFICE}", role, _OFFICE, True)
