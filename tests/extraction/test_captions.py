"""What tells a picture's caption from a paragraph: its words, its stop, and what stands around it."""

import pytest

from articles.extraction.layout import read_page
from articles.extraction.types import Hints

TITLE = "Police open a campaign"
LEAD = "The provincial police on Tuesday opened a campaign against street racing, which will run for three weeks."
REST = "The campaign was welcomed by residents, who had complained about the noise for several months in a row."


def kinds(*lines: str) -> str:
    """Return the first letters of the blocks' kinds."""
    blocks = read_page("\n".join((TITLE, "28/04/2022", "", *lines)), Hints()).article.blocks
    return "".join(block.kind.value[0] for block in blocks)


@pytest.mark.parametrize(
    "line",
    [
        "Officers of both forces vote on the plan for the coming year",
        "The teleconference is connected with all provinces.",
        "The evidence is shown to reporters.",
        "Police checking vehicles on Highway 1.",
        "Vehicles queue at the border gate.",
        "Timber found in a warehouse in Dak Lak.",
        "A bridge damaged by the flood.",
        "The house searched by police.",
        "Weapons and drugs seized in the raid.",
        "Delegates pose for a photo",
        "Overview of the working session.",
        "The suspects at the police station.",
        "Suspect Nguyen Van A and the drugs.",
        "Minister Luong Tam Quang (second, left) and Ambassador Marc Knapper.",
        "General To Lam and Deputy Prime Minister Vilay Lakhamphong at the signing ceremony.",
        "General Luong Tam Quang hands over the decision to Lieutenant General Nguyen Van Long",
        "At the talks.",
        "At the talks between the two ministries.",
        "Leaders of the two ministries sign the minutes.",
        "The delegation lays wreaths at the Heroic Martyrs' Monument.",
        "Participants at the workshop in Da Nang",
        "Students of the People's Police Academy at the opening ceremony of the new school year",
        "Prime Minister Pham Minh Chinh, Minister To Lam and other leaders press the button to open the centre.",
        "Deputy Minister Tran Quoc To presents flowers to congratulate the Department.",
        "Some images of the event",
        "Scene of the meeting.",
        "Traffic police officers help people cross a flooded road in Quang Tri.",
        (
            "Major General Nguyen Van A, Director of the Department of Traffic Police, answers questions at "
            "the press briefing."
        ),
        "The seized drugs. Photo: CAND",
        "The two ministers at the press conference in Vientiane on June 17.",
        (
            "Under the authority of the President, Minister To Lam hands over the decision on promotion to "
            "the rank of Senior Lieutenant General to Deputy Minister Nguyen Van Son and Deputy Minister "
            "Luong Tam Quang at the ceremony in Hanoi."
        ),
        "Quang cảnh buổi làm việc.",
        "Quang cảnh buổi làm việc",
        "Các đại biểu dự hội nghị.",
        "Bộ trưởng Lương Tam Quang phát biểu tại hội nghị.",
        "Thượng tướng Trần Quốc Tỏ tặng hoa chúc mừng các đồng chí được thăng cấp bậc hàm.",
        "Thứ trưởng Lê Quốc Hùng và các đại biểu chụp ảnh lưu niệm.",
        "Đối tượng và tang vật tại cơ quan Công an.",
        "Lực lượng Công an giúp dân khắc phục hậu quả bão lũ.",
        "Các đối tượng tại cơ quan điều tra. Ảnh: CACC",
        "Đại tướng Tô Lâm hội đàm với Bộ trưởng Vilay Lakhamphong",
        "The Guard of Honour at the welcome ceremony.",
        "New recruits swear the oath.",
        "Ambassador Nguyen Minh Vu with the Cuban guests.",
        "A corner of the exhibition.",
        "The launch of the electronic identification card.",
        "Minister To Lam meets with voters in Hung Yen.",
        "Deputy Prime Minister Truong Hoa Binh chairs the conference. Photo: VGP",
        "Firefighters practise rescue on a high-rise building.",
        "The Politburo Member, Minister of Public Security, General To Lam, at the congress.",
        "The congress in session.",
        "Heads of delegations at the 13th ASEANAPOL conference.",
        "Rescue workers and dogs search the rubble in Hatay.",
        "Vietnamese peacekeepers before their departure for South Sudan.",
        "Officers of the Immigration Department receive applications for passports.",
        "People come to the police station to have their chips cards made",
        "The delegates visit the museum.",
        "A meeting of the steering committee.",
        "Sen. Lt. Gen. Bui Van An (second from right) and Maj. Gen. Le Van Tu were the first to cross the bridge.",
        "Colonel Bui Van An, who presided over the ceremony, together with Major Le Van Tu congratulates the officers.",
    ],
)
def test_captions(line: str) -> None:
    assert kinds(LEAD, "", line, "", REST) == "pcp"


