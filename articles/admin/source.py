"""Publishers and portals."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from articles.admin.records import RecordAdmin, count_of
from articles.models import Article, Source


@admin.register(Source)
class SourceAdmin(RecordAdmin):
    """Sources with the number of their articles."""

    list_display = ("name", "url", "layout", "article_count")
    list_filter = ("layout",)
    search_fields = ("name", "name_vi", "slug")
    slug_from = "name"
    fieldsets = (
        (None, {"fields": ("name", "name_vi", "slug", "url", "hosts", "layout")}),
        (_("Record"), {"fields": ("uuid", "created_at", "updated_at"), "classes": ("collapse",)}),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Source]:
        """Return sources with the number of their articles."""
        found: QuerySet[Source] = (
            super().get_queryset(request).annotate(articles_here=count_of(Article.objects.all(), "source"))
        )
        return found

    @admin.display(description=_("articles"), ordering="articles_here")
    def article_count(self, source: Any) -> int:
        """Number of articles."""
        return int(source.articles_here)
