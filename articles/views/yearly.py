"""Numbers by year as plain columns for an SVG template: how often something came up, over time."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from articles.templatetags.archive import whole
from articles.views.charts import WIDTH

HEIGHT, TOP, BOTTOM = 150, 22, 28
MOST_YEARS = 60
LABELS = 10  # years and numbers that find room side by side
WIDEST = 56


@dataclass(frozen=True, slots=True)
class YearColumn:
    """One year, in the picture's pixels; `year` and `count` are empty where there is no room for the words."""

    x: str
    y: str
    width: str
    right: str
    height: str
    middle: str
    label_y: str
    year: str
    count: str
    words: str


@dataclass(frozen=True, slots=True)
class Yearly:
    """A picture ready for its template. `summary` says in words what it shows."""

    name: str
    label: str
    summary: str
    columns: tuple[YearColumn, ...]
    width: int = WIDTH
    height: int = HEIGHT
    base: int = HEIGHT - BOTTOM


def yearly(counts: Sequence[tuple[int, int]], *, name: str, label: str) -> Yearly | None:
    """Return the picture of numbers by year, every year between the first and the last in it; None for one year."""
    if len(counts) < 2:
        return None
    numbers = dict(counts)
    last = max(numbers)
    years = range(max(min(numbers), last - MOST_YEARS + 1), last + 1)
    highest = max(numbers.values())
    step = WIDTH / len(years)
    every = math.ceil(len(years) / LABELS)
    columns = []
    for at, year in enumerate(years):
        count = numbers.get(year, 0)
        width = min(step - 3, WIDEST)
        left = at * step + (step - width) / 2
        top = TOP + (HEIGHT - TOP - BOTTOM) * (1 - count / highest)
        columns.append(
            YearColumn(
                x=f"{left:.1f}",
                y=f"{top:.1f}",
                width=f"{width:.1f}",
                right=f"{left + width:.1f}",
                height=f"{HEIGHT - BOTTOM - top:.1f}",
                middle=f"{left + width / 2:.1f}",
                label_y=f"{top - 6:.1f}",
                year=str(year) if at % every == 0 else "",
                count=whole(count) if count and every == 1 else "",
                words=_("%(year)s: %(count)s") % {"year": year, "count": whole(count)},
            )
        )
    return Yearly(name, label, "; ".join(column.words for column in columns), tuple(columns))
