"""Numerals as printed: separators of both styles, magnitudes, fractions, percentages, number words."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import lru_cache

from articles.extraction.patterns import alternation
from articles.extraction.vocabulary.calendar import (
    MAGNITUDES,
    NUMBER_WORDS,
    VIETNAMESE_FIRST,
    VIETNAMESE_LAST,
    VIETNAMESE_PRINTED,
)

_CURRENCIES = {
    "US$": "usd",
    "USD": "usd",
    "$": "usd",
    "VND": "vnd",
    "VNĐ": "vnd",
    "EUR": "eur",
    "€": "eur",
    "AUD": "aud",
    "A$": "aud",
    "GBP": "gbp",
    "£": "gbp",
    "JPY": "jpy",
    "¥": "jpy",
    "CNY": "cny",
    "RMB": "cny",
    "KRW": "krw",
    "SGD": "sgd",
    "S$": "sgd",
    "THB": "thb",
}
_CURRENCY = alternation(_CURRENCIES)
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
_NOTHING = (
    r"[Kk]hong(?: (?:de|he|con|xay ra|phat hien|phat sinh|ghi nhan|co|them"
    r"|bat ky)){1,3}(?= [a-z ]{2,60}?nao\b)"
)
_ENGLISH_WORDS = rf"{_UNDER_THOUSAND}(?: thousand(?![a-z])(?:,?(?: and)? {_UNDER_THOUSAND}(?![a-z-]))?)?"
NUMERAL = re.compile(
    rf"(?<![\w/$])(?<!\d[.,])(?<!\w-)(?:(?P<currency>{_CURRENCY}) ?)?"
    r"(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+, ?\d{1,2}(?= ?%)|\d+[.,]\d+|\d+)"
    r"(?:/(?P<of>\d[\d.,]*\d|\d))?"
    r"(?:-(?P<to>\d[\d.,]*\d|\d)(?= ?%| (?!to\b|on\b|at\b|in\b)[a-z]{2}|kg))?"
    rf"(?:(?: |-)?(?P<magnitude>{alternation(MAGNITUDES)})(?:(?: "
    rf"|-)(?P<magnitude2>{alternation(MAGNITUDES)}))?(?![a-z]))?"
    r"(?P<percent> ?(?:%|percent\b|per cent\b|phan tram\b))?"
    r"(?![\d/]|[.,]\d|-\d|:\d|(?:st|nd|rd|th)\b|[A-Z])"
    rf"|(?:(?<![\w-])|(?<=PSNews-)|(?<=PANO-)|(?<=MPS-))(?P<word>(?<=[Nn]ot a )single(?= )"
    rf"|half an?(?= (?:ton|tonne|million|billion|kilogram|kg|kilo|litre|liter|hectare)\b)"
    rf"|(?<=\b[Aa] )(?:thousand|million|billion)(?= )|{_ENGLISH_WORDS}(?P<half> and a half)?"
    rf"|(?P<vietnamese>{_VN_WORDS})|(?P<nothing>{_NOTHING}))(?![A-Za-z-])(?: "
    rf"(?P<wordmagnitude>{alternation(MAGNITUDES)})(?![a-z]))?(?P<wordpercent> (?:percent|per cent))?"
)
_GROUPED_COMMA = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?\Z")
_GROUPED_POINT = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?\Z")
# What a numeral with separators tells of the style: no two of these can stand at one place.
_STYLE = re.compile(
    r"(?=\d+[.,]\d)(?:(?P<groups>\d{1,3}(?:,\d{3})+(?![\d,]))|(?P<decimals>\d+\.\d{1,2}(?!\d))"
    r"|(?P<points>\d{1,3}(?:\.\d{3}){2,}(?![\d.])|\d{1,3}(?:\.\d{3})+,\d|\d+,\d{1,2}(?: ?%| ?kg| \w)))"
)
_COMMA_THOUSANDS = re.compile(r"[1-9]\d{0,2},\d{3}\Z")
_THOUSANDS = re.compile(r"\d{1,3}\.\d{3}\Z")
# Three decimals are printed of what is weighed or measured; nothing else is counted in thousandths.
_MEASURED = re.compile(
    r" ?(?:-?(?:kg|kilo|ton|tan\b|gram|gam|g\b|ha\b|hec|lit|km|m2|m3|%|per ?cent|phan)|[mb]illion|tri|ty\b)"
)


@dataclass(slots=True)
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
    low: Decimal | None = None  # the lower end of "20-30", whose upper end is the value


@dataclass(frozen=True, slots=True)
class Separators:
    """How a document separates: `points` writes 1.750.311 and 517,57, not 1,750,311 and 517.57."""

    points: bool

    def of(self, text: str, printed: str, end: int) -> bool:
        """Tell whether points group thousands in `printed`, which ends at text[end].

        "38.875.120 cards" may stand beside "46.3 million": a document mixes both, a numeral does not.
        """
        if self.points and _COMMA_THOUSANDS.match(printed):
            return not printed.endswith(",000") and _MEASURED.match(text, end) is not None
        if self.points or not _THOUSANDS.match(printed) or printed.startswith("0"):
            return self.points
        return _MEASURED.match(text, end) is None


def separators(text: str, places: list[int], vietnamese: bool) -> Separators:
    """Read the style off a document whose numbers begin at `places`."""
    told = {"points": 0, "decimals": 0, "groups": 0}
    for place in places:
        found = _STYLE.match(text, place)
        if found is not None and text[place - 1 : place] not in (".", ","):
            told[found.lastgroup or ""] += 1
    points, groups = told["points"], told["groups"]
    commas = groups + told["decimals"]
    return Separators(points > commas or (vietnamese and points >= commas) or (points > 0 and groups == 0))


@lru_cache(maxsize=4096)
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


def read_number(match: re.Match[str], style: Separators) -> NumberAt | None:
    """Return the number that a match of NUMERAL stands for."""
    printed, of, to, magnitude, magnitude2, percent, currency = match.group(*_PARTS)
    if printed is None:
        return _read_words(match)
    start, end = match.span()
    if printed.isdigit():
        points, grouped = style.points, False
    else:
        points, grouped = style.of(match.string, printed, match.end("number")), len(printed) > 4
    value = parse_number(printed, points)
    if value is None:
        return None
    whole = parse_number(of, points) if of else None
    low = None
    if to:
        low, value = value, parse_number(to, points)
        if value is None or low >= value or printed.startswith("0") or 1900 <= low <= 2100:
            return None
    if magnitude:
        grouped = True
        times = MAGNITUDES[magnitude] * (MAGNITUDES[magnitude2] if magnitude2 else 1)
        value *= times
        low = low * times if low is not None else None
    unit = _CURRENCIES.get(currency) if currency else None
    return NumberAt(start, end, value, percent is not None, unit, whole, False, False, grouped, low)


_PARTS = ("number", "of", "to", "magnitude", "magnitude2", "percent", "currency")


def _read_words(match: re.Match[str]) -> NumberAt | None:
    if match["nothing"] or match["word"] == "single":
        return NumberAt(*match.span(), Decimal(0), False, None, None, in_words=True, vietnamese=False, grouped=False)
    value = _value_of_words(match)
    if match["wordmagnitude"]:
        value *= MAGNITUDES[match["wordmagnitude"]]
    return NumberAt(
        match.start(),
        match.end(),
        value,
        bool(match["wordpercent"]),
        None,
        None,
        in_words=True,
        vietnamese=bool(match["vietnamese"]),
        grouped=bool(match["wordmagnitude"]) or value >= 1000,
    )


def _value_of_words(match: re.Match[str]) -> Decimal:
    printed = match["word"].lower()
    if printed.startswith("half"):
        return Decimal("0.5")
    words = printed.removesuffix(" and a half").replace("-", " ").replace(",", "").split()
    if match["vietnamese"]:
        return Decimal(_vietnamese_value(words))
    if words[0] in ("million", "billion"):
        return Decimal(MAGNITUDES[words[0]])
    return _english_value(words) + (Decimal("0.5") if match["half"] else Decimal(0))


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
