"""The wanted list: documents that articles cite by number or issuer, and that nothing here gives a title or date of."""

from typing import Any

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy

from articles.filters import WantedFilter
from articles.models import Citation, Resolution
from articles.search import Search, search
from articles.views.indexed import EVERYTHING
from articles.views.keyset import Keyset, row_id
from articles.views.listing import Column, Sort
from articles.views.listpage import ListPage
from articles.views.resolutions import Resolutions

LOOKED_AT = 1000  # documents, the most cited first
MOST_CITED = 10


class Wanted(Resolutions):
    """Documents known by citation only."""

    name = "wanted"
    title = gettext_lazy("Wanted documents")
    kind = ""
    facets = ()
    filterset_class = WantedFilter
    sorts = (Sort("added", gettext_lazy("Latest in the archive first"), Keyset((("id", row_id),), descending=True)),)
    columns = (*Resolutions.columns, Column("citing_articles", lambda row: row.citing))

    def rows(self) -> QuerySet[Resolution]:
        """Return the public documents without title and date."""
        return Resolution.objects.published().wanted()

    def with_details(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        """Add the issuer, and how many articles cite each as `citing`."""
        cited = Citation.objects.visible_claims().filter(resolution=OuterRef("pk")).order_by().values("resolution")
        number = cited.annotate(articles=Count("version__article", distinct=True)).values("articles")
        detailed: QuerySet[Resolution] = rows.select_related("issuer").annotate(citing=Coalesce(Subquery(number), 0))
        return detailed


WANTED = Wanted()


class WantedList(ListPage):
    """Documents known by citation only, the most cited before all."""

    template_name = "articles/wanted.html"
    listing = WANTED

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the most cited ones on the first page."""
        context = super().get_context_data(**kwargs)
        is_start = context["page"].is_first and not context["is_filtered"]
        return context | {"most_cited": most_cited() if is_start else []}


def most_cited() -> list[Resolution]:
    """Return the wanted documents that most articles cite, as far as the search index can tell. One query."""
    found = search(
        Search(EVERYTHING, ("article",), size=0, facets=("resolution",), facet_size=LOOKED_AT),
    )
    counts = {item.value: item.count for item in found.facets.get("resolution", ())} if found.is_usable else {}
    rows = list(WANTED.with_details(WANTED.rows()).filter(pk__in=list(counts)[:LOOKED_AT])) if counts else []
    return sorted(rows, key=lambda row: (-counts[row.pk], row.pk))[:MOST_CITED]
