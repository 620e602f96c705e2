"""Events in the words in which this press reports them: when, where and under whose chair, or no event at all."""

import pytest

from articles.extraction import extract

REST = (
    "The participants discussed what had been done and what remains to be done in the time to come, and many of them "
    "asked for better equipment and for more training of young officers in remote areas."
)
type Told = tuple[str, str, str | None, list[str]]  # first day, last day, place, chairs


def events(published: str, *paragraphs: str) -> list[Told]:
    """Each paragraph goes on, so that none is taken for a caption."""
    body = "\n\n".join(f"{paragraph} {REST}" for paragraph in paragraphs)
    return [
        (str(one.date_start), str(one.date_end), one.place, sorted(one.chairs))
        for one in extract(f"The work of these days\n\n{published}\n\n{body}").meetings
    ]


@pytest.mark.parametrize(
    ("published", "sentence", "told"),
    [
        (
            "15/05/2019",
            "Deputy Minister Bui Van Nam received U.S. Ambassador Daniel Keller in Hanoi on May 14.",
            ("2019-05-14", "2019-05-14", "Hanoi", []),
        ),
        (
            "30/08/2017",
            "The two ministries signed a memorandum of understanding in Phnom Penh on August 29.",
            ("2017-08-29", "2017-08-29", "Phnom Penh", []),
        ),
        (
            "08/12/2022",
            (
                "The ministries on Wednesday agreed on a plan at a conference co-chaired by "
                "Minister Ly Van Mai and Minister Vu Van Lam in Hanoi."
            ),
            ("2022-12-07", "2022-12-07", "Hanoi", ["Ly Van Mai", "Vu Van Lam"]),
        ),
        (
            "24/06/2020",
            "On June 23, the ministry launched the month of action in Hanoi.",
            ("2020-06-23", "2020-06-23", "Hanoi", []),
        ),
        (
            "26/03/2022",
            ("Minister of Public Security Ly Van Mai met voters in Van Lam district, Hung Yen province on March 25."),
            ("2022-03-25", "2022-03-25", "Hung Yen", []),
        ),
        (
            "27/05/2021",
            (
                "On May 25, Deputy Minister Ly Van Mai led a delegation to Da Lat city and worked "
                "with the police of Lam Dong province."
            ),
            ("2021-05-25", "2021-05-25", "Da Lat", []),
        ),
        (
            "29/12/2017",
            (
                "The conference opened this morning (December 28) in Hanoi. Minister of Public "
                "Security Ly Van Mai presided over the conference, which will last until December "
                "29."
            ),
            ("2017-12-28", "2017-12-29", "Hanoi", ["Ly Van Mai"]),
        ),
        (
            "21/07/2017",
            "Deputy Minister Ly Van Mai inspected the work in Hai Phong on Wednesday and Thursday.",
            ("2017-07-19", "2017-07-20", "Hai Phong", []),
        ),
        (
            "07/08/2019",
            (
                "Minister of Public Security of Laos Vilay Keo arrived in Hanoi on August 6 for a "
                "three-day official visit."
            ),
            ("2019-08-06", "2019-08-08", "Hanoi", []),
        ),
        (
            "11/05/2023",
            (
                "Minister of Public Security Ly Van Mai asked for more at the first meeting of "
                "the committee, held on May 10 in Hanoi under his chairmanship."
            ),
            ("2023-05-10", "2023-05-10", "Hanoi", ["Ly Van Mai"]),
        ),
        (
            "30/09/2022",
            (
                "The officers landed on the evening of September 28, and a ceremony to welcome "
                "them was held in Hanoi on Thursday."
            ),
            ("2022-09-29", "2022-09-29", "Hanoi", []),
        ),
        (
            "13/03/2025",
            ("The academy, together with the Liaison Office in Bangkok, on March 12 held a ceremony in Hanoi."),
            ("2025-03-12", "2025-03-12", "Hanoi", []),
        ),
        (
            "20/04/2019",
            "The police of both sides on April 18 held talks in Dong Keo.",
            ("2019-04-18", "2019-04-18", "Dong Keo", []),
        ),
        (
            "14/08/2020",
            (
                "The congress was held on August 11 in Hanoi. It was presided over by Lieut. Gen. "
                "To Trong Dat, Commander of the Guard Command; Major General Kieu Van Thuc, "
                "Deputy Director of the Department, and Sen. Col. Ho Van Tam."
            ),
            ("2020-08-11", "2020-08-11", "Hanoi", ["Ho Van Tam", "Kieu Van Thuc", "To Trong Dat"]),
        ),
    ],
)
def test_one_event(published: str, sentence: str, told: Told) -> None:
    assert events(published, sentence) == [told]


