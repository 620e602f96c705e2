"""Posts: bodies of every shape, lists before and after the name, guests, people who are not there."""

import pytest

from articles.extraction import extract


def people(*sentences: str, title: str = "A day in the capital") -> list[tuple[str, str | None, list[str]]]:
    officials = extract("\n\n".join((title, "31/07/2025", *sentences))).officials
    return [(one.name, one.rank, [post.label for post in one.posts]) for one in officials]


@pytest.mark.parametrize(
    ("printed", "label"),
    [
        (
            "Director of the Department of Internal Communications",
            "Director of the Department of Internal Communications",
        ),
        (
            "Deputy Head of Division 7 of the Department of Records",
            "Deputy Head of Division 7 of the Department of Records",
        ),
        ("Chief of Police of Ward 9", "Chief of Police of Ward 9"),
        ("Deputy Head of the Steering Committee 138", "Deputy Head of Steering Committee 138"),
        (
            "Deputy Chief of Police of Ky Anh district in Ha Tinh",
            "Deputy Chief of Police of Ky Anh district in Ha Tinh",
        ),
        ("chief of police of Ta Xua commune, Son La province", "Chief of Police of Ta Xua commune, Son La province"),
        ("team leader of the Canine Unit", "Team Leader of Canine Unit"),
        ("lecturer of the People's Security Academy", "Lecturer of the People's Security Academy"),
        ("Chief Inspector of the MPS", "Chief Inspector of the Ministry of Public Security"),
        ("Spokesman of the MPS", "Spokesman of the Ministry of Public Security"),
        ("Standing Deputy Minister of Public Security", "Standing Deputy Minister of Public Security"),
        ("Deputy Public Security Minister", "Deputy Minister of Public Security"),
        ("Vice State President", "Vice State President"),
        ("Japanese Consul General in Da Nang", "Japanese Consul General of Da Nang"),
        ("UN Resident Coordinator in Vietnam", "UN Resident Coordinator of Vietnam"),
        ("ASEAN Secretary-General", "ASEAN Secretary-General"),
        ("Thai Coordinating Minister for Security Affairs", "Thai Coordinating Minister of Security Affairs"),
        ("Ambassador of Norway to Vietnam", "Ambassador of Norway to Vietnam"),
        ("FBI Director", "FBI Director"),
        (
            "Assistant Commissioner General of the Royal Thai Police",
            "Assistant Commissioner General of Royal Thai Police",
        ),
        ("President of the General Confederation of Miners", "President of General Confederation of Miners"),
        (
            "head of the drug crime division under the Hue City Police",
            "Head of drug crime division under the Hue City Police",
        ),
        ("Singapore's Minister for Law", "Singapore's Minister of Law"),
        ("head of the orchestra", "Head of orchestra"),
        (
            "Standing Vice Chairman of the ministry's sports council",
            "Standing Vice Chairman of ministry's sports council",
        ),
        (
            "deputy head of a team at the Hue Traffic Police Division",
            "Deputy Head of team at the Hue Traffic Police Division",
        ),
        ("Vice Chief of the MPS Office", "Deputy Chief of the Office of the Ministry of Public Security"),
        (
            "Standing Vice Chairwoman of the Inspection Commission of the Navy",
            "Standing Vice Chairwoman of Inspection Commission of the Navy",
        ),
        ("Deputy Auditor General", "Deputy Auditor General"),
        ("Deputy Head of the Hue City Police's drug squad", "Deputy Head of Hue City Police's drug squad"),
        ("Head of the INTERPOL environmental security unit", "Head of INTERPOL environmental security unit"),
        ("Head of the Vietnamese sub-committee", "Head of Vietnamese sub-committee"),
        ("Permanent Deputy Head of the Project 06 Task Force", "Permanent Deputy Head of Project 06 Task Force"),
        ("Director of Hospital 17-10", "Director of Hospital 17-10"),
        ("Vice Chairman of the Office of the State President", "Vice Chairman of the Office of the State President"),
        (
            "Deputy Minister of Culture, Sports and Tourism",
            "Deputy Minister of Culture, Sports and Tourism",
        ),
        ("Head of the Steering Committee of the festival", "Head of Steering Committee of the festival"),
        ("Vice Chief Judge of the Supreme People's Court", "Deputy Chief Judge of the Supreme People's Court"),
        ("chief of mission in Viet Nam", "Chief of Mission of Viet Nam"),
        ("State Secretary", "State Secretary"),
        (
            "Director of the Fire Prevention, Fighting and Rescue Police Department",
            "Director of Fire Prevention, Fighting and Rescue Police Department",
        ),
        ("secretary of a Youth Union chapter", "Secretary of Youth Union chapter"),
        ("the committee's Standing Vice Chairman", "Standing Vice Chairman of the committee"),
        ("Deputy Director of C02", "Deputy Director of the Criminal Police Department"),
    ],
)
def test_bodies(printed: str, label: str) -> None:
    assert people(f"Pham Van Kiet, {printed}, spoke.") == [("Pham Van Kiet", None, [label])]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Le Van Ba, Chairman of the Hue People's Committee, Colonel Vu Van Lam, Director of the Archives, came.",
            [
                ("Le Van Ba", None, ["Chairman of Hue People's Committee"]),
                ("Vu Van Lam", "Colonel", ["Director of Archives"]),
            ],
        ),
        (
            "The Prime Minister and General Le Van Ba, Minister of National Defence, looked on.",
            [("Le Van Ba", "General", ["Minister of National Defence"])],
        ),
        (
            "It was signed by the State President; Deputy Minister Vu Van Lam read it.",
            [("Vu Van Lam", None, ["Deputy Minister"])],
        ),
        (
            "Colonels Le Van Ba and Vu Van Lam, Deputy Directors of the Hue and Nghe An provincial Police Departments.",
            [
                ("Le Van Ba", "Colonel", ["Deputy Director of Hue provincial Police Department"]),
                ("Vu Van Lam", "Colonel", ["Deputy Director of Nghe An provincial Police Department"]),
            ],
        ),
        (
            "Deputy Ministers of Public Security Le Van Ba and Vu Van Lam, both Major Generals, reported.",
            [
                ("Le Van Ba", "Major General", ["Deputy Minister of Public Security"]),
                ("Vu Van Lam", "Major General", ["Deputy Minister of Public Security"]),
            ],
        ),
        (
            "Major General, Prof. Dr. Le Van Ba spoke.",
            [("Le Van Ba", "Major General", [])],
        ),
        (
            "The Vietnamese Ambassador to Laos, Mr. Le Van Ba, was there.",
            [("Le Van Ba", None, ["Vietnamese Ambassador to Laos"])],
        ),
        (
            "Ambassador John Brown of Australia to Vietnam thanked the host.",
            [("John Brown", None, ["Ambassador of Australia to Vietnam"])],
        ),
        (
            "Major Le Van Ba, who has served as Head of the Duty Unit since May, spoke.",
            [("Le Van Ba", "Major", ["Head of Duty Unit"])],
        ),
        (
            "Ambassador of Norway to Vietnam Anna B. Olsen in Hanoi met the press.",
            [("Anna B. Olsen", None, ["Ambassador of Norway to Vietnam"])],
        ),
        (
            "Colonel Le Van Ba, Director of the Archives, said 12 persons had been arrested.",
            [("Le Van Ba", "Colonel", ["Director of Archives"])],
        ),
        (
            "Majors Le Van Ba and Vu Van Lam, who are heads of unit of the Archives, were raised to Colonel.",
            [
                ("Le Van Ba", "Colonel", ["Head of unit of the Archives"]),
                ("Vu Van Lam", "Colonel", ["Head of unit of the Archives"]),
            ],
        ),
        (
            "Major General Le Van Ba said that Colonel Vu Van Lam was promoted to Major General.",
            [("Le Van Ba", "Major General", []), ("Vu Van Lam", "Major General", [])],
        ),
        (
            "Ministerof Public Security General Le Van Ba attended.",
            [("Le Van Ba", "General", ["Minister of Public Security"])],
        ),
        ("Lieutenant Le Van Ba, who died while saving a child, was honoured.", []),
        ("Deputy Prime Minister Le Van Ba, who was on a mission abroad, sent flowers.", []),
        (
            "Lieutenant General Le Van Ba, who was appointed Deputy Minister of Public Security in August, came.",
            [("Le Van Ba", "Lieutenant General", ["Deputy Minister of Public Security"])],
        ),
        (
            "He moved Colonel Le Van Ba, Head of the Archives, to the post of Director of the Logistics Department.",
            [("Le Van Ba", "Colonel", ["Head of Archives", "Director of Logistics Department"])],
        ),
        (
            "Dr. Le Van Ba, a Major General who is Head of the Archives, spoke.",
            [("Le Van Ba", "Major General", ["Head of Archives"])],
        ),
        (
            "Deputy Minister of Public Security Le Van Ba, Deputy Minister of Justice Ly Ba, Deputy Minister Ho Tam.",
            [
                ("Le Van Ba", None, ["Deputy Minister of Public Security"]),
                ("Ly Ba", None, ["Deputy Minister of Justice"]),
                ("Ho Tam", None, ["Deputy Minister of Public Security"]),
            ],
        ),
        ("Captain Le Van B, 30, of the patrol, spoke.", [("Le Van B", "Captain", [])]),
        (
            "Major Le Van Ba, Vice Commander and Chief of Staff of the Coast Guard, came.",
            [("Le Van Ba", "Major", ["Vice Commander of Coast Guard", "Chief of Staff of Coast Guard"])],
        ),
        (
            "Colonel Le Van Ba, Commander of the Drill Command, and Major Vu Van Lam, Deputy Commander, came.",
            [
                ("Le Van Ba", "Colonel", ["Commander of Drill Command"]),
                ("Vu Van Lam", "Major", ["Deputy Commander of Drill Command"]),
            ],
        ),
        (
            "Deputy Prime Minister and Minister of Interior of Cambodia Sok Dara met General Le Van Ba.",
            [
                ("Sok Dara", None, ["Deputy Prime Minister of Cambodia", "Minister of Interior of Cambodia"]),
                ("Le Van Ba", "General", []),
            ],
        ),
        (
            "Lao Deputy Prime Minister and Minister of Public Security Vilay Keo came.",
            [("Vilay Keo", None, ["Lao Deputy Prime Minister", "Lao Minister of Public Security"])],
        ),
        (
            "Minister Le Van Ba met Russian Security Council Secretary Ivan Orlov and FBI Country Attache John Brown.",
            [
                ("Le Van Ba", None, ["Minister"]),
                ("Ivan Orlov", None, ["Russian Security Council Secretary"]),
                ("John Brown", None, ["FBI Country Attache"]),
            ],
        ),
        ("The film about Colonel Le Van Ba was shown to Captain Vu Van Lam.", [("Vu Van Lam", "Captain", [])]),
        ("A caller posing as Major Le Van Ba told her to pay.", []),
        ("Mrs. Hoa is the mother of Captain Le Van Ba.", []),
        ("The next talks will be chaired by Minister Le Van Ba.", []),
        ("In 1998 then Minister Le Van Ba opened the school.", []),
        ("He asked her to convey his greetings to Minister Le Van Ba.", []),
        ("President John Brown is also expected to come next year.", []),
        (
            "Major General Le Van Ba was promoted to the rank of Lieutenant General. Major General Le Van Ba thanked.",
            [("Le Van Ba", "Lieutenant General", [])],
        ),
        (
            "Lieutenant Colonel Le Van Ba spoke. Lieutenant Colonel Vu Van Lam listened. Thượng tá Le Van Ba left.",
            [("Le Van Ba", "Lieutenant Colonel", []), ("Vu Van Lam", "Lieutenant Colonel", [])],
        ),
    ],
)
def test_who_holds_what(sentence: str, expected: list[tuple[str, str | None, list[str]]]) -> None:
    assert people(sentence) == expected


