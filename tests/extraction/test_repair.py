import pytest

from articles.extraction import extract
from articles.extraction.repair import repair


@pytest.mark.parametrize(
    ("source", "repaired"),
    [
        ("stock ofillegally made guns", "stock of illegally made guns"),
        ("about 31held last year", "about 31 held last year"),
        ("the DeputyMinister spoke", "the Deputy Minister spoke"),
        ("It ended.The crowd left", "It ended. The crowd left"),
        ("weapons,arresting two", "weapons, arresting two"),
        ("one   two", "one two"),
        ("the 13th and 21st", "the 13th and 21st"),
        ("1,234.56 and 3.5 kg", "1,234.56 and 3.5 kg"),
        ("offices of proof", "offices of proof"),
    ],
)
def test_repair(source: str, repaired: str) -> None:
    assert repair(source).text == repaired


def test_every_character_of_the_repaired_text_knows_its_source() -> None:
    source = "On  May 5the DeputyMinister  seized 12kg ofheroin.Then,he left"
    result = repair(source)
    for offset, char in enumerate(result.text):
        found = source[result.source_offset(offset)]
        assert char in (found, " ")


def test_evidence_quotes_the_source_and_not_the_repair() -> None:
    extraction = extract(
        "Story\n\nPolice seized 993.87kg of opium and, said DeputyMinister  Tran Van Hoa,more will follow."
    )
    block = extraction.article.blocks[0].text
    quotes = [block[one.span.start : one.span.end] for one in extraction.figures]
    assert quotes == ["993.87kg of opium"]
    mention = extraction.officials[0].mentions[0].span
    assert block[mention.start : mention.end] == "DeputyMinister  Tran Van Hoa"
