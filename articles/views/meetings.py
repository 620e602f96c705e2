"""Meetings: list, page, and a month at a time."""

import calendar
from datetime import date, timedelta
from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import DetailView

from articles.filters import MeetingFilter
from articles.models import Citation, Figure, Meeting, MeetingReport, Participation
from articles.models.careers import public_participations, public_statements
from articles.views.articles import cited_documents
from articles.views.listing import Column, Listing, record_columns
from articles.views.listpage import ListPage
from articles.views.quoting import by_sentence, with_sentences

SHOWN = 50


class Meetings(Listing):
    """Meetings that articles report."""

    name = "meetings"
    title = gettext_lazy("Meetings")
    section = "meetings"
    kind = "meeting"
    facets = ("year", "official", "organization")
    is_placed = True
    filterset_class = MeetingFilter
    columns = (
        *record_columns(),
        Column("title", lambda row: row.title),
        Column("kind", lambda row: row.kind),
        Column("first_day", lambda row: row.date_start),
        Column("last_day", lambda row: row.date_end),
        Column("place", lambda row: row.place or None),
        Column("mode", lambda row: row.mode),
        Column("organizer", lambda row: row.organizer.name if row.organizer else None),
    )

    def rows(self) -> QuerySet[Meeting]:
        """Return the meetings that published articles report."""
        return Meeting.objects.published()

    def with_details(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        """Add who held it."""
        return rows.select_related("organizer")

    def summary(self, row: Any) -> str:
        """Return kind, place and organizer."""
        return ", ".join(part for part in (row.kind, row.place, row.organizer and row.organizer.name) if part)


MEETINGS = Meetings()


class MeetingList(ListPage):
    """Meetings, latest first, by year."""

    template_name = "articles/meeting_list.html"
    listing = MEETINGS

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the years in which there were meetings, the latest first, where no facet offers them."""
        context = super().get_context_data(**kwargs)
        years = []
        if not context["has_counts"]:
            dated = Meeting.objects.published().filter(listed_on__gt=date.min)
            years = [first.year for first in dated.dates("listed_on", "year", order="DESC")]
        return context | {"years": years, "year": self.request.GET.get("year", "")}


class MeetingPage(DetailView):  # type: ignore[type-arg]  # not subscriptable at run time
    """One meeting: days, place, people, and what its reports say."""

    template_name = "articles/meeting.html"
    context_object_name = "meeting"

    def get_queryset(self) -> QuerySet[Meeting]:
        """Return the meetings that published articles report."""
        return Meeting.objects.published().select_related("organizer", "series")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add reports, participants, statements, documents and figures."""
        meeting = self.object
        reports = list(_evidence(MeetingReport.objects.visible_claims().filter(meeting=meeting))[:SHOWN])
        versions = [report.version_id for report in reports]
        participants = public_participations().filter(meeting=meeting).select_related("official")
        statements = public_statements().filter(meeting=meeting).select_related("official")
        citations = Citation.objects.visible_claims().filter(version__in=versions)
        figures = Figure.objects.visible_claims().filter(version__in=versions)
        return super().get_context_data(**kwargs) | {
            "section": "meetings",
            "reports": reports,
            "participants": _by_role(_evidence(participants)),
            "statements": _evidence(statements)[:SHOWN],
            "documents": cited_documents(_evidence(citations.select_related("resolution__issuer"))[:SHOWN]),
            "figures": by_sentence(_evidence(figures.select_related("indicator"))[:SHOWN]),
        }


def _evidence[Q: QuerySet[Any]](claims: Q) -> Q:
    """Return claims in reading order with what a link to their sentence needs."""
    return with_sentences(claims).order_by("version__article__listed_on", "version_id", "block", "start", "id")


def _by_role(participants: QuerySet[Participation]) -> list[dict[str, Any]]:
    """Return each participant once, chairs first, with their roles and the words behind them.

    `parts` holds one claim for each role, `said` one claim for each stretch of words.
    """
    found: dict[int, dict[str, Any]] = {}
    for part in participants[: 4 * SHOWN]:
        person = found.setdefault(part.official_id, {"official": part.official, "parts": {}, "said": {}})
        if person["parts"].setdefault(part.role, part) is part:
            person["said"].setdefault(part.exact, part)
    chair = Participation.Role.CHAIR
    return sorted(found.values(), key=lambda person: chair not in person["parts"])


def calendar_start(request: HttpRequest) -> HttpResponse:
    """Lead to the month of the latest meeting, or to this month."""
    latest = Meeting.objects.published().newest_first().values_list("date_start", flat=True).first()
    day = latest or localdate()
    return redirect("calendar-month", year=f"{day:%Y}", month=f"{day:%m}")


def calendar_month(request: HttpRequest, year: str, month: str) -> HttpResponse:
    """Show the meetings of one month by day."""
    if not (1 <= int(month) <= 12 and 1900 <= int(year) <= 2200):
        raise Http404(_("There is no such month."))
    first = date(int(year), int(month), 1)
    last = first.replace(day=calendar.monthrange(first.year, first.month)[1])
    published = Meeting.objects.published()
    # a meeting of more than a year would be an error in the source
    meetings = published.filter(listed_on__gte=first - timedelta(days=366), listed_on__lte=last, date_end__gte=first)
    meetings = meetings.select_related("organizer").order_by("listed_on", "id")[:200]
    held = [(meeting.date_start, meeting.date_end, meeting) for meeting in meetings]
    days = [
        {
            "day": day,
            "outside": day.month != first.month,
            "meetings": [meeting for start, end, meeting in held if start and end and start <= day <= end],
        }
        for week in calendar.Calendar().monthdatescalendar(first.year, first.month)
        for day in week
    ]
    context = {
        "section": "meetings",
        "first": first,
        "days": days,
        "count": len(held),
        "earlier": _month_link(published.filter(listed_on__lt=first, listed_on__gt=date.min).newest_first()),
        "later": _month_link(published.filter(listed_on__gt=last).order_by("listed_on", "id")),
    }
    return render(request, "articles/calendar.html", context)


def _month_link(meetings: QuerySet[Meeting]) -> dict[str, Any] | None:
    """Return month and address of the first of `meetings`, so that empty months are skipped."""
    day = meetings.values_list("date_start", flat=True).first()
    if day is None:
        return None
    return {"day": day, "url": reverse("calendar-month", kwargs={"year": f"{day:%Y}", "month": f"{day:%m}"})}
