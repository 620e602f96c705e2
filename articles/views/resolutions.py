"""Legal and policy documents: list, and a page with every citation."""

from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from django.db.models import Count, F, Min, QuerySet
from django.db.models.functions import ExtractYear
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import DetailView

from articles.filters import ResolutionFilter
from articles.models import Citation, Meeting, MeetingReport, Resolution
from articles.models.alongside import LOOKED_AT, citing_articles, documents_alongside
from articles.views.keyset import Keyset, row_id
from articles.views.listing import Column, Listing, Sort, record_columns
from articles.views.listpage import ListPage
from articles.views.parts import Part, PartPage
from articles.views.quoting import with_sentences
from articles.views.yearly import yearly

ALONGSIDE = 12  # documents shown
MEETINGS = 10
WORDINGS = 8
SAMPLE = 500  # different wordings looked at


class Resolutions(Listing):
    """Documents that articles cite."""

    name = "resolutions"
    title = gettext_lazy("Documents")
    section = "resolutions"
    kind = "resolution"
    facets: ClassVar[tuple[str, ...]] = ("year", "organization")
    filterset_class = ResolutionFilter
    sorts: ClassVar[tuple[Sort, ...]] = (
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


CITED = Keyset((("cited_on", date.fromisoformat), ("id", row_id)), descending=True)


def citations_of(resolution: Resolution) -> QuerySet[Citation]:
    """Return the visible citations with `cited_on`: the day of the article, for ordering."""
    cited = Citation.objects.visible_claims().filter(resolution=resolution).only("exact")
    return cited.annotate(cited_on=F("version__article__listed_on"))


RESOLUTION_PARTS = {
    "citations": Part(
        "citations",
        gettext_lazy("Cited in these sentences"),
        "articles/parts/citations.html",
        citations_of,
        CITED,
        with_sentences,
        words_in="exact",
        list_of=lambda resolution: f"{reverse('articles')}?resolution={resolution.slug}",
    )
}


class ResolutionParts(PartPage):
    """Every citation of a document."""

    parts = RESOLUTION_PARTS
    section = "resolutions"
    route = "resolution-part"

    def record(self, slug: str) -> Resolution:
        """Return the public document."""
        found = Resolution.objects.published().select_related("issuer").filter(slug=slug).first()
        if found is None:
            raise Http404(_("No published article cites this document."))
        return found


class ResolutionPage(DetailView):  # type: ignore[type-arg]  # not subscriptable at run time
    """One document: how it is cited, word for word and over time, and what is cited along with it."""

    template_name = "articles/resolution.html"
    context_object_name = "resolution"

    def get_queryset(self) -> QuerySet[Resolution]:
        """Return the documents that published articles cite."""
        return Resolution.objects.published().select_related("issuer")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add its wordings, its years, the latest citations, its company, and the meetings where it came up."""
        resolution = self.object
        latest = citing_articles(resolution)
        years = articles_by_year(resolution)
        return super().get_context_data(**kwargs) | {
            "section": "resolutions",
            "wordings": wordings(resolution),
            "first": cited_edge(resolution, "cited_on"),
            "last": cited_edge(resolution, "-cited_on"),
            "years": years,
            "chart": yearly(years, name="cited", label=_("Articles a year that cite %s") % resolution),
            "parts": ResolutionParts.beginnings(resolution),
            "documents": documents_alongside(resolution, latest, ALONGSIDE),
            "meetings": meetings_citing(latest),
            "looked_at": LOOKED_AT,
        }


@dataclass(frozen=True, slots=True)
class Wording:
    """One way in which articles print the citation: the first claim that does, and how many do."""

    claim: Citation
    count: int


def wordings(resolution: Resolution) -> list[Wording]:
    """Return the commonest wordings, those that differ in spaces only taken together. Two queries."""
    counted = (
        Citation.objects.visible_claims()
        .filter(resolution=resolution)
        .order_by()
        .values_list("exact")
        .annotate(times=Count("pk"), first=Min("pk"))
        .order_by("-times", "first")[:SAMPLE]
    )
    together: dict[str, tuple[int, int]] = {}
    for exact, times, first in counted:
        before, earliest = together.get(plain := " ".join(exact.split()), (0, first))
        together[plain] = before + times, min(earliest, first)
    commonest = sorted(together.values(), key=lambda pair: (-pair[0], pair[1]))[:WORDINGS]
    claims = Citation.objects.select_related("version__article").defer("version__raw", "version__blocks")
    found = claims.in_bulk([first for _times, first in commonest])
    return [Wording(found[first], times) for times, first in commonest]


def cited_edge(resolution: Resolution, order: str) -> Citation | None:
    """Return the first or the last dated citation."""
    dated = Citation.objects.visible_claims().filter(
        resolution=resolution, version__article__published_on__isnull=False
    )
    claims = dated.select_related("version__article").defer("version__raw", "version__blocks")
    return claims.annotate(cited_on=F("version__article__listed_on")).order_by(order, "id").first()


def articles_by_year(resolution: Resolution) -> list[tuple[int, int]]:
    """Return the years in which articles cite it, earliest first, each with their number; undated ones left out."""
    cited = Citation.objects.visible_claims().filter(
        resolution=resolution, version__article__published_on__isnull=False
    )
    year = ExtractYear("version__article__published_on")
    counted = cited.annotate(year=year).order_by("year").values_list("year")
    return list(counted.annotate(articles=Count("version__article", distinct=True)))


def meetings_citing(articles: list[int]) -> QuerySet[Meeting]:
    """Return the latest public meetings that some of `articles` report."""
    reports = MeetingReport.objects.visible_claims().filter(version__article__in=articles)
    rows = Meeting.objects.filter(pk__in=reports.values("meeting")).select_related("organizer")
    return rows.newest_first()[:MEETINGS]
