"""Numbers that no noun follows: what they count is said before, or by the number they are a part of."""

import re

from articles.extraction.noun_phrases import MEASURED, PHRASE, UNIT_OF, is_plural, singular
from articles.extraction.numbers import NumberAt
from articles.extraction.patterns import alternation
from articles.extraction.vocabulary.units import SUBJECT_VERBS

_RATIO_AFTER = re.compile(r" (?:out )?of (?:the |these |those |them\b|which|whom)")
_OF_THESE = re.compile(
    r"(?:of which|of whom|of them|of these|of those|of the latter|of the total|including|among them"
    r"|among which|among whom"
    r"|trong do(?: co)?|trong so do(?: co)?),? (?:\w+ ){0,3}\Z",
    re.IGNORECASE,
)
# "Of the 1,234 cases, 567 were solved"
_OF_THE_TOTAL = re.compile(
    r"(?:^|[.\n] ?)Of (?:the |these |those )?[\d.,]*\d(?: [a-z][^;,]{3,80})?, (?:only |some |nearly |over |about )?\Z"
)


def inherits(text: str, number: NumberAt) -> bool:
    """Tell whether a numeral without a noun counts a part of what was counted before: "of which 567 were solved"."""
    if number.in_words:
        return number.value > 1 and bool(_OF_WHOM.match(text, number.end))
    if _OUT_OF.match(text, number.end):
        return False
    left = text[max(0, number.start - 120) : number.start]
    return bool(_OF_THESE.search(left[-40:]) or _RATIO_AFTER.match(text, number.end) or _OF_THE_TOTAL.search(left))


_OF_WHOM = re.compile(r" of (?:them|whom|which)\b")
_NAMED_COUNT = re.compile(r"\b(?:(?:number|total|toll|count|figure)s?|that(?= of))(?: of (?P<noun>[a-z' -]{3,60}))?")
# "Ha Noi recorded the most deaths with 123, followed by Dong Nai with 98"
_MORE_THAN = re.compile(r" (?:more|fewer|less) than\b")  # by how many, no count
_LEADING = re.compile(
    r"\b(?:most|highest number of|largest number of|fewest"
    r"|lowest number of) (?P<noun>[a-z ]{3,24}?s)(?:\b[^.;]{0,90} (?:with|at)|,(?: \d[\d.,]* and)?) \Z"
    r"|\bput (?:the )?(?:number of )?(?P<noun2>[a-z]+s)\b[^.;\d]{0,24} at \Z"
)
_NOUN_BEFORE = re.compile(r"\b([a-z]+s), (?:only |nearly |over )?\Z")  # "The trainees, 12 of whom are women"
# "The number of accidents, deaths and injuries was 3,456, 1,234 and 2,345"
_LISTED_NOUNS = re.compile(
    r"\bnumbers? of (?P<nouns>[a-z ]{3,30}(?:, [a-z ]{3,30}){0,3},? and [a-z ]{3,30}?) (?:was|were|stood at"
    r"|reached|came to"
    r"|totall?ed)(?: respectively)? (?P<before>(?:\d[\d,.]*,? (?:and )?){0,3})\Z"
)
# "received 234 patients and sent 189 home", "in Da Nang, 567; in Can Tho, 345"
# "took in 287 people and discharged 240", "the block was built for 90 people yet housed 163"
_DONE_TO = re.compile(
    r"\b(?:(?!numbered|aged|dated|based)[a-z]{3,}ed|shut|caught|held|took in|(?:built|designed"
    r"|meant) for)(?: only| some)? \Z"
)
_STOPS = re.compile(r"[,.;)]|\Z|\n| (?:and|of (?:whom|them|which)|but|while|although)\b")
_SENT = re.compile(r"\b(?:sent|released|discharged|let|freed|brought|took|turned|handed|gave|called) \Z")
_HOME = re.compile(r" (?:home|back|away|off|over|free|out)\b")
_IN_PLACE = re.compile(r"(?:;|,|\band) in [A-Z][A-Za-z ]{1,24}, \Z")
_STATES = re.compile(
    r"(?:\b(?:was|were|is|are|be|at|to|from|reach(?:es|ed|ing)?|hit|total(?:l?ed|l?ing|s)|exceed(?:s|ed"
    r"|ing)?|stood|of"
    r"|came|averaged|numbered)|,|:)(?: (?:a total of|over|nearly|more than|about|some|almost|around|only|up to))? \Z"
)
_SUBJECT = re.compile(rf" (?:had|have|has|were|was|are|who|whose|with|more|{alternation(SUBJECT_VERBS)})\b")
# "611 were reprimanded, 204 warned, 19 removed from posts"
_PARTICIPLE = re.compile(
    r" (?:(?:(?!hundred)[a-z]+ed|sent|held|caught|found|given|taken|dead|missing|born|lost|left)\b|in number\b)"
)
_LISTED_AFTER = re.compile(r"(?:,|;|\band|\bwhile) \Z")
# "Traffic accidents numbered 73", "the fires had numbered 1,301 and the deaths 79"
_SUBJECT_BEFORE = re.compile(
    r"\b(?P<noun>[A-Za-z]+s|dead|injured|wounded)(?: (?:nationwide|there|recorded|reported|(?:in|to|of|on"
    r"|by|from) [A-Za-z ]{3,24}?))?"
    r" (?:(?:had|have|has) )?(?:also )?(?:been |were |was )?(?:number(?:ed)?|total(?:l?ed|s)?|(?:came|comes"
    r"|amount(?:ed|s)?|fell|falling|rose|rising|dropped|climbed|cut|reduced|raised|brought down"
    r"|jumped|went(?: up| down)?|declined|increased|decreased|grew|surged|soared|plunged|plummeted|shrank"
    r"|up|down)(?: sharply| slightly)?(?: (?:by )?[\d.,]+ ?(?:%|per ?cent|cases)?(?: (?:year-on-year"
    r"|from a year (?:ago|earlier)|on last year))?,?)?(?: from [\d.,]+)? (?:to|from)|stood at|reach(?:ed"
    r"|es)?|averaged|exceeded|surpassed|hit)"
    r"(?: (?:a total of|over|nearly|more than|about|some|almost|around|only|up to|just|as many as))? \Z"
)
_SHORT = re.compile(
    r"\b(?:and|,|while) the (?P<noun>deaths|dead|injured|wounded|injuries|fires|accidents|cases|arrests"
    r"|fatalities) \Z"
)
_BEFORE_SUBJECT = re.compile(r"(?:\b(?:and|that|while|but|which|where|with|whom|them|also)|,|;|:) \Z")
_NATIONALITY = re.compile(r" (?:[A-Z][a-z]+(?:ese|ans?|is)|Lao|Thai|Dutch|French|British)\b(?! [A-Z])")


