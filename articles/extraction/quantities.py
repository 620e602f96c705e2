"""What a numeral counts: the noun after it, its unit, and whether it is a figure at all."""

import re
from dataclasses import dataclass

from articles.extraction.numbers import NumberAt
from articles.extraction.patterns import alternation
from articles.extraction.vocabulary.calendar import MONTHS
from articles.extraction.vocabulary.documents import KINDS
from articles.extraction.vocabulary.units import (
    COUNTED_IN_HUNDREDS,
    COUNTED_IN_WORDS,
    HARMED,
    HONOURED,
    IRREGULAR,
    NOT_COUNTED,
    NOT_COUNTED_VIETNAMESE,
    PHRASE_END,
    QUALIFIERS,
    UNITS,
    ZERO_ADJECTIVES,
    ZERO_UNITS,
)


def _plural(noun: str) -> str:
    if noun in IRREGULAR:
        return IRREGULAR[noun]
    if noun.endswith(("s", "x", "ch", "sh")):
        return noun + "es"
    if noun.endswith("y") and noun[-2] not in "aeou":
        return noun[:-1] + "ies"
    return noun + "s"


_INVARIABLE = frozenset(("kg", "g", "ha", "vnd", "usd", "dong", "km"))
UNIT_OF: dict[str, str] = {}
_SINGULAR_UNIT_OF: dict[str, str] = {}
_VIETNAMESE_UNIT_OF: dict[str, str] = {}
for _unit, _english, _vietnamese in UNITS:
    for _noun in _english:
        if _noun in _INVARIABLE:
            UNIT_OF[_noun] = _unit
        else:
            UNIT_OF[_plural(_noun)] = _unit
            _SINGULAR_UNIT_OF[_noun] = _unit
    _VIETNAMESE_UNIT_OF |= dict.fromkeys(_vietnamese, _unit)
