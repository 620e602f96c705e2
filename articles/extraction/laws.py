"""Documents without a number: laws and codes by title, named projects, resolutions of congresses."""

import re
from collections.abc import Iterator
from datetime import date

from articles.extraction.document_issue import Issue, issue_of
from articles.extraction.document_keys import canonical_key
from articles.extraction.patterns import alternation
from articles.extraction.reading import Reading
from articles.extraction.triggers import Trigger
from articles.extraction.types import Citation
from articles.extraction.vocabulary.documents import (
    KIND_OF,
    LAW_TITLE_COMMAS,
    LAW_TITLE_STOPS,
    LAW_TITLES,
    NAMED_CODES,
    NOT_A_LAW_BEFORE,
)

_DRAFT = re.compile(
    r"\b(?:(?:draft(?:ed|ing|s)?|bills?|compil(?:e|ing)|proposed|propos(?:e|ing)|formulat(?:e|ing)|elaborat(?:e|ing))"
    r"(?: of| on)?(?: the| a| an)?(?: (?:amended|revised|new))?|bills? on(?: the)?|du (?:thao|an)"
    r"|soan thao)(?: the)? ?\Z",
    re.IGNORECASE,
)
# One of these stands in whatever _DRAFT finds.
_DRAFT_LETTERS = ("draft", "bill", "compil", "propos", "formulat", "elaborat", "du thao", "du an", "soan thao")
_LAW_WORD = r"[A-Z][A-Za-z]*(?:[-'/][A-Za-z]+)*"
_LAW_MORE = (
    rf"(?!(?:Laws?|Ordinance|Code|Decree|Resolution|Directive|Decision|Project|Minister|General|Deputy"
    rf"|(?:{alternation(NAMED_CODES)}))\b){_LAW_WORD}"
)
_LAW_LINK = r"(?:on|of|and|in|at|the|for|to|against|with|by|from|or|as|during)"
_LAW_ON = re.compile(
    rf"(?<![\w-])(?P<kind>Laws?|Ordinances?) on (?:the )?(?P<title>{_LAW_WORD}(?:(?: {_LAW_LINK}){{0,3}} "
    rf"{_LAW_MORE}|, {_LAW_MORE}(?=(?: {_LAW_MORE}){{0,3}}(?:,| and| or)))*)"
)
# Known titles, with or without their commas; the grammar below reads the others.
_KNOWN_TITLE = alternation({form.lower() for title in LAW_TITLES for form in (title, title.replace(",", ""))})
_LAW_VN = re.compile(
    rf"(?<![\w-])(?P<kind>Luat|Phap lenh) (?P<title>(?i:{_KNOWN_TITLE})(?![a-zA-Z])|(?!(?:so|nay|tren|va|cua|phap|su"
    rf"|quy)(?![a-z]))[A-Z][a-z]+(?:(?:, (?:{'|'.join(LAW_TITLE_COMMAS)})(?![a-z]))"
    rf"| (?!(?:{'|'.join(LAW_TITLE_STOPS)})(?![a-z]))(?:[a-z]+|Viet Nam|Nhan dan|Dang|Nha"
    rf" nuoc)(?![a-zA-Z])){{0,18}})"
)
_NAMED_LAW = re.compile(
    rf"(?<![\w-])(?P<title>(?:(?!Law |Ordinance |Code ){_LAW_WORD} (?:and (?=[A-Z]))?){{1,5}}(?P<kind>Law"
    rf"|Ordinance))(?! (?:on|No|Enforcement"
    rf"|University|Department|Faculty)\b)(?![\w-])"
)
_CAPITAL = re.compile(r"(?<![\w-])[A-Z]")
_NAMED_PROJECT = re.compile(
    r"Project (?P<title>(?:on|for) (?:the )?[a-zA-Z][^.,;:\n\"()]{8,160}?)(?=[.,;:\n\"()]| (?:under|by the"
    r"|approved|issued|in accordance|has|is"
    r"|was|ask|which|that|and the|and (?:Resolution|Decree|Directive|Decision|Conclusion|Plan|Circular|Law)"
    r"|as well as|until|till|in the period|of the (?:Ministry|Government|Prime|MPS))\b|\Z)"
)
_CODE = re.compile(rf"(?<![\w-])(?:{alternation(NAMED_CODES)})(?![\w-])")
_CONGRESS = re.compile(
    r"[Rr]esolution of (?:the )?(?P<issuer>(?:\d{1,2}(?:st|nd|rd|th)|X[IV]*) (?:(?:National|Central|Party"
    r"|CPV|MPS|Public Security|Provincial|All-Country) ){1,3}(?:Congress|Plenum|Conference|Party "
    r"Congress)(?: of [A-Z][\w ]{3,40}?(?=[,.;]| and))?)"
)
_CONGRESS_BEFORE = re.compile(
    r"(?<![\w-])(?P<issuer>\d{1,2}(?:st|nd|rd|th) (?:(?:National|Central|Party|CPV) ){0,3}(?:Congress"
    r"|Plenum))(?:'s)? Resolution(?! No)(?![\w-])"
)
_UNNUMBERED = re.compile(
    r"(?P<topic>(?:[a-z]+ )?)(?P<kind>[Dd]ecision|[Dd]irective|[Dd]ecree|[Rr]egulation)(?: on "
    r"(?P<subject>[a-z][a-z ]{3,60}?))? (?:issued |signed |made |promulgated )?(?:by|of) the "
    r"(?P<body>State President|Prime Minister|Government|National Assembly|Politburo)(?![A-Za-z])"
)
_STOP_TITLE = re.compile(
    rf" (?:and|or|in|at|by|to|for|with|from|of|as) (?:the )?(?:{alternation(KIND_OF)}|General|Minister|Deputy|Prime"
    rf"|Government|National"
    rf"|Politburo|Ministry|Article|Clause|Chapter|Criminal Proc\w+|Penal|Civil"
    rf"|Lieutenant|Major|Colonel|January|February|March|April|May|June|July|August|September|October"
    rf"|November|December)\b.*"
)


