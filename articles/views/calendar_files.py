"""Meetings as iCalendar (RFC 5545): one meeting, or what a filter of the list finds, to download or to subscribe to.

Meetings are whole days. An event's UID is the meeting's permanent id, so that a calendar that asks again changes
its entry instead of adding a second one; undated meetings cannot stand in a calendar and are left out.
"""

from collections.abc import Iterable
from datetime import timedelta

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from icalendar import Calendar, Event, vText

from articles.models import Meeting, Participation
from articles.models.careers import public_participations
from articles.templatetags.archive import heading
from articles.views.asked import Asked, with_query
from articles.views.indexed import hits_from, matching, rows_of
from articles.views.meetings import MEETINGS

EVENTS = 500  # the latest ones: a calendar is read whole each time
TYPE = "text/calendar; charset=utf-8"


def meeting_file(request: HttpRequest, slug: str) -> HttpResponse:
    """Return one meeting as a calendar; 404 for one without a day."""
    dated = Meeting.objects.published().filter(date_start__isnull=False)
    meeting = get_object_or_404(dated.select_related("organizer"), slug=slug)
    return _file(request, [meeting], heading(meeting), reverse("meeting", kwargs={"slug": slug}), meeting.slug)


def meetings_file(request: HttpRequest) -> HttpResponse:
    """Return the latest dated meetings that the list's filters find; 400 with the reason for an unreadable value."""
    asked = Asked.of(MEETINGS, request)
    if not asked.is_valid:
        raise BadRequest(" ".join(asked.errors))
    detailed = MEETINGS.with_details(MEETINGS.rows()).filter(date_start__isnull=False)
    found = hits_from(asked, None, EVENTS)
    rows = rows_of(found[0], detailed) if found else matching(asked, detailed).order_by("-listed_on", "-id")[:EVENTS]
    words = ", ".join(f"{label}: {value}" for _name, label, value in asked.active())
    name = f"{_('MPS Archive')} – {words or str(MEETINGS.title).lower()}"
    address = with_query(MEETINGS.page_address(), asked.query("sort"))
    return _file(request, rows, name, address, "meetings")


def _file(request: HttpRequest, meetings: Iterable[Meeting], name: str, address: str, file_name: str) -> HttpResponse:
    made = calendar(list(meetings), name, request.build_absolute_uri(address), request)
    response = HttpResponse(made.to_ical(), content_type=TYPE)
    response["Content-Disposition"] = f'attachment; filename="mps-archive-{file_name[:80]}.ics"'
    response["X-Robots-Tag"] = "noindex"
    return response


def calendar(meetings: list[Meeting], name: str, address: str, request: HttpRequest) -> Calendar:
    """Return meetings as a calendar with a name; `address` is the page that shows the same. One query."""
    made = Calendar()
    made.add("prodid", "-//MPS Archive//Meetings//EN")
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    made.add("name", name)
    made.add("x-wr-calname", name)
    made.add("url", address)
    made.add("refresh-interval", timedelta(days=1), parameters={"VALUE": "DURATION"})
    chairs = _chairs(meetings)
    for meeting in meetings:
        made.add_component(_event(meeting, chairs.get(meeting.pk, []), request))
    return made


def _event(meeting: Meeting, chairs: list[str], request: HttpRequest) -> Event:
    assert meeting.date_start and meeting.date_end  # noqa: S101 - undated ones are left out
    page = request.build_absolute_uri(reverse("permanent", kwargs={"uuid": meeting.uuid}))
    event = Event()
    event.add("uid", f"urn:uuid:{meeting.uuid}")
    event.add("dtstamp", meeting.updated_at)
    event.add("last-modified", meeting.updated_at)
    event.add("dtstart", meeting.date_start)
    event.add("dtend", meeting.date_end + timedelta(days=1))  # the day after the last one
    event.add("summary", heading(meeting))
    event.add("url", page)
    event.add("description", _description(meeting, chairs, page))
    event.add("categories", [meeting.kind])
    event.add("transp", "TRANSPARENT")
    place = ", ".join(meeting.sites) if len(meeting.sites) > 1 else meeting.place
    if place:
        event["location"] = vText(place)
    return event


def _description(meeting: Meeting, chairs: list[str], page: str) -> str:
    lines = []
    if chairs:
        lines.append(_("Chaired by %s") % ", ".join(chairs))
    if meeting.organizer:
        lines.append(_("Organizer: %s") % meeting.organizer)
    if meeting.mode == Meeting.Mode.ONLINE:
        lines.append(meeting.get_mode_display().capitalize())
    return "\n".join([*lines, _("Sources: %s") % page])


def _chairs(meetings: list[Meeting]) -> dict[int, list[str]]:
    """Return the names of each meeting's chairs."""
    chaired = public_participations().filter(meeting__in=meetings, role=Participation.Role.CHAIR)
    names: dict[int, dict[str, None]] = {}
    for claim in chaired.select_related("official").order_by("id"):
        names.setdefault(claim.meeting_id, {})[str(claim.official)] = None
    return {meeting: list(found) for meeting, found in names.items()}
