"""Articles that have most to do with one: the same meetings, documents and people, rare ones counting more."""

from collections.abc import Iterable, Mapping

from tantivy import Occur, Query

from articles.search import schema
from articles.search.compile import some
from articles.search.engine import hits_of
from articles.search.store import Opened
from articles.search.upkeep import asking

# How much sharing one counts, besides how rare it is.
WEIGHTS = {"meeting": 3.0, "resolution": 1.5, "official": 1.0}
_MOST = 60  # records of an article that are looked for


def related(pk: int, records: Mapping[str, Iterable[int]], size: int = 5) -> list[int]:
    """Return the keys of the published articles nearest to article `pk`, best first; none while no index answers.

    `records` are the keys of the article's records by facet: meeting, resolution, official.
    """
    shared = [
        Query.boost_query(Query.term_query(schema.SCHEMA, name, key), weight)
        for name, weight in WEIGHTS.items()
        for key in list(dict.fromkeys(records.get(name, ())))[:_MOST]
    ]
    if not shared:
        return []
    asked = Query.boolean_query(
        [
            (Occur.Must, some(shared)),
            (Occur.Must, Query.const_score_query(_term("kind", schema.KIND_CODES["article"]), 0.0)),
            (Occur.Must, Query.const_score_query(_term("published", True), 0.0)),
            (Occur.MustNot, _term("key", schema.key_of("article", pk))),
        ]
    )

    def ask(opened: Opened) -> list[int]:
        found = opened.searcher.search(asked, size, count=False).hits
        return [hit.pk for hit in hits_of(opened.searcher, found)]

    return asking(ask, [])


def _term(name: str, value: object) -> Query:
    return Query.term_query(schema.SCHEMA, name, value)
