"""Who issued a document and when: read off the words before and after its citation."""

import re
from datetime import date
from string import ascii_letters
from typing import NamedTuple

from articles.extraction.dates import DayAt, days_in
from articles.extraction.patterns import alternation
from articles.extraction.reading import Reading
from articles.extraction.vocabulary.documents import ISSUERS, ISSUING, ISSUING_VIETNAMESE
from articles.extraction.vocabulary.organizations import ORGANIZATIONS

# "The Party's Directive" is of one of its bodies; which one, the number tells.
_BODY_OF = {
    spelling: name
    for name, others in ORGANIZATIONS
    for spelling in (name, *others)
    if name not in ("Party", "State") and spelling != "Public Security"
} | ISSUERS
_KNOWN = rf"(?:{alternation(_BODY_OF)})(?![A-Za-z0-9])"
# "the Ministry", "the Minister" and "Bộ" alone are of Public Security in this press.
_ALONE = r"(?:[Mm]inistry|Minister|Bo truong|Bo)(?! (?:of|for|truong)\b| [A-Z])(?![A-Za-z])"
_WORD = r"[A-Z][\w'&-]*"
_UNKNOWN = (
    rf"(?:{_WORD} (?:(?:of|for|and) )?){{0,8}}(?:Command|Committee|Council|Court|Procuracy|Department|Ministry"
    r"|Commission|Board|Bureau|Office|Police|Agency|Inspectorate|Academy|University)(?: \d{2,3}(?![\d/]))?"
    rf"(?: (?:of|for|on) (?:the )?{_WORD}(?:,? (?:(?:and|of|for|on|the) )*{_WORD}){{0,6}})?(?![A-Za-z])"
)
_BODY = rf"(?P<body>{_KNOWN}|{_ALONE}|{_UNKNOWN})(?: \([A-Z]{{2,8}}\))?"
_VERB = rf"(?:{alternation(ISSUING)})(?![A-Za-z])"
_VERB_VIETNAMESE = rf"(?:{alternation(ISSUING_VIETNAMESE)})(?![A-Za-z])"
_PERSON = r"(?: [A-Z][a-z]+){2,4}"
_HELPERS = r"(?: (?:has|had|have|was|were|is|been|being|just|recently|newly|officially|jointly|first|da|vua|duoc))*"
_BY = re.compile(
    rf",? (?:of|by|from|cua) (?:the )?(?:[a-z\d]{{2,10}} plenum of (?:the )?)?(?:\d{{1,2}}(?:st|nd|rd|th) )?{_BODY}"
)
# A verb of issuing: "(which was) signed (by …)", "which the National Assembly adopted", "được Quốc hội thông qua".
_ISSUED = re.compile(rf"[, ]*(?:which|that|and)?{_HELPERS} {_VERB}")
_BODY_ISSUED = re.compile(
    rf"[, ]*(?:(?:which|that) (?:the )?{_BODY}(?:{_PERSON})?{_HELPERS} {_VERB}"
    rf"|(?:(?:da|vua) )?duoc (?P<local>{_KNOWN}){_HELPERS} {_VERB_VIETNAMESE})(?: (?:this|last) [a-z]+(?! of))?"
)
# "Directive 23, a Secretariat paper"
_APPOSED = re.compile(rf", (?:an? |the )?{_BODY}(?:'s)? (?:paper|document|text|order|directive|decision|plan)\b")
_DATED = re.compile(r"(?: \([A-Z]{2,8}\))?,? \(?(?:dated|on|of|ngay|(?:vao )?ngay)? ?(?:the )?")
_NEW = "new|recent|latest|own|joint|amended|revised|current|earlier"
_OWNED = re.compile(
    rf"(?:(?P<body>{_KNOWN})|(?<=[Tt]he )(?P<alone>[Mm]inistry|Minister)(?='s ))(?: \([A-Z]{{2,8}}\))?(?:'s|')?"
    rf" (?:(?:{_NEW}) )?\Z"
)
_SUBJECT = re.compile(
    rf"{_BODY}(?:{_PERSON})?(?P<when>,? (?:on |in |ngay )?[^.;\n]{{3,28}}?,?)??{_HELPERS}"
    rf" (?:{_VERB}|{_VERB_VIETNAMESE})(?: (?:the|a|its|new|two|cac|so))* \Z"
)
# The last words that a phrase of issuing before a citation can have; most citations need no closer look.
_OWNERS = frozenset(spelling.split()[-1] for spelling in _BODY_OF) | {
    "Ministry",
    "ministry",
    "Minister",
    *_NEW.split("|"),
}
_ISSUERS_END = frozenset(
    (*(verb.split()[-1] for verb in (*ISSUING, *ISSUING_VIETNAMESE)), "the", "a", "its", "new", "two", "cac", "so")
)
_BACK = 100


