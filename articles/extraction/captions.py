"""Tell a picture's caption from a paragraph by its words alone."""

import re
from dataclasses import dataclass
from string import digits

from ahocorasick_rs import BytesAhoCorasick, Implementation

from articles.extraction.patterns import alternation, one_of
from articles.extraction.vocabulary.furniture import AGENCIES
from articles.extraction.vocabulary.names import SYLLABLE
from articles.extraction.vocabulary.pictures import ACTS, PARTICIPLES, PAST, REPORTED, SCENES

_VERB = re.compile(
    rf"(?<![\w-])(?:(?P<act>{one_of(ACTS)})|(?P<past>{one_of(PAST)}|(?:co-|re-|pre-)?[a-z]{{3,}}ed(?![\w-])))"
)
_SCENE = re.compile(one_of(SCENES), re.IGNORECASE)
_CREDIT = re.compile(
    r"\((?:Photo|Photos|Anh|File photo|Illustrative photo|Source|Illustration|Image)\b[^()]{0,60}\)\.?\Z", re.IGNORECASE
)
_CREDITED = re.compile(
    r"\b(?:Photos?|Anh)(?: by)?: ?[^.]{1,40}\.?\Z|[-—/ ](?:VNA|VNS|VOV|CAND)(?:/VN[AS])? (?:File )?Photos?\b.{0,30}\Z",
    re.IGNORECASE,
)
_POSITION = re.compile(
    r"\((?:L|R|C|left|right|center|centre|middle|standing|sitting|first|second|third|[a-z ,]{0,20}(?:from "
    r")?(?:left|right|standing|row)[a-z ,]{0,20})\)"
)
_END_WITHIN = re.compile(r"[.!?][\"')]* +[A-Z\"]")
_ENDS_WORD = frozenset("abcdefghijklmnopqrstuvwxyz0123456789)\"'")
# What a report says and no caption does.
_ASSERTIONS = tuple(
    form
    for word in ("said", "saying", "according to", "added", "stressed", "in addition", "moreover", "meanwhile")
    for form in (word, word.capitalize())
)
_LARGE_NUMBER = re.compile(r"[0-9](?:[.,][0-9]{3}|%)")
# These, and how a large number goes on, in one look.
_AUTOMATON = BytesAhoCorasick(
    [sign.encode() for sign in (*_ASSERTIONS, *(digit + mark for digit in digits for mark in ".,%"))],
    implementation=Implementation.DFA,
)
# How a paragraph begins and no caption does.
_STARTS_PARAGRAPH = re.compile(
    r"(?:Also|Among|Attending|Present|Joining|Taking part|He|She|They|It|This|These|Those|After|Before|According"
    r"|Moreover|Meanwhile|However|Besides|During|To|As|For|If|When|While|Since|Although|Despite|Thanks|Therefore|We)\b"
)
_STARTS_VIETNAMESE_PARAGRAPH = re.compile(
    r"(?:Du|Cung du|Tham gia|Ngoai ra|Tuy nhien|Mat khac|Vi vay|Do do|Duoc biet|Vu viec|Vu an|Day|Moi"
    r"|Dip|Nhan dip|Nhan|Tai|Theo|Trong|Ngay|Sang|Chieu|Toi|Ket luan|Phat bieu|Dap tu|Ve|Ben canh|Tham du|Cung|Truoc"
    r"|Sau|Tu|Den|Khi|Neu|Thuc hien|Doi voi|De|Dong thoi|Hien|Qua|Nham|Voi|Nguon|Bien dich|Anh) "
)
_VIETNAMESE_TITLE = re.compile(
    r"(?:(?:Dai|Thuong|Trung|Thieu) (?:tuong|ta|uy)|Bo truong|Thu truong|Dong chi"
    r"|Thua uy quyen|Thay mat) "
)
_VIETNAMESE_REPORT = re.compile(
    r"(?<![a-z])(?:da|se|dang|cho biet|cho rang|yeu cau|nhan manh|khang dinh|de nghi|noi|to chuc|xay ra|thong tin"
    r"|(?<!buoi )(?<!cung )lam viec|van|thuong|deu|gom|dong chu tri|bieu duong"
    r"|ghi nhan|danh gia|mong muon|hoan nghenh|bay to|khen ngoi)(?![a-z])|\d"
)
_WORD = re.compile(r"[A-Za-z]+")
# Full stops that end no sentence.
_ABBREVIATED = frozenset(
    "Gen Lt Lieut Sen Sr Maj Col Capt Brig Dr Prof Assoc Mr Mrs Ms No St TS PGS GS ThS Ph.D D".split()
)
_LONGEST_ABBREVIATION = 8
_ABBREVIATION = re.compile(rf"\b({'|'.join(sorted(_ABBREVIATED))}|[A-Z])\.(?= ?[A-Z])")
# What a line that describes a picture has none of: verbs of statement and help verbs.
_STATES = re.compile(
    r"\b(?:is|are|am|be|been|may|might|shall|do|does|need|want|wants|hope|hopes|expect|expects|plan|plans|require"
    r"|requires|mean|means|seem|seems|know|knows|think|thinks|believe|believes|agree|agrees|increase|increases|rise"
    r"|rises|fell|fall|falls|rose|grew|became|kept|left|put|set|cost|costs|let|lets|say|says|not|no|never|there|vows?"
    r"|calls? for|aim|ask|asks|urge|urges|request|requests|warn|warns|wish|wishes|according"
    r"|goes on|advises?|recommends?|suggests?|proposes?|go on|continues?|remains?|comes?|takes effect|takes place)\b",
    re.IGNORECASE,
)
_PARTICIPLE_OF = re.compile(rf"\b{one_of(PARTICIPLES)}")
# "The conference is held online": what a picture shows of an event, in the passive.
_SHOWN = re.compile(r"\b(?:is|are) (?:being )?(?:co-)?(?P<how>[a-z]{2,}(?:ed|en|ht|ld|wn|id|ast|de)|set|put)\b")
_SHOWN_WORDS = 14
_REPORTED = frozenset(REPORTED)
# Present tenses that no picture shows.
_FACT = re.compile(
    r"\b(?:(?:takes? effect|comes? into|lasts?|runs? (?:until|till|from|to|through)|receives? (?:a salary|VND|USD))\b"
    r"|(?:serves?|covers?|employs?|receives?) (?:more than |over |about |nearly )?\d+ (?:million|billion|thousand)\b)"
)
# A quantity; days, years and numbers of roads and rooms are none.
_QUANTITY = re.compile(r"\b(?<!No )(?<!No\. )\d[\d.,]*(?! ?(?:st|nd|rd|th)\b) [a-z]|[$€]|\b(?:VND|USD) ?\d")
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


