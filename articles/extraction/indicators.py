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
_ARREST = re.compile(
    r"\b(?:arrest|detain|captur|caught|catch|nabb|held\b|holding\b|took in\b|taken in\b|apprehend|bat giu"
    r"|bat\b|tam giu)\w*",
    re.IGNORECASE,
)
_HONOURED = re.compile(
    r"(?: [a-z]+){0,3} (?:were|was|are|have been|has been) (?:also )?(?:award|honou?r|commend|reward|prais)"
)
_MERIT = re.compile(r"\b(?:certificates? of merit|merit certificates?|bang khen)[^.;]{0,60}\Z", re.IGNORECASE)
_REFERS = re.compile(
    r"\b(?:corresponding|the (?:number|figure)s? (?:was|were|had)|it (?:was|had been)|con so)\b", re.IGNORECASE
)
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
    if draft.quantity.recipients or (draft.unit not in ("percent", "vnd") and _HONOURED.match(text, draft.end, end)):
        return "honours"
    if draft.unit in ("person", "section", "individual") and _MERIT.search(
        text[max(start, draft.start - 90) : draft.start]
    ):
        return "merit-certificates"
    if draft.unit == "percent":
        return _rate(reading, draft, earlier, start, end)
    if draft.unit == "case":
        return _cases(reading, draft, earlier, start, end, near)
    if draft.unit == "person":
        return _people(reading, draft, earlier, start, end, near)
    if draft.unit == "organization":
        topic = _topic(near) or _previous_topic(earlier, start)
        return f"{topic}-offender-organizations" if topic else "organizations"
    sentence = text[start:end].lower()
    if draft.unit == "card":
        sentence += text[reading.body_end :].lower()
    return _thing(sentence, text[start : draft.start], draft.unit, near) or _slug(phrase, draft.unit)


def _cases(reading: Reading, draft: "Draft", earlier: "list[Draft]", start: int, end: int, near: str) -> str | None:
    text = reading.text
    topic = _topic(near) or _topic(text[draft.end : end]) or _topic(text[start : draft.start])
    if topic and topic != "wanted":
        return f"{topic}-cases"
    if "crim" in text[start:end].lower():
        return "criminal-cases"
    return _again(text, draft, earlier, start) or ("drug-cases" if _topic(text[reading.body_end :]) == "drug" else None)


def _again(text: str, draft: "Draft", earlier: "list[Draft]", start: int) -> str | None:
    """ "The corresponding numbers had been 30,255 cases": what the same unit counted last."""
    if not _REFERS.search(text, start, draft.start):
        return None
    return next((one.indicator for one in reversed(earlier) if one.unit == draft.unit and one.indicator), None)


def _thing(sentence: str, before: str, unit: str, near: str) -> str | None:
    """Return the indicator that the unit, with a word near it or in its sentence, tells by itself."""
    if unit in ("team", "individual", "unit") and _AWARD.search(before):
        return "merit-certificates"
    for counted, words, somewhere, code in RULES:
        if counted == unit and re.search(words, near) and re.search(somewhere, sentence):
            return code
    return None


def _previous_topic(earlier: "list[Draft]", start: int) -> str | None:
    """Return the topic of the cases counted last since `start`, where a sentence begins."""
    for other in reversed(earlier):
        if other.start < start:
            return None
        if other.indicator and other.indicator.endswith("-cases"):
            return other.indicator.removesuffix("-cases")
    return None


_DEAD = re.compile(r"\b(?:dead|deaths?|died|killed|fatalit\w*|lives|tu vong|chet|thiet mang)\b")
_KILLING = re.compile(r"\b(?:kill\w*|claim\w*|deaths? of|lam chet|lam)[^,\d]{0,20}\Z")
_HURT = re.compile(r"\binjur|\bwounded|\bhurt|\bbi thuong")
_HURTING = re.compile(r"\b(?:injur\w+|hurt\w*|wound\w+|bi thuong)[^,]{0,12}\Z")
_DEPLOYED = re.compile(r"deploy|mobili|assign|send|sent|dispatch|on duty|stationed|stood at|huy dong|bo tri|dieu dong")
_OFFICERS = re.compile(r"officers? and (?:soldiers|men)|officers|can bo|chien si")


