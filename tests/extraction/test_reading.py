"""What the text to search tells cheaply: where words stand that may open a find, and which sentences hold them."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.extraction.reading import Reading, read_text
from articles.extraction.triggers import TRIGGERS, Trigger, find_triggers
from articles.extraction.types import Article, Block, BlockKind, Layout

TEXT = (
    "Minister To Lam chaired a conference on December 27. Police seized 31kg of heroin. "
    "On behalf of Lt. Gen. Tran Quoc To, he thanked all. The end."
)


def read(text: str, title: str = "A title on 5 cases") -> Reading:
    block = Block(BlockKind.PARAGRAPH, text, 0, len(text))
    return read_text(Article(title, None, None, Layout.PLAIN, "en", (block,)))


words = st.sampled_from(
    (*sorted(TRIGGERS)[::37], *"in the chair,in,the,opened,its,31held,x,năm,12,-,5G,\n,.,A,on-trial".split(","))
)
LONGEST = max(phrase.count(" ") for phrase in TRIGGERS) + 1


@given(st.lists(words).map(" ".join) | st.text())
def test_triggers_are_whole_words_and_phrases_of_the_table(text: str) -> None:
    letters = re.sub("[^A-Za-z]", " ", text)
    places = [found.start() for found in re.finditer("(?<![A-Za-z])[A-Za-z]", text)]
    phrases = [
        (place, " ".join(letters[place:].split(" ")[:count])) for place in places for count in range(LONGEST, 0, -1)
    ]
    found, numbers = find_triggers(text)
    assert sorted(found) == sorted({(place, int(TRIGGERS[phrase])) for place, phrase in phrases if phrase in TRIGGERS})
    assert [place for place, _ in found] == sorted(place for place, _ in found)
    assert numbers == [place.start() for place in re.finditer("[0-9]+", text)]


def test_no_place_is_given_twice_for_one_trigger() -> None:
    for phrase, trigger in TRIGGERS.items():
        words = phrase.split()
        for count in range(1, len(words)):
            assert not trigger & TRIGGERS.get(" ".join(words[:count]), Trigger(0))


@pytest.mark.parametrize("trigger", [*Trigger, Trigger.TITLE | Trigger.CHAIR, Trigger.DIGITS | Trigger.PERIOD])
def test_sentences_that_hold_a_trigger(trigger: Trigger) -> None:
    reading = read(TEXT)
    holding = [(start, end) for start, end in reading.bounds if reading.openings(trigger, start, end)]
    assert reading.sentences_with(trigger) == holding
    assert [bounds for bounds, mask in zip(reading.bounds, reading.masks, strict=True) if mask & trigger] == holding
    assert reading.has(trigger) is bool(holding)


def test_openings_of_several_kinds_stand_in_the_order_of_the_text() -> None:
    reading = read(TEXT)
    found = reading.openings(Trigger.DIGITS | Trigger.CHAIR, 0, TEXT.index("On behalf"))
    assert [reading.text[place : place + 3] for place in found] == ["cha", "27.", "31 "]
    assert reading.has(Trigger.CHAIR, 0, 30)
    assert not reading.has(Trigger.CHAIR, TEXT.index("Police"))


def test_sentences_end_where_they_end() -> None:
    reading = read(TEXT)
    assert [reading.text[start:end] for start, end in reading.bounds] == [
        "Minister To Lam chaired a conference on December 27.",
        "Police seized 31 kg of heroin.",
        "On behalf of Lt. Gen. Tran Quoc To, he thanked all.",
        "The end.",
        "A title on 5 cases",
    ]
    assert reading.sentence(TEXT.index("heroin")) == reading.bounds[1]
    assert reading.sentences(10, len(TEXT)) == reading.bounds[1:4]
