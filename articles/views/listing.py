"""Lists: keyset pages, filters as removable chips, and counts that stop counting.

A page is addressed by the last row of the page before it, so that it costs the same at any depth and
stays where it is when rows are added in front.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar
from urllib.parse import quote, unquote

import django_filters  # type: ignore[import-untyped]
from django.db.models import Model, Q, QuerySet
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

COUNT_LIMIT = 1000
PAGE_PARAMETERS = ("after", "before")


def capped_count(rows: QuerySet[Any], limit: int = COUNT_LIMIT) -> str:
    """Return the number of rows, or "1,000+" where there are more than `limit`; never looks further."""
    found = rows.order_by()[: limit + 1].count()
    return f"{limit:,}+" if found > limit else f"{found:,}"


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


@dataclass(frozen=True, slots=True)
class Chip:
    """One active filter: what it is, its value in words, and the address without it."""

    label: str
    value: str
    without: str


def chips(filterset: django_filters.FilterSet) -> Iterator[Chip]:
    """Yield the active filters of a valid filter set."""
    for name, value in filterset.form.cleaned_data.items():
        if value in (None, "", []):
            continue
        rest = filterset.data.copy()
        for gone in (name, *PAGE_PARAMETERS):
            rest.pop(gone, None)
        words = f"{value:%-d %B %Y}" if isinstance(value, date) else str(value)
        yield Chip(str(filterset.form.fields[name].label), words, f"?{rest.urlencode()}" if rest else ".")


def query_without(parameters: QueryDict, *names: str) -> str:
    """Return the query string without some parameters, ending in "&" unless empty: ready to add one."""
    rest = parameters.copy()
    for name in names:
        rest.pop(name, None)
    return f"{rest.urlencode()}&" if rest else ""


class ListPage(TemplateView):
    """A filtered list in keyset pages. Subclasses say what is listed, filtered by what, in which order."""

    filterset_class: ClassVar[type[django_filters.FilterSet]]
    keyset: ClassVar[Keyset] = NEWEST_FIRST
    page_size: ClassVar[int] = 25
    section: ClassVar[str]

    def get_queryset(self) -> QuerySet[Any]:
        """Return every row a reader may see."""
        raise NotImplementedError

    def with_details(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        """Add what the rows of one page show; the count does without."""
        return rows

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the page, the filter form, its chips and the capped count."""
        context = super().get_context_data(**kwargs)
        parameters = self.request.GET
        filterset = self.filterset_class(parameters, queryset=self.get_queryset(), request=self.request)
        valid = filterset.is_valid()
        active = list(chips(filterset)) if valid else []
        rows = filterset.qs if valid else filterset.queryset.none()
        notice = ""
        try:
            page = keyset_page(self.with_details(rows), self.keyset, parameters, self.page_size)
        except BadCursorError:
            notice = _("This address names no place in the list; here is its beginning.")
            page = keyset_page(self.with_details(rows), self.keyset, QueryDict(), self.page_size)
        return context | {
            "section": self.section,
            "filter": filterset,
            "chips": active,
            "page": page,
            "count": capped_count(rows) if valid else "",
            "notice": notice,
            "page_query": query_without(parameters, *PAGE_PARAMETERS),
            "is_filtered": bool(active) or not valid,
        }
