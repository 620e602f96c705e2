"""Proving that index and database are equal, document by document."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import tantivy
from tantivy import FieldType, Query

from articles.search import documents, schema, store
from articles.search.store import Status, UnusableError

CHUNK = 500  # records looked at a time
WAITS = 30.0  # seconds for whoever is writing


@dataclass(frozen=True, slots=True)
class Difference:
    """A document in which index and database differ: missing, surplus, different or twice."""

    kind: str
    pk: int
    what: str

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}: {self.what}"


def every_pk(kind: str) -> Iterator[list[int]]:
    """Yield the primary keys of a kind, in order and in chunks."""
    last = 0
    rows: Any = documents.MODELS[kind]._default_manager.order_by("pk").values_list("pk", flat=True)
    while pks := list(rows.filter(pk__gt=last)[:CHUNK]):
        yield pks
        last = pks[-1]


def digests(searcher: tantivy.Searcher, query: Query, limit: int) -> Iterator[tuple[int, int]]:
    """Yield number and digest of the documents that match."""
    addresses = [address for _score, address in searcher.search(query, max(limit, 1), count=False).hits]
    keys = searcher.fast_field_values("key", addresses)
    values = searcher.fast_field_values("digest", addresses)
    for key, value in zip(keys, values, strict=True):
        yield int(key or 0), int(value or 0)


def check(take_in: Callable[[], Status]) -> list[Difference]:
    """Return where index and database differ; UnusableError without an index.

    `take_in` brings the index up to date: before, and once more for what changes meanwhile.
    """
    if take_in() == Status.OUTDATED:
        raise UnusableError(Status.OUTDATED)
    with store.lock("write", WAITS) as held:
        if not held:
            raise UnusableError(Status.BEHIND)
        opened = store.opened()
        found = list(_differences(opened.searcher))
    if not found:
        return []
    take_in()
    return list(_still_different(store.opened().searcher, found))


def _differences(searcher: tantivy.Searcher) -> Iterator[Difference]:
    """Compare all documents; each stretch of keys between two chunks is covered, so that surplus ones are found."""
    for kind in documents.MODELS:
        start = 1
        for pks in every_pk(kind):
            yield from _compare(searcher, kind, pks, start, pks[-1])
            start = pks[-1] + 1
        yield from _compare(searcher, kind, [], start, None)


def _compare(
    searcher: tantivy.Searcher, kind: str, pks: list[int], first: int, last: int | None
) -> Iterator[Difference]:
    wanted = {document.key: document.digest for document in documents.build(kind, pks)}
    upper = schema.key_of(kind, last) if last is not None else None
    query = Query.boolean_query(
        [
            (tantivy.Occur.Must, Query.term_query(schema.SCHEMA, "kind", schema.KIND_CODES[kind])),
            (
                tantivy.Occur.Must,
                Query.range_query(
                    schema.SCHEMA, "key", FieldType.Unsigned, schema.key_of(kind, first), upper, True, True
                ),
            ),
        ]
    )
    held: dict[int, int] = {}
    for key, value in digests(searcher, query, searcher.num_docs):
        if key in held:
            yield _difference(key, "twice")
        held[key] = value
    for key in sorted(wanted.keys() | held.keys()):
        if key not in held:
            yield _difference(key, "missing")
        elif key not in wanted:
            yield _difference(key, "surplus")
        elif wanted[key] != held[key]:
            yield _difference(key, "different")


def _difference(key: int, what: str) -> Difference:
    kind, pk = schema.record_of(key)
    return Difference(kind, pk, what)


def _still_different(searcher: tantivy.Searcher, found: Iterable[Difference]) -> Iterator[Difference]:
    for difference in sorted(set(found), key=lambda item: (item.kind, item.pk)):
        pk = difference.pk
        there = documents.build(difference.kind, [pk])
        yield from _compare(searcher, difference.kind, [pk] if there else [], pk, pk)
