"""The second vocabulary over the same machinery."""

from articles.extraction import Extraction, extract

TEXT = """Công an tỉnh tổng kết công tác năm 2021

Thứ Ba, 28/12/2021, 19:31

Ngày 27/12, tại Đà Nẵng, Bộ Công an tổ chức Hội nghị trực tuyến tổng kết công tác năm. Đại tướng Lý Văn Mai, Ủy viên \
Bộ Chính trị, Bí thư Đảng ủy Công an Trung ương, Bộ trưởng Bộ Công an chủ trì Hội nghị.

Thượng tướng Hồ Văn Tám, Thứ trưởng Bộ Công an; Trung tướng Vũ Văn Lam, Chánh Văn phòng Bộ Công an; Thiếu tướng \
Đỗ Văn Sơn, Giám đốc Công an tỉnh Nghệ An dự hội nghị.

Trong năm 2021, lực lượng Công an đã khám phá 36.040 vụ phạm pháp hình sự, thu giữ 517,57 kg heroin và hơn 2.000 viên \
ma túy tổng hợp.

Bộ trưởng Lý Văn Mai yêu cầu các đơn vị thực hiện Nghị quyết số 12-NQ/TW ngày 16/3/2022 của Bộ Chính trị và Nghị định \
số 01/2018/NĐ-CP.

Thu Hà
"""


def read() -> Extraction:
    return extract(TEXT)


def test_header() -> None:
    article = read().article
    assert (article.language, article.byline, article.published and article.published.iso) == (
        "vi",
        "Thu Hà",
        "2021-12-28T19:31:00+07:00",
    )


def test_people() -> None:
    assert [(one.name, one.rank, [post.label for post in one.posts]) for one in read().officials] == [
        (
            "Lý Văn Mai",
            "General",
            [
                "Member of the Politburo",
                "Secretary of the Public Security Central Party Committee",
                "Minister of Public Security",
            ],
        ),
        ("Hồ Văn Tám", "Senior Lieutenant General", ["Deputy Minister of Public Security"]),
        ("Vũ Văn Lam", "Lieutenant General", ["Chief of the Office of the Ministry of Public Security"]),
        ("Đỗ Văn Sơn", "Major General", ["Director of the Nghe An Provincial Police Department"]),
    ]


def test_meeting() -> None:
    meeting = read().meetings[0]
    assert (str(meeting.date_start), meeting.place, meeting.online, meeting.chairs) == (
        "2021-12-27",
        "Đà Nẵng",
        True,
        ("Lý Văn Mai",),
    )
    assert meeting.organizer == "Ministry of Public Security"


def test_documents() -> None:
    assert [(one.kind, one.number, one.issuer, str(one.date)) for one in read().citations] == [
        ("Resolution", "12-NQ/TW", "Politburo", "2022-03-16"),
        ("Decree", "01/2018/NĐ-CP", "Government", "None"),
    ]


def test_figures() -> None:
    assert [(float(one.value), one.unit, one.indicator) for one in read().figures] == [
        (36040, "case", "criminal-cases"),
        (517.57, "kg", "heroin-seized"),
        (2000, "pill", "synthetic-drugs-seized"),
    ]
    assert {str(one.period.start) for one in read().figures if one.period} == {"2021-01-01"}


def test_statements() -> None:
    assert [one.speaker for one in read().statements] == ["Lý Văn Mai"]


def test_a_person_named_in_both_spellings_is_one_official() -> None:
    found = extract("A day\n\nGeneral Ly Van Mai spoke. Bộ trưởng Lý Văn Mai nhấn mạnh nhiệm vụ.").officials
    assert [(one.name, one.rank) for one in found] == [("Lý Văn Mai", "General")]
