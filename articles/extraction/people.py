"""Third stage: who is named, with which rank and posts. Finds mentions; `coreference` makes people of them."""

import re
from collections.abc import Iterator
from dataclasses import replace

from articles.extraction.bodies import body_at, body_before, owner_before
from articles.extraction.mentions import Found
from articles.extraction.names import Name, is_syllable, name_at, place_at, skip_honorific
from articles.extraction.patterns import one_of
from articles.extraction.people_lists import share_absence, share_plural_post
from articles.extraction.presence import is_away, is_commemorated, is_dead, is_honoured, is_represented, promotion
from articles.extraction.reading import Reading
from articles.extraction.title_grammar import may_open, rank_at
from articles.extraction.title_runs import (
    WHO_IS,
    Titles,
    joined,
    read_titles,
    titles_after,
)
from articles.extraction.titles import needs_more, post_at
from articles.extraction.triggers import Trigger
from articles.extraction.types import MentionForm
from articles.extraction.vocabulary.organizations import HEADS
from articles.extraction.vocabulary.places import COUNTRIES

_TITLE = int(Trigger.TITLE)
_INSIDE_WORD = frozenset("'-_0123456789")
_BEFORE_NAME = re.compile(
    r" (?=[A-Z])| (?=(?:comrade|comrades|dong chi|ong|ba) )"
    r"|, (?=(?:Assoc|Associate|Prof|Professor|Dr|PhD|Ph\.D|Doctor|PGS|GS|TS)\b)"
)
_APPOSED_NAME = re.compile(r", (?=(?:Mr|Mrs|Ms|Madam|H\.E|His Excellency|Her Excellency)\b)|, (?=[A-Z])")
_OF_COUNTRY = re.compile(
    rf" of (?:the )?(?P<home>{one_of(COUNTRIES)})(?: to (?:the )?(?P<host>{one_of(COUNTRIES)}))?(?! (?:and|to)\b)"
)
_BODY_OF = re.compile(r" of (?:the )?(?=[A-Z])")
_LIST = re.compile(r"(?: \([A-Z][^()\n]{1,40}\))?(?:,? and (?:the )?(?=[A-Z])|,? va |[,;] (?:and )?(?=[A-Z]))")
_CIVILIAN = re.compile(r"(?:Dr|Mr|Mrs|Ms|Miss)\b")
_INTRODUCES = re.compile(r"(?:,? (?:including|namely|such as|gom|comprising))?:? ,?(?=[A-Z])|, (?=[A-Z])")
_NAME_THEN_POST = re.compile(
    r"((?:(?:[A-Z][A-Za-z'-]*|bin|binti|de|al) ){0,4}(?:[A-Z][A-Za-z'-]*\.?)),? (?:\(|- "
    rf"|(?:{WHO_IS} )?(?:also |currently |concurrently |now )?(?:the |a )?)\Z"
)
# "He is also Chairman of …": the one who was named last.
_HE_IS = re.compile(
    r"(?:\A|[.\n\"] ?)(?:He|She) (?:is|was|serves|works)(?: also| currently| concurrently| now)?(?: as)?"
    r"(?: the| an?)? \Z"
)
# Words in small letters that may stand between a name and the post said of it.
_BEFORE_A_POST = frozenset("the a also currently concurrently now is was are were as of been bin binti de al".split())
_TITLE_WORD = re.compile(r"(?:Minister|minister|General|general)\b")


def find_mentions(reading: Reading) -> list[Found]:
    """Return every titled mention in text order, names and bare titles alike."""
    text = reading.text
    found: list[Found] = []
    position = 0
    for start in reading.openings(_TITLE):
        if start < position or not may_open(text, start):
            continue
        if text[start - 1 : start] in _INSIDE_WORD and not text.endswith(("ex-", "Ex-"), 0, start):
            continue
        if (apposed := _read_apposed(reading, start)) is not None:
            found.append(apposed)
            position = apposed.end
            continue
        titles = read_titles(reading, start)
        if titles.empty:
            continue
        if "," in text[start : titles.end] and is_represented(reading, start):
            titles = read_titles(reading, start, one=True)
        position = titles.end
        for one in _read_group(reading, start, titles, found[-1].end if found else 0):
            found.append(one)
            position = max(position, one.end)
        if found and found[-1].end == position:
            share_plural_post(reading, found)
            position = found[-1].end
    share_absence(reading, found)
    return found


