"""What a query means, as values: the tree that articles.search.query reads and articles.search.compile matches."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext, gettext_noop

# The kinds of records that a search finds, in the order of their tabs.
KINDS = ("article", "official", "meeting", "resolution", "figure")


@dataclass(frozen=True, slots=True)
class Word:
    """A word, matched by its stem; one with inner signs (51-NQ/TW) is matched as a phrase of its parts."""

    text: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that stand side by side in this order and this form."""

    text: str


@dataclass(frozen=True, slots=True)
class Prefix:
    """The beginning of a word: `traffick*`."""

    text: str


@dataclass(frozen=True, slots=True)
class Within:
    """Words that must stand in one part of a document: `part` is title or caption."""

    part: str
    words: "Node"


@dataclass(frozen=True, slots=True)
class Named:
    """A record named in words: `name` is official, post, organization, meeting, resolution, indicator or source."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Days:
    """From `first` to `last`, both included; None leaves that side open. Undated documents never match."""

    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class Has:
    """Documents with figures, meeting, documents, captions or statements."""

    what: str


@dataclass(frozen=True, slots=True)
class OfKind:
    """Documents of one kind, one of KINDS."""

    kind: str


@dataclass(frozen=True, slots=True)
class InLanguage:
    """Articles in one language: en or vi."""

    code: str


@dataclass(frozen=True, slots=True)
class Not:
    """What `node` does not match."""

    node: "Node"


@dataclass(frozen=True, slots=True)
class And:
    """What all of them match."""

    nodes: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Or:
    """What any of them matches."""

    nodes: tuple["Node", ...]


type Node = Word | Phrase | Prefix | Within | Named | Days | Has | OfKind | InLanguage | Not | And | Or


@dataclass(frozen=True, slots=True)
class Notice:
    """Something a reader should know about a search: `code` tells what, `value` is the part it is about.

    Query: long, deep, quote, parenthesis, empty, or_alone, field_empty, field_unknown, date, has, kind, language.
    Names: unknown_name (no record has that name; `value` is `official:xyz`).
    Index: missing, rebuilding, behind (see `articles.search.Status`).
    """

    code: str
    value: str = ""

    @property
    def message(self) -> str:
        """The notice as a sentence."""
        return gettext(MESSAGES[self.code]).format(value=self.value)


MESSAGES = {
    "long": gettext_noop("The search is very long: what comes after “{value}” was left out."),
    "deep": gettext_noop("Parentheses go too deep; the innermost ones were left out."),
    "quote": gettext_noop("A quotation mark has no partner; everything after it was read as one phrase."),
    "parenthesis": gettext_noop("A parenthesis has no partner and was left out."),
    "empty": gettext_noop("“{value}” has no letter or digit to look for."),
    "or_alone": gettext_noop("OR needs a word on either side; it was left out."),
    "field_empty": gettext_noop("Nothing stands after “{value}:”."),
    "field_unknown": gettext_noop("“{value}:” is no field; it was read as a plain word."),
    "date": gettext_noop("“{value}” is no date. Write a year, a month or a day: 2021, 2021-09, 2021-09-28."),
    "has": gettext_noop(
        "“{value}” is nothing a document can have. Known: figures, meeting, documents, captions, statements."
    ),
    "kind": gettext_noop("“{value}” is no kind. Known: article, official, meeting, resolution, figure."),
    "language": gettext_noop("“{value}” is no language of the archive. Known: en, vi."),
    "unknown_name": gettext_noop("No record is known as “{value}”."),
    "missing": gettext_noop("The search index is being made. Please try again in a moment."),
    "rebuilding": gettext_noop("The search index is being made anew; results may be incomplete."),
    "behind": gettext_noop("Many changes are being taken in; results may be a little behind."),
}


@dataclass(frozen=True, slots=True)
class ParsedQuery:
    """A query as typed, the tree it was read as (None when nothing is left to look for), and notices."""

    text: str
    tree: Node | None
    notices: tuple[Notice, ...] = ()
