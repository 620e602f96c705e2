"""Search boxes of the desk ask the same index as readers do, drafts and withdrawn articles included."""

from dataclasses import dataclass

from django.db.models import Model

from articles.search import Search, parse, search, suggest
from articles.search.documents import MODELS

MOST = 1000  # rows a box finds; the best of more
OFFERED = 50  # rows offered while somebody types the name of a record

_KINDS: dict[type[Model], str] = {model: kind for kind, model in MODELS.items()}


@dataclass(frozen=True, slots=True)
class Matches:
    """Primary keys of what was found, and what the editor should know about the search."""

    pks: tuple[int, ...]
    notices: tuple[str, ...] = ()


def found(model: type[Model], term: str, *, is_unfinished: bool) -> Matches | None:
    """Return what the index finds among a model's rows; None when it finds nothing, or has no part in it.

    `is_unfinished`: the last word may go on, as in a box that offers records while one types.
    """
    kind = _KINDS.get(model)
    if kind is None or not term.strip():
        return None
    if is_unfinished:
        hits = suggest(term, kinds=(kind,), limit=OFFERED, public=False)
        return Matches(tuple(hit.pk for hit in hits)) if hits else None
    results = search(Search(parse(term), (kind,), size=MOST, public=False))
    if not results.is_usable or not results.hits:
        return None
    notices = [notice.message for notice in results.notices]
    if results.total > len(results.hits):
        notices.append(f"The {len(results.hits):,} best of {results.total:,} rows found are listed. Add a word.")
    return Matches(tuple(hit.pk for hit in results.hits), tuple(notices))
