"""What the review queue shows of one claim: its text, its form, what contradicts it, what reads the same."""

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.db.models import Count, Q
from django.forms import Form
from django.http import HttpRequest, QueryDict
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin import review_forms
from articles.admin.base import actor, badge, change_url
from articles.admin.forms import TOKEN
from articles.admin.version import notice_in_words
from articles.editorial import conflicts, contradictions, decisions, evidence, review, review_leases, review_queue
from articles.editorial.access import permission
from articles.editorial.review_queue import COUNTED_TO, KINDS, Queue
from articles.models import Article, Claim, ClaimMark, ReviewAction

AROUND = 2  # paragraphs shown before and after the claim's own
TITLES = 5  # articles named in which the same is read


@dataclass(frozen=True, slots=True)
class Verb:
    """A button of the queue and its key."""

    name: str
    label: Any
    key: str
    hint: Any = ""


VERBS = (
    Verb(review.ACCEPT, gettext_lazy("Accept"), "a"),
    Verb(review.CORRECT, gettext_lazy("Correct"), "c", gettext_lazy("C goes to the fields, Ctrl+Enter saves")),
    Verb(review.REJECT, gettext_lazy("Reject"), "r"),
    Verb(review.UNSURE, gettext_lazy("Unsure"), "u"),
    Verb(review.SKIP, gettext_lazy("Skip"), "s"),
)
_NEEDS = {review.ACCEPT: Claim.Status.ACCEPTED, review.REJECT: Claim.Status.REJECTED}


@dataclass(slots=True)
class Attempt:
    """A decision that was posted and not stored: what the page shows again, and why."""

    form: Any = None
    unclear: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    posted: QueryDict | None = None
    differences: list[dict[str, str]] = field(default_factory=list)
    told: list[str] = field(default_factory=list)


def queue_of(request: HttpRequest) -> Queue:
    """Return what the address asks for; what it gets wrong is left out."""
    asked = request.GET
    article = asked.get("article", "")
    return Queue(
        kind=asked.get("kind", "") if asked.get("kind") in KINDS else "",
        sure=asked.get("sure", "") if asked.get("sure") in review_queue.SURE else "",
        article=int(article) if article.isdecimal() and len(article) < 16 else None,
        unsure=bool(asked.get("unsure")),
    )


def address(name: str, queue: Queue, *args: Any, **changes: Any) -> str:
    """Return an address of the queue that keeps what was asked for, with `changes`."""
    values = {"kind": queue.kind, "sure": queue.sure, "article": queue.article, "unsure": queue.unsure, **changes}
    kept = QueryDict(mutable=True)
    kept.update({key: str(int(value) if value is True else value) for key, value in values.items() if value})
    return f"{reverse(f'admin:{name}', args=args)}{'?' if kept else ''}{kept.urlencode()}"


def item(request: HttpRequest, claim: Claim, queue: Queue, attempt: Attempt | None = None) -> dict[str, Any]:
    """Return the template context of one claim; the same number of queries whatever the archive's size."""
    attempt = attempt or Attempt()
    kind = review_leases.kind_of(claim)
    by = actor(request)
    form = attempt.form or review_forms.claim_form(request, claim)
    lease = review_leases.holder(claim, by)
    return {
        "claim": claim,
        "key": f"{kind}-{claim.pk}",
        "kind": kind,
        "kind_label": capfirst(str(claim._meta.verbose_name)),
        "article": claim.version.article,
        "article_address": f"{change_url(claim.version.article)}#block-{claim.block}",
        "blocks": _blocks(claim),
        "address": address("review_claim", queue, kind, claim.pk),
        "claim_address": change_url(claim),
        "add_address": address("review_add", queue, kind),
        "addable": addable(request),
        "rows": review_forms.rows(
            form, attempt.unclear, attempt.posted, address("review_claim", queue, kind, claim.pk)
        ),
        "form_errors": form.non_field_errors() if form.is_bound else [],
        "state_name": TOKEN,
        "state": conflicts.token(claim),
        "verbs": [] if lease else _verbs(claim),
        "decided": decisions.decision_in_words(claim) if claim.is_decided else "",
        "badge": badge(claim.status, claim.get_status_display()),
        "lease": lease,
        "differences": attempt.differences,
        "told": attempt.told,
        "contradicts": [_conflict(found, queue) for found in contradictions.against(claim)],
        "notices": [notice_in_words(notice) for notice in getattr(claim, "notices", [])],
        "marks": ClaimMark.objects.filter(kind=kind, claim=claim.pk, verb=ClaimMark.Verb.UNSURE).select_related("user"),
        **_alike(claim),
    }


def _verbs(claim: Claim) -> list[Verb]:
    possible = decisions.next_statuses(claim)
    open_to_all = not claim.is_decided
    return [
        verb
        for verb in VERBS
        if (_NEEDS[verb.name] in possible if verb.name in _NEEDS else open_to_all)
        or (verb.name == review.CORRECT and Claim.Status.CORRECTED in possible)
    ]


