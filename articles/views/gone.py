"""What was public and is no longer: such an address says what became of it, and leads on where it can.

What was never public gets no such answer: neither its existence nor its name is given away.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Exists, Model, OuterRef, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from articles.models import (
    CLAIM_MODELS,
    Article,
    ArticleVersion,
    Attestation,
    Citation,
    Claim,
    Figure,
    Former,
    Indicator,
    Meeting,
    MeetingReport,
    Official,
    Participation,
    Post,
    Record,
    Resolution,
    Statement,
)

# Which claims name a record, by kind of record.
NAMING: dict[type[Record], dict[type[Claim], str]] = {
    Official: {Attestation: "official", Participation: "official", Statement: "official"},
    Post: {Attestation: "post"},
    Meeting: {MeetingReport: "meeting", Participation: "meeting", Statement: "meeting"},
    Resolution: {Citation: "resolution"},
    Indicator: {Figure: "indicator"},
}
_CLAIM_NAMES = {model._meta.model_name for model in CLAIM_MODELS}
_SHOWN = 10  # withdrawn articles that the page names


@dataclass(frozen=True, slots=True)
class Ending:
    """What became of something: a heading, what happened, and articles to go on with."""

    heading: str
    reason: str
    articles: tuple[Article, ...] = ()


def answer(request: HttpRequest, ending: Ending) -> HttpResponse:
    """Return the page that says so."""
    page = render(request, "410.html", {"ending": ending}, status=410)
    page["X-Robots-Tag"] = "noindex"
    return page


def ending_of_claim(claim: Claim) -> Ending:
    """Return what became of a claim that an editor rejected, in a published article."""
    return Ending(
        _("This reading was rejected"),
        _("The program had read something here that an editor found to be wrong. It is no longer shown anywhere."),
        (claim.version.article,),
    )


def ending_of_record(record: Record) -> Ending | None:
    """Return what became of a record that no public page shows now; None when it never was public."""
    articles = _announced(type(record), record)
    versions = Former.objects.announced().filter(uuid=record.uuid, version__isnull=False).values("version")
    left = Article.objects.announced().filter(
        Exists(ArticleVersion.objects.filter(article=OuterRef("pk"), pk__in=versions))
    )
    found = list(articles.order_by("-listed_on", "-id")[:_SHOWN]) or list(left.order_by("-listed_on", "-id")[:_SHOWN])
    return _no_longer_named(found) if found else None


def ending_of_id(uuid: UUID) -> Ending | None:
    """Return what became of a claim or a record that is not in the archive any more; None when it never was public."""
    rows = list(Former.objects.announced().filter(uuid=uuid)[:_SHOWN])
    if not rows:
        return None
    versions = [row.version for row in rows]
    articles = list(Article.objects.announced().filter(versions__in=versions).distinct().order_by("-listed_on", "-id"))
    if rows[0].kind in _CLAIM_NAMES:
        return Ending(
            _("This reading is gone"),
            _("It was taken out, or the program no longer found it when it read the article again."),
            tuple(articles),
        )
    return _no_longer_named(articles)


def _no_longer_named(articles: Iterable[Article]) -> Ending:
    return Ending(
        _("No article names this any longer"),
        _("A page stood here. What it said was withdrawn, rejected by an editor or read otherwise since."),
        tuple(articles),
    )


def _announced(model: type[Record], record: Record) -> QuerySet[Article]:
    """Return the articles which readers may open, or could, and in which a claim names or named the record."""
    named = Q(pk__in=())
    for claim, field in NAMING.get(model, {}).items():
        rows: QuerySet[Any] = claim._default_manager.filter(**{field: record, "version__article": OuterRef("pk")})
        named |= Q(Exists(rows))
    return Article.objects.announced().filter(named)


def renamed(model: type[Model], slug: str) -> UUID | None:
    """Return the permanent id of what last had this slug before."""
    rows = Former.objects.filter(kind=model._meta.model_name, slug=slug).exclude(slug="")
    return rows.order_by("-id").values_list("uuid", flat=True).first()
