import pytest

from articles.extraction import Extraction, MentionForm, extract

PUBLIC_SECURITY = "Minister of Public Security"


def read(*sentences: str, title: str = "A day in the capital") -> Extraction:
    return extract("\n\n".join((title, "31/07/2025", *sentences)))


def people(*sentences: str, title: str = "A day in the capital") -> list[tuple[str, str | None, list[str]]]:
    officials = read(*sentences, title=title).officials
    return [(one.name, one.rank, [post.label for post in one.posts]) for one in officials]


@pytest.mark.parametrize(
    ("printed", "rank"),
    [
        ("General", "General"),
        ("Gen.", "General"),
        ("Senior Lieutenant General", "Senior Lieutenant General"),
        ("Sen. Lt. Gen.", "Senior Lieutenant General"),
        ("Sen. Lt.Gen.", "Senior Lieutenant General"),
        ("Sen. Lieut. Gen.", "Senior Lieutenant General"),
        ("Colonel General", "Senior Lieutenant General"),
        ("Senior General", "General"),
        ("Lt. Gen.", "Lieutenant General"),
        ("Maj. Gen.", "Major General"),
        ("Senior Colonel", "Senior Colonel"),
        ("Lieut. Col.", "Lieutenant Colonel"),
        ("Senior Lieutenant Colonel", "Senior Lieutenant Colonel"),
        ("Captain", "Captain"),
        ("Major-general", "Major General"),
        ("Rear-admiral", "Rear Admiral"),
        ("Đại tướng", "General"),
        ("Thượng tướng", "Senior Lieutenant General"),
        ("Thiếu tướng", "Major General"),
        ("Đại tá", "Colonel"),
        ("Đại úy", "Captain"),
    ],
)
def test_ranks(printed: str, rank: str) -> None:
    assert people(f"{printed} Pham Van Kiet spoke to the crowd.") == [("Pham Van Kiet", rank, [])]


