"""Documents that articles cite, and the citations."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from articles.admin.claims import ClaimAdmin
from articles.admin.quick import QuickMixin
from articles.admin.records import RecordAdmin, count_of
from articles.models import Citation, Resolution


class StubFilter(admin.SimpleListFilter):
    """Documents that citations lead to and nobody has described yet."""

    title = _("known by citation only")
    parameter_name = "stub"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """Return both kinds."""
        return [("yes", "no title and no date yet"), ("no", "described")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Keep the kind that was chosen."""
        stub = {"title": "", "date__isnull": True}
        if self.value() == "yes":
            return queryset.filter(**stub)
        return queryset.exclude(**stub) if self.value() == "no" else queryset


@admin.register(Resolution)
class ResolutionAdmin(QuickMixin, RecordAdmin):
    """Resolutions, decrees, laws; those without title and date are known by citation only."""

    list_display = ("__str__", "title", "issuer", "date", "stub", "citation_count")
    list_filter = ("kind", StubFilter, "updated_at")
    list_select_related = ("issuer",)
    date_hierarchy = "date"
    search_fields = ("number", "title", "kind", "issuer__folded", "slug")
    autocomplete_fields = ("issuer",)
    slug_from = "number"
    fieldsets = (
        (None, {"fields": ("kind", "number", "symbol", "title", "issuer", "date", "slug")}),
        (_("Record"), {"fields": ("key", "uuid", "created_at", "updated_at"), "classes": ("collapse",)}),
    )
    readonly_fields = (*RecordAdmin.readonly_fields, "key")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Resolution]:
        """Return documents with the number of citations that are not rejected."""
        cited = count_of(Citation.objects.not_rejected(), "resolution")
        found: QuerySet[Resolution] = super().get_queryset(request).annotate(cited_here=cited)
        return found

    @admin.display(description=_("cited"), ordering="cited_here")
    def citation_count(self, resolution: Any) -> int:
        """Number of citations."""
        return int(resolution.cited_here)

    @admin.display(description=_("stub"), boolean=True)
    def stub(self, resolution: Resolution) -> bool:
        """Whether it is known by citation only."""
        return resolution.is_stub


@admin.register(Citation)
class CitationAdmin(ClaimAdmin):
    """Citations as printed."""

    claim_records = ("resolution__issuer",)
    search_fields = (*ClaimAdmin.search_fields, "resolution__number", "resolution__title")
    autocomplete_fields = ("version", "resolution")
