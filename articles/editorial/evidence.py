"""Evidence in its text: where words stand, and a paragraph cut up at the edges of its claims."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from articles.editorial.outcome import RefusalError
from articles.models import ArticleVersion, Claim


def locate(version: ArticleVersion, block: int, exact: str) -> tuple[int, int]:
    """Return start and end of `exact` in a block of `version`.

    RefusalError when there is no such block, or the words stand there not at all or more than once.
    """
    blocks = version.blocks
    if not 0 <= block < len(blocks):
        raise RefusalError(f"This version has paragraphs 0 to {len(blocks) - 1}; there is no {block}.")
    text = blocks[block]["text"]
    places = [start for start in range(len(text)) if text.startswith(exact, start)] if exact else []
    if not places:
        elsewhere = [str(number) for number, other in enumerate(blocks) if exact and exact in other["text"]]
        hint = f" They stand in paragraph {', '.join(elsewhere)}." if elsewhere else " Copy them from the text."
        raise RefusalError(f"Paragraph {block} does not contain these words exactly.{hint}")
    if len(places) > 1:
        raise RefusalError(f"These words stand {len(places)} times in paragraph {block}. Take in more of the sentence.")
    return places[0], places[0] + len(exact)


def tidy(exact: str) -> str:
    """Return words copied from a page as the stored text has them: NFC, no white space around."""
    return unicodedata.normalize("NFC", exact).strip()


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Evidence with what stands around it in its paragraph; `…` marks a cut."""

    before: str
    exact: str
    after: str


def excerpt(claim: Claim, around: int = 90) -> Excerpt:
    """Return the claim's evidence with up to `around` characters on either side, cut at words."""
    text: str = claim.version.blocks[claim.block]["text"]
    before, after = text[: claim.start], text[claim.end :]
    if len(before) > around:
        before = f"…{before[-around:].partition(' ')[2]}"
    if len(after) > around:
        after = f"{after[:around].rpartition(' ')[0]}…"
    return Excerpt(before, text[claim.start : claim.end], after)


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text with the claims that cover it, the shortest evidence first."""

    text: str
    claims: tuple[Claim, ...]


def segments(text: str, claims: Sequence[Claim]) -> list[Segment]:
    """Return `text` cut at every edge of a claim's evidence; joined, the pieces are `text` again."""
    edges = sorted({0, len(text), *(claim.start for claim in claims), *(claim.end for claim in claims)})
    found = []
    for start, end in pairwise(edges):
        covering = [claim for claim in claims if claim.start <= start and end <= claim.end]
        covering.sort(key=lambda claim: claim.end - claim.start)
        found.append(Segment(text[start:end], tuple(covering)))
    return found
