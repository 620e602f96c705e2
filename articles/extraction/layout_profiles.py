"""The families of pages, as tables of line recognisers: a new source is a new profile or a new row.

Patterns are matched against a whole line, trimmed, without diacritics, white space collapsed to single spaces.
"""

import re
from dataclasses import dataclass
from enum import Enum

from articles.extraction.patterns import alternation
from articles.extraction.types import Layout
from articles.extraction.vocabulary.calendar import MONTHS, WEEKDAYS


class Line(Enum):
    """What a line of a document is."""

    DATE = "date"
    BYLINE = "byline"
    STUB = "stub"  # the alternative text of a picture; its caption follows
    MARK = "mark"  # says that the next line is a caption
    NOISE = "noise"  # banner, counter, form, credit, link
    SECTION = "section"  # opens a list of links
    END = "end"  # sign-off of an agency
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Recogniser:
    """A line that matches `pattern` is a `line`; `votes` for its profile's layout."""

    line: Line
    pattern: re.Pattern[str]
    votes: int = 0


@dataclass(frozen=True, slots=True)
class Profile:
    """One family of pages. `lead` matches the prefix that this family puts before a lead paragraph."""

    layout: Layout
    recognisers: tuple[Recogniser, ...]
    lead: re.Pattern[str] | None = None


def _row(line: Line, pattern: str, votes: int = 0) -> Recogniser:
    return Recogniser(line, re.compile(pattern + r"\Z", re.IGNORECASE), votes)


_MONTH = rf"(?P<month>{alternation(MONTHS)})\.?"
_WEEKDAY = rf"(?P<weekday>{alternation(WEEKDAYS)})"
_TIME = r"(?P<hour>\d{1,2})[:h](?P<minute>\d\d)(?::(?P<second>\d\d))?(?: ?(?P<half>[ap])\.?m\.?)?"
_ZONE = r"(?: ?\(?(?P<zone>GMT ?\+ ?7|UTC ?\+ ?7|ICT|PT|PST|PDT|GMT|UTC)\)?)?"
_DMY = r"(?P<day>\d{1,2})[/.-](?P<monthno>\d{1,2})[/.-](?P<year>\d{4})"
_NAME = r"[^\W\d_][\w.'-]*(?: [^\W\d_][\w.'-]*){0,5}"

