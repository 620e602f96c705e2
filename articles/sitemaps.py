"""Every public page for crawlers, in sections, each with the day it last changed."""

from datetime import datetime
from typing import Any

from django.contrib.sitemaps import Sitemap
from django.db.models import Model, QuerySet
from django.urls import reverse

from articles.models import Article, Indicator, Meeting, Resolution
from articles.models.careers import public_officials, public_posts


class RecordSitemap(Sitemap):  # type: ignore[type-arg]  # not subscriptable at run time
    """One kind of record; subclasses name its public rows."""

    limit = 5000

    def rows(self) -> QuerySet[Any]:
        """Return what readers may see."""
        raise NotImplementedError

    def items(self) -> QuerySet[Any]:
        """Return the rows in a lasting order."""
        return self.rows().order_by("id")

    def get_latest_lastmod(self) -> None:
        """Say nothing of a whole section: the framework would load every row to find out."""

    def lastmod(self, item: Model) -> datetime:
        """Return when the record last changed."""
        return item.updated_at  # type: ignore[attr-defined, no-any-return]


class ArticleSitemap(RecordSitemap):
    """Published articles; undated and dated alike."""

    def rows(self) -> QuerySet[Article]:
        """Return published articles."""
        return Article.objects.published().only("slug", "published_on", "updated_at")


class OfficialSitemap(RecordSitemap):
    """Career pages."""

    def rows(self) -> QuerySet[Any]:
        """Return public officials."""
        return public_officials()


class PostSitemap(RecordSitemap):
    """Posts."""

    def rows(self) -> QuerySet[Any]:
        """Return public posts."""
        return public_posts()


class MeetingSitemap(RecordSitemap):
    """Meetings."""

    def rows(self) -> QuerySet[Meeting]:
        """Return public meetings."""
        return Meeting.objects.published()


class ResolutionSitemap(RecordSitemap):
    """Documents."""

    def rows(self) -> QuerySet[Resolution]:
        """Return public documents."""
        return Resolution.objects.published()


class IndicatorSitemap(RecordSitemap):
    """Indicators."""

    def rows(self) -> QuerySet[Indicator]:
        """Return public indicators."""
        return Indicator.objects.published()


class PageSitemap(Sitemap):  # type: ignore[type-arg]  # not subscriptable at run time
    """The lists and the about page."""

    def items(self) -> list[str]:
        """Return the names of the addresses."""
        return ["home", "articles", "officials", "posts", "meetings", "resolutions", "figures", "about"]

    def location(self, item: str) -> str:
        """Return the address."""
        return reverse(item)


SECTIONS: "dict[str, type[Sitemap[Any]]]" = {
    "pages": PageSitemap,
    "articles": ArticleSitemap,
    "officials": OfficialSitemap,
    "posts": PostSitemap,
    "meetings": MeetingSitemap,
    "resolutions": ResolutionSitemap,
    "figures": IndicatorSitemap,
}
