"""The list of articles."""

from collections.abc import Iterable
from datetime import datetime, time
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery
from django.db.models.fields.json import KT
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.filters import ArticleFilter
from articles.models import Article, ArticleVersion, Citation
from articles.views.listing import Column, Listing, record_columns
from articles.views.listpage import ListPage

LIST_COLUMNS = (
    "uuid",
    "title",
    "slug",
    "byline",
    "language",
    "url",
    "published_on",
    "published_at",
    "listed_on",
    "source__name",
    "source__name_vi",
    "source__slug",
)
FEED_COLUMNS = ("first_published_at", "created_at", "updated_at")


def with_lede(rows: QuerySet[Article], *more: str) -> QuerySet[Article]:
    """Return article rows with the columns a list shows and the first block's text as `lede`."""
    first = ArticleVersion.objects.filter(article=OuterRef("pk"), is_current=True).values(lede=KT("blocks__0__text"))
    return rows.select_related("source").only(*LIST_COLUMNS, *more).annotate(lede=Subquery(first))


class Articles(Listing):
    """Published articles."""

    name = "articles"
    title = gettext_lazy("Articles")
    section = "articles"
    kind = "article"
    facets = ("year", "source", "official", "post", "organization", "resolution", "indicator", "language", "has")
    is_placed = True
    filterset_class = ArticleFilter
    columns = (
        *record_columns(),
        Column("title", lambda row: row.title),
        Column("published", lambda row: row.published_at or row.published_on),
        Column("source", lambda row: row.source.name if row.source else None),
        Column("byline", lambda row: row.byline or None),
        Column("language", lambda row: row.language),
        Column("original_address", lambda row: row.url or None),
        Column("first_paragraph", lambda row: row.lede),
    )

    def rows(self) -> QuerySet[Article]:
        """Return published articles."""
        return Article.objects.published()

    def with_details(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        """Add source and first paragraph."""
        return with_lede(rows)

    def for_feed(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        """Return rows in the order in which they were published."""
        return with_lede(rows, *FEED_COLUMNS).order_by("-listed_on", "-id")

    def summary(self, row: Any) -> str:
        """Return the first paragraph."""
        return row.lede or ""

    def author(self, row: Any) -> str:
        """Return the byline, else the source."""
        return row.byline or (row.source.name if row.source else str(_("unknown")))

    def published(self, row: Any) -> datetime:
        """Return when the source published it; when it became public here, where the source is silent."""
        if row.published_at:
            return row.published_at  # type: ignore[no-any-return]
        if row.published_on:
            return timezone.make_aware(datetime.combine(row.published_on, time()))
        return row.first_published_at or row.created_at  # type: ignore[no-any-return]


ARTICLES = Articles()


class ArticleList(ListPage):
    """Published articles, newest first."""

    template_name = "articles/article_list.html"
    listing = ARTICLES


def cited_documents(claims: Iterable[Citation]) -> list[list[Citation]]:
    """Return citations grouped by document, documents in order of appearance."""
    groups: dict[int, list[Citation]] = {}
    for claim in claims:
        groups.setdefault(claim.resolution_id, []).append(claim)
    return list(groups.values())
