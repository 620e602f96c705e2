"""Charts as plain numbers for an SVG template. One chart holds one kind of period and one unit of figures, or counts.

A column stands on the days it counts, so that its width is its period: nine months fill three quarters
of their year. Where several articles give the same period, one makes the column (`leading`) and the
others are ticks on it. Each column leads to its figure's row and carries its sentence.
"""

import itertools
import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from articles.models import Figure
from articles.templatetags.archive import anchor, number, period, period_words, quantity, short_day, short_number, whole
from articles.views.quoting import sentence_around

WIDTH = 560  # of pictures that stand alone; charts stand beside their table
CHART_WIDTH, HEIGHT = 480, 250
LEFT, RIGHT, TOP, BOTTOM = 58, 8, 26, 30
LABEL_ROOM = 74  # pixels between column centres below which labels would collide
LABELS = 8  # years named on the axis at most
SENTENCE = 110  # characters of a sentence kept on either side of its figure
REACH = 12  # pixels on either side of a narrow column's middle that belong to it, where its neighbours leave them


type Days = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a column stands, in the chart's pixels, and the stretch that answers to a pointer."""

    x: str
    y: str
    right: str
    width: str
    height: str
    middle: str
    label_y: str
    hit_x: str
    hit_width: str


@dataclass(frozen=True, slots=True)
class Column:
    """One period's value. `address` leads to the figure's row, or to what was counted."""

    at: Place
    value: str
    period: str
    words: str
    sentence: str
    address: str
    source: str = ""
    ticks: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    is_decided: bool = False
    is_marked: bool = False


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark on an axis: where, and what it says."""

    at: str
    text_at: str
    text: str


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart ready for its template. `summary` says in words what it shows."""

    name: str
    label: str
    summary: str
    columns: tuple[Column, ...]
    values: tuple[Tick, ...]
    years: tuple[Tick, ...]
    labelled: bool
    has_others: bool = False
    has_marked: bool = False
    has_decided: bool = False
    unit: str = ""
    width: int = CHART_WIDTH
    height: int = HEIGHT
    left: int = LEFT
    right: int = CHART_WIDTH - RIGHT
    top: int = TOP
    base: int = HEIGHT - BOTTOM


@dataclass(frozen=True, slots=True)
class _Scale:
    first: date
    last: date
    top: Decimal

    def x(self, day: date) -> float:
        days = (self.last - self.first).days + 1
        return LEFT + (CHART_WIDTH - LEFT - RIGHT) * (day - self.first).days / days

    def y(self, value: Decimal) -> float:
        return TOP + (HEIGHT - TOP - BOTTOM) * (1 - float(value / self.top))


def chart(
    figures: Sequence[Figure],
    *,
    name: str,
    label: str,
    years: tuple[int, int],
    marked: frozenset[int] = frozenset(),
    largest: bool = False,
) -> Chart | None:
    """Return the chart of figures of one kind and unit, newest article first; None when nothing can be drawn.

    `years` is the first and the last year of the time axis; charts that stand together share it. `marked` names the
    figures whose numbers do not fit; `largest` is for `leading`.
    """
    kinds = {(figure.period_kind, figure.unit) for figure in figures}
    if len(kinds) > 1:
        raise ValueError(f"a chart holds one kind of period and one unit, not {sorted(kinds)}")
    periods: dict[Days, list[Figure]] = {}
    for figure in figures:
        if figure.period_start and figure.period_end:
            periods.setdefault((figure.period_start, figure.period_end), []).append(figure)
    highest = max((figure.value for figure in figures), default=Decimal(0))
    if not periods or highest <= 0 or min(figure.value for figure in figures) < 0:
        return None
    step = _step(highest)
    scale = _Scale(
        first=date(years[0], 1, 1),
        last=date(years[1], 12, 31),
        top=step * math.ceil(highest / step),
    )
    in_order = sorted(periods.items())
    days = [span for span, _rows in in_order]
    columns = tuple(
        _column(leading(rows, largest=largest), scale, hit, marked)
        for (_span, rows), hit in zip(in_order, _hits(days, scale), strict=True)
    )
    return Chart(
        name=name,
        label=label,
        summary="; ".join(f"{period(rows[0])}: {quantity(rows[0])}" for _days, rows in in_order),
        columns=columns,
        values=tuple(_values(scale, step)),
        years=tuple(_years(scale)),
        labelled=_has_room(days, scale, LABEL_ROOM),
        has_others=any(column.ticks for column in columns),
        has_marked=any(column.is_marked for column in columns),
        has_decided=any(column.is_decided for column in columns),
        unit=figures[0].unit,
    )


@dataclass(frozen=True, slots=True)
class Counted:
    """How many of something fall into a period, in words too, and where they are listed."""

    days: Days
    count: int
    words: str
    address: str


