"""Texts printed more than once, whole or in part, among all that pages put around them."""

import pytest

from articles.extraction.layout import read_page
from articles.extraction.types import Hints

TITLE = "Police open a campaign"
LEAD = "The provincial police on Tuesday opened a campaign against street racing, which will run for three weeks."
REST = "The campaign was welcomed by residents, who had complained about the noise for several months in a row."
CAPTION = "Colonel Bui Van An speaks at the launch."
MARKED = "MPS - " + LEAD


@pytest.mark.parametrize(
    ("page", "byline", "blocks"),
    [
        (
            (
                f"{TITLE}\n\nNovember, 06 2018\nLượt xem: 516\n\n{TITLE}\n\n{MARKED}\n\n"
                f"{TITLE} -0\n{CAPTION}\n\n{REST}\n\n"
                f"By Thu Thuy\n\n{MARKED}\n\n{REST}\n\nLeave your comment\n"
                f"Latest stories\n{TITLE}\nOther thing happens"
            ),
            "Thu Thuy",
            [MARKED, CAPTION, REST],
        ),
        (
            f"{TITLE}\n{TITLE}\n{TITLE}\n(06/11/2018)\n{LEAD}\n{CAPTION}\n{CAPTION}\n{REST}\nThu Thuy\nSource: PSNews",
            "Thu Thuy",
            [LEAD, CAPTION, REST],
        ),
        (
            (
                f"Ministry of Public Security Portal is under construction\n{TITLE}\n06/11/2018\n{MARKED}\n{LEAD}\n"
                f"{CAPTION}\nPhoto: MPS Portal.\n{REST}"
            ),
            None,
            [MARKED, CAPTION, REST],
        ),
        (f"{TITLE}\n06/11/2018\n\n{LEAD[:60]}...\n\n{LEAD}\n\n{REST}\n\n{REST[:70]}", None, [LEAD, REST]),
        (
            f"{TITLE}\nNovember 6, 2018 - 08:47\n{LEAD} {REST}\nBy NAM PHONG – Translated by Kim Khanh\n{LEAD} {REST}",
            "NAM PHONG",
            [f"{LEAD} {REST}"],
        ),
        (
            (
                f"{TITLE}\n21:35 06/11/2018\n\n{LEAD}\n\na_01.jpg\n\n{CAPTION}\n\na_02.jpg\n\n{CAPTION}\n{REST}\n"
                "Ý kiến bạn đọc\nHọ và tên\nEmail\nNội dung\nGửi bình luận"
            ),
            None,
            [LEAD, CAPTION, REST],
        ),
        (
            f"{TITLE}\n06/11/2018\n{LEAD} It began at noon.\n{REST}\nVOV\n{LEAD}",
            None,
            [f"{LEAD} It began at noon.", REST],
        ),
        (f'{TITLE}\n- Major An: "Close the door"\n06/11/2018\n{LEAD}\n{REST}', None, [LEAD, REST]),
        (f"{TITLE} | Public Security News\n{TITLE}\n06/11/2018\n{LEAD}\n{REST}", None, [LEAD, REST]),
        (f"{TITLE}\nRelated News\n- Something else\n06/11/2018\n{LEAD}\n{REST}", None, [LEAD, REST]),
        (f"{TITLE}\n06/11/2018\n{LEAD}\n{REST}\nBy Thu Thuy\n{LEAD} {REST}", "Thu Thuy", [LEAD, REST]),
        (f"{TITLE} date 2018-11-06 VIETNAM, November 6 - {LEAD}\n{REST}", None, [LEAD, REST]),
        (f"{TITLE}\n date 2018-11-06 HÀ NỘI —\n\n{LEAD}\n\n{REST}\n\n— VNS", None, [LEAD, REST]),
    ],
)
def test_each_text_once(page: str, byline: str | None, blocks: list[str]) -> None:
    article = read_page(page, Hints()).article
    assert article.published is not None
    assert article.published.date.isoformat() == "2018-11-06"
    assert (article.title, article.byline) == (TITLE, byline)
    assert [block.text for block in article.blocks] == blocks
