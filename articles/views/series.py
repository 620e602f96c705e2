"""The figures of indicators as readers see them: parted by kind of period and by unit, each part with its chart."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.text import slugify
from django.utils.translation import gettext_lazy

from articles.models import Figure, Indicator, PeriodKind
from articles.search import Search, Sort, search
from articles.views.charts import Chart, chart
from articles.views.indexed import EVERYTHING
from articles.views.quoting import with_sentences
from articles.views.stated import with_computed_changes

EACH, ALONE = 12, 48  # figures shown of each kind of period, and of one kind that is asked for
UNSORTED = 60  # figures shown while no search index can say which are the latest of each kind
HEADINGS = {
    PeriodKind.MONTH: gettext_lazy("By month"),
    PeriodKind.QUARTER: gettext_lazy("By quarter"),
    PeriodKind.HALF: gettext_lazy("By half-year"),
    PeriodKind.NINE_MONTHS: gettext_lazy("First nine months"),
    PeriodKind.YEAR: gettext_lazy("By year"),
    PeriodKind.OTHER: gettext_lazy("Other periods"),
    PeriodKind.NONE: gettext_lazy("No period stated"),
}
CHARTED = (PeriodKind.MONTH, PeriodKind.QUARTER, PeriodKind.HALF, PeriodKind.NINE_MONTHS, PeriodKind.YEAR)


@dataclass(frozen=True, slots=True)
class Part:
    """Figures of one kind of period and one unit, latest first, and their chart where one can be drawn."""

    kind: PeriodKind
    unit: str
    rows: Sequence[Figure]
    name: str
    chart: Chart | None = None

    @property
    def heading(self) -> str:
        """The kind of period as a heading says it."""
        return str(HEADINGS[self.kind])

    @property
    def differing(self) -> bool:
        """Whether a change in it disagrees with what the archive computes."""
        return any(differs(row) for row in self.rows)


def differs(figure: Figure) -> bool:
    """Whether numbers do not fit: a printed change and the computed one, or numbers of one sentence."""
    compared = getattr(figure, "compared", None)
    return bool(figure.notices) or (compared is not None and compared.agrees is False)


def counts_by_kind(indicator: Indicator) -> Mapping[str, int] | None:
    """Return how many figures readers can see of each kind of period, None when no index can tell."""
    found = search(Search(EVERYTHING, ("figure",), {"indicator": [indicator.pk]}, size=0, facets=("period_kind",)))
    if not found.is_usable:
        return None
    return {str(item.value): item.count for item in found.facets.get("period_kind", ())}


def latest_figures(
    indicators: Sequence[Indicator],
    kinds: Sequence[PeriodKind],
    each: int,
    public: QuerySet[Figure],
    also: UUID | None = None,
) -> list[Figure]:
    """Return the latest figures of each indicator and kind, in the order of a series, with sentences.

    `also` names one that is wanted besides, however old. Two queries at most; the index says which the latest are.
    Without an index: the latest of all these kinds together.
    """
    public = public.filter(indicator__in=indicators)
    found = [
        search(Search(EVERYTHING, ("figure",), {"indicator": [one.pk], "period_kind": [kind]}, Sort.NEWEST, size=each))
        for one in indicators
        for kind in kinds
    ]
    if all(results.is_usable for results in found):
        wanted = Q(pk__in=[hit.pk for results in found for hit in results.hits])
    else:
        of_kinds = public if len(kinds) == len(PeriodKind) else public.filter(period_kind__in=kinds)
        wanted = Q(pk__in=of_kinds.order_by("-listed_on", "-id").values("pk")[:UNSORTED])
    rows = with_sentences(public.filter(wanted | Q(uuid=also) if also else wanted))
    return list(with_computed_changes(sorted(rows, key=_in_series), public))


def _in_series(figure: Figure) -> tuple[int, ...]:
    """Return the place of a figure in a series: latest period first, the shorter and the later told before others."""
    days = (figure.period_end, figure.period_start, figure.version.article.listed_on)
    return (*(-day.toordinal() if day else 0 for day in days), -figure.pk)


def series(figures: Sequence[Figure], indicator: Indicator) -> list[Part]:
    """Return figures parted by period kind, in the order of PeriodKind, and by unit, the usual one first."""
    parts = []
    span = years(figures)
    for kind in PeriodKind:
        of_kind = [figure for figure in figures if figure.period_kind == kind]
        times = Counter(figure.unit for figure in of_kind)
        for unit in sorted(times, key=lambda unit: (unit != indicator.unit, -times[unit], unit)):
            rows = [figure for figure in of_kind if figure.unit == unit]
            parts.append(part_of(rows, indicator, span))
    return parts


def part_of(rows: Sequence[Figure], indicator: Indicator, span: tuple[int, int]) -> Part:
    """Return figures of one kind and unit with their chart on the years of `span`."""
    kind, unit = PeriodKind(rows[0].period_kind), rows[0].unit
    name = "-".join(filter(None, (indicator.code, kind, slugify(unit))))
    drawn = None
    if kind in CHARTED:
        label = f"{indicator}, {HEADINGS[kind]}"
        drawn = chart(
            rows, name=name, label=label, years=span, marked=frozenset(row.pk for row in rows if differs(row))
        )
    return Part(kind, unit, rows, name, drawn)


def years(figures: Sequence[Figure]) -> tuple[int, int]:
    """Return the time axis that the charts of one page share: at least three years."""
    first = min((figure.period_start.year for figure in figures if figure.period_start), default=1)
    last = max((figure.period_end.year for figure in figures if figure.period_end), default=1)
    return max(1, min(first, last - 2)), last
