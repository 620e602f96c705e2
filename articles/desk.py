"""The desk as a whole: its name, its front page, the review queue's addresses, and the guide."""

from typing import Any

from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern, URLResolver, path
from django.utils.translation import gettext, gettext_noop
from django.utils.translation import gettext_lazy as _

# The desk's sections and the order within them; a model that is not named here comes last.
SECTIONS: dict[str, tuple[str, ...]] = {
    gettext_noop("Documents"): (
        "Article",
        "ArticleVersion",
        "ArticleLink",
        "Correction",
        "ArticleComment",
        "ErrorReport",
    ),
    gettext_noop("Claims"): (
        "Attestation",
        "MeetingReport",
        "Participation",
        "Citation",
        "Figure",
        "Statement",
        "Contradiction",
    ),
    gettext_noop("Records"): (
        "Official",
        "IdentityQuestion",
        "OfficialMerge",
        "Meeting",
        "MeetingSeries",
        "Resolution",
        "Indicator",
    ),
    gettext_noop("Vocabulary"): (
        "Organization",
        "Post",
        "Rank",
        "Source",
        "OfficialAlias",
        "OrganizationAlias",
        "PostAlias",
    ),
    gettext_noop("Imports"): ("ImportRun", "ImportItem", "TextBand"),
}


class DeskSite(admin.AdminSite):
    """Django's admin with a panel of what waits, and a page on how to work here."""

    site_header = _("MPS Archive · editor’s desk")
    site_title = _("MPS Archive desk")
    index_title = _("The desk")
    index_template = "admin/desk_index.html"

    def get_urls(self) -> list[URLPattern | URLResolver]:
        """Add the guide and the review queue."""
        from articles.admin import review  # the admins register themselves with this site

        own = [path("guide/", self.admin_view(self.guide), name="guide"), *review.urls(self.admin_view)]
        return [*own, *super().get_urls()]

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> TemplateResponse:
        """Show the usual index with the panel."""
        from articles.admin.review_desk import waiting

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
        return TemplateResponse(
            request, "admin/guide.html", {**self.each_context(request), "title": _("Editors’ guide")}
        )

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
        {**app, "name": gettext(section), "models": [model for _, model in sorted(models, key=lambda pair: pair[0])]}
        for section, models in found.items()
        if models
    ]
