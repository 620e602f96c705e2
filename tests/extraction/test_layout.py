import pytest

from articles.extraction import Hints, extract

LEAD = "The provincial police on Tuesday opened a campaign against street racing, which will run for three weeks."
REST = "The campaign was welcomed by residents, who had complained about the noise for several months in a row."


def page(*lines: str, title: str = "Police open a campaign") -> str:
    return "\n\n".join((title, *lines))


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("November, 06 2018", "2018-11-06"),
        ("31/07/2025", "2025-07-31"),
        ("(27/01/2021)", "2021-01-27"),
        ("Thứ Năm, 28/04/2022, 18:18", "2022-04-28T18:18:00+07:00"),
        ("Chủ Nhật, 02/01/2022, 08:05", "2022-01-02T08:05:00+07:00"),
        ("21:35 05/03/2021", "2021-03-05T21:35:00+07:00"),
        ("16/12/2016 14:11", "2016-12-16T14:11:00+07:00"),
        ("June 18, 2022 - 08:47", "2022-06-18T08:47:00+07:00"),
        ("August 18, 2020 | 21:29 (GMT+7)", "2020-08-18T21:29:00+07:00"),
        ("23/06/2020    14:16 GMT+7", "2020-06-23T14:16:00+07:00"),
        ("Cập nhật: 01-12-2020 | 11:52:41", "2020-12-01T11:52:41+07:00"),
        ("June 6, 2024 | 01:34 am PT", "2024-06-06T15:34:00+07:00"),
        (" date 2022-06-18 VIETNAM, June 18 -", "2022-06-18"),
        (" date 2024-12-12 HÀ NỘI —", "2024-12-12"),
    ],
)
def test_date_lines_of_every_source(line: str, published: str) -> None:
    article = extract(page(line, LEAD, REST)).article
    assert article.published is not None
    assert article.published.iso == published
    assert [block.text for block in article.blocks] == [LEAD, REST]


def test_a_missing_date_stays_missing() -> None:
    assert extract(page("Hanoi (VNA) – " + LEAD, REST)).article.published is None


def test_an_impossible_date_is_no_date() -> None:
    assert extract(page("31/02/2021", LEAD)).article.published is None


def test_a_weekday_that_contradicts_its_date_is_noted() -> None:
    notices = extract(page("Thứ Hai, 28/04/2022, 18:18", LEAD)).notices
    assert [notice.code for notice in notices] == ["weekday-mismatch"]


def test_hints_fill_gaps_only() -> None:
    hints = Hints(title="From the carrier", published="2020-02-03T10:00:00+07:00", byline="Carrier")
    bare = extract(LEAD + "\n" + REST, hints).article
    assert (bare.title, bare.byline) == ("From the carrier", "Carrier")
    assert bare.published is not None
    assert bare.published.iso == "2020-02-03T10:00:00+07:00"
    full = extract(page("31/07/2025", LEAD, "By Hai Yen"), hints).article
    assert (full.title, full.byline) == ("Police open a campaign", "Hai Yen")
    assert full.published is not None
    assert full.published.iso == "2025-07-31"


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("By Thu Thuy", "Thu Thuy"),
        ("by Quang Hieu", "Quang Hieu"),
        ("Minh Chau", "Minh Chau"),
        ("By NGOC ANH – Translated by Hoang Tung", "NGOC ANH"),
        ("Translated by Hoang Tung", None),
        ("VOV", None),
        ("-VNA", None),
        ("— VNS", None),
        ("Photo: MPS Portal.", None),
        ("Source: Public Security News", None),
    ],
)
def test_bylines(line: str, byline: str | None) -> None:
    article = extract(page("31/07/2025", LEAD, REST, line)).article
    assert article.byline == byline
    assert [block.text for block in article.blocks] == [LEAD, REST]