MASS_UNITS = frozenset(("kg", "gram", "ton", "pill", "bar", "brick", "liter", "cake"))
NOUN = re.compile(r" ?([A-Za-z]+(?:[-'][A-Za-z0-9]+)*)")
_IN_BRACKETS = re.compile(r" \([a-z-]+\)")  # "3 (three) cases"
_VIETNAMESE_NOUN = re.compile(r" ?([a-z]+)(?: ([a-z]+))?(?: ([a-z]+))?(?![A-Za-z])")
_TWO_WORDS = re.compile(r" ?([a-z]+ [a-z]+)")
_COORDINATED = re.compile(r"(?:,? [a-z-]+){0,2}?,? (?:and|&|or) (?:[a-z-]+ ){0,2}?([a-z]+)")
# Words after which a number is a date's, a document's or a thing's own, and counts nothing.
_LABEL_WORDS = (
    frozenset(
        (
            "No Nos Number Numbers number numbers Article Articles article articles Clause clause "
            "clauses Chapter chapter Section section Route route Highway highway Room"
            " room Phase phase phases Class class classes Grade grade Level level COVID Covid hotline "
            "Hotline phone Phone tel Tel page Page version Version zone Zone aged Aged"
            " District district Ward ward Region region Gate gate Hall hall Group Unit Team Block point "
            "Regiment Battalion Brigade Division Company Camp Court Terminal Building Line Games Top "
            "so ngay thang nam Dieu"
        ).split()
    )
    | {name.capitalize() for name in MONTHS}
    | {
        word
        for kind, others, vietnamese in KINDS
        for last in (kind, *others, *vietnamese)
        for word in (last.split()[-1], last.split()[-1] + "s")
    }
)
_LAST_WORD = re.compile(r"([A-Za-z]+)(\.|:)? ?\Z")
# "Conclusions 61 and 62", "Districts 1, 5 and 12": the later numbers of a labelled list.
_LABELLED_LIST = re.compile(r"\b([A-Z][a-z]+s) \d[\w/-]*(?:, \d[\w/-]*){0,4},? ?(?:and|or|to|va|&|-) \Z")
_DURATION_AFTER = re.compile(
    r"(?: |-)?(?:years?|months?|days?|weeks?|hours?|minutes?|seconds?|decades?|nam|thang|ngay|tuan|gio"
    r"|phut|quarters?|tuoi|h\d|a\.?m\b|p\.?m\b|o'clock)(?:'|\b)|-(?:year|month|day|week|hour|minute|point"
    r"|storey|meter|metre|km|member|person|page)|:\d\d|°"
)
_QUALIFIER = re.compile(
    rf"\b({alternation(sorted(QUALIFIERS))})(?: (?:a |the )?total(?: number)? of| an estimated)? \Z", re.IGNORECASE
)
_PARTICIPLES = frozenset(("related", "involved", "arrested", "detained", "recorded", "detected", "solved"))
_BEFORE_YEAR = re.compile(r"(?:[Ii]n|[Oo]f|since|the|for|by|year|from|to|during|and|nam|tu|den|-) \Z")
_BEFORE_DAY = re.compile(
    r"\b(?:on|dated|and|to|from|until|till|by|before|after|since|ngay|truoc|sau|tu|toi|den|hom|sang|chieu|va"
    r"|ngay) \(?\Z"
)
# "killing 14, injuring 22": people, though no noun says so.
_HARMED = re.compile(
    r"\b(?:kill(?:ing|ed)|hurt(?:ing)?|injur(?:ing|ed)|wound(?:ing|ed)|arrest(?:ing|ed)|detain(?:ing|ed)|prosecut(?:ing"
    r"|ed)|rescu(?:ing|ed)|claim(?:ing|ed))(?: (?:more than|over|nearly|some|about|at least|another))? \Z"
)
_ARE_HARMED = re.compile(
    r" (?:(?:were|was|are|have been|had been|others?) )?(?:dead|killed|injured|wounded|died|arrested|detained|missing"
    r"|rescued|prosecuted|hospitali[sz]ed)\b"
)
# "down 12 cases": by how much a count moved, no count.
_DIFFERENCE = re.compile(
    r"(?:(?:[,(]|\b(?:by|went|was|were|is|are)) ?(?:down|up)"
    r"|\b(?:increase|decrease|rise|reduction|drop|fall)[ds]? (?:of|by)"
    r"|(?:increased|decreased|reduced|fell|rose|dropped|rising|falling) by|giam|tang) \Z"
)
_HONOUR = re.compile(
    r"\b(?:award|honou?r|reward|commend|prais|merit|medal|order|title|bestow|khen thuong|tang)", re.IGNORECASE
)


_PRESENTED = re.compile(r"\b(?:teams?|collectives?|units?|to) and \Z|\b(?:award|honou?r|reward|commend)\w*[^.]{0,20}\Z")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A numeral with what it counts; text[start:end] holds number and head noun, `phrase` its noun phrase."""

    number: NumberAt
    unit: str | None
    end: int
    phrase: str
    qualifier: str | None
    recipients: bool = False


def quantity_at(text: str, number: NumberAt, limit: int, vietnamese: bool) -> Quantity | None:
    """Return the quantity that `number` opens, or None where it dates, orders or labels something."""
    left = text[max(0, number.start - 32) : number.start]
    if not number.percent and number.currency is None and _labels(text, number, left):
        return None
    qualifier = _QUALIFIER.search(left)
    printed_qualifier = qualifier[1].lower() if qualifier else None
    if number.percent:
        return Quantity(number, "percent", number.end, "", printed_qualifier)
    if number.currency:
        return Quantity(number, number.currency, number.end, "", printed_qualifier)
    unit, end, phrase = _vietnamese_noun(text, number, limit) if vietnamese else (None, number.end, "")
    if unit is None:
        unit, end, phrase = _head_noun(text, number, limit)
    if unit == "":
        return None
    harmed = bool(_HARMED.search(left) or _ARE_HARMED.match(text, end))
    if unit is None and harmed:
        unit = "person"
    if _DIFFERENCE.search(left):
        return None
    harmed = harmed and unit == "person" and number.value > 0
    if number.in_words and not harmed and not _counts_in_words(text, number, unit, end, phrase):
        return None
    if unit == "km" and number.value < 100:
        return None
    if unit == "person" and phrase.lower().endswith(("individual", "individuals")) and _PRESENTED.search(left):
        unit = "individual"
    recipients = bool(unit) and _are_recipients(text, end, phrase, limit, number.start)
    return Quantity(number, "recipient" if recipients else unit, end, phrase, printed_qualifier, recipients)


def _labels(text: str, number: NumberAt, left: str) -> bool:
    if _DURATION_AFTER.match(text, number.end):
        return True
    if number.in_words:
        return False
    if not number.grouped and (number.of is None or 1900 <= number.of <= 2100) and _has_label(left):
        return True
    if number.of is not None:
        return _is_day(text, number, left)
    whole = number.value == number.value.to_integral_value()
    return whole and not number.grouped and 1900 <= number.value <= 2100 and _is_year(text, number, left)


def _has_label(left: str) -> bool:
    """Tell whether a word before the number makes it a thing's own number: "No. 5", "Districts 1 and", "age of"."""
    last = _LAST_WORD.search(left[-14:])
    if last and last[1] in _LABEL_WORDS:
        return last[2] != ":" or last[1].lower() not in MONTHS
    listed = _LABELLED_LIST.search(left)
    return left.endswith(("age of ", "ages of ", "lan thu ")) or bool(
        listed and listed[1].removesuffix("s") in _LABEL_WORDS
    )


