"""Documents in words of our own, and plain functions that import them."""

import io
import json
import zipfile
from pathlib import Path
from typing import Any

from articles.importing.parsing import Loaded, Parsed, Rejected, load, parse
from articles.importing.pipeline import Report, Request, run_import
from articles.importing.reading import TEXT, Document, Input

LIMIT = 5_000_000

LEAD = (
    "The Ministry of Public Security held a meeting on {day} in {place} to take stock of the work done"
    " in the past weeks. {chair}, chaired the meeting."
)
PARAGRAPHS = (
    "Local units kept watch over crowded festivals and helped travellers who had lost their way in heavy rain.",
    "Over the past month, the police investigated {cases} criminal cases and arrested 214 people involved.",
    "Engineers from two departments repaired radio links along the coast after the storm had torn them down.",
    "The Ministry asked all units to carry on with Resolution No. 88-NQ/TW issued by the Politburo on May 4, 2017.",
)


def release(
    title: str = "Ministry takes stock of a wet month",
    time: str = "08:15 05/03/2022",
    day: str = "March 4",
    place: str = "Hue",
    chair: str = "Colonel Bui Van Thu, Deputy Director of the Department of Border Affairs",
    cases: str = "1,208",
    extra: tuple[str, ...] = (),
) -> str:
    """A press release with a title, a publication time, a meeting, a chair, a figure and a resolution."""
    lead = LEAD.format(day=day, place=place, chair=chair)
    return "\n\n".join([title, time, lead, *(part.format(cases=cases) for part in PARAGRAPHS), *extra]) + "\n"


ORCHARD = """Fire crews rescue an orchard

10:40 19/07/2023

Fire crews on July 18 saved an orchard near Bac Ninh from flames that had spread from a dry ditch.

Senior Captain Ho Thi Lan, Head of Tan Lap Commune Police, thanked the neighbours who brought pumps.

No one was hurt, and the owner expects to pick plums within days.
"""


def write(folder: Path, name: str, text: str | bytes) -> Path:
    """Put a document into a folder and return its path."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def write_zip(path: Path, members: dict[str, str | bytes]) -> Path:
    """Make a plain archive of these members."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return path


def json_lines(*records: Any) -> str:
    """Return records as JSON Lines."""
    return "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)


def parsed(text: str | bytes, name: str = "a.txt", media_type: str = TEXT) -> Parsed | Rejected:
    """Parse one document without a database."""
    raw = text if isinstance(text, bytes) else text.encode()
    return read_through(Document(name, name, media_type, raw=raw))


def read_through(document: Input, limit: int = LIMIT) -> Parsed | Rejected:
    """Load and parse one input."""
    loaded = load(document, limit)
    return parse(loaded) if isinstance(loaded, Loaded) else loaded


def bring(*paths: Path | str, **options: Any) -> Report:
    """Import these paths and return the report."""
    stdin = io.BytesIO(options.pop("stdin", b""))
    return run_import(Request(tuple(str(path) for path in paths), stdin=stdin, **options))


def outcomes(report: Report) -> list[str]:
    """Return how each document ended, in order."""
    return [str(result.outcome) for result in report.results]
