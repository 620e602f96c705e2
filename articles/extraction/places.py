"""Where an event took place: the town or province as printed, without building or country."""

import re

from articles.extraction.patterns import alternation
from articles.extraction.reading import Reading
from articles.extraction.vocabulary.places import COUNTRIES, PROVINCES, TOWNS

_KNOWN = rf"(?:{alternation((*PROVINCES, *TOWNS))})(?![A-Za-z])"
_IN = re.compile(
    rf"(?:\b(?:[Ii]n|[Aa]t|from|to|near|[Tt]ai|o)|,|\bconnecting)(?: (?:the|tinh|thanh pho|TP\.?|city of|northern"
    rf"|southern|central|capital|province of|(?:[\w-]+ ){{0,2}}(?:city|province) of))* (?P<place>{_KNOWN}|(?:TP\.?"
    rf" ?|[Tt]hanh pho )Ho Chi Minh"
    rf"|(?:[A-Z][a-z]+ ){{1,3}}(?=(?:City|city|Province|province|Town|town|District"
    rf"|district)\b))(?P<more>'s|-based)?"
)
_NOT_EVENT = re.compile(
    r"\b(?:born|living|residing|based|located|situated|cases?|crimes?|people|residents|native|situation|officers?"
    r"|police) \Z"
)
# "in Hanoi's Ba Dinh district": the town, though it owns the next word.
_PART_OF = re.compile(r" (?:[A-Z][a-z]+ ){1,3}(?:district|city|town|commune|ward)\b")
_AT_BUILDING = re.compile(r"\b(?:[Aa]t|[Tt]ai) [^.;,\n]{3,70}\Z")


def places_in(reading: Reading, start: int, end: int) -> list[str]:
    """Return the places that text[start:end] says something happens in, each once, in order."""
    text = reading.text
    found: list[str] = []
    for match in _IN.finditer(text, start, end):
        lead = match[0].split()[0].rstrip(",")
        if lead in ("from", "to", "near") or (match["more"] and not _PART_OF.match(text, match.end())):
            continue
        if lead == "" and not found and not _AT_BUILDING.search(text, max(start, match.start() - 80), match.start()):
            continue
        if lead == "" and text[max(start, match.start() - 1) : match.start()].isupper():
            continue
        if _NOT_EVENT.search(text[max(start, match.start() - 30) : match.start()]):
            continue
        if re.match(
            r" (?:Police|People's|Municipal|Provincial|police|provincial|municipal|Department|Party)",
            text[match.end() : match.end() + 14],
        ):
            continue
        place = reading.printed(match.start("place"), match.end("place")).strip()
        following = re.match(r"(?:City|Town)\b", text[match.end("place") : match.end("place") + 5])
        if following and match["place"].endswith(" "):
            place = f"{place} {following[0]}"
        if place not in found and place not in COUNTRIES:
            found.append(place)
    return found


_BESIDE = re.compile(
    rf"[^,.;\n]{{0,45}}?(?: (?:was |is |be )?(?:held|organi[sz]ed|opened|took place|takes place))?,? (?:in|at|from"
    rf"|tai) "
    rf"(?:the )?(?:[\w'-]+ ){{0,6}}?(?P<place>{_KNOWN})(?! (?:[Pp]olice|People's|Department|province's|city's|Party))"
)
_HEADQUARTERS = re.compile(
    rf"(?:[Hh]eadquarters|bridge|bridge point|head office|diem cau(?: chinh)?)(?: of [A-Z][^,.;\n]{{3,50}}?)?,?"
    rf" (?:in|tai|o) "
    rf"(?:the )?(?P<place>{_KNOWN})"
)
_VISITED = re.compile(
    rf"(?:[^.;\n]{{0,90}}?(?:\b(?:in|to|of|tinh|and|o|tai) |, )|,? ?)(?:the )?(?P<place>{_KNOWN})(?!'s)"
)


def place_beside(reading: Reading, start: int, end: int, *, only_headquarters: bool = False) -> str | None:
    """Return the place printed beside an event's word that ends at `start`, or of the headquarters it was held at."""
    match = (
        _HEADQUARTERS.search(reading.text, start, end) if only_headquarters else _BESIDE.match(reading.text, start, end)
    )
    return reading.printed(*match.span("place")) if match else None


def visited(reading: Reading, start: int, end: int) -> list[str]:
    """Return the place that a visit went to, printed after the verb at `start`."""
    match = _VISITED.match(reading.text, start, end)
    if match is None or match["place"] in COUNTRIES:
        return []
    return [reading.printed(*match.span("place"))]
