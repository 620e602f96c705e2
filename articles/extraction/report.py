"""Run the extractor over files and folders and print what it found; the `extract` command is a thin shell over this."""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from articles.extraction.contract import to_contract
from articles.extraction.decoding import decode
from articles.extraction.pipeline import extract
from articles.extraction.types import Extraction

FORMATS = ("jsonl", "pretty")


class Writer(Protocol):
    """What output is written to."""

    def write(self, text: str, /) -> Any:
        """Take one line of output."""


@dataclass(frozen=True, slots=True)
class Input:
    """One document read from disk."""

    file: str
    sha256: str
    text: str
    extraction: Extraction


@dataclass(slots=True)
class Outcome:
    """How a batch ended: how many documents were read, and which files failed, with the reason."""

    read: int = 0
    failures: list[tuple[str, str]] = field(default_factory=list)


def documents_in(paths: Iterable[Path]) -> Iterator[Path]:
    """Yield the files themselves and, for folders, every file below in sorted order; hidden ones are left out."""
    for path in paths:
        if not path.is_dir():
            yield path
            continue
        for below in sorted(path.rglob("*")):
            if below.is_file() and not any(part.startswith(".") for part in below.relative_to(path).parts):
                yield below


def read_input(path: Path) -> Input:
    """Read and extract one file. Raise OSError or DecodeError when it cannot be read."""
    data = path.read_bytes()
    decoded = decode(data)
    extraction = extract(decoded.text)
    return Input(path.name, hashlib.sha256(data).hexdigest(), decoded.text, extraction)


def as_json(item: Input, fmt: str) -> str:
    """Return the contract's object as one line ("jsonl") or indented ("pretty")."""
    contract = to_contract(item.extraction, file=item.file, sha256=item.sha256)
    return json.dumps(contract, ensure_ascii=False, indent=2 if fmt == "pretty" else None)


def run_extract(
    paths: Iterable[Path], out: Writer, fmt: str = "jsonl", render: Callable[[Input], str] | None = None
) -> Outcome:
    """Extract every document under `paths` and write one result each to `out`.

    A file that cannot be read is noted in the outcome and the batch goes on. `render` gives another view than JSON.
    """
    outcome = Outcome()
    for path in documents_in(paths):
        try:
            item = read_input(path)
        except (OSError, ValueError) as error:
            outcome.failures.append((str(path), _reason(error)))
            continue
        outcome.read += 1
        out.write((render(item) if render else as_json(item, fmt)) + "\n")
    return outcome


def _reason(error: Exception) -> str:
    return error.strerror or str(error) if isinstance(error, OSError) else str(error)
