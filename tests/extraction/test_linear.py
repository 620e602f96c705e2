"""Work grows in proportion to a text, however odd the text: counted in steps, not in seconds."""

import sys
from collections.abc import Callable
from types import FrameType

import pytest

from articles.extraction import extract

ODD: dict[str, Callable[[int], str]] = {
    "digits": lambda size: "1234567890" * (size // 10),
    "commas": lambda size: "," * size,
    "numbers": lambda size: "12 cases, " * (size // 10),
    "changes": lambda size: "down 5%, 6% and " * (size // 16),
    "names": lambda size: "Minister Abc Def, " * (size // 18),
    "capitals": lambda size: "Wxyz " * (size // 5),
    "titles": lambda size: "Director of the " * (size // 16),
    "brackets": lambda size: "(" * (size // 2) + ")" * (size // 2),
    "lines": lambda size: "a\n" * (size // 2),
    "laws": lambda size: "Law on A and " * (size // 13),
    "mentions": lambda size: "General To Lam said. " * (size // 21),
    "events": lambda size: "held a meeting " * (size // 15),
}


def steps(text: str) -> int:
    """Return how many Python functions reading `text` enters."""
    entered = 0

    def count(frame: FrameType, event: str, argument: object) -> None:
        nonlocal entered
        entered += event == "call"

    sys.setprofile(count)
    try:
        extract(text)
    finally:
        sys.setprofile(None)
    return entered


@pytest.mark.parametrize("name", ODD)
def test_twice_the_text_is_twice_the_work(name: str) -> None:
    make = ODD[name]
    small, large = steps(make(4_000)), steps(make(8_000))
    assert large <= small * 2.6 + 200
