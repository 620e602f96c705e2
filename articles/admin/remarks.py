"""Comments of editors and corrections for readers, as lists; both are written at their article."""

from typing import Any

from django.contrib import admin
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from articles.admin.base import EvidenceAdmin, badge, link
from articles.models import ArticleComment, Correction


class RemarkAdmin(EvidenceAdmin):
    """What is written at an article's page and only listed here."""

    readonly_fields = ("article_link",)

    @admin.display(description=_("article"), ordering="article")
    def article_link(self, remark: Any) -> Any:
        """The article it is about."""
        return link(remark.article)


@admin.register(ArticleComment)
class ArticleCommentAdmin(RemarkAdmin):
    """What editors told each other, the latest first."""

    list_display = ("text", "article_link", "author", "created_at")
    list_filter = ("created_at",)
    list_select_related = ("article", "author")
    search_fields = ("text", "article__title", "author__username")
    fields = ("article_link", "author", "created_at", "text")


@admin.register(Correction)
class CorrectionAdmin(RemarkAdmin):
    """What readers were told, the latest first, retracted notes included."""

    list_display = ("text", "article_link", "standing", "author", "published_at")
    list_filter = (("retracted_at", admin.EmptyFieldListFilter), "published_at")
    list_select_related = ("article", "author", "retracted_by")
    search_fields = ("text", "article__title")
    fields = ("article_link", "text", "author", "published_at", "retracted_by", "retracted_at")

    @admin.display(description=_("state"), ordering="retracted_at")
    def standing(self, correction: Correction) -> SafeString:
        """Whether readers see it."""
        return badge("published", "shown") if correction.retracted_at is None else badge("withdrawn", "retracted")
