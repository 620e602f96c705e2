"""Name what a figure measures: topic and unit decide, tables say how."""

import re
from typing import TYPE_CHECKING

from articles.extraction.reading import Reading
from articles.extraction.vocabulary.indicators import RULES, SUBSTANCES, TOPICS

if TYPE_CHECKING:
    from articles.extraction.figures import Draft

_SUBSTANCE = re.compile(
    r",? ?\(?(?:of |in |are |were )?(?:(?:a |the |various |assorted |all |kinds of |types of |[a-z]+ )){0,2}?(?:"
    + "|".join(f"(?P<s{number}>{words})" for number, (_, words) in enumerate(SUBSTANCES))
    + ")",
    re.IGNORECASE,
)
_TOPIC = re.compile("|".join(f"(?P<t{number}>{words})" for number, (_, words) in enumerate(TOPICS)))
_ARREST = re.compile(r"\b(?:arrest|detain|captur|bat giu|bat)\w*", re.IGNORECASE)
_WERE_ARRESTED = re.compile(r"[^,.;\d]{0,30}?\b(?:were|was|been|being) (?:also )?(?:arrested|detained|captured)")
_AWARD = re.compile(r"\b(?:award|honou?r|reward|commend|merit|medal|presented)\w*", re.IGNORECASE)
_ISSUE = re.compile(r"\b(?:issu|grant|produc|cap)\w*", re.IGNORECASE)
_SLUG = re.compile(r"[^a-z0-9]+")


def substance_after(text: str, start: int, limit: int) -> tuple[str | None, int]:
    """Return the substance named right after an amount and where its name ends."""
    match = _SUBSTANCE.match(text, start, limit)
    if match is None:
        return None, start
    number = next(number for number in range(len(SUBSTANCES)) if match[f"s{number}"])
    return SUBSTANCES[number][0], match.end()


def _topic(text: str) -> str | None:
    """Return the topic that stands first in the table among those that `text` names."""
    best = min((int(found.lastgroup[1:]) for found in _TOPIC.finditer(text.lower()) if found.lastgroup), default=None)
    return None if best is None else TOPICS[best][0]


def _clause(text: str, start: int, end: int) -> str:
    """Return what follows the noun up to the next comma, number or 70 characters."""
    stop = min(end, start + 70)
    match = re.search(r"[,;.(]|\d|\b(?:and|involving|arrest\w*|while|with)\b", text[start:stop])
    return text[start : start + match.start()] if match else text[start:stop]


def indicator_for(reading: Reading, draft: "Draft", earlier: "list[Draft]") -> str | None:
    """Return the indicator's code, or None where nothing tells it."""
    text = reading.text
    start, end = reading.context(draft.start, draft.end)
    if draft.substance:
        return f"{draft.substance}-seized"
    phrase = draft.quantity.phrase.lower()
    near = f"{phrase} {_clause(text, draft.end, end)}"
    if draft.quantity.recipients:
        return "honours"
    if draft.unit == "percent":
        return _rate(reading, draft, earlier, start, end)
    if draft.unit == "case":
        return _cases(text, draft, start, end, near)
    if draft.unit == "person":
        return _people(reading, draft, earlier, start, end, near)
    if draft.unit == "organization":
        topic = _topic(near) or _previous_topic(earlier, start)
        return f"{topic}-offender-organizations" if topic else "organizations"
    return _thing(text[start:end].lower(), text[start : draft.start], draft.unit, near) or _slug(phrase)


def _cases(text: str, draft: "Draft", start: int, end: int, near: str) -> str | None:
    topic = _topic(near) or _topic(text[draft.end : end]) or _topic(text[start : draft.start])
    if topic and topic != "wanted":
        return f"{topic}-cases"
    return "criminal-cases" if "crim" in text[start:end].lower() else None


