"""Which records words may name: `official:"to lam"`, `post:minister`, `resolution:51`."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Model, Q
from tantivy import Query, Searcher

from articles.extraction.folding import fold
from articles.models import Indicator, Organization, Post, Source
from articles.search import schema
from articles.search.compile import every, one_of, phrase, some, unscored
from articles.search.schema import EXACT, SCHEMA, STEM

MAX_NAMED = 200  # records that one name may lead to

# Looked up in the database: facet -> its table, and columns of folded and of plain names.
_TABLES: dict[str, tuple[type[Model], tuple[str, ...], tuple[str, ...]]] = {
    "post": (Post, ("folded", "aliases__folded"), ("label_vi",)),
    "organization": (Organization, ("folded", "aliases__folded"), ("name_vi",)),
    "indicator": (Indicator, (), ("label", "label_vi", "code")),
    "source": (Source, (), ("name", "name_vi", "slug")),
}


def named_ids(searcher: Searcher, name: str, text: str, *, public: bool = True) -> Sequence[int]:
    """Return the ids of the records that `text` may name, best first; none when nothing fits.

    `name` is that of a facet, or "number" for resolutions by their number alone.
    """
    if name in _TABLES:
        ids = _in_tables(name, text)
        return [pk for pk in ids if _is_public(searcher, name, pk)] if public else ids
    return _in_index(searcher, name, text, public=public)


def _in_tables(name: str, text: str) -> list[int]:
    model, folded, plain = _TABLES[name]
    condition = Q()
    for word in fold(text).split() or [text]:
        somewhere = Q()
        for column in folded:
            somewhere |= Q(**{f"{column}__contains": word})
        for column in plain:
            somewhere |= Q(**{f"{column}__icontains": word})
        condition &= somewhere
    rows: Any = model._default_manager.filter(condition).order_by("pk").values_list("pk", flat=True)
    return list(dict.fromkeys(rows[: 2 * MAX_NAMED]))[:MAX_NAMED]


def _is_public(searcher: Searcher, name: str, pk: int) -> bool:
    """Whether a public document carries the record: one that only drafts name is unknown to readers."""
    carried = every(one_of(name, [pk]), unscored(Query.term_query(SCHEMA, "published", True)))
    return bool(searcher.search(carried, 1, count=False).hits)


def _in_index(searcher: Searcher, name: str, text: str, *, public: bool) -> list[int]:
    """Return officials by name, resolutions by number or title, meetings by the words of their title."""
    words = EXACT.analyze(text)
    if not words:
        return []
    limits = [one_of("kind", [schema.KIND_CODES["resolution" if name == "number" else name]])]
    if public:
        limits.append(unscored(Query.term_query(SCHEMA, "published", True)))
    asked = []
    if name == "official":
        fields = ("names",) if public else ("names", schema.UNSAID)
        asked.append(every(*[some([Query.term_query(SCHEMA, name, word) for name in fields]) for word in words]))
    if name in ("resolution", "number"):
        asked.append(phrase(text, ("numbers",)))
    if name in ("resolution", "meeting"):
        asked.append(every(*[Query.term_query(SCHEMA, "title_s", stem) for stem in STEM.analyze(text)]))
    found = searcher.search(every(some(asked), *limits), MAX_NAMED, count=False).hits
    keys = searcher.fast_field_values("key", [address for _score, address in found])
    return [schema.record_of(int(key or 0))[1] for key in keys]
