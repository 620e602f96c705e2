"""One folding for names, titles and search: the only place that says what counts as equal."""

import re
import unicodedata

_DROPPED = str.maketrans({"đ": "d", "Đ": "D", "ð": "d", "Ð": "D"})
_NOT_WORD = re.compile(r"[^a-z0-9%/]+")


def strip_diacritics(text: str) -> str:
    """Return `text` without combining marks; đ becomes d, case stays."""
    decomposed = unicodedata.normalize("NFD", text.translate(_DROPPED))
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def fold(text: str) -> str:
    """Return the form in which two spellings of one thing are equal.

    Diacritics, đ, case, hyphens, apostrophes and runs of white space make no difference:
    ``fold("Tô Lâm") == fold("TO-LAM") == "to lam"``. Slashes and percent signs stay, since
    document numbers and rates need them. Text in another script folds to an empty string.
    """
    return " ".join(_NOT_WORD.sub(" ", strip_diacritics(text).lower()).split())
