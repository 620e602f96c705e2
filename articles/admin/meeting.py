"""Meetings, the reports on them, and who took part."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from articles.admin.base import badge, columns, link
from articles.admin.claims import ClaimAdmin
from articles.admin.records import RecordAdmin, count_of
from articles.models import Meeting, MeetingReport, MeetingSeries, Participation


@admin.register(Meeting)
class MeetingAdmin(RecordAdmin):
    """Meetings with the number of articles that report them."""

    list_display = ("title", "date_start", "place", "kind", "mode", "report_count")
    list_filter = ("mode", "date_precision", "series", "updated_at")
    date_hierarchy = "date_start"
    ordering = ("-listed_on", "-id")
    search_fields = ("title", "place", "slug", "organizer__folded")
    autocomplete_fields = ("organizer", "series")
    slug_from = "title"
    fieldsets = (
        (None, {"fields": ("title", "kind", "slug")}),
        (_("When"), {"fields": (("date_precision", "date_start", "date_end"),)}),
        (_("Where"), {"fields": ("place", "sites", "mode")}),
        (_("Who and what"), {"fields": ("organizer", "series")}),
        (_("Record"), {"fields": ("key", "uuid", "created_at", "updated_at"), "classes": ("collapse",)}),
    )
    readonly_fields = (*RecordAdmin.readonly_fields, "key")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Meeting]:
        """Return meetings with the number of reports that are not rejected."""
        reports = count_of(MeetingReport.objects.not_rejected(), "meeting")
        found: QuerySet[Meeting] = super().get_queryset(request).annotate(reports_here=reports)
        return found

    @admin.display(description=_("reports"), ordering="reports_here")
    def report_count(self, meeting: Any) -> int:
        """Number of reports on it."""
        return int(meeting.reports_here)

    def panels(self, request: HttpRequest, record: Meeting) -> dict[str, Any]:
        """Show who took part and which articles report it."""
        part = record.participations.select_related("official", "meeting").order_by("role", "id")[:200]
        reports = record.reports.select_related("version__article", "meeting").order_by("id")
        reports = reports.defer("version__raw", "version__blocks", "version__notices")
        people = [
            (
                link(row.official),
                row.get_role_display(),
                badge(row.status, row.get_status_display()),
                link(row, "claim"),
            )
            for row in part
        ]
        articles = [
            (link(row.version.article), badge(row.status, row.get_status_display()), link(row, "claim"))
            for row in reports[:100]
        ]
        return {
            "tables": [
                {
                    "title": _("Took part"),
                    "empty": _("Nobody is named."),
                    **columns((_("Official"), _("Part"), _("Status"), _("Claim")), people),
                },
                {
                    "title": _("Reported by"),
                    "empty": _("No article."),
                    **columns((_("Article"), _("Status"), _("Claim")), articles),
                },
            ]
        }


@admin.register(MeetingSeries)
class MeetingSeriesAdmin(RecordAdmin):
    """Meetings that come again and again."""

    list_display = ("name", "meeting_count")
    search_fields = ("name", "slug")
    slug_from = "name"
    fieldsets = (
        (None, {"fields": ("name", "slug")}),
        (_("Record"), {"fields": ("uuid", "created_at", "updated_at"), "classes": ("collapse",)}),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[MeetingSeries]:
        """Return series with the number of their meetings."""
        found: QuerySet[MeetingSeries] = (
            super().get_queryset(request).annotate(meetings_here=count_of(Meeting.objects.all(), "series"))
        )
        return found

    @admin.display(description=_("meetings"), ordering="meetings_here")
    def meeting_count(self, series: Any) -> int:
        """Number of meetings in it."""
        return int(series.meetings_here)


@admin.register(MeetingReport)
class MeetingReportAdmin(ClaimAdmin):
    """Articles that report meetings."""

    claim_records = ("meeting",)
    search_fields = (*ClaimAdmin.search_fields, "meeting__title")
    autocomplete_fields = ("version", "meeting")


@admin.register(Participation)
class ParticipationAdmin(ClaimAdmin):
    """Officials at meetings."""

    claim_records = ("official", "meeting")
    list_filter = ("role",)
    search_fields = (*ClaimAdmin.search_fields, "official__folded", "meeting__title")
    autocomplete_fields = ("version", "official", "meeting")
