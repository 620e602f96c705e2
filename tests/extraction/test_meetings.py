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


def roles(*sentences: str) -> set[tuple[str, str]]:
    found = meetings("The police opened a conference in Hue on September 28.", *sentences)
    return {(one.name, one.role.value) for one in found[0].participants}


@pytest.mark.parametrize(
    "paragraph",
    [
        (
            "* Before the opening of the conference, a delegation of the police paid tribute to the martyrs. "
            "Major Ho Van Tam, Director of the Logistics Department, joined the delegation."
        ),
        "Prior to the conference, Major Ho Van Tam attended a flower-laying at the memorial hall.",
        "Major Ho Van Tam, Director of the Logistics Department, joined the delegation that went to the memorial.",
        "Major Ho Van Tam spoke to old comrades before the beginning of the conference.",
    ],
)
def test_what_goes_before_an_event_is_no_part_of_it(paragraph: str) -> None:
    assert roles(paragraph) == set()


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Major Ho Van Tam joined the conference.", {("Ho Van Tam", "attend")}),
        ("Before the conference, a wreath was laid. Major Ho Van Tam attended the conference.",
         {("Ho Van Tam", "attend")}),
        (("Under the authority of the State President, Major Ho Van Tam awards the First, Second and Third Class Merit "
         "Orders to old officers."), {("Ho Van Tam", "award"), ("Ho Van Tam", "on_behalf_of")}),
        ("On behalf of the staff, Major Ho Van Tam addressed the conference.",
         {("Ho Van Tam", "speech"), ("Ho Van Tam", "on_behalf_of")}),
        ("Major Ho Van Tam presents a medal to Captain Le Thi Lan.",
         {("Ho Van Tam", "award"), ("Le Thi Lan", "attend")}),
    ],
)  # fmt: skip
def test_what_people_do_at_the_event(sentence: str, expected: set[tuple[str, str]]) -> None:
    assert roles(sentence) == expected


def test_the_organizer_is_the_body_that_held_it() -> None:
    found = meetings("The MPS’s Office on September 28 held a meeting to review its work.")
    assert found[0].organizer == "Office of the Ministry of Public Security"


FILLER = (
    "The officers were told to keep up the good work and never to let the people down, because the people trust them."
)


@pytest.mark.parametrize(
    ("sentence", "start", "end"),
    [
        ("Yesterday, the police held a conference.", "2021-09-29", "2021-09-29"),
        ("A three-day seminar wrapped up in Hue on September 28.", "2021-09-26", "2021-09-28"),
        ("A course for drivers opened on Monday and will run until Wednesday.", None, None),
        ("A workshop for drivers opened on Monday and will run until Wednesday.", "2021-09-27", "2021-09-29"),
        ("After two working days from September 27 to 28, the congress came to a close.", "2021-09-27", "2021-09-28"),
        ("The police chief spoke of arson at a press briefing in Hue on Monday.", "2021-09-27", "2021-09-27"),
        ("The two ministers shook hands after their talks in Vientiane on September 28.", "2021-09-28", "2021-09-28"),
        ("Minister Le Van Ba is on an official visit to Laos from September 27-29.", "2021-09-27", "2021-09-29"),
        ("Minister Le Van Ba received in Hue on September 28 a delegation of Lao police.", "2021-09-28", "2021-09-28"),
        ("Every Monday the police hold a meeting on traffic.", None, None),
    ],
)
def test_more_ways_to_report_an_event(sentence: str, start: str | None, end: str | None) -> None:
    found = meetings(sentence, FILLER)
    assert [days(one) for one in found][:1] in ([(start, end)], [] if start is None else None)


@pytest.mark.parametrize(
    ("lead", "later", "expected"),
    [
        ("Minister Le Van Ba had two separate receptions on September 27 and 28 for guests.", FILLER,
         ["2021-09-27", "2021-09-28"]),
        ("Minister Le Van Ba visited police in two provinces.",
         "On September 26, in Hue, he visited local police.\n\nThe next day, in Da Nang, he worked with the police.",
         ["2021-09-26", "2021-09-27"]),
        ("Minister Le Van Ba paid a visit to Laos from September 26 to 28.",
         "On September 27, in Vientiane, he held talks with Minister Kham Bounmy.", ["2021-09-26", "2021-09-27"]),
        ("The police held a meeting on September 28.", "The police held a workshop on August 2, 2019.", ["2021-09-28"]),
        ("The police held a meeting on September 28.", "Last month, the police held a workshop on August 2.",
         ["2021-09-28"]),
        ("Officers were promoted in Hue on September 28.", "Speaking at the ceremony, Minister Le Van Ba thanked them.",
         ["2021-09-28"]),
    ],
)  # fmt: skip
def test_several_events_and_those_told_as_known(lead: str, later: str, expected: list[str]) -> None:
    assert [days(one)[0] for one in meetings(lead, later)] == expected


