"""Which posts a person holds, once each, out of all the ways a document prints them."""

from collections.abc import Iterable
from functools import lru_cache

from articles.extraction.folding import fold
from articles.extraction.mentions import Found
from articles.extraction.title_runs import of_abroad
from articles.extraction.types import Post
from articles.extraction.vocabulary.posts import NEED_MORE

_ROLE_WORDS = {
    "head": "chief",
    "director": "chief",
    "vice": "deputy",
    "chairwoman": "chairman",
    "chairperson": "chairman",
    "mps": "ministry public security",
    "na": "national assembly",
    "pm": "prime minister",
}
_MINISTRY = "Ministry of Public Security"
_OURS = {role: Post(f"{role} of Public Security", role, _MINISTRY, True) for role in ("Minister", "Deputy Minister")}
_MINISTERS = frozenset(("Minister", "Deputy Minister"))
_BASES = {
    "Deputy Commander": "Commander",
    "Deputy Political Commissar": "Political Commissar",
    "Vice Rector": "Rector",
    "Deputy Warden": "Warden",
    "Deputy Director": "Director",
    "Deputy Secretary": "Secretary",
}
# Roles so common that only their deputies are tied to the one body that a document names with them.
_DEPUTIZED_ONLY = frozenset(("Director", "Secretary"))
_LED = frozenset(_BASES.values())
_SMALL = frozenset("of the and for a an under at in on".split())
_HOLDS_MORE = frozenset("permanent standing first state party lao vietnam".split())


def bodies_by_role(people: Iterable[list[Found]], *, ours: bool) -> dict[str, Post]:
    """For each role that the whole document ties to one body only: that post; `ours` where it is about the ministry."""
    posts: dict[str, dict[str, Post]] = {}
    for mentions in people:
        for found in mentions:
            for post in found.posts:
                if post.organization and (post.known or post.role in _LED) and not of_abroad(post.label):
                    posts.setdefault(post.role, {})[post.label] = post
    # Where ministers of several ministries are named, the bare ones are those whom these articles are about.
    own = {
        role: [post for post in found.values() if post.organization == _MINISTRY and post.role in _MINISTERS]
        for role, found in posts.items()
    }
    if ours:
        posts |= {role: {post.label: post} for role, post in _OURS.items() if not own.get(role)}
    return {
        role: next(iter(found.values())) if len(found) == 1 else own[role][0]
        for role, found in posts.items()
        if len(found) == 1 or own[role]
    }


def posts_of(mentions: list[Found], bodies: dict[str, Post]) -> tuple[Post, ...]:
    """Return the person's posts once each; a role without its body gives way to the same role with it."""
    posts: dict[str, Post] = {}
    for found in mentions:
        for post in found.posts:
            posts.setdefault(_key(post), post)
    full = {post.role for post in posts.values() if post.organization}
    result: dict[str, Post] = {}
    for key, post in posts.items():
        if post.organization is None and post.known and post.role in full:
            continue
        if post.organization is None and not post.known:
            # "Director To" is short for the Deputy Director.
            if post.role in NEED_MORE or any(role.endswith(post.role) for role in full):
                continue
            full_post = _with_body(post, bodies)
            result.setdefault(_key(full_post), full_post)
        else:
            result.setdefault(key, post)
    return tuple(post for key, post in result.items() if not any(_is_short_for(post, key, other) for other in result))


def _with_body(post: Post, bodies: dict[str, Post]) -> Post:
    """Complete a bare role with the one body that the document ties it to."""
    if post.role in bodies and (bodies[post.role].known or post.role not in _DEPUTIZED_ONLY):
        return bodies[post.role]
    if (base := _BASES.get(post.role)) in bodies and base is not None:
        body = bodies[base].label.split(" of ", 1)[-1]
        return Post(f"{post.label} of {body}", post.role, bodies[base].organization, False)
    if post.role == "Deputy Minister" and "Minister" in bodies:
        return _deputy_of(bodies["Minister"])
    return post


def _deputy_of(minister: Post) -> Post:
    return Post(f"Deputy {minister.label}", "Deputy Minister", minister.organization, minister.known)


def _is_short_for(post: Post, key: str, other: str) -> bool:
    """Tell whether another post says the same and more: "Deputy Prime Minister", "Permanent Deputy Prime Minister"."""
    if post.organization is not None or key == other:
        return False
    words, more = set(key.split()), set(other.split())
    extra = more - words
    return words < more and (extra <= _HOLDS_MORE if post.known else not extra & {"deputy", "former", "acting"})


def _key(post: Post) -> str:
    """Return a post's key; where role and body are known, their canonical words speak, however they are printed."""
    if not (post.known and post.organization):
        return post_key(post.label)
    lead = post.label.split(" ", 1)[0] if post.label.startswith(("Former", "Acting")) else ""
    return post_key(f"{lead} {post.role} of {post.organization}")


@lru_cache(maxsize=4096)
def post_key(label: str) -> str:
    """Return what two spellings of one post share: its folded words without order, synonyms made one."""
    words = " ".join(_ROLE_WORDS.get(word, word) for word in fold(label.replace("’", "'").replace("'s", "")).split())
    return " ".join(sorted({word for word in words.split() if word not in _SMALL}))
