"""The review queue at /admin/review/: one claim after the other, by key or by click, with and without scripts."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.widgets import AutocompleteSelect
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from articles.admin import review_forms
from articles.admin.base import actor, change_url
from articles.admin.forms import TOKEN
from articles.admin.review_again import read_again_view
from articles.admin.review_page import Attempt, addable, address, differences, frame, item, log, queue_of
from articles.editorial import conflicts, evidence, review, review_leases, review_queue
from articles.editorial.access import permission
from articles.editorial.outcome import Outcome, RefusalError
from articles.editorial.review_queue import KINDS, Queue
from articles.models import ArticleVersion, Attestation, Claim, ReviewAction

BY_SCRIPT = "application/json"


def urls(wrap: Any) -> list[URLPattern]:
    """Return the queue's addresses; `wrap` lets only those in who may be at the desk."""
    return [
        path("review/", wrap(queue_view), name="review"),
        path("review/undo/", wrap(undo_view), name="review_undo"),
        path("review/read-again/<int:pk>/", wrap(read_again_view), name="review_read_again"),
        path("review/add/<slug:kind>/", wrap(add_view), name="review_add"),
        path("review/<slug:kind>/<int:pk>/", wrap(claim_view), name="review_claim"),
        path("review/<slug:kind>/<int:pk>/take/", wrap(take_view), name="review_take"),
    ]


