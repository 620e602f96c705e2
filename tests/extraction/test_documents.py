from datetime import date
from typing import Any

import pytest

from articles.extraction import Citation, extract
from articles.extraction.documents import canonical_key


def cited(*sentences: str) -> tuple[Citation, ...]:
    return extract("\n\n".join(("On the law", "31/07/2025", *sentences))).citations


@pytest.mark.parametrize(
    ("printed", "kind", "number", "issuer", "day"),
    [
        (
            "Resolution No.22-NQ/TW on March 15th 2018",
            "Resolution",
            "22-NQ/TW",
            "Party Central Committee",
            date(2018, 3, 15),
        ),
        (
            "Resolution No 12-NQ/TW, dated March 16, 2022",
            "Resolution",
            "12-NQ/TW",
            "Party Central Committee",
            date(2022, 3, 16),
        ),
        ("the Politburo’s Resolution No. 51-NQ/TW", "Resolution", "51-NQ/TW", "Politburo", None),
        ("Resolution 99/2018/QH14", "Resolution", "99/2018/QH14", "National Assembly", None),
        ("Government Resolution No. 50/NQ-CP", "Resolution", "50/NQ-CP", "Government", None),
        ("Decree No.1/2018/ND-CP", "Decree", "1/2018/ND-CP", "Government", None),
        ("Decision 1492/QD-TTg", "Decision", "1492/QD-TTg", "Prime Minister", None),
        ("Decision No. 2561/QD-BCA-V03", "Decision", "2561/QD-BCA-V03", "Ministry of Public Security", None),
        ("Conclusion 02-KL/TW", "Conclusion", "02-KL/TW", "Party Central Committee", None),
        (
            "Directive 05/CT-BCA dated June 19, 2020",
            "Directive",
            "05/CT-BCA",
            "Ministry of Public Security",
            date(2020, 6, 19),
        ),
        ("Directive No. 48/CT-T.Ư", "Directive", "48/CT-T.Ư", "Party Central Committee", None),
        ("Official Dispatch No.402/CD-TTg", "Official Dispatch", "402/CD-TTg", "Prime Minister", None),
        ("Plan 892/KH-BTL", "Plan", "892/KH-BTL", None, None),
        ("Directive 16", "Directive", "16", None, None),
        ("Regulation 37", "Regulation", "37", None, None),
        ("Project No.106", "Project", "106", None, None),
        ("Project 06/CP", "Project", "06/CP", "Government", None),
        ("Resolution No. 12 of the Politburo", "Resolution", "12", "Politburo", None),
        ("Decree No. 5 issued by the Government on May 6, 2019", "Decree", "5", "Government", date(2019, 5, 6)),
    ],
)
def test_numbered_documents(printed: str, kind: str, number: str, issuer: str | None, day: date | None) -> None:
    found = cited(f"The units shall carry out {printed} without delay.")
    assert [(one.kind, one.number, one.issuer, one.date) for one in found] == [(kind, number, issuer, day)]


@pytest.mark.parametrize(
    ("printed", "numbers"),
    [
        ("Conclusions 44 and 45", ["44", "45"]),
        ("Plans 127 and 138", ["127", "138"]),
        ("Resolutions No. 18-NQ/TW and 19-NQ/TW", ["18-NQ/TW", "19-NQ/TW"]),
    ],
)
def test_one_plural_is_several_documents(printed: str, numbers: list[str]) -> None:
    assert [one.number for one in cited(f"They reviewed {printed}.")] == numbers


@pytest.mark.parametrize(
    ("printed", "titles"),
    [
        ("the Law on Cybersecurity", ["Law on Cybersecurity"]),
        ("the 2015 Penal Code and the Criminal Procedure Code", ["Penal Code", "Criminal Procedure Code"]),
        (
            "the Law on Residence and the Law on Entry, Exit and Transit of Foreigners in Vietnam",
            ["Law on Residence", "Law on Entry, Exit and Transit of Foreigners in Vietnam"],
        ),
        ("the Ordinance on Grassroots Police", ["Ordinance on Grassroots Police"]),
        ("the Residence Law", ["Residence Law"]),
    ],
)
def test_named_laws(printed: str, titles: list[str]) -> None:
    assert [one.title for one in cited(f"They discussed {printed} at length.")] == titles


