"""The text that all finders search: every block and the title in one string, with the way back to spans.

Facts that cost next to nothing, for finders that would rather skip than search. They rest on one pass over
the words (`triggers`):

- ``reading.openings(Trigger.EVENT, start, end)``: offsets of the words that may open such a find, in order;
  triggers can be joined (``Trigger.EVENT | Trigger.CALL``), ``Trigger.DIGITS`` stands for numbers in digits;
- ``reading.has(Trigger.CHAIR)``: is there any in the whole text, title included; or, with bounds, in start..end?
- ``reading.bounds``: start and end of every sentence; ``reading.masks``: the triggers in each, joined by "or",
  in the same order, as plain integers: ``mask & HOLD`` with ``HOLD = int(Trigger.HOLD)``;
- ``reading.sentences_with(trigger, start, end)``: bounds of the sentences that hold such a word.
"""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache
from itertools import chain

from articles.extraction.patterns import plain
from articles.extraction.repair import Repaired, repair
from articles.extraction.triggers import Trigger, find_triggers
from articles.extraction.types import Article, BlockKind, Span

# One pattern for each mark: a literal beginning is searched far faster than a choice.
_ENDS = tuple((mark, re.compile(rf"[{mark}][\"')]*(?= +[A-Z\"'(*\[])")) for mark in ".!?")
CONTEXT = 400  # characters of a sentence on either side of a place that finders look at
_DIGITS = int(Trigger.DIGITS)
_ABBREVIATIONS = frozenset(
    "No Nos Gen Lt Lieut Sen Sr Maj Col Capt Mr Mrs Ms Dr Prof Assoc St vs Art Jr Ph Comrade approx Inc Co Ltd Corp"
    " TS PGS GS ThS".split()
)
_ABBREVIATION_ENDS = frozenset(word[-2:] for word in _ABBREVIATIONS)
_LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclass(slots=True)
class Reading:
    """Blocks joined by line breaks, the title last, in plain letters and repaired.

    Offsets into `text` are what finders work with; `span` turns them into spans of a block,
    `printed` into what the source says.
    """

    text: str
    source: str
    starts: list[int]  # where each block begins in `text`; the last is the title's
    body_end: int  # where the blocks end and the title begins
    _source_starts: list[int]
    _repaired: Repaired
    kinds: list[BlockKind]
    sentence_starts: list[int]
    bounds: list[tuple[int, int]]  # start and end of every sentence; not to be changed
    masks: list[int]  # for every sentence, what its words may open, as one integer; not to be changed
    numbers: list[int]  # where numbers in digits begin
    _words: dict[int, list[int]]  # what words may open, bit by bit -> where such words begin
    _openings: dict[int, list[int]] = field(default_factory=dict)

    def openings(self, trigger: int, start: int = 0, end: int | None = None) -> list[int]:
        """Return the offsets of the words in start..end that may open what `trigger` stands for."""
        offsets = self._openings.get(trigger)
        if offsets is None:
            offsets = self._offsets(trigger)
        if not offsets:
            return []
        first = bisect_left(offsets, start) if start else 0
        return offsets[first:] if end is None else offsets[first : bisect_left(offsets, end, first)]

    def has(self, trigger: int, start: int = 0, end: int | None = None) -> bool:
        """Tell whether a word in start..end may open what `trigger` stands for."""
        offsets = self._openings.get(trigger)
        if offsets is None:
            offsets = self._offsets(trigger)
        first = bisect_left(offsets, start) if start else 0
        return first < len(offsets) and (end is None or offsets[first] < end)

    def _offsets(self, trigger: int) -> list[int]:
        kinds = [self._words[bit] for bit in _bits(int(trigger)) if bit in self._words]
        # A word that may open several kinds of find is given once.
        offsets = kinds[0] if len(kinds) == 1 else sorted(set(chain.from_iterable(kinds)))
        self._openings[trigger] = offsets
        return offsets

    def sentences_with(self, trigger: int, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
        """Return the bounds of the sentences that begin in start..end and hold what `trigger` stands for."""
        first = bisect_left(self.sentence_starts, start) if start else 0
        last = bisect_left(self.sentence_starts, end) if end is not None else len(self.sentence_starts)
        bounds, masks = self.bounds, self.masks
        return [bounds[number] for number in range(first, last) if masks[number] & trigger]

    @property
    def text_is_plain(self) -> bool:
        """Is the source without diacritics, so that its plain form is the printed one?"""
        return self.source.isascii()

    def block_at(self, offset: int) -> int:
        """Return the number of the block that holds `offset`; the title's is one past the last block's."""
        return bisect_right(self.starts, offset) - 1

    def is_caption(self, offset: int) -> bool:
        """Tell whether `offset` lies in a caption."""
        block = bisect_right(self.starts, offset) - 1
        return block < len(self.kinds) and self.kinds[block] is BlockKind.CAPTION

    def in_title(self, offset: int) -> bool:
        """Tell whether `offset` lies in the title, which no span can point at."""
        return offset >= self.body_end

    def span(self, start: int, end: int) -> Span:
        """Return the block span of text[start:end]; both ends must lie in one block."""
        repaired = self._repaired
        if repaired.is_changed:
            first, last = repaired.source_offset(start), repaired.source_offset(end - 1) + 1
        else:
            first, last = start, end
        block = bisect_right(self._source_starts, first) - 1
        base = self._source_starts[block]
        return Span(block, first - base, max(last, first + 1) - base)

    def printed(self, start: int, end: int) -> str:
        """Return what the source prints at text[start:end], diacritics and all, with single spaces."""
        repaired = self._repaired
        if repaired.is_changed:
            start, end = repaired.source_offset(start), repaired.source_offset(end - 1) + 1
        return " ".join(self.source[start:end].split())

    def sentence(self, offset: int) -> tuple[int, int]:
        """Return the bounds of the sentence that holds `offset`."""
        return self.bounds[bisect_right(self.sentence_starts, offset) - 1 if offset > 0 else 0]

    def context(self, start: int, end: int) -> tuple[int, int]:
        """Return the sentence's bounds around start..end, clipped: a text without full stops shall cost no more."""
        first, last = self.sentence(start)
        return max(first, start - CONTEXT), min(last, end + CONTEXT)

    def sentences(self, start: int, end: int) -> list[tuple[int, int]]:
        """Return the bounds of the sentences that begin in start..end."""
        first, last = bisect_left(self.sentence_starts, start), bisect_left(self.sentence_starts, end)
        return self.bounds[first:last]


def read_text(article: Article, letters: str = "") -> Reading:
    """Join an article's blocks and title into one searchable text.

    `letters` is the document's text in plain letters, where that is known already.
    """
    parts = [block.text.replace("\n", " ") for block in article.blocks]
    parts.append((article.title or "").replace("\n", " "))
    source = "\n".join(parts)
    if letters:
        parted = (letters[block.start : block.end].replace("\n", " ") for block in article.blocks)
        repaired = repair("\n".join((*parted, plain(parts[-1]))))
    else:
        repaired = repair(plain(source))
    text = repaired.text
    starts, source_starts = [0], [0]
    position = place = 0
    for part in parts[:-1]:
        position = text.index("\n", position) + 1
        place += len(part) + 1
        starts.append(position)
        source_starts.append(place)
    sentences = _sentence_starts(text, starts)
    numbers, words, masks = _index(text, sentences)
    return Reading(
        text=text,
        source=source,
        starts=starts,
        body_end=starts[-1],
        _source_starts=source_starts,
        _repaired=repaired,
        kinds=[block.kind for block in article.blocks],
        sentence_starts=sentences,
        bounds=[
            (start, start + len(text[start:end].rstrip("\n ")))
            for start, end in zip(sentences, (*sentences[1:], len(text)), strict=True)
        ],
        masks=masks,
        numbers=numbers,
        _words=words,
    )


def _index(text: str, sentences: list[int]) -> tuple[list[int], dict[int, list[int]], list[int]]:
    """Return where numbers begin, where words that may open something do, and what the words of each sentence may."""
    found, numbers = find_triggers(text)
    words: defaultdict[int, list[int]] = defaultdict(list)
    masks = [0] * len(sentences)
    ends = [*sentences[1:], len(text) + 1]
    number, end = 0, ends[0]
    for offset, mask in found:
        while offset >= end:
            number += 1
            end = ends[number]
        masks[number] |= mask
        for bit in _bits(mask):
            words[bit].append(offset)
    for offset in numbers:
        masks[bisect_right(sentences, offset) - 1] |= _DIGITS
    words[_DIGITS] = numbers
    return numbers, words, masks


@cache
def _bits(mask: int) -> tuple[int, ...]:
    """Return the single triggers that a mask joins; there are few different masks."""
    return tuple(bit for place in range(mask.bit_length()) if mask & (bit := 1 << place))


def _sentence_starts(text: str, blocks: list[int]) -> list[int]:
    starts = {0, *blocks}
    length = len(text)
    for mark, pattern in _ENDS:
        if mark not in text:
            continue
        for found in pattern.finditer(text):
            start, end = found.span()
            # "Pham S. said" and "Lt. Gen." go on; "… on Annex B. The next" is left to go on as well.
            if mark == "." and end - start == 1 and _abbreviates(text, start):
                continue
            while end < length and text[end] == " ":
                end += 1
            starts.add(end)
    starts.discard(length)
    starts.add(0)
    return sorted(starts)


def _abbreviates(text: str, place: int) -> bool:
    """Tell whether the full stop at `place` ends an abbreviation or an initial."""
    if text[place - 2 : place] not in _ABBREVIATION_ENDS and not text[place - 1 : place].isupper():
        return False
    before = text[max(0, place - 12) : place]
    rest = before.rstrip(_LETTERS)
    word = before[len(rest) :]
    if rest and (rest[-1].isdigit() or rest[-1] == "_"):
        return False
    return word in _ABBREVIATIONS or (len(word) == 1 and word.isupper())