PORTAL = Profile(
    Layout.PORTAL,
    (
        _row(Line.NOISE, r"Ministry of Public Security Portal is under construction\.?", 3),
        _row(Line.DATE, rf"{_MONTH},? ?(?P<day>\d{{1,2}}),? (?P<year>\d{{4}})", 2),
        _row(Line.DATE, rf"(?:\(|date )?{_DMY}\)?", 1),
        _row(Line.NOISE, r"(?:Luot xem|Views?|So lan xem) ?: ?[\d.,]+", 2),
        _row(Line.NOISE, r"(?:Leave your comment|Send mail to friend|Latest stories|Top viewed stories|\{\w+\})\W*", 1),
    ),
    re.compile(r"MPS ?- "),
)
CAND = Profile(
    Layout.CAND,
    (
        _row(Line.DATE, rf"{_WEEKDAY},? ?(?:ngay )?{_DMY}(?:[,|-]? ?{_TIME}{_ZONE})?", 3),
        _row(Line.DATE, rf"{_TIME}[,|-]? ?(?:ngay )?{_DMY}", 3),
        _row(Line.DATE, rf"{_DMY}[,|-]? ?(?:- )?{_TIME}", 2),
        _row(Line.STUB, r"(?P<stub>.{0,400}?) ?-\d{1,2}", 2),
    ),
    re.compile(r"PSNews ?- ?"),
)
WIRE = Profile(
    Layout.WIRE,
    (
        _row(Line.DATE, rf"{_MONTH} (?P<day>\d{{1,2}}),? (?P<year>\d{{4}}) ?[|,-] ?{_TIME} ?{_ZONE}", 3),
        _row(
            Line.DATE,
            rf"{_WEEKDAY}, ?{_MONTH} (?P<day>\d{{1,2}}),? (?P<year>\d{{4}})(?: ?[|,-]? ?{_TIME} ?{_ZONE})?",
            3,
        ),
        _row(
            Line.DATE,
            rf"{_WEEKDAY},? (?P<day>\d{{1,2}}) {_MONTH},? (?P<year>\d{{4}})(?: ?[|,-]? ?{_TIME} ?{_ZONE})?",
            3,
        ),
        _row(Line.DATE, rf"(?P<day>\d{{1,2}}) {_MONTH},? (?P<year>\d{{4}})(?: ?[|,-]? ?{_TIME} ?{_ZONE})?", 2),
        _row(Line.DATE, rf"{_DMY}[,|-]? ?{_TIME} ?\(?(?P<zone>GMT ?\+ ?7|ICT)\)?", 3),
        _row(
            Line.DATE,
            rf"(?:Cap nhat|Updated?|Published|Posted|Date)(?: (?:at|on|luc|ngay))? ?:? ?{_DMY} ?[|,-]? "
            rf"?{_TIME} ?{_ZONE}",
            3,
        ),
        _row(Line.DATE, rf"(?:Cap nhat|Updated?|Published|Posted|Date)(?: (?:at|on|luc|ngay))? ?:? ?{_DMY}", 2),
        _row(
            Line.DATE,
            r"(?:date )?(?P<year>\d{4})-(?P<monthno>\d\d)-(?P<day>\d\d)(?:[T "
            r"](?P<hour>\d\d):(?P<minute>\d\d)(?::(?P<second>\d\d))?)?",
            2,
        ),
        _row(Line.NOISE, r"[A-Z][A-Za-z .,]{1,40}\((?:VNA|VNS|VOV|TTXVN)\) ?[-—]{1,2}", 2),
        _row(Line.END, r"[-—(]{1,2} ?(?P<agency>VNA|VNS|VOV\d?|VOVWORLD|VNP|NDO|SGGP|PANO)\)?[./\w]{0,8}", 1),
        _row(
            Line.END,
            r"(?P<agency>VNA|VNS|VOV\d?|VOVWORLD|VNP|NDO|SGGP|PANO|Vietnam News Agency|VOV "
            r"World)(?:/(?:VNA|VNS|VNP))?\.?",
            1,
        ),
    ),
    re.compile(r"(?:PANO ?- |\(VOVWORLD\) ?[-—] ?|[A-Z][\w ]{1,30}\(VNA\) ?[-—] ?|[A-Z][A-Z ]{2,25} ?— ?)"),
)
PLAIN = Profile(Layout.PLAIN, ())

