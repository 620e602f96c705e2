"""Changes as printed beside the same changes computed from the archive's own figures.

An article says “up 4.5 percent against the first half of 2024”; where another sentence gives the figure of that
first half, the archive computes the change itself and says where the two disagree. It never corrects what is printed.
"""

from calendar import monthrange
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import QuerySet

from articles.models import Figure, PeriodKind
from articles.views.quoting import with_sentences

LOOKED_AT = 300  # figures of the baselines' periods, whatever the archive's size
COMPARABLE = 3  # another article's baseline that is further off, in times, counts something else (a province)

type Days = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Compared:
    """A change computed from a figure and its baseline. `agrees` is None where that cannot be said."""

    computed: Decimal
    baseline: Figure
    agrees: bool | None


def baseline_days(figure: Figure) -> Days | None:
    """Return the period a change is measured against: the stated one, else the same period a year before."""
    if figure.change_percent is None:
        return None
    if figure.baseline_start and figure.baseline_end:
        return figure.baseline_start, figure.baseline_end
    first, last = figure.period_start, figure.period_end
    if first is None or last is None or figure.period_kind in (PeriodKind.OTHER, PeriodKind.NONE) or first.year == 1:
        return None
    ends = monthrange(last.year - 1, last.month)[1]
    return first.replace(year=first.year - 1), last.replace(year=last.year - 1, day=ends)


def with_computed_changes(figures: Sequence[Figure], public: QuerySet[Figure]) -> Sequence[Figure]:
    """Give each figure of one indicator its `compared` (None for none). One query when a change is stated at all."""
    wanted = {figure.pk: days for figure in figures if (days := baseline_days(figure))}
    candidates: list[Figure] = []
    if wanted:
        rows = public.filter(
            indicator__in={figure.indicator_id for figure in figures},
            listed_on__in={last for _first, last in wanted.values()},
        )
        candidates = list(with_sentences(rows).order_by("-listed_on", "-id")[:LOOKED_AT])
    for figure in figures:
        days = wanted.get(figure.pk)
        figure.compared = compared(figure, days, candidates) if days else None  # type: ignore[attr-defined]
    return figures


def compared(figure: Figure, days: Days, candidates: Iterable[Figure]) -> Compared | None:
    """Return the change against the candidate that fits what is printed best, None when none can be compared.

    The article's own baseline is always comparable; one from elsewhere only when it is of the size that is implied.
    """
    stated = figure.change_percent
    assert stated is not None  # noqa: S101 - baseline_days lets no other in
    found = [
        (figure.version_id != other.version_id, abs(change - stated), change, other)
        for other in candidates
        if _is_baseline(other, figure, days)
        for change in [(figure.value - other.value) / other.value * 100]
        if figure.version_id == other.version_id or _is_comparable(figure, other)
    ]
    if not found:
        return None
    _elsewhere, distance, change, other = min(found, key=lambda item: item[:2])
    sure = bool(figure.baseline_start) and not figure.qualifier and not other.qualifier
    return Compared(round(change, 2), other, distance <= tolerance(stated) if sure else None)


def tolerance(stated: Decimal) -> Decimal:
    """Return one unit of the last printed digit: what rounding or cutting can account for."""
    exponent = stated.normalize().as_tuple().exponent
    return Decimal(1).scaleb(min(int(exponent), 0))


def _is_baseline(other: Figure, figure: Figure, days: Days) -> bool:
    same_thing = (other.indicator_id, other.unit) == (figure.indicator_id, figure.unit)
    return same_thing and (other.period_start, other.period_end) == days and other.pk != figure.pk and other.value > 0


def _is_comparable(figure: Figure, other: Figure) -> bool:
    assert figure.change_percent is not None  # noqa: S101 - baseline_days lets no other in
    growth = 1 + figure.change_percent / 100
    if growth <= 0 or figure.value <= 0:
        return False
    implied = figure.value / growth
    return implied / COMPARABLE <= other.value <= implied * COMPARABLE
