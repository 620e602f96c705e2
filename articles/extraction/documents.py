"""Legal and policy documents: found by kind and number, by proper title, or by the body that passed them."""

import re
from dataclasses import dataclass, replace
from datetime import date

from articles.extraction.dates import days_in
from articles.extraction.document_keys import canonical_key, issuer_of
from articles.extraction.laws import DRAFT, matches, named_documents
from articles.extraction.patterns import alternation
from articles.extraction.reading import Reading
from articles.extraction.triggers import Trigger
from articles.extraction.types import Citation
from articles.extraction.vocabulary.documents import KIND_OF
from articles.extraction.vocabulary.organizations import ORGANIZATIONS

__all__ = ["Documents", "canonical_key", "find_documents"]

_KIND = rf"(?:{alternation(KIND_OF)})"
_NUMBER = r"\d{1,5}[a-z]?(?:[/-](?:\d{2,4}|[A-Z][A-Za-z]*(?:\.[A-Z][a-z]*)?\d{0,2}))*(?![\w/%]|,\d|\.\d|-\d)"
_NO = r"(?:(?:[Nn]os?|[Nn]umbers?|so)(?:\.|:)? ?|#)"
_CITED = re.compile(
    rf"(?<![\w-])(?P<kind>{_KIND})(?P<plural>s?)(?:,? ?{_NO}| )(?P<number>{_NUMBER})(?P<more>(?:(?:, | and "
    rf"|, and | va | & )(?:{_NO})?{_NUMBER}(?! (?:people|cases|percent|years?|months?|of (?!the |[A-Z]))))*)"
)
_ONE = re.compile(_NUMBER)
_BODY_OF = {spelling: name for name, others in ORGANIZATIONS for spelling in (name, *others)}
_BODY = rf"(?:{alternation(_BODY_OF)})(?![A-Za-z0-9])"
_BEFORE = re.compile(rf"(?P<body>{_BODY}|(?<=[Tt]he )(?:Ministry|Minister)(?='s ))(?: \([A-Z]{{2,8}}\))?(?:'s|')? \Z")
_ISSUED = re.compile(
    rf"(?:,? (?:which (?:was|is) )?(?:(?:issued|promulgated|signed|adopted|approved|released|passed"
    rf"|enacted) (?:by|of) )|,? (?:of|by|from) |,? cua )(?:the )?(?:[a-z\d]{{2,10}} plenum of (?:the )?)?"
    rf"(?:\d{{1,2}}(?:st|nd|rd|th) )?(?P<body>{_BODY}|(?:Ministry|Minister)(?! (?:of|for)| [A-Z]))"
)
_DATED_ANY = re.compile(
    r"(?: \([A-Z]{2,8}\))?,? ?\(?(?:dated|issued on|promulgated on|signed on|adopted on|approved on"
    r"|released on|passed on|enacted on|on|of|ngay)? ?(?:the )?"
)
_ON = re.compile(
    r",? (?P<title>(?:on|ve|regarding|concerning) (?!behalf|the (?:occasion|basis|same)|[A-Z][a-z]+ "
    r"\d)[^.;\n\"]{6,240}?)(?=[.;\n\"]|, [A-Z]|,? (?:and|as well as|which|while|in which)\b"
    r"|,? (?:should|must|shall|will|was|were|is|are|has|have|had)\b|\Z)"
)
# What "and" joins to a title: "ensuring security and maintaining order", "order and safety in 2020".
_GERUND_TITLE = re.compile(r"on [a-z]+ing ")
_JOINED_GERUND = re.compile(
    r" and [a-z]+ing (?!to )[^.,;\n\"]{3,160}?(?= and |,|[.;\n\"]|\Z| (?:which|while|as well as)\b"
    r"| (?:should|must|shall|will|was|were|is|are|has|have|had)\b)"
)
_JOINED_NOUN = re.compile(
    r" and (?![a-z]+(?:ed|ing|ly)\b|(?:the|an?|its|their|his|her|to|not|also|then|other)\b)[a-z-]+"
    r"(?: in (?:19|20)\d\d| (?:in|for) the (?:period|new situation)[^.,;\n\"]{0,40})?(?=[.,;\n\"]|\Z| and [a-z]+ing )"
)
# "by carrying out Directive 9 on order and fighting crime": the second of these may go with the first of those.
_GERUND_BEFORE = re.compile(r"\b[a-z]{2,}ing (?:out |up )?[^.,;\n]{0,70}\Z")
# "Decree No. 53, which is still being drafted"
_DRAFT_AFTER = re.compile(
    r"[^.;\n]{0,40}?\b(?:being (?:drafted|prepared)|in draft\b|stages? of drafting|under drafting|yet to be issued"
    r"|in the making"
    r"|dang (?:duoc )?(?:du thao|xay dung)(?! luc))"
)


@dataclass(frozen=True, slots=True)
class _Context:
    """What stands around a number: issuer, date, title, and where the citation begins and ends."""

    start: int
    end: int
    issuer: str | None
    date: date | None
    title: str | None


@dataclass(frozen=True, slots=True)
class Documents:
    """The documents cited, and the stretches of the reading's text that numbers and dates of documents take up."""

    citations: tuple[Citation, ...]
    places: list[tuple[int, int]]


