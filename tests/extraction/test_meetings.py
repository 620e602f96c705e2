import pytest

from articles.extraction import Meeting, Role, extract


def meetings(
    *sentences: str, published: str = "30/09/2021", title: str = "A day in the capital"
) -> tuple[Meeting, ...]:
    return extract("\n\n".join((title, published, *sentences))).meetings


def days(meeting: Meeting) -> tuple[str | None, str | None]:
    return (
        str(meeting.date_start) if meeting.date_start else None,
        str(meeting.date_end) if meeting.date_end else None,
    )


@pytest.mark.parametrize(
    ("sentence", "published", "start", "end"),
    [
        (
            "The Ministry of Public Security held a conference on September 28.",
            "30/09/2021",
            "2021-09-28",
            "2021-09-28",
        ),
        ("The Ministry on June 30 held a meeting to review its work.", "01/07/2020", "2020-06-30", "2020-06-30"),
        ("A workshop took place from December 27 to 29.", "28/12/2021", "2021-12-27", "2021-12-29"),
        ("The police held a workshop on October 15 - 18, 2019.", "20/10/2019", "2019-10-15", "2019-10-18"),
        (
            "The congress opened on December 27 and will last till December 29.",
            "28/12/2021",
            "2021-12-27",
            "2021-12-29",
        ),
        ("The police held a ceremony on January 3rd.", "05/01/2018", "2018-01-03", "2018-01-03"),
        ("The police held a conference on December 28.", "03/01/2020", "2019-12-28", "2019-12-28"),
        ("The police held a conference yesterday.", "03/01/2020", "2020-01-02", "2020-01-02"),
        ("The police on Tuesday held a conference.", "02/01/2020", "2019-12-31", "2019-12-31"),
        ("On the afternoon of March 28, the police held a conference.", "30/03/2022", "2022-03-28", "2022-03-28"),
        ("The police held a conference to mark August 19, 1945.", "20/08/2021", None, None),
        ("The police held a conference on the plan.", "20/08/2021", None, None),
        (
            "Deputy Minister Le Van Ba received Ambassador Anna Keller on May 4.",
            "05/05/2021",
            "2021-05-04",
            "2021-05-04",
        ),
        (
            "Minister Le Van Ba had a working session with Hue police on May 4.",
            "05/05/2021",
            "2021-05-04",
            "2021-05-04",
        ),
        (
            "Minister Le Van Ba on May 4 held phone talks with his counterpart.",
            "05/05/2021",
            "2021-05-04",
            "2021-05-04",
        ),
        ("Minister Le Van Ba on May 4 visited the hospital.", "05/05/2021", "2021-05-04", "2021-05-04"),
        ("Minister Le Van Ba led a delegation to Laos from May 2 to 4.", "05/05/2021", "2021-05-02", "2021-05-04"),
    ],
)
def test_days(sentence: str, published: str, start: str | None, end: str | None) -> None:
    found = meetings(sentence, published=published)
    assert [days(one) for one in found][:1] == [(start, end)]


def test_without_a_publication_date_no_year_is_guessed() -> None:
    found = extract("A day\n\nThe police held a conference on May 4. It was the first one.").meetings
    assert [days(one) for one in found] == [(None, None)]


def test_an_event_told_as_known_has_the_day_of_the_sentence_before() -> None:
    found = meetings(
        "On September 28 Minister Le Van Ba presented the decision.", "The ceremony took place at the Palace."
    )
    assert [days(one)[0] for one in found] == ["2021-09-28"]


def test_documents_and_periods_do_not_date_a_meeting() -> None:
    found = meetings(
        "The police held a conference to review Resolution No. 5-NQ/TW dated May 4, 2019 in the first half of 2021.",
        "The event took place on September 28.",
    )
    assert [days(one) for one in found] == [("2021-09-28", "2021-09-28")]


