"""From hits to records: read from the database, in the order of the hits."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django.db.models import Model, QuerySet

from articles.models import Article, Figure, Meeting, Official, Resolution
from articles.models.careers import public_officials

if TYPE_CHECKING:
    from articles.search.engine import Hit


def visible(kind: str) -> QuerySet[Any]:
    """Return the records of a kind that readers may see."""
    match kind:
        case "article":
            return Article.objects.published().select_related("source")
        case "official":
            return public_officials()
        case "meeting":
            return Meeting.objects.published().select_related("organizer")
        case "resolution":
            return Resolution.objects.published().select_related("issuer")
        case _:
            figures = Figure.objects.visible_claims().select_related("indicator", "version__article__source")
            return figures.defer("version__raw", "version__blocks")


def everything(kind: str) -> QuerySet[Any]:
    """Return all records of a kind, for the desk."""
    models: dict[str, type[Model]] = {
        "article": Article,
        "official": Official,
        "meeting": Meeting,
        "resolution": Resolution,
        "figure": Figure,
    }
    return models[kind]._default_manager.all()


def load(hits: "Sequence[Hit]", *, public: bool = True) -> "list[tuple[Hit, Any]]":
    """Return hits with their records, in order: one query a kind. What is gone or not public any more is left out."""
    rows: dict[tuple[str, int], Any] = {}
    for kind in dict.fromkeys(hit.kind for hit in hits):
        pks = [hit.pk for hit in hits if hit.kind == kind]
        found = (visible(kind) if public else everything(kind)).filter(pk__in=pks)
        rows |= {(kind, row.pk): row for row in found}
    return [(hit, rows[hit.kind, hit.pk]) for hit in hits if (hit.kind, hit.pk) in rows]
