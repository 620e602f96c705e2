"""The families of pages, as tables of line recognisers: a new source is a new profile or a new row.

Patterns are matched against a whole line, trimmed, without diacritics, white space collapsed to single spaces.
A row says by what a line shows that it may apply, so that most lines meet few patterns or none.
"""

import re
from dataclasses import dataclass
from enum import Enum

from articles.extraction.patterns import alternation
from articles.extraction.publication import WEEKDAY_NAMES
from articles.extraction.types import Layout
from articles.extraction.vocabulary.calendar import MONTHS
from articles.extraction.vocabulary.furniture import AGENCIES


class Line(Enum):
    """What a line of a document is."""

    DATE = "date"
    BYLINE = "byline"
    STUB = "stub"  # the alternative text of a picture; its caption follows
    MARK = "mark"  # says that the next line is a caption
    CREDIT = "credit"  # says who took the picture above
    NOISE = "noise"  # banner, counter, form, link
    SECTION = "section"  # opens a list of links
    COMMENTS = "comments"  # opens a comment box
    END = "end"  # sign-off of an agency
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Recogniser:
    """A line that matches `pattern` is a `line`; `votes` for its profile's layout.

    It is tried on lines that show one of the signs `when`: "word" or "(" opens the line, "…word" or "…(" closes it
    ("…0": a digit), "@year" four digits in a row, "@path" an arrow between words, "@word" a line without a space.
    """

    line: Line
    pattern: re.Pattern[str]
    when: tuple[str, ...]
    votes: int = 0


@dataclass(frozen=True, slots=True)
class Profile:
    """One family of pages. `lead` matches the prefix that this family puts before a lead paragraph."""

    layout: Layout | None
    recognisers: tuple[Recogniser, ...]
    lead: re.Pattern[str] | None = None


def signs(line: str) -> list[str]:
    """Return what a line (not empty) shows of the signs that rows wait for."""
    small = line.lower()
    last = small[-1]
    if last.isdigit():
        closing = "0"
    elif last.isalpha():
        closing = small[len(small.rstrip(_LETTERS)) :]
    else:
        closing = last
    first = small[0]
    found = ["@year"] if _YEAR.search(line) else []
    found += (small[: len(small) - len(small.lstrip(_LETTERS))] or first, "…" + closing)
    if ">" in line or "›" in line or "»" in line:
        found.append("@path")
    if " " not in line:
        found.append("@word")
    return found


_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_YEAR = re.compile(r"\d{4}")


def _row(line: Line, pattern: str, when: str, votes: int = 0) -> Recogniser:
    return Recogniser(line, re.compile(pattern + r"\Z", re.IGNORECASE), tuple(when.split()), votes)


def _exact(line: Line, pattern: str, when: str, votes: int = 0) -> Recogniser:
    """Like `_row`, but capitals count."""
    return Recogniser(line, re.compile(pattern + r"\Z"), tuple(when.split()), votes)


def _date(pattern: str, votes: int = 0) -> Recogniser:
    return _row(Line.DATE, pattern, "@year", votes)


