"""Numerals as printed: separators of both styles, magnitudes, fractions, percentages, number words."""

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from articles.extraction.patterns import alternation
from articles.extraction.vocabulary.calendar import MAGNITUDES, NUMBER_WORDS

_CURRENCY = r"(?:US\$|USD|VND|VNĐ|\$|EUR)"
_TENS = [word for word, value in NUMBER_WORDS.items() if value >= 20]
_ONES = [word for word, value in NUMBER_WORDS.items() if 1 <= value <= 9]
_EITHER_TENS = alternation([*_TENS, *(word.capitalize() for word in _TENS)])
_EITHER_WORDS = alternation([*NUMBER_WORDS, *(word.capitalize() for word in NUMBER_WORDS)])
_WORDS = (
    rf"(?:{_EITHER_TENS}-{alternation(_ONES)}|{_EITHER_WORDS})(?: hundred)?(?: and "
    rf"{alternation([*_TENS, *_ONES])}(?![a-z]))?"
)
NUMERAL = re.compile(
    rf"(?<![\w.,/$-])(?:(?P<currency>{_CURRENCY}) ?)?"
    r"(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+, ?\d{1,2}(?= ?%)|\d+[.,]\d+|\d+)"
    r"(?:/(?P<of>\d[\d.,]*\d|\d))?"
    rf"(?:(?: |-)?(?P<magnitude>{alternation(MAGNITUDES)})(?:(?: "
    rf"|-)(?P<magnitude2>{alternation(MAGNITUDES)}))?(?![a-z]))?"
    r"(?P<percent> ?(?:%|percent\b|per cent\b|phan tram\b))?"
    r"(?![\d/]|[.,]\d|-\d|:\d|(?:st|nd|rd|th)\b|[A-Z])"
    rf"|(?<![\w-])(?P<word>{_WORDS})(?![A-Za-z-])(?: "
    rf"(?P<wordmagnitude>{alternation(MAGNITUDES)})(?![a-z]))?(?P<wordpercent> (?:percent|per cent))?"
)
_GROUPED_COMMA = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?\Z")
_GROUPED_POINT = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?\Z")
_POINT_STYLE = re.compile(r"\d{1,3}(?:\.\d{3}){2,}(?![\d.])|\d{1,3}\.\d{3},\d|\d+,\d{1,2}(?:%| ?kg)")
_COMMA_STYLE = re.compile(r"\d{1,3}(?:,\d{3})+(?![\d,])|\d+\.\d{1,2}(?!\d)")


@dataclass(frozen=True, slots=True)
class NumberAt:
    """A numeral at text[start:end]; `end` lies behind the magnitude and the percent sign."""

    start: int
    end: int
    value: Decimal
    percent: bool
    currency: str | None  # "vnd", "usd", "eur"
    of: Decimal | None  # the whole of "437/1,086"
    in_words: bool
    grouped: bool  # printed with thousands separators or a magnitude: no year, no number of a thing


def uses_points(text: str, places: list[int], vietnamese: bool) -> bool:
    """Tell whether a document whose numbers begin at `places` writes 1.750.311 and 517,57, not 1,750,311 and 517.57."""
    points = commas = 0
    for place in places:
        if text[place - 1 : place] not in (".", ","):
            points += _POINT_STYLE.match(text, place) is not None
            commas += _COMMA_STYLE.match(text, place) is not None
    return points > commas or (vietnamese and points >= commas)


def parse_number(printed: str, points: bool) -> Decimal | None:
    """Return the value of a numeral; `points` says which style decides where both are possible."""
    text = printed.replace(" ", "")
    if _GROUPED_POINT.match(text) and (points or text.count(".") > 1 or ("," in text)):
        text = text.replace(".", "").replace(",", ".")
    elif _GROUPED_COMMA.match(text) and (not points or text.count(",") > 1 or "." in text):
        text = text.replace(",", "")
    else:
        text = text.replace(",", ".")
    try:
        return Decimal(text)
    except InvalidOperation:
        return None


_CURRENCIES = {"US$": "usd", "USD": "usd", "$": "usd", "VND": "vnd", "EUR": "eur"}


def read_number(match: re.Match[str], points: bool) -> NumberAt | None:
    """Return the number that a match of NUMERAL stands for."""
    if match["word"]:
        return _read_words(match)
    value = parse_number(match["number"], points)
    if value is None:
        return None
    for magnitude in (match["magnitude"], match["magnitude2"]):
        if magnitude:
            value *= MAGNITUDES[magnitude]
    whole = parse_number(match["of"], points) if match["of"] else None
    return NumberAt(
        match.start(),
        match.end(),
        value,
        bool(match["percent"]),
        _CURRENCIES.get(match["currency"]) if match["currency"] else None,
        whole,
        in_words=False,
        grouped=bool(match["magnitude"]) or (len(match["number"]) > 4 and not match["number"].isdigit()),
    )


def _read_words(match: re.Match[str]) -> NumberAt | None:
    value = 0
    for word in match["word"].lower().replace("-", " ").split():
        if word == "hundred":
            value = max(value, 1) * 100
        elif word != "and":
            value += NUMBER_WORDS[word]
    if match["wordmagnitude"]:
        value *= MAGNITUDES[match["wordmagnitude"]]
    return NumberAt(
        match.start(),
        match.end(),
        Decimal(value),
        bool(match["wordpercent"]),
        None,
        None,
        in_words=True,
        grouped=bool(match["wordmagnitude"]),
    )