def find_documents(reading: Reading, published: date | None) -> Documents:
    """Return every document cited in the body, once each, in order of appearance."""
    found: list[Citation] = []
    places: list[tuple[int, int]] = []
    for match in matches(reading, _CITED, Trigger.DOCUMENT):
        context = _context(reading, match, published)
        citations = _numbered(reading, match, context)
        found += citations
        if citations:
            places.append((match.start(), context.end))
    found += named_documents(reading)
    found.sort(key=lambda one: (one.span.block, one.span.start))
    return Documents(tuple(_merge(found)), places)


def _numbered(reading: Reading, match: re.Match[str], context: _Context) -> list[Citation]:
    text = reading.text
    if DRAFT.search(text[max(0, match.start() - 40) : match.start()]) or _DRAFT_AFTER.match(text, match.end()):
        return []
    kind = KIND_OF[match["kind"]]
    if kind in (
        "Plan",
        "Project",
        "Regulation",
        "Decision",
        "Law",
        "Code",
        "Announcement",
        "Guideline",
    ) and not _is_number_of(match):
        return []
    numbers = list(_ONE.finditer(match["number"] + match["more"]))
    citations = []
    for one in numbers:
        number = reading.printed(match.start("number") + one.start(), match.start("number") + one.end())
        issuer = context.issuer or issuer_of(number)
        single = len(numbers) == 1
        citations.append(
            Citation(
                kind=kind,
                number=number,
                issuer=issuer,
                date=context.date,
                title=context.title if single else None,
                key=canonical_key(kind, number, issuer, None, context.date),
                span=reading.span(context.start, context.end),
                confidence=0.97 if "/" in number or context.issuer else 0.9,
                rule="numbered" if single else "numbered-list",
            )
        )
    return citations


def _is_number_of(match: re.Match[str]) -> bool:
    """ "Plan 2025" or "Project 1 million" is no document number; "Plan 127" and "Project 06" are."""
    number = match["number"]
    following = match.string[match.end() : match.end() + 10].lstrip()
    if not number.isdigit():
        return True
    if re.match(r"(?:million|billion|percent|people|years|months|-\d)", following):
        return False
    return not (
        len(number) == 4
        and number.startswith(("19", "20"))
        and "o" not in match[0][len(match["kind"]) : match.start("number") - match.start()].lower()
    )


def _context(reading: Reading, match: re.Match[str], published: date | None) -> _Context:
    text = reading.text
    start, end = match.start(), match.end()
    _, sentence_end = reading.sentence(start)
    limit = min(sentence_end, reading.body_end)
    issuer: str | None = None
    window = max(0, start - 90)
    before = _BEFORE.search(text[window:start])
    if before:
        issuer = _body(before["body"])
        start = window + before.start()
    day: date | None = None
    title: str | None = None
    for _ in range(3):
        issued = _ISSUED.match(text, end, limit)
        if issued and issuer is None:
            issuer, end = _body(issued["body"]), issued.end()
            continue
        dated = _DATED_ANY.match(text, end, limit)
        if dated and day is None:
            days = days_in(text, dated.end(), min(dated.end() + 30, limit), published)
            if days and days[0].start == dated.end():
                day, end = days[0].first, days[0].end
                continue
        break
    titled = _ON.match(text, end, limit)
    if titled:
        title = reading.printed(titled.start("title"), _title_end(text, start, titled, limit))
    return _Context(start, end, issuer, day, title)


def _title_end(text: str, start: int, titled: re.Match[str], limit: int) -> int:
    """Return where the "on …" phrase ends that began before an "and": joined gerunds and nouns go on."""
    end = titled.end("title")
    gerunds = _GERUND_TITLE.match(titled["title"]) and not _GERUND_BEFORE.search(text, max(0, start - 90), start)
    while joined := (gerunds and _JOINED_GERUND.match(text, end, limit)) or _JOINED_NOUN.match(text, end, limit):
        end = joined.end()
    return end


def _body(printed: str) -> str:
    """Return the canonical name of a body; in this press "the Ministry" and "the Minister" are of Public Security."""
    return f"{printed} of Public Security" if printed in ("Ministry", "Minister") else _BODY_OF[printed]


def _merge(found: list[Citation]) -> list[Citation]:
    """One citation per document: a barer spelling of the same number joins the fuller one."""
    merged: list[Citation] = []
    for citation in found:
        for place, other in enumerate(merged):
            if _same(other, citation):
                merged[place] = _fuller(other, citation)
                break
        else:
            merged.append(citation)
    return merged


def _same(one: Citation, two: Citation) -> bool:
    if one.kind != two.kind or (one.number is None) != (two.number is None):
        return False
    if one.number is None:
        return one.key == two.key
    first, second = _key_parts(one.key), _key_parts(two.key)
    return first[0] == second[0] and all(a == b or not a or not b for a, b in zip(first[1:], second[1:], strict=True))


def _key_parts(key: str) -> tuple[str, str, str]:
    _, _, rest = key.partition(":")
    number, _, year = rest.partition(":")
    digits, _, series = number.partition("/")
    return digits, series, year


def _fuller(one: Citation, two: Citation) -> Citation:
    number = max(one.number or "", two.number or "", key=len) or None
    issuer = one.issuer or two.issuer
    day = one.date or two.date
    title = one.title or two.title
    return replace(
        one,
        number=one.number if len(one.number or "") == len(number or "") else number,
        issuer=issuer,
        date=day,
        title=title,
        key=canonical_key(one.kind, number, issuer, title if not number else None, day),
    )
