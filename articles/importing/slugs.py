"""Addresses: ASCII slugs that stay unique, numbered in the order in which records come."""

from collections.abc import Iterable

from django.db import models
from django.utils.text import slugify

from articles.extraction.folding import fold

_PROBE = 40


def slug_base(text: str, length: int = 100) -> str:
    """Return an ASCII slug for `text`, cut at a word."""
    slug = slugify(fold(text).replace("/", " ").replace("%", " percent "))
    if len(slug) > length:
        slug = slug[: length + 1].rpartition("-")[0] or slug[:length]
    return slug.strip("-") or "unnamed"


class Slugs:
    """The slugs (or other unique words) of one model that a batch can collide with."""

    def __init__(self, model: type[models.Model], field: str = "slug", mark: str = "-") -> None:
        self._rows = model._default_manager
        self._field, self._mark = field, mark
        self._taken: set[str] = set()
        self._next: dict[str, int] = {}

    def load(self, bases: Iterable[str]) -> None:
        """Learn which of these slugs are taken, and up to which number."""
        wanted = sorted(set(bases) - self._next.keys())
        taken = self._among(wanted)
        for base in wanted:
            self._next.setdefault(base, 1)
        low, open_bases = 2, sorted(taken)
        while open_bases:
            found = self._among([self._numbered(base, n) for base in open_bases for n in range(low, low + _PROBE)])
            self._taken |= found
            low += _PROBE
            open_bases = [base for base in open_bases if self._numbered(base, low - 1) in found]
        self._taken |= taken

    def _among(self, slugs: list[str]) -> set[str]:
        if not slugs:
            return set()
        return set(self._rows.filter(**{f"{self._field}__in": slugs}).values_list(self._field, flat=True))

    def _numbered(self, base: str, number: int) -> str:
        return base if number == 1 else f"{base}{self._mark}{number}"

    def take(self, base: str) -> str:
        """Return the first free slug: base, base-2, base-3 …"""
        number = self._next.get(base, 1)
        while (slug := self._numbered(base, number)) in self._taken:
            number += 1
        self._taken.add(slug)
        self._next[base] = number + 1
        return slug