@pytest.mark.parametrize(
    ("sentence", "chairs"),
    [
        ("Presiding over the meeting was Colonel Vu Van Lam.", ["Vu Van Lam"]),
        ("Colonel Vu Van Lam attended the meeting, Colonel Lam being its chairman.", ["Vu Van Lam"]),
        ("It went on with Colonel Vu Van Lam in the chair.", ["Vu Van Lam"]),
        ("Chaired by Colonel Vu Van Lam, Director of Logistics, in the presence of Major Ho Van Tam, it was short.",
         ["Vu Van Lam"]),
        ("Colonel Vu Van Lam, Head of Logistics, and Major Ho Van Tam, Deputy Head of Health, co-chaired the meeting.",
         ["Vu Van Lam", "Ho Van Tam"]),
    ],
)  # fmt: skip
def test_more_words_for_the_chair(sentence: str, chairs: list[str]) -> None:
    assert list(meetings("The police held a meeting on September 28.", sentence)[0].chairs) == chairs


@pytest.mark.parametrize(
    ("sentence", "place"),
    [
        ("The police held a meeting on September 28 in Hanoi's Ba Dinh district.", "Hanoi"),
        ("The police held a meeting on September 28 at the Opera House, Da Nang.", "Da Nang"),
        ("Minister Le Van Ba visited soldiers in Lao Cai on September 28.", "Lao Cai"),
    ],
)
def test_more_places(sentence: str, place: str) -> None:
    assert meetings(sentence, FILLER)[0].place == place


def test_the_place_may_stand_beside_the_event_in_a_later_sentence() -> None:
    found = meetings("The police held a meeting on September 28.", "Colonel Vu Van Lam chaired the meeting from Vinh.")
    assert found[0].place == "Vinh"


VIETNAMESE_FILLER = "Các đơn vị đã nghiêm túc tiếp thu và khẳng định sẽ tiếp tục nỗ lực phấn đấu hoàn thành nhiệm vụ."


@pytest.mark.parametrize(
    ("sentence", "start", "end", "chairs"),
    [
        ("Từ 27 đến 29/9, tại Huế, Công an tỉnh tổ chức Hội nghị tổng kết.", "2021-09-27", "2021-09-29", []),
        ("Ngày 28 tháng 9 năm 2021, Công an tỉnh tổ chức Hội nghị tổng kết.", "2021-09-28", "2021-09-28", []),
        ("Sáng qua, Công an tỉnh tổ chức họp báo.", "2021-09-29", "2021-09-29", []),
        ("Hội nghị sơ kết được Cục Hậu cần tổ chức ngày 28/9 tại Huế.", "2021-09-28", "2021-09-28", []),
        ("Ngày 28/9, Công an tỉnh tổ chức Hội nghị dưới sự chủ trì của Đại tá Vũ Văn Lâm, Giám đốc Công an tỉnh.",
         "2021-09-28", "2021-09-28", ["Vũ Văn Lâm"]),
        ("Ngày 28/9, Công an tỉnh tổ chức Hội nghị; báo cáo do Đại tá Vũ Văn Lâm trình bày.",
         "2021-09-28", "2021-09-28", []),
        ("Chiều 28/9, Đại tá Vũ Văn Lâm, Cục trưởng Cục Hậu cần đến thăm Công an huyện Lạc Thủy.",
         "2021-09-28", "2021-09-28", []),
        ("Tỷ lệ phá án đạt 90%, số liệu hợp lệ được tổ chức lại ngày 28/9.", None, None, []),
    ],
)  # fmt: skip
def test_vietnamese_events(sentence: str, start: str | None, end: str | None, chairs: list[str]) -> None:
    found = extract(f"Tin trong ngày\n\nThứ Năm, 30/09/2021, 10:00\n\n{sentence}\n\n{VIETNAMESE_FILLER}").meetings
    if start is None:
        assert found == ()
    else:
        assert days(found[0]) == (start, end)
        assert list(found[0].chairs) == chairs
