"""What changed from one version of a text to the next: by paragraph, and within a paragraph by word.

The work is bounded: what is too long to be compared word by word is shown as taken out and put in whole.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

MOST_BLOCKS = 1_500  # paragraphs of either side that are compared with each other
MOST_WORDS = 1_500  # words of either side of a paragraph that are compared with each other
BUDGET = 12_000  # words that are compared on one page
ALIKE = 0.4  # share of words from which on a paragraph counts as changed rather than as another one
BESIDE = 1  # unchanged paragraphs that are shown around a change
_WORD = re.compile(r"\S+\s*|\s+")


class What(StrEnum):
    """What became of a paragraph."""

    SAME = "same"
    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"
    LEFT_OUT = "left-out"


@dataclass(frozen=True, slots=True)
class Row:
    """A paragraph as HTML and what became of it; for `LEFT_OUT` the number of unchanged ones that are not shown."""

    what: What
    html: str = ""
    count: int = 0


def compare(before: Sequence[str], after: Sequence[str]) -> list[Row]:
    """Return the paragraphs of both texts in reading order, unchanged ones far from a change left out."""
    return list(_shortened(list(_rows(before[:MOST_BLOCKS], after[:MOST_BLOCKS]))))


def _rows(before: Sequence[str], after: Sequence[str]) -> Iterator[Row]:
    left = BUDGET
    for name, old_first, old_last, new_first, new_last in SequenceMatcher(
        None, before, after, autojunk=False
    ).get_opcodes():
        if name == "equal":
            yield from (Row(What.SAME, mark_safe(escape(text))) for text in before[old_first:old_last])
            continue
        for old, new in _paired(before[old_first:old_last], after[new_first:new_last]):
            if old and new:
                left -= len(_WORD.findall(old)) + len(_WORD.findall(new))
            yield _row(old, new, by_word=left >= 0)


def _paired(before: Sequence[str], after: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield changed paragraphs with what they became, in order; "" on a side for one that has no fellow."""
    waiting = list(after)
    for old in before:
        fellow = next((place for place, new in enumerate(waiting[:5]) if _alike(old, new)), None)
        if fellow is None:
            yield old, ""
            continue
        yield from (("", new) for new in waiting[:fellow])
        yield old, waiting[fellow]
        waiting = waiting[fellow + 1 :]
    yield from (("", new) for new in waiting)


def _alike(old: str, new: str) -> bool:
    first, second = set(old.split()), set(new.split())
    return len(first & second) >= ALIKE * max(len(first), len(second), 1)


def _row(old: str, new: str, *, by_word: bool) -> Row:
    if not old:
        return Row(What.ADDED, _put_in(new))
    if not new:
        return Row(What.REMOVED, _taken_out(old))
    return Row(What.CHANGED, _words(old, new) if by_word else mark_safe(_taken_out(old) + " " + _put_in(new)))


def _words(old: str, new: str) -> SafeString:
    before, after = _WORD.findall(old), _WORD.findall(new)
    if len(before) > MOST_WORDS or len(after) > MOST_WORDS:
        return mark_safe(_taken_out(old) + " " + _put_in(new))
    pieces: list[str] = []
    matcher = SequenceMatcher(
        None, [word.rstrip() for word in before], [word.rstrip() for word in after], autojunk=False
    )
    for name, old_first, old_last, new_first, new_last in matcher.get_opcodes():
        if name == "equal":
            # of a word and the space behind it, the form with space: what follows on either side stays apart
            pairs = zip(before[old_first:old_last], after[new_first:new_last], strict=True)
            pieces.append(escape("".join(max(pair, key=len) for pair in pairs)))
            continue
        if old_first < old_last:
            pieces.append(_taken_out("".join(before[old_first:old_last])))
        if new_first < new_last:
            if old_first < old_last and not before[old_last - 1][-1].isspace():
                pieces.append(" ")
            pieces.append(_put_in("".join(after[new_first:new_last])))
    return mark_safe("".join(pieces))


def _taken_out(text: str) -> SafeString:
    return _said("del", text, _("taken out:"), _("end of what was taken out"))


def _put_in(text: str) -> SafeString:
    return _said("ins", text, _("put in:"), _("end of what was put in"))


def _said(element: str, text: str, begins: str, ends: str) -> SafeString:
    """Return text in an element that screen readers pass over, with words that they say."""
    words = text.rstrip()
    return format_html(
        '<{0}><span class="visually-hidden"> [{1} </span>{2}<span class="visually-hidden"> {3}] </span></{0}>{4}',
        mark_safe(element), begins, words, ends, text[len(words) :],
    )  # fmt: skip


def _shortened(rows: Sequence[Row]) -> Iterator[Row]:
    """Yield rows without the unchanged ones that are far from a change."""
    changed = [number for number, row in enumerate(rows) if row.what is not What.SAME]
    kept = {near for number in changed for near in range(number - BESIDE, number + BESIDE + 1)}
    left_out = 0
    for number, row in enumerate(rows):
        if number in kept:
            if left_out:
                yield Row(What.LEFT_OUT, count=left_out)
            left_out = 0
            yield row
        else:
            left_out += 1
    if left_out:
        yield Row(What.LEFT_OUT, count=left_out)
