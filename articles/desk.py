"""The desk as a whole: its name, what waits for a person, and the guide."""

from typing import Any

from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern, URLResolver, path, reverse
from django.utils.text import capfirst

from articles.models import CLAIM_MODELS, Article, ArticleLink, Claim, IdentityQuestion, ImportItem, ImportRun

# The desk's sections and the order within them; a model that is not named here comes last.
SECTIONS: dict[str, tuple[str, ...]] = {
    "Documents": ("Article", "ArticleVersion", "ArticleLink", "Correction", "ArticleComment"),
    "Claims": ("Attestation", "MeetingReport", "Participation", "Citation", "Figure", "Statement"),
    "Records": ("Official", "IdentityQuestion", "OfficialMerge", "Meeting", "MeetingSeries", "Resolution", "Indicator"),
    "Vocabulary": ("Organization", "Post", "Rank", "Source", "OfficialAlias", "OrganizationAlias", "PostAlias"),
    "Imports": ("ImportRun", "ImportItem", "TextBand"),
}
COUNTED_TO = 1000  # a count on the front page stops here, so that the page stays quick


class DeskSite(admin.AdminSite):
    """Django's admin with a panel of what waits, and a page on how to work here."""

    site_header = "MPS Archive · editor’s desk"
    site_title = "MPS Archive desk"
    index_title = "The desk"
    index_template = "admin/desk_index.html"

    def get_urls(self) -> list[URLPattern | URLResolver]:
        """Add the guide."""
        return [path("guide/", self.admin_view(self.guide), name="guide"), *super().get_urls()]

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> TemplateResponse:
        """Show the usual index with the panel."""
        return super().index(request, {"waiting": waiting(request), **(extra_context or {})})

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[Any]:
        """Return the archive's models by section, in the order of work rather than the alphabet."""
        apps = super().get_app_list(request, app_label)
        if app_label is not None:
            return apps
        sections: list[Any] = []
        for app in apps:
            sections += _sections(app) if app["app_label"] == "articles" else [app]
        return sections

    def guide(self, request: HttpRequest) -> HttpResponse:
        """Show how to review, correct, publish, withdraw and undo."""
        request.current_app = self.name
        return TemplateResponse(request, "admin/guide.html", {**self.each_context(request), "title": "Editors’ guide"})

    def get_log_entries(self, request: HttpRequest) -> "QuerySet[LogEntry]":
        """Return the log with what its lines name, so that the list costs one query."""
        return super().get_log_entries(request).select_related("content_type", "user")


def _sections(app: Any) -> list[Any]:
    place = {name: (section, number) for section, names in SECTIONS.items() for number, name in enumerate(names)}
    found: dict[str, list[tuple[int, Any]]] = {section: [] for section in SECTIONS}
    for model in app["models"]:
        section, number = place.get(model["object_name"], (app["name"], 0))
        found.setdefault(section, []).append((number, model))
    return [
        {**app, "name": section, "models": [model for _, model in sorted(models, key=lambda pair: pair[0])]}
        for section, models in found.items()
        if models
    ]


def bounded(rows: "QuerySet[Any]") -> str:
    """Return the number of `rows`, counted no further than needed: “1,000+” beyond."""
    found = rows.order_by()[: COUNTED_TO + 1].count()
    return f"{COUNTED_TO:,}+" if found > COUNTED_TO else str(found)


def _line(request: HttpRequest, label: str, rows: "QuerySet[Any]", query: str) -> dict[str, str] | None:
    options = rows.model._meta
    if not request.user.has_perm(f"{options.app_label}.view_{options.model_name}"):
        return None
    address = reverse(f"admin:{options.app_label}_{options.model_name}_changelist")
    return {"label": label, "count": bounded(rows), "address": f"{address}?{query}"}


def waiting(request: HttpRequest) -> dict[str, Any]:
    """Return what waits for a person, as far as the user may see it, in a fixed number of queries."""
    status = Claim.Status.SUGGESTED
    claims = [
        _line(
            request,
            capfirst(str(model._meta.verbose_name_plural)),
            model._default_manager.filter(status=status, version__is_current=True),
            f"status__exact={status}&text=current",
        )
        for model in CLAIM_MODELS
    ]
    state = Article.State
    articles = [
        _line(request, label, Article.objects.filter(state=value), f"state__exact={value}")
        for value, label in ((state.IN_REVIEW, "In review"), (state.DRAFT, "Drafts"))
    ]
    questions = [
        _line(request, "One person or two?", IdentityQuestion.objects.filter(status="open"), "status__exact=open"),
        _line(request, "Near-duplicates", ArticleLink.objects.filter(status="open"), "status__exact=open"),
    ]
    return {
        "claims": [line for line in claims if line],
        "articles": [line for line in articles if line],
        "questions": [line for line in questions if line],
        "run": _last_run(request),
    }


def _last_run(request: HttpRequest) -> dict[str, Any] | None:
    if not request.user.has_perm("articles.view_importrun"):
        return None
    run = ImportRun.objects.order_by("-started_at", "-id").first()
    if run is None:
        return None
    rejected = ImportItem.objects.filter(run=run, outcome=ImportItem.Outcome.REJECTED)
    items = reverse("admin:articles_importitem_changelist")
    return {
        "run": run,
        "counts": [(name, number) for name, number in run.counts.items() if number],
        "rejected": bounded(rejected),
        "rejected_address": f"{items}?run__id__exact={run.pk}&outcome__exact=rejected",
        "address": reverse("admin:articles_importrun_change", args=(run.pk,)),
    }
