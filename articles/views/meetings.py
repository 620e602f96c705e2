"""Meetings: the list, and the page of each."""

from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import DetailView

from articles.filters import MeetingFilter
from articles.models import Meeting, MeetingReport, Participation
from articles.views.asked import Asked, with_query
from articles.views.keyset import NEWEST_FIRST
from articles.views.listing import Column, Listing, record_columns
from articles.views.listpage import ListPage
from articles.views.meeting_parts import MeetingParts, leading_participants, public_meetings
from articles.views.numbered import counted

REPORTS = 20  # on the meeting's own page; the list of articles has all


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
        """Add the file for calendars, and the years in which there were meetings where no facet offers them."""
        context = super().get_context_data(**kwargs)
        years = []
        if not context["has_counts"]:
            dated = Meeting.objects.published().filter(listed_on__gt=date.min)
            years = [first.year for first in dated.dates("listed_on", "year", order="DESC")]
        query = Asked.of(MEETINGS, self.request).query("sort")
        file = {"kind": _("iCalendar"), "address": with_query(reverse("meetings-calendar"), query)}
        return context | {
            "years": years,
            "year": self.request.GET.get("year", ""),
            "downloads": [*context["downloads"], file],
        }


class MeetingPage(DetailView):  # type: ignore[type-arg]  # not subscriptable at run time
    """One meeting: days, place, people, what its reports say, and its neighbours."""

    template_name = "articles/meeting.html"
    context_object_name = "meeting"

    def get_queryset(self) -> QuerySet[Meeting]:
        """Return the meetings that published articles report."""
        return public_meetings()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add participants, the first rows of each part, reports, and the meetings before and after."""
        meeting = self.object
        reports = list(reports_of(meeting)[: REPORTS + 1])
        participants, has_more = leading_participants(meeting)
        chair = Participation.Role.CHAIR
        return super().get_context_data(**kwargs) | {
            "section": "meetings",
            "participants": participants,
            "more_participants": has_more,
            "chairs": [person for person in participants if any(part.role == chair for part in person["parts"])],
            "parts": MeetingParts.beginnings(meeting),
            "reports": reports[:REPORTS],
            "more_reports": len(reports) > REPORTS,
            "neighbours": neighbours(meeting),
        }


def reports_of(meeting: Meeting) -> QuerySet[MeetingReport]:
    """Return the reports of a meeting with their articles, the earliest first."""
    reports = MeetingReport.objects.visible_claims().filter(meeting=meeting).select_related("version__article")
    return reports.defer("version__raw", "version__blocks").order_by("version__article__listed_on", "version_id", "id")


def neighbours(meeting: Meeting) -> dict[str, Any]:
    """Return the meetings before and after: of the series, by their number, else of the same organizer. Two queries."""
    if not meeting.series and (by_number := counted(meeting)):
        return {
            "of": by_number.name,
            "is_series": True,
            "previous": by_number.previous,
            "next": by_number.following,
        }
    if meeting.series:
        of, rows = str(meeting.series), meeting.series.meetings.all()
    elif meeting.organizer:
        of, rows = str(meeting.organizer), meeting.organizer.meetings.all()
    else:
        of, rows = "", Meeting.objects.all()
    place = NEWEST_FIRST.read(NEWEST_FIRST.cursor(meeting))
    dated = rows.published().filter(listed_on__gt=date.min).select_related("organizer")
    found = {}
    for name, backwards in (("previous", False), ("next", True)):
        beyond = dated.filter(NEWEST_FIRST.beyond(place, backwards=backwards))
        found[name] = beyond.order_by(*NEWEST_FIRST.order(backwards=backwards)).first() if meeting.date_start else None
    return {"of": of, "is_series": meeting.series is not None, **found}