@never_cache
@require_safe
def queue_view(request: HttpRequest) -> HttpResponse:
    """Show the next claim that waits for the user, and lease it to them."""
    queue = queue_of(request)
    if not queue.models(actor(request)):
        raise PermissionDenied
    claim = review_queue.next_claim(actor(request), queue, _beside(request.GET.getlist("beside")))
    if _by_script(request):
        return JsonResponse({"next": _fragment(request, claim, queue)})
    return _page(request, claim, queue)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def claim_view(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    """Show one claim, or take the posted decision on it."""
    claim = _claim(request, kind, pk)
    queue = queue_of(request)
    if request.method == "POST":
        return _decide(request, claim, queue)
    if not claim.is_decided:
        review_leases.take(claim, actor(request))
    if _by_script(request):
        return JsonResponse({"next": _fragment(request, claim, queue)})
    return _page(request, claim, queue)


@require_POST
def take_view(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    """Take a claim over from whoever has it."""
    claim = _claim(request, kind, pk)
    review_leases.take(claim, actor(request), over=True)
    return HttpResponseRedirect(address("review_claim", queue_of(request), kind, pk))


def _claim(request: HttpRequest, kind: str, pk: int) -> Claim:
    claim = review_queue.find(kind, pk)
    if claim is None:
        raise Http404(_("There is no such claim: a new extraction may have removed it."))
    if not actor(request).has_perm(permission(type(claim), "decide")):
        raise PermissionDenied
    return claim


def _by_script(request: HttpRequest) -> bool:
    return request.headers.get("Accept", "") == BY_SCRIPT


def _beside(keys: list[str]) -> list[tuple[str, int]]:
    """Return kind and number of the claims that are before the user already."""
    parted = (key.rpartition("-") for key in keys)
    return [(kind, int(pk)) for kind, _, pk in parted if kind in KINDS and pk.isdecimal() and len(pk) < 16]


def _fragment(
    request: HttpRequest, claim: Claim | None, queue: Queue, attempt: Attempt | None = None
) -> dict[str, str] | None:
    if claim is None:
        return None
    context = item(request, claim, queue, attempt)
    html = render_to_string("admin/review/_item.html", context, request)
    return {"key": context["key"], "address": context["address"], "html": html}


def _page(
    request: HttpRequest, claim: Claim | None, queue: Queue, attempt: Attempt | None = None, status: int = 200
) -> HttpResponse:
    context = {
        **admin.site.each_context(request),
        "title": _("Review claims"),
        **frame(request, queue),
        **(item(request, claim, queue, attempt) if claim is not None else {"claim": None}),
        "media": _media(),
    }
    request.current_app = admin.site.name
    return TemplateResponse(request, "admin/review/queue.html", context, status=status)


def _media() -> forms.Media:
    """Return what any claim's form may need: another kind may come next without the page being loaded anew."""
    found: Any = admin.site.get_model_admin(Attestation).media
    return found + AutocompleteSelect(Attestation._meta.get_field("official"), admin.site).media  # type: ignore


# --- decisions ------------------------------------------------------------------------------------


def _decide(request: HttpRequest, claim: Claim, queue: Queue) -> HttpResponse:
    verb = request.POST.get("verb", "")
    if verb not in review.VERBS:
        raise Http404
    attempt, values = _read(request, claim, verb)
    decided = None
    if attempt is None:
        try:
            decided = review.decide(
                claim,
                verb,
                actor(request),
                values=values,
                with_alike=bool(request.POST.get("alike")),
                note=request.POST.get("note", ""),
            )
        except RefusalError as refusal:
            attempt = Attempt(told=[str(refusal)])
        except ValidationError as error:
            attempt = Attempt(told=list(error.messages))
    if attempt is not None or decided is None:
        return _not_stored(request, claim, queue, attempt or Attempt())
    told = [_told(verb, decided.outcome), *_left_alone(decided.outcome)]
    if _by_script(request):
        following = review_queue.next_claim(actor(request), queue, _beside(request.POST.getlist("beside")))
        return JsonResponse(
            {
                "stored": bool(decided.outcome.done),
                "told": told,
                "next": _fragment(request, following, queue),
                "log": render_to_string("admin/review/_log.html", {**log(request), **_undo(queue)}, request),
            }
        )
    for sentence in told:
        messages.add_message(request, messages.INFO if decided.outcome.done else messages.WARNING, sentence)
    return HttpResponseRedirect(address("review", queue))


def _undo(queue: Queue) -> dict[str, str]:
    return {"undo_address": address("review_undo", queue)}


def _read(request: HttpRequest, claim: Claim, verb: str) -> tuple[Attempt | None, dict[str, Any]]:
    """Return why the post cannot be taken as it is (None when it can), and the values that it changes."""
    found = conflicts.changed_since(claim, request.POST.get(TOKEN, ""))
    if verb in {review.UNSURE, review.SKIP} or (verb == review.REJECT and not found):
        return None, {}
    data, unclear = review_forms.with_names(request, type(claim), request.POST)
    form = review_forms.claim_form(request, claim, data)
    if found:
        form.is_valid()
        return Attempt(differences=differences(form, review_queue.find(*_named(claim)) or claim), told=found), {}
    changed = [name for name in form.changed_data if name in claim.claim_fields]
    if verb == review.ACCEPT and not changed and not unclear:
        return None, {}
    if form.is_valid() and not unclear:
        return None, {name: form.cleaned_data[name] for name in changed}
    return Attempt(form=form, unclear=unclear, posted=request.POST), {}


def _named(claim: Claim) -> tuple[str, int]:
    return review_leases.kind_of(claim), claim.pk


def _not_stored(request: HttpRequest, claim: Claim, queue: Queue, attempt: Attempt) -> HttpResponse:
    """Show the claim again, as it stands now, with what was typed and why it was not stored."""
    current = review_queue.find(*_named(claim)) or claim
    if _by_script(request):
        again = _fragment(request, current, queue, attempt)
        return JsonResponse({"stored": False, "told": attempt.told, "again": again})
    return _page(request, current, queue, attempt)


def _told(verb: str, outcome: Outcome[Claim]) -> str:
    if not outcome.done:
        return _("Nothing was stored.")
    first, more = str(outcome.done[0]), len(outcome.done) - 1
    word = {review.UNSURE: _("set aside as unsure"), review.SKIP: _("left for later")}.get(
        verb, outcome.done[0].get_status_display()
    )
    if not more:
        return f"{capfirst(word)}: {first}"
    others = ngettext("and %(number)s more that reads the same", "and %(number)s more that read the same", more)
    return f"{capfirst(word)}: {first}, {others % {'number': more}}"


def _left_alone(outcome: Outcome[Claim]) -> list[str]:
    return [
        _("Left alone: “%(label)s” %(why)s.") % {"label": skipped.label, "why": skipped.why}
        for skipped in outcome.skipped[:5]
    ]


@require_POST
def undo_view(request: HttpRequest) -> HttpResponse:
    """Take one of the user's own decisions back: the posted one, else the last."""
    queue = queue_of(request)
    by = actor(request)
    number = request.POST.get("action", "")
    if number:
        action = get_object_or_404(ReviewAction, pk=int(number) if number.isdecimal() else 0)
    else:
        action = review.latest(by, 1).first()  # type: ignore[assignment]
    told, claim = [_("There is nothing to take back.")], None
    if action is not None:
        try:
            outcome = review.undo(action, by)
        except RefusalError as refusal:
            told = [str(refusal)]
        else:
            claim = review_queue.find(action.kind, action.claims[0])
            done = [_("Taken back: %(label)s") % {"label": action.label}] if outcome.done else []
            told = [*done, *_left_alone(outcome)]
    if claim is not None and not claim.is_decided:
        review_leases.take(claim, by)
    if _by_script(request):
        context = {**log(request), **_undo(queue)}
        html = render_to_string("admin/review/_log.html", context, request)
        return JsonResponse({"told": told, "log": html, "again": _fragment(request, claim, queue)})
    for sentence in told:
        messages.info(request, sentence)
    if claim is None:
        return HttpResponseRedirect(address("review", queue))
    return HttpResponseRedirect(address("review_claim", queue, *_named(claim)))


# --- what the machine missed ----------------------------------------------------------------------


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def add_view(request: HttpRequest, kind: str) -> HttpResponse:
    """Add a claim that the machine missed; its words come from the text, marked there or typed."""
    model = KINDS.get(kind)
    if model is None:
        raise Http404
    if not actor(request).has_perm(permission(model, "add")):
        raise PermissionDenied
    asked = request.POST if request.method == "POST" else request.GET
    version = get_object_or_404(
        ArticleVersion.objects.select_related("article").defer("raw", "notices"), pk=_number(asked.get("version", ""))
    )
    block = min(_number(asked.get("block", "")), max(len(version.blocks) - 1, 0))
    form = review_forms.new_claim_form(request, kind, version, block, evidence.tidy(asked.get("exact", "")))
    unclear = review_forms.with_names(request, model, request.POST)[1] if form.is_bound else {}
    queue, back = queue_of(request), _back(request)
    if form.is_bound and form.is_valid() and not unclear:
        claim = review.add(form.save(commit=False), actor(request))
        messages.success(request, _("Added: %(label)s") % {"label": claim})
        return HttpResponseRedirect(_after_adding(request, claim, queue, back))
    context = {
        **admin.site.each_context(request),
        "title": _("Add a claim"),
        "queue": queue,
        "kind": kind,
        "kind_label": capfirst(str(model._meta.verbose_name)),
        "kinds": [(label, _add_address(queue, name, asked, back)) for name, label in addable(request) if name != kind],
        "version": version,
        "blocks": list(enumerate(version.blocks))[max(block - 1, 0) : block + 2],
        "block": block,
        "form": form,
        "rows": review_forms.rows(form, unclear, request.POST, _add_address(queue, kind, asked, back)),
        "form_errors": form.non_field_errors() if form.is_bound else [],
        "back": request.GET.get("back", ""),
        "post_address": _add_address(queue, kind, None, back),
        "back_address": address("review_claim", queue, *back) if back else address("review", queue),
        "media": _media(),
    }
    request.current_app = admin.site.name
    return TemplateResponse(request, "admin/review/add.html", context)


def _after_adding(request: HttpRequest, claim: Claim, queue: Queue, back: tuple[str, int] | None) -> str:
    """Return to the claim in the queue where the words were marked; who does not decide goes to the article."""
    if not queue.models(actor(request)):
        return f"{change_url(claim.version.article)}#block-{claim.block}"
    return address("review_claim", queue, *back) if back else address("review", queue)


def _add_address(queue: Queue, kind: str, asked: Any, back: tuple[str, int] | None) -> str:
    told = {name: asked.get(name, "") for name in ("version", "block", "exact")} if asked else {}
    return address("review_add", queue, kind, **told, back="-".join(map(str, back)) if back else "")


def _back(request: HttpRequest) -> tuple[str, int] | None:
    found = _beside([request.GET.get("back", "")])
    return found[0] if found else None


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 16 else 0
