"""Which resolution, decree or law a citation means: one record a canonical key, joined further only when certain."""

import re
from collections.abc import Sequence
from datetime import date

from django.db.models import Q

from articles.extraction import types
from articles.extraction.folding import fold
from articles.extraction.types import Extraction
from articles.importing.changes import Changes
from articles.importing.slugs import Slugs, slug_base
from articles.models import Organization, Resolution, permanent_id

_SYMBOL = re.compile(r"[^\W\d_][\w-]*(?:[/-][^\W\d_][\w-]*)*\Z")
_BARE = re.compile(r"\d+[a-z]?", re.IGNORECASE)


def symbol(number: str) -> str:
    """Return the letters of a number: NQ/TW of 51-NQ/TW, ND-CP of 01/2018/ND-CP; "" where it has none."""
    match = _SYMBOL.search(number)
    return match[0][:40] if match else ""


def bare(number: str) -> str:
    """Return the number without its letters and leading zeros: 51 of 51-NQ/TW."""
    match = _BARE.match(number)
    return match[0].lstrip("0").lower() if match else ""


class Resolutions:
    """The documents that a batch can cite."""

    def __init__(self, changes: Changes) -> None:
        self._changes = changes
        self._by_key: dict[str, Resolution] = {}
        self._by_date: dict[date, list[Resolution]] = {}
        self._slugs = Slugs(Resolution)

    def load(self, extractions: Sequence[Extraction]) -> None:
        """Look up the documents with these keys, and those issued on the same days."""
        cited = [citation for found in extractions for citation in found.citations]
        keys = {key for citation in cited for key in _keys(citation)} - self._by_key.keys()
        days = {citation.date for citation in cited if citation.date} - self._by_date.keys()
        if not cited:
            return
        rows = Resolution.objects.filter(Q(key__in=keys) | Q(date__in=days)).select_related("issuer").order_by("id")
        for row in rows:
            self._by_key.setdefault(row.key, row)
            if row.date in days:
                self._by_date.setdefault(row.date, []).append(row)
        for day in days:
            self._by_date.setdefault(day, [])
        self._slugs.load(_slug(citation) for citation in cited)

    def find(self, citation: types.Citation, issuer: Organization | None) -> Resolution | None:
        """Return the cited document, made if it is new and completed if this citation says more.

        None for a citation that identifies nothing: no number, no title and no issuer.
        """
        if not citation.number and not citation.title and issuer is None:
            return None
        plain, dated = _keys(citation)
        row = self._by_key.get(plain)
        if row is not None and citation.date and row.date and row.date != citation.date:
            row = self._by_key.get(dated)  # numbers start anew, so another day is another document
            key = dated
        else:
            key = plain
        row = row or self._certain(citation, issuer)
        if row is None:
            row = self._make(citation, issuer, key)
        else:
            self._complete(row, citation, issuer)
        self._by_key.setdefault(key, row)
        return row

    def _certain(self, citation: types.Citation, issuer: Organization | None) -> Resolution | None:
        """Return a document known under a fuller or shorter number: same kind, number, issuer and day."""
        if not citation.date or not citation.number or issuer is None:
            return None
        same = [
            row
            for row in self._by_date.get(citation.date, [])
            if row.kind == citation.kind
            and bare(row.number) == bare(citation.number)
            and row.issuer is not None
            and row.issuer.uuid == issuer.uuid
            and (not symbol(row.number) or not symbol(citation.number) or symbol(row.number) == symbol(citation.number))
        ]
        return same[0] if len(same) == 1 else None

    def _complete(self, row: Resolution, citation: types.Citation, issuer: Organization | None) -> None:
        values = {"issuer": issuer, "date": citation.date, "title": (citation.title or "")[:500]}
        if citation.date and not row.date and "date" not in row.edited_fields:
            self._by_date.setdefault(citation.date, []).append(row)
        self._changes.fill_empty(row, values)
        number = (citation.number or "")[:60]
        if len(number) > len(row.number) and bare(number) == bare(row.number):
            self._changes.fill(row, {"number": number, "symbol": symbol(number)})

    def _make(self, citation: types.Citation, issuer: Organization | None, key: str) -> Resolution:
        number = (citation.number or "")[:60]
        row = Resolution(
            uuid=permanent_id("resolution", key),
            kind=citation.kind[:40],
            number=number,
            symbol=symbol(number),
            issuer=issuer,
            date=citation.date,
            title=(citation.title or "")[:500],
            key=key,
            slug=self._slugs.take(_slug(citation)),
        )
        self._changes.add(row)
        if citation.date:
            self._by_date.setdefault(citation.date, []).append(row)
        return row


def _keys(citation: types.Citation) -> tuple[str, str]:
    """Return the key of the document, and the one it has when another day's document took the first."""
    plain = citation.key[:230]
    return plain, f"{plain}@{citation.date}" if citation.date else plain


def _slug(citation: types.Citation) -> str:
    """A number without letters says little without its issuer: resolution-22-politburo."""
    number, title = citation.number or "", citation.title or ""
    if not number and title and {*fold(citation.kind).split()} <= {*fold(title).split()}:
        return slug_base(title, 140)
    parts = [citation.kind, number or title]
    if citation.issuer and not symbol(number) and not citation.title:
        parts.append(citation.issuer)
    return slug_base(" ".join(parts), 140)
