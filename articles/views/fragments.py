"""Links that mark words on any page: text fragments (`#:~:text=`), which browsers find by the words themselves."""

from urllib.parse import quote

from articles.extraction.sentences import sentence_bounds

WHOLE = 12  # words up to which a fragment quotes all of a sentence; of a longer one it gives beginning and end
ENDS = 5  # words of beginning and end
NEAR = 3  # words before and after, which tell a sentence from another that reads the same


def text_fragment(text: str, start: int, end: int) -> str:
    """Return the fragment that marks the sentence of text[start:end], without the leading #."""
    first, last = sentence_bounds(text, start, end)
    words, before, after = text[first:last].split(), text[:first].split()[-NEAR:], text[last:].split()[:NEAR]
    parts = [_said(words)] if len(words) <= WHOLE else [_said(words[:ENDS]), _said(words[-ENDS:])]
    if before:
        parts.insert(0, f"{_said(before)}-")
    if after:
        parts.append(f"-{_said(after)}")
    return f":~:text={','.join(parts)}"


def _said(words: list[str]) -> str:
    """Return words as a fragment takes them: hyphen, comma and ampersand would part it."""
    return quote(" ".join(words), safe="").replace("-", "%2D")
