"""Where a passage of an earlier version of an article stands now: its whole sentence, word for word, or nowhere."""

from collections.abc import Sequence

from articles.extraction.sentences import sentence_bounds

type Block = dict[str, str]


def place_now(blocks: Sequence[Block], text: str, block: int, start: int, end: int) -> tuple[int, int, int] | None:
    """Return block, start and end in `blocks` of text[start:end], which stood in block number `block`.

    None when the sentence changed. Of several places where it stands the nearest to its old one counts: official prose
    repeats itself.
    """
    first, last = sentence_bounds(text, start, end)
    words = text[first:last].strip()
    if not words:
        return None
    first += len(text[first:last]) - len(text[first:last].lstrip())
    for number in sorted(range(len(blocks)), key=lambda number: (abs(number - block), number)):
        found = blocks[number]["text"].find(words)
        if found >= 0:
            begin = found + start - first
            return number, begin, begin + end - start
    return None
