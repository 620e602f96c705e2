"""Officials: the list, and the page of each with career, meetings, statements, figures and company."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet, Subquery
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import DetailView

from articles.filters import OfficialFilter
from articles.models import Article, Attestation, Official, OfficialAlias, Participation, Statement
from articles.models.alongside import LOOKED_AT, latest_meetings, people_alongside
from articles.models.careers import Career, Span, attestations_of, attested_months, career, public_officials
from articles.models.holders import neighbours
from articles.views.keyset import Keyset, capped_count, row_id
from articles.views.listing import Column, Listing, Sort, record_columns
from articles.views.listpage import ListPage
from articles.views.official_parts import OfficialParts, meetings_with
from articles.views.timelines import Rows, Timeline, timeline, with_changes

ALONGSIDE = 12  # people shown
NAMED_COLUMNS = ("title", "slug", "published_on", "listed_on", "source__name", "source__name_vi")


def latest_attested(of: QuerySet[Official]) -> QuerySet[Official]:
    """Add the latest dated rank and post of each official as `latest_rank` and `latest_post`."""
    dated = (
        Attestation.objects.visible_claims()
        .filter(official=OuterRef("pk"), as_of__isnull=False)
        .order_by("-as_of", "-id")
    )
    return of.annotate(
        latest_rank=Subquery(dated.filter(rank__isnull=False).values("rank__name")[:1]),
        latest_post=Subquery(dated.filter(post__isnull=False).values("post__label")[:1]),
        latest_day=Subquery(dated.values("as_of")[:1]),
    )


class Officials(Listing):
    """Officials that articles name."""

    name = "officials"
    title = gettext_lazy("Officials")
    section = "officials"
    kind = "official"
    facets = ("post", "organization")
    filterset_class = OfficialFilter
    sorts = (
        Sort("name", gettext_lazy("By name"), Keyset((("folded", str), ("id", row_id)))),
        Sort("added", gettext_lazy("Latest in the archive first"), Keyset((("id", row_id),), descending=True)),
    )
    page_size = 50
    columns = (
        *record_columns(),
        Column("name", lambda row: row.name),
        Column("vietnamese_name", lambda row: row.name_vi or None),
        Column("latest_rank", lambda row: row.latest_rank),
        Column("latest_post", lambda row: row.latest_post),
        Column("last_attested", lambda row: row.latest_day),
    )

    def rows(self) -> QuerySet[Official]:
        """Return the officials that visible claims name."""
        return public_officials()

    def with_details(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        """Add what each was last seen as."""
        return latest_attested(rows)

    def summary(self, row: Any) -> str:
        """Return what the official was last seen as."""
        return ", ".join(part for part in (row.latest_rank, row.latest_post) if part)


OFFICIALS = Officials()


class OfficialList(ListPage):
    """Officials by name."""

    template_name = "articles/official_list.html"
    listing = OFFICIALS


class OfficialPage(DetailView):  # type: ignore[type-arg]  # not subscriptable at run time
    """One official's career, meetings, statements, figures, company and articles."""

    template_name = "articles/official.html"

    def get(self, request: HttpRequest, *_args: Any, **_kwargs: Any) -> HttpResponse:  # noqa: ARG002
        """Show the official; a merged record leads on to the one that stands for it."""
        slug = self.kwargs["slug"]
        found = public_officials().filter(slug=slug).first()
        if found is None:
            target = public_officials().filter(merged_from__slug=slug).first()
            if target is None:
                raise Http404(_("No published article names this official."))
            return redirect(target, permanent=True)
        self.object = found
        return self.render_to_response(self.get_context_data())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the career with its picture, the first rows of each part, and the latest articles."""
        official = self.object
        found = career(official)
        return super().get_context_data(**kwargs) | {
            "section": "officials",
            "career": found,
            "ranks": with_changes(found.ranks, found.promotions),
            "posts": with_changes(found.posts, (), neighbours(official, found.posts)),
            "timeline": career_picture(official, found),
            "latest": {"rank": latest_span(found.ranks), "post": latest_span(found.posts)},
            "variants": name_variants(official),
            "parts": OfficialParts.beginnings(official),
            "people": people_alongside(official, latest_meetings(official), ALONGSIDE),
            "looked_at": LOOKED_AT,
            "counts": counts(official),
            "articles": articles_naming(official)[:10],
        }


def latest_span(spans: Sequence[Span[Any]]) -> Span[Any] | None:
    """Return what was seen last; None where nothing is dated."""
    dated = [span for span in spans if span.until]
    return max(dated, key=lambda span: (span.until, span.since, span.count), default=None)


def career_picture(official: Official, found: Career) -> Timeline | None:
    """Return the timeline of ranks and posts."""
    in_rank, in_post = attested_months(attestations_of(official), "rank", "post")
    return timeline(
        (
            Rows(_("Ranks"), "rank", found.ranks, in_rank, found.promotions),
            Rows(_("Posts"), "post", found.posts, in_post),
        ),
        name="career",
        label=_("Career of %s") % official,
    )


def counts(official: Official) -> dict[str, str]:
    """Return how much there is of each part, none counted further than a thousand."""
    chaired = meetings_with(official, Participation.Role.CHAIR)
    return {
        "meetings": capped_count(meetings_with(official)),
        "chaired": capped_count(chaired),
        "statements": capped_count(Statement.objects.visible_claims().filter(official=official)),
    }


def name_variants(official: Official) -> QuerySet[OfficialAlias]:
    """Return the other names that a visible attestation prints; what only drafts print stays unsaid."""
    printed = Attestation.objects.visible_claims().filter(official=official, exact__icontains=OuterRef("name"))
    shown = (official.name, official.name_vi)
    return official.aliases.filter(Exists(printed)).exclude(name__in=shown).order_by("name")


def articles_naming(official: Official) -> QuerySet[Article]:
    """Return the published articles with a visible claim about the official, newest first."""
    about: list[QuerySet[Any, Any]] = [
        claims.filter(official=official).order_by().values("version__article")
        for claims in (
            Attestation.objects.visible_claims(),
            Participation.objects.visible_claims(),
            Statement.objects.visible_claims(),
        )
    ]
    named = Article.objects.filter(pk__in=about[0].union(*about[1:]))
    return named.published().select_related("source").only(*NAMED_COLUMNS).newest_first()
