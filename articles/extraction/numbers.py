"""Numerals as printed: separators of both styles, magnitudes, fractions, percentages, number words."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from articles.extraction.patterns import alternation
from articles.extraction.vocabulary.calendar import (
    MAGNITUDES,
    NUMBER_WORDS,
    VIETNAMESE_FIRST,
    VIETNAMESE_LAST,
    VIETNAMESE_PRINTED,
)

_CURRENCY = r"(?:US\$|USD|VND|VNĐ|\$|EUR)"
_SMALL = {word: value for word, value in NUMBER_WORDS.items() if value < 20}
_TENS = [word for word, value in NUMBER_WORDS.items() if value >= 20]
_ONES = [word for word, value in NUMBER_WORDS.items() if 1 <= value <= 9]


def _either(words: Iterable[str]) -> str:
    words = list(words)
    return alternation([*words, *(word.capitalize() for word in words)])


_UNDER_HUNDRED = rf"(?:{_either(_TENS)}(?:[ -]{alternation(_ONES)}(?![a-z]))?|{_either(_SMALL)})"
_UNDER_THOUSAND = rf"{_UNDER_HUNDRED}(?: hundred(?![a-z])(?:(?: and)? {_UNDER_HUNDRED}(?![a-z-]))?)?"
# "hai muoi mot", "muoi chin", "ba tram". "nam" is five only in front: "muoi nam" is ten years, "nam" a year.
_VN_FIRST = alternation(VIETNAMESE_FIRST)
_VN_LAST = alternation(VIETNAMESE_LAST)
_VN_ALONE = alternation(word for word in VIETNAMESE_FIRST if word not in ("mot", "nam"))
_VN_WORDS = (
    rf"(?:{_VN_FIRST} )?(?:muoi|Muoi)(?: {_VN_LAST}(?![a-z]))?"
    rf"|{_VN_FIRST} tram(?: {_VN_FIRST} muoi)?(?: {_VN_LAST}(?![a-z]))?|{_VN_ALONE}"
)
# "khong xay ra vu chay nao": none at all.
_NOTHING = r"[Kk]hong(?: (?:de|he|con|xay ra|phat hien|phat sinh|ghi nhan|co|them|bat ky)){1,3}(?= [a-z ]{2,60}?nao\b)"
_ENGLISH_WORDS = rf"{_UNDER_THOUSAND}(?: thousand(?![a-z])(?:,?(?: and)? {_UNDER_THOUSAND}(?![a-z-]))?)?"
NUMERAL = re.compile(
    rf"(?<![\w.,/$])(?<!\w-)(?:(?P<currency>{_CURRENCY}) ?)?"
    r"(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+, ?\d{1,2}(?= ?%)|\d+[.,]\d+|\d+)"
    r"(?:/(?P<of>\d[\d.,]*\d|\d))?"
    rf"(?:(?: |-)?(?P<magnitude>{alternation(MAGNITUDES)})(?:(?: "
    rf"|-)(?P<magnitude2>{alternation(MAGNITUDES)}))?(?![a-z]))?"
    r"(?P<percent> ?(?:%|percent\b|per cent\b|phan tram\b))?"
    r"(?![\d/]|[.,]\d|-\d|:\d|(?:st|nd|rd|th)\b|[A-Z])"
    rf"|(?<![\w-])(?P<word>{_ENGLISH_WORDS}|(?P<vietnamese>{_VN_WORDS})|(?P<nothing>{_NOTHING}))(?![A-Za-z-])(?: "
    rf"(?P<wordmagnitude>{alternation(MAGNITUDES)})(?![a-z]))?(?P<wordpercent> (?:percent|per cent))?"
)
_GROUPED_COMMA = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?\Z")
_GROUPED_POINT = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?\Z")
_POINT_STYLE = re.compile(r"\d{1,3}(?:\.\d{3}){2,}(?![\d.])|\d{1,3}(?:\.\d{3})+,\d|\d+,\d{1,2}(?: ?%| ?kg| \w)")
_COMMA_STYLE = re.compile(r"\d{1,3}(?:,\d{3})+(?![\d,])|\d+\.\d{1,2}(?!\d)")
_COMMA_GROUPS = re.compile(r"\d{1,3}(?:,\d{3})+(?![\d,])")
_THOUSANDS = re.compile(r"\d{1,3}\.\d{3}\Z")
# Three decimals are printed of what is weighed or measured; nothing else is counted in thousandths.
_MEASURED = re.compile(
    r" ?(?:-?(?:kg|kilo|ton|tan\b|gram|gam|g\b|ha\b|hec|lit|km|m2|m3|%|per ?cent|phan)|[mb]illion|tri|ty\b)"
)


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
    vietnamese: bool  # in Vietnamese number words
    grouped: bool  # printed with thousands separators or a magnitude: no year, no number of a thing


@dataclass(frozen=True, slots=True)
class Separators:
    """How a document separates: `points` writes 1.750.311 and 517,57, not 1,750,311 and 517.57."""

    points: bool

    def of(self, text: str, printed: str, end: int) -> bool:
        """Tell whether points group thousands in `printed`, which ends at text[end].

        "38.875.120 cards" may stand beside "46.3 million": a document mixes both, a numeral does not.
        """
        if self.points or not _THOUSANDS.match(printed) or printed.startswith("0"):
            return self.points
        return _MEASURED.match(text, end) is None


def separators(text: str, places: list[int], vietnamese: bool) -> Separators:
    """Read the style off a document whose numbers begin at `places`."""
    points = commas = groups = 0
    for place in places:
        if text[place - 1 : place] not in (".", ","):
            points += _POINT_STYLE.match(text, place) is not None
            commas += _COMMA_STYLE.match(text, place) is not None
            groups += _COMMA_GROUPS.match(text, place) is not None
    return Separators(points > commas or (vietnamese and points >= commas) or (points > 0 and groups == 0))


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


_VIETNAMESE_VALUES = VIETNAMESE_FIRST | VIETNAMESE_LAST
_CURRENCIES = {"US$": "usd", "USD": "usd", "$": "usd", "VND": "vnd", "EUR": "eur"}


def read_number(match: re.Match[str], style: Separators) -> NumberAt | None:
    """Return the number that a match of NUMERAL stands for."""
    if match["word"]:
        return _read_words(match)
    points = style.of(match.string, match["number"], match.end("number"))
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
        vietnamese=False,
        grouped=bool(match["magnitude"]) or (len(match["number"]) > 4 and not match["number"].isdigit()),
    )


def _read_words(match: re.Match[str]) -> NumberAt | None:
    if match["nothing"]:
        return NumberAt(*match.span(), Decimal(0), False, None, None, in_words=True, vietnamese=False, grouped=False)
    words = match["word"].lower().replace("-", " ").replace(",", "").split()
    value = _vietnamese_value(words) if match["vietnamese"] else _english_value(words)
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
        vietnamese=bool(match["vietnamese"]),
        grouped=bool(match["wordmagnitude"]),
    )


def _english_value(words: list[str]) -> int:
    total = value = 0
    for word in words:
        if word == "hundred":
            value = max(value, 1) * 100
        elif word == "thousand":
            total, value = max(value, 1) * 1000, 0
        elif word != "and":
            value += NUMBER_WORDS[word]
    return total + value


def _vietnamese_value(words: list[str]) -> int:
    """ "hai muoi mot" is 21, "muoi chin" 19, "ba tram hai muoi" 320."""
    total = value = 0
    for word in words:
        if word in ("muoi", "tram"):
            total += max(value, 1) * (10 if word == "muoi" else 100)
            value = 0
        else:
            value = _VIETNAMESE_VALUES[word]
    return total + value


def is_printed_so(printed: str) -> bool:
    """Tell whether each Vietnamese number word carries its accents: "ba" is three, "bà" is Mrs."""
    return VIETNAMESE_PRINTED.issuperset(printed.lower().split())
