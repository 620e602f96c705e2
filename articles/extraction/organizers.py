"""Who held an event: the body, as fully as the text prints it."""

import re

from articles.extraction.coreference import People
from articles.extraction.dates import MONTH
from articles.extraction.event_words import Event
from articles.extraction.headings import LEAD, PLACE
from articles.extraction.layout_profiles import LEAD_PREFIX
from articles.extraction.patterns import alternation
from articles.extraction.reading import Reading
from articles.extraction.vocabulary.organizations import HEADS, NOT_HOLDERS, ORGANIZATIONS

_BODY_OF = {spelling: name for name, others in ORGANIZATIONS for spelling in (name, *others)}
_KNOWN_BODY = re.compile(rf"(?<![A-Za-z])(?:{alternation(_BODY_OF)})(?![A-Za-z0-9])(?!'s [a-z])")
_BODY_WORDS = (
    r"(?:[A-Z][\w'&/-]*|\d+)(?:(?: of the | of | for the | for | on (?!July|June|Ma|[A-Z]\w+(?:day|ber|ary) "
    r"|A(?:ug|pr))| and | & |, (?=[A-Z][a-z]+ (?:and|&) )|'s | )"
    r"(?:[A-Z][\w'&/-]*|\d+)){0,12}"
)
_ENDS_WITH_BODY = re.compile(rf"(?:[Tt]he |[Aa] |\A)?(?P<body>{_BODY_WORDS})(?: \([A-Z]{{2,10}}\))?\Z")
_STARTS_WITH_BODY = re.compile(rf"(?:the |provincial |municipal )*(?P<body>{_BODY_WORDS})")
_BY = re.compile(
    r"(?:organi[sz]ed|held|hosted|convened|launched|arranged|chaired|chu tri|to chuc) (?:jointly )?by (?=\w)"
)
_BY_VIETNAMESE = re.compile(r"\bdo (?P<body>[A-Z][^,.;\n]{3,70}?) (?:phoi hop|to chuc|chu tri to chuc)\b")
_OF_BODY = re.compile(rf",? (?:of|cua) (?:the )?(?P<body>{_BODY_WORDS})")
_ADVERBIALS = re.compile(
    rf"(?:,? (?:(?:on|in|at|from|this|last|yesterday|today|tonight|earlier|jointly|solemnly|officially|together"
    rf" with|da|vua|se)\b"
    rf"(?: (?:the|same|morning|afternoon|evening|of|week|day|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
    rf"|{MONTH}|\d[\w/]*|{PLACE}|city|province)(?![A-Za-z]))*,?|has|had|have|also|then)) ?\Z"
)
_THE_MINISTRY = re.compile(r"\b[Tt]he [Mm]inistry(?:'s)?(?! of)(?![\w-])")
_TOGETHER = re.compile(
    r",? (?:together|along|in (?:co-?ordination|collaboration|co-?operation)|jointly) with (?:the )?(?:provincial "
    r"|municipal |city )?\Z"
)
_VIETNAMESE_BODY = re.compile(
    r"(?:\A|(?<=, ))(?P<body>(?:Bo(?! truong)|Cuc(?! truong)|Tong cuc(?! truong)|Cong an|Hoc vien|Truong Dai hoc"
    r"|Vien(?! truong)|Ban"
    r"(?! thuong)|Uy ban|UBND|Van phong|So|Hoi dong|Hoi|Trung tam|Phong|Dang uy|Bao)(?: [\w-]+){1,9})\Z"
)
_SAID_AT_ITS = re.compile(
    rf"(?P<body>{_BODY_WORDS})(?: \([A-Z]{{2,10}}\))? (?:said|announced|reported|disclosed|revealed"
    rf"|told)[^.;\n]{{0,60}}? its \Z"
)


def organizer_of(reading: Reading, people: People, event: Event) -> str | None:
    """Return the body that held the event, as fully as printed; a person stands for the body of their post."""
    text = reading.text
    start, end = event.sentences[0]
    prefix = LEAD_PREFIX.match(text, start, end)
    start = prefix.end() if prefix else start
    of = _OF_BODY.match(text, event.word.end, end) if event.word else None
    return (
        _holder_after(reading, people, event, start, end)
        or _holder_at(reading, event, start)
        or _holder_before(reading, people, event, start)
        or (_body(reading, *of.span("body")) if of else None)
        or _represented(text, start, people, end)
    )


