"""Figures: the list of indicators, and each one's series with its charts."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime
from itertools import groupby
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import DetailView, TemplateView

from articles.filters import FigureFilter
from articles.filters.words import has_words
from articles.models import Article, ArticleVersion, Figure, Indicator, PeriodKind
from articles.templatetags.archive import whole
from articles.views.keyset import NEWEST_FIRST, Keyset, row_id
from articles.views.listing import Column, Listing, Sort
from articles.views.listpage import ListPage
from articles.views.quoting import sentence_around, with_sentences
from articles.views.series import ALONE, EACH, HEADINGS, Part, counts_by_kind, latest_figures, series

SAMPLE = 2_000  # figures looked at for the units of indicators, whatever the archive's size
SORTED_IN = 300  # indicators with a category that one page holds
OTHERS = 100  # indicators without one that a page shows


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
    """Indicators by category; those that no editor has put into one are many and come in pages."""

    template_name = "articles/indicator_list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the indicators that published articles report, each with the units that its figures are in."""
        words = self.request.GET.get("q", "").strip()[:100]
        after = self.request.GET.get("after", "")[:200]
        public = Indicator.objects.published()
        if words:
            public = public.filter(has_words(words, "label", "label_vi", "code"))
        sorted_in = public.exclude(category="").order_by("category", "label", "id")[:SORTED_IN]
        others = public.filter(category="", label__gt=after).order_by("label", "id")
        named = [] if after else list(sorted_in)
        found = list(others[: OTHERS + 1])
        units = units_by_indicator()
        for indicator in (*named, *found):
            usual = [indicator.unit] if indicator.unit else []
            indicator.units = units.get(indicator.pk, usual)  # type: ignore[attr-defined]
        groups = [(name, list(rows)) for name, rows in groupby(named, key=lambda row: row.category)]
        return super().get_context_data(**kwargs) | {
            "section": "figures",
            "groups": [*groups, ("", found[:OTHERS])] if found else groups,
            "words": words,
            "is_later_page": bool(after),
            "next": f"?{urlencode({'q': words, 'after': found[OTHERS - 1].label})}" if len(found) > OTHERS else "",
        }


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
    """One indicator: a table and charts, each kind of period for itself.

    `kind=` shows more of one of them; `figure=` shows that figure among the latest, for links to its row.
    """

    template_name = "articles/indicator.html"
    slug_field = "code"
    slug_url_kwarg = "code"
    context_object_name = "indicator"

    def get_queryset(self) -> QuerySet[Indicator]:
        """Return the indicators that published articles report."""
        return Indicator.objects.published()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the series."""
        chosen = period_kind_of(self.request.GET.get("kind", ""))
        kinds, each = ([chosen], ALONE) if chosen else (list(PeriodKind), EACH)
        counts = counts_by_kind(self.object)
        parts = series(latest_figures([self.object], kinds, each, FIGURES.rows(), _wanted(self.request)), self.object)
        return super().get_context_data(**kwargs) | {
            "section": "figures",
            "series": parts,
            "chosen": chosen,
            "kinds": kinds_to_choose(counts, chosen),
            "cut": cut_kinds(parts, counts),
            "differing": any(part.differing for part in parts),
        }


def _wanted(request: HttpRequest) -> UUID | None:
    try:
        return UUID(request.GET.get("figure", ""))
    except ValueError:
        return None


def period_kind_of(name: str) -> PeriodKind | None:
    """Return the kind of period that an address names, None for none."""
    return PeriodKind(name) if name in PeriodKind.values else None


def kinds_to_choose(counts: Mapping[str, int] | None, chosen: PeriodKind | None) -> list[dict[str, Any]]:
    """Return the kinds of periods that there are figures of, with their numbers, as links; none where one is all."""
    found = [(kind, counts[kind]) for kind in PeriodKind if counts and counts.get(kind)]
    if len(found) < 2:
        return []
    links = [{"label": _("All periods"), "count": "", "address": ".", "is_current": chosen is None}]
    return links + [
        {"label": HEADINGS[kind], "count": whole(count), "address": f"?kind={kind}", "is_current": kind == chosen}
        for kind, count in found
    ]


def cut_kinds(parts: Sequence[Part], counts: Mapping[str, int] | None) -> dict[str, str]:
    """Return for each kind of which not all figures are shown how many there are."""
    shown = Counter(part.kind for part in parts for _row in part.rows)
    return {kind: whole(counts[kind]) for kind in shown if counts and counts.get(kind, 0) > shown[kind]}
