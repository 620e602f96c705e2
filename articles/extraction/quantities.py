"""What a numeral counts: the noun after it, its unit, and whether it is a figure at all."""

import re
from dataclasses import dataclass

from articles.extraction.numbers import NumberAt
from articles.extraction.patterns import alternation
from articles.extraction.vocabulary.calendar import MONTHS
from articles.extraction.vocabulary.documents import KINDS
from articles.extraction.vocabulary.units import HONOURED, IRREGULAR, NOT_COUNTED, PHRASE_END, QUALIFIERS, UNITS


def _plural(noun: str) -> str:
    if noun in IRREGULAR:
        return IRREGULAR[noun]
    if noun.endswith(("s", "x", "ch", "sh")):
        return noun + "es"
    if noun.endswith("y") and noun[-2] not in "aeou":
        return noun[:-1] + "ies"
    return noun + "s"


_INVARIABLE = frozenset(("kg", "g", "ha", "vnd", "usd"))
_UNIT_OF: dict[str, str] = {}
_SINGULAR_UNIT_OF: dict[str, str] = {}
for _unit, _english, _vietnamese in UNITS:
    for _noun in _english:
        _UNIT_OF[_plural(_noun)] = _unit
        (_UNIT_OF if _noun in _INVARIABLE else _SINGULAR_UNIT_OF)[_noun] = _unit
    _UNIT_OF |= dict.fromkeys(_vietnamese, _unit)
