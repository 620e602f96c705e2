"""Tell a picture's caption from a paragraph by its words alone."""

import re

from articles.extraction.patterns import one_of
from articles.extraction.vocabulary.names import SYLLABLE
from articles.extraction.vocabulary.pictures import ACTS, PAST, SCENES

_VERB = re.compile(rf"(?<![\w-])(?:(?P<act>{one_of(ACTS)})|(?P<past>{one_of(PAST)}|[a-z]{{3,}}ed(?![\w-])))")
_SCENE = re.compile(one_of(SCENES), re.IGNORECASE)
_CREDIT = re.compile(
    r"\((?:Photo|Photos|Anh|File photo|Illustrative photo|Source|Illustration|Image)\b[^()]{0,60}\)\.?\Z"
    r"|\b(?:Photos?|Anh)(?: by)?: ?[^.]{1,40}\.?\Z|[-—/ ](?:VNA|VNS|VOV|CAND)(?:/VN[AS])? (?:File )?Photos?\b.{0,30}\Z",
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
# How a paragraph begins and no caption does.
_STARTS_PARAGRAPH = re.compile(
    r"(?:Also|Among|Attending|Present|Joining|Taking part|He|She|They|It|This|These|Those|After|Before|According"
    r"|Moreover|Meanwhile|However|Besides|During|To|As|For|If|When|While|Since|Although|Despite|Thanks|Therefore|We)\b"
)
_STARTS_VIETNAMESE_PARAGRAPH = re.compile(
    r"(?:Dip|Nhan dip|Nhan|Tai|Theo|Trong|Ngay|Sang|Chieu|Toi|Ket luan|Phat bieu|Dap tu|Ve|Ben canh|Tham du|Cung|Truoc"
    r"|Sau|Tu|Den|Khi|Neu|Thuc hien|Doi voi|De|Dong thoi|Hien|Qua|Nham|Voi|Nguon|Bien dich|Anh) "
)
_VIETNAMESE_TITLE = re.compile(
    r"(?:(?:Dai|Thuong|Trung|Thieu) (?:tuong|ta|uy)|Bo truong|Thu truong|Dong chi"
    r"|Thua uy quyen|Thay mat) "
)
_VIETNAMESE_REPORT = re.compile(
    r"(?<![a-z])(?:da|se|dang|cho biet|cho rang|yeu cau|nhan manh|khang dinh|de nghi|noi|to chuc|xay ra|thong tin"
    r"|lam viec|van|thuong|deu|gom)(?![a-z])|\d"
)
_WORD = re.compile(r"[A-Za-z]+")
# Full stops that end no sentence.
_ABBREVIATION = re.compile(
    r"\b(Gen|Lt|Lieut|Sen|Sr|Maj|Col|Capt|Brig|Dr|Prof|Assoc|Mr|Mrs|Ms|No|St|TS|PGS|GS|ThS|Ph\.D|[A-Z])\.(?= ?[A-Z])"
)
# What a line that describes a picture has none of: verbs of statement and help verbs.
_STATES = re.compile(
    r"\b(?:is|are|am|be|been|may|might|shall|do|does|need|want|wants|hope|hopes|expect|expects|plan|plans|require"
    r"|requires|mean|means|seem|seems|know|knows|think|thinks|believe|believes|agree|agrees|increase|increases|rise"
    r"|rises|fell|fall|falls|rose|grew|became|kept|left|put|set|cost|costs|let|lets|say|says|not|no|never|there|vows?"
    r"|calls? for|aim|ask|asks|urge|urges|request|requests|warn|warns|wish|wishes|according"
    r"|goes on|advises?|recommends?|suggests?|proposes?|go on|continues?|remains?|comes?|takes effect|takes place)\b",
    re.IGNORECASE,
)
_PARTICIPLE_OF = re.compile(
    r"\b(?:attended|organi[sz]ed|held|presented|awarded|seized|collected|issued|led|headed|chaired|hosted"
    r"|joined|related|displayed|retired)\b"
)
_ADJECTIVE_BEFORE = re.compile(r"\b(?:the|a|an|and|newly|of|some|two|three|several|many|its|their|his|her) \Z")
_PLACED = re.compile(r"\b(?:at|in|on|during|before|after|by|with) (?:the |a |an )?[A-Za-z]|\bof the [a-z]")
_SHORT = 24
_TITLED = re.compile(
    r"(?:Gen|Lt|Lieut|Sen|Maj|Col|Capt|General|Lieutenant|Senior|Major|Colonel|Captain|Minister|Deputy|Prime|President"
    r"|Ambassador|Director|Chairman|Mr|Ms|Mrs)\b"
)
# "officers honoured at the event", "weapons seized": a participle, no finite verb.
_AFTER_PARTICIPLE = re.compile(r"[.,]|\Z| (?:by|in|at|on|from|during|to|with|under|for|as)\b")
_MAX_WORDS = 70
_LONG = 45
_ADJECTIVES = frozenset(("related", "retired", "united"))
_OF_OFFICE = ("Under the authority", "On behalf", "Authorised", "Authorized")


def is_captioned(line: str) -> bool:
    """Tell whether `line` carries a photo credit or a place in the picture, which only captions do."""
    if "(" not in line and "hoto" not in line and "nh:" not in line:
        return False
    return bool(_CREDIT.search(line) or (_POSITION.search(line) and not _SENTENCE_END.search(line)))


def is_report(line: str) -> bool:
    """Tell whether a long line tells more than a picture shows: several sentences, or what somebody said."""
    return line.count(" ") >= _LONG and bool(_SENTENCE_END.search(_ABBREVIATION.sub(r"\1", line)))


def reads_like_caption(line: str) -> bool:
    """Tell whether `line` (plain letters, one space between words) describes what a picture shows.

    A caption is one sentence, in the present tense or without a verb; it reports no numbers and quotes nobody.
    """
    words = line.count(" ") + 1
    if words > _LONG and line.endswith(".") and not line.startswith(_OF_OFFICE) and "(" not in line:
        return False
    if words < 2 or words > _MAX_WORDS or _ASSERTIVE.search(line):
        return False
    if _SENTENCE_END.search(_ABBREVIATION.sub(r"\1", line)):
        return False
    if is_captioned(line):
        return True
    if is_vietnamese(line):
        return _describes_in_vietnamese(line, words)
    if _STARTS_PARAGRAPH.match(line):
        return False
    finite = _first_verb(line)
    if _SCENE.match(line):
        return words <= _LONG and finite != "past"
    if finite == "act":
        return True
    return finite == "" and _describes(line, words)


def is_vietnamese(line: str) -> bool:
    """Tell whether every word of a line is a Vietnamese syllable."""
    words = _WORD.findall(line)
    return len(words) > 2 and all(SYLLABLE.match(word) for word in words if not word.isupper())


def _describes_in_vietnamese(line: str, words: int) -> bool:
    """A picture in words: one short sentence that reports nothing."""
    if words > _SHORT and not _VIETNAMESE_TITLE.match(line):
        return False
    return words <= _SHORT + 6 and not _STARTS_VIETNAMESE_PARAGRAPH.match(line) and not _VIETNAMESE_REPORT.search(line)


def _describes(line: str, words: int) -> bool:
    """Tell whether a line in which no known verb was found can only describe a picture."""
    if (
        words > (_LONG if _TITLED.match(line) else _SHORT)
        or line.endswith((":", ";", ","))
        or '"' in line
        or _STATES.search(line)
    ):
        return False
    return line.endswith(".") or bool(_PLACED.search(line)) or bool(_TITLED.match(line))


def _first_verb(line: str) -> str:
    """Return which kind of finite verb comes first: "act" (present), "past" or "" for none."""
    for found in _VERB.finditer(line):
        if found["act"] is not None:
            if _is_noun(line, found.start(), found.end()):
                continue
            return "act"
        if found[0].endswith("ed") and _ADJECTIVE_BEFORE.search(line, max(0, found.start() - 9), found.start()):
            continue
        if found["past"] in _ADJECTIVES:
            continue
        if _PARTICIPLE_OF.fullmatch(found[0]) and _AFTER_PARTICIPLE.match(line, found.end()):
            continue
        return "past"
    return ""


_BEFORE_NOUN = re.compile(
    r"(?:^(?:The|An?|To|In|At|On)|\b(?:the|a|an|of|to|and|for|in|on|at|his|her|their|its|by|with|from|will"
    r"|would|must|should"
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