@pytest.mark.parametrize(
    "line",
    [
        "The event was attended by officers of ten provinces.",
        "On the occasion, the delegation also presented 50 gifts to poor households.",
        "The two sides agreed to hold the next meeting in Hanoi.",
        "Police are still looking for the driver.",
        "The case is under investigation.",
        "The case is being investigated further.",
        (
            "The workshop is co-chaired by Lieutenant General Tran Gia Bach and Police General Somsak "
            "Rattanakul, Deputy Commissioner General of the Royal Thai Police."
        ),
        "The conference is expected to last two days.",
        "The programme runs until the end of June.",
        "The Minister hoped for more.",
        "Police seized 5 kg of drugs and a gun.",
        "Officers found in the car 30 kg of heroin.",
        "No one was hurt.",
        "The law takes effect on July 1.",
        "He then toured the museum.",
        "Minister To Lam asked the units to keep up the work.",
        "The drugs weighed 12 kg.",
        "Three suspects fled.",
        "The congress elected a committee of 15 members.",
        "The award ceremony will be broadcast live on VTV1.",
        "The new system serves 12 million people.",
        "Vietnam and Laos share a border of 2,300 km.",
        "Crime fell in all provinces.",
        '"We will not give up," he said.',
        "The hotline is 113.",
        "Each family receives VND 5 million.",
        "The agreement remains in force for five years.",
        "The two countries set up diplomatic ties in 1950.",
        "It is a good sign.",
        "The Minister thanked the Ambassador for his help.",
        "The visit lasts until Friday.",
        "Dự hội nghị có đại diện lãnh đạo các đơn vị chức năng.",
        "Cùng dự buổi làm việc có Thiếu tướng Tô Ân Xô, Chánh Văn phòng Bộ Công an.",
        "Vụ án đang được điều tra, làm rõ.",
        "Hội nghị đã thông qua nghị quyết.",
        "Đại tướng Tô Lâm và Bộ trưởng Xây dựng đồng chủ trì hội nghị.",
        "Sau lễ khai mạc, các đại biểu tham quan triển lãm.",
        "Đồng chí Bộ trưởng biểu dương thành tích của các đơn vị.",
        "Công an tỉnh đã bắt 5 đối tượng.",
        "The Ministry has no comment.",
        "The meeting ended at noon.",
        "Both ministers spoke highly of the talks.",
        "The investigation goes on.",
        "Nobody knew the man.",
        "Their names have not been released.",
        "The trial is set for March 5.",
        "Related agencies are working on the case.",
        "Deputy Minister Tran Quoc To also attended the event.",
        "The guests then planted trees.",
        "Police warn drivers of fog.",
    ],
)
def test_short_paragraphs(line: str) -> None:
    assert kinds(LEAD, "", line, "", REST) == "ppp"
    assert kinds(LEAD, "", REST, "", line) == "ppp"


def test_the_line_above_a_credit_is_a_caption() -> None:
    assert kinds(LEAD, "", "The square was empty before the start.", "Photo: MPS Portal.", "", REST) == "pcp"
    assert kinds(LEAD, "", "The square was empty before the start.", "", "Photo: MPS Portal.", "", REST) == "ppp"


def test_what_is_printed_twice_in_a_row_is_a_caption() -> None:
    copied = "Two experts have copied what was on the laptops before these were sealed in wax."
    assert kinds(LEAD, "", REST, "", copied, copied, "", REST + " So it is.") == "ppcp"
    assert kinds(LEAD, "", REST, "", copied, "", REST + " So it is.") == "pppp"


def test_the_name_of_a_file_can_stand_below_the_caption() -> None:
    told = "The Congress was presided over by Colonel Bui Van An, Secretary of the Party Committee of the province."
    assert kinds(LEAD, "", "Colonel Bui Van An speaks.", "a_1.jpg", told) == "pcp"
    assert kinds(LEAD, "", "a_1.jpg", "Colonel Bui Van An speaks.", "", told) == "pcp"


def test_a_text_that_breaks_off_makes_no_caption() -> None:
    assert kinds(LEAD, "", REST, "", "Deputy Minister Lam said the ministry would ho") == "ppp"


def test_a_text_begins_with_its_lead_unless_the_lead_comes_later() -> None:
    both = "Colonel Bui Van An, Head of the provincial police, and the chairman of the city open the campaign in Hue."
    assert kinds(both, "", REST) == "pp"
    assert kinds(both, "", "MPS - " + LEAD, "", REST) == "cpp"


def test_a_list_that_is_announced_belongs_to_the_text() -> None:
    assert kinds(LEAD, "", "The police have two tasks:", "- Keep the roads free", "- Talk to the young") == "pppp"
    assert kinds(LEAD, "", REST, "", "- Keep the roads free", "- Talk to the young") == "pp"
