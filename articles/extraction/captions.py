"""Tell a picture's caption from a paragraph by its words alone."""

import re

from articles.extraction.patterns import one_of
from articles.extraction.vocabulary.pictures import ACTS, PAST, SCENES

_VERB = re.compile(rf"(?<![\w-])(?:(?P<act>{one_of(ACTS)})|(?P<past>{one_of(PAST)}|[a-z]{{3,}}ed(?![\w-])))")
_SCENE = re.compile(one_of(SCENES), re.IGNORECASE)
_CREDIT = re.compile(
    r"\((?:Photo|Photos|Anh|File photo|Illustrative photo|Source|Illustration|Image)\b[^()]{0,60}\)\.?\Z"
    r"|\b(?:Photo|Anh): ?[^.]{1,40}\.?\Z",
    re.IGNORECASE,
)
_POSITION = re.compile(
    r"\((?:L|R|C|left|right|center|centre|middle|standing|sitting|first|second|third|[a-z ,]{0,20}(?:from "
    r")?(?:left|right|standing|row)[a-z ,]{0,20})\)"
)
_SENTENCE_END = re.compile(r"[a-z0-9)\"'][.!?][\"')]* +[A-Z\"]")
_ASSERTIVE = re.compile(
    r"\b(?:[Ss]aid|[Ss]aying|[Aa]ccording to|[Aa]dded|[Ss]tressed|[Ii]n addition|[Mm]oreover"
    r"|[Mm]eanwhile)\b|\d{1,3}(?:[.,]\d{3})+|\d%"
)
_STARTS_PARAGRAPH = re.compile(
    r"(?:The|This|These|It|In|On|At|To|He|She|They|As|After|According|Moreover|Meanwhile|However|Besides"
    r"|During|Over|With|For)\b"
)
_PARTICIPLE_OF = re.compile(
    r"\b(?:attended|organi[sz]ed|held|presented|awarded|seized|collected|issued|led|headed|chaired|hosted"
    r"|joined|related|displayed|retired)\b"
)
# "officers honoured at the event", "weapons seized": a participle, no finite verb.
_AFTER_PARTICIPLE = re.compile(r"[.,]|\Z| (?:by|in|at|on|from|during|to|with|under|for|as)\b")
_MAX_WORDS = 70
_LONG = 45
_OF_OFFICE = ("Under the authority", "On behalf", "Authorised", "Authorized")


def is_captioned(line: str) -> bool:
    """Tell whether `line` carries a photo credit or a place in the picture, which only captions do."""
    if "(" not in line and "hoto" not in line and "nh:" not in line:
        return False
    return bool(_CREDIT.search(line) or (_POSITION.search(line) and not _SENTENCE_END.search(line)))


def reads_like_caption(line: str) -> bool:
    """Tell whether `line` (plain letters, one space between words) describes what a picture shows.

    A caption is one sentence, in the present tense or without a verb; it reports no numbers and quotes nobody.
    """
    words = line.count(" ") + 1
    if words > _LONG and not line.startswith(_OF_OFFICE) and "(" not in line:
        return False
    if words < 2 or words > _MAX_WORDS or _SENTENCE_END.search(line) or _ASSERTIVE.search(line):
        return False
    if is_captioned(line):
        return True
    finite = _first_verb(line)
    if _SCENE.match(line):
        return words <= _LONG and finite != "past"
    if finite != "act":
        return False
    return words <= _LONG or line.startswith(_OF_OFFICE)


def _first_verb(line: str) -> str:
    """Return which kind of finite verb comes first: "act" (present), "past" or "" for none."""
    for found in _VERB.finditer(line):
        if found["act"] is not None:
            if _is_noun(line, found.start(), found.end()):
                continue
            return "act"
        if not _PARTICIPLE_OF.fullmatch(found[0]) or not _AFTER_PARTICIPLE.match(line, found.end()):
            return "past"
    return ""


_BEFORE_NOUN = re.compile(
    r"(?:^(?:The|An?)|\b(?:the|a|an|of|to|and|for|in|on|at|his|her|their|its|by|with|from|will|would|must|should"
    r"|can|may|[Nn]ational|[Ww]orking|official|this|'s)) \Z"
)


def _is_noun(line: str, start: int, end: int) -> bool:
    """ "the work", "to attend", "of reports": the word is no finite verb there."""
    before = line[max(0, start - 12) : start]
    if not before.strip():
        return True
    if line[start:end].endswith("ing"):
        return False
    return bool(_BEFORE_NOUN.search(before)) or line[start - 1 : start] in "-/"
