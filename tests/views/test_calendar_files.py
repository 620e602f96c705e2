"""Meetings as iCalendar, read back by the library that calendars are read with."""

from datetime import date

import pytest
from django.test import Client
from icalendar import Calendar, Event

from articles import models
from tests import factories as make

pytestmark = pytest.mark.django_db

TITLE = "Conference; on crime, traffic\\ and a very long title that must be folded: tội phạm và trật tự an toàn xã hội"


def events(client: Client, address: str) -> list[Event]:
    response = client.get(address)
    assert response.status_code == 200
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert all(len(line) <= 75 for line in response.content.split(b"\r\n"))
    return list(Calendar.from_ical(response.content).walk("VEVENT"))


def held(title: str, day: date | None, chair: models.Official | None = None, **fields: object) -> models.Meeting:
    article, meeting = make.article(f"Report of {title}"), make.meeting(title, day, **fields)
    make.report(article, meeting)
    if chair:
        make.participation(article, chair, meeting)
    return meeting


def test_one_meeting_reads_back(client: Client) -> None:
    meeting = held(
        TITLE, date(2021, 12, 27), make.official("To Lam"), date_end=date(2021, 12, 29), organizer=make.organization()
    )
    (event,) = events(client, f"/meetings/{meeting.slug}.ics")
    assert event["SUMMARY"] == TITLE
    assert event["UID"] == f"urn:uuid:{meeting.uuid}"
    assert (event.decoded("DTSTART"), event.decoded("DTEND")) == (date(2021, 12, 27), date(2021, 12, 30))
    assert event["DTSTART"].params["VALUE"] == "DATE"
    assert event["LOCATION"] == "Hanoi"
    assert event["URL"] == f"http://testserver/id/{meeting.uuid}/"
    assert "Chaired by To Lam\nOrganizer: Ministry of Public Security" in event["DESCRIPTION"]
    assert event.decoded("DTSTAMP") == meeting.updated_at.replace(microsecond=0)


def test_an_edited_meeting_keeps_its_uid_and_says_when_it_changed(client: Client) -> None:
    meeting = held("Review", date(2021, 9, 28))
    (before,) = events(client, "/feeds/meetings.ics")
    meeting.title, meeting.date_start, meeting.date_end = "Renamed", date(2021, 9, 29), date(2021, 9, 29)
    meeting.save()
    (after,) = events(client, "/feeds/meetings.ics")
    assert after["UID"] == before["UID"]
    assert (after["SUMMARY"], after.decoded("DTSTART")) == ("Renamed", date(2021, 9, 29))


def test_a_filter_of_the_list_gives_the_same_meetings(client: Client) -> None:
    chair, other = make.official("To Lam"), make.official("To An Xo")
    series = make.series("Monthly review")
    led = held("Led", date(2021, 9, 28), chair, series=series)
    visited = held("Visited", date(2022, 1, 3))
    make.participation(make.article(), chair, visited, role="attend")
    held("Elsewhere", date(2020, 5, 5), other)
    held("Undated", None, chair)
    make.meeting("Not reported")
    made = make.meeting("In a draft")
    make.report(make.article("Draft", state="draft"), made)
    answers = {
        "": ["Visited", "Led", "Elsewhere"],
        f"?official={chair.slug}": ["Visited", "Led"],
        f"?official={chair.slug}&role=chair": ["Led"],
        f"?series={series.slug}": ["Led"],
        "?year=2020": ["Elsewhere"],
        "?since=2021-01-01&until=2021-12-31": ["Led"],
        "?q=nowhere": [],
    }
    for query, titles in answers.items():
        assert [str(event["SUMMARY"]) for event in events(client, f"/feeds/meetings.ics{query}")] == titles, query
    page = client.get(f"/meetings/?official={chair.slug}").content.decode()
    assert f'href="/feeds/meetings.ics?official={chair.slug}"' in page
    assert f"/meetings/{led.slug}.ics" in client.get(led.get_absolute_url()).content.decode()


@pytest.mark.usefixtures("search_index")
def test_the_index_finds_the_same_as_the_database(client: Client) -> None:
    chair = make.official("To Lam")
    held("Led", date(2021, 9, 28), chair)
    held("Led later", date(2022, 9, 28), chair)
    held("Undated", None, chair)
    held("Elsewhere", date(2020, 5, 5))
    found = events(client, f"/feeds/meetings.ics?official={chair.slug}")
    assert [str(event["SUMMARY"]) for event in found] == ["Led later", "Led"]


def test_what_cannot_be_answered(client: Client) -> None:
    undated, hidden = held("Undated", None), make.meeting("Hidden")
    assert client.get(f"/meetings/{undated.slug}.ics").status_code == 404
    assert client.get(f"/meetings/{hidden.slug}.ics").status_code == 404
    assert client.get("/feeds/meetings.ics?year=soon").status_code == 400
    assert ".ics" not in client.get(undated.get_absolute_url()).content.decode()