def _read_apposed(reading: Reading, start: int) -> Found | None:
    """Return the person whose bare name stands before the title at `start`: "Tran Van Tuan, Chairman of …"."""
    text = reading.text
    if not text.startswith(", ", start - 2) and not text.endswith((", the ", " is the ", " is "), start - 10, start):
        return None
    name = _name_before(text, start)
    if name is None:
        return None
    after = titles_after(reading, name.end)
    return None if after.empty else _mention(reading, name.start, after.end, name, after, "name-post")


def _read_group(reading: Reading, start: int, titles: Titles, floor: int) -> Iterator[Found]:
    """Yield the people that the titles at `start` belong to; what stands before `floor` is another mention's."""
    text = reading.text
    if titles.leads_bare and (owner := owner_before(text, start, floor))[0]:
        first = titles.posts[0]
        held = replace(first, label=f"{first.label} of the {owner[0]}", organization=owner[0])
        titles.posts, titles.bare, start = (held, *titles.posts[1:]), False, owner[1]
    elif (titles.leads_bare or _owned(text, start, titles)) and (body := body_before(text, start, floor)) >= 0:
        first = titles.posts[0]
        prefix = reading.printed(body, start - 1)
        titles.posts = (replace(first, label=f"{prefix} {first.label}", organization=prefix), *titles.posts[1:])
        start = body
    name = _name_after(text, start, titles)
    if name is None:
        others = titles.plural and any(needs_more(post.role) for post in titles.posts)
        before = None if others else _name_before(text, start)
        if before is not None:
            after = titles_after(reading, before.end)
            if after.end > titles.end:
                titles = after
            yield _mention(reading, before.start, titles.end, before, titles, "name-post")
        elif titles.posts and not titles.bare and not titles.plural and _HE_IS.search(text, max(0, start - 34), start):
            yield Found(start, titles.end, None, titles.rank, titles.posts, True, "pronoun-post", MentionForm.PRONOUN)
        elif (title := _bare_title(reading, start, titles)) is not None:
            yield title
        return
    _take_country(text, name, titles)
    after = titles_after(reading, name.end)
    named = _mention(reading, start, max(name.end, titles.end, after.end), name, joined(titles, after), "title-name")
    yield named
    if titles.plural or text.endswith(("cac ", "Cac "), 0, start):
        yield from _shared(reading, named.end, titles)


def _owned(text: str, start: int, titles: Titles) -> bool:
    """ "the World Health Organisation's representative in …": does a body own the post, which names its place only?"""
    return bool(titles.posts) and not titles.posts[0].known and text.endswith(("'s ", "s' "), 0, start)


def _take_country(text: str, name: Name, titles: Titles) -> None:
    """Complete a bare post by what stands behind the name: "Ambassador Marc Knapper of the US to Vietnam"."""
    if not titles.posts or titles.plural or not text.startswith(" of ", name.end):
        return
    found = _OF_COUNTRY.match(text, name.end)
    if found is None and titles.bare and (behind := _BODY_OF.match(text, name.end)):
        _take_body(text, behind.end(), titles)
    if found is None or (not titles.bare and (name.vietnamese or not titles.posts[-1].known)):
        return
    post, body = titles.posts[-1], found[0].removeprefix(" of ")
    label = f"{post.label} of {body}"
    titles.posts = (*titles.posts[:-1], replace(post, label=label, organization=found["home"], known=False))
    titles.end = found.end()


def _take_body(text: str, start: int, titles: Titles) -> None:
    """ "Assistant Commissioner Lesa Gale of the Federal Police": a body behind the name completes a bare post."""
    body, end = body_at(text, start)
    if body and " " in body and body.rsplit(" ", 1)[-1].lower() in HEADS:
        post = titles.posts[-1]
        held = replace(post, label=f"{post.label} of the {body}", organization=body, known=False)
        titles.posts, titles.end = (*titles.posts[:-1], held), end