@pytest.mark.parametrize(
    "sentence",
    [
        "They discussed the draft Law on Fire Safety.",
        "The drafting of the Law on Fire Safety goes on.",
        "They carry out resolutions of the Party and legal documents.",
        "The plan for 2025 was approved, and Plan 2025 was printed.",
        "It is the law on the books in many countries.",
    ],
)
def test_what_is_no_citation(sentence: str) -> None:
    assert cited(sentence) == ()


def test_a_congress_resolution_is_known_by_its_issuer() -> None:
    found = cited("They study the Resolution of the 12th National Party Congress.")
    assert [(one.number, one.issuer) for one in found] == [(None, "12th National Party Congress")]


def test_spellings_of_one_document_are_one_citation() -> None:
    found = cited(
        "Decree No. 01/ND-CP, promulgated by the Government on August 6, 2018, was in force.",
        "Decree No.1/2018/ND-CP says more. The Government issued Decree No. 1 on August 6, 2018.",
    )
    assert [(one.number, one.key, one.date) for one in found] == [
        ("1/2018/ND-CP", "decree:1/cp:2018", date(2018, 8, 6))
    ]


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        (
            ("Decree", "01/ND-CP", "Government", None, date(2018, 8, 6)),
            ("Decree", "1", "Government", None, date(2018, 8, 6)),
            True,
        ),
        (("Decree", "1/2018/NĐ-CP", None, None, None), ("Decree", "01/ND-CP", None, None, date(2018, 8, 6)), True),
        (("Resolution", "12", "Politburo", None, None), ("Resolution", "12", "Government", None, None), False),
        (("Resolution", "12-NQ/TW", None, None, None), ("Resolution", "12", "Politburo", None, None), True),
        (("Directive", "48/CT-T.Ư", None, None, None), ("Directive", "48-CT/TW", None, None, None), True),
        (("Law", None, None, "Law on Residence", None), ("Law", None, None, "LAW ON RESIDENCE", None), True),
        (("Law", None, None, "Law on Residence", None), ("Law", None, None, "Law on Borders", None), False),
    ],
)
def test_canonical_keys(one: tuple[Any, ...], two: tuple[Any, ...], same: bool) -> None:
    assert (canonical_key(*one) == canonical_key(*two)) is same


def test_evidence_holds_the_number_as_printed() -> None:
    extraction = extract("On the law\n\nThey read the Government’s  Resolution No.  17 of May 3, 2020 aloud.")
    citation = extraction.citations[0]
    text = extraction.article.blocks[0].text[citation.span.start : citation.span.end]
    assert text == "Government’s  Resolution No.  17 of May 3, 2020"


def cited_in_vietnamese(sentence: str) -> tuple[Citation, ...]:
    lead = "Công an các địa phương đã triển khai nhiều biện pháp để bảo đảm an ninh, trật tự trên địa bàn."
    return extract(f"Tin về luật mới\n\nThứ Năm, 31/07/2025, 10:00\n\n{lead}\n\n{sentence}").citations


