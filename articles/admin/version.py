"""Versions of documents: the evidence, read only, with the raw document as text."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from articles.admin.base import EvidenceAdmin
from articles.models import ArticleVersion, TextBand

SHOWN = 200_000  # characters of a raw document on its page


@admin.register(ArticleVersion)
class ArticleVersionAdmin(EvidenceAdmin):
    """States of documents. Lists never load the documents themselves."""

    list_display = ("__str__", "is_current", "name", "media_type", "encoding", "extractor", "imported_at")
    list_filter = ("is_current", "media_type", "encoding", "extractor")
    list_select_related = ("article",)
    date_hierarchy = "imported_at"
    ordering = ("-id",)
    search_fields = ("article__title", "name", "sha256")
    fieldsets = (
        (None, {"fields": ("article", ("number", "is_current"), "name", "imported_at", "run")}),
        (_("Reading"), {"fields": ("media_type", "encoding", "extractor", "notices_in_words")}),
        (_("Text"), {"fields": ("text",)}),
        (_("Document as it came"), {"fields": ("sha256", "text_sha256", "size", "raw_text"), "classes": ("collapse",)}),
    )
    readonly_fields = ("notices_in_words", "text", "size", "raw_text")

    def get_queryset(self, request: HttpRequest) -> QuerySet[ArticleVersion]:
        """Return versions without their documents and texts."""
        return super().get_queryset(request).select_related("article").defer("raw", "blocks", "notices")

    @admin.display(description=_("text"))
    def text(self, version: ArticleVersion) -> SafeString:
        """Paragraphs and captions with their numbers."""
        lines = ((number, block["text"]) for number, block in enumerate(version.blocks))
        return format_html(
            '<ol start="0" class="blocks">{}</ol>', format_html_join("", '<li value="{}">{}</li>', lines)
        )

    @admin.display(description=_("notices"))
    def notices_in_words(self, version: ArticleVersion) -> str:
        """What the reader noticed."""
        return "; ".join(notice_in_words(notice) for notice in version.notices) or "—"

    @admin.display(description=_("size"))
    def size(self, version: ArticleVersion) -> str:
        """Length of the raw document."""
        return f"{len(version.raw):,} bytes"

    @admin.display(description=_("raw document"))
    def raw_text(self, version: ArticleVersion) -> SafeString:
        """The raw document, decoded as it was read."""
        try:
            text = bytes(version.raw).decode(version.encoding or "utf-8", errors="replace")
        except LookupError:  # an encoding that Python has no codec for
            text = bytes(version.raw).decode("utf-8", errors="replace")
        cut = f"\n… {len(text) - SHOWN:,} characters more" if len(text) > SHOWN else ""
        return format_html('<pre class="raw" tabindex="0">{}{}</pre>', text[:SHOWN], cut)


def notice_in_words(notice: Any) -> str:
    """Return a notice as an editor reads it: imports store a mapping with a message, or plain text."""
    return str(notice.get("message") or notice.get("code") or notice) if isinstance(notice, dict) else str(notice)


@admin.register(TextBand)
class TextBandAdmin(EvidenceAdmin):
    """Bands of signatures: by these near-duplicates are found."""

    list_display = ("version", "band", "value")
    list_filter = ("band",)
    ordering = ("-version", "band")
    search_fields = ("version__article__title",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[TextBand]:
        """Return bands with their article's name, without documents and texts."""
        rows = super().get_queryset(request).select_related("version__article")
        return rows.defer("version__raw", "version__blocks", "version__notices")
