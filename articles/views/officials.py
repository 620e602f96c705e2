"""Officials and the posts they hold: lists, careers, who held a post on a day."""

from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import DetailView

from articles.filters import OfficialFilter, PostFilter
from articles.models import Article, Attestation, Official, OfficialAlias, Participation, Post, Statement
from articles.models.careers import (
    Span,
    career,
    handovers,
    holders,
    meetings_of,
    public_officials,
    public_posts,
    public_statements,
)
from articles.views.articles import with_lede
from articles.views.keyset import Keyset, row_id
from articles.views.listing import Column, Listing, Sort, record_columns
from articles.views.listpage import ListPage

SHOWN = 50  # rows of one part of a record page; the lists lead to the rest


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
    """One official's career, meetings, statements and articles."""

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
        """Add the career and what else documents say."""
        official = self.object
        parts = list(meetings_of(official)[: SHOWN + 1])
        statements = list(
            public_statements()
            .filter(official=official)
            .select_related("meeting__organizer", "version__article")
            .defer("version__raw", "version__blocks")
            .order_by("-version__article__listed_on", "-version_id", "block", "start")[: SHOWN + 1]
        )
        return super().get_context_data(**kwargs) | {
            "section": "officials",
            "career": career(official),
            "variants": name_variants(official),
            "meetings": by_meeting(parts[:SHOWN]),
            "more_meetings": len(parts) > SHOWN,
            "statements": statements[:SHOWN],
            "more_statements": len(statements) > SHOWN,
            "articles": articles_naming(official)[:10],
        }


def by_meeting(parts: list[Participation]) -> list[dict[str, Any]]:
    """Return each meeting once with what the official did there, the chair first."""
    found: dict[int, dict[str, Any]] = {}
    for part in parts:
        held = found.setdefault(part.meeting_id, {"meeting": part.meeting, "roles": {}})
        held["roles"].setdefault(part.role, part)
    chair = Participation.Role.CHAIR
    for held in found.values():
        held["roles"] = sorted(held["roles"].values(), key=lambda part: (part.role != chair, part.role))
    return list(found.values())


def name_variants(official: Official) -> QuerySet[OfficialAlias]:
    """Return the other names that a visible attestation prints; what only drafts print stays unsaid."""
    printed = Attestation.objects.visible_claims().filter(official=official, exact__icontains=OuterRef("name"))
    shown = (official.name, official.name_vi)
    return official.aliases.filter(Exists(printed)).exclude(name__in=shown).order_by("name")


def articles_naming(official: Official) -> QuerySet[Article]:
    """Return the published articles with a visible claim about the official, newest first."""
    claims = {"official": official, "version__article": OuterRef("pk")}
    named = (
        Q(Exists(Attestation.objects.visible_claims().filter(**claims)))
        | Q(Exists(Participation.objects.visible_claims().filter(**claims)))
        | Q(Exists(Statement.objects.visible_claims().filter(**claims)))
    )
    return with_lede(Article.objects.published().filter(named).newest_first())


class Posts(Listing):
    """Posts that articles name."""

    name = "posts"
    title = gettext_lazy("Posts")
    section = "officials"
    filterset_class = PostFilter
    sorts = (
        Sort("label", gettext_lazy("By name"), Keyset((("label", str), ("id", row_id)))),
        Sort("added", gettext_lazy("Latest in the archive first"), Keyset((("id", row_id),), descending=True)),
    )
    page_size = 50
    columns = (
        *record_columns(),
        Column("post", lambda row: row.label),
        Column("vietnamese_label", lambda row: row.label_vi or None),
        Column("role", lambda row: row.role),
        Column("organization", lambda row: row.organization.name if row.organization else None),
        Column("latest_holder", lambda row: row.latest_holder),
        Column("last_attested", lambda row: row.latest_day),
    )

    def rows(self) -> QuerySet[Post]:
        """Return the posts that visible claims name."""
        return public_posts()

    def with_details(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        """Add the body and the latest holder."""
        seen = Attestation.objects.visible_claims().filter(post=OuterRef("pk"), as_of__isnull=False)
        latest = seen.order_by("-as_of", "-id")
        detailed: QuerySet[Post] = rows.select_related("organization").annotate(
            latest_holder=Subquery(latest.values("official__name")[:1]),
            latest_day=Subquery(latest.values("as_of")[:1]),
        )
        return detailed

    def summary(self, row: Any) -> str:
        """Return who was last seen in it."""
        return row.latest_holder or ""


POSTS = Posts()


class PostList(ListPage):
    """Posts by label."""

    template_name = "articles/post_list.html"
    listing = POSTS


class PostPage(DetailView):  # type: ignore[type-arg]  # not subscriptable at run time
    """Who held a post, over time."""

    template_name = "articles/post.html"

    def get_queryset(self) -> QuerySet[Post]:
        """Return the posts that visible claims name."""
        return public_posts().select_related("organization")

    def get(self, request: HttpRequest, *_args: Any, **_kwargs: Any) -> HttpResponse:
        """Show the post; the form's `?on=` leads to the page of that day."""
        self.object = self.get_object()
        asked = request.GET.get("on", "")
        wanted = _day(asked)
        if wanted:
            return redirect("post-on", slug=self.object.slug, day=wanted.isoformat())
        return self.render_to_response(self.get_context_data(bad_day=asked))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the holders and when the post passed on."""
        spans = holders(self.object)
        return super().get_context_data(**kwargs) | {
            "section": "officials",
            "holders": spans,
            "handovers": handovers(spans) if self.object.single_holder else (),
        }


def post_on_day(request: HttpRequest, slug: str, day: str) -> HttpResponse:
    """Show who held a post on one day, as far as documents say; 404 for a day that does not exist."""
    wanted = _day(day)
    if wanted is None:
        raise Http404(_("There is no such day."))
    post = get_object_or_404(public_posts().select_related("organization"), slug=slug)
    spans = holders(post)
    context = {
        "section": "officials",
        "post": post,
        "day": wanted,
        "on_day": [span for span in spans if span.covers(wanted)],
        "before": _nearest_before(spans, wanted),
        "afterwards": _nearest_after(spans, wanted),
    }
    return render(request, "articles/post_on_day.html", context)


def _day(text: str) -> date | None:
    try:
        return parse_date(text)
    except ValueError:
        return None


def _nearest_before(spans: tuple[Span[Official], ...], day: date) -> Span[Official] | None:
    earlier = [span for span in spans if span.until and span.until < day]
    return max(earlier, key=lambda span: span.until or day, default=None)


def _nearest_after(spans: tuple[Span[Official], ...], day: date) -> Span[Official] | None:
    later = [span for span in spans if span.since and span.since > day]
    return min(later, key=lambda span: span.since or day, default=None)
