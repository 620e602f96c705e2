"""A meeting's page: chairs, long parts by pages, and the meetings before and after; the calendar by month and year."""

from datetime import date

import pytest
from django.test import Client
from lxml import html

from articles import models
from articles.views.numbered import number_of
from tests import factories as make

pytestmark = pytest.mark.django_db

NAMES = "//section[@aria-labelledby='participants']//th[@scope='row']"


def page(client: Client, address: str) -> html.HtmlElement:
    response = client.get(address)
    assert response.status_code == 200, address
    assert len(response.content) < 100_000, address
    return html.fromstring(response.content)


def held(title: str, day: date | None, **fields: object) -> models.Meeting:
    meeting = make.meeting(title, day, **fields)
    make.report(make.article(f"Report of {title}"), meeting)
    return meeting


def fact(found: html.HtmlElement, name: str) -> list[str]:
    """The words of one of the facts, and what they link to."""
    (group,) = found.xpath(f"//dl[@class='facts']/div[dt[normalize-space()='{name}']]/dd")
    return [" ".join(group.text_content().split()), *group.xpath(".//a/@href")]


def test_the_chairs_stand_among_the_facts_and_come_first(client: Client) -> None:
    article, meeting = make.article("Report", ["A B came. C D chaired."]), make.meeting()
    guest, chair = make.official("A B"), make.official("C D")
    make.report(article, meeting)
    make.participation(article, guest, meeting, "A B came.", role="attend")
    make.participation(article, chair, meeting, "C D chaired.", role="speech")
    make.participation(article, chair, meeting, "C D chaired.")
    found = page(client, meeting.get_absolute_url())
    assert fact(found, "Chair") == ["C D", chair.get_absolute_url()]
    assert [name.text_content() for name in found.xpath(NAMES)] == ["C D", "A B"]


def test_a_large_meeting_shows_its_beginning_and_leads_to_the_rest(client: Client) -> None:
    people = [make.official(f"Person {number:02}") for number in range(90)]
    text = "They came to the conference. " * 30
    article, meeting = make.article("Report", [text]), make.meeting()
    make.report(article, meeting)
    place = make.evidence(article, text[:800])
    claims = {"meeting": meeting, "extractor": "test", "rule": "test", **place}
    models.Participation.objects.bulk_create(
        models.Participation(official=person, role="chair" if at == 89 else "attend", **claims)
        for at, person in enumerate(people)
    )
    models.Statement.objects.bulk_create(models.Statement(official=people[0], **claims) for _number in range(90))
    indicator = {"indicator": make.indicator(), "value": 1, "unit": "kg", "extractor": "test", "rule": "test"}
    models.Figure.objects.bulk_create(models.Figure(**indicator, **place) for _number in range(90))
    models.Citation.objects.bulk_create(
        models.Citation(resolution=make.resolution(f"{number}-TT"), extractor="test", rule="test", **place)
        for number in range(90)
    )
    own = page(client, meeting.get_absolute_url())
    names = [name.text_content() for name in own.xpath(NAMES)]
    assert (len(names), names[0]) == (40, "Person 89")
    assert len(own.xpath("//blockquote")) == 12
    rest = [address for address in own.xpath("//p[@class='more']/a/@href") if meeting.slug in address]
    assert [address.split("/")[-2] for address in rest] == ["participants", "documents", "statements", "figures"]
    for address in rest:
        rows, at = 0, address
        while at:
            found = page(client, at)
            rows += len(found.xpath("//main//tbody/tr | //blockquote | //ul[@class='plain-list']/li"))
            onward = found.xpath("//a[@rel='next']/@href")
            at = f"{address}{onward[0]}" if onward else ""
        assert rows == 90, address


def test_before_and_after_in_the_series(client: Client) -> None:
    series, ministry = make.series("Monthly review"), make.organization()
    days = [date(2021, month, 28) for month in (7, 8, 9)]
    july, august, september = (held(f"Review {day:%B}", day, series=series, organizer=ministry) for day in days)
    held("Another one", date(2021, 8, 29), organizer=ministry)
    make.meeting("Not reported", date(2021, 8, 30), series=series)
    found = page(client, august.get_absolute_url())
    around = found.xpath("//nav[@class='neighbours']")[0]
    assert (around.xpath(".//a[@rel='prev']/@href"), around.xpath(".//a[@rel='next']/@href")) == (
        [july.get_absolute_url()],
        [september.get_absolute_url()],
    )
    assert "In the series “Monthly review”" in around.text_content()
    listed = page(client, fact(found, "Series")[1])
    assert len(listed.xpath("//li[contains(@class, 'entry')]")) == 3


