"""Third stage: who is named, with which rank and posts. Finds mentions; `coreference` makes people of them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from articles.extraction.bodies import body_before
from articles.extraction.names import Name, name_at, place_at, skip_honorific
from articles.extraction.patterns import alternation
from articles.extraction.reading import Reading
from articles.extraction.title_grammar import rank_at
from articles.extraction.titles import PostAt, needs_more, post_at
from articles.extraction.triggers import Trigger
from articles.extraction.types import MentionForm, Post
from articles.extraction.vocabulary.names import COMMEMORATED
from articles.extraction.vocabulary.places import COUNTRIES

_INSIDE_WORD = frozenset("'-_0123456789")
_BETWEEN = re.compile(
    r",? (?:and|cum|kiem|va) (?:the |also |concurrently )?|, (?:the |also |concurrently )?|; | - |/| "
)
_BEFORE_NAME = re.compile(r" (?=[A-Z])| (?=(?:comrade|comrades|dong chi) )")
_AFTER_NAME = re.compile(
    r"(?:, (?:who (?:is|was|serves as|holds the post of|also serves as) )?|,? who (?:is|was) | \(| - |, "
    r"(?:currently|concurrently|also) | and (?:concurrently |also )?|,? cum |, and (?:concurrently |also "
    r")?)"
    r"(?:also |currently |concurrently |now )*(?:the |an? )?(?:current )?"
)
_LIST = re.compile(r",? and (?:the )?(?=[A-Z])|[,;] (?:and )?(?=[A-Z])| va ")
_OF_COUNTRY = re.compile(rf" of (?:the )?({alternation(COUNTRIES)})(?![A-Za-z])")
_IN_ONE_LIST = re.compile(r",? and (?:the )?|[,;] (?:and )?")
_INTRODUCES = re.compile(r"(?:,? (?:including|namely|such as|gom|comprising))?:? ,?(?=[A-Z])|, (?=[A-Z])")
_NAME_THEN_POST = re.compile(
    r"((?:[A-Z][A-Za-z'-]* ){0,4}(?:[A-Z][A-Za-z'-]*\.?)),? (?:\(|- |(?:who (?:is|was|serves as) "
    r")?(?:also |currently |concurrently |now )?(?:the |a )?)\Z"
)
_COMMEMORATES = re.compile(
    r"(?:\blate |\b(?:tribute|homage|incense|flowers?|wreaths?) (?:to|at|in \w+ of|in memory of)(?: "
    r"the)?(?: \w+){0,6} |\bmemor(?:y|ial|ials) (?:of|to|for|house of|site of|area of|hall of)(?: "
    r"the)?(?: \w+){0,3} "
    r"|\b(?:mausoleum|statue|monument|tomb|grave|birthday|birth|death|portrait|relics?) (?:of|to)(?: "
    r"the)?(?: \w+){0,3} |\bcommemorat\w+ (?:\w+ ){0,6}|\b(?:martyrs?|named after|teachings? of|thought of"
    r"|thoughts of|example of|ideology of|co |liet si )(?: the)? ?)\Z",
    re.IGNORECASE,
)
_ABSENT = re.compile(
    r"(?:(?:under|by|with) the (?:authority|authori[sz]ation|delegation|power|mandate) of(?: the)?|(?:on"
    r"|in) behalf of(?: the)?|authori[sz]ed by(?: the)?|representing|in the (?:absence|name) of|instead of"
    r"|in place of|conveyed .{0,40}(?:from|of)|greetings (?:of|from)|regards (?:of|from|to)"
    r"|(?:wishes|letter|message|congratulations|flowers|condolences) (?:of|from|by|to)(?: \w+){0,2}|thay "
    r"mat|thua uy quyen|succeed(?:ing)?|replac(?:e|es|ing)|in accordance with the decision of"
    r"|predecessor,?|directions? (?:of|from|by)|guidance (?:of|from)|instructions? (?:of|from|by)"
    r"|assigned by|signed by|appointed by)(?: the)? \Z",
    re.IGNORECASE,
)
_AWAITED = re.compile(
    r"(?:,?(?: who)? (?:was|were|is) (?:absent|unable|not present)|'s (?:birthday|mausoleum|memorial"
    r"|thought|teachings|statue|example|absence|decision|directive|instructions?|directions?|letter"
    r"|upcoming|forthcoming|planned|coming visit)\b|,? (?:will|is (?:expected|scheduled|due)|is to|could "
    r"not|did not attend))",
    re.IGNORECASE,
)
_ACCUSED_BEFORE = re.compile(
    r"\b(?:arrest(?:ed|ing|s)?|prosecut(?:ed|ing|e)|detain(?:ed|ing)?|suspects?|defendants?|accused"
    r"|charged|convicted|sentenced|ringleaders?|fugitives?|bi cao|bi can|doi tuong|bat giam|khoi to"
    r"|against|investigat(?:ed|ing|e))(?: \w+){0,2}[:,]? \Z",
    re.IGNORECASE,
)
_ACCUSED_AFTER = re.compile(
    r"[^.;\n]{0,110}?\b(?:was|were|been|being|be|is|are|bi) (?:also |later |temporarily |then "
    r")?(?:arrested|prosecuted|detained|sentenced|charged|convicted|accused|indicted|tried|expelled"
    r"|dismissed|wanted|bat|khoi to)\b"
)
# Cheap looks before the patterns above, which are dear because they are anchored at their end.
_HONOURS = re.compile(
    r"[Ll]ate |[Tt]ribute|[Hh]omage|[Ii]ncense|[Ff]lower|[Ww]reath|[Mm]emor|[Mm]ausoleum|[Ss]tatue"
    r"|[Mm]onument|[Tt]omb|[Gg]rave|[Bb]irth|[Dd]eath|[Pp]ortrait|[Rr]elic|[Cc]ommemor|[Mm]artyr|[Nn]amed"
    r"|[Tt]each|[Tt]hought|[Ee]xample|[Ii]deology|[Cc]o |[Ll]iet si"
)
_ACCUSES = re.compile(
    r"[Aa]rrest|[Pp]rosecut|[Dd]etain|[Ss]uspect|[Dd]efendant|[Aa]ccused|[Cc]harged|[Cc]onvicted"
    r"|[Ss]entenced|[Rr]ingleader|[Ff]ugitive|bi ca|doi tuong|bat giam|khoi to|[Aa]gainst|[Ii]nvestigat"
)
_ABSENT_END = re.compile(
    r"(?:of|by|from|to|representing|absence|mat|quyen|succeed|succeeding|replac\w+|predecessor),?(?: the)? \Z"
)
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
        titles = _read_titles(reading, start)
        if titles.empty:
            continue
        if _is_represented(text, start):
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
    post = post_at(text, sep.end()) if sep and found[-1].name else None
    if sep is None or post is None or not post.plural or post.bare or not sep[0].startswith(","):
        return
    # ", leaders of the ministry" goes on with others; ", Deputy Ministers of …" says who these are.
    if (text[sep.end()].islower() and needs_more(post.post.role)) or _belongs_to_next(text, post):
        return
    shared = _as_printed(reading, sep.end(), post)
    place = len(found) - 1
    while place > 0 and _IN_ONE_LIST.fullmatch(text, found[place - 1].end, found[place].start):
        place -= 1
    for number in range(place, len(found)):
        one = found[number]
        end = post.end if number == len(found) - 1 else one.end
        found[number] = replace(one, end=end, posts=(*one.posts, shared))


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
            yield _mention(reading, before.start, titles.end, before, titles, "name-post")
        elif (title := _bare_title(text, start, titles)) is not None:
            yield title
        return
    after = _titles_after(reading, name.end)
    if after.empty and titles.bare and (country := _OF_COUNTRY.match(text, name.end)):
        # "Prime Minister Hun Sen of Cambodia": the country belongs to the post.
        last = titles.posts[-1]
        label = f"{last.label} of {country[1]}"
        titles.posts = (*titles.posts[:-1], replace(last, label=label, organization=country[1], known=False))
    yield _mention(reading, start, max(name.end, after.end), name, _joined(titles, after), "title-name")
    if titles.plural:
        yield from _shared(reading, max(name.end, after.end), titles)


def _as_printed(reading: Reading, start: int, found: PostAt) -> Post:
    """Give a post that no table knows in the source's own letters."""
    post = found.post
    if post.known or reading.text_is_plain:
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
        if between is None or (titles.plural and between[0] != " ") or (one and between[0] != " "):
            break
        position = between.end()
    return titles


