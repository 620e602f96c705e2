"""Numbers that no noun follows: what they count is said before, or by the number they are a part of."""

import re

from articles.extraction.numbers import NumberAt
from articles.extraction.quantities import NOUN, UNIT_OF, is_plural, singular

_RATIO_AFTER = re.compile(r" (?:out )?of (?:the |these |those |them\b|which|whom)")


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


_NAMED_COUNT = re.compile(r"\b(?:(?:number|total|toll|count|figure)s?|that(?= of))(?: of (?P<noun>[a-z' -]{3,60}))?")
_STATES = re.compile(
    r"(?:\b(?:was|were|is|are|be|at|to|from|reach(?:es|ed|ing)?|hit|total(?:l?ed|l?ing|s)|exceed(?:s|ed|ing)?|stood|of"
    r"|came|averaged|numbered)|,|:)(?: (?:a total of|over|nearly|more than|about|some|almost|around|only|up to))? \Z"
)
_SUBJECT = re.compile(r" (?:had|have|has|were|was|are|who|whose)\b")
_BEFORE_SUBJECT = re.compile(r"(?:\b(?:and|that|while|but|which|with|whom|them|also)|,|;|:) \Z")
_NATIONALITY = re.compile(r" (?:[A-Z][a-z]+(?:ese|ans?|is)|Lao|Thai|Dutch|French|British)\b(?! [A-Z])")


def unit_of_bare(text: str, number: NumberAt, start: int, earlier: str | None) -> str | None:
    """Return the unit of a number that no noun follows, where the sentence tells it; None where it is no figure.

    "The number of fires was 38", "fell from 217 to 64", "and 28 had died", "killing 40 and hurting 1,949";
    `earlier` is the unit counted before in the sentence, which begins at `start`.
    """
    if number.percent or number.in_words or number.value != number.value.to_integral_value():
        return None
    if _NATIONALITY.match(text, number.end) and number.value > 1:
        return "person"
    counted = earlier if earlier not in (None, "percent") else None
    left = text[max(start, number.start - 160) : number.start]
    large = number.grouped and number.value >= 1000
    if _OUT_OF.match(text, number.end):
        return _unit_of_whole(text, number) or counted or "item"
    if _STATES.search(left) and (noun := _last_named(left)) is not None:
        return _unit_in(noun) or counted or "item"
    if counted and _COMPARED.search(left):
        return counted
    if number.of is not None and number.of > 31 and number.of >= number.value:
        return counted or "item"
    if (large or counted) and _SUBJECT.match(text, number.end) and (large or _BEFORE_SUBJECT.search(left)):
        return counted or "person"
    return (counted or "item") if large else None


# "437 out of 1,086 communes"
_OUT_OF = re.compile(r" (?:out )?of (?:the |its |their |all )?(?P<whole>\d[\d.,]*\d|\d)")
# "Accidents decreased by 12 to 198", "Cases: 1,234"
_MOVED = re.compile(
    r"\b(?P<noun>[A-Za-z]+s)(?: [a-z]+){0,2} (?:fell|rose|dropp?ed|increased|decreased|climbed|declined|grew|reduced"
    r"|went)\b[^.;]{0,50}\Z"
)
_COMPARED = re.compile(r"\b(?:(?:down|up) from|compared (?:to|with)|versus) \Z")
_LISTED = re.compile(r"\b(?P<noun>[A-Za-z]+s): \Z")


def _last_named(left: str) -> str | None:
    """Return the noun phrase whose number the words before state: "" where they speak of "the number" alone."""
    named = None
    for named in _NAMED_COUNT.finditer(left):  # noqa: B007 - the last one counts
        pass
    if named is not None:
        return named["noun"] or ""
    found = _MOVED.search(left) or _LISTED.search(left)
    return found["noun"].lower() if found else None


def _unit_of_whole(text: str, number: NumberAt) -> str | None:
    """Return the unit of "1,086 communes" in "437 out of 1,086 communes"."""
    whole = _OUT_OF.match(text, number.end)
    noun = NOUN.match(text, whole.end()) if whole else None
    return _unit_in(noun[1].lower()) if noun else None


def _unit_in(noun: str) -> str | None:
    """Return the unit of the first plural in `noun`."""
    for word in noun.split():
        if word in UNIT_OF:
            return UNIT_OF[word]
        if is_plural(word):
            return singular(word)
    return None
