"""An article read again with the present extractor: first what would change, then the change."""

from typing import TYPE_CHECKING, Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from articles.admin.base import actor, change_url
from articles.editorial.access import permission
from articles.extraction import EXTRACTOR_VERSION
from articles.models import CLAIM_MODELS, Article

if TYPE_CHECKING:
    from articles.importing.reextraction import Difference

SHOWN = 200  # claims listed


def may_read_again(request: HttpRequest) -> bool:
    """Whether the user may have suggestions replaced: who may decide on all of them."""
    return all(actor(request).has_perm(permission(model, "decide")) for model in CLAIM_MODELS)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def read_again_view(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what reading the current text again would change; on POST, change it."""
    from articles.importing.reextraction import reextract  # loads the recognisers, which no other page needs

    if not may_read_again(request):
        raise PermissionDenied
    article = get_object_or_404(Article, pk=pk)
    version = get_object_or_404(article.versions.select_related("article"), is_current=True)
    if request.method == "POST":
        difference = reextract(version)
        number = len(difference.claims)
        told = ngettext("%(number)s suggestion changed.", "%(number)s suggestions changed.", number)
        messages.success(request, told % {"number": number})
        return HttpResponseRedirect(change_url(article))
    difference = reextract(version, dry_run=True)
    context: dict[str, Any] = {
        **admin.site.each_context(request),
        "title": _("Read again"),
        "opts": Article._meta,
        "article": article,
        "version": version,
        "extractor": EXTRACTOR_VERSION,
        "lines": _lines(difference),
        "more": max(len(difference.claims) - SHOWN, 0),
        "unplaced": difference.unplaced,
        "back": change_url(article),
    }
    request.current_app = admin.site.name
    return TemplateResponse(request, "admin/review/read_again.html", context)


def _lines(difference: "Difference") -> list[dict[str, str]]:
    words = {"added": _("added"), "changed": _("changed"), "removed": _("removed")}
    order = {"added": 0, "changed": 1, "removed": 2}
    claims = sorted(difference.claims, key=lambda line: (order[line[0]], line[1].block, line[1].start))
    return [
        {
            "what": what,
            "label": words[what],
            "kind": capfirst(str(claim._meta.verbose_name)),
            "claim": str(claim),
            "exact": claim.exact,
        }
        for what, claim in claims[:SHOWN]
    ]
