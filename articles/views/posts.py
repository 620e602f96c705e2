"""Posts: the list, who held one over time, who held it on a day."""

from datetime import date
from itertools import pairwise
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import DetailView

from articles.filters import PostFilter
from articles.models import Attestation, Official, Post
from articles.models.careers import Span, attested_months, public_posts
from articles.models.holders import handovers, held_by, holders, holders_latest_first, holders_on
from articles.views.keyset import BadCursorError, Keyset, keyset_page, row_id
from articles.views.listing import Column, Listing, Sort, record_columns
from articles.views.listpage import ListPage
from articles.views.timelines import Rows, timeline, with_changes

HOLDERS = 40  # on one page
LATEST_SEEN = Keyset((("seen_last", date.fromisoformat), ("id", row_id)), descending=True)


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
    """Who held a post, the latest seen first."""

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
        try:
            return self.render_to_response(self.get_context_data(bad_day=asked))
        except BadCursorError:
            return redirect(self.object)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add one page of holders, their picture, and when the post passed on."""
        post = self.object
        page = keyset_page(holders_latest_first(post), LATEST_SEEN, self.request.GET, HOLDERS)
        people = [person.pk for person in page.rows]
        spans = sorted(holders(post, people), key=_latest_first)
        changes = handovers(holders_in_order(spans)) if post.single_holder else ()
        (months,) = attested_months(held_by(post, people), "official")
        rows = Rows("", "official", spans, months, changes)
        return super().get_context_data(**kwargs) | {
            "section": "officials",
            "page": page,
            "is_filtered": not page.is_first,
            "rows": with_changes(spans, changes),
            "timeline": timeline((rows,), name="holders", label=_("Holders of the post: %s") % post),
            "overlaps": post.single_holder and overlap(spans),
        }


def holders_in_order(spans: list[Span[Official]]) -> list[Span[Official]]:
    """Return spans by first attested day, undated ones last."""
    return sorted(spans, key=lambda span: (span.since or date.max, span.until or date.max, span.subject.pk))


def overlap(spans: list[Span[Official]]) -> bool:
    """Whether articles show two people in the post at the same time."""
    dated = [(span.since, span.until) for span in holders_in_order(spans) if span.since and span.until]
    return any(later[0] <= earlier[1] for earlier, later in pairwise(dated))


def _latest_first(span: Span[Official]) -> tuple[int, int]:
    return -(span.until or date.min).toordinal(), -span.subject.pk


def post_on_day(request: HttpRequest, slug: str, day: str) -> HttpResponse:
    """Show who held a post on one day, as far as documents say; 404 for a day that does not exist."""
    wanted = _day(day)
    if wanted is None:
        raise Http404(_("There is no such day."))
    post = get_object_or_404(public_posts().select_related("organization"), slug=slug)
    context = {"section": "officials", "post": post, "day": wanted, "found": holders_on(post, wanted)}
    return render(request, "articles/post_on_day.html", context)


def _day(text: str) -> date | None:
    try:
        return parse_date(text)
    except ValueError:
        return None
