"""What stands behind a permanent id, whoever may see it: one query over every table that has such ids."""

from uuid import UUID

from django.db.models import CharField, QuerySet, Value

from articles.models import (
    CLAIM_MODELS,
    Article,
    Claim,
    Indicator,
    Meeting,
    MeetingSeries,
    Official,
    Organization,
    Post,
    Record,
    Resolution,
    Source,
)
from articles.models.careers import public_officials, public_posts
from articles.views.quoting import with_sentences

RECORD_MODELS: tuple[type[Record], ...] = (
    Article,
    Official,
    Meeting,
    Resolution,
    Indicator,
    Post,
    Organization,
    MeetingSeries,
    Source,
)
_KINDS: tuple[type[Record | Claim], ...] = (*RECORD_MODELS, *CLAIM_MODELS)
_MODELS = {model._meta.model_name or "": model for model in _KINDS}
_RELATED = {
    "attestation": ("official", "post", "rank"),
    "meetingreport": ("meeting__organizer",),
    "participation": ("official", "meeting__organizer"),
    "citation": ("resolution__issuer",),
    "figure": ("indicator",),
    "statement": ("official", "meeting__organizer"),
}


def located(uuid: UUID) -> tuple[type[Record | Claim], int] | None:
    """Return the kind and key of what has this id, None for an id that nothing has. One query."""
    first, *others = (_with_name(model, name).filter(uuid=uuid) for name, model in _MODELS.items())
    found = first.union(*others, all=True).first()
    return (_MODELS[found[0]], found[1]) if found else None


def _with_name(model: type[Record | Claim], name: str) -> QuerySet[Record | Claim, tuple[str, int]]:
    rows = model._default_manager.order_by().annotate(kind_name=Value(name, output_field=CharField()))
    return rows.values_list("kind_name", "pk")


def claim_at(model: type[Claim], pk: int) -> Claim:
    """Return a claim with its article, its records and the text of its block, whoever may see it."""
    rows = with_sentences(model._default_manager.filter(pk=pk))
    found: Claim = rows.select_related("version__article__source", *_RELATED[model._meta.model_name or ""]).get()
    return found


def citable(uuid: UUID) -> Record | Claim | None:
    """Return what readers may cite under this id: a published article, a public record, a visible claim."""
    found = located(uuid)
    if found is None:
        return None
    model, pk = found
    if issubclass(model, Claim):
        visible = model.objects.visible_claims().filter(pk=pk)  # type: ignore[attr-defined]
        return claim_at(model, pk) if visible.exists() else None
    rows = public_rows(model)
    return rows.filter(pk=pk).first() if rows is not None else None


def standing(record: Record) -> int:
    """Return the key of the record that stands for this one now: itself, unless it was merged into another."""
    seen = {record.pk}
    while isinstance(record, Official) and record.merged_into_id and record.merged_into_id not in seen:
        record = Official.objects.get(pk=record.merged_into_id)
        seen.add(record.pk)
    return int(record.pk)


def public_rows(model: type[Record]) -> QuerySet[Record] | None:
    """Return the records of a kind that have a page which readers may open, None for a kind without pages."""
    rows: dict[type[Record], QuerySet[Record]] = {
        Article: Article.objects.published().select_related("source"),
        Official: public_officials(),
        Meeting: Meeting.objects.published().select_related("organizer"),
        Resolution: Resolution.objects.published().select_related("issuer"),
        Indicator: Indicator.objects.published(),
        Post: public_posts(),
    }
    return rows.get(model)
