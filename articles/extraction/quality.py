"""How well the extractor reads, as last measured: the figures that readers and developers are shown.

`quality.json` is written by `make quality` from the gold files; the sentences on weak spots in it are written by hand
and kept. Shares are rounded to three decimals.
"""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

FILE = Path(__file__).with_name("quality.json")


@dataclass(frozen=True, slots=True)
class Measured:
    """One kind of find on one corpus: the share of finds that are right, the share of what is there that was found."""

    kind: str
    precision: float
    recall: float
    f1: float
    gold: int  # how many there are


@dataclass(frozen=True, slots=True)
class Corpus:
    """A set of documents with hand-made gold; `held_back` when no rule was written looking at them."""

    name: str
    documents: int
    mean_f1: float
    kinds: dict[str, Measured]

    @property
    def held_back(self) -> bool:
        """Tell whether the documents were kept from those who wrote the rules."""
        return self.name.startswith("held back")

    @property
    def language(self) -> str:
        """The language of the documents, in English."""
        return self.name.partition(", ")[2]


@dataclass(frozen=True, slots=True)
class Band:
    """Finds whose confidence lies between two values: how many, their mean confidence, the share that is right."""

    low: float
    high: float
    finds: int
    mean: float
    right: float


@dataclass(frozen=True, slots=True)
class Quality:
    """All that was measured, by which extractor, and what is known to go wrong."""

    extractor: str
    corpora: tuple[Corpus, ...]
    confidence: tuple[Band, ...]  # on the held-back documents
    weak_spots: tuple[str, ...]

    def unseen(self) -> tuple[Corpus, ...]:
        """Return the corpora that tell what a new document may expect: the held-back ones where there are any."""
        held_back = tuple(corpus for corpus in self.corpora if corpus.held_back)
        return held_back or tuple(corpus for corpus in self.corpora if corpus.language)


def parse(data: dict[str, Any]) -> Quality:
    """Return what `quality.json` says."""
    return Quality(
        extractor=data["extractor"],
        corpora=tuple(
            Corpus(
                corpus["name"],
                corpus["documents"],
                corpus["mean_f1"],
                {kind: Measured(kind, **measured) for kind, measured in corpus["kinds"].items()},
            )
            for corpus in data["corpora"]
        ),
        confidence=tuple(Band(**band) for band in data["confidence"]),
        weak_spots=tuple(data["weak_spots"]),
    )


@cache
def quality() -> Quality:
    """Return the figures as last written."""
    return parse(json.loads(FILE.read_text(encoding="utf-8")))
