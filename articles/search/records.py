"""From hits to records: read from the database, in the order of the hits."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django.db.models import Model, QuerySet

from articles.models import Article, Figure, Meeting, Official, Resolution
from articles.models.careers import public_officials

if TYPE_CHECKING:
    from articles.search.engine import Hit


# What a page shows of each: nothing else is read. Versions carry whole documents.
_ARTICLE = ("title", "slug", "published_on", "source__name", "source__name_vi")
_OFFICIAL = ("name", "name_vi", "slug")
_MEETING = ("title", "slug", "kind", "place", "date_start", "date_end", "organizer__name", "organizer__name_vi")
_RESOLUTION = ("kind", "number", "title", "slug", "date", "issuer__name", "issuer__name_vi")
_OF_FIGURE = (
    "indicator__label",
    "indicator__label_vi",
    "indicator__code",
    "version__article__title",
    "version__article__slug",
)


def visible(kind: str) -> QuerySet[Any]:
    """Return the records of a kind that readers may see."""
    match kind:
        case "article":
            return Article.objects.published().select_related("source").only(*_ARTICLE)
        case "official":
            return public_officials().only(*_OFFICIAL)
        case "meeting":
            return Meeting.objects.published().select_related("organizer").only(*_MEETING)
        case "resolution":
            return Resolution.objects.published().select_related("issuer").only(*_RESOLUTION)
        case _:
            own = [column.attname for column in Figure._meta.concrete_fields]
            figures = Figure.objects.visible_claims().select_related("indicator", "version__article")
            return figures.only(*own, *_OF_FIGURE, "version__article__published_on")


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
