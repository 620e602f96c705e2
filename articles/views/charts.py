"""Charts as plain numbers for an SVG template. One chart holds one kind of period and one unit.

A column stands on the days it counts, so that its width is its period: nine months fill three quarters
of their year. Where several articles give the same period, the newest makes the column and the others
are ticks on it.
"""

import itertools
import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from articles.models import Figure
from articles.templatetags.archive import number, period, period_words, quantity, short_number

WIDTH, HEIGHT = 600, 220
LEFT, RIGHT, TOP, BOTTOM = 64, 16, 28, 34
LABEL_ROOM = 104  # pixels between column centres below which labels would collide


@dataclass(frozen=True, slots=True)
class Column:
    """One period's value, in the chart's pixels."""

    x: str
    y: str
    right: str
    width: str
    height: str
    middle: str
    label_y: str
    value: str
    period: str
    words: str
    ticks: tuple[str, ...]


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
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    right: int = WIDTH - RIGHT
    base: int = HEIGHT - BOTTOM


@dataclass(frozen=True, slots=True)
class _Scale:
    first: date
    last: date
    top: Decimal

    def x(self, day: date) -> float:
        days = (self.last - self.first).days + 1
        return LEFT + (WIDTH - LEFT - RIGHT) * (day - self.first).days / days

    def y(self, value: Decimal) -> float:
        return TOP + (HEIGHT - TOP - BOTTOM) * (1 - float(value / self.top))


def chart(figures: Sequence[Figure], *, name: str, label: str, years: tuple[int, int]) -> Chart | None:
    """Return the chart of figures of one kind and unit, newest article first; None when nothing can be drawn.

    `years` is the first and the last year of the time axis; charts that stand together share it.
    """
    kinds = {(figure.period_kind, figure.unit) for figure in figures}
    if len(kinds) > 1:
        raise ValueError(f"a chart holds one kind of period and one unit, not {sorted(kinds)}")
    periods: dict[tuple[date, date], list[Figure]] = {}
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
    middles = [(scale.x(start) + scale.x(end)) / 2 for (start, end), _rows in in_order]
    labelled = all(right - left >= LABEL_ROOM for left, right in itertools.pairwise(middles))
    return Chart(
        name=name,
        label=label,
        summary="; ".join(f"{period(rows[0])}: {quantity(rows[0])}" for _days, rows in in_order),
        columns=tuple(_column(rows, scale) for _days, rows in in_order),
        values=tuple(_values(scale, step)),
        years=tuple(_years(scale)),
        labelled=labelled,
    )


def _column(rows: list[Figure], scale: _Scale) -> Column:
    figure, *others = rows
    assert figure.period_start and figure.period_end  # noqa: S101 - chart() lets no other in
    left, right = scale.x(figure.period_start), scale.x(figure.period_end + timedelta(days=1))
    width = max(right - left - 2, 3)
    top = scale.y(figure.value)
    return Column(
        x=f"{left + 1:.1f}",
        y=f"{top:.1f}",
        right=f"{left + 1 + width:.1f}",
        width=f"{width:.1f}",
        height=f"{HEIGHT - BOTTOM - top:.1f}",
        middle=f"{left + 1 + width / 2:.1f}",
        label_y=f"{top - 7:.1f}",
        value=number(figure.value),
        period=period_words(figure.period_start, figure.period_end, figure.period_kind),
        words=f"{period(figure)}: {quantity(figure)}",
        ticks=tuple(f"{scale.y(other.value):.1f}" for other in others if other.value != figure.value),
    )


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
    every = math.ceil(len(years) / 12)
    ticks = []
    for year in years[::every]:
        start, end = scale.x(date(year, 1, 1)), scale.x(date(year, 12, 31))
        ticks.append(Tick(f"{start:.1f}", f"{(start + end) / 2:.1f}", str(year)))
    return ticks