def unit_of_bare(text: str, number: NumberAt, start: int, earlier: str | None) -> str | None:
    """Return the unit of a number that no noun follows, where the sentence tells it; None where it is no figure.

    "The number of fires was 38", "fell from 217 to 64", "and 28 had died", "killing 40 and hurting 1,949";
    `earlier` is the unit counted before in the sentence, which begins at `start`.
    """
    counted = earlier if earlier not in MEASURED else None
    if number.in_words:
        return _unit_of_words(text, number, counted)
    if number.percent or number.value != number.value.to_integral_value():
        return None
    if _NATIONALITY.match(text, number.end) and number.value > 1:
        return "person"
    if _MORE_THAN.match(text, number.end):
        return None
    left = text[max(start, number.start - 160) : number.start]
    large = number.grouped and number.value >= 1000
    if _OUT_OF.match(text, number.end):
        return _unit_of_whole(text, number) or counted or "item"
    stated = _unit_stated(left, counted)
    if stated is not None:
        return stated
    if number.of is not None and number.of > 31 and number.of >= number.value:
        return counted or "item"
    if (large or counted) and _SUBJECT.match(text, number.end) and (large or _BEFORE_SUBJECT.search(left)):
        return counted or "person"
    if (leading := _LEADING.search(left)) is not None:
        return counted or _unit_in(leading["noun"] or leading["noun2"])
    if _OF_WHOM.match(text, number.end) and (before := _NOUN_BEFORE.search(left)) is not None:
        return _unit_in(before[1])
    if counted and _is_of_the_same(text, number, left):
        return counted
    return (counted or "item") if large else None


def _unit_stated(left: str, counted: str | None) -> str | None:
    """Return the unit of what the words before a number state the number of."""
    if (listed := _LISTED_NOUNS.search(left)) is not None:
        nouns = re.split(r",? and |, ", listed["nouns"])
        place = len(re.findall(r"\d[\d,.]*", listed["before"]))
        if place < len(nouns):
            return _unit_in(nouns[place])
    subject = _SUBJECT_BEFORE.search(left) or _SHORT.search(left)
    if subject is not None and (unit := _unit_in(subject["noun"].lower())) is not None:
        return unit
    if _STATES.search(left) and (noun := _last_named(left)) is not None:
        return _unit_in(noun) or counted or "item"
    return counted if counted and _COMPARED.search(left) else None


def _is_of_the_same(text: str, number: NumberAt, left: str) -> bool:
    """Tell whether a number without a noun goes on with what was counted before: "… and sent 189 home"."""
    if _DONE_TO.search(left) and _STOPS.match(text, number.end):
        return True
    if (_SENT.search(left) and _HOME.match(text, number.end)) or _IN_PLACE.search(left):
        return True
    return bool(_PARTICIPLE.match(text, number.end) and _LISTED_AFTER.search(left))


def _unit_of_words(text: str, number: NumberAt, counted: str | None) -> str | None:
    """Return the unit of a number in words without a noun: "compared with nine in 2022", "eleven of 25 services"."""
    if number.value > 1 and _OUT_OF_NUMBER.match(text, number.end):
        return _unit_of_whole(text, number)
    if counted and number.value > 1 and _COMPARED.search(text, max(0, number.start - 24), number.start):
        return counted
    return None


# "437 out of 1,086 communes"
_OUT_OF = re.compile(r" (?:out )?of (?:the [a-z]+'s |the |its |their |his |her |all )?(?P<whole>\d[\d.,]*\d|\d)")
_OUT_OF_NUMBER = re.compile(r" (?:out )?of \d")  # "two of the 22 men" are known already
# "Accidents decreased by 12 to 198", "Cases: 1,234"
_MOVED = re.compile(
    r"\b(?P<noun>[A-Za-z]+s)(?: [a-z]+){0,2} (?:fell|rose|dropp?ed|increased|decreased|climbed|declined|grew|reduced"
    r"|went)\b[^.;]{0,50}\Z"
)
_COMPARED = re.compile(r"\b(?:(?:down|up) from|compared (?:to|with)|versus|against|instead of) \Z")
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
    noun = PHRASE.match(text, whole.end()) if whole else None
    return _unit_in(noun[1].lower()) if noun else None


def _unit_in(noun: str) -> str | None:
    """Return the unit of the first plural in `noun`."""
    for word in noun.split():
        if word in ("dead", "injured", "wounded"):
            return "person"
        if word in UNIT_OF:
            return UNIT_OF[word]
        if is_plural(word):
            return singular(word)
    return None
