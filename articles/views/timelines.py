"""Timelines as plain numbers for an SVG template: who was seen as what, from when to when.

A lane is one rank, post or holder. Its bar runs from the first to the last attested day, its strokes are the months
with an attestation, and a dashed line leads through the time within which a change took place.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.models.careers import Change, Span
from articles.templatetags.archive import interval, short_day, whole
from articles.views.charts import WIDTH, Tick
from articles.views.vocabulary import spoken

EDGE = 4  # room for what begins or ends at the border
HEADING, LANE, FOOT = 28, 40, 26  # heights
BAR_AT, BAR = 21, 14
THINNEST = 4  # a single day can still be seen
MOST_LANES = 16
MOST_YEARS = 12  # labels on the axis
LABEL = 60  # characters


@dataclass(frozen=True, slots=True)
class Lane:
    """One bar with its label, in the picture's pixels. `strokes` and `dashes` are SVG path data."""

    label: str
    words: str
    label_y: int
    x: str
    y: int
    width: str
    strokes: str
    dashes: str
    dashed_words: str


@dataclass(frozen=True, slots=True)
class Group:
    """Lanes under one heading; an empty heading takes no room."""

    heading: str
    heading_y: int
    kind: str
    lanes: tuple[Lane, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """A picture ready for its template. `summary` says in words what it shows."""

    name: str
    label: str
    summary: str
    groups: tuple[Group, ...]
    years: tuple[Tick, ...]
    height: int
    base: int
    left_out: int
    width: int = WIDTH


@dataclass(frozen=True, slots=True)
class Rows:
    """What one group shows: spans in order, the changes that lead to some of them, attested months by subject."""

    heading: str
    kind: str
    spans: Sequence[Span[Any]]
    months: Mapping[int, Sequence[date]]
    changes: Sequence[Change[Any]] = ()


@dataclass(frozen=True, slots=True)
class _Axis:
    first: date
    last: date

    def x(self, when: date) -> float:
        days = (self.last - self.first).days + 1
        return EDGE + (WIDTH - 2 * EDGE) * (when - self.first).days / days


def timeline(groups: Sequence[Rows], *, name: str, label: str) -> Timeline | None:
    """Return the picture of what is dated in `groups`; None where nothing is."""
    shown = [(rows, [span for span in rows.spans if span.since and span.until]) for rows in groups]
    days = [edge for _rows, spans in shown for span in spans for edge in (span.since, span.until) if edge]
    if not days:
        return None
    axis = _axis(min(days), max(days))
    placed, words, top, left_out = [], [], 0, 0
    for rows, spans in shown:
        left_out += max(0, len(spans) - MOST_LANES)
        if not spans:
            continue
        heading_y = top + 18
        top += HEADING if rows.heading else 0
        lanes = []
        for span in spans[:MOST_LANES]:
            lanes.append(_lane(span, rows, axis, top))
            words.append(lanes[-1].words)
            top += LANE
        placed.append(Group(rows.heading, heading_y, rows.kind, tuple(lanes)))
    return Timeline(
        name=name,
        label=label,
        summary="; ".join(words),
        groups=tuple(placed),
        years=tuple(_years(axis)),
        height=top + FOOT,
        base=top,
        left_out=left_out,
    )


def _axis(first: date, last: date) -> _Axis:
    """Return whole years, at least three."""
    start = max(1, min(first.year, last.year - 2))
    return _Axis(date(start, 1, 1), date(last.year, 12, 31))


def _lane(span: Span[Any], rows: Rows, axis: _Axis, top: int) -> Lane:
    assert span.since and span.until  # noqa: S101 - timeline() lets no other in
    left, right = axis.x(span.since), axis.x(span.until)
    width = max(right - left, THINNEST)
    left = min(left, WIDTH - EDGE - width)
    change = next((change for change in rows.changes if change.after is span), None)
    middle = top + BAR_AT + BAR / 2
    return Lane(
        label=Truncator(spoken(span.subject)).chars(LABEL),
        words=span_words(span),
        label_y=top + 15,
        x=f"{left:.1f}",
        y=top + BAR_AT,
        width=f"{width:.1f}",
        strokes="".join(f"M{at:.1f} {top + BAR_AT}v{BAR}" for at in _strokes(span, rows, axis)),
        dashes=f"M{axis.x(change.later_than):.1f} {middle:.0f}H{left:.1f}" if change else "",
        dashed_words=interval(change) if change else "",
    )


def _strokes(span: Span[Any], rows: Rows, axis: _Axis) -> list[float]:
    """Return where the months with an attestation stand; the first and the last at the day itself."""
    assert span.since and span.until  # noqa: S101 - as above
    ends = {span.since.replace(day=1): span.since, span.until.replace(day=1): span.until}
    return [axis.x(ends.get(month, month)) for month in rows.months.get(span.subject.pk, ())]


def _years(axis: _Axis) -> list[Tick]:
    years = range(axis.first.year, axis.last.year + 1)
    every = math.ceil(len(years) / MOST_YEARS)
    ticks = []
    for year in years[::every]:
        start, end = axis.x(date(year, 1, 1)), axis.x(date(year, 12, 31))
        ticks.append(Tick(f"{start:.1f}", f"{(start + end) / 2:.1f}", str(year)))
    return ticks


def span_words(span: Span[Any]) -> str:
    """Return a span in words: General, 25 Nov 2019 to 28 Sep 2021 (7 mentions)."""
    mentions = ngettext("%(count)s mention", "%(count)s mentions", span.count) % {"count": whole(span.count)}
    if span.since == span.until:
        return _("%(what)s, %(day)s (%(mentions)s)") % {
            "what": spoken(span.subject),
            "day": short_day(span.since),
            "mentions": mentions,
        }
    return _("%(what)s, %(since)s to %(until)s (%(mentions)s)") % {
        "what": spoken(span.subject),
        "since": short_day(span.since),
        "until": short_day(span.until),
        "mentions": mentions,
    }


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row of the table beside a picture: a span, and the change that led to it if the day is known within bounds."""

    span: Span[Any]
    change: Change[Any] | None
    beside: Any = None


def with_changes(
    spans: Sequence[Span[Any]], changes: Sequence[Change[Any]], beside: Mapping[int, Any] | None = None
) -> list[TableRow]:
    """Return spans as table rows; `beside` says more of some of them, by subject."""
    led_to = {change.after.subject.pk: change for change in changes}
    more = beside or {}
    return [TableRow(span, led_to.get(span.subject.pk), more.get(span.subject.pk)) for span in spans]