_AGENCY = alternation(AGENCIES)
_AGENCY_OPENS = " ".join(sorted({signs(name)[0] for name in AGENCIES}))
_MONTH = rf"(?P<month>{alternation(MONTHS)})\.?"
_WEEKDAY = rf"(?P<weekday>{alternation(WEEKDAY_NAMES)})\.?"
_TIME = (
    r"(?P<hour>\d{1,2}) ?(?:[:hg.]|gio) ?(?P<minute>\d\d)(?:[:.](?P<second>\d\d))?(?:'| ?phut)?"
    r"(?: ?(?P<half>[ap](?=\.?m)|s(?=a)|c(?=h))(?:\.?m\.?|a|h)(?![a-z]))?"  # am, pm, and in Vietnamese SA, CH
)
_ZONE = (
    r"(?: ?\(?(?P<zone>(?:GMT|UTC) ?(?:[+-] ?\d{1,2}(?::?\d\d)?)?|ICT|[PE][SD]?T|(?:Vietnam|Hanoi|local) time"
    r"|gio Viet Nam)\)?)?"
)
_DMY = r"(?P<day>\d{1,2}) ?[/.-] ?(?P<monthno>\d{1,2}) ?[/.-] ?(?P<year>\d{4})"
_YMD = r"(?P<year>\d{4})[-/.](?P<monthno>\d\d?)[-/.](?P<day>\d\d?)"
_MDY = rf"{_MONTH}[,.]? ?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? ?(?P<year>\d{{4}})"
_DAY_MONTH = rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[ -]?(?:of )?{_MONTH}[,-]? ?(?P<year>\d{{4}})"
_VIETNAMESE_MONTHS = "gieng hai ba tu nam sau bay tam chin muoi"
_VIETNAMESE = (
    r"(?P<day>\d{1,2})(?: thang | ?, thang )(?P<monthno>\d{1,2}|muoi mot|muoi hai|"
    + _VIETNAMESE_MONTHS.replace(" ", "|")
    + r")(?:,? nam|,)? (?P<year>\d{4})"
)
_DATES = (_DMY, _YMD, _MDY, _DAY_MONTH, _VIETNAMESE)
_LABEL = (
    r"(?:(?:(?:Bai )?(?:Cap nhat|Ngay (?:dang|cap nhat|tao|xuat ban|viet|gui)|Dang|Xuat ban)(?: bai)?(?: luc| ngay)?"
    r"|(?:Last )?(?:Updated?|Modified)|Published|Posted|Created|Release(?:d)?|Publish(?:ing|ed)? date|Post(?:ed)? date"
    r"|Date(?: of publication| posted| created)?|Upload(?:ed)?|Thoi gian(?: dang)?|Time|Luc|Ngay)"
    r"(?: (?:at|on|luc|ngay))? ?[:.]? ?[-|]? ?)?"
)
_GAP = r" ?(?:[,|;-]|luc|at|\|)? ?-? ?"
_PLACED = r"(?:[A-Za-z]+(?: [A-Za-z-]+){0,3}, ?)?(?:ngay )?"
_VIEWS = (
    r"(?:Luot (?:xem|doc|truy cap)|So (?:luot|lan) (?:xem|doc|truy cap)|So luot xem trang|Da (?:xem|doc)|Views?"
    r"|View count|Page views?|Reads?|Hits?|Viewed|Visits?|Luot xem trang|Number of views?)"
)
# Capitals count in names, whatever the case of the words around them: "by the end of the day" names nobody.
_NAME = r"(?-i:[A-Z][\w.'-]*(?: [A-Z][\w.'-]*){0,5})"

