"""Fills sentence patterns: words from the tables of prose, counts with their truth."""

import random
import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from bench.corpus.phrases import DOWN, QUALIFIERS, UP
from bench.corpus.prose import SLOTS
from bench.corpus.series import MEASURES, Period, change, value

_PIECE = re.compile(r"\{([a-z_;0-9]+)\}|\[(\w+)(%|:m)?\]")
MONTH_NAMES = (
    "January February March April May June July August September October November December".split()
)  # fmt: skip

type Piece = tuple[str, str, str]  # kind (text, slot, count), word, form


@cache
def pieces(pattern: str) -> tuple[Piece, ...]:
    """Cut a pattern into text, slots and counts."""
    result: list[Piece] = []
    at = 0
    for match in _PIECE.finditer(pattern):
        if match.start() > at:
            result.append(("text", pattern[at : match.start()], ""))
        result.append(("slot", match[1], "") if match[1] else ("count", match[2], match[3] or ""))
        at = match.end()
    if at < len(pattern):
        result.append(("text", pattern[at:], ""))
    return tuple(result)


def pick[T](rng: random.Random, choices: Sequence[T]) -> T:
    """Return one of the choices; quicker than rng.choice, which this is called for most."""
    return choices[int(rng.random() * len(choices))]


def grouped(number: float, decimals: int) -> str:
    """Return a number with commas, without empty decimals."""
    text = f"{number:,.{decimals}f}"
    return text.rstrip("0").rstrip(".") if decimals else text


def named(rng: random.Random, period: Period) -> str:
    """Return how a period begins a sentence."""
    year = period.year
    match period.kind:
        case "month":
            return f"In {MONTH_NAMES[period.first - 1]} {year}"
        case "quarter":
            return f"In the {('first', 'second', 'third', 'fourth')[period.first // 3]} quarter of {year}"
        case "half":
            return pick(rng, (f"In the first half of {year}", f"In the first six months of {year}"))
        case "nine-month":
            return f"In the first nine months of {year}"
        case _:
            return f"In {year}"


class Filler:
    """Fills the patterns of one article and keeps the figures it has printed."""

    def __init__(self, rng: random.Random, seed: int, scope: str, period: Period) -> None:
        self._rng = rng
        self._seed, self._scope, self._period = seed, scope, period
        self.figures: list[dict[str, Any]] = []
        self.given: dict[str, str] = {}

    def fill(self, pattern: str, more: Mapping[str, str] | None = None) -> str:
        """Return a pattern with its slots filled: from `more`, from `given`, from the tables."""
        parts = []
        for kind, word, form in pieces(pattern):
            if kind == "text":
                parts.append(word)
            elif kind == "count":
                parts.append(self._count(word, form))
            elif more and word in more:
                parts.append(more[word])
            elif word in self.given:
                parts.append(self.given[word])
            else:
                chosen = pick(self._rng, SLOTS[word])
                parts.append(self.fill(chosen) if "{" in chosen else chosen)
        text = "".join(parts)
        return text[0].upper() + text[1:]

    def has(self, key: str) -> bool:
        """Whether the article gives this count already."""
        return any(figure["key"] == key for figure in self.figures)

    def _count(self, key: str, form: str) -> str:
        measure = MEASURES[key]
        if form == "%":
            return self._change(key)
        number = value(self._seed, key, self._scope, self._period)
        unit_text, qualifier = "", ""
        if measure.unit == "vnd":
            number = round(number / 1e9, 2) or 0.5
            text, unit_text, number = grouped(number, 2), "VND {} billion", round(number * 1e9)
        elif form == ":m":
            number = max(round(number / 1e6, 2), 0.02)
            text, number = grouped(number, 2), round(number * 1e6)
        else:
            if not measure.decimals and number > 100 and self._rng.random() < 0.2:
                qualifier = pick(self._rng, QUALIFIERS)
                number = int(round(number, 2 - len(str(int(number)))))
            text = grouped(number, measure.decimals)
        printed = unit_text.format(text) if unit_text else text
        self.figures.append(
            {
                "key": key,
                "value": number,
                "unit": measure.unit,
                "indicator": measure.indicator,
                "qualifier": qualifier or None,
                "change_percent": None,
                "period": self._period.text,
                "quote": printed,
            }
        )
        return f"{qualifier} {printed}" if qualifier else printed

    def _change(self, key: str) -> str:
        """Return the change of the count printed last under this key; half of the time nothing."""
        percent = change(self._seed, key, self._scope, self._period)
        if not percent or self._rng.random() < 0.4:
            return ""
        self.figures[-1]["change_percent"] = percent
        forms = UP if percent > 0 else DOWN
        return pick(self._rng, forms).format(x=grouped(abs(percent), 2), y=self._period.year - 1)
