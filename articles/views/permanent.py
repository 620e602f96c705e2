"""Permanent short addresses: /id/<uuid>/ leads to a record's page, or to a claim's very sentence."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from articles.filters.records import public_sources
from articles.models import CLAIM_MODELS, Article, Indicator, Meeting, Official, Resolution
from articles.models.careers import public_officials, public_posts
from articles.templatetags.archive import sentence_url


def permanent(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Redirect to what has this permanent id; 404 when readers may not see it."""
    address = _record_address(uuid) or _claim_address(uuid)
    if address is None:
        raise Http404(_("Nothing public has this permanent address."))
    return redirect(address)


def _record_address(uuid: UUID) -> str | None:
    kinds = (
        Article.objects.announced(),
        public_officials(),
        Meeting.objects.published(),
        Resolution.objects.published(),
        Indicator.objects.published(),
        public_posts(),
    )
    for rows in kinds:
        record = rows.filter(uuid=uuid).first()
        if record is not None:
            return str(record.get_absolute_url())
    merged = Official.objects.filter(uuid=uuid).values("merged_into")
    target = public_officials().filter(pk__in=merged).first()
    if target:
        return target.get_absolute_url()
    source = public_sources(None).filter(uuid=uuid).first()
    return f"{reverse('articles')}?source={source.slug}" if source else None


def _claim_address(uuid: UUID) -> str | None:
    for model in CLAIM_MODELS:
        visible = model.objects.visible_claims()  # type: ignore[attr-defined]
        claim = visible.filter(uuid=uuid).select_related("version__article").defer("version__raw").first()
        if claim is not None:
            return sentence_url(claim)
    return None
