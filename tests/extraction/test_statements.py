import pytest

from articles.extraction import extract


def said(*sentences: str) -> list[tuple[str, str]]:
    found = extract("\n\n".join(("A day in the capital", "31/07/2025", *sentences))).statements
    return [(one.speaker, one.text) for one in found]


@pytest.mark.parametrize(
    "sentence",
    [
        "Minister Le Van Ba stressed the need for care.",
        "Minister Le Van Ba, Secretary of the PSCPC, asked all units to go on.",
        "All units should go on with the plan, Minister Le Van Ba asked.",
        "“We shall go on with the plan”, Minister Le Van Ba stressed.",
        "Speaking at the event, Minister Le Van Ba praised the officers.",
        "Bộ trưởng Le Van Ba nhấn mạnh nhiệm vụ trọng tâm.",
    ],
)
def test_who_says_what(sentence: str) -> None:
    assert said(sentence) == [("Le Van Ba", sentence)]


def test_pronouns_and_titles_mean_the_speaker_before() -> None:
    found = said(
        "Minister Le Van Ba stressed the need for care.",
        "He also asked the units to go on.",
        "They should be quick, the Minister asked.",
    )
    assert [speaker for speaker, _ in found] == ["Le Van Ba"] * 3


def test_a_pronoun_without_a_speaker_says_nothing() -> None:
    assert said("He asked the units to go on.", "The report said the work was done.") == []


def test_the_last_named_speaker_is_meant() -> None:
    found = said(
        "Minister Le Van Ba spoke first.",
        "Colonel Vu Thi Lan said the work was done.",
        "She added that more will come.",
    )
    assert [speaker for speaker, _ in found] == ["Vu Thi Lan", "Vu Thi Lan"]


def test_evidence_is_the_sentence() -> None:
    extraction = extract("A day\n\nIt rained.  Minister Le Van Ba  asked for care. It stopped.")
    statement = extraction.statements[0]
    block = extraction.article.blocks[0].text
    assert block[statement.span.start : statement.span.end] == "Minister Le Van Ba  asked for care."


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("Minister Le Van Ba delivered a report on the year, saying that crime fell.", "Le Van Ba"),
        ("According to Minister Le Van Ba, crime fell in all provinces.", "Le Van Ba"),
        ("Theo Đại tá Le Van Ba, số vụ giảm ở tất cả các tỉnh.", "Le Van Ba"),
        ("Minister Le Van Ba recalled that the road was built by hand.", "Le Van Ba"),
        ("Minister Le Van Ba was asked to come back soon.", None),
        ("Minister Le Van Ba was warmly praised by all.", None),
        ("In the presence of Minister Le Van Ba, the secretary noted that crime fell.", None),
        ("Minister Le Van Ba attended the meeting.", None),
        ("Sen Do, a resident of the town, told Minister Le Van Ba that the money was gone.", None),
    ],
)
def test_what_counts_as_a_statement(sentence: str, speaker: str | None) -> None:
    assert said(sentence) == ([(speaker, sentence)] if speaker else [])


def test_a_pronoun_speaks_also_where_the_verb_comes_late() -> None:
    found = said(
        "Minister Le Van Ba thanked the guests.",
        "He walked the visitors through the new halls of the building on the hill and noted that crime fell.",
    )
    assert [speaker for speaker, _ in found] == ["Le Van Ba", "Le Van Ba"]


def test_a_given_name_alone_speaks() -> None:
    found = said("Minister Le Van Ba thanked the guests.", "The road, Ba said, was built by hand.")
    assert [speaker for speaker, _ in found] == ["Le Van Ba", "Le Van Ba"]
