"""Name what a figure measures: topic and unit decide, tables say how."""

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from articles.extraction.reading import CONTEXT, Reading
from articles.extraction.vocabulary.indicators import RULES, SUBSTANCES, TOPICS

if TYPE_CHECKING:
    from articles.extraction.figures import Draft

_SUBSTANCE = re.compile(
    r",? ?\(?(?:of |in |are |were )?(?:(?:a |the |various |assorted |all |kinds of |types of |[a-z]+ )){0,2}?(?:"
    + "|".join(f"(?P<s{number}>{words})" for number, (_, words) in enumerate(SUBSTANCES))
    + ")",
    re.IGNORECASE,
)
_TOP_LEVEL = re.compile(r"\|(?![^()]*\))")  # a bar outside brackets
_NOT_LITERAL = re.compile(r".\?|\\.|\[[^]]*\]|\(\?:[^)]*\)")


def _stems(words: str) -> tuple[str, ...]:
    """Return, for each way to name a topic, the longest part that is always printed the same."""
    return tuple(max(_NOT_LITERAL.split(way), key=len) for way in _TOP_LEVEL.split(words))


# A topic is searched for only in a text that holds one of its stems.
_TOPICS = tuple((code, _stems(words), re.compile(words)) for code, words in TOPICS)
_ARREST = re.compile(
    r"\b(?:arrest|detain|captur|caught|catch|nabb|held\b|holding\b|took in\b|taken in\b|apprehend|bat giu"
    r"|bat\b|tam giu)\w*",
    re.IGNORECASE,
)
_HONOURED = re.compile(
    r"(?: [a-z]+){0,3} (?:were|was|are|have been|has been) (?:also )?(?:award|honou?r|commend|reward|prais)"
)
_MERIT = re.compile(r"\b(?:certificates? of merit|merit certificates?|bang khen)[^.;]{0,60}\Z")  # of small letters
_REFERS = re.compile(
    r"\b(?:corresponding|the (?:number|figure)s? (?:was|were|had)|it (?:was|had been)|con so)\b", re.IGNORECASE
)
_WERE_ARRESTED = re.compile(r"[^,.;\d]{0,30}?\b(?:were|was|been|being) (?:also )?(?:arrested|detained|captured)")
_AWARD = re.compile(r"\b(?:award|honou?r|reward|commend|merit|medal|presented|bang khen|khen thuong)\w*", re.IGNORECASE)
_ISSUE = re.compile(r"\b(?:issu|grant|produc|cap)\w*", re.IGNORECASE)
_SLUG = re.compile(r"[^a-z0-9]+")


def substance_after(text: str, start: int, limit: int) -> tuple[str | None, int]:
    """Return the substance named right after an amount and where its name ends."""
    match = _SUBSTANCE.match(text, start, limit)
    if match is None:
        return None, start
    number = next(number for number in range(len(SUBSTANCES)) if match[f"s{number}"])
    return SUBSTANCES[number][0], match.end()


_SUBSTANCE_BEFORE = re.compile(
    r"\b(?:"
    + "|".join(f"(?P<s{number}>{words})" for number, (_, words) in enumerate(SUBSTANCES))
    + r")(?: (?!and\b)[a-z]+){0,4},? ?\(?\Z",
    re.IGNORECASE,
)


def substance_before(text: str, start: int, number: int) -> str | None:
    """Return the substance named right before an amount: "seizures of heroin doubled to 345 kg"."""
    found = _SUBSTANCE_BEFORE.search(text, max(start, number - 50), number)
    return SUBSTANCES[int(found.lastgroup[1:])][0] if found and found.lastgroup else None


@lru_cache(maxsize=1024)
def _topic(text: str) -> str | None:
    """Return the topic that stands first in the table among those that `text` names."""
    text = text.lower()
    for code, stems, words in _TOPICS:
        for stem in stems:
            if stem in text:
                if words.search(text):
                    return code
                break
    return None


_CLAUSE_MARK = re.compile(r"[,;.(\d]")
_CLAUSE_WORD = re.compile(r"\b(?=[aiw])(?:and|involving|arrest\w*|while|with)\b")


def _clause(text: str, start: int, end: int) -> str:
    """Return what follows the noun up to the next comma, number or 70 characters."""
    stop = min(end, start + 70)
    limit = stop
    if mark := _CLAUSE_MARK.search(text, start, stop):
        stop, limit = mark.span()
    word = _CLAUSE_WORD.search(text, start, limit)
    return text[start : word.start()] if word else text[start:stop]


