"""Legal and policy documents: found by kind and number, by proper title, or by the body that passed them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from articles.extraction.dates import days_in
from articles.extraction.folding import fold, strip_diacritics
from articles.extraction.patterns import alternation
from articles.extraction.reading import Reading
from articles.extraction.triggers import Trigger
from articles.extraction.types import Citation
from articles.extraction.vocabulary.documents import KINDS, NAMED_CODES, NOT_A_LAW_BEFORE, SERIES, SUFFIXES
from articles.extraction.vocabulary.organizations import ORGANIZATIONS

_KIND_OF = {spelling: kind for kind, others, vietnamese in KINDS for spelling in (kind, *others, *vietnamese)}
_KIND = rf"(?:{alternation(_KIND_OF)})"
_NUMBER = r"\d{1,5}[a-z]?(?:[/-](?:\d{2,4}|[A-Z][A-Za-z]*(?:\.[A-Z][a-z]*)?\d{0,2}))*(?![\w/%]|,\d|\.\d|-\d)"
_NO = r"(?:(?:[Nn]os?|[Nn]umbers?|so)(?:\.|:)? ?|#)"
_CITED = re.compile(
    rf"(?<![\w-])(?P<kind>{_KIND})(?P<plural>s?)(?:,? ?{_NO}| )(?P<number>{_NUMBER})(?P<more>(?:(?:, | and "
    rf"|, and | va | & )(?:{_NO})?{_NUMBER}(?! (?:people|cases|percent|years?|months?|of)))*)"
)
_ONE = re.compile(_NUMBER)
_BODY_OF = {spelling: name for name, others in ORGANIZATIONS for spelling in (name, *others)}
_BODY = rf"(?:{alternation(_BODY_OF)})(?![A-Za-z0-9])"
_BEFORE = re.compile(rf"(?P<body>{_BODY})(?: \([A-Z]{{2,8}}\))?(?:'s|')? \Z")
_ISSUED = re.compile(
    rf"(?:,? (?:which (?:was|is) )?(?:(?:issued|promulgated|signed|adopted|approved|released|passed"
    rf"|enacted) (?:by|of) )|,? (?:of|by|from) |,? cua )(?:the )?(?P<body>{_BODY})"
)
_DATED_ANY = re.compile(
    r"(?: \([A-Z]{2,8}\))?,? ?\(?(?:dated|issued on|promulgated on|signed on|adopted on|approved on"
    r"|released on|passed on|enacted on|on|of|ngay)? ?(?:the )?"
)
_ON = re.compile(
    r",? (?P<title>(?:on|ve|regarding|concerning) (?!behalf|the (?:occasion|basis|same)|[A-Z][a-z]+ "
    r"\d)[^.;\n\"]{6,240}?)(?=[.;\n\"]|, [A-Z]|,? (?:and|as well as|which|while|in which)\b|\Z)"
)
_DRAFT = re.compile(
    r"\b(?:draft(?:ed|ing|s)?(?: of)?(?: the| a| an)?(?: (?:amended|revised|new))?|bills? on(?: the)?|du "
    r"thao)(?: the)? ?\Z",
    re.IGNORECASE,
)
_LAW_WORD = r"[A-Z][A-Za-z]*(?:[-'][A-Za-z]+)*"
_LAW_MORE = (
    rf"(?!(?:Laws?|Ordinance|Code|Decree|Resolution|Directive|Decision|Project|Minister|General|Deputy)\b){_LAW_WORD}"
)
_LAW_LINK = r"(?:on|of|and|in|at|the|for|to|against|with|by|from|or|as|during)"
_LAW_ON = re.compile(
    rf"(?<![\w-])(?P<kind>Laws?|Ordinances?) on (?:the )?(?P<title>{_LAW_WORD}(?:(?: {_LAW_LINK}){{0,3}} "
    rf"{_LAW_MORE}|, {_LAW_MORE}(?=(?: {_LAW_MORE}){{0,3}}(?:,| and| or)))*)"
)
_LAW_VN = re.compile(
    r"(?<![\w-])(?P<kind>Luat|Phap lenh) (?P<title>(?!so|nay|tren|va|cua|phap)[A-Z][a-z]+(?: (?!va|cua"
    r"|duoc|nam|da|co|khi|theo|do|la|cho|trong|voi|de)[A-Za-z]+){0,9})"
)
_NAMED_LAW = re.compile(
    rf"(?<![\w-])(?P<title>(?:{_LAW_WORD} ){{1,4}}(?P<kind>Law|Ordinance))(?! (?:on|No|Enforcement"
    rf"|University|Department|Faculty)\b)(?![\w-])"
)
_CODE = re.compile(rf"(?<![\w-])(?:{alternation(NAMED_CODES)})(?![\w-])")
_CONGRESS = re.compile(
    r"[Rr]esolution of (?:the )?(?P<issuer>(?:\d{1,2}(?:st|nd|rd|th)|X[IV]*) (?:(?:National|Central|Party"
    r"|CPV|MPS|Public Security|Provincial|All-Country) ){0,3}(?:Congress|Plenum|Conference|Party "
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
    rf" (?:and|or|in|at|by|to|for|with|from|of|as) (?:the )?(?:{_KIND}|General|Minister|Deputy|Prime"
    rf"|Lieutenant|Major|Colonel|January|February|March|April|May|June|July|August|September|October"
    rf"|November|December)\b.*"
)


@dataclass(frozen=True, slots=True)
class _Context:
    """What stands around a number: issuer, date, title, and where the citation begins and ends."""

    start: int
    end: int
    issuer: str | None
    date: date | None
    title: str | None


def _matches(reading: Reading, pattern: re.Pattern[str], trigger: Trigger) -> Iterator[re.Match[str]]:
    """Yield the matches of `pattern` at the body's words that may open one."""
    done = 0
    for place in reading.openings(trigger, 0, reading.body_end):
        if place >= done and (match := pattern.match(reading.text, place, reading.body_end)):
            done = match.end()
            yield match


