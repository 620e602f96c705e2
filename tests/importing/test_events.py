"""Reports of one event are one meeting; anything else is a meeting of its own."""

from datetime import date
from typing import Any

import pytest

from articles.models import Meeting, MeetingReport, Participation
from tests.importing.readings import Reading, store

pytestmark = pytest.mark.django_db

DAY = date(2020, 6, 29)


def told(
    title: str = "review of the flood season", number: int = 1, chair: str = "Vu Thi Mai", **fields: Any
) -> Reading:
    reading = Reading(title=f"Article {number}").person(chair, "Captain")
    return reading.meeting(title, fields.pop("day", DAY), chairs=(chair,), **fields)


@pytest.mark.parametrize("together", [False, True])
def test_two_reports_of_one_event_are_one_meeting(together: bool) -> None:
    store(
        told(place=None),
        told("conference on the flood season's review", 2, kind="conference", places=("Hue", "Vinh")),
        together=together,
    )
    meeting = Meeting.objects.get()
    assert MeetingReport.objects.count() == 2
    assert meeting.place == "Hanoi", "the second report fills what the first left open"
    assert meeting.sites == ["Hue", "Vinh"]
    assert meeting.title == "review of the flood season"
    assert Participation.objects.count() == 2


@pytest.mark.parametrize(
    "other",
    [
        {"day": date(2020, 6, 28)},
        {"date_end": date(2020, 6, 30)},
        {"place": "Hue"},
        {"organizer": "Ministry of Justice"},
        {"organizer": None},
        {"kind": "ceremony"},
        {"chair": "Le Van Ca"},
        {"title": "opening of a boat yard"},
    ],
    ids=str,
)
def test_any_contradiction_makes_two_meetings(other: dict[str, Any]) -> None:
    store(told(), told(number=2, **other))
    assert Meeting.objects.count() == 2
    assert Meeting.objects.values("slug").distinct().count() == 2


def test_meetings_of_one_day_and_organizer_have_their_own_keys() -> None:
    store(told(), told("opening of a boat yard", 2), told("farewell to a choir", 3))
    keys = list(Meeting.objects.order_by("id").values_list("key", flat=True))
    assert keys[1:] == [f"{keys[0]}|2", f"{keys[0]}|3"]


def test_undated_meetings_are_never_joined() -> None:
    store(told(day=None), told(number=2, day=None))
    assert Meeting.objects.count() == 2
    assert set(Meeting.objects.values_list("date_precision", flat=True)) == {"none"}


def test_two_meetings_of_one_article_are_two() -> None:
    store(Reading().meeting("review of the flood season", DAY).meeting("review of the flood season", DAY))
    assert Meeting.objects.count() == 2


def test_an_online_event_says_so() -> None:
    store(told(online=True))
    assert Meeting.objects.get().mode == Meeting.Mode.ONLINE


def test_what_a_person_set_is_kept_when_another_article_reports_it() -> None:
    store(told(place=None))
    meeting = Meeting.objects.get()
    meeting.remember_edits(["place"])
    meeting.save()
    store(told(number=2, place="Hue"))
    assert Meeting.objects.get().place == ""


def test_an_attestation_is_dated_by_the_only_meeting_of_its_article() -> None:
    store(told())
    from articles.models import Attestation

    assert Attestation.objects.get().as_of == DAY


def test_with_two_meetings_the_day_of_publication_dates_it() -> None:
    store(told().meeting("farewell to a choir", date(2020, 6, 1)))
    from articles.models import Attestation

    assert Attestation.objects.get().as_of == date(2020, 6, 30)
