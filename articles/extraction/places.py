"""Where an event took place: the town or province as printed, without building or country."""

import re

from articles.extraction.dates import MONTH
from articles.extraction.patterns import alternation
from articles.extraction.reading import Reading
from articles.extraction.vocabulary.places import COUNTRIES, NATIONALITIES, PROVINCES, TOWNS

_KNOWN = rf"(?:{alternation((*PROVINCES, *TOWNS))})(?![A-Za-z])"
_KIND_OF_PLACE = r"(?:city|province|capital|town|metropolis|municipality|island)"
_IN = re.compile(
    rf"(?:\b(?:[Ii]n|[Aa]t|from|to|near|[Tt]ai|o)|,|\(|\bconnecting)"
    rf"(?: (?:the|tinh|thanh pho|thu do|TP\.?|northern|southern|central|western|eastern|capital"
    rf"|(?:[\w'-]+ ){{0,5}}?{_KIND_OF_PLACE}(?: city)? of))*(?: (?:the )?(?:[\w'-]+ ){{1,4}}?{_KIND_OF_PLACE})?"
    rf"(?: |(?<=\())(?P<place>{_KNOWN}|(?:TP\.? ?|[Tt]hanh pho )Ho Chi Minh"
    rf"|[A-Z][\w'-]+(?: [A-Z][\w'-]+){{0,2}}(?=, (?:{alternation(COUNTRIES)})(?![A-Za-z]))"
    rf"|(?:[A-Z][a-z]+ ){{1,3}}(?=(?:City|city|Province|province|Town|town)\b)"
    r"|(?P<district>(?:[A-Z][a-z]+ ){1,3}(?=(?:District|district)\b)))(?P<more>'s|-based)?"
)
_NOT_EVENT = re.compile(
    r"\b(?:born|living|residing|based|located|situated|cases?|crimes?|native|situation|(?P<people>people|residents"
    r"|officers?|police|forces?|leaders?)) \Z"
)
# "the Liaison Office in Bangkok, together with … held": where a body sits; "at the office in Hanoi": where people met.
_OFFICE = re.compile(
    r"(?<!at )(?<!at the )\b(?:Office|Embassy|Consulate|Bureau|Mission|Station|Consul General|Ambassador|Attache) \Z"
)
# "in Hanoi's Ba Dinh district": the town, though it owns the next word.
_PART_OF = re.compile(r" (?:[A-Z][a-z]+ ){1,3}(?i:district|city|town|commune|ward)\b")
_AT_BUILDING = re.compile(
    r"\b(?:[Aa]t|[Tt]ai) (?:[^.;,\n]{3,70}|[^.;\n]{0,50}?(?:headquarters|office|[Ss]treet|[Rr]oad|[Hh]otel"
    r"|[Cc]ent(?:re|er)|[Hh]all|tru so|so \d+)\b[^.;\n]{0,50})\Z|\b(?:[Dd]istrict|[Cc]ommune|[Ww]ard|[Tt]own|quarter"
    r"|hamlet|village|(?:huyen|quan|xa|phuong|thi xa|thi tran) [A-Z][\w ]{1,20})\Z"
)
# "in Hanoi People's Committee": a body's name.
_BODY_OF_PLACE = tuple(
    f" {word}"
    for word in (
        *("Police", "People's", "Municipal", "Provincial", "police", "provincial", "municipal", "Department", "Party"),
    )
)
_CITY = re.compile(r"(?:City|Town)\b")


def places_in(reading: Reading, start: int, end: int, *, of_people: bool = False) -> list[str]:
    """Return the places that text[start:end] says something happens in, each once, in order.

    `of_people` takes "retired officers in Da Nang" for one as well.
    """
    text = reading.text
    found: list[str] = []
    districts: list[str] = []
    for match in _IN.finditer(text, start, end):
        lead = "" if match[0][0] in ",(" else match[0].split()[0]
        if lead in ("from", "to", "near") or (match["more"] and not _PART_OF.match(text, match.end())):
            continue
        if lead == "" and not found and not _AT_BUILDING.search(text, max(start, match.start() - 80), match.start()):
            continue
        if lead == "" and text[max(start, match.start() - 1) : match.start()].isupper():
            continue
        other = _NOT_EVENT.search(text[max(start, match.start() - 30) : match.start()])
        if other and not (of_people and other["people"]):
            continue
        if lead and _OFFICE.search(text, max(start, match.start() - 90), match.start()):
            continue
        if text.startswith(_BODY_OF_PLACE, match.end()):
            continue
        place = reading.printed(match.start("place"), match.end("place")).strip()
        following = _CITY.match(text, match.end("place"))
        if following and match["place"].endswith(" "):
            place = f"{place} {following[0]}"
        if match["district"]:
            districts.append(place)
        elif place not in found and place not in COUNTRIES:
            found.append(place)
    if of_people and not found:
        lesser = _PROVINCE_OF.search(text, start, end) or _UNKNOWN.search(text, start, end)
        found = [reading.printed(*lesser.span("place"))] if lesser else []
    return found or districts[:1]


_PROVINCE_OF = re.compile(rf"\b(?:tinh|thanh pho|TP\.?) (?P<place>{_KNOWN})")
# "talks in Dong Dang": a town that no row names.
_UNKNOWN = re.compile(
    rf"(?<!born) in (?!{MONTH}|Zone|Room|Hall|Article|Part|Phase"
    rf"|Block)(?P<place>(?!(?:{alternation((*COUNTRIES, *NATIONALITIES))})"
    r"(?![A-Za-z]))[A-Z][a-z]+(?: [A-Z][a-z]+)?)(?=[.,;)]| (?:on|from|yesterday|today|this|last|with|under"
    r"|between)\b|\Z)"
)
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
    rf"(?:,? ?|[^.;\n]{{0,90}}?(?:\b(?:in|to|of|tinh|and|o|tai) |, ))(?:the )?(?P<place>{_KNOWN})(?!'s)"
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
