"""What extraction returns: frozen values, each with the span it was read from.

Names follow the terms of the field: Popolo for people and posts, W3C Web Annotation for
anchors (a span plus its exact text), Data Commons for figures (observation period, unit).
Offsets are Unicode code points; every `end` is exclusive. A span's text is always
``extraction.article.blocks[span.block].text[span.start:span.end]``.
"""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum


class BlockKind(StrEnum):
    """What a block of an article is."""

    PARAGRAPH = "paragraph"
    CAPTION = "caption"


class Layout(StrEnum):
    """The family of pages a document was copied from."""

    PORTAL = "portal"
    CAND = "cand"
    WIRE = "wire"
    PLAIN = "plain"


class Role(StrEnum):
    """How an official took part in a meeting."""

    CHAIR = "chair"
    REPORT = "report"
    SPEECH = "speech"
    ATTEND = "attend"
    AWARD = "award"
    ON_BEHALF_OF = "on_behalf_of"


class MentionForm(StrEnum):
    """How a mention names its person."""

    FULL = "full"  # General To Lam
    SHORT = "short"  # Minister Lam, Prime Minister Chinh
    TITLE = "title"  # the Minister
    PRONOUN = "pronoun"  # he, she


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of one block's text: 0 <= start < end <= len(block.text)."""

    block: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph or caption, word for word as the source prints it.

    `start` and `end` locate it in the document's decoded, NFC-normalised text.
    """

    kind: BlockKind
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Notice:
    """Something an editor should know; never an error. `code` is stable, `message` is English."""

    code: str
    message: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Published:
    """Publication time as the source gives it: `iso` has a time and +07:00 only where printed."""

    iso: str
    date: date
    has_time: bool


@dataclass(frozen=True, slots=True)
class Article:
    """The document itself: header fields and its blocks in reading order."""

    title: str | None
    published: Published | None
    byline: str | None
    layout: Layout
    language: str  # "en" or "vi"
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Post:
    """A post in canonical words: `label` reads "role of organization" where both are known."""

    label: str
    role: str
    organization: str | None
    known: bool  # the vocabulary knows this post; otherwise it is verbatim


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where a person is named, with the rank and posts printed right there."""

    span: Span
    form: MentionForm
    rank: str | None = None
    posts: tuple[Post, ...] = ()


@dataclass(frozen=True, slots=True)
class Official:
    """One person of this document. `posts` holds every post the document gives, once each."""

    name: str
    rank: str | None
    posts: tuple[Post, ...]
    mentions: tuple[Mention, ...]
    confidence: float
    rule: str


@dataclass(frozen=True, slots=True)
class Participant:
    """An official's part in a meeting; `span` is the sentence or clause that says so."""

    name: str
    role: Role
    span: Span
    confidence: float
    rule: str


@dataclass(frozen=True, slots=True)
class Meeting:
    """An event the article reports, on its own days; dates are None where not said.

    `participants` covers everyone with a role, the chairs among them.
    """

    title: str
    kind: str  # meeting, conference, ceremony, working session, visit …
    date_start: date | None
    date_end: date | None
    place: str | None
    places: tuple[str, ...]
    online: bool
    organizer: str | None
    chairs: tuple[str, ...]
    participants: tuple[Participant, ...]
    span: Span
    confidence: float
    rule: str


@dataclass(frozen=True, slots=True)
class Citation:
    """A legal or policy document cited by number or proper title.

    `key` is the one canonical spelling of the document: all its spellings share it.
    """

    kind: str
    number: str | None
    issuer: str | None
    date: date | None
    title: str | None
    key: str
    span: Span
    confidence: float
    rule: str


@dataclass(frozen=True, slots=True)
class Period:
    """An observation period, both days included."""

    start: date
    end: date


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity as printed: `value` in `unit`. A fall is a negative `change_percent`."""

    value: Decimal
    unit: str
    indicator: str | None  # kebab-case code
    qualifier: str | None
    change_percent: Decimal | None
    change_baseline: Period | None
    period: Period | None
    span: Span
    confidence: float
    rule: str
    notices: tuple[Notice, ...] = ()
    normalized: tuple[Decimal, str] | None = None  # derived: 1.7 ton is (1700, "kg"); None where nothing is to derive


@dataclass(frozen=True, slots=True)
class Statement:
    """Who said what: `text` is the sentence as printed, `speaker` an official's name."""

    speaker: str
    text: str
    span: Span
    confidence: float
    rule: str


@dataclass(frozen=True, slots=True)
class Hints:
    """What the carrier of a document says about it (JSONL fields, HTML metadata).

    A hint fills a gap; what the document itself prints goes first.
    """

    title: str | None = None
    published: str | None = None
    byline: str | None = None
    source: str | None = None
    url: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Extraction:
    """Everything read off one document."""

    article: Article
    officials: tuple[Official, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    citations: tuple[Citation, ...] = ()
    figures: tuple[Figure, ...] = ()
    statements: tuple[Statement, ...] = ()
    notices: tuple[Notice, ...] = field(default=())
