"""What the first page shows at a glance: documents over time and the key figures."""

from calendar import monthrange
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.models import Figure, Indicator
from articles.search import Search, search
from articles.templatetags.archive import period_words, whole
from articles.views.charts import Chart, Counted, chart_of_counts
from articles.views.indexed import EVERYTHING
from articles.views.quoting import with_sentences
from articles.views.series import CHARTED

FEW_YEARS = 3  # an archive of so many years is counted by month
MOST_YEARS = 200
KEY_FIGURES = 6


def documents_over_time() -> Chart | None:
    """Return how many articles were published when, by year or, of few years, by month; counted by the index alone."""
    asked = Search(EVERYTHING, ("article",), size=0, facets=("year", "month"), facet_size=MOST_YEARS)
    found = search(asked).facets
    years = sorted((int(item.value), item.count) for item in found.get("year", ()))
    if not years:
        return None
    if years[-1][0] - years[0][0] < FEW_YEARS:
        months = sorted((*divmod(int(item.value), 100), item.count) for item in found.get("month", ()))
        counts = [_of_month(year, month, count) for year, month, count in months]
    else:
        counts = [_of_year(year, count) for year, count in years]
    return chart_of_counts(counts, name="documents", label=_("Articles by day of publication"))


def _of_year(year: int, count: int) -> Counted:
    address = f"{reverse('articles')}?year={year}"
    return Counted((date(year, 1, 1), date(year, 12, 31)), count, f"{year}: {_articles(count)}", address)


def _of_month(year: int, month: int, count: int) -> Counted:
    days = date(year, month, 1), date(year, month, monthrange(year, month)[1])
    address = f"{reverse('articles')}?since={days[0]}&until={days[1]}"
    return Counted(days, count, f"{period_words(*days, 'month')}: {_articles(count)}", address)


def _articles(count: int) -> str:
    return ngettext("%(count)s article", "%(count)s articles", count) % {"count": whole(count)}


def key_figures(versions: list[int]) -> list[Figure]:
    """Return the newest figure of some indicators, those that most of these public versions report.

    Taken are figures of whole periods in the indicator's usual unit; of the same period the longest, and of counts
    the largest, which is the country's rather than a province's. Two queries.
    """
    rows = (
        Figure.objects.not_rejected()
        .filter(Q(unit=F("indicator__unit")) | Q(indicator__unit=""), version__in=versions, period_kind__in=CHARTED)
        .values_list("indicator_id", "version_id", "pk", "period_end", "period_start", "value", "indicator__cumulative")
    )
    best: dict[int, tuple[tuple[Any, ...], int]] = {}
    reported: dict[int, set[int]] = {}
    for indicator, version, pk, end, start, value, cumulative in rows:
        assert indicator and end and start  # noqa: S101 - the query asks for them
        place = (end, -start.toordinal(), value if cumulative else Decimal(0), version, pk)
        best[indicator] = max(best.get(indicator, ((date.min,), 0)), (place, pk))
        reported.setdefault(indicator, set()).add(version)
    sorted_in = set(Indicator.objects.filter(pk__in=best).exclude(category="").values_list("pk", flat=True))
    wanted = sorted(best, key=lambda one: (one not in sorted_in, -len(reported[one]), one))[:KEY_FIGURES]
    shown = with_sentences(Figure.objects.visible_claims()).select_related("indicator", "version__article")
    figures = shown.in_bulk([best[indicator][1] for indicator in wanted])
    return [figures[best[indicator][1]] for indicator in wanted if best[indicator][1] in figures]