# Read before any profile, whatever the layout.
COMMON = (
    _row(Line.NOISE, r"(?:Source|Nguon) ?: ?.{1,80}"),
    _row(Line.NOISE, r"(?:Home|Home ?page|Trang chu) ?(?:>+|»|/|\||-) ?.{1,120}"),
    _row(Line.NOISE, (
        r"(?:Send (?:mail|email|this)|Gui (?:email|mail)|In bai viet|Print(?: this)?(?: page)?|Share(?: on "
        r".{1,20})?|Chia se|Luu tin).{0,40}"
    )),
    _row(Line.NOISE, (
        r"(?:Leave (?:your|a) comment|Your comment|Comments?|Y kien(?: cua)?(?: ban| ban doc)?|Binh luan|Gui "
        r"(?:binh luan|y kien)(?: cua ban)?)\W{0,3}(?:\(\d+\))?"
    )),
    _row(Line.NOISE, (
        r"(?:Ho (?:va )?ten|Ten cua ban|Full ?name|Name|Your name|E-?mail|Your email|Dia chi email|Noi "
        r"dung(?: binh luan)?|Ma xac nhan|Captcha|Tieu de|Dien thoai|Submit|Reset|Gui|Dong y|Huy|Nhap lai)(?: "
        r"?\(?\*\)?)? ?:?(?: ?\(?\*\)?)?"
    )),
    _row(Line.NOISE, r"(?:Luot xem|Views?|So lan xem) ?: ?[\d.,]+"),
    _row(Line.NOISE, r"(?:Vui long|Xin vui long|Ban doc|Please (?:log ?in|enter|type)).{0,200}"),
    _row(Line.NOISE, r"\{\w{1,40}\}|(?:Tags?|Keywords?|Tu khoa) ?: ?.{0,300}"),
    _row(Line.NOISE, r"\(?(?:Photos?|Anh|Illustration)(?: by)? ?: ?[^.]{1,60}\.?\)?"),
    _row(Line.NOISE, r"\([^()]{0,40}\b(?:VNA|VNS|MPS|VOV)\)"),
    _row(Line.NOISE, r"(?:Translated|Edited|Compiled|Bien dich|Dich)(?: by)? ?:? [^.]{2,60}\.?"),
    _row(Line.MARK, r"\S{1,120}\.(?:jpe?g|png|gif|webp|bmp|tiff?)|(?:IMG|DSC|image|img|anh)[-_ ]?\w{1,40}\.\w{3,4}"),
    _row(Line.MARK, r"\|+"),
    _row(Line.STUB, r"(?P<stub>.{0,400}?) ?- ?(?:anh|photo|picture) ?\d{0,2}"),
    _row(
        Line.SECTION,
        r"(?:Related(?: news| stories| articles)?|Latest (?:stories|news)|Top (?:viewed )?stories"
        r"|Most (?:viewed|read)|Other (?:news|stories)|More (?:news|stories)|See (?:also|more)|Feedback"
        r"|Tin (?:lien quan|moi(?: nhat)?|cung chuyen muc|khac|doc nhieu)|Cac tin (?:khac|lien quan)"
        r"|Bai viet lien quan|Xem them|Doc (?:nhieu|them)|Phan hoi|Tin bai khac)\W{0,3}",
    ),
    _row(
        Line.BYLINE,
        rf"By:? (?P<name>{_NAME}) ?[-(|/,]+ ?"
        r"(?:(?:Translated|Edited|Photos?)\b.{0,80}|(?:VN[AS]|VOV|MPS|CAND|NDO)\)?)",
    ),
    _row(Line.BYLINE, rf"By:? (?P<name>{_NAME}(?: ?(?:[-,&/]|and) ?{_NAME})?)\.?"),
    _row(
        Line.BYLINE,
        r"(?:Author|Tac gia|Bai va anh|Bai, anh|Bai|Story|Text|Story by|Written by|Reported by|Thuc hien) ?:? "
        rf"(?P<name>{_NAME})\.?",
    ),
)  # fmt: skip
PROFILES = (PORTAL, CAND, WIRE, PLAIN)
AGENCIES = frozenset("vna vns vov vovworld vnp ndo sggp pano ttxvn mps psnews cand".split())
# A dateline glued to the text that follows it: what is before is a title, what follows is the lead.
GLUED_DATE = re.compile(
    r"(?:^|(?<=[\s.]))date +(?P<year>\d{4})-(?P<monthno>\d\d)-(?P<day>\d\d)(?!\d)"
    rf"(?: +(?:VIETNAM|VIET NAM)(?:, +(?:{alternation(m.capitalize() for m in MONTHS)})\.? \d{{1,2}})? "
    rf"*[-—]+(?= |$))?(?: +[A-Z][A-Z. ]{{2,25}} *[-—]+ *$)?"
)
LEAD_PREFIX = re.compile(
    r"(?:MPS|PSNews|PANO|NDO|SGGP|VOV|VNS|CAND|\(VOVWORLD\)|\([A-Z]{2,8}\)|[A-Z][A-Za-z ]{1,24}\((?:VNA"
    r"|VNS|VOV)\)) ?[-—] ?"
)
