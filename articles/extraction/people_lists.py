"""What people named in one list share: a post printed behind all of them, and what keeps one of them away."""

import re
from dataclasses import replace

from articles.extraction.mentions import Found
from articles.extraction.presence import (
    gone_together,
    in_one_list,
    is_accused_before,
    is_commemorated,
    is_honoured,
    is_represented,
    shares_absence,
    stands_in_for,
)
from articles.extraction.reading import Reading
from articles.extraction.title_grammar import rank_at
from articles.extraction.title_runs import AFTER_NAME, as_printed, belongs_to_next
from articles.extraction.titles import needs_more, post_at

_IN_ONE_LIST = re.compile(r",? and (?:the )?|,? va |[,;] (?:and )?")
_BOTH = re.compile(r", (?:both|all)(?: of them)? ")
_EACH = re.compile(r"(?P<places>.+ and .+?) (?P<tail>(?:[Pp]rovincial|[Mm]unicipal|[Cc]ity|[Pp]olice|[Pp]rovince)\b.*)")


def share_absence(reading: Reading, found: list[Found]) -> None:
    """Who is named in one list with somebody honoured, accused, dead or represented is so as well."""
    text = reading.text
    for number in range(len(found) - 1, 0, -1):  # "A, B and C were killed": what stands behind the list
        one, last = found[number - 1], found[number]
        if not last.acts and one.acts and in_one_list(text, one.end, last.start) and gone_together(text, last.end):
            found[number - 1] = replace(one, acts=False, dead=last.dead)
    accused = False
    for number in range(1, len(found)):
        last, one = found[number - 1], found[number]
        if last.acts:
            accused = False
            continue
        accused = accused or last.dead or is_accused_before(reading, last.start)
        honoured = is_honoured(reading, last.start)
        if not (accused or honoured or is_represented(reading, last.start) or _remembered(text, last)):
            continue
        listed = accused or (_is_closed_list(text, found, number) and not stands_in_for(text, last.start))
        if not shares_absence(text, last.end, one.start, listed=listed):
            accused = False
        else:
            found[number] = replace(one, acts=False, dead=one.dead or last.dead)
            accused = accused or listed


def _is_closed_list(text: str, found: list[Found], number: int) -> bool:
    """Do commas lead from the person before `number` on to an "and": "the graves of A, B and C"?"""
    if _remembered(text, found[number - 1]):
        return False
    while number < len(found) and in_one_list(text, found[number - 1].end, found[number].start):
        if " and " in text[found[number - 1].end : found[number].start]:
            return True
        number += 1
    return False


def _remembered(text: str, one: Found) -> bool:
    return one.name is not None and is_commemorated(text, one.name)


def share_plural_post(reading: Reading, found: list[Found]) -> None:
    """ "Generals A, B and C, Deputy Ministers of X": a plural post behind the names is held by each."""
    text = reading.text
    if not text.startswith(",", found[-1].end):
        return
    sep = AFTER_NAME.match(text, found[-1].end)
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
    if loose or belongs_to_next(text, post):
        return
    shared = as_printed(reading, sep.end(), post)
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
        name = found[place - 1].name
        if name is not None and found[place - 1].end > name.end:
            break  # who has a post of one's own behind the name has no part in theirs
        place -= 1
    return place


def _dealt_out(body: str, count: int) -> list[str]:
    """Deal "Son La and Dien Bien provincial Police Departments" out to `count` people; else no names."""
    found = _EACH.fullmatch(body)
    places = re.split(r", | and ", found["places"]) if found else []
    if found is None or len(places) != count:
        return [""] * count
    return [f"{place} {found['tail'].removesuffix('s')}" for place in places]