def chart_of_counts(counts: Sequence[Counted], *, name: str, label: str) -> Chart | None:
    """Return the chart of what was counted, earliest period first; None when there is nothing."""
    highest = Decimal(max((one.count for one in counts), default=0))
    if not highest:
        return None
    step = max(_step(highest), Decimal(1))
    years = (counts[0].days[0].year, counts[-1].days[1].year)
    scale = _Scale(date(years[0], 1, 1), date(years[1], 12, 31), step * math.ceil(highest / step))
    days = [one.days for one in counts]
    columns = [
        Column(
            at=_placed(one.days, Decimal(one.count), scale, hit),
            value=whole(one.count),
            period=one.words,
            words=one.words,
            sentence="",
            address=one.address,
        )
        for one, hit in zip(counts, _hits(days, scale), strict=True)
    ]
    return Chart(
        name=name,
        label=label,
        summary="; ".join(one.words for one in counts),
        columns=tuple(columns),
        values=tuple(_values(scale, step)),
        years=tuple(_years(scale)),
        labelled=_has_room(days, scale, 40),
    )


def leading(rows: Sequence[Figure], *, largest: bool) -> list[Figure]:
    """Return figures of one period with the one first that stands for it, the others in their order.

    What an editor confirmed goes first. Of counts the largest does: the whole country's exceeds any province's, which
    figures do not tell apart. Else the first given, which is the newest article's.
    """
    first = max(rows, key=lambda row: (row.is_decided, row.value if largest else 0))
    return [first, *(row for row in rows if row is not first)]


def _middles(days: Sequence[Days], scale: _Scale) -> list[float]:
    return [(scale.x(start) + scale.x(end + timedelta(days=1))) / 2 for start, end in days]


def _has_room(days: Sequence[Days], scale: _Scale, room: int) -> bool:
    return all(right - left >= room for left, right in itertools.pairwise(_middles(days, scale)))


def _hits(days: Sequence[Days], scale: _Scale) -> list[tuple[float, float]]:
    """Return from where to where each column answers to a pointer: more than a narrow column, never its neighbour."""
    middles = _middles(days, scale)
    between = [LEFT - REACH, *((a + b) / 2 for a, b in itertools.pairwise(middles)), CHART_WIDTH]
    hits = []
    for at, (start, end) in enumerate(days):
        left = min(scale.x(start), middles[at] - REACH)
        right = max(scale.x(end + timedelta(days=1)), middles[at] + REACH)
        hits.append((max(left, between[at]), min(right, between[at + 1])))
    return hits


def _column(rows: list[Figure], scale: _Scale, hit: tuple[float, float], marked: frozenset[int]) -> Column:
    figure, *others = rows
    assert figure.period_start and figure.period_end  # noqa: S101 - chart() lets no other in
    different = {other.value: quantity(other) for other in others if other.value != figure.value}
    return Column(
        at=_placed((figure.period_start, figure.period_end), figure.value, scale, hit),
        value=number(figure.value),
        period=period_words(figure.period_start, figure.period_end, figure.period_kind),
        words=f"{period(figure)}: {quantity(figure)}",
        sentence="".join(sentence_around(_text_of(figure), figure.start or 0, figure.end or 0, SENTENCE)),
        address=f"#{anchor(figure)}",
        source=_source_of(figure),
        ticks=tuple(f"{scale.y(value):.1f}" for value in different),
        others=tuple(different.values()),
        is_decided=figure.is_decided,
        is_marked=figure.pk in marked,
    )


def _placed(days: Days, value: Decimal, scale: _Scale, hit: tuple[float, float]) -> Place:
    left, right = scale.x(days[0]), scale.x(days[1] + timedelta(days=1))
    width = max(right - left - 2, 3)
    top = scale.y(value)
    return Place(
        x=f"{left + 1:.1f}",
        y=f"{top:.1f}",
        right=f"{left + 1 + width:.1f}",
        width=f"{width:.1f}",
        height=f"{HEIGHT - BOTTOM - top:.1f}",
        middle=f"{left + 1 + width / 2:.1f}",
        label_y=f"{top - 7:.1f}",
        hit_x=f"{hit[0]:.1f}",
        hit_width=f"{hit[1] - hit[0]:.1f}",
    )


def _text_of(figure: Figure) -> str:
    return getattr(figure, "block_text", None) or figure.exact


def _source_of(figure: Figure) -> str:
    """Return title and day of the article, where it was read along."""
    if not figure.version_id:
        return ""
    article = figure.version.article
    return f"{article.title}, {short_day(article.published_on)}"


def _step(highest: Decimal) -> Decimal:
    """Return a round distance between grid lines that gives two to five of them."""
    power = Decimal(10) ** (highest.adjusted())
    for factor in (Decimal("0.25"), Decimal("0.5"), Decimal(1), Decimal(2)):
        if highest / (power * factor) <= 4:
            return power * factor
    return power * Decimal("2.5")


def _values(scale: _Scale, step: Decimal) -> list[Tick]:
    lines = int(scale.top / step)
    heights = [scale.y(step * line) for line in range(lines + 1)]
    return [Tick(f"{y:.1f}", f"{y + 4:.1f}", short_number(step * line)) for line, y in enumerate(heights)]


def _years(scale: _Scale) -> list[Tick]:
    years = range(scale.first.year, scale.last.year + 1)
    every = math.ceil(len(years) / LABELS)
    ticks = []
    for year in years[::every]:
        start, end = scale.x(date(year, 1, 1)), scale.x(date(year, 12, 31))
        ticks.append(Tick(f"{start:.1f}", f"{(start + end) / 2:.1f}", str(year)))
    return ticks
