"""Third stage: who is named, with which rank and posts. Finds mentions; `coreference` makes people of them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from articles.extraction.bodies import body_before
from articles.extraction.names import Name, name_at, place_at, skip_honorific
from articles.extraction.patterns import one_of
from articles.extraction.presence import is_away, is_dead, is_honoured, is_represented, promotion
from articles.extraction.reading import Reading
from articles.extraction.title_grammar import rank_at
from articles.extraction.titles import PostAt, needs_more, post_at
from articles.extraction.triggers import Trigger
from articles.extraction.types import MentionForm, Post
from articles.extraction.vocabulary.places import COUNTRIES

_INSIDE_WORD = frozenset("'-_0123456789")
_BETWEEN = re.compile(
    r",? (?:and|cum|kiem|va) (?:the |also |concurrently )?|, (?:the |also |concurrently )?|; | - |/| "
)
_BEFORE_NAME = re.compile(
    r" (?=[A-Z])| (?=(?:comrade|comrades|dong chi|ong|ba) )"
    r"|, (?=(?:Assoc|Associate|Prof|Professor|Dr|PhD|Ph\.D|Doctor|PGS|GS|TS)\b)"
)
_APPOSED_NAME = re.compile(r", (?=(?:Mr|Mrs|Ms|Madam|H\.E|His Excellency|Her Excellency)\b)")
_OF_COUNTRY = re.compile(
    rf" of (?:the )?(?P<home>{one_of(COUNTRIES)})(?: to (?:the )?(?P<host>{one_of(COUNTRIES)}))?(?! (?:and|to)\b)"
)
_WHO_IS = (
    r"who (?:is|was|are|were|serves as|serves also as|has served as|has been|works as|acts as|holds the (?:post"
    r"|position) of"
    r"|also serves as|took office as)"
)
_AFTER_NAME = re.compile(
    r"(?:, (?:Ph\.?D|MSc|MA)\.?(?=,))?"
    r"(?:,? (?:who )?(?:was |has been |is |were )?(?:appointed|elected|named) (?:as |to be "
    r"|to the (?:post|position) of )?"
    rf"|,? (?:as|to) the (?:post|position) of |, (?:{_WHO_IS} )?|,? became |,? {_WHO_IS} | \(| - "
    r"| and (?:concurrently |also )?|,? cum |, and (?:concurrently |also )?)"
    r"(?:also |currently |concurrently |now )*(?:the |an? )?(?:current )?"
)
_LIST = re.compile(r",? and (?:the )?(?=[A-Z])|,? va |[,;] (?:and )?(?=[A-Z])")
_IN_ONE_LIST = re.compile(r",? and (?:the )?|,? va |[,;] (?:and )?")
_INTRODUCES = re.compile(r"(?:,? (?:including|namely|such as|gom|comprising))?:? ,?(?=[A-Z])|, (?=[A-Z])")
_NAME_THEN_POST = re.compile(
    r"((?:(?:[A-Z][A-Za-z'-]*|bin|binti|de|al) ){0,4}(?:[A-Z][A-Za-z'-]*\.?)),? (?:\(|- "
    rf"|(?:{_WHO_IS} )?(?:also |currently |concurrently |now )?(?:the |a )?)\Z"
)
_BOTH = re.compile(r", (?:both|all)(?: of them)? ")
_EACH = re.compile(r"(?P<places>.+ and .+?) (?P<tail>(?:[Pp]rovincial|[Mm]unicipal|[Cc]ity|[Pp]olice|[Pp]rovince)\b.*)")
_TITLE_WORD = re.compile(r"(?:Minister|minister|General|general)\b")
_MAX_TITLES = 8


@dataclass(frozen=True, slots=True)
class Found:
    """One mention before it is known whose it is. `name` is None for "the Minister"."""

    start: int
    end: int
    name: Name | None
    rank: str | None
    posts: tuple[Post, ...]
    acts: bool  # False for the commemorated, the absent and the accused
    rule: str
    form: MentionForm = MentionForm.FULL
    dead: bool = False
    promoted: str | None = None  # the rank that this mention's person is given in the article


@dataclass(slots=True)
class _Titles:
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
        return self.rank is None and not self.posts


def find_mentions(reading: Reading) -> list[Found]:
    """Return every titled mention in text order, names and bare titles alike."""
    text = reading.text
    found: list[Found] = []
    position = 0
    for start in reading.openings(Trigger.TITLE):
        if start < position or text[start - 1 : start] in _INSIDE_WORD:
            continue
        if (apposed := _read_apposed(reading, start)) is not None:
            found.append(apposed)
            position = apposed.end
            continue
        titles = _read_titles(reading, start)
        if titles.empty:
            continue
        if is_represented(text, start):
            titles = _read_titles(reading, start, one=True)
        position = titles.end
        for one in _read_group(reading, start, titles):
            found.append(one)
            position = max(position, one.end)
        if found and found[-1].end == position:
            _share_plural_post(reading, found)
            position = found[-1].end
    return found


def _share_plural_post(reading: Reading, found: list[Found]) -> None:
    """ "Generals A, B and C, Deputy Ministers of X": a plural post behind the names is held by each."""
    text = reading.text
    sep = _AFTER_NAME.match(text, found[-1].end)
    both = _BOTH.match(text, found[-1].end)
    if both and found[-1].name and (rank := rank_at(text, both.end())) is not None:
        place = _list_start(text, found)
        found[place:] = [replace(one, rank=rank.rank) for one in found[place:]]
        found[-1] = replace(found[-1], end=rank.end)
        return
    post = post_at(text, sep.end()) if sep and found[-1].name else None
    if sep is None or post is None or not post.plural or post.bare or not sep[0].startswith(","):
        return
    # ", leaders of the ministry" goes on with others; ", Deputy Ministers of …" says who these are.
    loose = text[sep.end()].islower() and needs_more(post.post.role) and " who " not in sep[0]
    if loose or _belongs_to_next(text, post):
        return
    shared = _as_printed(reading, sep.end(), post)
    place = _list_start(text, found)
    bodies = _dealt_out(shared.organization or "", len(found) - place)
    for number, body in enumerate(bodies, place):
        one = found[number]
        held = replace(shared, label=f"{shared.role} of {body}", organization=body) if body else shared
        end = post.end if number == len(found) - 1 else one.end
        found[number] = replace(one, end=end, posts=(*one.posts, held))


def _list_start(text: str, found: list[Found]) -> int:
    """Return the number of the first person in the list that the last one closes."""
    place = len(found) - 1
    while place > 0 and _IN_ONE_LIST.fullmatch(text, found[place - 1].end, found[place].start):
        place -= 1
    return place


def _read_apposed(reading: Reading, start: int) -> Found | None:
    """Return the person whose bare name stands before the title at `start`: "Tran Van Tuan, Chairman of …"."""
    text = reading.text
    if not text.startswith(", ", start - 2) and not text.endswith((", the ", " is the ", " is "), start - 10, start):
        return None
    name = _name_before(text, start)
    if name is None:
        return None
    after = _titles_after(reading, name.end)
    return None if after.empty else _mention(reading, name.start, after.end, name, after, "name-post")


def _read_group(reading: Reading, start: int, titles: _Titles) -> Iterator[Found]:
    """Yield the people that the titles at `start` belong to."""
    text = reading.text
    if titles.leads_bare and (body := body_before(text, start)) >= 0:
        first = titles.posts[0]
        prefix = reading.printed(body, start - 1)
        titles.posts = (replace(first, label=f"{prefix} {first.role}", organization=prefix), *titles.posts[1:])
        start = body
    name = _name_after(text, titles)
    if name is None:
        others = titles.plural and any(needs_more(post.role) for post in titles.posts)
        before = None if others else _name_before(text, start)
        if before is not None:
            after = _titles_after(reading, before.end)
            if after.end > titles.end:
                titles = after
            yield _mention(reading, before.start, titles.end, before, titles, "name-post")
        elif (title := _bare_title(text, start, titles)) is not None:
            yield title
        return
    _take_country(text, name, titles)
    after = _titles_after(reading, name.end)
    named = _mention(reading, start, max(name.end, titles.end, after.end), name, _joined(titles, after), "title-name")
    yield named
    if titles.plural or text.endswith(("cac ", "Cac "), 0, start):
        yield from _shared(reading, named.end, titles)


def _take_country(text: str, name: Name, titles: _Titles) -> None:
    """Complete a bare post by what stands behind the name: "Ambassador Marc Knapper of the US to Vietnam"."""
    if not titles.bare or not titles.posts or titles.plural or not text.startswith(" of ", name.end):
        return
    found = _OF_COUNTRY.match(text, name.end)
    if found is None:
        return
    post, body = titles.posts[-1], found[0].removeprefix(" of ")
    label = f"{post.label} of {body}"
    titles.posts = (*titles.posts[:-1], replace(post, label=label, organization=found["home"], known=False))
    titles.end = found.end()


def _dealt_out(body: str, count: int) -> list[str]:
    """Deal "Son La and Dien Bien provincial Police Departments" out to `count` people; else no names."""
    found = _EACH.fullmatch(body)
    places = re.split(r", | and ", found["places"]) if found else []
    if found is None or len(places) != count:
        return [""] * count
    return [f"{place} {found['tail'].removesuffix('s')}" for place in places]


def _as_printed(reading: Reading, start: int, found: PostAt) -> Post:
    """Give a post that no table knows in the source's own letters."""
    post = found.post
    if post.known or found.bare or reading.text_is_plain:
        return post
    printed = reading.printed(start, found.end)
    if printed.isascii():
        return post
    return replace(post, label=printed) if found.vietnamese else post


