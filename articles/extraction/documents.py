"""Legal and policy documents: found by kind and number, by proper title, or by the body that passed them."""

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from articles.extraction.dates import MONTH, day_to_count_from
from articles.extraction.document_issue import issue_of
from articles.extraction.document_keys import canonical_key, issuer_of
from articles.extraction.laws import is_draft, matches, named_documents
from articles.extraction.patterns import alternation
from articles.extraction.reading import Reading
from articles.extraction.triggers import Trigger
from articles.extraction.types import Citation
from articles.extraction.vocabulary.documents import BODIES_OF_THE_PARTY, KIND_OF, VIETNAMESE_KINDS

__all__ = ["Documents", "canonical_key", "find_documents"]

_LEAD_BLOCKS = 3
_KIND = rf"(?:{alternation(KIND_OF)})"
_SUFFIX = r"(?![A-Z][a-z]{3})[A-Z][A-Za-z]*(?:\.[A-Z][a-z]?(?![a-z]))?\d{0,3}"
_NUMBER = rf"\d{{1,5}}[a-z]?(?:[/-](?:\d{{2,4}}|{_SUFFIX}))*(?![\w/%]|,\d|\.\d|-\d)"
_NO = r"(?:(?:[Nn]os?|[Nn]umbers?|so)(?:\.|:)? ?|#)"
_CITED = re.compile(
    rf"(?<![\w-])(?P<kind>{_KIND})(?P<plural>s?)(?:,? ?{_NO}| )(?P<number>{_NUMBER})"
    rf"(?P<more>(?:(?:, | and |, and | va | & )(?:{_NO})?(?>{_NUMBER}))*)"
)
# What a number counts that only seems to go on a list: "Decision No. 5, 36 officers".
_COUNTED = re.compile(
    r" (?:people|percent|per cent|million|billion|of (?!the |[A-Z])|(?!(?:is|was|has|as)\b)[a-z]+s\b)"
)
_COUNTED_VIETNAMESE = re.compile(
    r" (?!(?:va|ve|cua|ngay|duoc|da|do|o|tai|trong|cho|co|de|theo|cung|con|nam|khoa|la|so|den|se)\b)[a-z]"
)
# "Plan 2025": what stands behind these kinds may be a year or a count.
_COUNTED_KINDS = frozenset(("Plan", "Project", "Regulation", "Decision", "Law", "Code", "Announcement", "Guideline"))
_ONE = re.compile(_NUMBER)
_ON = re.compile(
    r",? (?P<title>(?:on|ve|regarding|concerning|guiding|approving|promulgating)"
    r" (?!behalf|the (?:occasion|basis|same)|[A-Z][a-z]+ "
    r"\d)[^.;\n\"]{6,240}?)(?=[.;\n\"]|, [A-Z]|,? (?:and|as well as|which|while|in which)\b"
    r"|,? (?:issued|signed|promulgated|adopted|approved) (?:on|by|in)\b|, dated\b"
    r"|,? (?:should|must|shall|will|was|were|is|are|has|have|had)\b|\Z)"
)
# What "and" joins to a title: "ensuring security and maintaining order", "order and safety in 2020".
_TOLD_ON = re.compile(rf" on (?:the )?(?:{MONTH},? ?\d{{1,2}}|\d{{1,2}} {MONTH})(?!,? ?(?:19|20)\d\d)(?!\d)")
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


class _Context(NamedTuple):
    """What stands around a number: issuer, date, title, and where the citation begins and ends."""

    start: int
    end: int
    issuer: str | None
    date: date | None
    title: str | None
    signed: bool = False  # the issuer is who signed it


@dataclass(frozen=True, slots=True)
class Documents:
    """The documents cited, and the stretches of the reading's text that numbers and dates of documents take up."""

    citations: tuple[Citation, ...]
    places: list[tuple[int, int]]