@pytest.mark.parametrize(
    "line",
    [
        "Ministry of Public Security Portal is under construction",
        "Lượt xem: 516",
        "Leave your comment",
        "Send mail to friend",
        "{keywords}",
        "Ý kiến của bạn",
        "Họ và tên",
        "- Police of two provinces sign an agreement",
        "(Photo: VNA)",
        "IMG_2041.jpg",
        "|",
    ],
)
def test_page_furniture_is_in_no_block(line: str) -> None:
    article = extract(page(line, "31/07/2025", LEAD, REST)).article
    assert article.title == "Police open a campaign"
    assert [block.text for block in article.blocks] == [LEAD, REST]


def test_a_list_of_links_ends_the_article() -> None:
    text = page("31/07/2025", LEAD, REST, "Latest stories", "Something else happened", "And one more thing")
    assert [block.text for block in extract(text).article.blocks] == [LEAD, REST]


@pytest.mark.parametrize(
    ("lines", "caption"),
    [
        (("Police open a campaign -0", "A racer after the crash."), "A racer after the crash."),
        (("Police open  a campaign -0", "Officers had stopped the car."), "Officers had stopped the car."),
        (("Colonel Bui Van An speaks at the launch.",), "Colonel Bui Van An speaks at the launch."),
        (("Delegates at the launch",), "Delegates at the launch"),
        (("Overview of the launch |",), "Overview of the launch"),
        (("|", "The square before the start"), "The square before the start"),
        (("pic_01.jpg", "The square before the start"), "The square before the start"),
        (("The square before the start (Photo: VNA)",), "The square before the start (Photo: VNA)"),
        (("Delegates at the launch", "Delegates at the launch"), "Delegates at the launch"),
        (
            ("Sen. Lt.Gen. Bui Van An shakes hands with the winners.",),
            "Sen. Lt.Gen. Bui Van An shakes hands with the winners.",
        ),
        (("Firefighters climb a tower in the rain.",), "Firefighters climb a tower in the rain."),
        (("Jury of the contest.",), "Jury of the contest."),
        (
            (f"Colonel Bui Van An hoists the flag of the school{' in the yard' * 8} before the race.",),
            f"Colonel Bui Van An hoists the flag of the school{' in the yard' * 8} before the race.",
        ),
        (
            ("Colonel Bui Van An, Head of the jury, at the launch.",),
            "Colonel Bui Van An, Head of the jury, at the launch.",
        ),
        (("The bridge in Hue seen from the river",), "The bridge in Hue seen from the river"),
        (("Thiếu tá Bùi Văn An và các học viên sau buổi lễ",), "Thiếu tá Bùi Văn An và các học viên sau buổi lễ"),
        (
            ("Leaders of the city and the invited guests at the launch.",),
            "Leaders of the city and the invited guests at the launch.",
        ),
        (("The square before the start. — VNA/VNS Photo",), "The square before the start. — VNA/VNS Photo"),
        (
            ("On behalf of the chairman, Colonel Bui Van An awards the flags to three units of the province.",),
            "On behalf of the chairman, Colonel Bui Van An awards the flags to three units of the province.",
        ),
    ],
)
def test_captions(lines: tuple[str, ...], caption: str) -> None:
    blocks = extract(page("31/07/2025", LEAD, *lines, REST)).article.blocks
    assert [(block.kind.value, block.text) for block in blocks] == [
        ("paragraph", LEAD),
        ("caption", caption),
        ("paragraph", REST),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "The event was attended by officers of ten provinces.",
        "The delegates discussed the plan.",
        "He also asked the units to go on.",
        "The conference aims to review the results of the plan.",
        "According to the report, crime falls year after year.",
        "The search goes on.",
        "The police advise people to stay at home.",
        "To end the day, the group had a talk with the elders of the village.",
        "Also attending the launch were Colonel Bui Van An and Major Bui Van Tu, who drove.",
        "On March 5 Minister Bui Van An held phone talks with his Lao colleague.",
        "Dịp này, đoàn trao quà cho các hộ nghèo của xã.",
    ],
)
def test_short_paragraphs_are_no_captions(line: str) -> None:
    blocks = extract(page("31/07/2025", LEAD, line)).article.blocks
    assert [block.kind.value for block in blocks] == ["paragraph", "paragraph"]


