"""Every public page for crawlers, in sections, each with the day it last changed."""

from datetime import datetime
from typing import Any

from django.contrib.sitemaps import Sitemap
from django.core.paginator import Page, Paginator
from django.db.models import Model, QuerySet
from django.urls import reverse
from django.utils.functional import cached_property

from articles.models import Article, Indicator, Meeting, Resolution
from articles.models.careers import public_officials, public_posts


class Stretches(Paginator):  # type: ignore[type-arg]  # not subscriptable at run time
    """Pages by stretches of ids: each costs the same, keeps its address, and none is found by counting.

    A stretch whose records are not public is an empty page; there is at least one page.
    """

    object_list: QuerySet[Any]

    @cached_property
    def num_pages(self) -> int:
        """How many stretches there are up to the last public record."""
        last: int = self.object_list.order_by("-id").values_list("id", flat=True).first() or 1
        return (last - 1) // self.per_page + 1

    def page(self, number: int | str) -> "Page[Any]":
        """Return a stretch; EmptyPage and PageNotAnInteger as ever."""
        number = self.validate_number(number)
        last = number * self.per_page
        rows = self.object_list.filter(id__gt=last - self.per_page, id__lte=last)
        return Page(list(rows), number, self)


class RecordSitemap(Sitemap):  # type: ignore[type-arg]  # not subscriptable at run time
    """One kind of record; subclasses name its public rows."""

    limit = 5000

    def rows(self) -> QuerySet[Any]:
        """Return what readers may see."""
        raise NotImplementedError

    def items(self) -> QuerySet[Any]:
        """Return the rows in a lasting order."""
        return self.rows().order_by("id")

    @property
    def paginator(self) -> Stretches:
        """Return the pages."""
        return Stretches(self.items(), self.limit)

    def get_latest_lastmod(self) -> datetime | None:
        """Return when any record of the section last changed: one look at the end of an index."""
        newest: datetime | None = self.rows().order_by("-updated_at").values_list("updated_at", flat=True).first()
        return newest

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
        return ["home", "articles", "officials", "posts", "statements", "meetings", "resolutions", "figures", "about"]

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