def _holder_after(reading: Reading, people: People, event: Event, start: int, end: int) -> str | None:
    """ "organized by the Traffic Police Department", "do Bo Cong an to chuc"."""
    text = reading.text
    by = _BY.search(text, event.start, end) if text.find(" by ", event.start, end) >= 0 else None
    by_vietnamese = _BY_VIETNAMESE.search(text, start, end) if text.find("do ", start, end) >= 0 else None
    for passive in (by, by_vietnamese):
        if passive is None or people.names_in(passive.start(), min(passive.end() + 60, end)):
            continue
        body = passive if passive.re is _BY_VIETNAMESE else _STARTS_WITH_BODY.match(text, passive.end(), end)
        if body and (name := _body(reading, *body.span("body"))):
            return name
    return None


def _holder_at(reading: Reading, event: Event, start: int) -> str | None:
    """ "the Traffic Police Department said at its annual conference"."""
    if event.word is None or " its " not in reading.text[max(start, event.start - 60) : event.start]:
        return None
    text = reading.text[max(start, event.start - 260) : event.start]
    lead = LEAD.search(text)
    said = _SAID_AT_ITS.search(text[: lead.start()] if lead else text)
    first = max(start, event.start - 260)
    return _body(reading, first + said.start("body"), first + said.end("body")) if said else None


def _holder_before(reading: Reading, people: People, event: Event, start: int) -> str | None:
    """ "The Traffic Police Department on June 30 held": the subject of the verb, dates and places left out."""
    if event.rule not in ("held-event", "working-session"):
        return None
    text = reading.text
    subject = _subject(text, start, event.start)
    whole = _vietnamese_body(reading, start, subject)
    if whole:
        return whole
    found = _ENDS_WITH_BODY.search(text, max(start, subject - 150), subject)
    joined = _TOGETHER.search(text, max(start, found.start() - 40), found.start("body")) if found else None
    if joined:
        subject = joined.start()
        found = _ENDS_WITH_BODY.search(text, max(start, subject - 150), subject)
    if found is None or people.names_in(found.start("body"), subject):
        return None
    return _body(reading, *found.span("body"))


def _subject(text: str, start: int, verb: int) -> int:
    """Return where the subject of the verb ends: dates and places between the two are left out."""
    place = verb
    for _ in range(4):
        adverbial = _ADVERBIALS.search(text, max(start, place - 60), place)
        if adverbial is None or adverbial.start() <= start:
            break
        place = adverbial.start()
    while place > start and text[place - 1] in " ,":
        place -= 1
    return place


def _body(reading: Reading, start: int, end: int) -> str | None:
    """Return the canonical name of the body printed there, or the words themselves when they name one."""
    text = reading.text
    known = _KNOWN_BODY.match(text, start)
    words = text[start:end].strip()
    if known and known.end() >= end - 1:
        name = _BODY_OF[known[0]]
        return "Ministry of Public Security" if name == "Minister of Public Security" else name
    if words == "Ministry":
        return "Ministry of Public Security"
    head = re.split(r" of | for | on ", words)[0].split()[-1].lower().removesuffix("'s")
    if head not in HEADS or words.split()[0] in ("Member", "Deputy", "Director", "Head", "Chief"):
        return None
    return reading.printed(start, end)


def _vietnamese_body(reading: Reading, start: int, end: int) -> str | None:
    """Return the Vietnamese body that text[start:end] ends with."""
    found = _VIETNAMESE_BODY.search(reading.text[start:end])
    if found is None:
        return None
    name = _BODY_OF.get(found["body"])
    return name or reading.printed(start + found.start("body"), end)


def _represented(text: str, start: int, people: People, end: int) -> str | None:
    """A minister holds an event for the ministry; the Party's bodies are named as what people are members of."""
    for found in _KNOWN_BODY.finditer(text, start, end):
        name = _BODY_OF[found[0]]
        if name in ("Minister of Public Security", "Public Security Central Party Committee"):
            return "Ministry of Public Security"
        if name not in NOT_HOLDERS:
            return name
    if _THE_MINISTRY.search(text, start, end):
        return "Ministry of Public Security"
    for _, _, person, _ in people.names_in(start, end):
        posts = next((official.posts for official in people.officials if official.name == person), ())
        if any(
            post.role in ("Minister", "Deputy Minister") and "Public Security" in (post.organization or "")
            for post in posts
        ):
            return "Ministry of Public Security"
    return None