@pytest.mark.parametrize(
    ("printed", "post"),
    [
        ("Politburo Member", "Member of the Politburo"),
        ("Politburo’s Member", "Member of the Politburo"),
        ("Member of Politburo", "Member of the Politburo"),
        (
            "Secretary of the Central Public Security Party Committee",
            "Secretary of the Public Security Central Party Committee",
        ),
        ("Secretary of the PSCPC", "Secretary of the Public Security Central Party Committee"),
        ("Head of the MPS Office", "Chief of the Office of the Ministry of Public Security"),
        ("Director of the MPS’s Ministerial Office", "Chief of the Office of the Ministry of Public Security"),
        ("Chief of the Ministerial Office", "Chief of the Office of the Ministry of Public Security"),
        ("Deputy Chief of the MPS Office", "Deputy Chief of the Office of the Ministry of Public Security"),
        ("Vice Minister of Public Security", "Deputy Minister of Public Security"),
        ("MPS Minister", PUBLIC_SECURITY),
        ("NA Chairman", "Chairman of the National Assembly"),
        ("Deputy PM", "Deputy Prime Minister"),
        ("Vice Director of the Traffic Police Department", "Vice Director of Traffic Police Department"),
        (
            "Vice Chairman of the National Assembly's Committee for Culture, Education and Youth",
            "Vice Chairman of the National Assembly's Committee for Culture, Education and Youth",
        ),
    ],
)
def test_posts_before_and_after_the_name(printed: str, post: str) -> None:
    assert people(f"{printed} Colonel Pham Van Kiet spoke.")[0] == ("Pham Van Kiet", "Colonel", [post])
    assert people(f"Colonel Pham Van Kiet, {printed}, spoke.")[0] == ("Pham Van Kiet", "Colonel", [post])


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Lieutenant General, Deputy Minister Tran Van Hoa spoke.",
            [("Tran Van Hoa", "Lieutenant General", ["Deputy Minister"])],
        ),
        (
            "Politburo Member, Secretary of the PSCPC and Minister of Public Security General Ly Van Mai spoke.",
            [
                (
                    "Ly Van Mai",
                    "General",
                    [
                        "Member of the Politburo",
                        "Secretary of the Public Security Central Party Committee",
                        PUBLIC_SECURITY,
                    ],
                )
            ],
        ),
        (
            "Tran Van Hoa, who is the Head of the Institute of History, spoke.",
            [("Tran Van Hoa", None, ["Head of Institute of History"])],
        ),
        (
            "Lieutenant Colonels Le Van Ba and Vu Thi Lan were praised.",
            [("Le Van Ba", "Lieutenant Colonel", []), ("Vu Thi Lan", "Lieutenant Colonel", [])],
        ),
        (
            "Major Generals Le Van Ba and Vu Van Lam, Deputy Ministers of Public Security, came.",
            [
                ("Le Van Ba", "Major General", ["Deputy Minister of Public Security"]),
                ("Vu Van Lam", "Major General", ["Deputy Minister of Public Security"]),
            ],
        ),
        (
            "Colonel Le Van Ba and Major Vu Van Lam, Deputy Directors of the Archives Department, came.",
            [
                ("Le Van Ba", "Colonel", ["Deputy Director of Archives Department"]),
                ("Vu Van Lam", "Major", ["Deputy Director of Archives Department"]),
            ],
        ),
        (
            "Colonel Le Van Ba and leaders of the MPS came. Major Vu Van Lam, members of the Politburo and guests.",
            [("Le Van Ba", "Colonel", []), ("Vu Van Lam", "Major", [])],
        ),
        ("Prime Minister Sok Dara of Cambodia came.", [("Sok Dara", None, ["Prime Minister of Cambodia"])]),
        (
            "Deputy Ministers Senior Lieutenant General Le Van Ba and Major General Vu Van Lam came.",
            [
                ("Le Van Ba", "Senior Lieutenant General", ["Deputy Minister"]),
                ("Vu Van Lam", "Major General", ["Deputy Minister"]),
            ],
        ),
        (
            "Major General Le Van Ba, Director of the Archives; Colonel Vu Van Lam, Rector of the Academy; Mr. Ty.",
            [
                ("Le Van Ba", "Major General", ["Director of Archives"]),
                ("Vu Van Lam", "Colonel", ["Rector of Academy"]),
            ],
        ),
        (
            "Major General Assoc. Prof. Dr. Dinh Van Son, Rector of the Police Academy, spoke.",
            [("Dinh Van Son", "Major General", ["Rector of Police Academy"])],
        ),
        (
            "Colonel Do S., Director of the Traffic Department, spoke.",
            [("Do S.", "Colonel", ["Director of Traffic Department"])],
        ),
        ("Colonel Le-Van Ba spoke.", [("Le-Van Ba", "Colonel", [])]),
        (
            "Director of Thai Nguyen Police Department Nguyen Van Ky spoke.",
            [("Nguyen Van Ky", None, ["Director of Thai Nguyen Police Department"])],
        ),
        (
            "He met Lao Minister of Public Security Somphone Keomany and Ambassador of Japan to Vietnam Sato Kenji.",
            [
                ("Somphone Keomany", None, ["Lao Minister of Public Security"]),
                ("Sato Kenji", None, ["Ambassador of Japan to Vietnam"]),
            ],
        ),
        (
            "Ms. Anna Maria Keller, Ambassador of Austria, came with Permanent Deputy Prime Minister Le Van Ba.",
            [
                ("Anna Maria Keller", None, ["Ambassador of Austria"]),
                ("Le Van Ba", None, ["Permanent Deputy Prime Minister"]),
            ],
        ),
    ],
)
def test_people_as_they_are_printed(sentence: str, expected: list[tuple[str, str | None, list[str]]]) -> None:
    assert people(sentence) == expected


