"""What a numeral counts: the noun after it, its unit, and whether it is a figure at all."""

import re
from dataclasses import dataclass
from string import ascii_letters

from articles.extraction.noun_phrases import (
    NOUN,
    UNIT_NAMES,
    UNIT_OF,
    VIETNAMESE_UNIT_OF,
    head_noun,
    is_plural,
    vietnamese_noun,
)
from articles.extraction.numbers import NumberAt
from articles.extraction.patterns import alternation
from articles.extraction.vocabulary.calendar import MONTHS
from articles.extraction.vocabulary.documents import KINDS
from articles.extraction.vocabulary.units import (
    COUNTED_IN_WORDS,
    COUNTED_WHEN,
    DID,
    HONOURED,
    NONE_WERE,
    NOT_COUNTED_IN_WORDS,
    QUALIFIERS,
    QUALIFIERS_PRINTED,
    ZERO_ADJECTIVES,
    ZERO_OF_ANY_KIND,
    ZERO_UNITS,
)

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
            "Regiment Battalion Brigade Division Company Camp Court Terminal Building Line Games Top Committee Board "
            "Street Alley Lane Channel channel Boeing Airbus Flight flight Lot Pier Berth Apartment Squad Detachment "
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
) - {"tu"}  # "thong tu" is a circular, "tu 10 den 15" from 10 to 15
_LABEL_MARKS = (".", ":")
# "Conclusions 61 and 62", "Districts 1, 5 and 12": the later numbers of a labelled list.
_LABELLED_LIST = re.compile(r"\b([A-Z][a-z]+s) \d[\w/-]*(?:, \d[\w/-]*){0,4},? ?(?:and|or|to|va|&|-) \Z")
_LIST_JOINS = ("and ", "or ", "to ", "va ", "& ", "- ")
_DURATION_AFTER = re.compile(
    r"(?: |-)?(?:years?|months?|days?|weeks?|hours?|minutes?|seconds?|decades?|nam|thang|ngay|tuan|gio"
    r"|phut|quarters?|tuoi|h\d|a\.?m\b|p\.?m\b|o'clock)(?:'|\b)|-(?:year|month|day|week|hour|minute|point"
    r"|storey|meter|metre|km|member|person|page)|:\d\d|°"
)
_QUALIFIER = re.compile(
    rf"\b({alternation(sorted(QUALIFIERS))})(?: (?:a |the )?total(?: number)? of| an estimated)? \Z"
)  # of small letters
_HANDED_OVER = re.compile(r"\b(?:hand|turn|tak|carri|gave|giv|brought|all)[a-z]* over \Z")
# The words that end what these two patterns look for.
_QUALIFIER_ENDS = frozenset(words.rpartition(" ")[2] for words in QUALIFIERS) | {"of", "estimated"}
_HARM_ENDS = ("ing", "ed", "hurt", "than", "over", "nearly", "some", "about", "least", "another")
_DIFFERENCE_ENDS = ("down", "up", "by", "of", "giam", "tang")
_BEFORE_YEAR = re.compile(r"(?:[Ii]n|[Oo]f|since|the|for|by|year|from|to|during|and|nam|tu|den|-) \Z")
_BEFORE_DAY = re.compile(
    r"\b(?:on|dated|and|to|from|until|till|by|before|after|since|ngay|truoc|sau|tu|toi|den|hom|sang|chieu|va"
    r"|ngay) \(?\Z"
)
# "killing 14, injuring 22": people, though no noun says so.
_HARMED = re.compile(
    r"\b(?:kill(?:ing|ed)|hurt(?:ing)?|injur(?:ing|ed)|wound(?:ing|ed)|arrest(?:ing|ed)|detain(?:ing|ed)"
    r"|prosecut(?:ing"
    r"|ed)|rescu(?:ing|ed)|claim(?:ing|ed))(?: (?:more than|over|nearly|some|about|at least|another))? \Z"
)
_ARE_HARMED = re.compile(
    r" (?:(?:were|was|are|have been|had been|others?) )?(?:still )?(?:dead|killed|injured|wounded|died"
    r"|arrested|detained|missing"
    r"|rescued|prosecuted|hospitali[sz]ed)\b"
)
# "down 12 cases": by how much a count moved, no count.
_DIFFERENCE = re.compile(
    r"(?:(?:[,(]|\b(?:by|went|was|were|is|are)) ?(?:down|up)"
    r"|\b(?:increase|decrease|rise|reduction|drop|fall)[ds]? (?:of|by)"
    r"|(?:increased|decreased|reduced|fell|rose|dropped|rising|falling) by|giam|tang) \Z"
)
# "123 cases or 12.3% fewer": by how many, and by how much
_OR_SHARE = re.compile(r",? or [\d.,]+ ?(?:%|per ?cent),? (?:fewer|more|less|lower|higher|smaller|larger)\b")
# "tang" is to rise, or to give: what rises are these.
_MOVING = frozenset(("case", "accident", "person", "fire", "gang", "report", "explosion"))
_HONOUR = re.compile(
    r"\b(?:award|honou?r|reward|commend|prais|merit|medal|order|title|bestow|khen thuong|tang)", re.IGNORECASE
)