@pytest.mark.parametrize(
    ("published", "paragraphs", "days"),
    [
        (
            "06/05/2022",
            [
                (
                    "On May 3, Deputy Minister Ly Van Mai visited policemen in Ha Giang and on May 4 "
                    "worked with the police of Lao Cai province."
                )
            ],
            ["2022-05-03", "2022-05-04"],
        ),
        (
            "06/05/2022",
            [
                "The ministry held a conference in Hanoi on May 4.",
                ("Two days earlier, Deputy Minister Ly Van Mai had a working session with the police of Hue."),
            ],
            ["2022-05-04", "2022-05-02"],
        ),
        (
            "06/05/2022",
            [
                "Minister Ly Van Mai received Ambassador Anna Keller in Hanoi on May 5.",
                "That afternoon he hosted a reception for Indian Ambassador Pranay Mehta.",
            ],
            ["2022-05-05", "2022-05-05"],
        ),
        (
            "13/10/2023",
            [
                "The ministry held a conference in Hue from October 10 to 13.",
                (
                    "On the sidelines of the conference, Minister Ly Van Mai on October 11 held talks "
                    "in Hue with Secretary General Klaus Bergmann."
                ),
            ],
            ["2023-10-10", "2023-10-11"],
        ),
        (
            "20/06/2023",
            [
                "The ministry gave a press briefing in Hanoi on June 19.",
                "Last week, the committee held a meeting on passports.",
            ],
            ["2023-06-19", "None"],
        ),
    ],
)
def test_several_events(published: str, paragraphs: list[str], days: list[str]) -> None:
    assert [told[0] for told in events(published, *paragraphs)] == days


@pytest.mark.parametrize(
    "sentence",
    [
        "Police found a workshop that cooked drugs in a villa in Hue on May 3.",
        "A fire broke out in Hanoi on May 3, and Major Ho Van Tam was at the scene.",
        "The police handed over a wanted man and his decisions to the court on May 3.",
        "The party chief praised them on May 3 for security for the summit held in Hanoi in March.",
    ],
)
def test_no_event(sentence: str) -> None:
    assert events("05/05/2022", sentence) == []


def test_the_year_comes_from_the_full_date_of_the_lead_where_no_publication_date_is_known() -> None:
    body = f"The ministry held a conference in Hue on September 17, 2024. {REST}"
    later = f"On September 15, the ministry held a ceremony in Hanoi. {REST}"
    assert [str(one.date_start) for one in extract(f"The days\n\n{body}\n\n{later}").meetings] == [
        "2024-09-17",
        "2024-09-15",
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "Minister To Anh Dung is visiting Laos from May 12.",
        "Minister To Anh Dung said goodbye to Ambassador Daniel Keller in Hanoi on May 12.",
        "Minister To Anh Dung paid an official visit to Laos on May 12.",
        "Minister To Anh Dung left Hanoi for Vientiane on May 12, beginning a visit of two days.",
        "Minister To Anh Dung embarked on a working visit to Laos on May 12.",
    ],
)
def test_verbs_that_tell_an_event_only_beside_another_word(sentence: str) -> None:
    assert [day for day, *_ in events("15/05/2019", sentence)] == ["2019-05-12"]