def _name_after(text: str, titles: _Titles) -> Name | None:
    end = titles.end
    found = _BEFORE_NAME.match(text, end)
    if found is None and titles.plural:
        found = _INTRODUCES.match(text, end)
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
    while position < limit:
        name = name_at(text, position)
        if (
            name is not None
            and name.end == limit
            and name.words >= 2
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
    left = _left_of(text, start)
    acts = not (_is_represented(text, start) or (_HONOURS.search(left) and _COMMEMORATES.search(left)))
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
        if rank is not None and titles.rank is None and text[rank.end : rank.end + 1] in ",)":
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
    left = _left_of(text, start)
    folded = text[name.start : name.end].lower().replace("-", " ")
    acts = not (
        titles.late
        or folded in COMMEMORATED
        or (_HONOURS.search(left) and _COMMEMORATES.search(left))
        or _is_represented(text, start)
        or (_ACCUSES.search(left) and _ACCUSED_BEFORE.search(left))
        or _AWAITED.match(text, end)
        or _ACCUSED_AFTER.match(text, end)
    )
    form = MentionForm.FULL if name.words > 1 else MentionForm.SHORT
    return Found(start, end, name, titles.rank, titles.posts, acts, rule, form)


def _is_represented(text: str, start: int) -> bool:
    """Does "on behalf of", "under the authority of" or the like stand right before `start`?"""
    return bool(_ABSENT_END.search(text, max(0, start - 18), start)) and bool(_ABSENT.search(_left_of(text, start)))


def _left_of(text: str, start: int) -> str:
    """Return what stands before `start` in its paragraph, as far as context matters."""
    left = text[max(0, start - 110) : start]
    return left[left.rfind("\n") + 1 :]