def _is_year(text: str, number: NumberAt, left: str) -> bool:
    if number.end - number.start != 4:
        return False
    following = NOUN.match(text, number.end)
    if following is None or following[1].lower() not in UNIT_OF:
        return True
    return bool(_BEFORE_YEAR.search(left))


def _is_day(text: str, number: NumberAt, left: str) -> bool:
    """Tell whether "1/7" is a day and not a share: the word before says so, or nothing countable follows."""
    if number.of is None or number.value >= 32 or number.of >= 13:
        return False
    following = NOUN.match(text, number.end)
    counted = following and (is_plural(following[1]) or following[1] in _VIETNAMESE_UNIT_OF)
    return bool(_BEFORE_DAY.search(left)) or number.value > number.of or not counted


def _vietnamese_noun(text: str, number: NumberAt, limit: int) -> tuple[str | None, int, str]:
    """Return unit, end and noun phrase of a Vietnamese count: no plural tells the noun, the table or its place does."""
    match = _VIETNAMESE_NOUN.match(text, number.end, limit)
    if match is None:
        return None, number.end, ""
    words = [word for word in match.groups() if word]
    for count in range(len(words), 0, -1):
        noun = " ".join(words[:count])
        if noun in _VIETNAMESE_UNIT_OF:
            unit = _VIETNAMESE_UNIT_OF[noun]
            if unit == "case" and _is_accident(text, number.start, match.end(count), limit):
                unit = "accident"
            return unit, match.end(count), noun
    if words[0] in NOT_COUNTED_VIETNAMESE:
        return "", number.end, ""
    if words[0] in PHRASE_END or number.value < 10:
        return None, number.end, ""
    return words[0], match.end(1), words[0]


def _is_accident(text: str, start: int, end: int, limit: int) -> bool:
    """ "Tai nan giao thong xay ra 6.278 vu", "xay ra 198 vu (…), 133 nguoi tu vong": accidents, though called cases."""
    before = text[max(0, start - 60) : start]
    after = text[end : min(limit, end + 60)]
    return bool(_ROAD.search(before) or (_KILLS.search(after) and not _BURNS.search(before + after)))


_ROAD = re.compile(r"\b[Tt]ai nan(?: giao thong)?[^.;,\d]{0,40}\Z")
_KILLS = re.compile(r"nguoi (?:tu vong|chet|bi thuong)|lam chet|tai nan")
_BURNS = re.compile(r"\bchay\b|\bno\b|giet|an mang")


