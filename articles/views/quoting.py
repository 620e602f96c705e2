"""The sentence around a claim's evidence: a figure's few words say little without it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import F, Func, QuerySet, TextField

from articles.extraction.sentences import sentence_bounds
from articles.models import Figure

REACH = 260  # characters kept on either side of the evidence, unless told


class EvidenceBlock(Func):
    """The text of the block a claim stands in, picked by the database: EvidenceBlock("version__blocks", "block")."""

    output_field = TextField()

    def as_sqlite(self, compiler: Any, *_args: Any, **_context: Any) -> Any:
        """Pick it with json_extract."""
        return self._pick(compiler, "json_extract({blocks}, '$[' || {block} || '].text')")

    def as_postgresql(self, compiler: Any, *_args: Any, **_context: Any) -> Any:
        """Pick it with the JSON operators."""
        return self._pick(compiler, "({blocks} -> {block} ->> 'text')")

    def _pick(self, compiler: Any, template: str) -> tuple[str, tuple[Any, ...]]:
        blocks, block = self.get_source_expressions()
        blocks_sql, blocks_values = compiler.compile(blocks)
        block_sql, block_values = compiler.compile(block)
        return template.format(blocks=blocks_sql, block=block_sql), (*blocks_values, *block_values)


def with_sentences[Q: QuerySet[Any]](claims: Q) -> Q:
    """Return claims with what a quotation needs: the article, and the block's text as `block_text`."""
    return (
        claims.select_related("version__article")
        .defer("version__raw", "version__blocks")
        .annotate(block_text=EvidenceBlock(F("version__blocks"), F("block")))
    )


def sentence_around(text: str, start: int, end: int, reach: int = REACH) -> tuple[str, str, str]:
    """Return what stands before text[start:end] in its sentence, the evidence, and what stands after.

    A long sentence is cut at a word, with an ellipsis.
    """
    first, last = sentence_bounds(text, start, end)
    before, after = text[first:start].lstrip(), text[end:last].rstrip()
    if len(before) > reach:
        before = f"… {before[-reach:].partition(' ')[2]}"
    if len(after) > reach:
        after = f"{after[:reach].rpartition(' ')[0]} …"
    return before, text[start:end], after


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence and the figures that it gives, in reading order.

    `parts` are its pieces, each with whether it is evidence: figures that share words share a piece.
    """

    figures: tuple[Figure, ...]
    parts: tuple[tuple[str, bool], ...]


def by_sentence(figures: Iterable[Figure]) -> list[Said]:
    """Return figures grouped by the sentence they stand in, in order of appearance; needs `block_text`."""
    groups: dict[tuple[int, int, int], list[Figure]] = {}
    for figure in figures:
        first, _last = sentence_bounds(_text_of(figure), figure.start, figure.end)
        groups.setdefault((figure.version_id, figure.block, first), []).append(figure)
    return [_said(sorted(group, key=lambda figure: (figure.start, figure.end))) for group in groups.values()]


def _text_of(figure: Figure) -> str:
    return getattr(figure, "block_text", None) or ""


def _said(group: Sequence[Figure]) -> Said:
    text = _text_of(group[0])
    if not text:
        return Said(tuple(group), ((group[0].exact, True),))
    start, end = group[0].start, max(figure.end for figure in group)
    before, _between, after = sentence_around(text, start, end)
    parts = [(before, False)]
    position = start
    for figure in group:
        if figure.end > position:
            parts += [(text[position : figure.start], False), (text[max(position, figure.start) : figure.end], True)]
            position = figure.end
    return Said(tuple(group), tuple(part for part in (*parts, (after, False)) if part[0]))
