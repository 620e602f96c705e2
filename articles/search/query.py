"""The query language: text in, tree out. Pure Python; no input is an error.

    heroin trafficking      both words, by their stems
    "drug crime"            the phrase as it stands
    -traffic                without that word; NOT traffic says the same
    heroin OR opium cases   OR joins its two neighbours: (heroin OR opium) and cases
    (…)                     parentheses group
    traffick*               words that begin so
    title:review            a field; the value may be a word, a "phrase" or a (group of words)

What cannot be understood is read as plain words or left out, and a notice says so.
"""

import re
import unicodedata
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from articles.search.tree import (
    KINDS,
    And,
    Days,
    Has,
    InLanguage,
    Named,
    Node,
    Not,
    Notice,
    OfKind,
    Or,
    ParsedQuery,
    Phrase,
    Prefix,
    Within,
    Word,
)

MAX_LENGTH = 1000
MAX_TERMS = 60
MAX_DEPTH = 12

# Every name a field may be given by -> what it is.
PARTS = {"title": "title", "headline": "title", "caption": "caption", "captions": "caption"}
NAMES = {
    "official": "official",
    "person": "official",
    "post": "post",
    "role": "post",
    "organization": "organization",
    "organisation": "organization",
    "org": "organization",
    "meeting": "meeting",
    "resolution": "resolution",
    "document": "resolution",
    "indicator": "indicator",
    "source": "source",
}
DATES = ("year", "on", "after", "before", "since", "until")
OTHERS = ("has", "kind", "language")
HAS = {
    "figure": "figures",
    "figures": "figures",
    "meeting": "meeting",
    "meetings": "meeting",
    "document": "documents",
    "documents": "documents",
    "caption": "captions",
    "captions": "captions",
    "statement": "statements",
    "statements": "statements",
}
KIND_NAMES = {
    **{kind: kind for kind in KINDS},
    **{f"{kind}s": kind for kind in KINDS},
    "person": "official",
    "people": "official",
    "document": "resolution",
    "documents": "resolution",
}
LANGUAGES = {"en": "en", "english": "en", "vi": "vi", "vietnamese": "vi"}

_QUOTES = '"“”„«»'
_TOKEN = re.compile(
    rf"""
      (?P<open>\()
    | (?P<close>\))
    | (?P<or>(?:OR(?![^\s()])|\|+))
    | (?P<and>(?:AND(?![^\s()])|&&))
    | (?P<not>(?:NOT(?=[\s(])|(?<![^\s(])[-−–](?=[^\s)])))
    | (?P<field>[A-Za-z_]+):(?!//)
    | (?P<quote>[{_QUOTES}])(?P<phrase>[^{_QUOTES}]*)(?P<quoted>[{_QUOTES}]?)
    | (?P<word>[^\s(){_QUOTES}|]+)
    """,
    re.VERBOSE,
)
_LETTER = re.compile(r"[^\W_]")
_WHEN = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?\Z")
_YEARS = re.compile(r"(\d{4})?\s*(?:-|–|\.\.)\s*(\d{4})?\Z")


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str
    start: int
    closed: bool = True


def parse(text: str) -> ParsedQuery:
    """Return what `text` means. Never raises."""
    return _Parser(text).parsed()


def _tokens(text: str) -> Iterator[_Token]:
    position = 0
    while position < len(text):
        if text[position].isspace():
            position += 1
            continue
        found = _TOKEN.match(text, position)
        if found is None:
            position += 1
            continue
        position = found.end()
        if found["quote"]:
            yield _Token("phrase", found["phrase"], found.start(), bool(found["quoted"]))
            continue
        kind = str(found.lastgroup)
        yield _Token(kind, found[kind], found.start())


@dataclass(slots=True)
class _Group:
    """What has been read of one pair of parentheses."""

    nodes: list[Node] = field(default_factory=list)
    negative: bool = False
    joins: bool = False  # an OR stands before the next one
    label: str = ""  # the field whose value the group is
    is_real: bool = True  # whether it came from a parenthesis that counts


