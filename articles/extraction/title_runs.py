"""Ranks and posts one after the other, as they stand before a name or behind it."""

import re
from dataclasses import dataclass, replace

from articles.extraction.bodies import OWNER_AT, body_at
from articles.extraction.names import name_at, skip_honorific
from articles.extraction.patterns import one_of
from articles.extraction.reading import Reading
from articles.extraction.title_grammar import rank_at
from articles.extraction.titles import PostAt, needs_more, post_at
from articles.extraction.types import Post
from articles.extraction.vietnamese_bodies import in_english
from articles.extraction.vocabulary.places import COUNTRIES, NATIONALITIES

_BETWEEN = re.compile(
    r",? (?:and|cum|kiem|va) (?:the |also |concurrently )?|, (?:the |also |concurrently )?|; | - |/"
    r"| Police (?=General|Lieutenant|Major|Colonel|Captain)| "
)
WHO_IS = (
    r"who (?:is|was|are|were|serves as|serves also as|has served as|has been|works as|acts as|holds the (?:post"
    r"|position) of"
    r"|also serves as|took office as|currently serves as|concurrently serves as|acts as|used to be)"
)
AFTER_NAME = re.compile(
    r"(?:, (?:Ph\.?D|MSc|MA)\.?(?=,))?"
    r"(?: \((?:cent(?:re|er)|left|right|first|second|third|fourth|fifth|front|middle|pictured|standing|seated"
    r"|retired|in the"
    r"|\d+)[^()\n]{0,30}\)(?=,))?"
    r"(?:,? (?:who )?(?:was |has been |is |were )?"
    r"(?:appointed|(?:re-?)?elected|named|made|transferred|assigned|moved|nominated|promoted) "
    r"(?:as |to be |to (?:the )?(?:post|position|office) of |to )?"
    r"| as (?:the )?(?:new )?|, (?:both|all)(?: of (?:whom|them))? (?:(?:are|were) )?"
    r"|,? (?:se |da |duoc (?:bo nhiem|dieu dong|(?:tin nhiem )?bau) )?(?:(?:giu|nhan|dam nhiem) chuc(?: vu"
    r"| danh)?|lam) "
    rf"|,? (?:as|to) the (?:post|position) of |, (?:{WHO_IS} )?|,? became |,? {WHO_IS} | \(| - "
    r"| and (?:concurrently |also )?|,? (?:cum|kiem) |, and (?:concurrently |also )?)"
    r"(?:also |currently |concurrently |now |himself |herself )*(?:the |an? )?(?:current )?"
)
_FROM_WHERE = re.compile(r" \([A-Z][^()\n]{1,40}\)(?=, )")
_HEADS = re.compile(r",? who (?:also |currently |now )?heads (?:the |its )?(?=[A-Z])")
_MAX_TITLES = 8
_NATIONS = frozenset(NATIONALITIES) - {"Vietnamese", "Vietnam", "Viet Nam"}
_OF_STATES = ("Minister", "President", "Secretary")
_OF_ABROAD = re.compile(
    rf" of ((?:the )?(?:(?:Kingdom|Republic|Federation|Union|Sultanate|State) of )?"
    rf"{one_of(country for country in COUNTRIES if not country.startswith('Viet'))})\Z"
)
_LOCAL_POLICE = re.compile(r"[a-z] (Cong an (?:tinh|TP\.?|thanh pho|huyen|quan|thi xa) [A-Z].*)\Z")
# "in the presence of the Prime Minister, General A"
_WHOLE_OFFICE = re.compile(r"(?<!Deputy )(?:Prime Minister|President|General Secretary)\Z")
_IS_THE = " who is the "
_ENDS = frozenset(",.;)-\n")


@dataclass(slots=True)
class Titles:
    """Ranks and posts read before or after a name."""

    end: int
    rank: str | None = None
    posts: tuple[Post, ...] = ()
    plural: bool = False
    bare: bool = False
    late: bool = False
    leads_bare: bool = False  # the first title is a role without a body

    @property
    def empty(self) -> bool:
        """Was nothing read?"""
        return self.rank is None and not self.posts