MASS_UNITS = frozenset(("kg", "gram", "ton", "pill", "bar", "brick", "liter"))
_NOUN = re.compile(r" ?([A-Za-z]+(?:[-'/][A-Za-z]+)*)")
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
_LAST_WORD = re.compile(r"([A-Za-z]+)(?:\.|:)? ?\Z")
_DURATION_AFTER = re.compile(
    r"(?: |-)?(?:years?|months?|days?|weeks?|hours?|minutes?|seconds?|decades?|nam|thang|ngay|tuan|gio"
    r"|phut|quarters?|h\d|a\.?m\b|p\.?m\b|o'clock)(?:'|\b)|-(?:year|month|day|week|hour|minute|point"
    r"|storey|meter|metre|km|member|person|page)|:\d\d|°"
)
_RATIO_AFTER = re.compile(r" (?:out )?of (?:the |these |those |them\b|which)")
_QUALIFIER = re.compile(
    rf"\b({alternation(sorted(QUALIFIERS))})(?: (?:a |the )?total(?: number)? of| an estimated)? \Z", re.IGNORECASE
)
_PARTICIPLES = frozenset(("related", "involved", "arrested", "detained", "recorded", "detected", "solved"))
# "killing 14, injuring 22": people, though no noun says so.
_HARMED = re.compile(
    r"\b(?:kill(?:ing|ed)|injur(?:ing|ed)|wound(?:ing|ed)|arrest(?:ing|ed)|detain(?:ing|ed)|prosecut(?:ing"
    r"|ed)|rescu(?:ing|ed)|claim(?:ing|ed))(?: (?:more than|over|nearly|some|about|at least|another))? \Z"
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


@dataclass(frozen=True, slots=True)
class Quantity:
    """A numeral with what it counts; text[start:end] holds number and head noun, `phrase` its noun phrase."""

    number: NumberAt
    unit: str | None
    end: int
    phrase: str
    qualifier: str | None
    recipients: bool = False


def quantity_at(text: str, number: NumberAt, limit: int) -> Quantity | None:
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
    unit, end, phrase = _head_noun(text, number, limit)
    if unit == "":
        return None
    if unit is None and _HARMED.search(left):
        unit = "person"
    if _DIFFERENCE.search(left):
        return None
    if number.in_words and not _counts_in_words(text, number, unit, end, phrase):
        return None
    recipients = bool(unit) and _are_recipients(text, end, phrase, limit, number.start)
    return Quantity(number, "recipient" if recipients else unit, end, phrase, printed_qualifier, recipients)


def _labels(text: str, number: NumberAt, left: str) -> bool:
    if _DURATION_AFTER.match(text, number.end):
        return True
    if number.in_words:
        return False
    if (
        not number.grouped
        and (last := _LAST_WORD.search(left[-14:]))
        and (last[1] in _LABEL_WORDS or left.endswith("age of "))
    ):
        return True
    if (
        not number.grouped
        and number.of is None
        and number.value == number.value.to_integral_value()
        and 1900 <= number.value <= 2100
        and number.end - number.start == 4
    ):
        following = _NOUN.match(text, number.end)
        return (
            following is None
            or following[1].lower() not in _UNIT_OF
            or bool(re.search(r"(?:[Ii]n|[Oo]f|since|the|for|by|year|from|to|during|and|-) \Z", left))
        )
    return (
        number.of is not None
        and number.value < 32
        and number.of < 13
        and bool(re.search(r"(?:on|dated|ngay|and|to|from|until) \Z", left))
    )


def _head_noun(text: str, number: NumberAt, limit: int) -> tuple[str | None, int, str]:
    """Return unit, end and noun phrase; unit None when no noun follows, "" when the noun is never counted."""
    words: list[str] = []
    position = start = number.end
    last_end = number.end
    while len(words) < 7:
        match = _NOUN.match(text, position, limit)
        if match is None:
            break
        word = match[1].lower()
        if word in NOT_COUNTED:
            return "", position, ""
        two = _TWO_WORDS.match(text, position, limit)
        if two and two[1] in _UNIT_OF:
            return _UNIT_OF[two[1]], two.end(), text[start : two.end()].strip()
        unit = (
            _UNIT_OF.get(word)
            or _UNIT_OF.get(word.rpartition("-")[2])
            or (_SINGULAR_UNIT_OF.get(word) if number.value <= 1 or (number.of is not None) else None)
        )
        if unit:
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
    plural = next((place for place in range(len(words)) if _is_plural(words[place])), None)
    if plural is None:
        if number.value > 1 or number.in_words:
            return None, number.end, " ".join(words)
        plural = 0
    head = words[plural]
    end = start + len(" ".join(words[: plural + 1])) + 1
    return singular(head.lower()), min(end, last_end), " ".join(words[: plural + 1])


def _is_plural(word: str) -> bool:
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
    """A number word is a figure only before a noun that statistics count: "three cases", "no case"."""
    if unit is None or (unit not in _COUNTED_IN_WORDS and not number.grouped):
        return False
    if number.value == 0:
        return (
            text[number.start : number.end].lower() in ("no", "zero")
            and unit in ("case", "accident", "fire", "explosion", "person")
            and phrase.count(" ") < 3
            and phrase.lower() not in ("one", "individual", "subject", "object")
        )
    left = text[max(0, number.start - 14) : number.start].lower()
    return not left.endswith(
        (" the ", " these ", " those ", " other ", " of its ", " his ", "the first ", "the last ", "this ")
    )


_COUNTED_IN_WORDS = frozenset(
    (
        "case",
        "person",
        "accident",
        "gang",
        "kg",
        "gram",
        "ton",
        "pill",
        "card",
        "team",
        "individual",
        "organization",
        "vehicle",
        "weapon",
        "gun",
        "hectare",
        "fire",
        "explosion",
        "report",
        "bar",
        "brick",
        "vnd",
        "usd",
        "percent",
        "account",
        "household",
        "cartridge",
        "liter",
    )
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


def inherits(text: str, number: NumberAt) -> bool:
    """Tell whether a numeral without a noun counts a part of what was counted before: "of which 567 were solved"."""
    left = text[max(0, number.start - 40) : number.start]
    if re.search(r"(?:^|[.\n] ?)Of (?:the )?[\d.,]+ [a-z ]{3,40}, \Z", text[max(0, number.start - 70) : number.start]):
        return True
    return bool(
        re.search(
            r"(?:of which|of whom|of them|of these|of those|of the total|including|among them|among which"
            r"|trong do(?: co)?)(?:,)? (?:\w+ ){0,3}\Z",
            left,
            re.IGNORECASE,
        )
    ) or bool(_RATIO_AFTER.match(text, number.end))