def test_a_bare_role_takes_the_body_that_the_document_names() -> None:
    found = people(
        "General Ly Van Mai, Minister of Public Security, spoke.",
        "Minister Ly Van Mai left. Deputy Minister Ho Van Tam stayed.",
    )
    assert found == [
        ("Ly Van Mai", "General", [PUBLIC_SECURITY]),
        ("Ho Van Tam", None, ["Deputy Minister of Public Security"]),
    ]


def test_all_mentions_of_one_person_are_one_official() -> None:
    extraction = read(
        "General Tô Vân, Minister of Public Security, opened the day.",
        "Minister To Van spoke. Minister Van thanked the guests. The Minister left, and To Van returned at night.",
    )
    assert [one.name for one in extraction.officials] == ["Tô Vân"]
    forms = [mention.form for mention in extraction.officials[0].mentions]
    assert forms == [MentionForm.FULL, MentionForm.FULL, MentionForm.SHORT, MentionForm.TITLE, MentionForm.FULL]


def test_a_mention_covers_rank_posts_and_name_as_printed() -> None:
    extraction = read("Yesterday Major General Le Van Ba, Director of the Archives Department, spoke.")
    mention = extraction.officials[0].mentions[0]
    text = extraction.article.blocks[0].text[mention.span.start : mention.span.end]
    assert text == "Major General Le Van Ba, Director of the Archives Department"
    assert (mention.rank, [post.label for post in mention.posts]) == (
        "Major General",
        ["Director of Archives Department"],
    )


def test_to_is_a_surname_a_given_name_or_a_word() -> None:
    found = people(
        "Minister of Public Security To Van and Deputy Minister Tran Quoc To came to praise the unit.",
        "To conclude, Deputy Minister To said thanks to Minister To Van. Minister Van agreed to go.",
    )
    assert [name for name, _, _ in found] == ["To Van", "Tran Quoc To"]
    assert len(read("Deputy Minister Tran Quoc To spoke. Deputy Minister To left.").officials[0].mentions) == 2


def test_two_people_of_one_given_name_are_told_by_their_titles() -> None:
    extraction = read(
        "Colonel Vu Van Son and Major General Do Thanh Son met. Major General Son spoke. Colonel Son left for Son La."
    )
    assert {one.name: len(one.mentions) for one in extraction.officials} == {"Vu Van Son": 2, "Do Thanh Son": 2}


def test_a_guest_is_one_person_under_a_shorter_name() -> None:
    found = people(
        "General Ly Van Mai, Minister of Public Security, met Ambassador Pedro Alonso Ruiz Vega.",
        "Minister Ruiz Vega agreed.",
    )
    assert found[1:] == [("Pedro Alonso Ruiz Vega", None, ["Ambassador", "Minister"])]


def test_an_english_word_can_be_a_middle_name() -> None:
    assert people("Colonel Pham The Tung spoke.") == [("Pham The Tung", "Colonel", [])]


def test_a_post_from_the_headline_is_the_persons_own() -> None:
    found = people("General Ly Van Mai opened the day.", title="Minister of Public Security Ly Van Mai opens the day")
    assert found == [("Ly Van Mai", "General", [PUBLIC_SECURITY])]


