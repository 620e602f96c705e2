"""Invented English articles of a ministry's press, with their truth beside them.

`documents(count, seed)` yields the same articles for the same seed, however many are asked for; see
writer.py for how one is made. `python -m bench.corpus --count N --out FILE.jsonl` writes a file that
`manage.py import_seeds` reads.
"""

from collections.abc import Iterator
from typing import Any

from bench.corpus.writer import Document, Press

__all__ = ["Document", "Press", "documents"]


def documents(count: int, seed: int = 1) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Yield name, text and truth of the first `count` articles of a seed."""
    press = Press(seed)
    for number in range(count):
        document = press.document(number)
        yield document.name, document.text, document.truth
