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
    """The slugs of one model that a batch can collide with."""

    def __init__(self, model: type[models.Model], field: str = "slug") -> None:
        self._rows = model._default_manager
        self._field = field
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
            found = self._among([f"{base}-{n}" for base in open_bases for n in range(low, low + _PROBE)])
            self._taken |= found
            low += _PROBE
            open_bases = [base for base in open_bases if f"{base}-{low - 1}" in found]
        self._taken |= taken

    def _among(self, slugs: list[str]) -> set[str]:
        if not slugs:
            return set()
        return set(self._rows.filter(**{f"{self._field}__in": slugs}).values_list(self._field, flat=True))

    def take(self, base: str) -> str:
        """Return the first free slug: base, base-2, base-3 …"""
        number = self._next.get(base, 1)
        while (slug := base if number == 1 else f"{base}-{number}") in self._taken:
            number += 1
        self._taken.add(slug)
        self._next[base] = number + 1
        return slug
