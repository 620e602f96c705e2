"""What an event is called: a heading that readers can stand on, made from what the text says."""

import re

from articles.extraction.dates import MONTH
from articles.extraction.event_words import Event
from articles.extraction.layout_profiles import LEAD_PREFIX
from articles.extraction.patterns import alternation
from articles.extraction.reading import Reading
from articles.extraction.vocabulary.events import CALL_HEADINGS, EVENT_ADJECTIVES, PURPOSE_WORDS
from articles.extraction.vocabulary.places import PROVINCES, TOWNS

_LONGEST = 120
_DAY = (
    rf"(?:the (?:morning|afternoon|evening) of |the same day|ngay |(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?!')"
    rf"|{MONTH},? ?\d{{1,2}}(?!\d)|\d{{1,2}}(?:[/.-]\d|(?:st|nd|rd|th)? (?:of )?{MONTH}))"
)
PLACE = rf"(?:{alternation((*PROVINCES, *TOWNS))})(?![A-Za-z])"
# What may stand between the word for the event and its purpose: when, where, who chaired.
_INSERTED = re.compile(
    rf",? (?:(?:on|from|of|ngay|sang|chieu) {_DAY}[^,.;\n]{{0,24}}?(?:, (?:19|20)\d\d)?(?=,| (?:to|in|at|on|with"
    rf"|looking|review|from"
    rf"|tai)\b)"
    r"|(?:in|at|from|tai) (?:the )?[A-Z][\w']*(?:,? (?:of (?:the )?)?[A-Z][\w']*){0,6}(?: (?:city|province))?"
    r"|(?:yesterday|today|this (?:morning|afternoon|evening)|last (?:week|night))(?=[, ])"
    r"|under the (?:co-)?(?:chair|chairmanship) of [^.;\n]{3,160}?,(?= (?:to|on|for)\b)|(?:which was )?held(?= to|"
    r" in| on)),?",
)
_PURPOSE = re.compile(rf",? ?(?P<purpose>(?:{alternation(PURPOSE_WORDS)})(?![A-Za-z])[^;\n]{{3,260}})")
_NOT_PURPOSE = re.compile(
    rf"(?:on|from|in|at|ngay) (?:the \w+ of )?{_DAY}|(?:on|in) (?:the )?(?:same|that) |in (?:celebration|honou?r)?\Z"
    rf"|on the (?:occasion|morning|afternoon)|in {PLACE}|with (?:the )?(?:participation|presence|attendance)"
    r"|(?:in|at|on) (?:the )?(?:form|headquarters)"
    r"|with [^;\n]{3,160} (?:in the chair|as (?:the |its )?chair"
    r"|chairing|presiding)"
)
# Where a purpose ends: a further clause, or when, where and by whom.
_PURPOSE_ENDS = re.compile(
    r"(?=[ ,.;\n\"]|\Z)"
    rf"(?:(?<! [A-Z])[.;\n\"](?= |\Z|\n)|,? (?:on|from|of) {_DAY}|,? (?:in|at|tai) (?:the )?(?:[a-z]+ ){{0,4}}?{PLACE}"
    r"|,? (?:chaired|presided|co-chaired|under the (?:chair|leadership|auspices)|with the (?:participation"
    r"|presence)|opened|opens"
    r"|(?:which|who|that) (?:was|were|is|are|took|has|have|will|saw)|(?:to|in|at|of) which|where|known|also|was"
    r"|were|is|took place|has"
    r" been|will (?:be|last)|attended|organi[sz]ed by|held)\b"
    r"|,? (?:yesterday|today|this (?:morning|afternoon|evening)|last week)\b"
    r"|, (?=which|who|(?:and )?(?:delivering|chaired|with|attended|General|Lieutenant|Major|Senior|Colonel|Deputy"
    r"|Minister|according))"
    r"|,? (?:duoi su|do(?! not\b)|voi su|duoc|dien ra|nham|vua (?:duoc|dien)|da (?:duoc|dien)) |\Z)"
)
_VIETNAMESE_EVENT = re.compile(
    r"(?<![a-z])(?:hoi nghi|hoi thao|le|hop bao|hop|dai hoi|toa dam|lop tap huan|dien dan|hoi thi|ky niem|trao)\Z",
    re.IGNORECASE,
)
_VIETNAMESE_PURPOSE = re.compile(
    r" (?!do |tai |ngay |sang |chieu |toi |duoi |voi su |duoc |vua |da |dien ra|nay|tren|hom |co |va |cung |o "
    r"|duoc|khai mac|be mac)(?=\w)"
    r"(?P<purpose>[^;\n]{4,260})"
)
LEAD = re.compile(
    rf"(?:(?:[A-Z0-9][\w'&-]*|of(?= [A-Z])|and(?= [A-Z])|{alternation(EVENT_ADJECTIVES)}(?![A-Za-z])) )+\Z"
)
_CAPITAL_LAST = re.compile(r"[A-Z0-9][\w'-]* \Z")
_SMALL_LETTERS = re.compile(r"(?:\A|(?<= ))[a-z][a-z -]*\Z")
_OWN_NAME_AFTER = re.compile(
    r"(?: (?:on|for|of|to Review|cua|ve) (?:the )?(?:[A-Z][\w'-]*(?:,? (?:and|of|on|for|in|the|to) (?:the"
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
_LEFT_HANGING = frozenset(
    "and as well of the to in for with on at by from a an its their or which over va cua ve voi tai".split()
)
# "to review its work", "to look back on and assess its work": the first thing named, so it is the organizer's.
_ITS = re.compile(
    r"\A((?:(?:to|on|of|for|about) )?(?:(?!the |an? )[a-z]+(?: (?:up|out|off|on|over|upon|back (?:on|at|over)))?"
    r"(?:,? (?:and|or) (?!the |an? )[a-z]+(?: (?:up|out|off|on|over))?)? )?)its (?=[a-z])"
)
# Where a heading that is too long may end: before what only adds to it.
_CUTS = re.compile(
    r",? (?=(?:and|or|as well as|while|with|for|in|on|at|of|from|by|to|under|through|during|against|between"
    r"|va|cua|ve|voi|tai|trong|cho|de|nham)\b)",
    re.IGNORECASE,
)
# "visited and extended greetings to police", "received in Hanoi on May 9 a delegation"
_AND_ALSO = re.compile(
    r"(?: and [a-z]+ed (?:[\w-]+ ){0,4}?(?:to|with)|,? (?:in|on) [A-Z][\w ]{2,30}?(?= (?:a|an|the|M[rs]s?\.?) ))(?= )"
)
_CALL_OBJECT_ENDS = re.compile(
    r"(?=[ ,.;\n\"])"
    rf"(?:[.;\n\"]|,|,? (?:on|from|ngay) (?:the \w+ of )?{_DAY}|,? (?:in|at|tai) (?:the )?{PLACE}|,? (?:on|in|at"
    rf"|during|ahead|to) "
    r"(?:the )?(?:[Oo]ccasion|[Mm]orning|[Aa]fternoon|same|mark|discuss|review|extend|of the Lunar)"
    r"|,? (?:yesterday|today|this (?:morning|afternoon)|who|which|where|at the (?:MPS|head|Min)|and (?:[a-z]+ed"
    r"|had|held)) ?\b)"
)
_LINK = re.compile(r"(?:with|to|for|voi|on) ")
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
    limit = reading.sentence(end - 1)[1]
    lead, named = _words_before(text, reading.sentence(start)[0], start)
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
        kind = reading.printed(start, end)
        whole = f"{kind} {_owned(purpose, organizer)}"
        return tidy(whole if len(whole) <= _LONGEST else f"{kind} {_owned(purpose, None)}")
    return _fallback(reading, event, organizer, is_main=is_main, words=reading.printed(start, end))


def _words_before(text: str, first: int, start: int) -> tuple[int, bool]:
    """Return how many characters before the event's word belong to its name, and whether that is a proper name."""
    prefix = LEAD_PREFIX.match(text, first)
    left = text[max(prefix.end() if prefix else first, start - 70) : start]
    # Its last word tells most often that there is none.
    lead = LEAD.search(left) if LEAD.search(left, left.rfind(" ", 0, -1) + 1) else None
    if lead is None:
        return 0, False
    if text[start].isupper() and _CAPITAL_LAST.search(lead[0]):
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
    if found is None and _VIETNAMESE_EVENT.search(text, max(0, place - 14), place):
        found = _VIETNAMESE_PURPOSE.match(text, place, limit)
    if found is None or _NOT_PURPOSE.match(text, found.start("purpose"), limit):
        return ""
    start = found.start("purpose")
    end = found.end()
    stop = _PURPOSE_ENDS.search(text, start + 4, end)
    if stop:
        end = stop.start()
    return reading.printed(start, end) if end - start > 6 else ""


def _owned(purpose: str, owner: str | None) -> str:
    """Return `purpose` with "its work" as "the owner's work": a heading stands alone; without an owner, "work"."""
    if " its " not in f" {purpose}":
        return purpose
    if owner is None:
        return _ITS.sub(r"\1", purpose)
    possessive = "’" if owner.endswith("s") else "’s"
    return _ITS.sub(lambda found: f"{found[1]}the {owner}{possessive} ", purpose)


def _call_heading(reading: Reading, event: Event) -> str:
    """Return "Reception for X", "Visit to X", "Working session with X" for what a verb reports."""
    text = reading.text
    also = _AND_ALSO.match(text, event.end)
    first = also.end() if also else event.end
    stop = _CALL_OBJECT_ENDS.search(text, first, min(first + 160, event.sentences[0][1]))
    last = stop.start() if stop else min(first + 160, event.sentences[0][1])
    spoken = reading.printed(first, last) if last > first else ""
    verb = text[event.start : event.end].lower()
    name = next((heading for word, heading in CALL_HEADINGS if word in verb), "")
    spoken = spoken.strip()
    spoken = spoken[opening.end() :] if (opening := _LINK.match(spoken)) else spoken
    if not name or (len(spoken) < 4 and not name.endswith("voters")):
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
    vietnamese = event.word is not None and _VIETNAMESE_EVENT.search(text, event.word.start, event.word.end)
    if organizer:
        name = f"{name}: {organizer}" if vietnamese else f"{name} of the {organizer}"
    if event.days:
        day = event.days.first
        name += f", {day.day}/{day.month}/{day.year}" if vietnamese else f", {day:%B} {day.day}, {day.year}"
    return tidy(name)


def _last_cut(words: str) -> int:
    """Return where too long a heading ends: at a joint of it, so that no verb is left without its object."""
    cuts = [found.start() for found in _CUTS.finditer(words, 0, _LONGEST) if found.start() >= _LONGEST // 3]
    return cuts[-1] if cuts else words.rfind(" ", 0, _LONGEST)


def tidy(words: str) -> str:
    """Return a heading: no article in front, first letter capital, nothing left hanging, 120 characters at most."""
    words = " ".join(words.split())
    if not words.isupper():
        words = _LEADING.sub("", words, count=1) if _LEADING.match(words) else words
    if len(words) > _LONGEST:
        cut = words.rfind(",", 60, _LONGEST)
        words = words[: cut if cut > 0 else _last_cut(words)]
        joined = words.rfind(" and ")
        words = words[:joined] if joined > _LONGEST * 2 // 3 else words
        words = _TRAILING.sub("", words)
    words = words.rstrip(".,;:")
    last = words.rpartition(" ")[2]
    if not last.isalpha() or last.lower() in _LEFT_HANGING:
        words = _TRAILING.sub("", words)
    if words.count("(") > words.count(")"):
        words = words[: words.rfind("(")].rstrip()
    if words.count('"') % 2 or words.count("“") != words.count("”"):
        words = re.sub(r"[\"“”]", "", words)
    return words[:1].upper() + words[1:]