def is_draft(text: str, place: int) -> bool:
    """Tell whether the words before `place` say that what is cited there is only a draft."""
    before = text[max(0, place - 40) : place].lower()
    return any(letters in before for letters in _DRAFT_LETTERS) and _DRAFT.search(before) is not None


def matches(reading: Reading, pattern: re.Pattern[str], trigger: int) -> Iterator[re.Match[str]]:
    """Yield the matches of `pattern` at the body's words that may open one."""
    done = 0
    for place in reading.openings(trigger, 0, reading.body_end):
        if place >= done and (match := pattern.match(reading.text, place, reading.body_end)):
            done = match.end()
            yield match


def _titled(
    reading: Reading,
    kind: str,
    at: tuple[int, int],
    title: str,
    confidence: float,
    rule: str,
    issue: Issue | None = None,
) -> Citation:
    issuer, day = (issue.issuer, issue.date) if issue else (None, None)
    key = canonical_key(kind, None, None, title, None)
    return Citation(kind, None, issuer, day, title, key, reading.span(*at), confidence, rule)


def _laws(reading: Reading, published: date | None) -> list[Citation]:
    text = reading.text
    found = []
    for match in matches(reading, _LAW_ON, Trigger.LAW):
        if is_draft(reading.text, match.start()) or text.startswith((" project", " (draft"), match.end()):
            continue
        end = _title_end(match)
        kind = match["kind"].rstrip("s")
        title = kind + " " + reading.printed(match.end("kind") + 1, end)
        issue = issue_of(reading, match.start(), end, published, dated_by_verb=True)
        found.append(_titled(reading, kind, (match.start(), end), title, 0.95, "law-on", issue))
    for match in _named_laws(reading):
        words = match["title"].split()
        while len(words) > 2 and (words[0] in NOT_A_LAW_BEFORE or words[0].isupper()):
            words.pop(0)
        if words[0] in NOT_A_LAW_BEFORE or is_draft(reading.text, match.start()):
            continue
        start = match.end() - len(" ".join(words))
        if text.startswith(" project", match.end()):
            continue
        found.append(
            _titled(reading, match["kind"], (start, match.end()), reading.printed(start, match.end()), 0.8, "named-law")
        )
    for match in matches(reading, _LAW_VN, Trigger.LAW):
        if not is_draft(reading.text, match.start()):
            kind = KIND_OF[match["kind"]]
            issue = issue_of(reading, *match.span(), published, dated_by_verb=True)
            title = reading.printed(*match.span())
            found.append(_titled(reading, kind, match.span(), title, 0.7, "law-vietnamese", issue))
    return found


