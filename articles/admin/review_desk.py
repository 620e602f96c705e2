"""What waits for a person, on the desk's front page: every count a link into the list or queue it counts."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from articles.admin.base import actor, change_url
from articles.admin.review_page import address, bounded
from articles.editorial import review_leases, review_queue
from articles.editorial.access import permission
from articles.editorial.review_queue import KINDS, SURE, Queue
from articles.models import (
    CLAIM_MODELS,
    Article,
    ArticleLink,
    Claim,
    ConsistencyCheck,
    Contradiction,
    ErrorReport,
    Figure,
    IdentityQuestion,
    ImportItem,
    ImportRun,
    Resolution,
)

RUNS, PEOPLE, ASSIGNED = 5, 12, 12  # lines shown of each
State = Article.State


@dataclass(frozen=True, slots=True)
class Line:
    """Rows that wait, and where they are worked off."""

    label: str
    rows: "QuerySet[Any]"
    address: str


@dataclass(frozen=True, slots=True)
class Counted:
    """A line with its number, ready to print."""

    label: str
    count: str
    address: str


def waiting(request: HttpRequest) -> dict[str, Any]:
    """Return what waits, as far as the user may see it: one query for all counts, a fixed number in all."""
    sections = {"articles": _articles(request), "questions": _questions(request), "imports": _imports(request)}
    cells = _claim_cells(request)
    lines = [line for section in sections.values() for line in section]
    numbers = review_queue.counts([line.rows for line in lines] + [rows for _model, _address, rows in cells])
    counted = {
        name: [Counted(line.label, bounded(numbers[lines.index(line)]), line.address) for line in section]
        for name, section in sections.items()
    }
    return {
        **counted,
        "claims": _claim_table(cells, numbers[len(lines) :]),
        "may_review": bool(Queue().models(actor(request))),
        "people": _at_work(request),
        "assigned": _assigned(request),
        "runs": _runs(request),
        "checked": ConsistencyCheck.objects.order_by("-id").first() if _sees(request, Contradiction) else None,
    }


def _sees(request: HttpRequest, model: type[Model]) -> bool:
    return actor(request).has_perm(permission(model, "view"))


def _line(label: str, rows: "QuerySet[Any]", query: str) -> Line:
    name = f"admin:{rows.model._meta.app_label}_{rows.model._meta.model_name}_changelist"
    return Line(label, rows, f"{reverse(name)}?{query}")


# --- claims: kind by confidence -------------------------------------------------------------------

_Cell = tuple[type[Claim], str, "QuerySet[Any]"]


def _claim_cells(request: HttpRequest) -> list[_Cell]:
    """Return for each kind its four steps of confidence and what is set aside, least sure first."""
    by = actor(request)
    cells: list[_Cell] = []
    for model in CLAIM_MODELS:
        if not _sees(request, model):
            continue
        kind = review_leases.kind_of(model)
        decides = by.has_perm(permission(model, "decide"))
        listed = f"{reverse(f'admin:articles_{kind}_changelist')}?status__exact=suggested&text=current"
        for queue in (*(Queue(kind=kind, sure=step) for step in SURE), Queue(kind=kind, unsure=True)):
            target = address("review", queue) if decides else f"{listed}&sure={queue.sure}" if queue.sure else listed
            cells.append((model, target, review_queue.waiting(model, queue)))
    return cells


def _claim_table(cells: list[_Cell], numbers: list[int]) -> list[dict[str, Any]]:
    table = []
    width = len(SURE) + 1
    for begin in range(0, len(cells), width):
        model, everything = cells[begin][0], cells[begin][1].replace(f"sure={next(iter(SURE))}", "").rstrip("&")
        here = numbers[begin : begin + width]
        table.append(
            {
                "label": capfirst(str(model._meta.verbose_name_plural)),
                "address": everything,
                "total": bounded(sum(here[:-1])),
                "steps": [(bounded(number), cells[begin + place][1]) for place, number in enumerate(here)],
            }
        )
    return table


# --- lists ----------------------------------------------------------------------------------------


def _articles(request: HttpRequest) -> list[Line]:
    if not _sees(request, Article):
        return []
    by = actor(request)
    rows = Article.objects.all()
    return [
        _line(_("In review"), rows.filter(state=State.IN_REVIEW), f"state__exact={State.IN_REVIEW}"),
        _line(_("Drafts"), rows.filter(state=State.DRAFT), f"state__exact={State.DRAFT}"),
        _line(_("Scheduled"), rows.filter(state=State.SCHEDULED), f"state__exact={State.SCHEDULED}"),
        _line(_("Assigned to you"), rows.filter(assigned_to=by), f"assigned_to__id__exact={by.pk}"),
    ]


def _questions(request: HttpRequest) -> list[Line]:
    lines = [
        _line(_("One person or two?"), IdentityQuestion.objects.filter(status="open"), "status__exact=open"),
        _line(_("Articles nearly the same"), ArticleLink.objects.filter(status="open"), "status__exact=open"),
        _line(_("Contradictions"), Contradiction.objects.filter(status="open"), "status__exact=open"),
        _line(_("Readers’ error reports"), ErrorReport.objects.filter(status="open"), "status__exact=open"),
        _line(
            _("Documents known by citation only"),
            Resolution.objects.filter(title="", date__isnull=True),
            "stub=yes",
        ),
        _line(
            _("Figures without an indicator"),
            Figure.objects.filter(indicator__isnull=True, status=Claim.Status.SUGGESTED, version__is_current=True),
            "indicator__isempty=1&status__exact=suggested&text=current",
        ),
    ]
    return [line for line in lines if _sees(request, line.rows.model)]


def _imports(request: HttpRequest) -> list[Line]:
    rejected = ImportItem.objects.filter(outcome=ImportItem.Outcome.REJECTED)
    broken = ImportRun.objects.filter(state=ImportRun.State.INTERRUPTED)
    lines = [
        _line(_("Rejected documents"), rejected, "outcome__exact=rejected"),
        _line(_("Interrupted imports"), broken, "state__exact=interrupted"),
    ]
    return [line for line in lines if _sees(request, line.rows.model)]


def _runs(request: HttpRequest) -> list[dict[str, Any]]:
    if not _sees(request, ImportRun):
        return []
    items = reverse("admin:articles_importitem_changelist")
    return [
        {
            "run": run,
            "address": change_url(run),
            "counts": [(name, number) for name, number in run.counts.items() if number and name != "rejected"],
            "rejected": run.counts.get("rejected", 0),
            "rejected_address": f"{items}?run__id__exact={run.pk}&outcome__exact=rejected",
        }
        for run in ImportRun.objects.select_related("user").order_by("-started_at", "-id")[:RUNS]
    ]


# --- who is at what -------------------------------------------------------------------------------


def _at_work(request: HttpRequest) -> list[dict[str, Any]]:
    """Return who has which claims before them now."""
    if not any(_sees(request, model) for model in CLAIM_MODELS):
        return []
    leases: dict[User, list[Any]] = defaultdict(list)
    for lease in review_leases.running().select_related("user").order_by("-taken_at")[: PEOPLE * 5]:
        leases[lease.user].append(lease)
    labels = {kind: str(model._meta.verbose_name) for kind, model in KINDS.items()}
    return [
        {
            "user": user,
            "since": min(lease.taken_at for lease in theirs),
            "claims": [
                (f"{labels[lease.kind]} {lease.claim}", address("review_claim", Queue(), lease.kind, lease.claim))
                for lease in theirs[:4]
                if lease.kind in labels
            ],
        }
        for user, theirs in list(leases.items())[:PEOPLE]
    ]


def _assigned(request: HttpRequest) -> list[dict[str, Any]]:
    """Return the articles that somebody works on, the first due first."""
    if not _sees(request, Article):
        return []
    rows = Article.objects.filter(assigned_to__isnull=False, state__in=(State.DRAFT, State.IN_REVIEW))
    rows = rows.select_related("assigned_to").order_by("due_on", "-id")
    today = timezone.localdate()
    return [
        {"article": row, "address": change_url(row), "is_late": row.due_on is not None and row.due_on < today}
        for row in rows[:ASSIGNED]
    ]