def test_an_image_without_a_caption_makes_none_of_the_next_paragraph() -> None:
    report = f"In his report, the rector said: {' '.join(['word'] * 45)} in all. The rest of them went home. " + REST
    blocks = extract(page("31/07/2025", LEAD, "pic_02.jpg", report, REST)).article.blocks
    assert [block.kind.value for block in blocks] == ["paragraph"] * 3


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("July 9, 2021 | 10:30 pm PT", "2021-07-10T12:30:00+07:00"),
        ("December 9, 2021 | 10:30 pm PT", "2021-12-10T13:30:00+07:00"),
        ("July 9, 2021 | 10:30 (GMT+7)", "2021-07-09T10:30:00+07:00"),
    ],
)
def test_times_of_other_zones_are_told_in_vietnamese_time(line: str, published: str) -> None:
    article = extract(page(line, LEAD, REST)).article
    assert article.published is not None
    assert article.published.iso == published


def test_a_path_through_the_site_is_no_title() -> None:
    assert (
        extract(page("31/07/2025", LEAD, REST)).article.title
        == extract("Home > News > Campaigns\n\n" + page("31/07/2025", LEAD, REST)).article.title
    )


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("Thu Hà.", "Thu Hà"),
        ("— Thu Hà", "Thu Hà"),
        ("(Thu Hà)", "Thu Hà"),
        ("Thu Hà - Minh Anh", "Thu Hà - Minh Anh"),
        ("Thu Hà/VNA", "Thu Hà"),
        ("Thu Ha - Translated by Van Hieu", "Thu Ha"),
        ("By Thu Ha (VNA)", "Thu Ha"),
        ("Reported by Thu Ha", "Thu Ha"),
        ("Theo Thu Hà", None),
    ],
)
def test_authors_on_the_last_line(line: str, byline: str | None) -> None:
    article = extract(page("31/07/2025", LEAD, REST, line)).article
    assert article.byline == byline


def test_the_author_stands_above_the_related_links() -> None:
    article = extract(page("31/07/2025", LEAD, REST, "Thu Thủy", "Related News", "Minister meets Ambassador")).article
    assert article.byline == "Thu Thủy"


def test_repetitions_are_dropped() -> None:
    text = page("Police open a campaign", "31/07/2025", LEAD, LEAD, REST, "By Thu Thuy", LEAD, REST)
    article = extract(text).article
    assert [block.text for block in article.blocks] == [LEAD, REST]
    assert article.byline == "Thu Thuy"


def test_a_text_that_begins_with_its_lead_has_no_title() -> None:
    article = extract(f"MPS - {LEAD}\n\n31/07/2025\n\n{REST}").article
    assert article.title is None
    assert len(article.blocks) == 2


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_blocks_are_slices_of_the_text_whatever_the_line_end(newline: str) -> None:
    text = page("31/07/2025", LEAD, "Delegates at the launch", REST).replace("\n", newline)
    blocks = extract(text).article.blocks
    assert len(blocks) == 3
    assert all(text[block.start : block.end] == block.text for block in blocks)


@pytest.mark.parametrize(
    ("line", "layout"),
    [
        ("November, 06 2018", "portal"),
        ("Thứ Năm, 28/04/2022, 18:18", "cand"),
        ("August 18, 2020 | 21:29 (GMT+7)", "wire"),
        ("Nothing that tells", "plain"),
    ],
)
def test_layouts(line: str, layout: str) -> None:
    assert extract(page(line, LEAD, REST)).article.layout.value == layout


def test_language() -> None:
    assert extract(page("31/07/2025", LEAD)).article.language == "en"
    vietnamese = (
        "Công an tỉnh đã tổ chức hội nghị tổng kết công tác năm và triển khai nhiệm vụ trọng tâm thời gian tới."
    )
    assert extract(vietnamese).article.language == "vi"
