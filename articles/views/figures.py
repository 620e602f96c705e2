"""Figures: the list of indicators, and each one's series with its charts."""

from datetime import datetime
from itertools import groupby
from typing import Any

from django.db.models import Count, Exists, OuterRef, QuerySet
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import DetailView, TemplateView

from articles.filters import FigureFilter
from articles.models import Article, ArticleVersion, Figure, Indicator, PeriodKind
from articles.views.charts import Chart, chart
from articles.views.keyset import NEWEST_FIRST, Keyset, row_id
from articles.views.listing import Column, Listing, Sort
from articles.views.listpage import ListPage
from articles.views.quoting import sentence_around, with_sentences

SHOWN = 100
SAMPLE = 2_000  # figures looked at for the units of indicators, whatever the archive's size
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


class Figures(Listing):
    """Figures that articles report, of every indicator, with their sentences."""

    name = "figures"
    title = gettext_lazy("All figures")
    section = "figures"
    kind = "figure"
    is_wide = True
    facets = ("indicator", "period_kind", "source")
    filterset_class = FigureFilter
    sorts = (
        Sort("latest", gettext_lazy("Latest period first"), NEWEST_FIRST),
        Sort("earliest", gettext_lazy("Earliest period first"), Keyset(NEWEST_FIRST.columns)),
        Sort("added", gettext_lazy("Latest in the archive first"), Keyset((("id", row_id),), descending=True)),
    )
    page_size = 50
    columns = (
        Column("id", lambda row: str(row.uuid)),
        Column("address", lambda row: reverse("permanent", kwargs={"uuid": row.uuid}), is_address=True),
        Column("indicator", lambda row: row.indicator.code if row.indicator else None),
        Column("indicator_label", lambda row: row.indicator.label if row.indicator else None),
        Column("qualifier", lambda row: row.qualifier or None),
        Column("value", lambda row: row.value),
        Column("unit", lambda row: row.unit or None),
        Column("period_kind", lambda row: row.period_kind),
        Column("period_start", lambda row: row.period_start),
        Column("period_end", lambda row: row.period_end),
        Column("change_percent", lambda row: row.change_percent),
        Column("baseline_start", lambda row: row.baseline_start),
        Column("baseline_end", lambda row: row.baseline_end),
        Column("status", lambda row: row.status),
        Column("sentence", lambda row: "".join(sentence_around(row.block_text or row.exact, row.start, row.end))),
        Column("article", lambda row: row.version.article.title),
        Column("article_address", lambda row: row.version.article.get_absolute_url(), is_address=True),
        Column("article_published", lambda row: row.version.article.published_on),
    )

    def rows(self) -> QuerySet[Figure]:
        """Return the figures that readers may see.

        Asked in this way the database walks through the figures in order; joined to their articles, as in
        `visible_claims`, SQLite begins with the articles and sorts all figures there are.
        """
        shown = ArticleVersion.objects.filter(is_current=True, article__state=Article.State.PUBLISHED)
        return Figure.objects.not_rejected().filter(Exists(shown.filter(pk=OuterRef("version"))))

    def with_details(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        """Add indicator, article and sentence."""
        return with_sentences(rows).select_related("indicator", "version__article")

    def address(self, row: Any) -> str:
        """Return the figure's permanent address: it leads to the sentence."""
        return reverse("permanent", kwargs={"uuid": row.uuid})

    def summary(self, row: Any) -> str:
        """Return the sentence."""
        return "".join(sentence_around(row.block_text or row.exact, row.start, row.end))

    def published(self, row: Any) -> datetime:
        """Return when the document came into the archive."""
        return row.version.imported_at  # type: ignore[no-any-return]

    def updated(self, row: Any) -> datetime:
        """Return when a person decided on it, else when it came in."""
        return row.decided_at or row.version.imported_at  # type: ignore[no-any-return]

    def page_address(self) -> str:
        """Return the address of the page: /figures/ itself lists the indicators."""
        return reverse("figure-list")


FIGURES = Figures()


class FigureList(ListPage):
    """Every figure with its sentence, latest period first."""

    template_name = "articles/figure_list.html"
    listing = FIGURES


class IndicatorList(TemplateView):
    """Indicators by category; the vocabulary is small, so that one page holds it."""

    template_name = "articles/indicator_list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the indicators that published articles report, each with the units that its figures are in."""
        units = units_by_indicator()
        indicators = list(Indicator.objects.published().order_by("category", "label", "id"))
        for indicator in indicators:
            usual = [indicator.unit] if indicator.unit else []
            indicator.units = units.get(indicator.pk, usual)  # type: ignore[attr-defined]
        groups = [(name, list(rows)) for name, rows in groupby(indicators, key=lambda row: row.category)]
        groups.sort(key=lambda group: (not group[0], group[0]))
        return super().get_context_data(**kwargs) | {"section": "figures", "groups": groups}


def units_by_indicator() -> dict[int, list[str]]:
    """Return the units of each indicator among the latest visible figures, the most frequent first. One query."""
    latest = FIGURES.rows().order_by("-listed_on", "-id")[:SAMPLE].values("pk")
    counted = (
        Figure.objects.filter(pk__in=latest, indicator__isnull=False)
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
        rows = with_sentences(FIGURES.rows().filter(indicator=self.object)).order_by("-listed_on", "-id")
        found = sorted(rows[: SHOWN + 1], key=_in_series)
        return super().get_context_data(**kwargs) | {
            "section": "figures",
            "series": series(found[:SHOWN], self.object),
            "more": len(found) > SHOWN,
            "shown": SHOWN,
        }


def _in_series(figure: Figure) -> tuple[int, ...]:
    """Return the place of a figure in a series: latest period first, the shorter and the later told before others."""
    days = (figure.period_end, figure.period_start, figure.version.article.listed_on)
    return (*(-day.toordinal() if day else 0 for day in days), -figure.pk)


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
