"""Counting what matches, by kind and by facet: exactly, with as little looking as may be, and once for each question.

Looking at every match is dear where a word stands in nearly every article. There the counts of all articles are
known, once for each state of the index, and those of the few articles without the word are taken off.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from tantivy import Occur, Query, Searcher

from articles.search import schema, store
from articles.search.compile import every, one_of
from articles.search.tree import KINDS, Node

REMEMBERED = 256  # counts kept of one state of the index
WORTH = 5_000  # records of a kind from which on taking off is worth while
MOST_VALUES = 5_000  # of a facet that are added up; where there are more, every match is looked at

# How many documents carry a value, by facet.
type Counts = dict[str, Counter[Any]]


@dataclass(frozen=True, slots=True)
class FacetCount:
    """How many of the matching documents carry a value, an id or a word."""

    value: int | str
    count: int


@dataclass(frozen=True, slots=True)
class Matching:
    """What is counted: documents that match the words within the limits, of some kinds.

    `tree`, `filters` and `public` are what words and limits were made of, and name them.
    """

    opened: store.Opened
    words: Query
    limits: tuple[Query, ...]
    kinds: tuple[str, ...]
    tree: Node | None
    filters: tuple[tuple[str, tuple[int | str, ...]], ...]
    public: bool

    @property
    def question(self) -> Hashable:
        """What is asked, apart from kinds."""
        return self.tree, self.filters, self.public

    def of(self, kinds: Sequence[str]) -> Query:
        """Return what matches among some kinds, among all for none."""
        return every(self.words, *self.limits, *([of_kinds(kinds)] if kinds else []))

    def others(self, kind: str) -> Query:
        """Return the documents of a kind within the limits that do not match."""
        within = [(Occur.Must, query) for query in (*self.limits, of_kinds([kind]))]
        return Query.boolean_query([*within, (Occur.MustNot, self.words)])

    def all(self, kind: str) -> Query:
        """Return every document of a kind within the limits."""
        return every(*self.limits, of_kinds([kind]))

    def remembered[T](self, what: Hashable, count: Callable[[], T]) -> T:
        """Return what `count` gives, counted once while the index stays as it is."""
        known = self.opened.counted
        found: T | None = known.get(what)
        if found is None:
            if len(known) >= REMEMBERED:
                known.clear()
            found = known[what] = count()
        return found


def of_kinds(kinds: Sequence[str]) -> Query:
    """Return the documents of some kinds."""
    return one_of("kind", [schema.KIND_CODES[kind] for kind in kinds if kind in schema.KIND_CODES])


def by_kind(matching: Matching) -> dict[str, int]:
    """Return how many documents match, by kind, whatever kinds are asked for."""
    return matching.remembered(("kinds", matching.question), lambda: _kinds(matching.opened.searcher, matching.of(())))


def _kinds(searcher: Searcher, query: Query) -> dict[str, int]:
    found = {item.value: item.count for item in _commonest(searcher, query, ("kind",), len(KINDS))["kind"]}
    return {kind: found.get(schema.KIND_CODES[kind], 0) for kind in KINDS}


def by_facet(matching: Matching, names: Sequence[str], size: int) -> dict[str, tuple[FacetCount, ...]]:
    """Return the commonest values of each facet among what matches; equal counts in order of value."""
    known = tuple(name for name in names if name in schema.FACETS)
    if not known:
        return {}
    question = ("facets", known, size, matching.kinds, matching.question)
    return matching.remembered(question, lambda: _by_facet(matching, known, size))


def _by_facet(matching: Matching, names: tuple[str, ...], size: int) -> dict[str, tuple[FacetCount, ...]]:
    added = None if matching.filters else _added_up(matching, names)
    if added is None:
        return _commonest(matching.opened.searcher, matching.of(matching.kinds), names, size)
    return {name: _in_order(added[name], size) for name in names}


def _added_up(matching: Matching, names: tuple[str, ...]) -> Counts | None:
    """Return the counts of every value, put together from kinds; None where that would not be less to look at."""
    searcher, kinds = matching.opened.searcher, matching.kinds or KINDS
    whole = ("everything", matching.public)
    there = matching.remembered(whole, lambda: _kinds(searcher, every(*matching.limits)))
    matched = by_kind(matching)
    mostly = [kind for kind in kinds if there[kind] >= WORTH and 2 * matched[kind] > there[kind]]
    if not mostly:
        return None
    parts = []
    for kind in mostly:
        query = matching.all(kind)
        parts.append((1, matching.remembered((*whole, kind, names), partial(_all_values, searcher, query, names))))
        parts.append((-1, _all_values(searcher, matching.others(kind), names)))
    if rest := [kind for kind in kinds if kind not in mostly]:
        parts.append((1, _all_values(searcher, matching.of(rest), names)))
    added: Counts = {name: Counter() for name in names}
    for sign, part in parts:
        if not part:
            return None
        for name in names:
            for value, count in part[name].items():
                added[name][value] += sign * count
    return added


def _all_values(searcher: Searcher, query: Query, names: Sequence[str]) -> Counts:
    """Return the counts of every value, nothing where a facet has more of them than are added up."""
    found: Counts = {}
    asked = {name: _terms(name, MOST_VALUES) for name in names}
    answer = searcher.aggregate(query, asked)
    for name in names:
        if answer[name].get("sum_other_doc_count"):
            return {}
        found[name] = Counter({_value(bucket["key"]): bucket["doc_count"] for bucket in answer[name]["buckets"]})
    return found


def _commonest(searcher: Searcher, query: Query, names: Sequence[str], size: int) -> dict[str, tuple[FacetCount, ...]]:
    answer = searcher.aggregate(query, {name: _terms(name, size) for name in names})
    return {
        name: _in_order(Counter({_value(item["key"]): item["doc_count"] for item in answer[name]["buckets"]}), size)
        for name in names
    }


def _terms(name: str, size: int) -> dict[str, Any]:
    return {"terms": {"field": name, "size": size, "segment_size": max(10 * size, 1000)}}


def _in_order(counts: Counter[Any], size: int) -> tuple[FacetCount, ...]:
    ordered = sorted(((-count, value) for value, count in counts.items() if count > 0))
    return tuple(FacetCount(value, -count) for count, value in ordered[:size])


def _value(key: float | str) -> int | str:
    return key if isinstance(key, str) else int(key)