@dataclass(slots=True)
class Setting:
    """Where a line stands."""

    expected: bool = False  # below a picture's file name, alternative text or mark
    spaced: bool = False  # below an empty line
    credited: bool = False  # right above the name of who took a picture
    opening: bool = False  # where a text begins whose lead paragraph is not marked as such
    closing: bool = False  # the last line of the text, which can be cut off


def is_caption(line: str, printed: str, setting: Setting) -> bool:
    """Tell whether `line` (plain letters, one space between words; `printed` with its marks) is a picture's caption."""
    if line.endswith("|"):
        return True
    if len(line) > LONGEST_CAPTION:
        return False
    if (setting.expected and not (setting.spaced and is_report(line))) or (setting.credited and not is_report(line)):
        return True
    if is_captioned(line):
        return True
    if not setting.closing and line[-1] not in ".?!:;" and not _STOPPED.search(line, len(line) - _LONGEST_SIGN):
        return _is_unstopped_caption(line)
    if setting.opening and line.count(" ") >= _SHORT_LEAD:
        return False
    return reads_like_caption(line, printed)


# How a paragraph ends: a stop, and then perhaps the sign of an agency.
_STOPPED = re.compile(
    rf"[.!?;:,\"'…][)\"'./]*(?: ?[-—/(]{{1,2}} ?{alternation(AGENCIES)}(?:/{alternation(AGENCIES)})?\)?\.?)?\Z"
)
_LONGEST_SIGN = 50
_HEADING = re.compile(r"(?:[-*•+] |(?:[IVX]+|\d{1,2}|[a-z])[.)/] )|[^a-z]*\Z")
_TELLS = re.compile(
    r"\b(?:[Ss]aid|[Ss]aying|[Ss]ays|[Aa]ccording to|[Aa]dded|[Ss]tressed|cho biet|cho rang|nhan manh)\b"
)
_TOLD = 14
_SHORT_LEAD = 14
LONGEST_CAPTION = 420


def _is_unstopped_caption(line: str) -> bool:
    """Paragraphs end in a full stop, captions often without; a long line that tells something has lost its stop."""
    words = line.count(" ") + 1
    if words > _MAX_WORDS or words < 2 or _HEADING.match(line):
        return False
    if words > _TOLD and _TELLS.search(line):
        return False
    if words > _SHORT and _has_sentences(line):
        return False
    return words <= _LONG or not (_asserts(line) or _first_verb(line) == "past")