PORTAL = Profile(
    Layout.PORTAL,
    (
        _row(Line.NOISE, r"Ministry of Public Security Portal is under construction\.?", "ministry", 3),
        _date(rf"{_MONTH},? ?(?P<day>\d{{1,2}}),? (?P<year>\d{{4}})", 2),
        _date(rf"(?:\(|date )?{_DMY}\)?", 1),
        _row(
            Line.NOISE,
            rf"{_VIEWS} ?:? ?[\d.,]+(?: (?:times|lan|views))?",
            "luot so da view views page read reads hit hits viewed number visit visits",
            2,
        ),
    ),
    re.compile(r"MPS ?- "),
)
CAND = Profile(
    Layout.CAND,
    (
        _date(rf"{_WEEKDAY},? ?(?:ngay )?{_DMY}(?:[,|-]? ?{_TIME}{_ZONE})?", 3),
        _date(rf"{_TIME}[,|-]? ?(?:ngay )?{_DMY}", 3),
        _date(rf"{_DMY}[,|-]? ?(?:- )?{_TIME}", 2),
        _row(Line.STUB, r"(?P<stub>.*?) ?-\d{1,2}", "…0", 2),
    ),
    re.compile(r"PSNews ?- ?"),
)
WIRE = Profile(
    Layout.WIRE,
    (
        _date(rf"{_MDY} ?[|,-] ?{_TIME} ?{_ZONE}", 3),
        _date(rf"{_WEEKDAY}, ?{_MDY}(?: ?[|,-]? ?{_TIME} ?{_ZONE})?", 3),
        _date(rf"{_WEEKDAY},? {_DAY_MONTH}(?: ?[|,-]? ?{_TIME} ?{_ZONE})?", 3),
        _date(rf"{_DAY_MONTH}(?: ?[|,-]? ?{_TIME} ?{_ZONE})?", 2),
        _date(rf"{_DMY}[,|-]? ?{_TIME} ?\(?(?P<zone>GMT ?\+ ?7|ICT)\)?", 3),
        _date(
            rf"(?:Cap nhat|Updated?|Published|Posted|Date)(?: (?:at|on|luc|ngay))? ?:? ?{_DMY}"
            rf"(?: ?[|,-]? ?{_TIME} ?{_ZONE})?",
            3,
        ),
        _date(
            r"(?:date )?(?P<year>\d{4})-(?P<monthno>\d\d)-(?P<day>\d\d)"
            r"(?:[T ](?P<hour>\d\d):(?P<minute>\d\d)(?::(?P<second>\d\d))?)?(?:\+07:?00)?",
            2,
        ),
        _exact(Line.NOISE, rf"[A-Z][A-Za-z .,]{{1,40}}\({_AGENCY}\) ?[-—]{{1,2}}", "…- …—", 2),
        _exact(
            Line.END,
            rf"[-—(|]{{0,2}} ?(?:Theo |By |Source: )?{_AGENCY}\)?(?: ?[/,&-] ?{_AGENCY})?[./\w]{{0,8}}",
            f"- — ( | theo by source {_AGENCY_OPENS}",
            1,
        ),
    ),
    re.compile(r"(?:PANO ?- |\(VOVWORLD\) ?[-—] ?|[A-Z][\w ]{1,30}\(VNA\) ?[-—] ?|[A-Z][A-Z ]{2,25} ?— ?)"),
)
# Rows of any page, after those of the profiles.
_ANY_DATE = (
    *(
        _date(
            rf"\(?{_LABEL}{_PLACED}(?:{_WEEKDAY},? ?-? ?)?(?:date )?(?:ngay )?{date}"
            rf"(?:{_GAP}{_TIME} ?{_ZONE})?\)?\.?(?: ?[-—])?"
        )
        for date in _DATES
    ),
    *(
        _date(rf"\(?{_LABEL}{_TIME} ?{_ZONE}{_GAP}(?:{_WEEKDAY},? ?-? ?)?(?:on )?(?:ngay )?{date}\)?\.?")
        for date in _DATES
    ),
    # A date that cannot be read is no text either.
    _row(Line.NOISE, r"\(?\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}\)?", "@year …0 ( …)"),
)
_PAGE = (
    _row(Line.NOISE, r"(?:Source|Nguon|Theo nguon) ?: ?.{1,80}", "source nguon theo"),
    _exact(Line.NOISE, r"\(?Theo [A-Z][\w.+]*(?: [A-Z&][\w.+]*){0,4}\)?", "theo ("),
    _row(Line.NOISE, r"\((?:Theo|Source:?|Nguon:?) .{1,60}\)", "("),
    _row(Line.NOISE, r"[\w ,&/-]{2,60}(?: ?(?:>+|»|›) ?[\w ,&/.-]{0,120}){1,5}", "@path"),
    _row(Line.NOISE, r"(?:Home|Home ?page|Trang chu) ?(?:/|\||-|\") ?.{1,120}", "home homepage trang"),
    _row(
        Line.NOISE,
        r"(?:Send (?:mail|email|this)|Gui (?:email|mail)|In bai viet|Print(?: this)?(?: page)?|Chia se|Luu tin"
        r"|Share(?: (?:on|via|to) .{1,20})?)(?: (?:to|cho|tren|this|via|qua|bai|friend|page).{0,40})?",
        "send gui in print share chia luu",
    ),
    _row(Line.NOISE, rf"[\d.,]+ ?(?:{_VIEWS}|lan xem|nguoi (?:xem|doc))", "…views …view …reads …hits …xem …doc …cap"),
    _row(
        Line.NOISE,
        r"(?:Vui long|Xin vui long|Ban doc|Ban (?:can|phai|chua|vui long)"
        r"|Please (?:log ?in|enter|type|sign|fill)|You (?:must|need to) (?:log|sign|be)).{0,200}",
        "vui xin ban please you",
    ),
    _row(
        Line.NOISE,
        r"(?:\{\w{1,40}\} ?)+|(?:Tags?|Key ?words?|Tu khoa|The|Chu de|Chuyen muc|Category|Categories|Topics?)"
        r" ?: ?.{0,300}",
        "{ tag tags keyword keywords key tu the chu chuyen category categories topic topics",
    ),
    _row(Line.NOISE, r"(?:https?://|www\.)\S+|[\w-]+(?:\.[\w-]+)*\.(?:vn|com|org|net)(?:/\S*)?", "@word"),
    _row(Line.NOISE, r"(?:©|\(c\)|Copyright|Ban quyen|Giay phep).{0,160}", "© ( copyright ban giay"),
    _row(Line.NOISE, r"(?:Average|Rating|Danh gia|Diem)(?: ?:)? ?[\d(.].{0,40}", "average rating danh diem"),
    _row(Line.NOISE, r"[\W_]+", "* - — _ = . … # • ~ + > < / : ' \" ( ) [ ]"),
    _row(Line.NOISE, r"[\d ./:,h-]{1,40}", "…0"),
)
_PICTURES = (
    _row(
        Line.CREDIT,
        r"\(?(?:(?:Illustrative |Illustration |File |Archive )?Photos?|Anh|Illustration|Image|Pictures?"
        r"|Anh minh hoa|Hinh anh)"
        r"(?: ?: ?| (?:by|courtesy of|credit:?|from) ?:? ?)[^.]{1,60}(?:\.(?:vn|com))?\.?\)?",
        "photo photos illustrative file archive anh illustration image picture pictures hinh (",
    ),
    _row(
        Line.CREDIT,
        rf"\(?{_AGENCY}(?:/{_AGENCY})? (?:File )?Photos?\b.{{0,40}}\)?",
        f"( {_AGENCY_OPENS}",
    ),
    _row(Line.CREDIT, rf"[-—]{{1,2}} ?{_AGENCY}(?:/{_AGENCY})? (?:File )?Photos?\b.{{0,40}}", "- —"),
    _row(Line.CREDIT, rf"\([^()]{{0,40}}\b{_AGENCY}\)", "("),
    _row(
        Line.MARK,
        r"[\w()+%-][\w ()+%.-]{0,120}\.(?:jpe?g|png|gif|webp|bmp|tiff?)"
        r"|(?:IMG|DSC|image|img|anh|hinh)[-_ ]?[\w-]{1,40}\.\w{3,4}",
        "…jpg …jpeg …png …gif …webp …bmp …tif …tiff",
    ),
    _row(Line.MARK, r"\[(?:image|photo|picture|anh|hinh anh?)(?: ?\d{1,2})?\]", "["),
    _row(Line.MARK, r"(?:\| ?)+", "|"),
    _row(
        Line.STUB,
        r"(?P<stub>.*?) ?[-—] ?(?:anh|hinh|photo|picture|image)s? ?(?:so )?\d{0,2}",
        "…0 …anh …hinh …photo …photos …picture …pictures …image …images",
    ),
)
_SIGNED = (
    _row(
        Line.NOISE,
        r"\(?(?:Translated|Edited|Editor|Compiled|Bien dich|Bien tap|Dich|Nguoi dich|Translator|Translation|Subeditor)"
        r"(?: and edited)?(?: by)? ?[:-]? [^.]{2,60}\.?\)?",
        "translated edited editor compiled bien dich nguoi translator translation subeditor (",
    ),
    _row(
        Line.BYLINE,
        rf"By:? (?P<name>{_NAME}(?: ?(?:[-,&/]|and) ?{_NAME})?) ?[-—(|/,.]+ ?"
        r"(?:(?:Translated|Edited|Photos?|Compiled|Translation|Trans\.)\b.{0,80}"
        rf"|{_AGENCY}\)?|(?:from|in|reporting from) .{{2,40}})",
        "by",
    ),
    _row(Line.BYLINE, rf"\(?By:? (?P<name>{_NAME}(?: ?(?:[-,&/]|and) ?{_NAME})?)\.?\)?", "by ("),
    _row(
        Line.BYLINE,
        r"(?:Author|Tac gia|Bai va anh|Bai, anh|Tin, bai|Tin, anh|Tin va anh|Tin - anh|Bai - anh|Bai viet|Bai|Tin"
        r"|Story and photos?|Story|Text and photos?|Stories and photos|Text|Reporters?|Phong vien|PV|Written|Reported"
        rf"|Thuc hien|Nguoi viet|Words)(?: by)? ?[:-]? ?(?P<name>{_NAME}(?: ?[-,&] ?{_NAME})?)"
        r"(?: ?[-|;/,] ?(?:Anh|Photos?).{0,50})?\.?",
        "author tac bai tin story text stories reporter reporters pv phong written reported thuc nguoi words",
    ),
)
COMMON = Profile(None, (*_ANY_DATE, *_SIGNED, *_PAGE, *_PICTURES))
PROFILES = (PORTAL, CAND, WIRE, COMMON)
ROWS: dict[str, list[tuple[Recogniser, Layout | None]]] = {}
for _profile in PROFILES:
    for _recogniser in _profile.recognisers:
        for _sign in _recogniser.when:
            ROWS.setdefault(_sign, []).append((_recogniser, _profile.layout))

_WORD = r"[A-Z][A-Za-z-]*"
_MONTH_DAY = rf", +{alternation(m.capitalize() for m in MONTHS)}\.? \d{{1,2}}"
# A dateline glued to the text that follows it: what is before is a title, what follows is the lead.
GLUED_DATE = re.compile(
    r"(?:^|(?<=[\s.]))date +(?P<year>\d{4})-(?P<monthno>\d\d)-(?P<day>\d\d)(?!\d)"
    rf"(?: +(?:(?:VIETNAM|VIET NAM)(?:{_MONTH_DAY})? *[-—]+(?= |$)"
    rf"|{_WORD}(?: {_WORD}){{0,3}}(?:{_MONTH_DAY} *[-—]+(?= |$)| *(?:\({_AGENCY}\) *)?[-—]+ *$)))?"
)
LEAD_PREFIX = re.compile(
    rf"(?:\(?{_AGENCY}\)?|\([A-Z]{{2,8}}\)|{_WORD}(?: {_WORD}){{0,3}}(?:{_MONTH_DAY})? ?\({_AGENCY}\)) ?[-—]{{1,2}} ?"
    rf"|[A-Z][A-Z. -]{{2,25}}(?:{_MONTH_DAY})? ?— ?"
)