@pytest.mark.parametrize(
    ("sentence", "chairs"),
    [
        ("Colonel Vu Van Lam chaired the meeting.", ["Vu Van Lam"]),
        ("The meeting was chaired by Colonel Vu Van Lam, Director of the Logistics Department.", ["Vu Van Lam"]),
        ("Colonel Vu Van Lam and Major Ho Van Tam co-chaired the event.", ["Vu Van Lam", "Ho Van Tam"]),
        ("Colonel Vu Van Lam presided over the conference.", ["Vu Van Lam"]),
        ("It was held under the chair of Colonel Vu Van Lam.", ["Vu Van Lam"]),
        ("Colonel Vu Van Lam, Chairman of the Hue People's Committee, attended the meeting.", []),
        ("Colonel Vu Van Lam hosted the meeting.", []),
        ("Colonel Vu Van Lam chairs a steering committee on traffic.", []),
    ],
)
def test_chairs(sentence: str, chairs: list[str]) -> None:
    found = meetings("The police held a meeting on September 28.", sentence)
    assert list(found[0].chairs) == chairs


@pytest.mark.parametrize(
    ("sentence", "place"),
    [
        ("The police held a meeting on September 28 in Da Nang.", "Da Nang"),
        ("On September 28, in Thai Binh province, the police held a meeting.", "Thai Binh"),
        ("The police held a meeting at the Opera House in Ho Chi Minh City on September 28.", "Ho Chi Minh City"),
        ("The police of Vietnam held a meeting on September 28 in Vientiane, Laos.", "Vientiane"),
        ("The police held a meeting on September 28 on order in Vietnam.", None),
        ("The Hanoi police held a meeting on September 28.", None),
    ],
)
def test_places(sentence: str, place: str | None) -> None:
    assert meetings(sentence)[0].place == place


@pytest.mark.parametrize(
    ("sentence", "online"),
    [
        ("The police held a videoconference on September 28.", True),
        ("The police held a teleconference on September 28.", True),
        ("The police held an online meeting on September 28.", True),
        ("The police held a meeting on September 28.", False),
    ],
)
def test_online(sentence: str, online: bool) -> None:
    assert meetings(sentence)[0].online is online


def test_two_events_of_one_day() -> None:
    found = meetings(
        "Minister Le Van Ba held a meeting with Hue police on September 28.",
        "Later on the same day, Minister Le Van Ba had a working session with the city's leaders.",
    )
    assert [days(one)[0] for one in found] == ["2021-09-28", "2021-09-28"]


def test_two_events_of_two_days() -> None:
    found = meetings(
        "The police held a conference on traffic on September 28.",
        "On September 27, the police held a ceremony in Hue.",
    )
    assert [days(one)[0] for one in found] == ["2021-09-28", "2021-09-27"]


@pytest.mark.parametrize(
    "sentence",
    [
        "The police arrested four people in Hue on September 28.",
        "Security was ensured for the 13th National Party Congress and the 25th ASEAN summit.",
        "The next conference will be held on October 28.",
    ],
)
def test_what_is_no_meeting(sentence: str) -> None:
    assert meetings(sentence) == ()


def test_what_people_did() -> None:
    found = meetings(
        "The police held a meeting on September 28, chaired by Colonel Vu Van Lam.",
        "Major Ho Van Tam delivered a report on the year.",
        "Captain Le Thi Lan attended the event.",
        "Under the authority of the State President, General Ly Van Mai awarded medals.",
    )
    roles = {(one.name, one.role) for one in found[0].participants}
    assert roles >= {
        ("Vu Van Lam", Role.CHAIR),
        ("Ho Van Tam", Role.REPORT),
        ("Le Thi Lan", Role.ATTEND),
        ("Ly Van Mai", Role.ON_BEHALF_OF),
    }


def test_the_organizer_is_the_body_that_held_it() -> None:
    found = meetings("The MPS’s Office on September 28 held a meeting to review its work.")
    assert found[0].organizer == "Office of the Ministry of Public Security"
