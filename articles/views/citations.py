"""How to cite one thing, on a page of its own and as files: every article, record and claim has both."""

from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from articles.models import Claim, Figure, Record, Statement
from articles.templatetags.archive import sentence_url
from articles.views.citing import FILES
from articles.views.fragments import text_fragment
from articles.views.located import citable
from articles.views.works import part_in_words, work_of


def citation_page(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Show how to cite an article, a record or a claim, a claim with its sentence."""
    thing = _found(uuid)
    claim = thing if isinstance(thing, Claim) else None
    context = {
        "section": "articles",
        "thing": thing,
        "claim": claim,
        "what": _kind_in_words(thing),
        "says": part_in_words(claim) if claim else str(thing),
        "fragment": _fragment(claim) if claim else "",
        "address": sentence_url(claim) if claim else thing.get_absolute_url(),  # type: ignore[union-attr]
    }
    return render(request, "articles/citation.html", context)


def citation_file(request: HttpRequest, uuid: UUID, form: str) -> HttpResponse:
    """Give a citation as a file: as text in the reader's language, for a reference manager the same in every one."""
    media_type, write = FILES[form]
    with override(get_language() if form == "txt" else settings.LANGUAGE_CODE):
        work = work_of(_found(uuid))
        text = write(work, request.build_absolute_uri(work.path))
    response = HttpResponse(text, content_type=f"{media_type}; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{work.key}.{form}"'
    response["X-Robots-Tag"] = "noindex"
    return response


def _found(uuid: UUID) -> Record | Claim:
    thing = citable(uuid)
    if thing is None:
        raise Http404(_("Nothing public has this permanent address."))
    return thing


def _fragment(claim: Claim) -> str:
    text = getattr(claim, "block_text", None)
    return text_fragment(text, claim.start, claim.end) if text else ""


def _kind_in_words(thing: Record | Claim) -> str:
    if isinstance(thing, Figure):
        return _("figure")
    if isinstance(thing, Statement):
        return _("statement")
    return _("passage") if isinstance(thing, Claim) else _("page")
