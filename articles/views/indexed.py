"""Lists asked of the search index: counts and facets always, and the pages of a filtered list.

The database would look through the whole list for the few rows that match a filter, and count them one by one.
Where the index cannot answer, the database does: slower, without facets, the same rows. What is shown is read
from the database in either case.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Model, QuerySet
from django.http import QueryDict

from articles.search import FacetCount, Hit, ParsedQuery, Results, Search, Sort, parse, search
from articles.search.schema import day_of, key_of, placed_at
from articles.search.tree import And, Days
from articles.templatetags.archive import whole
from articles.views.asked import Asked
from articles.views.keyset import Keyset, Page, capped_count, keyset_page
from articles.views.listing import OLDEST

EVERYTHING = ParsedQuery("", None)
DAYS = ("since", "until")


@dataclass(frozen=True, slots=True)
class Answer:
    """One page of a list, how many rows match in words, and how many of them carry which value."""

    page: Page[Any]
    total: str
    facets: Mapping[str, Sequence[FacetCount]] = field(default_factory=dict)
    notices: tuple[str, ...] = ()


def answer(asked: Asked, parameters: QueryDict) -> Answer:
    """Return the page that `parameters` ask for; BadCursorError for no such place."""
    listing, keyset = asked.listing, asked.sort.keyset
    by_index = pages_by_index(asked)
    after, before = (_placed(asked, keyset, parameters.get(name)) if by_index else None for name in ("after", "before"))
    question = as_search(
        asked, size=listing.page_size if by_index else 0, after=after, before=before, facets=listing.facets
    )
    results = search(question) if question else None
    detailed = listing.with_details(listing.rows())
    if results is None or not results.is_usable:
        page = keyset_page(matching(asked, detailed), keyset, parameters, listing.page_size)
        return Answer(page, capped_count(asked.rows) if asked.is_valid else "")
    if by_index:
        page = _page(asked, results, detailed, has_cursor=(after, before) != (None, None), backwards=after is None)
    else:
        page = keyset_page(matching(asked, detailed), keyset, parameters, listing.page_size)
    notices = tuple(notice.message for notice in results.notices)
    return Answer(page, whole(results.total), results.facets, notices)


def matching(asked: Asked, rows: QuerySet[Any]) -> QuerySet[Any]:
    """Return those of `rows` that match, as the database finds them."""
    found: QuerySet[Any] = asked.filters.filter_queryset(rows) if asked.is_valid else rows.none()
    return found


def pages_by_index(asked: Asked) -> bool:
    """Whether the index can give the rows of what is asked in order, and does so faster than the database."""
    return asked.listing.is_placed and asked.is_filtered and as_search(asked) is not None


def as_search(asked: Asked, **more: Any) -> Search | None:
    """Return what is asked as a question to the index, None when the index cannot answer it."""
    listing = asked.listing
    if not listing.kind or not asked.is_valid:
        return None
    known: Mapping[str, str] = getattr(asked.filters, "in_index", {})
    query, limits = EVERYTHING, {}
    for name, value in asked.filters.form.cleaned_data.items():
        if value in (None, ""):
            continue
        if name == "q" and listing.is_placed:
            query = parse(value)
        elif name in known:
            limits[known[name]] = [value.pk if isinstance(value, Model) else value]
        elif name not in DAYS or not listing.is_placed:
            return None
    days = Days(*(asked.filters.form.cleaned_data.get(name) for name in DAYS)) if listing.is_placed else None
    if days and (days.first or days.last):
        tree = And((query.tree, days)) if query.tree else days
        query = ParsedQuery(query.text, tree, query.notices)
    order = Sort.OLDEST if asked.sort is OLDEST else Sort.NEWEST
    return Search(query, (listing.kind,), limits, order, **more)


def _placed(asked: Asked, keyset: Keyset, cursor: str | None) -> int | None:
    if cursor is None:
        return None
    day, pk = keyset.read(cursor)
    return placed_at(day.toordinal(), key_of(asked.listing.kind, pk))


def cursor_of(hit: Hit) -> str:
    """Return the place of a hit as it stands in addresses: that of its row in the list's keyset."""
    return f"{date.fromordinal(day_of(hit.placed)).isoformat()}~{hit.pk}"


def _page(asked: Asked, results: Results, detailed: QuerySet[Any], *, has_cursor: bool, backwards: bool) -> Page[Any]:
    hits = results.hits
    backwards = backwards and has_cursor
    has_before = results.has_more if backwards else has_cursor
    has_after = bool(hits) if backwards else results.has_more
    return Page(
        rows=rows_of(hits, detailed),
        before=cursor_of(hits[0]) if hits and has_before else None,
        after=cursor_of(hits[-1]) if hits and has_after else None,
        is_first=not has_cursor,
    )


def rows_of(hits: Sequence[Hit], detailed: QuerySet[Any]) -> list[Any]:
    """Return the hits' rows in order, those left out that are gone or not public any more. One query."""
    found = {row.pk: row for row in detailed.filter(pk__in=[hit.pk for hit in hits])}
    return [found[hit.pk] for hit in hits if hit.pk in found]


def hits_from(asked: Asked, cursor: str | None, size: int) -> tuple[Sequence[Hit], bool] | None:
    """Return up to `size` hits behind a cursor and whether more follow; None when the index cannot tell."""
    if not pages_by_index(asked):
        return None
    question = as_search(asked, size=size, after=_placed(asked, asked.sort.keyset, cursor))
    results = search(question) if question else None
    return (results.hits, results.has_more) if results and results.is_usable else None


def in_batches(hits: Sequence[Hit], detailed: QuerySet[Any], size: int) -> Iterator[Any]:
    """Yield the hits' rows, `size` a query."""
    for start in range(0, len(hits), size):
        yield from rows_of(hits[start : start + size], detailed)
