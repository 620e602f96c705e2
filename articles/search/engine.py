"""Asking the index. Everything here answers, whatever was typed and whatever state the index is in."""

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from tantivy import Occur, Order, Query, Searcher

from articles.search import counting, schema, store, upkeep
from articles.search.compile import Compiler, every, is_scored, one_of, unscored, within
from articles.search.counting import FacetCount
from articles.search.naming import named_ids
from articles.search.store import Status
from articles.search.tree import Notice, ParsedQuery

log = logging.getLogger(__name__)

PAGE_SIZE = 20
MAX_OFFSET = 2_000  # ranks further down are no answer to anything; lists by date go on for ever
FACET_SIZE = 50
MUST, SHOULD = Occur.Must, Occur.Should


class Sort(StrEnum):
    """The order of hits."""

    RANK = "rank"  # best first; pages by `offset`
    NEWEST = "newest"  # latest day first, undated last; pages by `after` and `before`
    OLDEST = "oldest"


@dataclass(frozen=True, slots=True)
class Search:
    """What is asked of the index.

    `filters` maps a facet name (schema.FACETS) to ids or words; a document must carry one of each. `cursor`s are
    the `placed` of the last hit of the page before (`after`) or the first of the page behind (`before`).
    """

    query: ParsedQuery
    kinds: Sequence[str] = ()  # all of KINDS unless told
    filters: Mapping[str, Sequence[int | str]] = field(default_factory=dict)
    sort: Sort = Sort.RANK
    size: int = PAGE_SIZE
    offset: int = 0
    after: int | None = None
    before: int | None = None
    facets: Sequence[str] = ()
    facet_size: int = FACET_SIZE
    count_kinds: bool = False
    needs_total: bool = True  # without it `total` is that of the page
    public: bool = True  # False for the desk: drafts, withdrawn and rejected ones too


@dataclass(frozen=True, slots=True)
class Hit:
    """A document that matches: kind and primary key of its record; `placed` is its cursor."""

    kind: str
    pk: int
    placed: int
    score: float = 0.0


@dataclass(frozen=True, slots=True)
class Results:
    """The answer. `total` counts all matching documents; `kinds` counts them by kind without the filter by kind."""

    status: Status
    hits: tuple[Hit, ...] = ()
    total: int = 0
    kinds: Mapping[str, int] = field(default_factory=dict)
    facets: Mapping[str, tuple[FacetCount, ...]] = field(default_factory=dict)
    notices: tuple[Notice, ...] = ()
    has_more: bool = False  # further hits in the direction that was asked for

    @property
    def is_usable(self) -> bool:
        """Whether an index answered at all."""
        return self.status in (Status.READY, Status.BEHIND)


def search(asked: Search) -> Results:
    """Return what matches. Never raises for a query or the index; a query without words matches everything."""
    return _answer(lambda opened, status: _search(opened, asked, status), asked.query)


def count(asked: Search) -> int | None:
    """Return how many documents match, None when no index can tell."""
    found = search(_only_counting(asked))
    return found.total if found.is_usable else None


def _only_counting(asked: Search) -> Search:
    return Search(asked.query, asked.kinds, asked.filters, size=0, public=asked.public)


def _answer(ask: Any, query: ParsedQuery) -> Results:
    """Bring the index up to date as far as may be, and ask it; a damaged one is made anew."""
    status = Status.MISSING
    try:
        opened, status = upkeep.ready()
        found: Results = ask(opened, status)
    except BaseException as error:  # the index's library panics on damaged files, beside Exception
        if not upkeep.is_damage(error):
            raise
        status = upkeep.renew_after(error)
        return Results(status, notices=(*query.notices, Notice("missing")))
    return found


def _search(opened: store.Opened, asked: Search, status: Status) -> Results:
    searcher = opened.searcher
    compiler = Compiler(lambda name, text: named_ids(searcher, name, text, public=asked.public))
    tree = asked.query.tree
    fields = schema.EXACT_FIELDS if asked.public else schema.DESK_FIELDS
    words = compiler.query(tree, fields) if tree else Query.all_query()
    if not tree or not is_scored(tree):
        words = Query.const_score_query(words, 1.0)  # equal but for the day: the newest come first
    counted = _counted(opened, asked, words)
    hits, total, more = _page(searcher, counted.of(asked.kinds), asked)
    notices = [*asked.query.notices, *dict.fromkeys(compiler.notices)]
    if status == Status.BEHIND:
        notices.append(Notice("behind"))
    return Results(
        status,
        hits,
        total,
        counting.by_kind(counted) if asked.count_kinds else {},
        counting.by_facet(counted, asked.facets, asked.facet_size),
        tuple(notices),
        more,
    )


def _counted(opened: store.Opened, asked: Search, words: Query) -> counting.Matching:
    filters = tuple(sorted((name, tuple(values)) for name, values in asked.filters.items()))
    limits = tuple(_limits(asked))
    return counting.Matching(opened, words, limits, tuple(asked.kinds), asked.query.tree, filters, asked.public)


def _no_checkpoint() -> Query:
    """Return every document that stands for a record."""
    return within("key", schema.CHECKPOINT + 1, None)


def _limits(asked: Search) -> list[Query]:
    limits = [one_of(name, values) for name, values in asked.filters.items() if name in schema.FACETS]
    public = unscored(Query.term_query(schema.SCHEMA, "published", True))
    limits.append(public if asked.public else _no_checkpoint())
    return limits


def _page(searcher: Searcher, matching: Query, asked: Search) -> tuple[tuple[Hit, ...], int, bool]:
    """Return one page, the number of all matches, and whether the page has a follower in its direction."""
    if asked.sort == Sort.RANK:
        offset = min(max(asked.offset, 0), MAX_OFFSET)
        found: Any = searcher.search(
            matching, asked.size + 1, count=asked.needs_total, offset=offset, weight_by_field="recency"
        )
        hits = hits_of(searcher, found.hits, scored=True)
        return hits[: asked.size], found.count or len(hits), len(hits) > asked.size
    counted: Any = searcher.search(unscored(matching), 1) if asked.needs_total else None
    total = counted.count if counted else 0
    if not asked.size:
        return (), total, total > 0
    backwards = asked.before is not None and asked.after is None
    cursor = asked.before if backwards else asked.after
    descending = (asked.sort == Sort.NEWEST) != backwards
    page = matching
    if cursor is not None and 0 <= cursor < 2**63:
        lower, upper = (None, cursor) if descending else (cursor + 1, None)
        page = every(matching, within("placed", lower, upper))
    order = Order.Desc if descending else Order.Asc
    found = searcher.search(page, asked.size + 1, count=False, order_by_field="placed", order=order)
    hits = hits_of(searcher, found.hits, scored=False)
    more, hits = len(hits) > asked.size, hits[: asked.size]
    return (tuple(reversed(hits)) if backwards else hits), total, more


def hits_of(searcher: Searcher, found: Sequence[tuple[Any, Any]], *, scored: bool = True) -> tuple[Hit, ...]:
    """Return what the index found as hits."""
    addresses = [address for _score, address in found]
    keys = searcher.fast_field_values("key", addresses)
    placed = searcher.fast_field_values("placed", addresses)
    hits = []
    for (score, _address), key, place in zip(found, keys, placed, strict=True):
        kind, pk = schema.record_of(int(key or 0))
        hits.append(Hit(kind, pk, int(place or 0), float(score) if scored else 0.0))
    return tuple(hits)
