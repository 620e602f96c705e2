"""Lines around the text, in the forms that portals, papers and agencies give them."""

import pytest

from articles.extraction.layout import read_page
from articles.extraction.types import Article, Hints

TITLE = "Police open a campaign"
LEAD = "The provincial police on Tuesday opened a campaign against street racing, which will run for three weeks."
REST = "The campaign was welcomed by residents, who had complained about the noise for several months in a row."


def read(*lines: str) -> Article:
    return read_page("\n\n".join((TITLE, *lines)), Hints()).article


def texts(article: Article) -> list[str]:
    return [block.text for block in article.blocks]


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("November 06, 2018", "2018-11-06"),
        ("06 November 2018", "2018-11-06"),
        ("06 Nov, 2018", "2018-11-06"),
        ("Nov 06, 2018 10:20 AM", "2018-11-06T10:20:00+07:00"),
        ("Thứ 5, 28/04/2022", "2022-04-28"),
        ("T5, 28/4/2022", "2022-04-28"),
        ("Thứ năm, ngày 28 tháng 4 năm 2022", "2022-04-28"),
        ("Ngày 28 tháng 4 năm 2022", "2022-04-28"),
        ("28 Tháng Tư, 2022", "2022-04-28"),
        ("Hà Nội, ngày 28/4/2022", "2022-04-28"),
        ("Thứ Năm, ngày 28/04/2022 - 18:18", "2022-04-28T18:18:00+07:00"),
        ("Thursday, 28/04/2022, 18:18 (GMT+7)", "2022-04-28T18:18:00+07:00"),
        ("Thu, 28/04/2022 - 18:18", "2022-04-28T18:18:00+07:00"),
        ("Thursday April 28, 2022", "2022-04-28"),
        ("Thursday, April 28, 2022", "2022-04-28"),
        ("Thursday, 28 April 2022 18:18", "2022-04-28T18:18:00+07:00"),
        ("21:35, 28/04/2022", "2022-04-28T21:35:00+07:00"),
        ("21:35 | 28/04/2022", "2022-04-28T21:35:00+07:00"),
        ("21h35 ngày 28/04/2022", "2022-04-28T21:35:00+07:00"),
        ("08:05 AM 28/04/2022", "2022-04-28T08:05:00+07:00"),
        ("14:16' 28/04/2022", "2022-04-28T14:16:00+07:00"),
        ("21:35 (GMT+7) 28/04/2022", "2022-04-28T21:35:00+07:00"),
        ("14:16, Thứ Năm, 28/04/2022", "2022-04-28T14:16:00+07:00"),
        ("28/04/2022, 14:11", "2022-04-28T14:11:00+07:00"),
        ("28-04-2022 14:11:20", "2022-04-28T14:11:20+07:00"),
        ("28.04.2022 14:11", "2022-04-28T14:11:00+07:00"),
        ("28/04/2022 | 14:11", "2022-04-28T14:11:00+07:00"),
        ("28/04/2022 lúc 14:11", "2022-04-28T14:11:00+07:00"),
        ("28/04/2022 at 14:11", "2022-04-28T14:11:00+07:00"),
        ("28/04/2022 - 14h11", "2022-04-28T14:11:00+07:00"),
        ("28/04/2022 02:11 PM", "2022-04-28T14:11:00+07:00"),
        ("2022/04/28 14:11", "2022-04-28T14:11:00+07:00"),
        ("Cập nhật lúc 11:52, 28/04/2022", "2022-04-28T11:52:00+07:00"),
        ("Updated : 21:35, 28/04/2022", "2022-04-28T21:35:00+07:00"),
        ("Last updated: April 28, 2022, 21:35", "2022-04-28T21:35:00+07:00"),
        ("Ngày đăng: 28/04/2022", "2022-04-28"),
        ("Đăng ngày 28/04/2022", "2022-04-28"),
        ("Ngày cập nhật: 28/04/2022 | 11:52", "2022-04-28T11:52:00+07:00"),
        ("Posted on 28 April 2022", "2022-04-28"),
        ("Published: April 28, 2022, 08:47", "2022-04-28T08:47:00+07:00"),
        ("Date: 28/04/2022", "2022-04-28"),
        ("Thời gian: 28/04/2022 08:47", "2022-04-28T08:47:00+07:00"),
        ("28/04/2022 21:35 | Lượt xem: 516", "2022-04-28T21:35:00+07:00"),
        ("April 28, 2022 | 516 views", "2022-04-28"),
        ("28/04/2022 - 516 lượt xem", "2022-04-28"),
        ("Hà Nội, 28/04/2022", "2022-04-28"),
        ("28 - 04 - 2022", "2022-04-28"),
        ("28 / 04 / 2022", "2022-04-28"),
        ("04/28/2022 08:47", "2022-04-28T08:47:00+07:00"),
        ("April 28, 2022 | 21:29 (GMT +7)", "2022-04-28T21:29:00+07:00"),
        ("April 28, 2022 | 21:29 GMT+07:00", "2022-04-28T21:29:00+07:00"),
        ("April 28, 2022 - 14:29 UTC", "2022-04-28T21:29:00+07:00"),
        ("April 28, 2022 21:29 (GMT+8)", "2022-04-28T20:29:00+07:00"),
        ("April 28, 2022 | 8:47 a.m.", "2022-04-28T08:47:00+07:00"),
        ("April 28th, 2022", "2022-04-28"),
        ("(28/04/2022 14:11)", "2022-04-28T14:11:00+07:00"),
        ("date 2022-04-28", "2022-04-28"),
        ("2022-04-28T14:11:00+07:00", "2022-04-28T14:11:00+07:00"),
        ("28-Apr-2022", "2022-04-28"),
        ("28-04-2022", "2022-04-28"),
        ("28.4.2022", "2022-04-28"),
        ("Thứ Năm 28/04/2022 18:18", "2022-04-28T18:18:00+07:00"),
        ("THURSDAY, APRIL 28, 2022 18:18", "2022-04-28T18:18:00+07:00"),
        ("April 28, 2022, 18:18 GMT+7", "2022-04-28T18:18:00+07:00"),
        ("Chủ nhật, 02/01/2022", "2022-01-02"),
        ("CN, 02/01/2022 08:05", "2022-01-02T08:05:00+07:00"),
        ("Thứ Bảy, 1/1/2022 - 08:05'", "2022-01-01T08:05:00+07:00"),
        ("Ngày 28/04/2022 11:52", "2022-04-28T11:52:00+07:00"),
        ("Cập nhật 28/04/2022 11:52 (GMT+7)", "2022-04-28T11:52:00+07:00"),
        ("Thứ năm, 28/04/2022 | 18:18 GMT+7", "2022-04-28T18:18:00+07:00"),
        ("HÀ NỘI, April 28, 2022", "2022-04-28"),
        ("VIETNAM, April 28, 2022 -", "2022-04-28"),
        ("28/04/2022 2:11:05 CH", "2022-04-28T14:11:05+07:00"),
        ("28/04/2022 8:11 SA", "2022-04-28T08:11:00+07:00"),
        ("Published 28/04/2022 - Updated 29/04/2022", "2022-04-28"),
        ("31/02/2022", None),
        ("28/04/22", None),
    ],
)
def test_date_lines(line: str, published: str | None) -> None:
    for article in (read(line, LEAD, REST), read(LEAD, line, REST)):
        assert (article.published.iso if article.published else None) == published
        assert article.title == TITLE
        assert texts(article) == [LEAD, REST]


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("BY THU THUY", "THU THUY"),
        ("by Thu Thuy, Quang Hieu", "Thu Thuy, Quang Hieu"),
        ("By Thu Thuy and Quang Hieu", "Thu Thuy and Quang Hieu"),
        ("By: Thu Thuy", "Thu Thuy"),
        ("By Thu Thuy (from Vientiane)", "Thu Thuy"),
        ("By Thu Thuy / Translated by Kim Khanh", "Thu Thuy"),
        ("Thu Thuy (Translated by Kim Khanh)", "Thu Thuy"),
        ("Thu Thuy, Translated by Kim Khanh", "Thu Thuy"),
        ("Reporter: Thu Thuy", "Thu Thuy"),
        ("Bài, ảnh: Thu Thủy", "Thu Thủy"),
        ("Tin, ảnh: Thu Thủy", "Thu Thủy"),
        ("Tin: Thu Thủy - Ảnh: Văn Nam", "Thu Thủy"),
        ("Thu Thủy (tổng hợp)", "Thu Thủy"),
        ("Thu Thủy (t/h)", "Thu Thủy"),
        ("Thực hiện: Thu Thủy", "Thu Thủy"),
        ("Tác giả: Thu Thủy", "Thu Thủy"),
        ("Author: Thu Thuy", "Thu Thuy"),
        ("Editor: Thu Thuy", None),
        ("Biên tập: Thu Thủy", None),
        ("By VNA", None),
        ("By MPS", None),
        ("VNA/VNS", None),
        ("VNA", None),
        ("PSNews", None),
        ("MPS Portal", None),
        ("(VNA)", None),
        ("- VOV", None),
        ("VOV5", None),
        ("Theo VOV", None),
        ("(Theo VNA)", None),
        ("Dịch: Kim Khánh", None),
        ("Translated by Kim Khanh.", None),
        ("Thu Thuy/VOV", "Thu Thuy"),
        ("VOV/Thu Thủy", "Thu Thủy"),
        ("Thu Thủy – Văn Nam", "Thu Thủy – Văn Nam"),
        ("NGUYỄN HƯƠNG", "NGUYỄN HƯƠNG"),
        ("Th. Hòa", "Th. Hòa"),
        ("T.Uyên", "T.Uyên"),
        ("Minh-Hieu", "Minh-Hieu"),
        ("By Dr. Thu Thuy", "Dr. Thu Thuy"),
        ("Source: VNA", None),
        ("Nguồn: TTXVN", None),
        ("Photo: Thu Thuy", None),
        ("Ảnh: Văn Nam", None),
        ("Photos by Thu Thuy", None),
        ("Story: Thu Thuy; Photos: Van Nam", "Thu Thuy"),
        ("By Thu Thuy – Van Nam", "Thu Thuy – Van Nam"),
        ("By Thu Thuy.", "Thu Thuy"),
        ("PV", None),
        ("Nhóm PV", None),
        ("By Quang Hieu - VNA", "Quang Hieu"),
        ("By NAM PHONG – Translated by Kim Khanh", "NAM PHONG"),
        ("By Nam Phong. Translated by Kim Khanh", "Nam Phong"),
    ],
)
def test_authors_wherever_they_stand(line: str, byline: str | None) -> None:
    for lines in (
        (LEAD, REST, line),
        (line, LEAD, REST),
        (LEAD, REST, line, LEAD, REST),
        (LEAD, REST, line, "Related News", "Minister meets Ambassador", "- Police seize drugs"),
        (LEAD, REST, line, "Leave your comment", "Full name", "E-mail"),
    ):
        article = read("28/04/2022", *lines)
        assert article.byline == byline
        assert texts(article) == [LEAD, REST]