def _read_titles(reading: Reading, start: int, *, one: bool = False) -> _Titles:
    """Read ranks and posts one after the other, as far as they go; with `one`, not beyond a comma."""
    text = reading.text
    titles = _Titles(start)
    position = start
    for _ in range(_MAX_TITLES):
        rank = rank_at(text, position)
        post = None if rank else post_at(text, position)
        if rank and titles.rank is None:
            titles.rank, titles.end, titles.plural = rank.rank, rank.end, titles.plural or rank.plural
        elif post:
            if titles.posts and post.bare and titles.plural:
                break
            titles.posts = (*titles.posts, _as_printed(reading, position, post))
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
    return titles


def _opens_another(text: str, start: int, between: re.Match[str]) -> bool:
    """Does the next person begin after `between`: "the Minister and General Nam", "the Ambassador, Minister Nam"?"""
    if between[0].lstrip(", ").startswith(("and", "va ")) and rank_at(text, between.end()) is not None:
        return True
    if between[0].startswith(";") and rank_at(text, between.end()) is not None:
        return True
    if text[start - 4 : start].lower() != "the ":
        return False
    if between[0].startswith(";"):
        return True
    post = post_at(text, between.end())
    return post is not None and post.bare and not post.plural and _belongs_to_next(text, post)


def _name_after(text: str, titles: _Titles) -> Name | None:
    end = titles.end
    found = _BEFORE_NAME.match(text, end)
    if found is None and titles.plural:
        found = _INTRODUCES.match(text, end)
    if found is None and titles.posts and not titles.bare:
        found = _APPOSED_NAME.match(text, end)
    if found is None:
        return None
    start = skip_honorific(text, found.end())
    if titles.plural and (rank := rank_at(text, start)):
        start = skip_honorific(text, rank.end + 1)
        titles.rank, titles.end = rank.rank, rank.end
    name = name_at(text, start)
    if name is None or (place_at(text, start) >= name.end and not _is_surely_person(text, titles, name)):
        return None
    return name


