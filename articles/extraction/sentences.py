"""Where the sentence around a stretch of text begins and ends."""

import re

# A full stop after these ends no sentence.
_ABBREVIATION = re.compile(r"(?:\b(?:No|Nos|Gen|Lt|Col|Maj|Sen|Snr|Capt|Mr|Mrs|Ms|Dr|Prof|vs|St)|\b[A-Z])$")
_BOUNDARY = re.compile(r"(?P<stop>[.!?])[\"”’)\]]*\s+(?=[\"“‘(\[]*[A-ZĐÀ-Ỹ])")


def sentence_bounds(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where the sentence of text[start:end] begins and ends, the space around it included."""
    first, last = 0, len(text)
    for found in _BOUNDARY.finditer(text):
        if found["stop"] == "." and _ABBREVIATION.search(text, max(0, found.start() - 8), found.start()):
            continue
        if found.end() <= start:
            first = found.end()
        elif found.start() >= end - 1:
            last = found.end()
            break
    return first, last
