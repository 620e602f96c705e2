"""Indicators and the figures that articles report."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from articles.admin.claims import ClaimAdmin
from articles.admin.records import RecordAdmin, count_of
from articles.models import Figure, Indicator


@admin.register(Indicator)
class IndicatorAdmin(RecordAdmin):
    """What figures count or measure."""

    list_display = ("label", "code", "category", "unit", "cumulative", "figure_count")
    list_filter = ("category", "cumulative")
    search_fields = ("label", "label_vi", "code")
    prepopulated_fields = {"code": ("label",)}
    fieldsets = (
        (None, {"fields": ("label", "label_vi", "code", "category", "unit", "cumulative")}),
        (_("Record"), {"fields": ("uuid", "created_at", "updated_at"), "classes": ("collapse",)}),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Indicator]:
        """Return indicators with the number of figures that are not rejected."""
        figures = count_of(Figure.objects.not_rejected(), "indicator")
        found: QuerySet[Indicator] = super().get_queryset(request).annotate(figures_here=figures)
        return found

    @admin.display(description=_("figures"), ordering="figures_here")
    def figure_count(self, indicator: Any) -> int:
        """Number of figures."""
        return int(indicator.figures_here)

    def get_prepopulated_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """Offer a code for a new indicator; one that exists is part of addresses."""
        return {} if obj else self.prepopulated_fields


@admin.register(Figure)
class FigureAdmin(ClaimAdmin):
    """Figures with their period and sentence."""

    claim_records = ("indicator",)
    list_filter = ("period_kind", ("indicator", admin.EmptyFieldListFilter))
    date_hierarchy = "period_end"
    search_fields = (*ClaimAdmin.search_fields, "indicator__label", "indicator__code", "unit")
    autocomplete_fields = ("version", "indicator")

    @admin.display(description=_("claim"), ordering="period_end")
    def claimed(self, claim: Any) -> SafeString:
        """The value, what it counts and for which period."""
        days = f"{claim.period_start} – {claim.period_end}" if claim.period_start else ""
        rest = " · ".join(part for part in (str(claim.indicator or "no indicator"), days) if part)
        return format_html('{}<span class="quiet desk-second">{}</span>', str(claim), rest)

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """Put a period's two days on one line, and doubts beside the evidence."""
        sets = super().get_fieldsets(request, obj)
        together = (
            "indicator",
            ("value", "unit", "qualifier"),
            ("period_start", "period_end"),
            ("change_percent", "baseline_start", "baseline_end"),
        )
        fields = {"What it claims": together, "Evidence and reading": (*self.get_readonly_fields(request, obj),)}
        return [(name, {**options, "fields": fields.get(str(name), options["fields"])}) for name, options in sets]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        """Show the period's kind and the doubts, which nobody types."""
        own = super().get_readonly_fields(request, obj)
        return (*own, "period_kind", "notices") if own else own