def indicator_for(reading: Reading, draft: "Draft", earlier: "list[Draft]", sentence: tuple[int, int]) -> str | None:
    """Return the indicator's code, or None where nothing tells it; `sentence` holds the bounds of the draft's own."""
    text = reading.text
    start, end = max(sentence[0], draft.start - CONTEXT), min(sentence[1], draft.end + CONTEXT)
    if draft.substance:
        return f"{draft.substance}-seized"
    phrase = draft.quantity.phrase.lower()
    near = f"{phrase} {_clause(text, draft.end, end)}"
    if draft.quantity.recipients or (draft.unit not in ("percent", "vnd") and _HONOURED.match(text, draft.end, end)):
        return "honours"
    if draft.unit in ("person", "section", "individual") and _is_merit(text, start, draft.start):
        return "merit-certificates"
    if draft.unit == "percent":
        return _rate(reading, draft, earlier, start, end)
    if draft.unit in ("case", "crime", "offence"):
        return _cases(reading, draft, earlier, start, end, near)
    if draft.unit == "person":
        return _people(reading, draft, earlier, start, end, near)
    if draft.unit == "report":
        near = f"{phrase} {text[draft.end : min(end, draft.end + 40)]}"
    if draft.unit == "organization":
        topic = _topic(near) or _previous_topic(earlier, start)
        return f"{topic}-offender-organizations" if topic else "organizations"
    if draft.unit in _TELLING:
        said = text[start:end].lower()
        if draft.unit == "card":
            said += text[reading.body_end :].lower()
        if code := _thing(said, text[start : draft.start], draft.unit, near):
            return code
    return _slug(phrase, draft.unit)


def _is_merit(text: str, start: int, position: int) -> bool:
    """Tell whether certificates of merit are named before `position`, in the sentence that begins at `start`."""
    before = text[max(start, position - 90) : position].lower()
    return ("merit" in before or "bang khen" in before) and _MERIT.search(before) is not None


def _cases(reading: Reading, draft: "Draft", earlier: "list[Draft]", start: int, end: int, near: str) -> str | None:
    text = reading.text
    topic = _topic(near)
    if topic is None and (subject := _SUBJECT_OF.search(text, max(start, draft.start - 90), draft.start)) is not None:
        topic = _topic(subject[0])
    topic = topic or _topic(text[draft.end : end]) or _topic(text[start : draft.start])
    if topic and topic != "wanted":
        return f"{topic}-cases"
    if "crim" in text[start:end].lower():
        return "criminal-cases"
    return _again(text, draft, earlier, start) or ("drug-cases" if _topic(text[reading.body_end :]) == "drug" else None)


# "With regard to economic crime, 2,702 cases …", "violations in economic management numbered 11,046 cases"
_SUBJECT_OF = re.compile(
    r"\b(?:[Ww]ith (?:regards?|respect) to|[Rr]egarding|[Aa]s (?:for|to|regards)|[Cc]oncerning"
    r"|[Ii]n (?:the )?(?:field|fight|area) of|[Oo]n)"
    r" [^,;.\d]{3,60},[^;.\d]{0,30}\Z|[a-z -]{3,60} (?:number(?:ed)?|totall?(?:ed)?|stood at|came to"
    r"|reached|amounted to) \Z"
)


def _again(text: str, draft: "Draft", earlier: "list[Draft]", start: int) -> str | None:
    """ "The corresponding numbers had been 30,255 cases": what the same unit counted last."""
    if not _REFERS.search(text, start, draft.start):
        return None
    return next((one.indicator for one in reversed(earlier) if one.unit == draft.unit and one.indicator), None)


def _thing(sentence: str, before: str, unit: str, near: str) -> str | None:
    """Return the indicator that the unit, with a word near it or in its sentence, tells by itself."""
    if unit in _REWARDED and (_AWARD.search(before) or "certificates of merit" in sentence):
        return "merit-certificates"
    for words, somewhere, code in _RULES.get(unit, ()):
        if words.search(near) and somewhere.search(sentence):
            return code
    return None


_REWARDED = frozenset(("team", "individual", "unit"))
_RULES = {
    unit: [
        (re.compile(words), re.compile(somewhere), code) for counted, words, somewhere, code in RULES if counted == unit
    ]
    for unit, _, _, _ in RULES
}
_TELLING = _REWARDED | _RULES.keys()  # the units that may tell an indicator by themselves


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
# "The number of traffic deaths went down by 15%, to 68"
_LAST_HARM = re.compile(r"\b(?:deaths?|dead|fatalities|injuries|injured|wounded)\b[^;]*\Z")
_DEPLOYED = re.compile(
    r"deploy|reached|at work|on the streets|rushed|at the scene|mobili|assign|send|sent|dispatch|on duty"
    r"|stationed|stood at|huy dong|bo tri|dieu dong"
)
_OFFICERS = re.compile(r"officers? and (?:soldiers|men)|officers|can bo|chien si")