def _is_surely_person(text: str, titles: _Titles, name: Name) -> bool:
    """ "Colonel Son La" does not happen; "Lieutenant General Le Hai Duong" does, and is no bare place anyway."""
    return titles.rank is not None and name.vietnamese and place_at(text, name.start) != name.end


def _name_before(text: str, start: int) -> Name | None:
    found = _NAME_THEN_POST.search(text[max(0, start - 70) : start])
    if found is None or text[start - 1] == "\n":
        return None
    base = max(0, start - 70)
    position, limit = base + found.start(1), base + found.end(1)
    named = skip_honorific(text, position)
    position = named if named < limit else position
    while position < limit:
        name = name_at(text, position)
        if (
            name is not None
            and name.end == limit
            and (name.words >= 2 or (" who " in found[0] and not name.vietnamese))
            and (name.vietnamese or name.words <= 4)
            and not _is_place(text, name)
        ):
            return name
        space = text.find(" ", position, limit)
        if space < 0:
            break
        position = space + 1
    return None


def _is_place(text: str, name: Name) -> bool:
    return place_at(text, name.start) >= name.end


def _bare_title(text: str, start: int, titles: _Titles) -> Found | None:
    """ "the Minister", "the General": a mention of somebody named elsewhere."""
    # "Prime Minister stressed" without an article happens as well.
    printed = text[start : titles.end]
    if not _TITLE_WORD.search(printed) or titles.plural or text[titles.end : titles.end + 1] == "'":
        return None
    article = text[max(0, start - 4) : start].lower() == "the "
    if titles.posts and not titles.bare and not article:
        return None
    if titles.rank and not article:
        return None
    acts = not (is_represented(text, start) or is_honoured(text, start))
    return Found(start, titles.end, None, titles.rank, titles.posts, acts, "bare-title", MentionForm.TITLE)


