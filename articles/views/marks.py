"""An article's text with its claims marked: HTML that nests properly whatever the claims' spans do.

Two kinds of marks: a phrase (a person, a document, a figure) is a link itself; a sentence (a statement,
the report of a meeting) is set off and followed by a small link, since it holds phrases. Claims
that need no mark of their own still get an anchor, so that records can lead back to their words.

Words that a reader searched for are marked innermost, within whatever marks they stand in: a stretch that crosses
the edge of a mark is drawn in pieces that look like one.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from articles.models import Attestation, Citation, Claim, Figure, MeetingReport, Statement
from articles.templatetags.archive import anchor, series_url
from articles.views.vocabulary import spoken


class Kind(StrEnum):
    """What a mark is, in the order in which equal spans nest: outermost first."""

    MEETING = "meeting"
    STATEMENT = "statement"
    FIGURE = "figure"
    DOCUMENT = "document"
    OFFICIAL = "official"
    ANCHOR = "anchor"


SENTENCES = frozenset({Kind.MEETING, Kind.STATEMENT})
PHRASES = frozenset({Kind.FIGURE, Kind.DOCUMENT, Kind.OFFICIAL})
_NESTING = {kind: place for place, kind in enumerate(Kind)}


@dataclass(frozen=True, slots=True)
class Mark:
    """One marked stretch of a block, 0 <= start < end. `anchors` are the claims that stand exactly there."""

    start: int
    end: int
    kind: Kind
    anchors: tuple[str, ...]
    href: str = ""
    label: str = ""
    decided: bool = False
    is_first: bool = True  # a mark that was split keeps its anchors in the first piece …
    is_last: bool = True  # … and its link in the last one


def marks_by_block(claims: Iterable[Claim]) -> dict[int, list[Mark]]:
    """Return the marks for an article's claims; claims on the same words about the same record share one."""
    found: dict[tuple[int, int, int, Kind, str], Mark] = {}
    for claim in claims:
        kind, href, label = _describe(claim)
        key = (claim.block, claim.start, claim.end, kind, href.partition("#")[0])
        known = found.get(key)
        if known is None:
            found[key] = Mark(claim.start, claim.end, kind, (anchor(claim),), href, label, claim.is_decided)
        else:
            found[key] = replace(
                known, anchors=(*known.anchors, anchor(claim)), decided=known.decided and claim.is_decided
            )
    blocks: dict[int, list[Mark]] = {}
    for (block, *_rest), mark in found.items():
        blocks.setdefault(block, []).append(mark)
    return blocks


def _describe(claim: Claim) -> tuple[Kind, str, str]:
    match claim:
        case Attestation():
            return Kind.OFFICIAL, claim.official.get_absolute_url(), str(claim.official)
        case Citation():
            return Kind.DOCUMENT, claim.resolution.get_absolute_url(), str(claim.resolution)
        case Figure() if claim.indicator:
            return Kind.FIGURE, series_url(claim), spoken(claim.indicator)
        case Figure():
            return Kind.FIGURE, "#figures", _("figure without an indicator yet")
        case Statement():
            return Kind.STATEMENT, f"{claim.official.get_absolute_url()}#{anchor(claim)}", str(claim.official)
        case MeetingReport():
            return Kind.MEETING, claim.meeting.get_absolute_url(), claim.meeting.title
    return Kind.ANCHOR, "", ""


@dataclass(frozen=True, slots=True)
class Found:
    """Where searched words stand in a text, in order and apart; the first of them gets the id `first`, if any."""

    spans: Sequence[tuple[int, int]] = ()
    first: str = ""


NOTHING_FOUND = Found()


def marked(text: str, marks: Iterable[Mark], found: Found = NOTHING_FOUND) -> SafeString:
    """Return `text` as HTML with its marks, and with the words that were searched for."""
    return mark_safe("".join(_pieces(text, 0, len(text), list(marks), found)))


def chosen(text: str, marks: Iterable[Mark], kinds: frozenset[Kind], found: Found = NOTHING_FOUND) -> SafeString:
    """Return `text` as HTML with the marks of some kinds; of the others the anchors stay."""
    return marked(text, (mark if mark.kind in kinds else replace(mark, kind=Kind.ANCHOR) for mark in marks), found)


def kinds_shown(asked: str) -> frozenset[Kind]:
    """Return the kinds that an address asks for: “official,figure”; all of them for nothing, none for “off”."""
    if not asked:
        return SENTENCES | PHRASES
    return frozenset(kind for kind in SENTENCES | PHRASES if kind.value in asked.split(","))


def anchored(text: str, marks: Iterable[Mark], found: Found = NOTHING_FOUND) -> SafeString:
    """Return `text` as HTML with anchors and searched words only: the page with marks switched off."""
    return marked(text, (replace(mark, kind=Kind.ANCHOR) for mark in marks), found)


def highlighted(text: str, found: Found) -> SafeString:
    """Return `text` as HTML with the words that were searched for."""
    return mark_safe("".join(_plain(text, 0, len(text), found)))


