"""The sentence around a claim's evidence: a figure's few words say little without it."""

import re
from typing import Any

from django.db.models import F, Func, QuerySet, TextField

# A full stop after these ends no sentence.
_ABBREVIATION = re.compile(r"(?:\b(?:No|Nos|Gen|Lt|Col|Maj|Sen|Snr|Capt|Mr|Mrs|Ms|Dr|Prof|vs|St)|\b[A-Z])$")
_BOUNDARY = re.compile(r"(?P<stop>[.!?])[\"”’)\]]*\s+(?=[\"“‘(\[]*[A-ZĐÀ-Ỹ])")
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
    first, last = 0, len(text)
    for found in _BOUNDARY.finditer(text):
        if found["stop"] == "." and _ABBREVIATION.search(text, max(0, found.start() - 8), found.start()):
            continue
        if found.end() <= start:
            first = found.end()
        elif found.start() >= end - 1:
            last = found.end()
            break
    before, after = text[first:start].lstrip(), text[end:last].rstrip()
    if len(before) > reach:
        before = f"… {before[-reach:].partition(' ')[2]}"
    if len(after) > reach:
        after = f"{after[:reach].rpartition(' ')[0]} …"
    return before, text[start:end], after