@pytest.mark.parametrize(
    ("sentence", "titles"),
    [
        ("Theo Luật Phòng, chống tác hại của rượu, bia.", ["Luật Phòng, chống tác hại của rượu, bia"]),
        ("Thực hiện Luật Phòng cháy, chữa cháy và cứu nạn, cứu hộ, đơn vị đã kiểm tra.",
         ["Luật Phòng cháy, chữa cháy và cứu nạn, cứu hộ"]),
        ("Luật Quản lý, sử dụng vũ khí, vật liệu nổ và công cụ hỗ trợ có hiệu lực.",
         ["Luật Quản lý, sử dụng vũ khí, vật liệu nổ và công cụ hỗ trợ"]),
        ("Luật Lực lượng tham gia bảo vệ an ninh, trật tự ở cơ sở được thông qua.",
         ["Luật Lực lượng tham gia bảo vệ an ninh, trật tự ở cơ sở"]),
        ("Luật Cảnh sát cơ động và Luật Đất đai năm 2024.", ["Luật Cảnh sát cơ động", "Luật Đất đai"]),
        ("Luật sư Lê Văn Ba nói luật pháp nghiêm cấm. Luật này rõ ràng.", []),
    ],
)  # fmt: skip
def test_titles_of_vietnamese_laws(sentence: str, titles: list[str]) -> None:
    found = [one.title for one in cited_in_vietnamese(sentence)]
    assert found == titles


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("They carry out Conclusions 71, 72 and 73 of the Secretariat.",
         [("71", "Secretariat"), ("72", "Secretariat"), ("73", "Secretariat")]),
        ("Plans 11 and 12 of the Ministry go on.",
         [("11", "Ministry of Public Security"), ("12", "Ministry of Public Security")]),
        ("The Minister's Decision No. 9/QD-BCA-X01 was read.", [("9/QD-BCA-X01", "Minister of Public Security")]),
        ("Resolution 20 of the fourth plenum of the 12th Party Central Committee was studied.",
         [("20", "Party Central Committee")]),
        ("Resolution No. 7/2020/QH14 of the 14th National Assembly passed.", [("7/2020/QH14", "National Assembly")]),
        ("It is told by Announcement 8/TB-VPCP.", [("8/TB-VPCP", "Government Office")]),
        ("They spoke of Decree No. 77, which is still being drafted.", []),
        ("They spoke of Decree No. 78, now in the first stage of drafting.", []),
    ],
)  # fmt: skip
def test_numbers_and_who_issued_them(sentence: str, found: list[tuple[str, str]]) -> None:
    assert [(one.number, one.issuer) for one in cited(sentence)] == found


@pytest.mark.parametrize(
    ("sentence", "titles"),
    [
        ("They follow the Project on building new barracks by 2030.", ["Project on building new barracks by 2030"]),
        ("They follow the project on building new barracks by 2030.", []),
        ("The Mountain Law and the Weights and Measures Law apply.", ["Mountain Law", "Weights and Measures Law"]),
        ("The Sea Law and River Law apply.", ["Sea Law", "River Law"]),
        ("The Code on Criminal Procedure applies.", ["Code on Criminal Procedure"]),
    ],
)
def test_titles_without_a_number(sentence: str, titles: list[str]) -> None:
    assert [one.title for one in cited(sentence)] == titles


@pytest.mark.parametrize(
    ("sentence", "title"),
    [
        ("They set tasks in Directive No. 9 on keeping the peace and guarding law and order in 2020.",
         "on keeping the peace and guarding law and order in 2020"),
        ("They were told of Directive No. 9 on the peace and asked to act.", "on the peace"),
        ("They went on by following Directive No. 9 on keeping the peace and helping the old.", "on keeping the peace"),
        ("They knew Directive No. 9 on keeping the peace, and the units shall read it.", "on keeping the peace"),
        ("They said that Directive No. 9 on joyful holidays should be read by all.", "on joyful holidays"),
        ("Under Directive No. 9 on drug control, had they known, they went home.", "on drug control"),
        ("They carried out Directive No. 9 on fire prevention and then went home.", "on fire prevention"),
        ("They carried out Directive No. 9 on order and safety.", "on order and safety"),
    ],
)  # fmt: skip
def test_the_title_of_a_numbered_document_is_one_phrase(sentence: str, title: str) -> None:
    assert [one.title for one in cited(sentence)] == [title]


