"""Examples of searches, made of what this archive holds: each of them runs and finds something."""

from dataclasses import dataclass
from typing import Any

from articles.search import ParsedQuery, Search, search
from articles.views.facets import RECORDS

_LOOKED_AT = 20  # of the commonest records of a kind; documents without a number are no example


@dataclass(frozen=True, slots=True)
class Names:
    """The records that most public articles name; empty where there is none."""

    official: str = ""
    resolution: str = ""
    post: str = ""
    organization: str = ""
    indicator: str = ""
    year: str = ""


def names(*wanted: str) -> Names:
    """Return what the archive's articles name most often, of each kind that is wanted. One query a kind."""
    asked = Search(ParsedQuery("", None), ("article",), size=0, facets=(*wanted, "year"), facet_size=_LOOKED_AT)
    commonest = {name: [item.value for item in counts] for name, counts in search(asked).facets.items() if counts}
    found = {name: _name(name, pks) for name, pks in commonest.items() if name in wanted}
    return Names(**found, year=str(commonest.get("year", [""])[0]))


def _name(facet: str, pks: list[int | str]) -> str:
    """Return the first of the records' names that can be written between quotation marks; of documents a number."""
    rows = {row.pk: row for row in RECORDS[facet].rows().filter(pk__in=pks)}
    called = (_number(rows[pk]) if facet == "resolution" else str(rows[pk]) for pk in pks if pk in rows)
    return next((" ".join(text.split()) for text in called if text and '"' not in text), "")


def _number(resolution: Any) -> str:
    """Return a number that is one at sight: 51-NQ/TW, Resolution No. 17; empty for a document without."""
    number: str = resolution.number
    return str(resolution) if number.isdigit() else number


def examples() -> list[str]:
    """Return two or three searches to begin with. Two queries."""
    known = names("official", "resolution")
    figures = f"has:figures year:{known.year}" if known.year else ""
    return [text for text in (known.official, known.resolution, figures) if text]
