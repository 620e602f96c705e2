"""What imports did: runs and how each input ended. Read only."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from articles.admin.base import EvidenceAdmin, badge
from articles.models import ImportItem, ImportRun


@admin.register(ImportRun)
class ImportRunAdmin(EvidenceAdmin):
    """Runs, the latest first."""

    list_display = ("__str__", "state", "outcomes", "user", "extractor", "finished_at")
    list_filter = ("state", "started_at")
    list_select_related = ("user",)
    date_hierarchy = "started_at"
    search_fields = ("uuid", "extractor")
    fields = ("state", "started_at", "finished_at", "user", "extractor", "named", "outcomes", "documents", "uuid")

    @admin.display(description=_("outcomes"))
    def outcomes(self, run: ImportRun) -> str:
        """Number of documents by how they ended."""
        return ", ".join(f"{number} {name}" for name, number in run.counts.items() if number) or "nothing"

    @admin.display(description=_("inputs"))
    def named(self, run: ImportRun) -> str:
        """Files and folders that were named."""
        return ", ".join(str(name) for name in run.inputs) or "—"

    @admin.display(description=_("documents"))
    def documents(self, run: ImportRun) -> SafeString:
        """Links to the run's documents, the rejected ones apart."""
        address = reverse("admin:articles_importitem_changelist")
        query = f"{address}?run__id__exact={run.pk}"
        rejected = f"{query}&outcome__exact=rejected"
        return format_html('<a href="{}">all</a> · <a href="{}">rejected</a>', query, rejected)


class RunFilter(admin.SimpleListFilter):
    """One run's documents, chosen by a link from the run; offered as a choice only while it is chosen."""

    title = _("run")
    parameter_name = "run__id__exact"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """Return the chosen run; the list of all runs grows without end."""
        chosen = request.GET.get(self.parameter_name, "")
        return [(chosen, f"run {chosen}")] if chosen.isdecimal() else []

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        """Keep the run's documents."""
        value = self.value() or ""
        return queryset.filter(run_id=int(value)) if value.isdecimal() else queryset


@admin.register(ImportItem)
class ImportItemAdmin(EvidenceAdmin):
    """Each input of each run."""

    list_display = ("name", "outcome_badge", "reason", "article", "run")
    list_filter = ("outcome", RunFilter)
    list_select_related = ("article", "run")
    search_fields = ("name", "sha256", "reason")
    ordering = ("-run", "position")
    fields = ("run", "position", "name", "sha256", "outcome", "reason", "notices", "article")

    @admin.display(description=_("outcome"), ordering="outcome")
    def outcome_badge(self, item: ImportItem) -> SafeString:
        """How the document ended."""
        return badge(item.outcome, item.get_outcome_display())
