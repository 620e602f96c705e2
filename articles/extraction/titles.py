"""Grammar of titles: posts as role plus body, at a given place of the text, put into canonical words."""

import re
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from articles.extraction.bodies import body_after, is_company
from articles.extraction.names import name_at
from articles.extraction.title_grammar import (
    BODY_OF,
    PREFIX_OF,
    ROLE_OF,
    is_vietnamese,
    post_head,
    role_key,
)
from articles.extraction.types import Post
from articles.extraction.vietnamese_bodies import HOMES, in_english
from articles.extraction.vocabulary.organizations import LABELLED, PREFIXES
from articles.extraction.vocabulary.posts import ACTING, COMPLETE, FORMER, NEED_MORE, OFFICE_CHIEFS, SAME_POST, UNSAID


class PostAt(NamedTuple):
    """A post that ends at `end`. `bare` when no body is named; `former` when it is held no longer."""

    post: Post
    end: int
    plural: bool
    bare: bool
    former: bool = False
    late: bool = False
    vietnamese: bool = False


# "a former deputy director of a district bank"
_FIRM = re.compile(r" (?:bank|company|factory|firm|hotel|shop|store|enterprise|cooperative|restaurant|business)\b")
# "former bank director A"
_OF_A_FIRM = re.compile(r"\b(?:bank|company|factory|film|art|music|hotel|shop|firm|business|sales|club|fund) \Z")
_ABROAD = ("Ambassador", "Consul General", "Representative", "Attache")
_FROM_HERE = re.compile(r"(?:Vietnamese|Viet ?Nam(?:'s)?)(?: |\Z)")
# Words of roles that say the same; where a role is printed in other words than the table's, it is labelled as printed.
_SAME_WORD = {
    "vice": "deputy",
    "head": "chief",
    "director": "chief",
    "chairwoman": "chairman",
    "chairperson": "chairman",
    "pm": "prime minister",
}


def post_at(text: str, position: int, *, bare: bool = False) -> PostAt | None:
    """Return the post printed at `position`, or None. With `bare`, small letters need no body: "is the team leader"."""
    found = post_head(text, position)
    if found is None:
        return None
    head = _head(*found.groups(default=""))
    if head is None:
        return None
    role, printed_role, modifier, prefix, nation, plural = head
    body, end = body_after(text, found.end(), found["role"])
    if body and (is_company(body) or _FIRM.match(text, end)):
        return None
    small = found["role"][0].islower()
    if small and not body and _OF_A_FIRM.search(text, max(0, position - 16), position):
        return None
    if small and plural and role == "Leader":
        return None
    if small and not bare and not body and (plural or (not prefix and not nation and not _name_follows(text, end))):
        return None
    post = _post(role, printed_role, prefix, nation, body, modifier)
    if body and text.startswith(" to ", found.end()):
        post = replace(post, label=post.label.replace(" of ", " to ", 1))
    if " to Viet Nam" in post.label:
        post = replace(post, label=post.label.replace(" to Viet Nam", " to Vietnam"))
    return PostAt(
        post,
        end,
        plural,
        not body and not prefix and not nation,
        modifier in FORMER,
        modifier in ("late", "co"),
        is_vietnamese(printed_role),
    )


class _Head(NamedTuple):
    """What the words of a post say before its body; `prefix` and `nation` stand in front of the role, or are empty."""

    role: str
    printed: str
    modifier: str
    prefix: str
    nation: str
    plural: bool


