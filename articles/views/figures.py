"""Figures: the list of indicators, and each one's series with its charts."""

from itertools import groupby
from typing import Any

from django.db.models import Count, F, QuerySet
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.generic import DetailView, TemplateView

from articles.models import Figure, Indicator, PeriodKind
from articles.views.charts import Chart, chart
from articles.views.quoting import with_sentences

SHOWN = 100
_HEADINGS = {
    PeriodKind.MONTH: "By month",
    PeriodKind.QUARTER: "By quarter",
    PeriodKind.HALF: "By half-year",
    PeriodKind.NINE_MONTHS: "First nine months",
    PeriodKind.YEAR: "By year",
    PeriodKind.OTHER: "Other periods",
    PeriodKind.NONE: "No period stated",
}
_CHARTED = (PeriodKind.MONTH, PeriodKind.QUARTER, PeriodKind.HALF, PeriodKind.NINE_MONTHS, PeriodKind.YEAR)


class IndicatorList(TemplateView):
    """Indicators by category; the vocabulary is small, so that one page holds it."""

    template_name = "articles/indicator_list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the indicators that published articles report, each with the units that its figures are in."""
        units = units_by_indicator()
        indicators = list(Indicator.objects.published().order_by("category", "label", "id"))
        for indicator in indicators:
            indicator.units = units.get(indicator.pk, ())  # type: ignore[attr-defined]
        groups = [(name, list(rows)) for name, rows in groupby(indicators, key=lambda row: row.category)]
        groups.sort(key=lambda group: (not group[0], group[0]))
        return super().get_context_data(**kwargs) | {"section": "figures", "groups": groups}


def units_by_indicator() -> dict[int, list[str]]:
    """Return the units of each indicator's visible figures, the most frequent first. One query."""
    counted = (
        Figure.objects.visible_claims()
        .filter(indicator__isnull=False)
        .exclude(unit="")
        .order_by()
        .values_list("indicator_id", "unit")
        .annotate(times=Count("pk"))
        .order_by("indicator_id", "-times", "unit")
    )
    found: dict[int, list[str]] = {}
    for indicator, unit, _times in counted:
        found.setdefault(indicator, []).append(unit)
    return found


class IndicatorPage(DetailView):  # type: ignore[type-arg]  # not subscriptable at run time
    """One indicator: a table and charts, each kind of period for itself."""

    template_name = "articles/indicator.html"
    slug_field = "code"
    slug_url_kwarg = "code"
    context_object_name = "indicator"

    def get_queryset(self) -> QuerySet[Indicator]:
        """Return the indicators that published articles report."""
        return Indicator.objects.published()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the series."""
        rows = with_sentences(Figure.objects.visible_claims().filter(indicator=self.object)).order_by(
            F("period_end").desc(nulls_last=True), "-period_start", "-version__article__listed_on", "-id"
        )
        found = list(rows[: SHOWN + 1])
        return super().get_context_data(**kwargs) | {
            "section": "figures",
            "series": series(found[:SHOWN], self.object),
            "more": len(found) > SHOWN,
            "shown": SHOWN,
        }


def series(figures: list[Figure], indicator: Indicator) -> list[dict[str, Any]]:
    """Return figures parted by period kind and unit, in the order of PeriodKind; a chart for each whole period."""
    parts = []
    years = _years(figures)
    for kind in PeriodKind:
        of_kind = [figure for figure in figures if figure.period_kind == kind]
        for unit in dict.fromkeys(figure.unit for figure in of_kind):
            rows = [figure for figure in of_kind if figure.unit == unit]
            parts.append(
                {
                    "kind": kind.value,
                    "heading": _(_HEADINGS[kind]),
                    "unit": unit,
                    "rows": rows,
                    "chart": _chart(rows, indicator, years) if kind in _CHARTED else None,
                }
            )
    return parts


def _years(figures: list[Figure]) -> tuple[int, int]:
    """Return the time axis that the charts of one page share: at least three years."""
    first = min((figure.period_start.year for figure in figures if figure.period_start), default=1)
    last = max((figure.period_end.year for figure in figures if figure.period_end), default=1)
    return max(1, min(first, last - 2)), last


def _chart(rows: list[Figure], indicator: Indicator, years: tuple[int, int]) -> Chart | None:
    name = f"{indicator.code}-{rows[0].period_kind}-{slugify(rows[0].unit)}"
    return chart(rows, name=name, label=indicator.label, years=years)
