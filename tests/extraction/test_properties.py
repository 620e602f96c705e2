"""Any text in: never an exception, every span valid, same in same out."""

import unicodedata
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from articles.extraction import Extraction, Span, extract

PIECES = (
    "General To Lam", "Minister of Public Security ", "Thứ Ba, 28/12/2021, 19:31\n", "\n\n", "\r\n", " -0\n",
    "Đại tướng Tô Lâm, ", "12,345 cases ",
    "(down 5%)", "Resolution No. 12-NQ/TW ", "Law on Residence ", "held a meeting on June 3 ", "in Hanoi ",
    "he said. ", "By Thu Thuy", "from December 27 to 29",
    "90, 26%", "1.750.311 ", "the first nine months of 2021, ", "respectively ", "|", "“quote” ", "  ", ". ", ", ",
    "\u00a0", "to\u0302", "31held ", "Deputy Ministers ", "and ",
    "February 31, 2021", "99/99/9999", "Q5", "Plans 1 and 2", "no case ", "million ", "VND 5 billion ", "No. ",
    "date 2024-99-12 ", "- link\n", "of which 5 ",
)  # fmt: skip
texts = st.one_of(st.text(max_size=300), st.lists(st.sampled_from(PIECES), max_size=40).map("".join))


def spans(extraction: Extraction) -> Iterator[Span]:
    for official in extraction.officials:
        yield from (mention.span for mention in official.mentions)
    for meeting in extraction.meetings:
        yield meeting.span
        yield from (participant.span for participant in meeting.participants)
    for group in (extraction.citations, extraction.figures, extraction.statements):
        yield from (one.span for one in group)
    yield from (notice.span for notice in extraction.notices if notice.span)


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(texts)
@example("0b")
def test_any_text_is_read(text: str) -> None:
    extraction = extract(text)
    source = unicodedata.normalize("NFC", text)
    end = 0
    for block in extraction.article.blocks:
        assert end <= block.start < block.end <= len(source)
        assert source[block.start : block.end] == block.text
        end = block.end
    for span in spans(extraction):
        assert 0 <= span.start < span.end <= len(extraction.article.blocks[span.block].text)
    assert extract(text) == extraction


STORY = """Province holds a review

Thứ Ba, 05/10/2021, 08:00

The Ministry of Public Security held a conference on October 4 in Hue. Colonel Vũ Văn Lam, Director of the Archives, \
chaired the event.

Colonel Vu Van Lam speaks at the event.

In the first nine months of 2021, police handled 1,234 cases (down 4.2%) and seized 5.5 kg of opium under Decree \
No. 5/ND-CP. Colonel Lam asked for care.

By Thu Thuy
"""


def gist(text: str) -> tuple[object, ...]:
    found = extract(text)
    return (
        found.article.title,
        found.article.published,
        found.article.byline,
        [(one.name, one.rank, one.posts, len(one.mentions)) for one in found.officials],
        [(one.date_start, one.place, one.chairs) for one in found.meetings],
        [one.key for one in found.citations],
        [(one.value, one.unit, one.indicator, one.change_percent, one.period) for one in found.figures],
        [one.speaker for one in found.statements],
    )


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("\n", "\r\n"),
        ("\n\n", "\n\n\n\n"),
        (" ", "  "),
        (" ", "\u00a0"),
        ("ă", "a\u0306"),
        ("Hue. ", "Hue."),
        ("2021, police", "2021,police"),
        ("5.5 kg", "5.5kg"),
    ],
)
def test_typing_makes_no_difference(old: str, new: str) -> None:
    assert old in STORY
    assert gist(STORY.replace(old, new)) == gist(STORY)


def test_the_story_is_worth_comparing() -> None:
    assert all(gist(STORY))
