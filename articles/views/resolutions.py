"""Legal and policy documents: list, and a page with every citation."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy
from django.views.generic import DetailView

from articles.filters import ResolutionFilter
from articles.models import Citation, Resolution
from articles.views.keyset import Keyset, row_id
from articles.views.listing import Column, Listing, Sort, record_columns
from articles.views.listpage import ListPage
from articles.views.quoting import with_sentences

SHOWN = 200


class Resolutions(Listing):
    """Documents that articles cite."""

    name = "resolutions"
    title = gettext_lazy("Documents")
    section = "resolutions"
    kind = "resolution"
    facets = ("year", "organization")
    filterset_class = ResolutionFilter
    sorts = (
        Sort(
            "number",
            gettext_lazy("By kind and number"),
            Keyset((("kind", str), ("number", str), ("title", str), ("id", row_id))),
        ),
        Sort("added", gettext_lazy("Latest in the archive first"), Keyset((("id", row_id),), descending=True)),
    )
    page_size = 50
    columns = (
        *record_columns(),
        Column("kind", lambda row: row.kind),
        Column("number", lambda row: row.number or None),
        Column("title", lambda row: row.title or None),
        Column("issuer", lambda row: row.issuer.name if row.issuer else None),
        Column("issued", lambda row: row.date),
    )

    def rows(self) -> QuerySet[Resolution]:
        """Return the documents that published articles cite."""
        return Resolution.objects.published()

    def with_details(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        """Add the issuer."""
        return rows.select_related("issuer")

    def summary(self, row: Any) -> str:
        """Return title and issuer, as far as they are known."""
        return ", ".join(part for part in (row.number and row.title, row.issuer and row.issuer.name) if part)


RESOLUTIONS = Resolutions()


class ResolutionList(ListPage):
    """Documents by kind and number."""

    template_name = "articles/resolution_list.html"
    listing = RESOLUTIONS


class ResolutionPage(DetailView):  # type: ignore[type-arg]  # not subscriptable at run time
    """One document and how it is cited."""

    template_name = "articles/resolution.html"
    context_object_name = "resolution"

    def get_queryset(self) -> QuerySet[Resolution]:
        """Return the documents that published articles cite."""
        return Resolution.objects.published().select_related("issuer")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the citations, newest first."""
        citations = with_sentences(Citation.objects.visible_claims().filter(resolution=self.object)).order_by(
            "-version__article__listed_on", "-version_id", "block", "start", "id"
        )
        found = list(citations[: SHOWN + 1])
        return super().get_context_data(**kwargs) | {
            "section": "resolutions",
            "citations": found[:SHOWN],
            "more": len(found) > SHOWN,
        }
