"""The Atom feed of articles. It takes the filters of the list."""

from datetime import UTC, datetime, time
from typing import Any
from urllib.parse import urlencode

from django.contrib.syndication.views import Feed
from django.core.exceptions import BadRequest
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _

from articles.filters import ArticleFilter
from articles.models import Article
from articles.views.articles import with_lede
from articles.views.listing import chips

ENTRIES = 50


class ArchiveAtom(Atom1Feed):
    """Atom that reads the same each time it is asked for while nothing changes."""

    def latest_post_date(self) -> datetime:
        """Return when the newest entry changed; a fixed day for a feed without entries."""
        return super().latest_post_date() if self.items else datetime(2000, 1, 1, tzinfo=UTC)


class ArticleFeed(Feed):  # type: ignore[type-arg]  # not subscriptable at run time
    """The newest published articles that match the filters."""

    feed_type = ArchiveAtom
    subtitle = "Press articles of the Ministry of Public Security, as they enter the archive."

    def get_object(self, request: HttpRequest, *_args: Any, **_kwargs: Any) -> ArticleFilter:
        """Return the filters; 400 with the reason when a value cannot be read."""
        filters = ArticleFilter(request.GET, queryset=Article.objects.published(), request=request)
        if not filters.is_valid():
            raise BadRequest(" ".join(message for messages in filters.errors.values() for message in messages))
        return filters

    def title(self, filters: ArticleFilter) -> str:
        """Name the feed by its filters."""
        words = ", ".join(f"{chip.label}: {chip.value}" for chip in chips(filters))
        return f"{_('MPS Archive')} – {words or _('articles')}"

    def link(self, filters: ArticleFilter) -> str:
        """Return the list that the feed follows."""
        return _with_query(reverse("articles"), filters)

    def feed_url(self, filters: ArticleFilter) -> str:
        """Return the feed's own address, filters included."""
        return _with_query(reverse("feed"), filters)

    def items(self, filters: ArticleFilter) -> QuerySet[Article]:
        """Return the newest articles."""
        rows = with_lede(filters.qs.newest_first())
        return rows.only("title", "slug", "uuid", "byline", "published_on", "published_at", "listed_on", "source__name",
                         "first_published_at", "created_at", "updated_at")[:ENTRIES]  # fmt: skip

    def item_title(self, item: Article) -> str:
        """Return the headline as it is: the generator escapes it."""
        return item.title

    def item_description(self, item: Article) -> str:
        """Return the first paragraph."""
        return getattr(item, "lede", "") or ""

    def item_guid(self, item: Article) -> str:
        """Return an id that outlives every address."""
        return f"urn:uuid:{item.uuid}"

    def item_pubdate(self, item: Article) -> datetime:
        """Return when the source published it; when it became public here, where the source is silent."""
        if item.published_at:
            return item.published_at
        if item.published_on:
            return timezone.make_aware(datetime.combine(item.published_on, time()))
        return item.first_published_at or item.created_at

    def item_updateddate(self, item: Article) -> datetime:
        """Return when the record last changed."""
        return item.updated_at

    def item_author_name(self, item: Article) -> str:
        """Return the byline, else the source."""
        return item.byline or (item.source.name if item.source else str(_("unknown")))


def _with_query(address: str, filters: ArticleFilter) -> str:
    """Return `address` with the filters that are set, and nothing else of what was asked."""
    asked = [(name, filters.data[name]) for name in filters.form.fields if filters.data.get(name)]
    return f"{address}?{urlencode(asked)}" if asked else address