_AREAS = {"m2": "square metre", "m3": "cubic metre", "km2": "square kilometre", "m\u00b2": "square metre"}
_AREAS |= {"m\u00b3": "cubic metre", "km\u00b2": "square kilometre"}
_AREA = re.compile(r" ?(k?m[23\u00b2\u00b3])(?!\w)")
_POINTS = re.compile(r" points\b")  # "91.77 points": a score; whole points are goals
_PRESENTED = re.compile(
    r"\b(?:teams?|collectives?|units?|to) and \Z|\b(?:award|honou?r|reward"
    r"|commend)\w*[^.]{0,20}\Z"
)


@dataclass(slots=True)
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
    # The word right before, on which most of what follows depends.
    last = left[:-1].replace("\n", " ").rpartition(" ")[2].lstrip('"(-').lower()
    if not number.percent and number.currency is None and _labels(text, number, left):
        return None
    qualifier = _qualifier(left) if last in _QUALIFIER_ENDS else None
    if number.percent or number.currency:
        return Quantity(number, number.currency or "percent", number.end, "", qualifier)
    area = _AREA.match(text, number.end) if text.startswith(("m", "k", " m", " k"), number.end) else None
    if area is not None:
        return Quantity(number, _AREAS[area[1]], area.end(), area[1], qualifier)
    unit, end, phrase = vietnamese_noun(text, number, limit) if vietnamese else (None, number.end, "")
    if unit is None:
        unit, end, phrase = head_noun(text, number, limit)
    if unit == "":
        scored = number.value % 1 and _POINTS.match(text, number.end)
        return Quantity(number, "point", number.end + len(" points"), "", qualifier) if scored else None
    return _counted(text, Quantity(number, unit, end, phrase, qualifier), left, last, limit)


def _qualifier(left: str) -> str | None:
    found = _QUALIFIER.search(left.lower())
    if found is None or _HANDED_OVER.search(left):
        return None
    words = found[1]
    return QUALIFIERS_PRINTED.get(words, words)


def _counted(text: str, quantity: Quantity, left: str, last: str, limit: int) -> Quantity | None:
    """Return `quantity` as a figure, or None where the words around make it none."""
    number, unit, end, phrase = quantity.number, quantity.unit, quantity.end, quantity.phrase
    harmed = (
        (unit is None or unit == "person")
        and number.value > 0
        and bool((last.endswith(_HARM_ENDS) and _HARMED.search(left)) or _ARE_HARMED.match(text, end))
    )
    if unit is None and harmed:
        unit = quantity.unit = "person"
    if _is_difference(text, end, unit, left, last):
        return None
    if number.in_words and unit is None and not number.vietnamese:
        return quantity
    if number.in_words and not harmed and not _counts_in_words(text, number, unit, end, phrase):
        return None
    if unit == "km" and number.value < 100:
        return None
    if unit == "person" and phrase.lower().endswith(("individual", "individuals")) and _PRESENTED.search(left):
        quantity.unit = "individual"
    if unit and _are_recipients(text, end, phrase, limit, number.start):
        quantity.unit, quantity.recipients = "recipient", True
    return quantity


def _is_difference(text: str, end: int, unit: str | None, left: str, last: str) -> bool:
    """Tell whether a number says by how many something rose or fell: "down 12 cases", "123 cases or 12% fewer"."""
    if text.startswith((",", " or"), end) and _OR_SHARE.match(text, end):
        return True
    moved = _DIFFERENCE.search(left) if last.endswith(_DIFFERENCE_ENDS) else None
    return moved is not None and (moved[0] != "tang " or unit in _MOVING)


def is_harmed(text: str, quantity: Quantity) -> bool:
    """Tell whether the words around say that what is counted came to harm or under arrest."""
    start = quantity.number.start
    return bool(_HARMED.search(text, max(0, start - 32), start) or _ARE_HARMED.match(text, quantity.end))


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
    before = left[-14:].removesuffix(" ")
    mark = before[-1:]
    if mark in _LABEL_MARKS:
        before = before[:-1]
    word = before[len(before.rstrip(ascii_letters)) :]
    if word in _LABEL_WORDS:
        return mark != ":" or word.lower() not in MONTHS
    if left.endswith(("age of ", "ages of ", "lan thu ")):
        return True
    listed = _LABELLED_LIST.search(left) if left.endswith(_LIST_JOINS) else None
    return listed is not None and listed[1].removesuffix("s") in _LABEL_WORDS


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
    counted = following and (is_plural(following[1]) or following[1] in VIETNAMESE_UNIT_OF)
    return bool(_BEFORE_DAY.search(left)) or number.value > number.of or not counted