def _title_end(match: re.Match[str]) -> int:
    """Cut a law's title before a further document, a person or a month."""
    cut = _STOP_TITLE.search(match[0])
    return match.start() + cut.start() if cut else match.end()


def _codes(reading: Reading) -> list[Citation]:
    return [
        _titled(reading, "Code", match.span(), reading.printed(*match.span()), 0.95, "code")
        for match in matches(reading, _CODE, Trigger.LAW)
        if not is_draft(reading.text, match.start())
    ]


def _projects(reading: Reading) -> list[Citation]:
    """ "the Project on building the Academy into a key school": a project known by its title."""
    return [
        _titled(reading, "Project", match.span(), reading.printed(*match.span()), 0.7, "project-on")
        for match in matches(reading, _NAMED_PROJECT, Trigger.DOCUMENT)
        if not is_draft(reading.text, match.start())
    ]


def _congresses(reading: Reading) -> list[Citation]:
    found = []
    for place in reading.openings(Trigger.RESOLUTION, 0, reading.body_end):
        match = _CONGRESS.match(reading.text, place, reading.body_end) or _CONGRESS_BEFORE.search(
            reading.text, max(0, place - 60), min(place + 12, reading.body_end)
        )
        if match:
            issuer = reading.printed(match.start("issuer"), match.end("issuer"))
            key = canonical_key("Resolution", None, issuer, None, None)
            found.append(
                Citation(
                    "Resolution",
                    None,
                    issuer,
                    None,
                    None,
                    key,
                    reading.span(match.start(), match.end()),
                    0.85,
                    "congress-resolution",
                )
            )
    return found


def _named_laws(reading: Reading) -> Iterator[re.Match[str]]:
    """Find "Residence Law" by looking back from the word "Law"."""
    text = reading.text
    for place in reading.openings(Trigger.LAW, 0, reading.body_end):
        if not text.startswith(("Law", "Ordinance"), place):
            continue
        match = None
        for start in reversed([one.start() for one in _CAPITAL.finditer(text, max(0, place - 60), place)]):
            longer = _NAMED_LAW.match(text, start, min(place + 14, reading.body_end))
            if longer is None or longer.start("kind") != place:
                break
            match = longer
        if match:
            yield match


def _word_before(text: str, place: int) -> int:
    """Return where the small-letter word before `place` begins, or `place`."""
    match = re.search(r"[a-z]+ \Z", text[max(0, place - 20) : place])
    return place - len(match[0]) if match else place


def _unnumbered(reading: Reading) -> list[Citation]:
    found = []
    for place in reading.openings(Trigger.UNNUMBERED, 0, reading.body_end):
        match = _UNNUMBERED.match(reading.text, _word_before(reading.text, place), reading.body_end)
        if match is None or match.start("kind") != place:
            continue
        topic = match["topic"].strip()
        if (
            topic
            in ("", "the", "a", "an", "this", "that", "of", "with", "under", "to", "and", "by", "following", "per")
            and not match["subject"]
        ):
            continue
        kind = match["kind"].capitalize()
        title = f"{kind} on {match['subject']}" if match["subject"] else f"{topic} {match['kind'].lower()}"
        found.append(
            Citation(
                kind,
                None,
                match["body"],
                None,
                title,
                canonical_key(kind, None, None, title, None),
                reading.span(match.start("topic") if topic else match.start("kind"), match.end()),
                0.5,
                "unnumbered",
            )
        )
    return found


def named_documents(reading: Reading, published: date | None) -> list[Citation]:
    """Return every document that the body cites without a number."""
    held = 0
    for mask in reading.masks:
        held |= mask
    found: list[Citation] = []
    if held & _LAW:
        found += _laws(reading, published)
    for trigger, read in _READERS:
        if held & trigger:
            found += read(reading)
    return found


_LAW = int(Trigger.LAW)
_READERS = (
    (_LAW, _codes),
    (int(Trigger.DOCUMENT), _projects),
    (int(Trigger.RESOLUTION), _congresses),
    (int(Trigger.UNNUMBERED), _unnumbered),
)
