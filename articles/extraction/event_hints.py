"""Events that no verb of holding reports: told by the way, spoken of as known, or seen from what was done there."""

import re

from articles.extraction.dates import DAY_PATTERN, RELATIVE
from articles.extraction.event_words import Event, event_words, planned
from articles.extraction.patterns import alternation, one_of
from articles.extraction.reading import Reading
from articles.extraction.vocabulary.events import DEEDS, DONE, NO_DEED_WITH

# "told a press briefing in Hue on Monday", "agreed during talks in Hue": the event by the way, what was said first.
_AT_ONE = re.compile(
    r"(?:\b(?:[Aa]t|with|[Dd]uring|through|told|in|tai|to|addressing|attending|opening) (?:an? |its |their |his |the "
    r"|(?:mot|cuoc|buoi) )?(?:(?!an? |and |the )[\w'\"-]+ ){0,5}"
    r"|\b(?:opening|closing|launch|beginning|start|end|day|session) of (?:an? |its |their )(?:[\w'-]+ ){0,4})\Z"
)
_INDEFINITE_AT = re.compile(
    r"\b(?:[Aa]n?|[Ii]ts|their|his|mot|[Dd]uring|through|cuoc|buoi|told|talks?) (?:[\w'\"-]+ ){0,5}\Z"
)
_TALKS_AT = re.compile(r"\b(?:during|at|in) \Z")
_AFTER_ONE = re.compile(r"\bafter (?:an?|their|his|her|the) (?:[\w-]+ ){0,3}\Z")
_TO_COME = re.compile(r"\b(?:before|ahead of|preparation for|prepare for|will|next) (?:[\w-]+ ){0,4}\Z")
_WHEN_OR_WHERE = re.compile(
    r"s?[^.;\n]{0,80}? ?,? ?(?:(?:in|at) (?:the )?(?:[a-z]+ ){0,4}[A-Z]|on (?:the \w+ of )?(?:[A-Z][a-z]+day"
    r"|[A-Z]\w+ \d|\d)"
    r"|yesterday|today|this (?:morning|afternoon)|last week|(?:held|organi[sz]ed|hosted|(?:co-)?chaired|convened) )"
)
_AS_KNOWN = re.compile(
    r"(?=[ACDIOPTacdiopt])"
    r"(?:(?:\b[Aa]t|[Aa]ttended|[Aa]ttending|[Aa]ddressed|[Aa]ddressing|[Cc]haired|[Pp]resided over|[Cc]hairing"
    r"|[Pp]residing over|[Oo]pening|[Cc]oncluding|[Cc]losing|[Tt]old|[Dd]uring|[Ii]nformed)"
    r" (?:the|this) (?:[\w'-]+ ){0,4}\Z|\b(?:[Tt]ai|[Cc]hu tri|[Dd]u|[Tt]rong) (?:buoi |cuoc )?\Z)"
)
# "The workshop was attended by …": a subject that the reader is taken to know.
_KNOWN_SUBJECT = re.compile(r"(?:The|This) (?:[\w'-]+ ){0,4}\Z")
_VAGUE = frozenset(("event", "session", "contest", "exercise", "training course", "visit"))
_BETWEEN = rf"(?:(?!{alternation(NO_DEED_WITH)})[\w'\",-]+ ){{0,12}}?"
_DEED = re.compile(
    "|".join(
        rf"(?<![\w-])(?:{one_of(verbs)})" + (rf" {_BETWEEN}(?i:{one_of(objects)})" if objects else "")
        for verbs, objects in DEEDS
    )
    + rf"|(?:was|were|has been|have been) (?:officially |solemnly |jointly )?(?:{one_of(DONE)})"
    + r"(?= (?:in|at|on|to|by|yesterday))"
)
# One of these words stands in whatever _DEED finds ("was opened" is known by its second word).
_DEED_WORDS = frozenset(
    words.removeprefix("was ").replace("-", " ").split()[0]
    for words in (*DONE, *(verb for verbs, _ in DEEDS for verb in verbs))
)
_WORDS = re.compile("[A-Za-z]+")


def told_at(reading: Reading, start: int, end: int) -> Event | None:
    """Return the event at which, this sentence says by the way, something was said or done."""
    text = reading.text
    for word in event_words(reading, start, end):
        left = text[max(start, word.start - 80) : word.start]
        if (
            (_INDEFINITE_AT.search(left) or (word.kind.endswith("talks") and _TALKS_AT.search(left)))
            and (_AT_ONE.search(left) or _AFTER_ONE.search(left))
            and not _TO_COME.search(left)
            and (
                _WHEN_OR_WHERE.match(text, word.end, end)
                or DAY_PATTERN.search(text, start, end)
                or RELATIVE.search(text, start, end)
            )
            and not planned(text, word.end, min(end, word.end + 60))
        ):
            return Event(word.start, word.end, word.kind, word, [(start, end)], "told-at-event")
    return None


def implied(reading: Reading, start: int, end: int) -> Event | None:
    """Return the event that a sentence speaks of as known: "Speaking at the ceremony", "The workshop heard"."""
    text = reading.text
    opened = text.startswith(("The ", "This "), start)
    for word in event_words(reading, start, end):
        if (
            word.kind not in _VAGUE
            and (
                _AS_KNOWN.search(text, max(start, word.start - 60), word.start)
                or (opened and _KNOWN_SUBJECT.fullmatch(text, start, word.start))
            )
            and not planned(text, word.end, min(end, word.end + 60))
        ):
            return Event(word.start, word.end, word.kind, word, [(start, end)], "implied-event")
    return None


def done_at(reading: Reading, start: int, end: int) -> Event | None:
    """Return the unnamed event at which papers were signed, gifts handed over or incense was offered."""
    if _DEED_WORDS.isdisjoint(_WORDS.findall(reading.text, start, end)):
        return None
    deed = _DEED.search(reading.text, start, end)
    if deed is None or planned(reading.text, max(start, deed.start() - 30), deed.start()):
        return None
    return Event(deed.start(), deed.end(), "event", None, [(start, end)], "deed")
