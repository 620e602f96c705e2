"""What tells two spellings of one document: the series and issuer of its number, and one key for all spellings."""

import re
from datetime import date
from functools import lru_cache

from articles.extraction.folding import fold, strip_diacritics
from articles.extraction.vocabulary.documents import SERIES, SUFFIXES


@lru_cache(maxsize=4096)
def issuer_of(number: str) -> str | None:
    """Return the issuer that a number's suffix tells, or None."""
    suffix = _suffix(number)
    return next((issuer for letters, issuer, _ in SUFFIXES if letters in suffix), None)


@lru_cache(maxsize=4096)
def _suffix(number: str) -> str:
    parts = re.split(r"[/-]", fold_letters(number))
    return "-".join(part for part in parts[1:] if not part.isdigit())


def fold_letters(number: str) -> str:
    """Return a document number in capital letters without diacritics: `48/CT-T.Ư` -> `48/CT-T.U`."""
    return strip_diacritics(number).upper()


@lru_cache(maxsize=4096)
def canonical_key(kind: str, number: str | None, issuer: str | None, title: str | None, date: date | None) -> str:
    """Return the one key that all spellings of a document share.

    `kind:number/series` or, where the year is known, `kind:number/series:year`: the number without leading zeros, the
    series from the number's suffix or else from the issuer, the year from the number or else from the date. A key
    without a year may stand for one with a year; a key without a series (`project:6`) for one with a series. A document
    without a number is keyed by its title, or by its issuer.
    """
    if number is None:
        return f"{fold(kind).replace(' ', '-')}:{fold(title or issuer or '').replace(' ', '-').replace('/', '-')}"
    folded = fold_letters(number)
    digits = re.match(r"\d*", folded)[0].lstrip("0") or "0"  # type: ignore[index]
    suffix = _suffix(number)
    series = next((short for letters, _, short in SUFFIXES if letters in suffix), "")
    if not series or (series == "tw" and issuer in SERIES and SERIES[issuer] != "tw"):
        series = SERIES.get(issuer or "", "") or suffix.lower() or fold(issuer or "").replace(" ", "-")
    printed = re.search(r"/((?:19|20)\d\d)(?:/|\Z)", folded)
    year = printed[1] if printed else str(date.year) if date else ""
    return f"{fold(kind).replace(' ', '-')}:{digits}" + (f"/{series}" if series else "") + (f":{year}" if year else "")
