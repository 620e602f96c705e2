"""Links that mark a sentence by its words."""

import pytest

from articles.views.fragments import text_fragment

SAME = "It was so. Police seized 5 kg, they said. It was so. The end came."


@pytest.mark.parametrize(
    ("text", "words", "fragment"),
    [
        ("Police seized 5 kg.", "5 kg", ":~:text=Police%20seized%205%20kg."),
        (SAME, "5 kg", ":~:text=It%20was%20so.-,Police%20seized%205%20kg%2C%20they%20said.,-It%20was%20so."),
        ("A vice-minister & one, two.", "vice", ":~:text=A%20vice%2Dminister%20%26%20one%2C%20two."),
        ("a " * 6 + "b " * 6 + "c.", "c.", ":~:text=a%20a%20a%20a%20a,b%20b%20b%20b%20c."),
    ],
)  # fmt: skip
def test_a_fragment_quotes_the_sentence_and_what_stands_beside_it(text: str, words: str, fragment: str) -> None:
    start = text.index(words)
    assert text_fragment(text, start, start + len(words)) == fragment