@lru_cache(maxsize=2048)
def _head(modifier: str, nation: str, portfolio: str, deputy: str, prefix: str, word: str, plural: str) -> _Head | None:
    """Read the groups of POST_HEAD; None where the role is none that the table knows."""
    printed = deputy + word
    role = ROLE_OF.get(role_key(printed))
    if role is None:
        return None
    prefix = prefix.removesuffix("'s").removesuffix("'")
    whole = ROLE_OF.get(role_key(f"{prefix} {printed}")) if prefix in PREFIXES else None
    if whole and (role, PREFIXES[prefix]) not in SAME_POST:
        role, printed, prefix = whole, f"{prefix} {printed}", ""  # "State Secretary" is one role
    nation = " ".join(f"{nation} {portfolio}".split())
    if not role.endswith(_ABROAD):
        nation = _FROM_HERE.sub("", nation)
    return _Head(role, printed, modifier.strip().lower(), prefix, nation, bool(plural) or word.endswith("men"))


def _name_follows(text: str, end: int) -> bool:
    return text[end : end + 1] == " " and name_at(text, end + 1) is not None


@lru_cache(maxsize=4096)
def _post(role: str, printed_role: str, prefix: str, nation: str, body: str, modifier: str) -> Post:
    """Put a post into canonical words."""
    lead = "Former " if modifier in FORMER else "Acting " if modifier in ACTING else ""
    if role == "Deputy Minister" and body.startswith("Co quan"):
        role = "Head"  # without their marks "Thủ trưởng" and "Thứ trưởng" are one word
    known = BODY_OF.get(body) if body else PREFIX_OF.get(prefix)
    if body and is_vietnamese(printed_role) and (english := in_english(body)) is not None:
        known, body = BODY_OF.get(english, english), english
    if nation:
        label = f"{nation} {prefix + ' ' if prefix else ''}{_capital(printed_role)}" + (f" of {body}" if body else "")
        return Post(lead + label, role, body or nation, False)
    if known:
        same = SAME_POST.get((role, known))
        if same:
            return Post(lead + same, role, known, True)
        if known.startswith("Office of") and role in OFFICE_CHIEFS:
            role = "Chief"
        spelled = known if known in LABELLED or (is_vietnamese(printed_role) and not body) else body or prefix
        in_post = spelled.removeprefix("Ministry of ") if role.endswith("Minister") else spelled
        plain = role.endswith("Minister") and not in_post.startswith("Ministry")
        article = "" if plain or in_post.startswith(HOMES) else "the "
        return Post(f"{lead}{_spoken(role, printed_role)} of {article}{in_post}", role, known, True)
    if role in UNSAID and not body and not prefix and is_vietnamese(printed_role):
        return Post(f"{lead}{role} of the {UNSAID[role]}", role, UNSAID[role], True)
    printed = role if printed_role == "PM" or is_vietnamese(printed_role) else _capital(printed_role)
    if body:
        return Post(f"{lead}{printed} of {_with_article(body)}", role, body, False)
    if prefix:
        return Post(f"{lead}{prefix} {printed}", role, prefix, False)
    return Post(lead + (_spoken(role, printed_role) if role in COMPLETE else printed), role, None, role in COMPLETE)


def _spoken(role: str, printed_role: str) -> str:
    """Return the table's role, or the printed one where it says more or something else ("Vice State President")."""
    if is_vietnamese(printed_role) or role_words(role) == role_words(printed_role):
        return role
    return _capital(printed_role)


def role_words(role: str) -> frozenset[str]:
    """Return the words of a role, synonyms made one."""
    words = " ".join(_SAME_WORD.get(word, word) for word in role_key(role).split()).split()
    return frozenset(words) - {"of", "the"}


def _capital(role: str) -> str:
    return " ".join(
        word if word in ("of", "to", "the", "and") or "-in-" in word else word[0].upper() + word[1:]
        for word in role.split()
    )


def _with_article(body: str) -> str:
    first = body.split()[0]
    needs = first in (
        "Ministry",
        "Department",
        "Office",
        "Party",
        "National",
        "Central",
        "Committee",
        "People's",
        "Government",
        "Commission",
        "Politburo",
        "Agency",
        "Bureau",
    )
    return f"the {body}" if needs else body


def needs_more(role: str) -> bool:
    """Tell whether `role` alone ("Member", "Head") is no post."""
    return role in NEED_MORE
