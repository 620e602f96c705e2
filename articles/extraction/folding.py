"""One folding for names, titles and search: the only place that says what counts as equal."""

import re
import unicodedata
from functools import lru_cache

_DROPPED = str.maketrans({"đ": "d", "Đ": "D", "ð": "d", "Ð": "D"})
_NOT_ASCII = re.compile(r"[^\x00-\x7f]+")
_KEPT = b"abcdefghijklmnopqrstuvwxyz0123456789%/"
_SPACED = bytes(code if code in _KEPT else ord(" ") for code in range(256))


@lru_cache(maxsize=8192)  # a language has few different runs of letters with diacritics
def _plain(run: str) -> str:
    decomposed = unicodedata.normalize("NFD", run.translate(_DROPPED))
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def strip_diacritics(text: str) -> str:
    """Return `text` without combining marks; đ becomes d, case stays."""
    return text if text.isascii() else _NOT_ASCII.sub(lambda run: _plain(run[0]), text)


def fold(text: str) -> str:
    """Return the form in which two spellings of one thing are equal.

    Diacritics, đ, case, hyphens, apostrophes and runs of white space make no difference:
    ``fold("Tô Lâm") == fold("TO-LAM") == "to lam"``. Slashes and percent signs stay, since
    document numbers and rates need them. Text in another script folds to an empty string.
    """
    plain = strip_diacritics(text).lower().encode("ascii", "replace")
    return " ".join(plain.translate(_SPACED).decode("ascii").split())