@dataclass(frozen=True, slots=True)
class Documents:
    """The documents cited, and the stretches of the reading's text that numbers and dates of documents take up."""

    citations: tuple[Citation, ...]
    places: list[tuple[int, int]]


def find_documents(reading: Reading, published: date | None) -> Documents:
    """Return every document cited in the body, once each, in order of appearance."""
    found: list[Citation] = []
    places: list[tuple[int, int]] = []
    for match in _matches(reading, _CITED, Trigger.DOCUMENT):
        context = _context(reading, match, published)
        citations = _numbered(reading, match, context)
        found += citations
        if citations:
            places.append((match.start(), context.end))
    for citation in (*_laws(reading), *_codes(reading), *_congresses(reading), *_unnumbered(reading)):
        found.append(citation)
    found.sort(key=lambda one: (one.span.block, one.span.start))
    return Documents(tuple(_merge(found)), places)


def _numbered(reading: Reading, match: re.Match[str], context: _Context) -> list[Citation]:
    text = reading.text
    if _DRAFT.search(text[max(0, match.start() - 40) : match.start()]):
        return []
    kind = _KIND_OF[match["kind"]]
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
        issuer = _BODY_OF[before["body"]]
        start = window + before.start()
    day: date | None = None
    title: str | None = None
    for _ in range(3):
        issued = _ISSUED.match(text, end, limit)
        if issued and issuer is None:
            issuer, end = _BODY_OF[issued["body"]], issued.end()
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
        title = reading.printed(titled.start("title"), titled.end("title"))
    return _Context(start, end, issuer, day, title)


def issuer_of(number: str) -> str | None:
    """Return the issuer that a number's suffix tells, or None."""
    suffix = _suffix(number)
    return next((issuer for letters, issuer, _ in SUFFIXES if letters in suffix), None)


def _suffix(number: str) -> str:
    parts = re.split(r"[/-]", fold_letters(number))
    return "-".join(part for part in parts[1:] if not part.isdigit())


def fold_letters(number: str) -> str:
    """Return a document number in capital letters without diacritics: `48/CT-T.Ư` -> `48/CT-T.U`."""
    return strip_diacritics(number).upper()


