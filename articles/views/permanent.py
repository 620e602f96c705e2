"""Permanent short addresses: /id/<uuid>/ leads to a record's page, or to a claim's very sentence."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from articles.filters.records import find_organization, organization_slug, public_series, public_sources
from articles.models import Article, ArticleVersion, Claim, MeetingSeries, Organization, Record, Source
from articles.templatetags.archive import anchor, sentence_url
from articles.views.gone import Ending, answer, ending_of_claim, ending_of_id, ending_of_record
from articles.views.located import claim_at, located, public_rows, standing
from articles.views.passages import place_now


def permanent(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Lead to what has this permanent id, or say what became of it; 404 for what was never public."""
    found = located(uuid)
    if found is None:
        ending: Ending | None = ending_of_id(uuid)
    else:
        model, pk = found
        address, ending = _claim(model, pk) if issubclass(model, Claim) else _record(model, pk)
        if address:
            return redirect(address)
    if ending is None:
        raise Http404(_("Nothing public has this permanent address."))
    return answer(request, ending)


def _record(model: type[Record], pk: int) -> tuple[str, Ending | None]:
    record = model._default_manager.get(pk=pk)
    if address := _filtered(record):
        return address, None
    rows = Article.objects.announced() if model is Article else public_rows(model)
    if rows is None:
        return "", None
    shown = rows.filter(pk=standing(record)).first()
    if shown is not None:
        return shown.get_absolute_url(), None  # type: ignore[attr-defined]
    return "", ending_of_record(record)


def _filtered(record: Record) -> str:
    """Return the list of what a record without a page of its own is about; empty for others."""
    if isinstance(record, Source) and public_sources().filter(pk=record.pk).exists():
        return f"{reverse('articles')}?source={record.slug}"
    if isinstance(record, MeetingSeries) and public_series().filter(pk=record.pk).exists():
        return f"{reverse('meetings')}?series={record.slug}"
    if isinstance(record, Organization):
        slug = organization_slug(record)
        if find_organization(slug) == record:
            return f"{reverse('articles')}?organization={slug}"
    return ""


def _claim(model: type[Claim], pk: int) -> tuple[str, Ending | None]:
    claim = claim_at(model, pk)
    article, version = claim.version.article, claim.version
    if article.state == Article.State.WITHDRAWN:
        return article.get_absolute_url(), None
    if article.state != Article.State.PUBLISHED:
        return "", None
    if claim.status == Claim.Status.REJECTED:
        return "", ending_of_claim(claim)
    if version.is_current or _stands(claim):
        return sentence_url(claim), None
    return f"{version_url(article, version.number)}#{anchor(claim)}", None


def _stands(claim: Claim) -> bool:
    """Whether the sentence of a claim in an earlier version still stands in the present one."""
    now = ArticleVersion.objects.filter(article=claim.version.article, is_current=True).values_list("blocks", flat=True)
    blocks = now.first() or []
    return place_now(blocks, getattr(claim, "block_text", "") or "", claim.block, claim.start, claim.end) is not None


def version_url(article: Article, number: int) -> str:
    """Return the address of one version of an article."""
    return f"{article.get_absolute_url()}versions/{number}/"
