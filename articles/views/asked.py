"""What a reader asks of a list: its filters and its order, read from the address."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

import django_filters  # type: ignore[import-untyped]
from django import forms
from django.db.models import QuerySet
from django.http import HttpRequest, QueryDict

from articles.templatetags.archive import day
from articles.views.keyset import PAGE_PARAMETERS
from articles.views.listing import Listing, Sort


@dataclass(frozen=True)
class Asked:
    """What an address asks of a list: filters and an order. Bad values are reported, nothing is guessed."""

    listing: Listing
    parameters: QueryDict
    filters: django_filters.FilterSet = field(repr=False)

    @classmethod
    def of(cls, listing: Listing, request: HttpRequest) -> "Asked":
        """Read the request's query string."""
        filters = listing.filterset_class(request.GET, queryset=listing.rows(), request=request)
        return cls(listing, request.GET, filters)

    @cached_property
    def is_valid(self) -> bool:
        """Whether every filter can be applied."""
        return bool(self.filters.is_valid())

    @property
    def errors(self) -> list[str]:
        """Return why not, one sentence each."""
        return [message for messages in self.filters.errors.values() for message in messages]

    @cached_property
    def sort(self) -> Sort:
        """Return the order that is asked for; the list's own for none and for an unknown one."""
        name = self.parameters.get("sort", "")
        return next((sort for sort in self.listing.sorts if sort.name == name), self.listing.sorts[0])

    @property
    def sort_is_unknown(self) -> bool:
        """Whether an order is asked for that this list does not have."""
        return self.parameters.get("sort", self.sort.name) not in ("", self.sort.name)

    @property
    def rows(self) -> QuerySet[Any]:
        """Return the matching rows; none for filters that cannot be applied."""
        rows: QuerySet[Any] = self.filters.qs if self.is_valid else self.filters.queryset.none()
        return rows

    @cached_property
    def is_filtered(self) -> bool:
        """Whether any filter is set."""
        return self.is_valid and bool(self.active())

    def active(self) -> list[tuple[str, str, str]]:
        """Return name, label and value in words of each active filter of a valid set."""
        found = []
        for name, value in self.filters.form.cleaned_data.items():
            if value not in (None, "", []):
                asked_field = self.filters.form.fields[name]
                found.append((name, str(asked_field.label), _in_words(asked_field, value)))
        return found

    def query(self, *without: str, paged: bool = False) -> str:
        """Return the filters and the order as a query string without its "?"; empty for none.

        Only what the list knows is kept: a made-up parameter leads nowhere.
        """
        known = [*self.filters.form.fields, "sort", *(PAGE_PARAMETERS if paged else ())]
        asked = QueryDict(mutable=True)
        for name in known:
            value = self.parameters.get(name)
            if value and name not in without:
                asked[name] = value
        return asked.urlencode()


def _in_words(asked: forms.Field, value: Any) -> str:
    if isinstance(value, date):
        return day(value)
    choices = dict(getattr(asked, "choices", ())) if isinstance(value, str) else {}
    return str(choices.get(value, value))


@dataclass(frozen=True, slots=True)
class Chip:
    """One active filter: what it is, its value in words, and the address without it."""

    label: str
    value: str
    without: str


def chips(asked: Asked) -> Iterator[Chip]:
    """Yield the active filters of a valid set."""
    for name, label, value in asked.active():
        rest = asked.query(name)
        yield Chip(label, value, f"?{rest}" if rest else ".")


@dataclass(frozen=True, slots=True)
class Order:
    """An order to choose on the page."""

    label: str
    address: str
    is_current: bool


def orders(asked: Asked) -> list[Order]:
    """Return the orders of a list that has several."""
    found = []
    for sort in asked.listing.sorts:
        rest = asked.query("sort")
        query = rest if sort is asked.listing.sorts[0] else f"{rest}&sort={sort.name}".lstrip("&")
        found.append(Order(str(sort.label), f"?{query}" if query else ".", sort is asked.sort))
    return found if len(found) > 1 else []


def with_query(address: str, query: str) -> str:
    """Return `address` with a query string, or alone for an empty one."""
    return f"{address}?{query}" if query else address
