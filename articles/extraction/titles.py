"""Grammar of titles: posts as role plus body, at a given place of the text, put into canonical words."""

from dataclasses import dataclass

from articles.extraction.bodies import body_after
from articles.extraction.names import name_at
from articles.extraction.title_grammar import (
    BODY_OF,
    POST_HEAD,
    PREFIX_OF,
    ROLE_OF,
    is_english,
    is_vietnamese,
    role_key,
)
from articles.extraction.types import Post
from articles.extraction.vocabulary.organizations import LABELLED
from articles.extraction.vocabulary.posts import COMPLETE, FORMER, NEED_MORE, OFFICE_CHIEFS, SAME_POST


@dataclass(frozen=True, slots=True)
class PostAt:
    """A post that ends at `end`. `bare` when no body is named; `former` when it is held no longer."""

    post: Post
    end: int
    plural: bool
    bare: bool
    former: bool = False
    late: bool = False
    vietnamese: bool = False


def post_at(text: str, position: int) -> PostAt | None:
    """Return the post printed at `position`, or None."""
    found = POST_HEAD.match(text, position)
    if found is None:
        return None
    role = ROLE_OF[role_key(found["role"])]
    modifier = found["modifier"].strip().lower()
    plural = bool(found["plural"]) or found["role"].endswith("men")
    body, end = body_after(text, found.end(), found["role"])
    prefix = (found["prefix"] or "").removesuffix("'s").removesuffix("'")
    nation = " ".join(((found["nation"] or "") + " " + (found["portfolio"] or "")).split())
    small = found["role"][0].islower()
    if small and not body and (plural or (not prefix and not nation and not _name_follows(text, end))):
        return None
    post = _post(role, found["role"], prefix, nation, body, modifier)
    return PostAt(
        post,
        end,
        plural,
        not body and not prefix and not nation,
        modifier in FORMER or modifier == "nguyen",
        modifier in ("late", "co"),
        is_vietnamese(found["role"]),
    )


def _name_follows(text: str, end: int) -> bool:
    return text[end : end + 1] == " " and name_at(text, end + 1) is not None


def _post(role: str, printed_role: str, prefix: str, nation: str, body: str, modifier: str) -> Post:
    """Put a post into canonical words."""
    lead = "Former " if modifier in FORMER else "Acting " if modifier == "acting" else ""
    known = BODY_OF.get(body) if body else PREFIX_OF.get(prefix)
    if nation and nation != "Vietnamese":
        label = f"{nation} {_capital(printed_role)}" + (f" of {body}" if body else "")
        return Post(lead + label, role, body or nation, False)
    if known:
        same = SAME_POST.get((role, known))
        if same:
            return Post(lead + same, role, known, True)
        if known.startswith("Office of") and role in OFFICE_CHIEFS:
            role = "Chief"
        spelled = known if known in LABELLED or not is_english(printed_role) else body or prefix
        in_post = spelled.removeprefix("Ministry of ") if role.endswith("Minister") else spelled
        article = "" if role.endswith("Minister") and not in_post.startswith("Ministry") else "the "
        return Post(f"{lead}{role} of {article}{in_post}", role, known, True)
    printed = _capital(
        printed_role if printed_role.isascii() and printed_role != "PM" and is_english(printed_role) else role
    )
    if body:
        return Post(f"{lead}{printed} of {_with_article(body)}", role, body, False)
    if prefix:
        return Post(f"{lead}{prefix} {printed}", role, prefix, False)
    return Post(lead + (role if role in COMPLETE else printed), role, None, role in COMPLETE)


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
