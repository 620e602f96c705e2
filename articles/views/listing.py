"""Lists. A `Listing` says what is listed, filtered by what and in which orders; its page, its feed and its
downloads are made from that one description, so that all of them show the same rows.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar

import django_filters  # type: ignore[import-untyped]
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.views.keyset import NEWEST_FIRST, Keyset

Words = str | Promise


@dataclass(frozen=True, slots=True)
class Sort:
    """An order that a reader can choose: `name` stands in addresses, `label` on the page."""

    name: str
    label: Words
    keyset: Keyset


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a list's downloads. `value` gives a str, int, Decimal, date or None for a row."""

    name: str
    value: Callable[[Any], Any]
    is_address: bool = False  # a path on this site, written out in full


def record_columns() -> tuple[Column, ...]:
    """Return the columns that every record has: its permanent id and its address."""
    return Column("id", lambda row: str(row.uuid)), Column("address", lambda row: row.get_absolute_url(), True)


NEWEST = Sort("newest", gettext_lazy("Newest first"), NEWEST_FIRST)
OLDEST = Sort("oldest", gettext_lazy("Oldest first"), Keyset(NEWEST_FIRST.columns))


class Listing:
    """What one list is; subclasses are stateless. `name` is its part in addresses and file names."""

    name: ClassVar[str]
    title: ClassVar[Words]
    section: ClassVar[str]
    filterset_class: ClassVar[type[django_filters.FilterSet]]
    sorts: ClassVar[tuple[Sort, ...]] = (NEWEST, OLDEST)
    columns: ClassVar[tuple[Column, ...]]
    page_size: ClassVar[int] = 25
    kind: ClassVar[str] = ""  # what its rows are called in the search index
    facets: ClassVar[tuple[str, ...]] = ()  # its filters that are offered with counts
    is_wide: ClassVar[bool] = False  # a table that needs the whole width: facets stand below it
    is_placed: ClassVar[bool] = False  # the index knows its orders too: both are by day and id

    def rows(self) -> QuerySet[Any]:
        """Return every row a reader may see."""
        raise NotImplementedError

    def with_details(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        """Add what the page and the downloads show of a row; counting does without."""
        return rows

    def for_feed(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        """Return rows with the newest in the archive first, and what their entries show."""
        return self.with_details(rows).order_by("-id")

    def address(self, row: Any) -> str:
        """Return the address of the row's own page."""
        return str(row.get_absolute_url())

    def summary(self, row: Any) -> str:  # noqa: ARG002 - for subclasses
        """Return what a feed says of a row below its title."""
        return ""

    def author(self, row: Any) -> str:  # noqa: ARG002 - for subclasses
        """Return who a feed's entry is from."""
        return _("MPS Archive")

    def published(self, row: Any) -> datetime:
        """Return when what the row tells of came out."""
        return row.created_at  # type: ignore[no-any-return]

    def updated(self, row: Any) -> datetime:
        """Return when the row last changed."""
        return row.updated_at  # type: ignore[no-any-return]

    def page_address(self) -> str:
        """Return the address of the page, without filters."""
        return reverse(self.name)

    def feed_address(self) -> str:
        """Return the address of the feed, without filters."""
        return reverse(f"{self.name}-feed")

    def download_address(self, kind: str) -> str:
        """Return the address of the download as "csv" or "json", without filters."""
        return reverse(f"{self.name}-download", kwargs={"kind": kind})