def read_titles(reading: Reading, start: int, *, one: bool = False) -> Titles:
    """Read ranks and posts one after the other, as far as they go; with `one`, not beyond a comma."""
    text = reading.text
    titles = Titles(start)
    position = start
    for _ in range(_MAX_TITLES):
        rank = rank_at(text, position)
        post = None if rank else post_at(text, position)
        if rank and titles.rank is None:
            titles.rank, titles.end, titles.plural = rank.rank, rank.end, titles.plural or rank.plural
        elif post:
            if titles.posts and post.bare and titles.plural:
                break
            held = as_printed(reading, position, post)
            if titles.posts and text.endswith(" and ", 0, position):
                titles.posts = (*titles.posts[:-1], _of_same_body(titles.posts[-1], held))
            titles.posts = (*titles.posts, held)
            titles.leads_bare = titles.leads_bare or (
                len(titles.posts) == 1 and titles.rank is None and post.bare and not post.post.known
            )
            titles.end, titles.plural, titles.bare = post.end, titles.plural or post.plural, post.bare
            titles.late = titles.late or post.late
        else:
            break
        between = _BETWEEN.match(text, titles.end)
        if between is None or (between[0] != " " and (titles.plural or one)):
            break
        if between[0] != " " and _opens_another(text, start, between):
            break
        position = between.end()
    titles.posts = with_country(titles.posts)
    return titles


def _of_same_body(bare: Post, post: Post) -> Post:
    """ "Vice Commander and Chief of Staff of the Coast Guard" are both the Coast Guard's."""
    if bare.organization or bare.known or bare.role.endswith(_OF_STATES) or post.organization is None:
        return bare
    before, _, body = post.label.partition(" of ")
    if not body or (before.endswith("Chief") and body.startswith("Office")):
        return bare
    if post.role.startswith("Chief of ") and body.startswith("Staff of "):
        body = body.removeprefix("Staff of ")
    return Post(f"{bare.label} of {body}", bare.role, post.organization, post.known)


def with_country(posts: tuple[Post, ...]) -> tuple[Post, ...]:
    """Share a country among posts: "Lao Deputy Prime Minister and Minister of …", "Minister and … of Cambodia"."""
    if len(posts) < 2:
        return posts
    nation = posts[0].organization or ""
    if nation in _NATIONS and not posts[0].known and posts[0].label.startswith(nation):
        return (posts[0], *(_of_nation(post, nation) for post in posts[1:]))
    if local := next((found[1] for post in posts if (found := _LOCAL_POLICE.search(post.organization or ""))), None):
        posts = tuple(_of_police(post, local) for post in posts)
    abroad = next((found[1] for post in reversed(posts) if (found := _OF_ABROAD.search(post.label))), None)
    return tuple(_of_country(post, abroad) for post in posts) if abroad else posts


def of_abroad(label: str) -> bool:
    """Tell whether a post is one of another country."""
    return _OF_ABROAD.search(label) is not None


def _of_nation(post: Post, nation: str) -> Post:
    if not post.role.endswith(_OF_STATES) or (post.organization and not post.known) or _OF_ABROAD.search(post.label):
        return post
    return Post(f"{nation} {post.label}", post.role, post.organization or nation, False)


def _of_police(post: Post, local: str) -> Post:
    """ "Phó Giám đốc, Thủ trưởng Cơ quan Cảnh sát điều tra Công an tỉnh …": deputy director of that police."""
    body = in_english(local)
    if post.organization or body is None or post.role not in ("Director", "Deputy Director", "Head", "Deputy Head"):
        return post
    return Post(f"{post.role} of the {body}", post.role, body, False)


def _of_country(post: Post, country: str) -> Post:
    if post.organization or not post.role.endswith(_OF_STATES):
        return post
    return Post(f"{post.label} of {country}", post.role, country, False)


def _opens_another(text: str, start: int, between: re.Match[str]) -> bool:
    """Does the next person begin after `between`: "the Minister and General Nam", "the Ambassador, Minister Nam"?"""
    if between[0].lstrip(", ").startswith(("and", "va ")) and rank_at(text, between.end()) is not None:
        return True
    after_rank = rank_at(text, between.end()) is not None
    if after_rank and between[0].startswith(";"):
        return True
    if after_rank and _WHOLE_OFFICE.search(text, start, between.start()):
        return True
    if text[start - 4 : start].lower() != "the ":
        return False
    if between[0].startswith(";"):
        return True
    post = post_at(text, between.end())
    return post is not None and post.bare and not post.plural and belongs_to_next(text, post)