@pytest.mark.parametrize(
    "line",
    [
        "Lượt xem 516",
        "516 lượt xem",
        "Views: 1,516",
        "View count: 516",
        "Lượt đọc: 12",
        "Số lượt xem: 12",
        "Views 12",
        "1.516 views",
        "Hits: 12",
        "Leave a comment",
        "Comments (0)",
        "Bình luận (2)",
        "Ý kiến bạn đọc (0)",
        "Send mail to friend",
        "Print",
        "Share",
        "Chia sẻ",
        "Facebook",
        "Home > News",
        "Trang chủ » Tin tức » Hoạt động của Bộ",
        "News / Events",
        "***",
        "---",
        "* * *",
        "….",
        "http://en.bocongan.gov.vn/x/y-1.html",
        "www.bocongan.gov.vn",
        "en.cand.com.vn",
        "Tags: Minister, police",
        "Từ khóa: Bộ trưởng",
        "{keywords}",
        "{title} {keywords}",
        "(Photo: VNA)",
        "Photo: MPS Portal.",
        "Photo by VNA",
        "Ảnh: TTXVN",
        "Illustrative photo: VNA",
        "© 2021 MPS",
        "Copyright by MPS",
        "All rights reserved.",
        "Average (0 Votes)",
        "Read more",
        "Xem thêm",
        "Source: Public Security News",
        "(Source: VNA)",
        "Nguồn: CAND",
        "Họ và tên *",
        "E-mail (*)",
        "Nội dung:",
        "Mã xác nhận",
        "Gửi bình luận",
        "Please login to comment",
        "Vui lòng đăng nhập",
        "IMG_2041.jpg",
        "pic 01.png",
        "|",
        "| |",
        "A+ A-",
        "Translated by Van Hieu",
        "Feedback",
        "1 2 3 4 5",
        "0:00 / 3:25",
        "Ministry of Public Security Portal is under construction",
        "[ Ministry of Public Security Portal is under construction ]",
        "- Police of two provinces sign an agreement",
        "• Police of two provinces sign an agreement",
        "Hanoi (VNA) –",
        "Print this page",
        "Related news:",
        "MPS Portal",
        "Public Security News",
    ],
)
def test_furniture_of_pages(line: str) -> None:
    for lines in ((line, "28/04/2022", LEAD, REST), ("28/04/2022", LEAD, REST, line)):
        article = read(*lines)
        assert (article.title, article.byline, texts(article)) == (TITLE, None, [LEAD, REST])


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("31/07/2025 | By Thu Thuy | 516 views", "Thu Thuy"),
        ("Thu Thủy - 31/07/2025", "Thu Thủy"),
        ("Ha Noi | 31/07/2025", None),
        ("News • 31/07/2025 • Views: 516", None),
    ],
)
def test_several_things_on_one_line(line: str, byline: str | None) -> None:
    article = read(line, LEAD, REST)
    assert (article.published.iso if article.published else None) == "2025-07-31"
    assert (article.byline, texts(article)) == (byline, [LEAD, REST])


def test_dates_below_related_links_are_those_of_the_links() -> None:
    assert read(LEAD, REST, "Related News", "Minister meets Ambassador", "27/01/2021").published is None


@pytest.mark.parametrize(
    ("lines", "published"),
    [
        (("Updated: 29/04/2022 10:00", "Published: 28/04/2022 09:00"), "2022-04-28T09:00:00+07:00"),
        (("Published: 28/04/2022 09:00", "Updated: 29/04/2022 10:00"), "2022-04-28T09:00:00+07:00"),
        (("Cập nhật: 28/04/2022 | 09:00", "28/04/2022"), "2022-04-28T09:00:00+07:00"),
        (("date 2022-04-28", "April 28, 2022 | 09:40 pm PT"), "2022-04-29T11:40:00+07:00"),
        (("date 2022-04-28", "April 30, 2022 - 09:40"), "2022-04-28"),
    ],
)
def test_of_several_dates(lines: tuple[str, str], published: str) -> None:
    article = read(*lines, LEAD, REST)
    assert article.published is not None
    assert article.published.iso == published
    assert texts(article) == [LEAD, REST]