def _people(reading: Reading, draft: "Draft", earlier: "list[Draft]", start: int, end: int, near: str) -> str | None:
    text = reading.text
    left = text[max(start, draft.start - 45) : draft.start].lower()
    phrase = draft.quantity.phrase.lower()
    if not _HURT.search(phrase) and (_DEAD.search(near) or (_KILLING.search(left) and not _HURTING.search(left))):
        return _harm(text, start, draft.start, earlier) + "deaths"
    if _HURT.search(near) or _HURTING.search(left):
        return _harm(text, start, draft.start, earlier) + "injuries"
    if _OFFICERS.search(near) and _DEPLOYED.search(text[start:end]):
        return "officers-deployed"
    if "wanted" in near or "fugitive" in near or "truy na" in near:
        return "wanted-arrests"
    again = _again(text, draft, earlier, start)
    if again:
        return again
    arrested = bool(_ARREST.search(left) or _WERE_ARRESTED.match(text, draft.end, end))
    topic = _topic(near) if not phrase.endswith("criminals") or "drug" in near else None
    topic = topic or _previous_topic(earlier, start) or _topic(near) or _topic(text[start:end])
    if topic is None and (arrested or phrase.endswith(_OFFENDERS)):
        topic = _previous_topic(earlier, _sentence_before(reading, start))
    if topic is None:
        return "arrests" if arrested else _slug(phrase)
    return f"{topic}-arrests" if topic == "drug" or arrested else f"{topic}-offenders"


_OFFENDERS = ("offenders", "suspects", "criminals", "doi tuong", "bi can")


def _sentence_before(reading: Reading, start: int) -> int:
    """Return where the sentence before the one at `start` begins, in the same block; else `start`."""
    earlier, _ = reading.sentence(max(0, start - 2))
    return earlier if reading.block_at(earlier) == reading.block_at(start) else start


def _harm(text: str, start: int, position: int, earlier: "list[Draft]") -> str:
    """Return what people came to harm in, as an indicator's first part: the accidents or fires counted before."""
    before = text[start:position].lower()
    if re.search(r"\b(?:fires?|explosions?|blazes?|chay)\b", before) and not re.search(r"\btraffic\b", before):
        return "fire-"
    if re.search(r"traffic|accident|crash|road|tai nan|giao thong", before):
        return "traffic-"
    counted = next((one.unit for one in reversed(earlier[-6:]) if one.unit in ("accident", "fire", "explosion")), None)
    return {None: "", "accident": "traffic-"}.get(counted, "fire-")


_CLEARED = re.compile(r"clear|investigat|solv|discover|detect|handled|settled|kham pha|dieu tra|lam ro")
_REDUCING = re.compile(r"\b(?:reduce|cut|decrease|increase|keo giam|giam)\b")
_TO_REDUCE = re.compile(
    r"\b(?:to (?:reduce|cut|decrease|increase)|(?:phan dau|se|yeu cau|muc tieu)[^.;]{0,40} (?:keo )?giam)\b"
)


def _rate(reading: Reading, draft: "Draft", earlier: "list[Draft]", start: int, end: int) -> str | None:
    text = reading.text
    before = text[start : draft.start].lower()
    right = text[draft.end : min(end, draft.end + 60)].lower()
    near = before[-70:] + right
    if draft.rule == "change-alone" or _REDUCING.search(before[-60:].rpartition("%")[2]):
        topic = _topic(before[-80:]) or _topic(right)
        target = _TO_REDUCE.search(before[-120:])
        if topic and target:
            return f"{topic}-crime-reduction-target"
        if draft.rule == "change-alone" or not draft.changes:
            return None
    previous = earlier[-1] if earlier and earlier[-1].start >= start else None
    if re.search(r"serious|nghiem trong", before[-60:]):
        return "clearance-rate-serious"
    if previous is not None and previous.unit == "report":
        return "crime-reports-handled-rate"
    if re.search(r"report|denunciation|tin bao", before[-90:]) and not re.search(r"according to", before):
        return "crime-reports-handled-rate"
    if _CLEARED.search(near + before) or (previous is not None and re.search(r"ty le[^,;]{0,20}\Z", before)):
        return "clearance-rate"
    return None


# Nouns and units that say too little to name an indicator.
_PLAIN = frozenset("people persons person others individuals officers cases case nguoi doi-tuong vu truong-hop".split())
_MEASURES = frozenset(("vnd", "usd", "eur", "hectare", "km", "kg", "gram", "ton", "liter", "item", "percent"))


def _slug(phrase: str, unit: str = "") -> str | None:
    slug = _SLUG.sub("-", phrase).strip("-")
    return slug if slug and slug not in _PLAIN and unit not in _MEASURES else None