def _people(reading: Reading, draft: "Draft", earlier: "list[Draft]", start: int, end: int, near: str) -> str | None:
    text = reading.text
    left = text[max(start, draft.start - 45) : draft.start].lower()
    phrase = draft.quantity.phrase.lower()
    if not phrase and (named := _LAST_HARM.search(left)) is not None:
        return _harm(text, start, draft.start, earlier) + ("injuries" if _HURT.search(named[0]) else "deaths")
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
    if topic is None or (topic in ("fire", "traffic") and not arrested and not phrase.endswith(_OFFENDERS)):
        return "arrests" if arrested else _slug(phrase)
    return f"{topic}-arrests" if topic == "drug" or arrested else f"{topic}-offenders"


_OFFENDERS = ("offenders", "suspects", "criminals", "violators", "drivers", "lawbreakers", "doi tuong", "bi can")


def _sentence_before(reading: Reading, start: int) -> int:
    """Return where the sentence before the one at `start` begins, in the same block; else `start`."""
    earlier, _ = reading.sentence(max(0, start - 2))
    return earlier if reading.block_at(earlier) == reading.block_at(start) else start


def _harm(text: str, start: int, position: int, earlier: "list[Draft]") -> str:
    """Return what people came to harm in, as an indicator's first part: the accidents or fires counted before."""
    before = text[start:position].lower()
    if _BURNING.search(before) and not _TRAFFIC.search(before):
        return "fire-"
    if _ON_ROADS.search(before):
        return "traffic-"
    counted = next((one.unit for one in reversed(earlier[-6:]) if one.unit in ("accident", "fire", "explosion")), None)
    return {None: "", "accident": "traffic-"}.get(counted, "fire-")


_BURNING = re.compile(r"\b(?:fires?|explosions?|blazes?|chay)\b")
_TRAFFIC = re.compile(r"\btraffic\b")
_ON_ROADS = re.compile(r"traffic|accident|crash|road|tai nan|giao thong")
_HANDLED_OTHERWISE = frozenset(
    ("dossier", "procedure", "complaint", "petition", "application", "request", "service", "call")
)
_CLEARED = re.compile(r"clear|investigat|solv|discover|detect|handled|settled|kham pha|dieu tra|lam ro")
_OF_REPORTS = re.compile(r" of (?:the )?(?:[\d.,]+ )?(?:crime )?(?:reports|denunciations)|,? so tin bao")
_REPORTS = re.compile(r"report|denunciation|tin bao")
_RATE_OF = re.compile(r"ty le[^,;]{0,20}\Z")
_REDUCING = re.compile(r"\b(?:reduced?|cut|decrease|increase|go down|fall|drop|keo giam|giam)\b")
_TO_REDUCE = re.compile(
    r"\b(?:to (?:reduce|cut|decrease|increase)|(?:must|should|shall|will) (?:go down|fall|drop"
    r"|be (?:reduced|cut))|(?:phan dau|se|yeu cau|muc tieu)[^.;]{0,40} (?:keo )?giam)\b"
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
    if "serious" in before[-60:] or "nghiem trong" in before[-60:]:
        return "clearance-rate-serious"
    if previous is not None and previous.unit == "report":
        return "crime-reports-handled-rate"
    if _OF_REPORTS.match(right):
        return "crime-reports-handled-rate"
    if _REPORTS.search(before[-90:]) and "according to" not in before:
        return "crime-reports-handled-rate"
    counted = next((one.unit for one in reversed(earlier) if one.start >= start and one.unit != "percent"), "case")
    if counted in _HANDLED_OTHERWISE:
        return None
    if _CLEARED.search(near + before) or (previous is not None and _RATE_OF.search(before)):
        return "clearance-rate"
    return None


# Nouns and units that say too little to name an indicator.
_PLAIN = frozenset("people persons person others individuals officers cases case nguoi doi-tuong vu truong-hop".split())
_MEASURES = frozenset(("vnd", "usd", "eur", "hectare", "km", "kg", "gram", "ton", "liter", "item", "percent"))


@lru_cache(maxsize=2048)
def _slug(phrase: str, unit: str = "") -> str | None:
    slug = _SLUG.sub("-", phrase).strip("-")
    return slug if slug and slug not in _PLAIN and unit not in _MEASURES else None