_HARM = frozenset(
    "person people death deaths casualty casualties injury injuries victim victims fatality fatalities".split()
)


def _counts_in_words(text: str, number: NumberAt, unit: str | None, end: int, phrase: str) -> bool:
    """A number word is a figure before a noun that statistics count: "three cases", "no case", "forty mothers"."""
    if unit is None or text[number.end : number.end + 1] not in (" ", "-"):
        return False
    left = text[max(0, number.start - 14) : number.start].lower()
    if number.value == 0:
        return not left.endswith(" in ") and _is_none(text, number, unit, end, phrase.lower())
    if left.endswith(_KNOWN_THINGS) or (number.value == 1 and left.endswith(_ONE_OF_MANY)) or _IN_TEN.search(left):
        return False
    if number.value == 1 and unit not in UNIT_NAMES:
        return bool(_WERE.match(text, end) or _LISTED_WITH.search(text, max(0, number.start - 60), number.start))
    if number.value == 1 and unit in ("person", "unit", "individual"):
        return bool(_HONOUR.search(text, max(0, number.start - 60), number.start))
    if number.grouped or unit in COUNTED_IN_WORDS or number.value % 1 or _WERE.match(text, end):
        return True
    if number.value >= 20 or (number.value >= 2 and unit not in NOT_COUNTED_IN_WORDS):
        return True
    return bool(_LISTED_WITH.search(text, max(0, number.start - 60), number.start))


def _is_none(text: str, number: NumberAt, unit: str, end: int, phrase: str) -> bool:
    """Tell whether "no" before a noun counts it: "no case", "not a single attack", "no tiger was found"."""
    if text.startswith(("khong", "Khong"), number.start):
        return unit in ZERO_UNITS
    if phrase in ("one", "lives") or phrase.startswith(("longer", "more ", "less ", "other ")):
        return False
    if text.startswith("single", number.start) or _NONE_WERE.match(text, end):
        return True
    if unit not in ZERO_UNITS or (unit == "person" and phrase.split()[-1] not in _HARM):
        return False
    return unit in ZERO_OF_ANY_KIND or ZERO_ADJECTIVES.issuperset(phrase.split()[:-1])


_IN_TEN = re.compile(r"\b(?:one|two|three|four|six|seven|eight|nine) (?:in|out of)(?: every)? \Z")  # "nine in ten"
# "146 firefighters and three dogs": a number in words beside one in digits; "foiled four plots".
_LISTED_WITH = re.compile(rf"\d [a-z][a-z -]{{1,40}}(?:,|,? and|,? as well as) \Z|\b{alternation(DID)} \Z")
_WERE = re.compile(
    rf" (?:(?:have|has|had|were|was|are|being|got) )(?:been |also |later |still |seriously "
    rf"|badly )?{alternation(COUNTED_WHEN)}\b"
)
_NONE_WERE = re.compile(
    rf"(?: (?:of|for|on|in|among|from)(?: [a-z-]+){{1,5}}?)? (?:(?:has|have|had) been|was|were|being)(?: ever| yet)?"
    rf" {alternation(NONE_WERE)}\b|(?: (?:for|of)(?: [a-z-]+){{1,3}}?)? (?:occur|happen|went without"
    rf"|took place|broke out)"
)
# "the two ministers", "these three": things known already, no count of them; "in one province": one of many.
_KNOWN_THINGS = (
    *(" the ", " these ", " those ", " other ", " of its ", " his ", " her ", " our ", " their ", "the first "),
    *("the last ", "this ", "all ", "both ", "cac ", "ca ", "nhung "),
)
_ONE_OF_MANY = ("no ", " was ", " is ", " in ", " at ", " into ", " from ", " within ", " every ", " each ", "than ")


def _are_recipients(text: str, end: int, phrase: str, limit: int, start: int) -> bool:
    """ "11,595 units and individuals were presented …": those honoured, whatever they are."""
    head = phrase.split()[-1].lower() if phrase else ""
    if head not in HONOURED:
        return False
    coordinated = _COORDINATED.match(text, end, limit)
    if coordinated is None or coordinated[1] not in HONOURED:
        return False
    return bool(_HONOUR.search(text, max(0, start - 160), min(end + 160, limit)))
