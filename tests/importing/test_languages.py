"""One document in English and one in Vietnamese about the same people: every record once."""

from pathlib import Path

import pytest

from articles.extraction.folding import fold
from articles.extraction.vocabulary.ranks import RANKS
from articles.models import Attestation, Citation, IdentityQuestion, Official, Organization, Post, Rank, Resolution
from tests.importing.documents import bring, write

pytestmark = pytest.mark.django_db

ENGLISH = """Ministry reviews work in first half of 2021

01/07/2021

The Ministry of Public Security held a meeting in Hanoi on June 30 to review the work in the first half of 2021. \
General To Lam, Politburo Member and Minister of Public Security, chaired the meeting. It was attended by \
Senior Lieutenant General Tran Quoc To, Deputy Minister of Public Security, and Major General To An Xo, \
Chief of the Office of the Ministry of Public Security.

Senior Colonel Pham Van Thu, Director of the Department of Border Tracks, delivered a report. He said units \
carried out Resolution No. 51-NQ/TW dated September 5, 2019 of the Politburo.
"""
VIETNAMESE = """Bộ Công an sơ kết công tác 6 tháng đầu năm 2021

01/07/2021

Ngày 30/6/2021, tại Hà Nội, Bộ Công an tổ chức hội nghị sơ kết công tác 6 tháng đầu năm 2021. Đại tướng Tô Lâm, \
Ủy viên Bộ Chính trị, Bộ trưởng Bộ Công an chủ trì hội nghị. Dự hội nghị có Thượng tướng Trần Quốc Tỏ, Thứ trưởng Bộ \
Công an và Thiếu tướng Tô Ân Xô, Chánh Văn phòng Bộ Công an.

Đại tá Phạm Văn Thu, Cục trưởng Cục Đường mòn biên giới, trình bày báo cáo. Các đơn vị đã triển khai Nghị quyết số \
51-NQ/TW ngày 5/9/2019 của Bộ Chính trị.
"""
NAMES = [
    ("Pham Van Thu", "Phạm Văn Thu"),
    ("To An Xo", "Tô Ân Xô"),
    ("To Lam", "Tô Lâm"),
    ("Tran Quoc To", "Trần Quốc Tỏ"),
]
POSTS = [
    "Chief of the Office of the Ministry of Public Security",
    "Deputy Minister of Public Security",
    "Member of the Politburo",
    "Minister of Public Security",
]


@pytest.mark.parametrize(
    "order", [(ENGLISH, VIETNAMESE), (VIETNAMESE, ENGLISH)], ids=["English first", "Vietnamese first"]
)
@pytest.mark.parametrize("together", [True, False])
def test_both_languages_lead_to_the_same_records(tmp_path: Path, order: tuple[str, str], together: bool) -> None:
    paths = [write(tmp_path, f"{number}.txt", text) for number, text in enumerate(order)]
    for batch in [paths] if together else [[path] for path in paths]:
        bring(*batch)
    assert list(Official.objects.order_by("name").values_list("name", "name_vi")) == NAMES
    assert not IdentityQuestion.objects.exists()
    known = Post.objects.filter(label__in=POSTS)
    assert sorted(known.values_list("label", flat=True)) == POSTS
    # the one post whose body has no row stands under both its names
    assert len(set(Attestation.objects.exclude(post=None).values_list("post", flat=True))) == len(POSTS) + 2
    for post in known:
        assert Attestation.objects.filter(post=post).values("version").distinct().count() == 2, post.label
    assert Organization.objects.filter(name="Ministry of Public Security").count() == 1
    assert Organization.objects.filter(name="Politburo").count() == 1
    resolution = Resolution.objects.get()
    assert resolution.number == "51-NQ/TW"
    assert Citation.objects.filter(resolution=resolution).values("version").distinct().count() == 2


def test_two_english_bodies_still_speak_against_each_other(tmp_path: Path) -> None:
    other = ENGLISH.replace("Department of Border Tracks", "Department of Coastal Tracks").replace(
        "Ministry reviews", "It sums up"
    )
    bring(write(tmp_path, "a.txt", ENGLISH), write(tmp_path, "b.txt", other))
    assert Official.objects.filter(name="Pham Van Thu").count() == 2
    assert IdentityQuestion.objects.count() == 1


def test_ranks_carry_the_vietnamese_names_that_documents_are_read_by() -> None:
    read_by = {name: fold(vietnamese) for name, _spellings, vietnamese in RANKS}
    stored = dict(Rank.objects.values_list("name", "name_vi"))
    assert {name: fold(vietnamese) for name, vietnamese in stored.items()} == {name: read_by[name] for name in stored}
    assert stored["Colonel"] == "Đại tá"