def _thing(sentence: str, before: str, unit: str, near: str) -> str | None:
    """Return the indicator that the unit, with a word near it or in its sentence, tells by itself."""
    if unit in ("team", "individual", "unit") and _AWARD.search(before):
        return "merit-certificates"
    for counted, words, somewhere, code in RULES:
        if counted == unit and re.search(words, near) and re.search(somewhere, sentence):
            return code
    return None


def _previous_topic(earlier: "list[Draft]", start: int) -> str | None:
    """Return the topic of the cases counted last in this sentence."""
    for other in reversed(earlier):
        if other.start < start:
            return None
        if other.indicator and other.indicator.endswith("-cases"):
            return other.indicator.removesuffix("-cases")
    return None


def _people(reading: Reading, draft: "Draft", earlier: "list[Draft]", start: int, end: int, near: str) -> str | None:
    text = reading.text
    left = text[max(start, draft.start - 45) : draft.start].lower()
    injured = re.search(r"\binjur|\bwounded", draft.quantity.phrase.lower())
    if not injured and (
        re.search(r"\b(?:dead|deaths?|died|killed|fatalit|lives)\b", near)
        or re.search(r"\b(?:kill\w*|claim\w*|deaths? of)[^,\d]{0,20}\Z", left)
    ):
        return f"{_harm(text, start, draft.start, earlier)}-deaths"
    if re.search(r"\binjur|\bwounded", near) or re.search(r"\binjur\w+[^,]{0,12}\Z", left):
        return f"{_harm(text, start, draft.start, earlier)}-injuries"
    if re.search(r"officers? and (?:soldiers|men)|officers", near) and re.search(
        r"deploy|mobili|assign|send|sent|dispatch", text[start:end]
    ):
        return "officers-deployed"
    if "wanted" in near or "fugitive" in near:
        return "wanted-arrests"
    topic = _topic(near) if not draft.quantity.phrase.lower().endswith("criminals") or "drug" in near else None
    topic = topic or _previous_topic(earlier, start) or _topic(near) or _topic(text[start:end])
    if topic is None:
        arrested = _ARREST.search(left) or _WERE_ARRESTED.match(text, draft.end, end)
        return "arrests" if arrested else _slug(draft.quantity.phrase.lower())
    if topic == "drug" or _ARREST.search(left) or _WERE_ARRESTED.match(text, draft.end, end):
        return f"{topic}-arrests"
    return f"{topic}-offenders"


def _harm(text: str, start: int, position: int, earlier: "list[Draft]") -> str:
    if re.search(r"\b(?:fires?|explosions?|blazes?)\b", text[start:position], re.IGNORECASE) and not re.search(
        r"\btraffic\b", text[start:position]
    ):
        return "fire"
    return "traffic"


def _rate(reading: Reading, draft: "Draft", earlier: "list[Draft]", start: int, end: int) -> str | None:
    text = reading.text
    before = text[start : draft.start].lower()
    right = text[draft.end : min(end, draft.end + 60)].lower()
    near = before[-70:] + right
    if draft.rule == "change-alone" or re.search(r"\b(?:reduce|cut|decrease|increase)\b", before[-60:]):
        topic = _topic(before[-80:])
        suffix = "-target" if re.search(r"\bto (?:reduce|cut|decrease|increase)\b", before) else ""
        return f"{topic}-crime-reduction{suffix}" if topic and suffix else None
    previous = earlier[-1] if earlier and earlier[-1].start >= start else None
    if "serious" in before[-60:]:
        return "clearance-rate-serious"
    if previous is not None and previous.unit == "report":
        return "crime-reports-handled-rate"
    if re.search(r"report|denunciation", before[-90:]) and not re.search(r"according to", before):
        return "crime-reports-handled-rate"
    if re.search(r"clear|investigat|solv|discover|detect|handled|settled", near + before):
        return "clearance-rate"
    return None


def _slug(phrase: str) -> str | None:
    slug = _SLUG.sub("-", phrase).strip("-")
    return slug or None
