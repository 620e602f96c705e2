"""A parser that dies on some documents, as a fault in a library written in C would; workers import it by name."""

import os
from collections.abc import Sequence

from articles.importing import parsing
from articles.importing.parsing import Loaded, Parsed, Rejected


def parse(document: Loaded) -> Parsed | Rejected:
    """Parse a document, or die on one that says so."""
    if b"DEADLY" in document.raw:
        os._exit(1)
    return parsing.parse(document)


def parse_chunk(chunk: Sequence[Loaded]) -> list[Parsed | Rejected]:
    """Parse some documents."""
    return [parse(document) for document in chunk]
