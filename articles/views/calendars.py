"""Meetings a month and a year at a time."""

import calendar
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from articles.filters.fields import FIRST_YEAR, LAST_YEAR
from articles.models import Meeting

LONGEST = timedelta(days=366)  # a meeting of more than a year would be an error in the source
IN_MONTH = 200  # meetings drawn into one month


def calendar_start(request: HttpRequest) -> HttpResponse:
    """Lead to the month of the latest meeting, or to this month."""
    latest = Meeting.objects.published().newest_first().values_list("date_start", flat=True).first()
    day = latest or localdate()
    return redirect("calendar-month", year=f"{day:%Y}", month=f"{day:%m}")


def calendar_month(request: HttpRequest, year: str, month: str) -> HttpResponse:
    """Show the meetings of one month by day."""
    if not (1 <= int(month) <= 12 and FIRST_YEAR <= int(year) <= LAST_YEAR):
        raise Http404(_("There is no such month."))
    first = date(int(year), int(month), 1)
    last = first.replace(day=calendar.monthrange(first.year, first.month)[1])
    meetings = list(held_between(first, last).select_related("organizer")[: IN_MONTH + 1])
    days = [
        {
            "day": day,
            "outside": day.month != first.month,
            "meetings": [meeting for meeting in meetings[:IN_MONTH] if _is_on(meeting, day)],
        }
        for week in calendar.Calendar().monthdatescalendar(first.year, first.month)
        for day in week
    ]
    context = {
        "section": "meetings",
        "first": first,
        "last": last,
        "days": days,
        "count": min(len(meetings), IN_MONTH),
        "has_more": len(meetings) > IN_MONTH,
        **_neighbours(first, last, "calendar-month"),
    }
    return render(request, "articles/calendar.html", context)


@dataclass(frozen=True, slots=True)
class Day:
    """A day of a year's calendar: how many meetings were held on it; `day` is None for a blank before the first."""

    day: date | None
    count: int = 0
    address: str = ""


def calendar_year(request: HttpRequest, year: str) -> HttpResponse:
    """Show on which days of a year meetings were held."""
    if not FIRST_YEAR <= int(year) <= LAST_YEAR:
        raise Http404(_("There is no such year."))
    first, last = date(int(year), 1, 1), date(int(year), 12, 31)
    counts: Counter[date] = Counter()
    total = 0
    by_days = held_between(first, last).order_by().values_list("date_start", "date_end").annotate(held=Count("pk"))
    for start, end, held in by_days:
        total += held
        for day in _days(max(start, first), min(end, last)):
            counts[day] += held
    months = [
        {"first": date(first.year, month, 1), "days": list(_month(first.year, month, counts))} for month in range(1, 13)
    ]
    for month in months:
        month["count"] = sum(day.count > 0 for day in month["days"])  # type: ignore[attr-defined]
    context = {
        "section": "meetings",
        "first": first,
        "last": last,
        "months": months,
        "count": total,
        "weekdays": [date(2024, 1, day) for day in range(1, 8)],  # a week that begins on Monday
        **_neighbours(first, last, "calendar-year"),
    }
    return render(request, "articles/calendar_year.html", context)


def held_between(first: date, last: date) -> QuerySet[Meeting]:
    """Return the public meetings with a day between `first` and `last`, earliest first."""
    held = Meeting.objects.published().filter(listed_on__gte=first - LONGEST, listed_on__lte=last, date_end__gte=first)
    return held.order_by("listed_on", "id")


def _is_on(meeting: Meeting, day: date) -> bool:
    start, end = meeting.date_start, meeting.date_end
    return start is not None and end is not None and start <= day <= end


def _days(first: date, last: date) -> Iterator[date]:
    for offset in range((last - first).days + 1):
        yield first + timedelta(days=offset)


def _month(year: int, month: int, counts: Counter[date]) -> Iterator[Day]:
    address = reverse("calendar-month", kwargs={"year": f"{year:04}", "month": f"{month:02}"})
    for number in calendar.Calendar().itermonthdates(year, month):
        if number.month == month:
            yield Day(number, counts[number], f"{address}#d-{number.day}")
        elif number < date(year, month, 1):
            yield Day(None)


def _neighbours(first: date, last: date, route: str) -> dict[str, Any]:
    """Return the nearest month or year before and after in which there was a meeting: empty ones are skipped."""
    published = Meeting.objects.published()
    earlier = published.filter(listed_on__lt=first, listed_on__gt=date.min).newest_first()
    later = published.filter(listed_on__gt=last).order_by("listed_on", "id")
    return {"earlier": _link(earlier, route), "later": _link(later, route)}


def _link(meetings: QuerySet[Meeting], route: str) -> dict[str, Any] | None:
    day = meetings.values_list("date_start", flat=True).first()
    if day is None:
        return None
    place = {"year": f"{day:%Y}", "month": f"{day:%m}"}
    if route == "calendar-year":
        del place["month"]
    return {"day": day, "url": reverse(route, kwargs=place)}
