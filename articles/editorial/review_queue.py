"""Which claim an editor is given next, and which ones read the same."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from articles.editorial import review_leases
from articles.editorial.access import permission
from articles.editorial.review_leases import kind_of
from articles.models import (
    CLAIM_MODELS,
    Attestation,
    Citation,
    Claim,
    ClaimMark,
    Figure,
    MeetingReport,
    Participation,
    Statement,
)

if TYPE_CHECKING:
    from django.contrib.auth.models import User

KINDS: dict[str, type[Claim]] = {kind_of(model): model for model in CLAIM_MODELS}
SURE: dict[str, dict[str, str]] = {
    "low": {"confidence__lt": "0.5"},
    "some": {"confidence__gte": "0.5", "confidence__lt": "0.8"},
    "good": {"confidence__gte": "0.8", "confidence__lt": "0.95"},
    "high": {"confidence__gte": "0.95"},
}
SKIPPED_FOR = timedelta(hours=12)
ALIKE_AT_ONCE = 200  # claims that read the same and are decided together
COUNTED_TO = 1000

# What a claim's name is made of, and so is read along with it.
NAMED_BY: dict[type[Claim], tuple[str, ...]] = {
    Attestation: ("official", "post", "rank"),
    MeetingReport: ("meeting",),
    Participation: ("official", "meeting"),
    Citation: ("resolution__issuer",),
    Figure: ("indicator",),
    Statement: ("official", "meeting"),
}
# Two claims read the same when the words and all of this agree. The day of an attestation is its article's own.
SAME_BY: dict[type[Claim], tuple[str, ...]] = {
    **{model: model.claim_fields for model in CLAIM_MODELS},
    Attestation: ("official", "post", "rank"),
}


@dataclass(frozen=True, slots=True)
class Queue:
    """What an editor wants to review. Empty fields ask for everything; `unsure` for what was set aside as such."""

    kind: str = ""
    sure: str = ""
    article: int | None = None
    unsure: bool = False

    def models(self, by: "User") -> list[type[Claim]]:
        """Return the kinds that are asked for and that `by` may decide on."""
        return [
            model
            for name, model in KINDS.items()
            if self.kind in {"", name} and by.has_perm(permission(model, "decide"))
        ]


def waiting(model: type[Claim], queue: Queue) -> "QuerySet[Any]":
    """Return the claims of a kind that wait for anybody: open ones of the texts that readers get."""
    rows = model._default_manager.filter(status=Claim.Status.SUGGESTED, version__is_current=True)
    if queue.sure in SURE:
        rows = rows.filter(**SURE[queue.sure])
    if queue.article is not None:
        rows = rows.filter(version__article=queue.article)
    if queue.unsure:  # few, so that the marks lead to the claims and not the other way round
        rows = rows.filter(pk__in=_marks(model).filter(verb=ClaimMark.Verb.UNSURE).values("claim"))
    return rows


def open_to(by: "User", model: type[Claim], queue: Queue) -> "QuerySet[Any]":
    """Return what waits for `by`: without what others are at, what is set aside and what `by` left for later."""
    mine = _marks(model).filter(claim=OuterRef("pk"))
    aside = Q(verb=ClaimMark.Verb.SKIPPED, user=by, at__gt=timezone.now() - SKIPPED_FOR)
    aside |= Q(verb=ClaimMark.Verb.UNSURE, user=by) if queue.unsure else Q(verb=ClaimMark.Verb.UNSURE)
    leased = review_leases.others(by).filter(kind=kind_of(model), claim=OuterRef("pk"))
    return waiting(model, queue).filter(~Exists(mine.filter(aside)), ~Exists(leased))


def _marks(model: type[Claim]) -> "QuerySet[ClaimMark]":
    return ClaimMark.objects.filter(kind=kind_of(model))


def next_claim(by: "User", queue: Queue, beside: Iterable[tuple[str, int]] = ()) -> Claim | None:
    """Lease the next claim to `by` and return it with all that a page shows; None when nothing waits.

    `beside` names claims that `by` has before them already. The least sure comes first; within one
    article the claims come in reading order.
    """
    shown = set(beside)
    for _ in range(5):  # others may be faster; then the next one is as good
        heads = [row for model in queue.models(by) if (row := _head(by, model, queue, shown)) is not None]
        if not heads:
            return None
        kind, pk = min(heads)[-2:]
        claim = find(kind, pk)
        if claim is not None and review_leases.take(claim, by):
            return claim
        shown.add((kind, pk))
    return None


def _head(by: "User", model: type[Claim], queue: Queue, shown: set[tuple[str, int]]) -> tuple[Any, ...] | None:
    kind = kind_of(model)
    order = ("block", "start") if queue.article is not None else ("confidence",)
    rows = open_to(by, model, queue).exclude(pk__in=[pk for name, pk in shown if name == kind])
    head = rows.order_by(*order, "pk").values_list(*order, "pk").first()
    return None if head is None else (*head[:-1], kind, head[-1])


def find(kind: str, pk: int) -> Claim | None:
    """Return one claim, decided or not, with its version's text and what names it; None when it is gone."""
    model = KINDS.get(kind)
    if model is None:
        return None
    rows = model._default_manager.filter(pk=pk).select_related(
        "version__article__source", "decided_by", *NAMED_BY[model]
    )
    return rows.defer("version__raw", "version__notices").first()


def alike(claim: Claim) -> "QuerySet[Any]":
    """Return the other open claims that read the same: the same words, saying the same."""
    model = type(claim)
    same = {name: getattr(claim, model._meta.get_field(name).attname) for name in SAME_BY[model]}  # type: ignore[union-attr]
    rows = model._default_manager.filter(status=Claim.Status.SUGGESTED, version__is_current=True, exact=claim.exact)
    for name, value in same.items():
        rows = rows.filter(**{f"{name}__isnull": True} if value is None else {name: value})
    return rows.exclude(pk=claim.pk)


def counts(rows: "Sequence[QuerySet[Any]]") -> list[int]:
    """Return how many rows each query has, counted to one more than `COUNTED_TO`: one question to the database."""
    if not rows:
        return []
    parts: list[str] = []
    values: list[Any] = []
    for query in rows:
        bounded = query.order_by().values("pk")[: COUNTED_TO + 1]
        try:
            sql, parameters = bounded.query.sql_with_params()
        except EmptyResultSet:
            sql, parameters = "SELECT 1 WHERE 1 = 0", ()
        parts.append(f"(SELECT COUNT(*) FROM ({sql}) AS bounded)")  # noqa: S608 - sql is Django's own, values apart
        values += parameters
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(parts)}", values)
        return list(cursor.fetchone())