def test_the_late_are_no_officials_even_where_they_are_named_without_it() -> None:
    assert (
        people("The late Minister Le Van Ba was remembered.", "Minister Le Van Ba was born in 1918 in a village.") == []
    )


def test_vietnamese_there_is_is_not_late() -> None:
    assert people("Tham dự buổi lễ có Thượng tướng Lê Văn Ba, Thứ trưởng Bộ Công an.") == [
        ("Lê Văn Ba", "Senior Lieutenant General", ["Deputy Minister of Public Security"])
    ]


@pytest.mark.parametrize(
    ("printed", "label"),
    [
        ("Cục trưởng Cục Cảnh sát hình sự", "Director of the Criminal Police Department"),
        ("Phó Cục trưởng Cục Hậu cần", "Deputy Director of the Department of Logistics"),
        ("Giám đốc Công an tỉnh Hà Tĩnh", "Director of the Ha Tinh Provincial Police Department"),
        ("Phó Giám đốc Công an TP Cần Thơ", "Deputy Director of the Can Tho City Police Department"),
        ("Trưởng Công an huyện Mai Sơn", "Head of the Mai Son District Police"),
        ("Phó Bí thư Tỉnh ủy Lào Cai", "Deputy Secretary of the Lao Cai Provincial Party Committee"),
        ("Chủ tịch UBND tỉnh Hà Giang", "Chairman of the Ha Giang Provincial People's Committee"),
        ("Giám đốc Học viện An ninh nhân dân", "Director of the People's Security Academy"),
        ("Tư lệnh Cảnh sát cơ động", "Tư lệnh Cảnh sát cơ động"),
        ("Bộ trưởng Bộ An ninh Lào", "Minister of Public Security of Laos"),
        (
            "Chủ nhiệm Ủy ban Quốc phòng và An ninh của Quốc hội",
            "Chairman of the National Assembly's Committee for Defense and Security",
        ),
        ("Chánh Văn phòng Bộ Công an", "Chief of the Office of the Ministry of Public Security"),
        ("Quyền Cục trưởng Cục Hậu cần", "Acting Director of the Department of Logistics"),
        (
            "Ủy viên Ban Thường vụ Tỉnh ủy Sơn La",
            "Member of the Standing Committee of the Son La Provincial Party Committee",
        ),
        ("Cựu Thứ trưởng Bộ Công an", "Former Deputy Minister of Public Security"),
        ("Nguyên Thứ trưởng Bộ Công an", "Former Deputy Minister of Public Security"),
        ("Trưởng ban Nội chính Trung ương", "Head of the Party Central Committee's Commission for Internal Affairs"),
        ("Trưởng Công an quận 3", "Head of the District 3 Police"),
        ("Đại sứ Lào tại Việt Nam", "Ambassador of Laos to Vietnam"),
        ("Phó Vụ trưởng Vụ Tổ chức", "Phó Vụ trưởng Vụ Tổ chức"),
        ("Phó Chủ tịch nước", "Vice State President"),
        ("Tổng Bí thư", "General Secretary of the Party Central Committee"),
        ("Thứ trưởng Bộ Văn hóa, Thể thao và Du lịch", "Deputy Minister of Culture, Sports and Tourism"),
        ("Phó Viện trưởng Viện KSND tối cao", "Deputy Procurator General of the Supreme People's Procuracy"),
        ("Giám đốc Bệnh viện 19-8", "Director of the 19-8 Hospital"),
        ("Trưởng phòng Cảnh sát kinh tế", "Trưởng phòng Cảnh sát kinh tế"),
    ],
)
def test_vietnamese_posts_in_english(printed: str, label: str) -> None:
    expected = [("Phạm Văn Kiệt", None, [label])]
    assert people(f"Ông Phạm Văn Kiệt, {printed}, phát biểu.") == expected
    assert people(f"{printed} Phạm Văn Kiệt cho biết như vậy.") == expected


