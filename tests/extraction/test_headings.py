import pytest

from articles.extraction import Meeting, extract
from articles.extraction.headings import tidy

FILLER = (
    "The officers were told to keep up the good work and never to let the people down, because the people trust them."
)


def meeting(sentence: str, title: str = "Police keep roads safe") -> Meeting:
    return extract(f"{title}\n\n30/09/2021\n\n{sentence}\n\n{FILLER}").meetings[0]


@pytest.mark.parametrize(
    ("sentence", "title", "heading"),
    [
        ("The 81st National Forestry Conference was opened in Hue on September 28.", "Trees",
         "81st National Forestry Conference"),
        ("The police held a meeting on September 28 in Hue to review their work in September and the past nine months.",
         "Trees", "Meeting to review their work in September and the past nine months"),
        ("The police held a conference, on September 28, 2021, in Hue, to sum up the year.", "Trees",
         "Conference to sum up the year"),
        ("The Academy held a workshop named \"Roads of tomorrow\" on September 28.", "Trees",
         "Workshop “Roads of tomorrow”"),
        ("The Office of the Ministry of Public Security on September 28 held a meeting to review its work in 2021.",
         "Trees", "Meeting to review the Office of the Ministry of Public Security’s work in 2021"),
        ("Last week officers held a meeting on September 28 to look back on its work in 2021.", "Trees",
         "Meeting to look back on work in 2021"),
        ("The Traffic Police Department on September 28 held a meeting to help Hue and its children.", "Trees",
         "Meeting to help Hue and its children"),
        ("The police held a ceremony on September 28 to open the month with the theme \"Look, then do not run\".",
         "Trees", "Ceremony to open the month with the theme \"Look, then do not run\""),
        ("The police held a meeting on September 28.", "Police review work of nine months",
         "Police review work of nine months"),
        ("The police held a press conference on September 28.", "Fewer fires than ever in the dry season",
         "Press conference: Fewer fires than ever in the dry season"),
        ("Minister Le Van Ba received Ambassador Anna Keller in Hue on September 28.", "Trees",
         "Reception for Ambassador Anna Keller"),
        ("Minister Le Van Ba paid a working visit to Laos on September 28.", "Trees", "Working visit to Laos"),
        ("Minister Le Van Ba had a working session with Hue police on September 28.", "Trees",
         "Working session with Hue police"),
    ],
)  # fmt: skip
def test_headings(sentence: str, title: str, heading: str) -> None:
    assert meeting(sentence, title).title == heading


@pytest.mark.parametrize(
    ("words", "heading"),
    [
        ("the meeting to review", "Meeting to review"),
        ("a ceremony for the", "Ceremony"),
        ("conference on " + "roads, " * 30, "Conference on " + "roads, " * 14 + "roads"),
        ("ceremony (and so on", "Ceremony"),
        ("meeting to " + "count the many sheep " * 4 + "and roll up the carpets of hill farms",
         "Meeting to " + ("count the many sheep " * 4).strip()),
        ("meeting to count " + "black " * 10 + "sheep and roll out the long and carefully woven carpets of hill farms",
         "Meeting to count " + "black " * 10 + "sheep"),
        ("meeting to count " + "black " * 4 + "sheep in " + "wide " * 10 + "meadows which shepherds roll up every day",
         "Meeting to count " + "black " * 4 + "sheep"),
    ],
)  # fmt: skip
def test_tidy(words: str, heading: str) -> None:
    assert tidy(words) == heading
    assert len(tidy(words)) <= 120


@pytest.mark.parametrize(
    ("sentence", "organizer"),
    [
        ("The Office of the Ministry of Public Security (MPS) on September 28 held a meeting.",
         "Office of the Ministry of Public Security"),
        ("MPS - The Traffic Police Department on September 28 held a meeting.", "Traffic Police Department"),
        ("A meeting was organized by the Department of Cyber Trade on September 28.", "Department of Cyber Trade"),
        ("The Fire Police Academy together with the Ministry of Justice held a meeting on September 28.",
         "Fire Police Academy"),
        ("Fires are fewer, the Hue City Police Department said at its annual meeting, held in Hue on September 28.",
         "Hue City Police Department"),
        ("Politburo member and Minister of Public Security General Le Van Ba held a reception on September 28.",
         "Ministry of Public Security"),
        ("The ministry's meeting took place in Hue on September 28.", "Ministry of Public Security"),
    ],
)  # fmt: skip
def test_organizers(sentence: str, organizer: str) -> None:
    assert meeting(sentence).organizer == organizer


def test_vietnamese_heading_and_organizer() -> None:
    found = extract(
        "Tin trong ngày\n\nThứ Năm, 30/09/2021, 10:00\n\nNgày 28/9, Công an tỉnh Hà Nam tổ chức Hội nghị sơ kết công "
        "tác quý III.\n\nCác đơn vị đã nghiêm túc tiếp thu và khẳng định sẽ tiếp tục nỗ lực phấn đấu."
    ).meetings[0]
    assert found.title == "Hội nghị sơ kết công tác quý III"
    assert found.organizer == "Công an tỉnh Hà Nam"
