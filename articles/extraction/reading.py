"""The text that all finders search: every block and the title in one string, with the way back to spans."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from articles.extraction.patterns import plain
from articles.extraction.repair import Repaired, repair
from articles.extraction.triggers import Trigger, find_triggers
from articles.extraction.types import Article, BlockKind, Span

_BOUNDARY = re.compile(r"[.!?][\"')]*(?= +[A-Z\"'(*\[])|\n")
_CONTEXT = 400
_ABBREVIATION = re.compile(
    r"(?:\b(?:No|Nos|Gen|Lt|Lieut|Sen|Sr|Maj|Col|Capt|Mr|Mrs|Ms|Dr|Prof|Assoc|St|vs|Art|Jr|Ph|Comrade"
    r"|approx|Inc|Co|Ltd|Corp|TS|PGS|GS|ThS)|\b[A-Z])\Z"
)


@dataclass(slots=True)
class Reading:
    """Blocks joined by line breaks, the title last, in plain letters and repaired.

    Offsets into `text` are what finders work with; `span` turns them into spans of a block,
    `printed` into what the source says.
    """

    text: str
    source: str
    starts: list[int]  # where each block begins in `text`; the last is the title's
    _source_starts: list[int]
    _repaired: Repaired
    sentence_starts: list[int]
    kinds: list[BlockKind]
    numbers: list[int]  # where numbers in digits begin
    _words: list[tuple[int, int]]

    def openings(self, trigger: Trigger, start: int = 0, end: int | None = None) -> list[int]:
        """Return the offsets of the words in start..end that may open what `trigger` stands for."""
        mask = int(trigger)
        first = bisect_left(self._words, (start, 0)) if start else 0
        last = bisect_left(self._words, (end, 0)) if end is not None else len(self._words)
        return [offset for offset, found in self._words[first:last] if found & mask]

    @property
    def text_is_plain(self) -> bool:
        """Is the source without diacritics, so that its plain form is the printed one?"""
        return self.source.isascii()

    @property
    def body_end(self) -> int:
        """Where the blocks end and the title begins."""
        return self.starts[-1]

    def block_at(self, offset: int) -> int:
        """Return the number of the block that holds `offset`; the title's is one past the last block's."""
        return bisect_right(self.starts, offset) - 1

    def is_caption(self, offset: int) -> bool:
        """Tell whether `offset` lies in a caption."""
        block = self.block_at(offset)
        return block < len(self.kinds) and self.kinds[block] is BlockKind.CAPTION

    def in_title(self, offset: int) -> bool:
        """Tell whether `offset` lies in the title, which no span can point at."""
        return offset >= self.starts[-1]

    def span(self, start: int, end: int) -> Span:
        """Return the block span of text[start:end]; both ends must lie in one block."""
        first = self._repaired.source_offset(start)
        last = self._repaired.source_offset(end - 1) + 1
        block = bisect_right(self._source_starts, first) - 1
        base = self._source_starts[block]
        return Span(block, first - base, max(last, first + 1) - base)

    def printed(self, start: int, end: int) -> str:
        """Return what the source prints at text[start:end], diacritics and all, with single spaces."""
        first = self._repaired.source_offset(start)
        return " ".join(self.source[first : self._repaired.source_offset(end - 1) + 1].split())

    def sentence(self, offset: int) -> tuple[int, int]:
        """Return the bounds of the sentence that holds `offset`."""
        number = bisect_right(self.sentence_starts, offset) - 1
        start = self.sentence_starts[max(number, 0)]
        end = self.sentence_starts[number + 1] if number + 1 < len(self.sentence_starts) else len(self.text)
        return start, self._before_break(start, end)

    def _before_break(self, start: int, end: int) -> int:
        while end > start and self.text[end - 1] in "\n ":
            end -= 1
        return end

    def context(self, start: int, end: int) -> tuple[int, int]:
        """Return the sentence's bounds around start..end, clipped: a text without full stops shall cost no more."""
        first, last = self.sentence(start)
        return max(first, start - _CONTEXT), min(last, end + _CONTEXT)

    def sentences(self, start: int, end: int) -> list[tuple[int, int]]:
        """Return the bounds of the sentences that begin in start..end."""
        first, last = bisect_left(self.sentence_starts, start), bisect_left(self.sentence_starts, end)
        return [self.sentence(offset) for offset in self.sentence_starts[first:last]]


def read_text(article: Article) -> Reading:
    """Join an article's blocks and title into one searchable text."""
    parts = [block.text.replace("\n", " ") for block in article.blocks]
    parts.append((article.title or "").replace("\n", " "))
    source = "\n".join(parts)
    repaired = repair(plain(source))
    text = repaired.text
    starts, source_starts = [0], [0]
    position = place = 0
    for part in parts[:-1]:
        position = text.index("\n", position) + 1
        place += len(part) + 1
        starts.append(position)
        source_starts.append(place)
    words, numbers = find_triggers(text)
    kinds = [block.kind for block in article.blocks]
    return Reading(text, source, starts, source_starts, repaired, _sentence_starts(text), kinds, numbers, words)


def _sentence_starts(text: str) -> list[int]:
    starts = [0]
    for found in _BOUNDARY.finditer(text):
        place = found.start()
        if found[0] == ".":
            before = text[max(0, place - 12) : place]
            # "Pham S. said" and "Lt. Gen." go on; "… on Annex B. The next" is left to go on as well.
            if _ABBREVIATION.search(before):
                continue
        end = found.end()
        while end < len(text) and text[end] == " ":
            end += 1
        if end < len(text):
            starts.append(end)
    return starts
