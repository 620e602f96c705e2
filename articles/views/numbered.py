"""Meetings that count themselves: the 77th conference comes after the 76th, though no editor has made a series."""

import re
from dataclasses import dataclass

from articles.extraction.folding import fold
from articles.models import Meeting
from articles.search import Search, Sort, parse, search

LOOKED_AT = 50  # meetings of that name
_COUNTED = (
    re.compile(r"^(?:the )?(?P<number>\d{1,3})(?:st|nd|rd|th) (?P<name>.+)$", re.IGNORECASE),
    re.compile(r"^(?P<name>.+?) lần thứ (?P<number>\d{1,3})$", re.IGNORECASE),
)


@dataclass(frozen=True, slots=True)
class Counted:
    """The nearest meetings of the same name with a lower and with a higher number."""

    name: str
    previous: Meeting | None
    following: Meeting | None


def number_of(title: str) -> tuple[int, str] | None:
    """Return the number in a title and the title without it, None for a title that does not count."""
    found = next(filter(None, (pattern.match(title.strip()) for pattern in _COUNTED)), None)
    return (int(found["number"]), found["name"]) if found else None


def counted(meeting: Meeting) -> Counted | None:
    """Return the neighbours of a meeting that counts itself, None for none: one question to the index, one query."""
    own = number_of(meeting.title)
    if own is None:
        return None
    number, name = own
    words = name.replace('"', " ")
    found = search(Search(parse(f'"{words}"'), ("meeting",), sort=Sort.NEWEST, size=LOOKED_AT))
    if not found.is_usable:
        return None
    rows = Meeting.objects.published().filter(pk__in=[hit.pk for hit in found.hits]).select_related("organizer")
    numbers = {row: its[0] for row in rows if (its := number_of(row.title)) and fold(its[1]) == fold(name)}
    lower = [row for row, its in numbers.items() if its < number]
    higher = [row for row, its in numbers.items() if its > number]
    if not lower and not higher:
        return None
    return Counted(
        name[:1].upper() + name[1:],
        max(lower, key=lambda row: (numbers[row], row.pk), default=None),
        min(higher, key=lambda row: (numbers[row], row.pk), default=None),
    )
