"""Keyset pages: a page is addressed by the last row of the page before it.

So it costs the same at any depth, and stays where it is when rows are added in front.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import quote, unquote

from django.db.models import Model, Q, QuerySet
from django.http import QueryDict

from articles.templatetags.archive import whole

COUNT_LIMIT = 1000
PAGE_PARAMETERS = ("after", "before")


def capped_count(rows: QuerySet[Any], limit: int = COUNT_LIMIT) -> str:
    """Return the number of rows, or "1,000+" where there are more than `limit`; never looks further."""
    found = rows.order_by()[: limit + 1].count()
    return f"{whole(limit)}+" if found > limit else whole(found)


class BadCursorError(ValueError):
    """A page address that names no place in the list."""


@dataclass(frozen=True, slots=True)
class Keyset:
    """The order of a list: its columns with their types, ending in a unique one."""

    columns: tuple[tuple[str, Callable[[str], Any]], ...]
    descending: bool = False

    def cursor(self, row: Model) -> str:
        """Return the place of `row` in the list, as it stands in addresses."""
        values = (str(getattr(row, name)) for name, _read in self.columns)
        return "~".join(quote(value, safe="").replace("~", "%7E") for value in values)

    def read(self, cursor: str) -> tuple[Any, ...]:
        """Return the values in a cursor; BadCursorError when it is not one of this list's."""
        parts = cursor.split("~")
        if len(parts) != len(self.columns) or "\x00" in unquote(cursor):
            raise BadCursorError(cursor)
        try:
            return tuple(read(unquote(part)) for part, (_name, read) in zip(parts, self.columns, strict=True))
        except ValueError as error:
            raise BadCursorError(cursor) from error

    def beyond(self, values: tuple[Any, ...], *, backwards: bool) -> Q:
        """Return the condition for rows after `values` in list order, or before them."""
        step = "lt" if self.descending != backwards else "gt"
        names = [name for name, _read in self.columns]
        condition = Q()
        for position, name in enumerate(names):
            equal = dict(zip(names[:position], values[:position], strict=True))
            condition |= Q(**equal, **{f"{name}__{step}": values[position]})
        return Q(**{f"{names[0]}__{step}e": values[0]}) & condition  # a bound that an index can start from

    def order(self, *, backwards: bool) -> list[str]:
        """Return the ORDER BY for `QuerySet.order_by`."""
        sign = "-" if self.descending != backwards else ""
        return [f"{sign}{name}" for name, _read in self.columns]


def row_id(text: str) -> int:
    """Read an id from an address; ValueError unless it fits a database id."""
    value = int(text)
    if not 0 <= value < 2**63:
        raise ValueError(text)
    return value


NEWEST_FIRST = Keyset((("listed_on", date.fromisoformat), ("id", row_id)), descending=True)


@dataclass(frozen=True, slots=True)
class Page[T: Model]:
    """One page of a list, with the cursors of its neighbours (None at the ends)."""

    rows: list[T]
    before: str | None
    after: str | None
    is_first: bool


def keyset_page[T: Model](rows: QuerySet[T], keyset: Keyset, parameters: QueryDict, size: int) -> Page[T]:
    """Return the page that `after=` or `before=` asks for, or the first one. One query."""
    after, before = parameters.get("after"), parameters.get("before")
    backwards = before is not None and after is None
    cursor = before if backwards else after
    if cursor is not None:
        rows = rows.filter(keyset.beyond(keyset.read(cursor), backwards=backwards))
    found = list(rows.order_by(*keyset.order(backwards=backwards))[: size + 1])
    more, found = len(found) > size, found[:size]
    if backwards:
        found.reverse()
    has_before = more if backwards else cursor is not None
    has_after = bool(found) if backwards else more
    return Page(
        rows=found,
        before=keyset.cursor(found[0]) if found and has_before else None,
        after=keyset.cursor(found[-1]) if found and has_after else None,
        is_first=cursor is None,
    )