def _name_after(text: str, begin: int, titles: Titles) -> Name | None:
    end = titles.end
    found = _BEFORE_NAME.match(text, end)
    apposed = False
    if found is None and titles.plural:
        found = _INTRODUCES.match(text, end)
    if found is None and titles.posts and not titles.bare:
        found = _APPOSED_NAME.match(text, end)
        apposed = found is not None and titles.rank is None
    if found is None:
        return None
    start = skip_honorific(text, found.end())
    if text.startswith(("Ong ", "Ba "), found.end()) and not is_syllable(text[begin : titles.end].rsplit(" ", 1)[-1]):
        start = found.end()  # behind an English title "Ông" is a family name
    if titles.plural and (rank := rank_at(text, start)):
        start = skip_honorific(text, rank.end + 1)
        titles.rank, titles.end = rank.rank, rank.end
    name = name_at(text, start)
    if name is None or (place_at(text, start) >= name.end and not _is_surely_person(text, titles, name)):
        return None
    if apposed and start == found.end() and not _closes_apposition(text, begin, name):
        return None
    return name


def _closes_apposition(text: str, begin: int, name: Name) -> bool:
    """ "The Director of the Archives, Le Van Ba, came": a bare name between commas is the one who holds the post."""
    if name.words < 2 or not text.startswith((",", ")", " -"), name.end):
        return False
    if text[begin - 4 : begin].lower() == "the ":
        return True
    return name.vietnamese and rank_at(text, name.end + 2) is None and post_at(text, name.end + 2) is None


def _is_surely_person(text: str, titles: Titles, name: Name) -> bool:
    """ "Colonel Son La" does not happen; "Lieutenant General Le Hai Duong" does, and is no bare place anyway."""
    return titles.rank is not None and name.vietnamese and place_at(text, name.start) != name.end


def _name_before(text: str, start: int) -> Name | None:
    last = text[text.rfind(" ", 0, start - 1) + 1 : start - 1] if text[start - 1 : start] == " " else "("
    if last[:1].islower() and last[-1] not in ",.)" and last not in _BEFORE_A_POST:
        return None
    if last in ("the", "a"):
        before = text[max(0, start - 40) : start - len(last) - 1].rstrip(" ")
        last = before[before.rfind(" ") + 1 :]
        if not last or (last[0].islower() and last[-1] not in ",.-(" and last not in (*_BEFORE_A_POST, "be")):
            return None
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


def _bare_title(reading: Reading, start: int, titles: Titles) -> Found | None:
    """ "the Minister", "the General": a mention of somebody named elsewhere."""
    text = reading.text
    # "Prime Minister stressed" without an article happens as well.
    printed = text[start : titles.end]
    if not _TITLE_WORD.search(printed) or titles.plural or text[titles.end : titles.end + 1] == "'":
        return None
    article = text[max(0, start - 4) : start].lower() == "the "
    if titles.posts and not titles.bare and not article:
        return None
    if titles.rank and not article:
        return None
    acts = not (is_represented(reading, start) or is_honoured(reading, start))
    return Found(start, titles.end, None, titles.rank, titles.posts, acts, "bare-title", MentionForm.TITLE)


def _shared(reading: Reading, end: int, titles: Titles) -> Iterator[Found]:
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
        if rank is None and titles.rank and _CIVILIAN.match(text, start):
            return
        if rank is not None and rank.plural:
            titles = Titles(titles.end, rank.rank, titles.posts)
        name_start = skip_honorific(text, rank.end + 1 if rank else start)
        name = name_at(text, name_start)
        if name is None or name.words < 2 or _is_place(text, name):
            return
        after = titles_after(reading, name.end)
        own = Titles(name.end, rank.rank if rank else titles.rank, titles.posts)
        end = max(name.end, after.end)
        yield _mention(reading, start, end, name, joined(own, after), "shared-title")


def _mention(reading: Reading, start: int, end: int, name: Name, titles: Titles, rule: str) -> Found:
    text = reading.text
    nickname = text.startswith('"', start - 1) and text.startswith('"', end)
    once = text.startswith((", then ", " (then ", ", who was then "), name.end)
    acts = not (titles.late or nickname or once or is_away(reading, start, name, end, titles.rank))
    form = MentionForm.FULL if name.words > 1 else MentionForm.SHORT
    of_old = titles.rank == "General" and is_commemorated(text, name)
    dead = titles.late or of_old or is_dead(reading, start, end) or _is_late(reading, start)
    promoted = promotion(reading, start, name.end)
    return Found(start, end, name, titles.rank, titles.posts, acts and not dead, rule, form, dead, promoted)


def _is_late(reading: Reading, start: int) -> bool:
    """ "cố Bộ trưởng": told from "có" by its mark."""
    return reading.text[start - 3 : start].lower() == "co " and reading.printed(start - 3, start - 1).lower() == "cố"