def test_before_and_after_of_the_same_organizer_where_there_is_no_series(client: Client) -> None:
    ministry, other = make.organization(), make.organization("Government")
    first = held("First", date(2021, 1, 5), organizer=ministry)
    held("Of others", date(2021, 1, 6), organizer=other)
    second = held("Second", date(2021, 1, 7), organizer=ministry)
    same_day = held("Same day", date(2021, 1, 7), organizer=ministry)
    around = page(client, second.get_absolute_url()).xpath("//nav[@class='neighbours']")[0]
    assert "Held by the Ministry of Public Security" in around.text_content()
    assert around.xpath(".//a/@href") == [first.get_absolute_url(), same_day.get_absolute_url()]
    undated = held("Undated", None, organizer=ministry)
    assert page(client, undated.get_absolute_url()).xpath("//nav[@class='neighbours']") == []


def test_a_year_shows_each_day_with_meetings_and_skips_empty_years(client: Client) -> None:
    held("Over new year", date(2020, 12, 30), date_end=date(2021, 1, 2))
    held("Spring", date(2021, 4, 5))
    held("Spring too", date(2021, 4, 5))
    held("Long ago", date(2015, 4, 5))
    make.meeting("Not reported", date(2021, 6, 1))
    found = page(client, "/meetings/calendar/2021/")
    days = {link.get("href"): link.text_content() for link in found.xpath("//ol[@class='month-days']//a")}
    assert days == {
        "/meetings/calendar/2021/01/#d-1": "1 January: 1 meeting",
        "/meetings/calendar/2021/01/#d-2": "2 January: 1 meeting",
        "/meetings/calendar/2021/04/#d-5": "5 April: 2 meetings",
    }
    assert "3 meetings" in found.xpath("//p[@class='lead']")[0].text_content()
    assert page(client, "/meetings/calendar/2020/").xpath("//a[@rel='prev']/@href") == ["/meetings/calendar/2015/"]
    april = page(client, "/meetings/calendar/2021/04/")
    assert len(april.xpath("//li[@id='d-5']//a")) == 2
    assert "/meetings/calendar/2021/" in april.xpath("//p[@class='kicker']/a/@href")
    assert client.get("/meetings/calendar/1800/").status_code == 404


def test_a_month_with_more_than_it_can_show_leads_to_the_list(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(3):
        held(f"Meeting {number}", date(2021, 4, 5))
    monkeypatch.setattr("articles.views.calendars.IN_MONTH", 2)
    found = page(client, "/meetings/calendar/2021/04/")
    assert len(found.xpath("//ol[@class='calendar']//a")) == 2
    (address,) = found.xpath("//p[@class='lead']/a/@href")
    assert len(page(client, address).xpath("//li[contains(@class, 'entry')]")) == 3


@pytest.mark.usefixtures("search_index")
def test_before_and_after_by_the_number_in_the_title(client: Client) -> None:
    ministry = make.organization()
    before, own, after = (
        held(f"{number} National Conference", date(year, 12, 1), organizer=ministry)
        for number, year in (("75th", 2019), ("77th", 2021), ("78th", 2022))
    )
    held("74th National Conference", date(2018, 12, 1))
    held("79th National Conference", date(2021, 12, 2))
    held("Another one", date(2021, 12, 3), organizer=ministry)
    held("76th National Conference on Sports", date(2020, 12, 1))
    make.meeting("76th National Conference", date(2020, 12, 1))
    around = page(client, own.get_absolute_url()).xpath("//nav[@class='neighbours']")[0]
    assert around.xpath(".//a/@href") == [before.get_absolute_url(), after.get_absolute_url()]
    assert "In the series “National Conference”" in around.text_content()


@pytest.mark.parametrize(
    ("title", "number"),
    [
        ("77th National Conference", (77, "National Conference")),
        ("the 2nd meeting", (2, "meeting")),
        ("Hội nghị Công an toàn quốc lần thứ 77", (77, "Hội nghị Công an toàn quốc")),
        ("Review of 2021", None),
        ("13 officers honoured", None),
    ],
)
def test_the_number_in_a_title(title: str, number: tuple[int, str] | None) -> None:
    assert number_of(title) == number