def _plain(text: str, start: int, end: int, found: Found) -> Iterator[str]:
    """Yield the HTML of text[start:end], which no mark divides."""
    position = start
    for number in range(bisect_right(found.spans, start, key=_end), len(found.spans)):
        first, last = found.spans[number]
        if first >= end:
            break
        first_here, last_here = max(first, start), min(last, end)
        yield escape(text[position:first_here])
        is_first = bool(found.first) and number == 0 and first_here == first
        identity = format_html(' id="{}"', found.first) if is_first else ""
        yield format_html('<mark class="found"{}>{}</mark>', identity, text[first_here:last_here])
        position = last_here
    yield escape(text[position:end])


def _end(span: tuple[int, int]) -> int:
    return span[1]


def _pieces(text: str, start: int, end: int, marks: list[Mark], found: Found) -> Iterator[str]:
    """Yield the HTML of text[start:end]; every mark lies within. A mark that crosses another is split."""
    position = start
    waiting = sorted(marks, key=_outermost_first)
    while waiting:
        mark, *others = waiting
        inside, waiting = [], []
        for other in others:
            if other.start >= mark.end:
                waiting.append(other)
            elif other.end <= mark.end:
                inside.append(other)
            else:
                inside.append(replace(other, end=mark.end, is_last=False))
                waiting.append(replace(other, start=mark.end, is_first=False))
        waiting.sort(key=_outermost_first)
        yield from _plain(text, position, mark.start, found)
        inner = mark_safe("".join(_pieces(text, mark.start, mark.end, inside, found)))
        yield _element(mark, inner, holds_links=any(other.kind is not Kind.ANCHOR for other in inside))
        position = mark.end
    yield from _plain(text, position, end, found)


def _outermost_first(mark: Mark) -> tuple[int, int, int, str]:
    return mark.start, -mark.end, _NESTING[mark.kind], mark.href


def _element(mark: Mark, inner: SafeString, *, holds_links: bool) -> SafeString:
    anchors = mark.anchors if mark.is_first else ()
    for name in anchors[1:]:
        inner = format_html('<span id="{}">{}</span>', name, inner)
    identity = format_html(' id="{}"', anchors[0]) if anchors else ""
    if mark.kind is Kind.ANCHOR:
        return format_html("<span{}>{}</span>", identity, inner) if anchors else inner
    status = "is-decided" if mark.decided else "is-suggested"
    words = title(mark)
    if mark.kind in PHRASES and not holds_links:
        return format_html(
            '<a class="mark mark-{} {}" href="{}" title="{}"{}>{}</a>',
            mark.kind.value, status, mark.href, words, identity, inner,
        )  # fmt: skip
    flag = _flag(mark, words, status) if mark.is_last else ""
    return format_html('<span class="mark mark-{} {}"{}>{}</span>{}', mark.kind.value, status, identity, inner, flag)


def _flag(mark: Mark, words: str, status: str) -> SafeString:
    """Return the small link after a stretch that holds other links."""
    shown = {Kind.MEETING: _("meeting"), Kind.STATEMENT: _("statement"), Kind.FIGURE: _("figure")}
    return format_html(
        '<a class="flag flag-{} {}" href="{}" title="{}"><span class="visually-hidden">{}</span>'
        '<span aria-hidden="true">{}</span></a>',
        mark.kind.value, status, mark.href, words, f" [{words}] ", shown.get(mark.kind, _("record")),
    )  # fmt: skip


def title(mark: Mark) -> str:
    """Return what a mark is, in words: its record, and who says so."""
    names = {
        Kind.MEETING: _("Meeting: %s"),
        Kind.STATEMENT: _("Statement by %s"),
        Kind.FIGURE: _("Figure: %s"),
        Kind.DOCUMENT: _("Document: %s"),
        Kind.OFFICIAL: _("Official: %s"),
    }
    what = names[mark.kind] % mark.label
    return f"{what} ({_('confirmed by an editor') if mark.decided else _('machine-read')})"


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """A kind of marks that occurs in an article, and the address that switches it."""

    kind: str
    name: str
    is_on: bool
    query: str


def legend(claims: Iterable[Claim], kinds: frozenset[Kind], words: str = "") -> list[LegendEntry]:
    """Return the kinds of marks that occur; `words` is the query string of a search that goes on with the reader."""
    names = {
        Kind.OFFICIAL: _("official"),
        Kind.DOCUMENT: _("document"),
        Kind.FIGURE: _("figure"),
        Kind.STATEMENT: _("statement"),
        Kind.MEETING: _("meeting"),
    }
    present = {_describe(claim)[0] for claim in claims} & names.keys()
    shown = present & kinds
    return [
        LegendEntry(kind.value, name, kind in shown, f"?{words}marks={_asked(shown ^ {kind}, present)}")
        for kind, name in names.items()
        if kind in present
    ]


def _asked(kinds: Iterable[Kind], present: Iterable[Kind]) -> str:
    """Return how an address asks for these kinds; nothing for all there are."""
    if set(kinds) == set(present):
        return ""
    return ",".join(sorted(kind.value for kind in kinds)) or "off"