def _blocks(claim: Claim) -> list[dict[str, Any]]:
    """Return the claim's paragraph with its neighbours; the evidence is marked."""
    blocks = claim.version.blocks
    first = max(claim.block - AROUND, 0)
    shown = []
    for number, block in enumerate(blocks[first : claim.block + AROUND + 1], first):
        cut = evidence.excerpt(claim, around=100_000) if number == claim.block else None
        shown.append({"number": number, "kind": block["kind"], "text": block["text"], "cut": cut})
    return shown


def _conflict(found: contradictions.Conflict, queue: Queue) -> dict[str, Any]:
    other = found.other
    return {
        "rule": found.rule.label,
        "words": contradictions.in_words(other),
        "title": other.version.article.title,
        "address": address("review_claim", queue, review_leases.kind_of(other), other.pk),
    }


def _alike(claim: Claim) -> dict[str, Any]:
    if claim.is_decided:
        return {"alike": 0, "alike_titles": []}
    rows = review_queue.alike(claim).order_by("pk").values_list("version__article__title", flat=True)
    titles = list(rows[: review_queue.ALIKE_AT_ONCE])
    return {"alike": len(titles), "alike_titles": list(dict.fromkeys(titles))[:TITLES]}


def addable(request: HttpRequest) -> list[tuple[str, str]]:
    """Return the kinds of claims that the user may add: name and label."""
    by = actor(request)
    return [
        (kind, str(model._meta.verbose_name)) for kind, model in KINDS.items() if by.has_perm(permission(model, "add"))
    ]


def differences(form: Any, claim: Claim) -> list[dict[str, str]]:
    """Return field by field what stands now and what was typed, where the two differ."""
    stands = review_forms.unbound_values(claim)
    typed = form.cleaned_data if hasattr(form, "cleaned_data") else {}
    found = []
    for name in claim.claim_fields:
        if name in typed and typed[name] != stands[name]:
            label = capfirst(str(form.fields[name].label))
            found.append({"field": label, "stands": _said(stands[name]), "yours": _said(typed[name])})
    return found


def _said(value: Any) -> str:
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    return "—" if value is None or value == "" else str(value)


def frame(request: HttpRequest, queue: Queue) -> dict[str, Any]:
    """Return what stands around a claim: the kinds with their counts, the filters, the last decisions."""
    by = actor(request)
    return {
        "queue": queue,
        "tabs": _tabs(request, queue),
        "steps": _steps(queue),
        "asked_article": Article.objects.filter(pk=queue.article).only("title").first() if queue.article else None,
        "whole_address": address("review", Queue(), kind=queue.kind),
        "undo_address": address("review_undo", queue),
        "queue_address": address("review", queue),
        **log(request),
        "may_review": bool(queue.models(by)),
    }


def log(request: HttpRequest) -> dict[str, Any]:
    """Return the last decisions of the user and how many there were today."""
    by = actor(request)
    midnight = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    today = ReviewAction.objects.filter(user=by, undone_at__isnull=True).filter(Q(at__gte=midnight))
    latest = [{"action": action, "words": _in_words(action)} for action in review.latest(by)]
    return {"latest": latest, "today": today.aggregate(number=Count("id"))["number"]}


def _in_words(action: ReviewAction) -> str:
    more = len(action.claims) - 1
    return f"{action.label} {_('and %(number)s more') % {'number': more} if more else ''}".strip()


def _tabs(request: HttpRequest, queue: Queue) -> list[dict[str, Any]]:
    allowed = Queue(sure=queue.sure, article=queue.article, unsure=queue.unsure)
    models = allowed.models(actor(request))
    numbers = review_queue.counts([review_queue.waiting(model, allowed) for model in models])
    tabs = [
        {
            "label": capfirst(str(model._meta.verbose_name_plural)),
            "count": bounded(number),
            "address": address("review", queue, kind=review_leases.kind_of(model)),
            "current": queue.kind == review_leases.kind_of(model),
        }
        for model, number in zip(models, numbers, strict=True)
    ]
    everything = {
        "label": _("All kinds"),
        "count": bounded(sum(numbers)),
        "address": address("review", queue, kind=""),
        "current": not queue.kind,
    }
    return [everything, *tabs]


def _steps(queue: Queue) -> list[dict[str, Any]]:
    labels = {"": _("any"), "low": "< 0.5", "some": "0.5–0.8", "good": "0.8–0.95", "high": "≥ 0.95"}
    return [
        {"label": label, "address": address("review", queue, sure=name), "current": queue.sure == name}
        for name, label in labels.items()
    ]


def bounded(number: int) -> str:
    """Return a count for people: “1,000+” beyond what is counted."""
    return f"{COUNTED_TO:,}+" if number > COUNTED_TO else str(number)


def media(forms_shown: "list[Form]") -> Any:
    """Return the scripts and styles that the forms need, once each."""
    found: Any = forms_shown[0].media
    for form in forms_shown[1:]:
        found += form.media
    return found