def _head_noun(text: str, number: NumberAt, limit: int) -> tuple[str | None, int, str]:
    """Return unit, end and noun phrase; unit None when no noun follows, "" when the noun is never counted."""
    words: list[str] = []
    again = _IN_BRACKETS.match(text, number.end, limit)
    position = start = last_end = again.end() if again else number.end
    while len(words) < 7:
        match = NOUN.match(text, position, limit)
        if match is None:
            break
        word = match[1].lower()
        if word in NOT_COUNTED and not (word in COUNTED_IN_HUNDREDS and number.value >= 100):
            return "", position, ""
        two = _TWO_WORDS.match(text, position, limit)
        if two and two[1] in UNIT_OF:
            return UNIT_OF[two[1]], two.end(), text[start : two.end()].strip()
        unit = (
            UNIT_OF.get(word)
            or UNIT_OF.get(word.rpartition("-")[2])
            or (_SINGULAR_UNIT_OF.get(word) if number.value <= 1 or (number.of is not None) else None)
        )
        if unit and not (word in HARMED and (noun := NOUN.match(text, match.end(), limit)) and is_plural(noun[1])):
            return unit, match.end(), text[start : match.end()].strip()
        if word in PHRASE_END:
            if not words and (word == "of" or word in _PARTICIPLES):
                position = match.end()
                continue
            break
        words.append(match[1])
        last_end = match.end()
        if text[last_end : last_end + 1] != " ":
            break
        position = last_end
    if not words:
        return None, number.end, ""
    plural = next((place for place in range(len(words)) if is_plural(words[place])), None)
    if plural is None:
        if number.value > 1 or number.in_words or number.of is not None:
            return None, number.end, " ".join(words)
        plural = 0
    head = words[plural]
    end = start + len(" ".join(words[: plural + 1])) + 1
    return singular(head.lower()), min(end, last_end), " ".join(words[: plural + 1])


def is_plural(word: str) -> bool:
    """Tell whether a word looks like an English plural."""
    return (word.endswith("s") and not word.endswith(("ss", "us", "is", "'s"))) or word.endswith(("men", "children"))


def singular(noun: str) -> str:
    """Return the singular of an English plural."""
    if noun.endswith("men"):
        return noun[:-3] + "man"
    if noun == "children":
        return "child"
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    if noun.endswith(("sses", "xes", "ches", "shes", "zes")):
        return noun[:-2]
    return noun[:-1] if noun.endswith("s") and not noun.endswith("ss") else noun


def _counts_in_words(text: str, number: NumberAt, unit: str | None, end: int, phrase: str) -> bool:
    """A number word is a figure before a noun that statistics count: "three cases", "no case", "forty mothers"."""
    if unit is None or text[number.end : number.end + 1] not in (" ", "-"):
        return False
    if number.value == 0:
        if text.startswith(("khong", "Khong"), number.start):
            return unit in ZERO_UNITS
        adjectives = phrase.lower().split()[:-1]
        return unit in ZERO_UNITS and ZERO_ADJECTIVES.issuperset(adjectives) and phrase.lower() not in ("one", "lives")
    left = text[max(0, number.start - 14) : number.start].lower()
    if left.endswith(_KNOWN_THINGS) or (number.value == 1 and left.endswith("no ")):
        return False
    if number.value == 1 and unit in ("person", "unit", "individual"):
        return bool(_HONOUR.search(text, max(0, number.start - 60), number.start))
    return number.grouped or unit in COUNTED_IN_WORDS or number.value >= 10


# "the two ministers", "these three": things known already, no count of them.
_KNOWN_THINGS = (
    *(" the ", " these ", " those ", " other ", " of its ", " his ", " her ", " our ", " their ", "the first "),
    *("the last ", "this ", "all ", "both ", "cac ", "ca ", "nhung "),
)


def _are_recipients(text: str, end: int, phrase: str, limit: int, start: int) -> bool:
    """ "11,595 units and individuals were presented …": those honoured, whatever they are."""
    head = phrase.split()[-1].lower() if phrase else ""
    if head not in HONOURED:
        return False
    coordinated = _COORDINATED.match(text, end, limit)
    if coordinated is None or coordinated[1] not in HONOURED:
        return False
    return bool(_HONOUR.search(text, max(0, start - 160), min(end + 160, limit)))