class _Parser:
    """Reads tokens from left to right onto a stack of groups; so no depth of input can exhaust Python's."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.notices: list[Notice] = []
        self.stack = [_Group()]
        self.label = ""
        self.terms = 0

    def parsed(self) -> ParsedQuery:
        text = unicodedata.normalize("NFC", self.text.replace("\x00", " "))
        if len(text) > MAX_LENGTH:
            text = text[:MAX_LENGTH].rpartition(" ")[0] or text[:MAX_LENGTH]
            self.note("long", text[-30:])
        for token in _tokens(text):
            if self.terms >= MAX_TERMS:
                self.note("long", text[: token.start].strip()[-30:])
                break
            self.take(token)
        if self.label:
            self.note("field_empty", self.label)
            self.label = ""
        if self.stack[-1].joins:
            self.note("or_alone")
        while len(self.stack) > 1:
            self.note("parenthesis")
            self.close()
        tree = _joined(self.stack[0].nodes)
        return ParsedQuery(self.text, tree, tuple(dict.fromkeys(self.notices)))

    def note(self, code: str, value: str = "") -> None:
        self.notices.append(Notice(code, value))

    def take(self, token: _Token) -> None:
        group = self.stack[-1]
        if self.label and token.kind not in {"word", "phrase", "open"}:
            self.note("field_empty", self.label)
            self.label = ""
        match token.kind:
            case "open":
                self.open()
            case "close":
                self.close() if len(self.stack) > 1 else self.note("parenthesis")
            case "or":
                if group.nodes and not group.joins:
                    group.joins = True
                else:
                    self.note("or_alone")
            case "and":
                pass
            case "not":
                group.negative = not group.negative
            case "field":
                self.begin_field(token)
            case _:
                if not token.closed:
                    self.note("quote")
                self.value(token)

    def begin_field(self, token: _Token) -> None:
        name = token.text.lower()
        if name in PARTS or name in NAMES or name in DATES or name in OTHERS:
            self.label = name
        else:
            self.note("field_unknown", token.text)
            self.add(self.words(token.text))

    def open(self) -> None:
        if len(self.stack) > MAX_DEPTH:
            self.note("deep")
            self.stack.append(_Group(is_real=False))
            if len(self.stack) > MAX_LENGTH:
                self.stack.pop()
            return
        self.stack.append(_Group(label=self.label))
        self.label = ""

    def close(self) -> None:
        group = self.stack.pop()
        if group.joins:
            self.note("or_alone")
        if self.label:
            self.note("field_empty", self.label)
            self.label = ""
        node = _joined(group.nodes)
        if node is None:
            self.stack[-1].negative = False
        elif group.label:
            self.add(self.field_of_group(group.label, node))
        else:
            self.add(node)

    def value(self, token: _Token) -> None:
        self.terms += 1
        label, self.label = self.label, ""
        if not label:
            self.add(self.phrase(token.text) if token.kind == "phrase" else self.words(token.text))
        elif label in PARTS:
            words = self.phrase(token.text) if token.kind == "phrase" else self.words(token.text)
            self.add(Within(PARTS[label], words) if words else None)
        else:
            self.add(self.field_value(label, token.text.strip()))

    def add(self, node: Node | None) -> None:
        """Put a node into the open group: excluded, or joined to the one before by OR."""
        group = self.stack[-1]
        negative, group.negative = group.negative, False
        if node is None:
            return
        if negative:
            node = node.node if isinstance(node, Not) else Not(node)
        if group.joins:
            before = group.nodes.pop()
            parts = before.nodes if isinstance(before, Or) else (before,)
            node = Or((*parts, node))
            group.joins = False
        group.nodes.append(node)

    def words(self, text: str) -> Node | None:
        """Return a word as typed, or the beginning of one."""
        if not _LETTER.search(text):
            self.note("empty", text)
            return None
        stripped = text.rstrip("*")
        if stripped != text and _LETTER.search(stripped[-1:]):
            return Prefix(stripped)
        return Word(text)

    def phrase(self, text: str) -> Node | None:
        if not _LETTER.search(text):
            self.note("empty", f'"{text}"')
            return None
        return Phrase(" ".join(text.split()))

    def field_of_group(self, label: str, node: Node) -> Node | None:
        """Return `label:(…)`: the words of a part, or one field value for each of the words."""
        if label in PARTS:
            return Within(PARTS[label], node)
        match node:
            case And(nodes):
                values = [self.field_of_group(label, inner) for inner in nodes]
                return _joined([value for value in values if value])
            case Or(nodes):
                found = [value for inner in nodes if (value := self.field_of_group(label, inner))]
                return Or(tuple(found)) if found else None
            case Not(inner):
                value = self.field_of_group(label, inner)
                return Not(value) if value else None
            case Word(text) | Phrase(text) | Prefix(text):
                return self.field_value(label, text)
            case _:
                return node

    def field_value(self, label: str, text: str) -> Node | None:
        """Return what `label:text` means, None with a notice when it means nothing."""
        if not text:
            self.note("field_empty", label)
            return None
        if label in NAMES:
            if not _LETTER.search(text):
                self.note("empty", text)
                return None
            return Named(NAMES[label], text)
        if label in DATES:
            days = _days(label, text)
            if days is None:
                self.note("date", text)
            return days
        return self.other(label, text)

    def other(self, label: str, text: str) -> Node | None:
        tables = {"has": HAS, "kind": KIND_NAMES, "language": LANGUAGES}
        value = tables[label].get(text.lower())
        if value is None:
            self.note(label, text)
            return None
        match label:
            case "has":
                return Has(value)
            case "kind":
                return OfKind(value)
            case _:
                return InLanguage(value)


def _joined(nodes: list[Node]) -> Node | None:
    if not nodes:
        return None
    return nodes[0] if len(nodes) == 1 else And(tuple(nodes))


def _days(label: str, text: str) -> Days | None:
    """Return the days of a date field. `after:` and `before:` exclude what they name, `since:` and `until:` include it.

    `year:` also takes 2018-2021, 2018- and -2021.
    """
    if label == "year" and (years := _YEARS.match(text)) and (years[1] or years[2]):
        first = _period(years[1]) if years[1] else None
        last = _period(years[2]) if years[2] else None
        if (years[1] and not first) or (years[2] and not last):
            return None
        return Days(first[0] if first else None, last[1] if last else None)
    period = _period(text)
    if period is None:
        return None
    first_day, last_day = period
    match label:
        case "after":
            return Days(date.fromordinal(last_day.toordinal() + 1), None) if last_day < date.max else None
        case "before":
            return Days(None, date.fromordinal(first_day.toordinal() - 1)) if first_day > date.min else None
        case "since":
            return Days(first_day, None)
        case "until":
            return Days(None, last_day)
        case _:
            return Days(first_day, last_day)


def _period(text: str) -> tuple[date, date] | None:
    """Return first and last day of a year, a month or a day."""
    found = _WHEN.match(text)
    if not found:
        return None
    year, month, day = (int(part) if part else None for part in found.groups())
    try:
        if year is None or month is None:
            return date(year or 0, 1, 1), date(year or 0, 12, 31)
        if day is None:
            return date(year, month, 1), date(year, month, monthrange(year, month)[1])
        return date(year, month, day), date(year, month, day)
    except ValueError:
        return None