def canonical_key(kind: str, number: str | None, issuer: str | None, title: str | None, date: date | None) -> str:
    """Return the one key that all spellings of a document share.

    `kind:number/series` or, where the year is known, `kind:number/series:year`: the number without leading zeros, the
    series from the number's suffix or else from the issuer, the year from the number or else from the date. A key
    without a year may stand for one with a year; a key without a series (`project:6`) for one with a series. A document
    without a number is keyed by its title, or by its issuer.
    """
    if number is None:
        return f"{fold(kind).replace(' ', '-')}:{fold(title or issuer or '').replace(' ', '-').replace('/', '-')}"
    folded = fold_letters(number)
    digits = re.match(r"\d*", folded)[0].lstrip("0") or "0"  # type: ignore[index]
    suffix = _suffix(number)
    series = next((short for letters, _, short in SUFFIXES if letters in suffix), "")
    if not series or (series == "tw" and issuer in SERIES and SERIES[issuer] != "tw"):
        series = SERIES.get(issuer or "", "") or suffix.lower() or fold(issuer or "").replace(" ", "-")
    printed = re.search(r"/((?:19|20)\d\d)(?:/|\Z)", folded)
    year = printed[1] if printed else str(date.year) if date else ""
    return f"{fold(kind).replace(' ', '-')}:{digits}" + (f"/{series}" if series else "") + (f":{year}" if year else "")


def _titled(reading: Reading, kind: str, start: int, end: int, title: str, confidence: float, rule: str) -> Citation:
    return Citation(
        kind,
        None,
        None,
        None,
        title,
        canonical_key(kind, None, None, title, None),
        reading.span(start, end),
        confidence,
        rule,
    )


def _laws(reading: Reading) -> list[Citation]:
    text = reading.text
    found = []
    for match in _matches(reading, _LAW_ON, Trigger.LAW):
        if _DRAFT.search(text[max(0, match.start() - 40) : match.start()]) or text.startswith(
            (" project", " (draft"), match.end()
        ):
            continue
        end = _title_end(match)
        kind = match["kind"].rstrip("s")
        title = kind + " " + reading.printed(match.end("kind") + 1, end)
        found.append(_titled(reading, kind, match.start(), end, title, 0.95, "law-on"))
    for match in _named_laws(reading):
        words = match["title"].split()
        while len(words) > 2 and (words[0] in NOT_A_LAW_BEFORE or words[0].isupper()):
            words.pop(0)
        if words[0] in NOT_A_LAW_BEFORE or _DRAFT.search(text[max(0, match.start() - 40) : match.start()]):
            continue
        start = match.end() - len(" ".join(words))
        if text.startswith(" project", match.end()):
            continue
        found.append(
            _titled(reading, match["kind"], start, match.end(), reading.printed(start, match.end()), 0.8, "named-law")
        )
    for match in _matches(reading, _LAW_VN, Trigger.LAW):
        if not _DRAFT.search(text[max(0, match.start() - 40) : match.start()]):
            kind = _KIND_OF[match["kind"]]
            found.append(
                _titled(
                    reading,
                    kind,
                    match.start(),
                    match.end(),
                    reading.printed(match.start(), match.end()),
                    0.7,
                    "law-vietnamese",
                )
            )
    return found


def _title_end(match: re.Match[str]) -> int:
    """Cut a law's title before a further document, a person or a month."""
    cut = _STOP_TITLE.search(match[0])
    return match.start() + cut.start() if cut else match.end()


def _codes(reading: Reading) -> list[Citation]:
    return [
        _titled(reading, "Code", match.start(), match.end(), reading.printed(match.start(), match.end()), 0.95, "code")
        for match in _matches(reading, _CODE, Trigger.LAW)
        if not _DRAFT.search(reading.text[max(0, match.start() - 40) : match.start()])
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
        start = max(0, place - 60)
        match = _NAMED_LAW.search(text, start, min(place + 14, reading.body_end))
        if match and match.start("kind") == place:
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
                _BODY_OF[match["body"]],
                None,
                title,
                canonical_key(kind, None, None, title, None),
                reading.span(match.start("topic") if topic else match.start("kind"), match.end()),
                0.5,
                "unnumbered",
            )
        )
    return found


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