def find_documents(reading: Reading, published: date | None) -> Documents:
    """Return every document cited in the body, once each, in order of appearance."""
    found: list[Citation] = []
    places: list[tuple[int, int]] = []
    published = day_to_count_from(reading.text, reading.starts[min(_LEAD_BLOCKS, len(reading.starts) - 1)], published)
    for match in matches(reading, _CITED, Trigger.DOCUMENT):
        numbers = _numbers(match)
        context = _context(reading, match, match.start("number") + numbers[-1].end(), published)
        citations = _numbered(reading, match, numbers, context)
        found += citations
        if citations:
            places.append((match.start(), context.end))
    found += named_documents(reading, published)
    found.sort(key=lambda one: (one.span.block, one.span.start))
    return Documents(tuple(_merge(found)), places)


def _numbers(match: re.Match[str]) -> list[re.Match[str]]:
    """Return the numbers of a list up to the first that counts something else."""
    text, base = match.string, match.start("number")
    counted = _COUNTED_VIETNAMESE if match["kind"] in VIETNAMESE_KINDS else _COUNTED
    numbers = list(_ONE.finditer(match["number"] + match["more"]))
    for place, one in enumerate(numbers):
        joined = match["plural"] or match["kind"] in VIETNAMESE_KINDS or numbers[0][0].isdigit()
        if place and one[0].isdigit() and (not joined or counted.match(text, base + one.end())):
            return numbers[:place]
    return numbers


def _numbered(
    reading: Reading, match: re.Match[str], numbers: list[re.Match[str]], context: _Context
) -> list[Citation]:
    text = reading.text
    if is_draft(text, match.start()) or _DRAFT_AFTER.match(text, match.end()):
        return []
    kind = KIND_OF[match["kind"]]
    if kind in _COUNTED_KINDS and not _is_number_of(match):
        return []
    citations = []
    told = context.issuer or next((issuer for one in numbers if (issuer := issuer_of(one[0]))), None)
    for one in numbers:
        number = reading.printed(match.start("number") + one.start(), match.start("number") + one.end())
        suffix = issuer_of(number)
        issuer = (
            suffix
            if suffix not in (None, *BODIES_OF_THE_PARTY) and context.signed
            else context.issuer or suffix or told
        )
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


def _context(reading: Reading, match: re.Match[str], numbers_end: int, published: date | None) -> _Context:
    text = reading.text
    issue = issue_of(reading, match.start(), numbers_end, published)
    day, end = issue.date, issue.end
    limit = min(reading.sentence(match.start())[1], reading.body_end)
    if day and _TOLD_ON.match(text, numbers_end, limit) and "/" not in match["number"]:
        day, end = None, numbers_end  # "the task force for Project 06 on April 4": that is when they met
    title: str | None = None
    issuer = issue.issuer
    titled = _ON.match(text, end, limit)
    if titled:
        end_of_title = _title_end(text, match.start(), titled, limit)
        title = reading.printed(titled.start("title"), end_of_title)
        if issuer is None or day is None:
            later = issue_of(reading, end_of_title, end_of_title, published, dated_by_verb=True)
            issuer, day = issuer or later.issuer, day or later.date
    return _Context(issue.start, end, issuer, day, title, issue.by_signature)


def _title_end(text: str, start: int, titled: re.Match[str], limit: int) -> int:
    """Return where the "on …" phrase ends that began before an "and": joined gerunds and nouns go on."""
    end = titled.end("title")
    gerunds = _GERUND_TITLE.match(titled["title"]) and not _GERUND_BEFORE.search(text, max(0, start - 90), start)
    while joined := (gerunds and _JOINED_GERUND.match(text, end, limit)) or _JOINED_NOUN.match(text, end, limit):
        end = joined.end()
    return end


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
    # What the words say goes before what the number's suffix says.
    said = [issuer for issuer in (one.issuer, two.issuer) if issuer and issuer != issuer_of(number or "")]
    issuer = said[0] if said else one.issuer or two.issuer
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