def _owned(found: PostAt, owner: str) -> PostAt:
    """ "the division's head": a post that names its body first."""
    post = found.post
    if not found.bare or post.known:
        return found
    return found._replace(post=replace(post, label=f"{post.label} of the {owner}", organization=owner), bare=False)


def _behind_brackets(text: str, end: int) -> int:
    """Go over "(Dak Lak)" between a name and the posts that a comma opens."""
    found = _FROM_WHERE.match(text, end) if text.startswith(" (", end) else None
    return end if found is None or post_at(text, end + 2) is not None else found.end()


def _post_behind(text: str, start: int, sep: str) -> PostAt | None:
    """Return the post at `start`, behind a name and `sep`: some need no body or name it first."""
    post = post_at(text, start)
    if post is not None:
        return post
    if sep.endswith(_IS_THE):
        return post_at(text, start, bare=True)
    owner = OWNER_AT.match(text, start) if sep.endswith((" the ", " its ")) else None
    if owner is not None and (held := post_at(text, owner.end(), bare=True)) is not None:
        return _owned(held, owner["owner"])
    # "Major General A, deputy director, led …"
    if sep in (", ", " (") and text[start : start + 1].islower():
        post = post_at(text, start, bare=True)
        return post if post is not None and post.bare and text[post.end : post.end + 1] in _ENDS else None
    return None


def titles_after(reading: Reading, end: int) -> Titles:
    """Read the posts that follow a name in apposition."""
    text = reading.text
    titles = Titles(end)
    for number in range(_MAX_TITLES):
        sep = AFTER_NAME.match(text, _behind_brackets(text, titles.end))
        if sep is None or (number == 0 and sep[0].startswith((" and", ", and"))):
            break
        start = sep.end()
        rank = rank_at(text, start) if sep[0].startswith((",", " (")) else None
        if (
            rank is not None
            and titles.rank is None
            and not rank.plural
            and text.startswith((",", ")", " who is "), rank.end)
        ):
            titles.rank, titles.end = rank.rank, rank.end
            continue
        post = _post_behind(text, start, sep[0])
        if post is None or post.plural or belongs_to_next(text, post) or (post.bare and needs_more(post.post.role)):
            break
        # "To Ambassador Brown, the Minister handed …": who acts is somebody else.
        if post.bare and sep[0].endswith(", the ") and text[post.end : post.end + 1] not in _ENDS:
            break
        held = as_printed(reading, start, post)
        if titles.posts and sep[0] == " and ":
            titles.posts = (*titles.posts[:-1], _of_same_body(titles.posts[-1], held))
        titles.posts = (*titles.posts, held)
        titles.end = post.end
        if text[titles.end : titles.end + 1] == ")":
            titles.end += 1
    if (heads := _HEADS.match(text, titles.end)) and (body := body_at(text, heads.end()))[0]:
        titles.posts = (*titles.posts, Post(f"Head of the {body[0]}", "Head", body[0], False))
        titles.end = body[1]
    titles.posts = with_country(titles.posts)
    return titles


def belongs_to_next(text: str, post: PostAt) -> bool:
    """A post right before a name, or before a rank and a name, opens the next person."""
    if text[post.end : post.end + 1] != " ":
        return False
    start = skip_honorific(text, post.end + 1)
    rank = rank_at(text, start)
    if rank is not None:
        return True
    if name_at(text, start) is not None:
        return True
    if text.startswith(("and ", "cum "), start):
        following = post_at(text, start + 4) or post_at(text, start + 8)
        return (
            following is not None
            and belongs_to_next(text, following)
            and (post.bare or post.post.organization in _NATIONS)
        )
    return False


def joined(before: Titles, after: Titles) -> Titles:
    """Return the titles before a name and those behind it as one."""
    return Titles(max(before.end, after.end), before.rank or after.rank, before.posts + after.posts, late=before.late)


def as_printed(reading: Reading, start: int, found: PostAt) -> Post:
    """Give a post that no table knows in the source's own letters."""
    post = found.post
    if post.known or found.bare or reading.text_is_plain:
        return post
    printed = reading.printed(start, found.end)
    if printed.isascii():
        return post
    return replace(post, label=printed) if found.vietnamese else post
