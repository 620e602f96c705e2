"""Legal and policy documents: list, and a page with every citation."""

from typing import Any

from django.db.models import QuerySet
from django.views.generic import DetailView

from articles.filters import ResolutionFilter
from articles.models import Citation, Resolution
from articles.views.listing import Keyset, ListPage, row_id
from articles.views.quoting import with_sentences

SHOWN = 200


class ResolutionList(ListPage):
    """Documents by kind and number."""

    template_name = "articles/resolution_list.html"
    filterset_class = ResolutionFilter
    keyset = Keyset((("kind", str), ("number", str), ("title", str), ("id", row_id)))
    page_size = 50
    section = "resolutions"

    def get_queryset(self) -> QuerySet[Resolution]:
        """Return the documents that published articles cite."""
        return Resolution.objects.published()

    def with_details(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        """Add the issuer."""
        return rows.select_related("issuer")


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
