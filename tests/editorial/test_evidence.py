import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.editorial import evidence
from articles.editorial.outcome import RefusalError
from articles.models import ArticleVersion, Figure

TEXTS = ("He said no. He said no again.", "Aa aa aa")
VERSION = ArticleVersion(blocks=[{"kind": "paragraph", "text": text} for text in TEXTS])


def test_words_are_found_where_they_stand_once():
    assert evidence.locate(VERSION, 0, "no again") == (20, 28)


@pytest.mark.parametrize(
    ("block", "exact", "message"),
    [
        (0, "He said", "2 times in paragraph 0"),
        (1, "a aa", "2 times"),
        (0, "Aa", "They stand in paragraph 1"),
        (0, "nowhere", "Copy them from the text"),
        (0, "", "does not contain"),
        (2, "He", "paragraphs 0 to 1; there is no 2"),
        (-1, "He", "there is no -1"),
    ],
)
def test_other_words_are_refused_with_a_reason(block, exact, message):
    with pytest.raises(RefusalError, match=message):
        evidence.locate(VERSION, block, exact)


def test_copied_words_are_tidied():
    assert evidence.tidy("  To\u0302 La\u0302m\n") == "Tô Lâm"


@given(st.text(max_size=40), st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=6))
def test_segments_join_to_the_text_and_lie_within_their_claims(text, spans):
    claims = [Figure(start=start, end=end) for start, end in spans if start < end <= len(text)]
    found = evidence.segments(text, claims)
    assert "".join(segment.text for segment in found) == text
    position = 0
    for segment in found:
        end = position + len(segment.text)
        assert all(claim.start <= position and end <= claim.end for claim in segment.claims)
        covering = [claim for claim in claims if claim.start <= position and end <= claim.end]
        assert len(covering) == len(segment.claims)
        position = end


def test_an_excerpt_is_cut_at_words():
    text = "one two three four five six seven eight nine ten"
    version = ArticleVersion(blocks=[{"kind": "paragraph", "text": text}])
    start = text.index("five")
    claim = Figure(version=version, block=0, start=start, end=start + 4)
    cut = evidence.excerpt(claim, around=12)
    assert (cut.before, cut.exact, cut.after) == ("…three four ", "five", " six seven…")
    whole = evidence.excerpt(claim, around=500)
    assert f"{whole.before}{whole.exact}{whole.after}" == text