@pytest.mark.parametrize(
    "sentence",
    [
        "The delegation paid tribute to President Ho Chi Minh at his memorial.",
        "They remembered the late Minister Tran Van Hoa with incense.",
        "The police arrested former Director Tran Van Hoa for fraud.",
        "Former Deputy Director Tran Van Hoa was prosecuted for abuse of power.",
        "Suspect Tran Van Hoa, 35, lived in Son La.",
        "On behalf of Prime Minister Tran Van Hoa, the delegation handed over gifts.",
        "Under the authority of State President Tran Van Hoa, medals were awarded.",
        "The General Department of Police and the Major Crimes Unit opened an inquiry.",
        "The Minister asked the Ministry of Public Security to continue.",
        "Ho Chi Minh City and Nguyen Van Troi Street were busy.",
        "They offered incense to President Ho Chi Minh, General Vo Nguyen Giap and the late Minister Tran Van Hoa.",
        "They lit incense for Major General Tran Van Hoa and Captain Le Van Ba, who died in the flood.",
        "On behalf of the Party, State and Prime Minister Tran Van Hoa, the delegation handed over gifts.",
        "Photo by Captain Tran Van Hoa.",
        "Colonel Tran Van Hoa, 52, Director of the Archives, passed away on Monday.",
        "They kept a minute of silence for three who fell at sea; one of them, Captain Tran Van Hoa, was from Hue.",
        "The guest invited General Tran Van Hoa, Minister of Justice, to visit Beijing.",
        "The Politburo decided to expel Tran Van Hoa, Secretary of the Hue Party Committee, from the Party.",
        "Colonel Tran Van Hoa, Deputy Director of the Archives, was warned and removed from all posts.",
        "The suspects were identified as Tran Van Hoa, former Head of the Archives, and Le Van Ba, his deputy.",
        "Police arrested Tran Van Hoa (born 1975), Head of the Archives, and Le Thi Mai, Head of the Land Office.",
        "Ms. Tran Van Hoa, Director of the Hai Ha Company, gave money.",
        "One of them was former bank director Tran Van Hoa, 61.",
        "Deputy Prime Minister Tran Van Hoa, who has been abroad since Tuesday, is expected on Monday.",
        "They gave the money to Captain Tran Van Hoa's family.",
        "Ban Bí thư quyết định khai trừ ra khỏi Đảng đối với ông Tran Van Hoa, nguyên Chủ tịch UBND tỉnh Ha Giang.",
        "Các liệt sĩ, trong đó có Đại úy Tran Van Hoa, được truy tặng.",
        "Đoàn đã thăm hỏi gia đình Thiếu tá Tran Van Hoa.",
        "Do bận công tác, Đại tá Tran Van Hoa, Giám đốc Công an tỉnh Ha Giang không dự được hội nghị.",
        "Đồng chí Tran Van Hoa, nguyên Thứ trưởng Bộ Công an, bị Tòa tuyên phạt 5 năm tù.",
        'The ring was led by a man nicknamed "Captain Tran Van Hoa" by all.',
        "The dead are a couple aged 71 and Major Tran Van Hoa, a retired policeman.",
        "Hue lost Major Tran Van Hoa, whose boat was rammed.",
        "Colonel Tran Van Hoa, who sent them off in August, has since died.",
        "Minister of Justice Tran Van Hoa, Head of the Archives, was delayed by the debate.",
        "Deputy Minister Tran Van Hoa, invited to the ceremony, was kept in Hanoi.",
        "Minister of Justice Tran Van Hoa hopes to visit Hue in May.",
        "The General gave the chairman VND 3 billion.",
        "Trung tá Tran Van Hoa, Trưởng Công an xã Ha Long đã hy sinh khi làm nhiệm vụ.",
        "Công an bắt tạm giam Tran Van Hoa, Giám đốc Sở Y tế và Le Thi Mai, Phó Chủ tịch UBND huyện.",
    ],
)
def test_who_is_no_official(sentence: str) -> None:
    assert people(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "The Director of the Archives, Tran Van Hoa, and the Minister of Justice, Anna Keller, met.",
            [("Tran Van Hoa", None, ["Director of Archives"]), ("Anna Keller", None, ["Minister of Justice"])],
        ),
        (
            "General, Prof., Dr. Le Hoa, Rector of the Club; Colonel Le Ba and Major Do Sen, Deputy Heads of the Club.",
            [
                ("Le Hoa", "General", ["Rector of Club"]),
                ("Le Ba", "Colonel", ["Deputy Head of Club"]),
                ("Do Sen", "Major", ["Deputy Head of Club"]),
            ],
        ),
        (
            "Colonel Tran Van Hoa (second from left), Head of the Archives, spoke.",
            [("Tran Van Hoa", "Colonel", ["Head of Archives"])],
        ),
        (
            "Lieutenant Y Bhem Nie spoke to Captain Tran Van Hoa, who is the team leader.",
            [("Y Bhem Nie", "Lieutenant", []), ("Tran Van Hoa", "Captain", ["Team Leader"])],
        ),
        (
            "Colonel Tran Van Hoa, who heads the Data Division of the Archives, spoke.",
            [("Tran Van Hoa", "Colonel", ["Head of the Data Division of the Archives"])],
        ),
        (
            "Under the direction of Colonel Tran Van Hoa, the team broke the ring.",
            [("Tran Van Hoa", "Colonel", [])],
        ),
        (
            "In the presence of the Prime Minister, General Tran Van Hoa spoke.",
            [("Tran Van Hoa", "General", [])],
        ),
        (
            "Assistant Commissioner of the AFP Alan O'Brien-Lacey and Ruth Olsen, Australian Ambassador, came.",
            [
                ("Alan O'Brien-Lacey", None, ["Assistant Commissioner of AFP"]),
                ("Ruth Olsen", None, ["Australian Ambassador"]),
            ],
        ),
        (
            "Major Vu Thi Le Na spoke. Minister Duong Thi Bach Yen came. Minister Bach Yen left.",
            [("Vu Thi Le Na", "Major", []), ("Duong Thi Bach Yen", None, ["Minister"])],
        ),
        (
            "Majors Ta Minh and Luc Hoai, Captains Phung Ky and Cu Hoang and others came.",
            [
                ("Ta Minh", "Major", []),
                ("Luc Hoai", "Major", []),
                ("Phung Ky", "Captain", []),
                ("Cu Hoang", "Captain", []),
            ],
        ),
        (
            "Deputy Minister Ông Thành Vỹ spoke.",
            [("Ông Thành Vỹ", None, ["Deputy Minister"])],
        ),
        (
            "Ambassador Salim bin Khalfan Al-Harthi came. Ambassador Al-Harthi thanked the host.",
            [("Salim bin Khalfan Al-Harthi", None, ["Ambassador"])],
        ),
        (
            "Superintendent General Kim Sung-ho, Director of the Police Academy, signed.",
            [("Kim Sung-ho", None, ["Director of Police Academy"])],
        ),
        (
            "The congress elected Colonel Tran Van Hoa as Deputy Secretary of the Hue Party Committee.",
            [("Tran Van Hoa", "Colonel", ["Deputy Secretary of Hue Party Committee"])],
        ),
        (
            "Assistant Commissioner Lesa Gale of the Federal Police came.",
            [("Lesa Gale", None, ["Assistant Commissioner of the Federal Police"])],
        ),
        (
            "Ambassador Orlando Vega Ruiz came. To Ambassador Vega, the Minister gave a book.",
            [("Orlando Vega Ruiz", None, ["Ambassador"])],
        ),
        (
            "Senior Colonel Tran Van Hoa, Deputy Director of Hue Police, spoke. Director Hoa thanked them.",
            [("Tran Van Hoa", "Senior Colonel", ["Deputy Director of Hue Police"])],
        ),
        (
            "Colonel Tran Van Hoa spoke. He is also Standing Deputy Head of the Steering Committee 138.",
            [("Tran Van Hoa", "Colonel", ["Standing Deputy Head of Steering Committee 138"])],
        ),
    ],
)
def test_how_people_are_brought_in(sentence: str, expected: list[tuple[str, str | None, list[str]]]) -> None:
    assert people(sentence) == expected


def test_who_stands_in_for_somebody_is_the_actor() -> None:
    found = people("Under the authority of the State President, Major General Le Van Ba awarded the medals.")
    assert found == [("Le Van Ba", "Major General", [])]


def test_every_official_says_how_sure_it_is_and_why() -> None:
    officials = read("General Ly Van Mai, Minister of Public Security, met Ambassador Anna Keller.").officials
    assert len(officials) == 2
    for official in officials:
        assert 0 < official.confidence <= 1
        assert official.rule == "title-name"