@pytest.mark.parametrize(
    ("before", "post", "label"),
    [
        (
            "The Drill Department met in Hue.",
            "Deputy Director of the department",
            "Deputy Director of the Drill Department",
        ),
        (
            "The Committee for Roads and Bridges met.",
            "head of the committee",
            "Head of the Committee for Roads and Bridges",
        ),
        (
            "The People's Navy Academy was opened.",
            "Vice Rector of the Academy",
            "Vice Rector of the People's Navy Academy",
        ),
        (
            "The Ministry of Public Security met.",
            "Chief of the Office",
            "Chief of the Office of the Ministry of Public Security",
        ),
        ("Nothing was named.", "Deputy Director of the department", "Deputy Director of department"),
        ("The Drill Department (C05) met.", "Deputy Director of C05", "Deputy Director of the Drill Department"),
        (
            "The National Steering Committee 389, it says, met. The Hue People's Committee met.",
            "Chief of the Standing Office of the committee",
            "Chief of the Standing Office of National Steering Committee 389",
        ),
        ("The Women's Union met.", "Chairwoman of the union", "Chairwoman of the Women's Union"),
        (
            "Ông đến tỉnh Nghệ An.",
            "Giám đốc Công an tỉnh",
            "Director of the Nghe An Provincial Police Department",
        ),
    ],
)
def test_bodies_named_in_short(before: str, post: str, label: str) -> None:
    (one,) = people(f"{before} Colonel Pham Van Kiet, {post}, spoke.")
    assert one == ("Pham Van Kiet", "Colonel", [label])