class Issue(NamedTuple):
    """Where the citation with its issuer and date begins and ends, and the two as far as they are said."""

    start: int
    end: int
    issuer: str | None
    date: date | None
    by_signature: bool = False  # the issuer is who "signed" or "passed" it


def issue_of(reading: Reading, start: int, end: int, published: date | None, *, dated_by_verb: bool = False) -> Issue:
    """Return who issued the document cited at text[start:end] and when, as the sentence says.

    `dated_by_verb`: a date counts only behind a verb of issuing ("the Law on Data, which …, on July 1" has none).
    """
    text = reading.text
    limit = min(reading.sentence(start)[1], reading.body_end)
    before = _before(reading, start, published)
    owner = before.start < start
    issuer, day = (before.issuer if owner else None), before.date
    issued = False
    for _ in range(5):
        if issuer is None and (by := _BY.match(text, end, limit)) and (issued or not dated_by_verb):
            issuer, end = _body(reading, by, "body"), by.end()
        elif issuer is None and not dated_by_verb and (apposed := _APPOSED.match(text, end, limit)):
            issuer, end = _body(reading, apposed, "body"), apposed.end()
        elif day is None and (issued or not dated_by_verb) and (found := _day(text, end, limit, published)):
            day, end = found.first, found.end
        elif not issued and (named := _BODY_ISSUED.match(text, end, limit)):
            issuer = issuer or _body(reading, named, "local" if named["local"] else "body")
            issued, end = True, named.end()
        elif not issued and (verb := _ISSUED.match(text, end, limit)) and _goes_on(text, verb.end(), limit, published):
            issued, end = True, verb.end()
        else:
            break
    return Issue(before.start, end, issuer or before.issuer, day, issued or not issuer)


def _goes_on(text: str, place: int, limit: int, published: date | None) -> bool:
    return _BY.match(text, place, limit) is not None or _day(text, place, limit, published) is not None


def _day(text: str, place: int, limit: int, published: date | None) -> DayAt | None:
    """Return the day printed at `place`, behind "dated", "on" or nothing."""
    dated = _DATED.match(text, place, limit)
    if dated is None or dated.end() == place:
        return None
    days = days_in(text, dated.end(), min(dated.end() + 30, limit), published)
    return days[0] if days and days[0].start == dated.end() else None


def _before(reading: Reading, start: int, published: date | None) -> Issue:
    """ "the Government's Decree", "the Politburo on March 15 issued Resolution"."""
    text = reading.text
    nothing = Issue(start, start, None, None)
    last = _last_word(text[max(0, start - 24) : start])
    if not last:
        return nothing
    first = max(0, start - _BACK, reading.sentence(start)[0])
    if last in _OWNERS and (owned := _OWNED.search(text, first, start)):
        return Issue(owned.start(), start, _body(reading, owned, "alone" if owned["alone"] else "body"), None)
    if last not in _ISSUERS_END or (subject := _SUBJECT.search(text, first, start)) is None:
        return nothing
    day = None
    if subject["when"]:
        days = days_in(text, *subject.span("when"), published)
        if not days:
            return nothing
        day = days[0].first
    else:
        opening = days_in(text, max(first, subject.start() - 40), subject.start(), published)
        if opening and re.fullmatch(r",? (?:the )?", text[opening[-1].end : subject.start()]):
            day = opening[-1].first
    return Issue(start, start, _body(reading, subject, "body"), day)


def _last_word(before: str) -> str:
    """Return the last word of `before`, which a space must follow, without its "'s" or a bracket that closes."""
    if not before.endswith(" "):
        return ""
    word = before[:-1]
    ending = next((ending for ending in ("'s", "'", ")") if word.endswith(ending)), "")
    word = word.removesuffix(ending)
    return word[len(word.rstrip(ascii_letters)) :]


def _body(reading: Reading, match: re.Match[str], group: str) -> str:
    """Return the canonical name of a body; in this press "the Ministry" and "the Minister" are of Public Security."""
    printed = match[group]
    if printed in ("Ministry", "ministry", "Bo"):
        return "Ministry of Public Security"
    if printed in ("Minister", "Bo truong"):
        return "Minister of Public Security"
    return _BODY_OF.get(printed) or reading.printed(*match.span(group))
