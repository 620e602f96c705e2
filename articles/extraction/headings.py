"""What an event is called, and who held it: a heading that readers can stand on, made from what the text says."""

import re

from articles.extraction.coreference import People
from articles.extraction.dates import MONTH
from articles.extraction.event_words import Event
from articles.extraction.layout_profiles import LEAD_PREFIX
from articles.extraction.patterns import alternation
from articles.extraction.reading import Reading
from articles.extraction.vocabulary.events import CALL_HEADINGS, EVENT_ADJECTIVES, PURPOSE_WORDS
from articles.extraction.vocabulary.organizations import HEADS, NOT_HOLDERS, ORGANIZATIONS
from articles.extraction.vocabulary.places import PROVINCES, TOWNS

_LONGEST = 120
_DAY = (
    rf"(?:the (?:morning|afternoon|evening) of |the same day|ngay |(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?!')"
    rf"|{MONTH},? ?\d{{1,2}}(?!\d)|\d{{1,2}}(?:[/.-]\d|(?:st|nd|rd|th)? (?:of )?{MONTH}))"
)
_PLACE = rf"(?:{alternation((*PROVINCES, *TOWNS))})(?![A-Za-z])"
# What may stand between the word for the event and its purpose: when, where, who chaired.
_INSERTED = re.compile(
    rf",? (?:(?:on|from|of|ngay|sang|chieu) {_DAY}[^,.;\n]{{0,24}}?(?=,| (?:to|in|at|on|with|looking|review|from"
    rf"|tai)\b)"
    rf"|(?:in|at|from|tai) (?:the )?(?:[A-Z][\w']*(?: of)? ?){{1,6}}(?:(?<= )(?:city|province) ?)?(?:(?<= )|(?=,| ))"
    r"|(?:yesterday|today|this (?:morning|afternoon|evening)|last (?:week|night))(?=[, ])"
    r"|under the (?:co-)?(?:chair|chairmanship) of [^.;\n]{3,160}?,(?= (?:to|on|for)\b)|(?:which was )?held(?= to|"
    r" in| on)),?",
)
_PURPOSE = re.compile(rf",? ?(?P<purpose>(?:{alternation(PURPOSE_WORDS)})(?![A-Za-z])[^;\n]{{3,260}})")
_NOT_PURPOSE = re.compile(
    rf"(?:on|from|in|at|ngay) (?:the \w+ of )?{_DAY}|(?:on|in) (?:the )?(?:same|that) |in (?:celebration|honou?r)?\Z"
    rf"|on the (?:occasion|morning|afternoon)|in {_PLACE}|with (?:the )?(?:participation|presence|attendance)"
    r"|(?:in|at|on) (?:the )?(?:form|headquarters)"
)
# Where a purpose ends: a further clause, or when, where and by whom.
_PURPOSE_ENDS = re.compile(
    rf"(?<! [A-Z])[.;\n\"](?= |\Z|\n)|,? (?:on|from|of) {_DAY}|,? (?:in|at|tai) (?:the )?(?:[a-z]+ ){{0,4}}?{_PLACE}"
    r"|,? (?:chaired|presided|co-chaired|under the (?:chair|leadership|auspices)|with the (?:participation|presence)"
    r"|(?:which|who|that) (?:was|were|is|are|took|has|have|will|saw)|where|known|also|was|were|is|took place|has"
    r" been|will (?:be|last)|attended|organi[sz]ed by|held)\b"
    r"|,? (?:yesterday|today|this (?:morning|afternoon|evening)|last week)\b"
    r"|, (?=which|who|(?:and )?(?:delivering|chaired|with|attended|General|Lieutenant|Major|Senior|Colonel|Deputy"
    r"|Minister|according))"
    r"|,? (?:duoi su|do|voi su|duoc|dien ra|nham) |\Z"
)
_LEAD = re.compile(
    rf"(?:(?:[A-Z0-9][\w'&-]*|of(?= [A-Z])|and(?= [A-Z])|{alternation(EVENT_ADJECTIVES)}(?![A-Za-z])) )+\Z"
)
_SMALL_LETTERS = re.compile(r"(?:\A|(?<= ))[a-z][a-z -]*\Z")
_OWN_NAME_AFTER = re.compile(
    r"(?: (?:on|for|of|to Review|in|cua|ve) (?:the )?(?:[A-Z][\w'-]*(?:,? (?:and|of|on|for|in|the|to) (?:the"
    r" )?(?=[A-Z])| |(?=[^\w' -])))+"
    r"| (?:toan quoc|Cong an)(?: [a-z]+){0,3}? lan thu \w+| \w+ \w+ lan thu \w+)"
)
_QUOTED = re.compile(
    r",? (?:named |titled |entitled |themed |called |on |with the theme |chu de |mang ten )?\"([^\"\n]{4,100})\""
)
_LEADING = re.compile(
    r"(?:(?:The|the|A|a|An|an|Its|its|Their|their|His|his|Her|her|This|this|Mot|mot|buoi|cuoc|Buoi|Cuoc)(?![\w'])[ ]?)+"
)
_TRAILING = re.compile(
    r"(?:[\s,;:(\u2013\u2014-]|\b(?:and|as|well|as well as|of|the|to|in|for|with|on|at|by|from|a|an|its|their|or"
    r"|which|over|va|cua|ve|voi|tai)\b)+\Z",
    re.IGNORECASE,
)
_CALL_OBJECT_ENDS = re.compile(
    rf"[.;\n\"]|,|,? (?:on|from|ngay) (?:the \w+ of )?{_DAY}|,? (?:in|at|tai) (?:the )?{_PLACE}|,? (?:on|in|at"
    rf"|during|ahead|to) "
    r"(?:the )?(?:[Oo]ccasion|[Mm]orning|[Aa]fternoon|same|mark|discuss|review|extend|of the Lunar)"
    r"|,? (?:yesterday|today|this (?:morning|afternoon)|who|which|where|at the (?:MPS|head|Min)|and (?:[a-z]+ed"
    r"|had|held)) ?\b"
)
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
    rf"|{MONTH}|\d[\w/]*|{_PLACE}|city|province)(?![A-Za-z]))*,?|has|had|have|also|then)) ?\Z"
)
_TOGETHER = re.compile(
    r",? (?:together|along|in (?:co-?ordination|collaboration|co-?operation)|jointly) with (?:the )?\Z"
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
# A title that speaks of an event, in plain small letters.
_TITLE_TELLS = re.compile(
    r"\b(?:conferences?|meetings?|congress|ceremon\w+|workshop|seminar|talks|visits?|visited|receives?|received"
    r"|meets?|held|holds?|hosts?"
    r"|reviews?|wraps? up|winds? up|sums? up|sets? out|opens?|opened|closes?|concludes?|launch\w*|marked|marks?"
    r"|celebrat\w+|commemorat\w+|centenary"
    r"|honou?rs?|promot\w+|awards?|presents?|works? with|attends?|chairs?|pays?|leads?|anniversary|convenes?"
    r"|discuss\w*|welcomes?"
    r"|calls? on|hoi nghi|hoi thao|hop|so ket|tong ket|tiep|tham|lam viec|hoi dam|dien dam|khai mac|be mac|ky niem"
    r"|trao|cong bo|khai giang|phat dong"
    r"|gap mat|le|ra quan|dai hoi|tuyen duong)\b",
    re.IGNORECASE,
)


def heading(reading: Reading, event: Event, organizer: str | None, *, is_main: bool) -> str:
    """Return a name for the event: its own, or its kind with what it is about, or the article's title."""
    if event.rule == "working-session" and event.word is None:
        return _call_heading(reading, event) or _fallback(reading, event, organizer, is_main=is_main)
    text = reading.text
    start = event.word.start if event.word else event.start
    end = event.word.end if event.word else event.end
    limit = event.sentences[0][1]
    lead, named = _words_before(text, event.sentences[0][0], start)
    start -= lead
    after = _OWN_NAME_AFTER.match(text, end, limit) if named or event.kind != "meeting" else None
    if after and (named or text[end : end + 5] == " toan"):
        return tidy(reading.printed(start, after.end()))
    quoted = _QUOTED.match(text, end, limit)
    if quoted:
        return f"{tidy(reading.printed(start, end))} “{tidy(reading.printed(*quoted.span(1)))}”"
    if named:
        return tidy(reading.printed(start, end))
    purpose = _purpose(reading, event.about or end, limit)
    if purpose:
        return tidy(reading.printed(start, end) + " " + purpose)
    return _fallback(reading, event, organizer, is_main=is_main, words=reading.printed(start, end))


def _words_before(text: str, first: int, start: int) -> tuple[int, bool]:
    """Return how many characters before the event's word belong to its name, and whether that is a proper name."""
    prefix = LEAD_PREFIX.match(text, first)
    lead = _LEAD.search(text[max(prefix.end() if prefix else first, start - 70) : start])
    if lead is None:
        return 0, False
    if text[start].isupper() and re.search(r"[A-Z0-9][\w'-]* \Z", lead[0]):
        return len(lead[0]), True
    small = _SMALL_LETTERS.search(lead[0])
    return len(small[0]) if small else 0, False


def _purpose(reading: Reading, place: int, limit: int) -> str:
    """Return what stands after the event's word and says what it is about, or nothing."""
    text = reading.text
    for _ in range(4):
        inserted = _INSERTED.match(text, place, limit)
        if inserted is None:
            break
        place = inserted.end()
    found = _PURPOSE.match(text, place, limit)
    if found is None or _NOT_PURPOSE.match(text, found.start("purpose"), limit):
        return ""
    start = found.start("purpose")
    end = found.end()
    stop = _PURPOSE_ENDS.search(text, start + 4, end)
    if stop:
        end = stop.start()
    return reading.printed(start, end) if end - start > 6 else ""


def _call_heading(reading: Reading, event: Event) -> str:
    """Return "Reception for X", "Visit to X", "Working session with X" for what a verb reports."""
    text = reading.text
    stop = _CALL_OBJECT_ENDS.search(text, event.end, min(event.end + 160, event.sentences[0][1]))
    last = stop.start() if stop else min(event.end + 160, event.sentences[0][1])
    spoken = reading.printed(event.end, last) if last > event.end else ""
    verb = text[event.start : event.end].lower()
    name = next((heading for word, heading in CALL_HEADINGS if word in verb), "")
    spoken = re.sub(r"\A(?:with|to|for|voi|on) ", "", spoken.strip())
    if not name or len(spoken) < 4:
        return ""
    return tidy(f"{name} {spoken}")


def _fallback(reading: Reading, event: Event, organizer: str | None, *, is_main: bool, words: str = "") -> str:
    """Without a purpose: the article's title for its main event, with the kind unless it tells of an event itself.

    Other events are named by their kind with who held it, or when.
    """
    text = reading.text
    title = reading.printed(reading.body_end, len(text)) if len(text) > reading.body_end else ""
    name = tidy(words) if words else event.kind.capitalize()
    if is_main and len(title) > 12 and not title.startswith(("Home >", "Trang chu")):
        tells = _TITLE_TELLS.search(text, reading.body_end) or name.lower() in title.lower()
        return tidy(title if tells else f"{name}: {title}")
    if organizer:
        name = f"{name} of the {organizer}"
    if event.days:
        name = f"{name}, {event.days.first:%B} {event.days.first.day}, {event.days.first.year}"
    return tidy(name)


def tidy(words: str) -> str:
    """Return a heading: no article in front, first letter capital, nothing left hanging, 120 characters at most."""
    words = " ".join(words.split())
    if not words.isupper():
        words = _LEADING.sub("", words, count=1) if _LEADING.match(words) else words
    if len(words) > _LONGEST:
        cut = words.rfind(",", 60, _LONGEST)
        words = words[: cut if cut > 0 else words.rfind(" ", 0, _LONGEST)]
        words = _TRAILING.sub("", words)
    words = _TRAILING.sub("", words.rstrip(".,;:"))
    if words.count("(") > words.count(")"):
        words = words[: words.rfind("(")].rstrip()
    if words.count('"') % 2 or words.count("“") != words.count("”"):
        words = re.sub(r"[\"“”]", "", words)
    return words[:1].upper() + words[1:]


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
    for passive in (_BY.search(text, event.start, end), _BY_VIETNAMESE.search(text, start, end)):
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
    lead = _LEAD.search(text)
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
    for _, _, person, _ in people.names_in(start, end):
        posts = next((official.posts for official in people.officials if official.name == person), ())
        if any(
            post.role in ("Minister", "Deputy Minister") and "Public Security" in (post.organization or "")
            for post in posts
        ):
            return "Ministry of Public Security"
    return None
