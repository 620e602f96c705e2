"""What the present extractor reads off a stored version, and why: nothing is written."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from articles.extraction.types import (
    Block,
    BlockKind,
    Citation,
    Extraction,
    Figure,
    Meeting,
    Mention,
    Span,
    Statement,
)
from articles.importing.dating import read_off
from articles.importing.parsing import read
from articles.importing.reextraction import placing
from articles.models import ArticleVersion

# A text of this many bytes is read in well under a second; longer ones are for the command line.
LONGEST = 200_000


class TooLongError(ValueError):
    """The document is too long to be read while somebody waits for a page."""


def read_again(version: ArticleVersion) -> Extraction:
    """Return what the extractor finds in a version, placed in its stored blocks; what has no place there is left out.

    Raise ValueError where the raw document has no text, TooLongError where it has too much of it.
    """
    if len(version.raw) > LONGEST:
        raise TooLongError(f"{len(version.raw):,} bytes")
    reading = read(bytes(version.raw), version.media_type)
    found = read_off(reading.text, reading.hints)
    place = placing(version.blocks, found.article.blocks, reading)
    stored = tuple(Block(BlockKind(block["kind"]), block["text"], 0, len(block["text"])) for block in version.blocks)
    return replace(
        found,
        article=replace(found.article, blocks=stored),
        officials=tuple(replace(one, mentions=_placed(one.mentions, place)) for one in found.officials),
        meetings=_placed(found.meetings, place),
        citations=_placed(found.citations, place),
        figures=_placed(found.figures, place),
        statements=_placed(found.statements, place),
    )


def _placed[T: (Meeting, Citation, Figure, Statement, Mention)](
    finds: Iterable[T], place: Callable[[Span], Span | None]
) -> tuple[T, ...]:
    placed = ((find, place(find.span)) for find in finds)
    return tuple(replace(find, span=span) for find, span in placed if span is not None)