def _titles_after(reading: Reading, end: int) -> _Titles:
    """Read the posts that follow a name in apposition."""
    text = reading.text
    titles = _Titles(end)
    for number in range(_MAX_TITLES):
        sep = _AFTER_NAME.match(text, titles.end)
        if sep is None or (number == 0 and sep[0].startswith((" and", ", and"))):
            break
        start = sep.end()
        rank = rank_at(text, start) if sep[0].startswith((",", " (")) else None
        if rank is not None and titles.rank is None and text.startswith((",", ")", " who is "), rank.end):
            titles.rank, titles.end = rank.rank, rank.end
            continue
        post = post_at(text, start)
        if post is None or post.plural or _belongs_to_next(text, post) or (post.bare and needs_more(post.post.role)):
            break
        titles.posts = (*titles.posts, _as_printed(reading, start, post))
        titles.end = post.end
        if text[titles.end : titles.end + 1] == ")":
            titles.end += 1
    return titles


def _belongs_to_next(text: str, post: PostAt) -> bool:
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
        return following is not None and _belongs_to_next(text, following) and post.bare
    return False


def _joined(before: _Titles, after: _Titles) -> _Titles:
    return _Titles(max(before.end, after.end), before.rank or after.rank, before.posts + after.posts, late=before.late)


def _shared(reading: Reading, end: int, titles: _Titles) -> Iterator[Found]:
    """Read on in a list whose title stands once: "Lieutenant Colonels A, B and C"."""
    text = reading.text
    for _ in range(40):
        sep = _LIST.match(text, end)
        if sep is None:
            return
        start = sep.end()
        rank = rank_at(text, start)
        if rank is None and post_at(text, start) is not None:
            return
        name_start = skip_honorific(text, rank.end + 1 if rank else start)
        name = name_at(text, name_start)
        if name is None or name.words < 2 or _is_place(text, name):
            return
        after = _titles_after(reading, name.end)
        own = _Titles(name.end, rank.rank if rank else titles.rank, titles.posts)
        end = max(name.end, after.end)
        yield _mention(reading, start, end, name, _joined(own, after), "shared-title")


def _mention(reading: Reading, start: int, end: int, name: Name, titles: _Titles, rule: str) -> Found:
    text = reading.text
    acts = not (titles.late or is_away(text, start, name, end))
    form = MentionForm.FULL if name.words > 1 else MentionForm.SHORT
    dead = titles.late or is_dead(text, end) or _is_late(reading, start)
    promoted = promotion(text, start, name.end)
    return Found(start, end, name, titles.rank, titles.posts, acts and not dead, rule, form, dead, promoted)


def _is_late(reading: Reading, start: int) -> bool:
    """ "cố Bộ trưởng": told from "có" by its mark."""
    return reading.text[start - 3 : start].lower() == "co " and reading.printed(start - 3, start - 1).lower() == "cố"