@pytest.mark.parametrize(
    ("sentence", "issuers"),
    [
        ("They follow Plan 77/KH-BTL of the Mobile Police Command.", [("Mobile Police Command", None)]),
        ("They follow Plan No. 15/KH-BCD389 of the National Steering Committee 389.",
         [("National Steering Committee 389", None)]),
        ("They work under the ministry's Plans 127 and 138.", [("Ministry of Public Security", None)] * 2),
        ("On June 19, the Prime Minister signed Decision No. 798/QD-TTg on the plan.",
         [("Prime Minister", date(2025, 6, 19))]),
        ("The Prime Minister signed Decree No. 36/2009/ND-CP.", [("Government", None)]),
        ("The Politburo issued Resolution No. 51-NQ/TW in September.", [("Politburo", None)]),
        ("Decision No. 142 was signed by the Minister of Public Security on February 3, 2021.",
         [("Minister of Public Security", date(2021, 2, 3))]),
        ("They read Decision No. 1730/2016/QD-CTN, which State President Luc Gia Vinh signed on August 12, 2016.",
         [("State President", date(2016, 8, 12))]),
        ("The Law on Data, which was adopted by the National Assembly on November 30, 2024, has effect.",
         [("National Assembly", date(2024, 11, 30))]),
        ("The Law on Data, which takes effect on July 1, 2025, was praised.", [(None, None)]),
        ("The task force for Project 06 on April 4 met.", [(None, None)]),
        ("They keep Directive No. 30/CT-TTg on counterfeits in e-commerce, dated September 30, 2020.",
         [("Prime Minister", date(2020, 9, 30))]),
        ("They keep the Party's Directive No. 33-CT/TW.", [("Party Central Committee", None)]),
        ("He points to Directive 23, a Secretariat paper on traffic.", [("Secretariat", None)]),
        ("They keep the Government's new Decree No. 5 at hand.", [("Government", None)]),
    ],
)  # fmt: skip
def test_who_issued_it_and_when(sentence: str, issuers: list[tuple[str | None, date | None]]) -> None:
    assert [(one.issuer, one.date) for one in cited(sentence)] == issuers


@pytest.mark.parametrize(
    ("sentence", "documents"),
    [
        ("Theo Quyết định số 1902/QĐ-CTN, 36 tập thể được khen.", ["1902/QĐ-CTN"]),
        ("Các Nghị quyết 18, 19 của Trung ương được triển khai.", ["18", "19"]),
        ("Circulars Nos. 65 and 66/2020/TT-BCA came into force.", ["65", "66/2020/TT-BCA"]),
        ("Of those listed in Decision No. 1085/QD-TTg, 551 (50.8%) were done.", ["1085/QD-TTg"]),
        ("They keep Plan No. 211/KH-BCA.Decree No. 155 helps.", ["211/KH-BCA", "155"]),
        ("Luật Thi đua, khen thưởng và Luật Bảo vệ bí mật nhà nước đã có.",
         ["Luật Thi đua, khen thưởng", "Luật Bảo vệ bí mật nhà nước"]),
        ("Luật Cảnh sát cơ động thay thế Pháp lệnh Cảnh sát cơ động hết hiệu lực.",
         ["Luật Cảnh sát cơ động", "Pháp lệnh Cảnh sát cơ động"]),
        ("Dự án Luật Căn cước được trình.", []),
        ("The 2017 Law on Guard Force and the Government's Decree No. 59/2018/ND-CP were weighed.",
         ["59/2018/ND-CP", "Law on Guard Force"]),
        ("The Law on Residence and the Penal Code were cited.", ["Law on Residence", "Penal Code"]),
        ("They turn the Resolution of the 8th Congress into plans.", []),
    ],
)  # fmt: skip
def test_where_a_citation_ends(sentence: str, documents: list[str]) -> None:
    assert sorted(one.number or one.title or "" for one in cited(sentence)) == sorted(documents)
