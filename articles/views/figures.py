"""Figures: the list of indicators, and each one's series with its charts."""

from itertools import groupby
from typing import Any

from django.db.models import F, QuerySet
from django.utils.translation import gettext as _
from django.views.generic import DetailView, TemplateView

from articles.models import Figure, Indicator, PeriodKind
from articles.views.charts import Chart, chart

SHOWN = 500
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
        """Add the indicators that published articles report."""
        indicators = Indicator.objects.published().order_by("category", "label", "id")
        groups = [(name, list(rows)) for name, rows in groupby(indicators, key=lambda row: row.category)]
        groups.sort(key=lambda group: (not group[0], group[0]))
        return super().get_context_data(**kwargs) | {"section": "figures", "groups": groups}


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
        rows = (
            Figure.objects.visible_claims()
            .filter(indicator=self.object)
            .select_related("version__article")
            .defer("version__raw", "version__blocks")
            .order_by(F("period_end").desc(nulls_last=True), "-period_start", "-version__article__listed_on", "-id")
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
                    "chart": _chart(rows, indicator) if kind in _CHARTED else None,
                }
            )
    return parts


def _chart(rows: list[Figure], indicator: Indicator) -> Chart | None:
    return chart(rows, name=f"{indicator.code}-{rows[0].period_kind}-{rows[0].unit}", label=indicator.label)