def _asserts(line: str) -> bool:
    """Tell whether a line quotes somebody or gives large numbers or shares."""
    finds = _AUTOMATON.find_matches_as_indexes(line.encode("ascii", "replace"))
    return bool(finds) and (min(finds)[0] < len(_ASSERTIONS) or _LARGE_NUMBER.search(line) is not None)


def is_captioned(line: str) -> bool:
    """Tell whether `line` carries a photo credit or a place in the picture, which only captions do."""
    bracket = "(" in line
    if not bracket and "hoto" not in line and "nh:" not in line:
        return False
    small = line.lower()
    if ("photo" in small or "anh" in small) and _CREDITED.search(line):
        return True
    if not bracket:
        return False
    return bool(_CREDIT.search(line) or (_POSITION.search(line) and not _has_sentences(line)))


def is_report(line: str) -> bool:
    """Tell whether a long line tells more than a picture shows: several sentences, or what somebody said."""
    return line.count(" ") >= _LONG and bool(_has_sentences(line))


def _has_sentences(line: str) -> bool:
    """Tell whether a sentence ends within `line`."""
    for found in _END_WITHIN.finditer(line):
        place = found.start()
        before = line[max(0, place - _LONGEST_ABBREVIATION) : place]
        if not before or before[-1] not in _ENDS_WORD:
            continue
        if line[place] == "." and before.split(" ")[-1].lstrip("(\"'").rpartition(".")[2] in _ABBREVIATED:
            continue
        return True
    return False


def without_abbreviations(line: str) -> str:
    """Return `line` without the full stops that end no sentence."""
    return _ABBREVIATION.sub(r"\1", line) if "." in line else line


def reads_like_caption(line: str, printed: str) -> bool:
    """Tell whether a line describes what a picture shows.

    A caption is one sentence, in the present tense or without a verb; it reports no numbers and quotes nobody.
    """
    words = line.count(" ") + 1
    if words > _LONG and line.endswith(".") and not line.startswith(_OF_OFFICE) and "(" not in line:
        return False
    if words < 2 or words > _MAX_WORDS or _has_sentences(line) or _asserts(line):
        return False
    if is_vietnamese(line, printed):
        return _describes_in_vietnamese(line, words)
    if _STARTS_PARAGRAPH.match(line):
        return False
    finite = _first_verb(line)
    if _SCENE.match(line):
        return words <= _LONG and finite != "past"
    if finite == "act":
        return _FACT.search(line) is None
    if finite:
        return False
    shown = _SHOWN.search(line)
    if shown and words <= _SHOWN_WORDS:
        return shown["how"] not in _REPORTED
    return _FACT.search(line) is None and _describes(line, words)


def is_vietnamese(line: str, printed: str) -> bool:
    """Tell whether a line is in Vietnamese: nearly all words are its syllables, none is a small word of English."""
    if " the " in line or " of " in line or " and " in line:
        return False
    words = _WORD.findall(line)
    if len(words) < 3 or not _ENGLISH.isdisjoint(words):
        return False
    foreign = sum(not (word.isupper() or SYLLABLE.match(word)) for word in words)
    return foreign == 0 or (foreign * 4 < len(words) and not printed.isascii())


_ENGLISH = frozenset("the of and at with for from by is are on a an his her their its as".split()) - {"a", "an"}


def _describes_in_vietnamese(line: str, words: int) -> bool:
    """A picture in words: one short sentence that reports nothing."""
    if _SCENE.match(line):
        return words <= _LONG
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
        or _QUANTITY.search(line)
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
        if not _only_describes(line, found):
            return "past"
    return ""


def _only_describes(line: str, found: re.Match[str]) -> bool:
    """Tell whether a form of the past is no verb of its sentence: an adjective, a participle, of a "who" clause."""
    start, end, word = found.start(), found.end(), found[0]
    before = max(0, start - _NEAR)
    if word in _ADJECTIVES or _RELATIVE.search(line, before, start):
        return True
    if word.endswith("ed"):
        if _ADJECTIVE_BEFORE.search(line, before, start):
            return True
        if line.startswith(" by ", end) and not _HELPED.search(line, before, start):
            return True
    return bool(_PARTICIPLE_OF.fullmatch(word) and _AFTER_PARTICIPLE.match(line, end))


_NEAR = 24


# "who presided over", "which had been": the verb of a clause that only describes.
_RELATIVE = re.compile(
    r"\b(?:who|which|that|where|when|whose [a-z]+)(?: (?:also|later|then|had|has|have|was|were|been|is|are))* \Z"
)
# "was seized by" tells of the past, "drugs seized by" describes.
_HELPED = re.compile(r"\b(?:was|were|been|be|being|had|has|have) (?:\w+ly )?\Z")
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
