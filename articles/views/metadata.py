"""The head of a page: Open Graph, Highwire and Dublin Core tags, and linked data as a data block."""

import json
from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.timezone import localtime
from django.utils.translation import override

from articles.models import Article, Meeting, Official, Record
from articles.templatetags.archive import heading
from articles.views.linked_data import linked_data
from articles.views.works import ARCHIVE, permanent_path

type Tag = tuple[str, str]

# What could end the data block, or start another element in it, is written as JSON writes it.
_DATA_BLOCK = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}
_LOCALES = {"en": "en_GB", "vi": "vi_VN"}


def metadata(record: Record, request: HttpRequest, description: str = "", **known: Any) -> SafeString:
    """Return the tags of a record's page; `known` goes to `linked_data`. Costs no query."""
    page = request.build_absolute_uri(record.get_absolute_url())  # type: ignore[attr-defined]
    lines = [format_html_join("\n", '<meta property="{}" content="{}">', open_graph(record, page, description))]
    if isinstance(record, Article):
        permanent = request.build_absolute_uri(permanent_path(record))
        lines.append(mark_safe('<link rel="schema.DC" href="http://purl.org/dc/elements/1.1/">'))
        lines.append(format_html_join("\n", '<meta name="{}" content="{}">', bibliography(record, page, permanent)))
    with override(settings.LANGUAGE_CODE):  # what machines read is the same in every language of the pages
        lines.append(data_block(linked_data(record, request.build_absolute_uri, **known)))
    return mark_safe("\n".join(lines))


def data_block(said: Any) -> SafeString:
    """Return linked data as a block that browsers keep as data: nothing in it can end it or be run."""
    text = json.dumps(said, ensure_ascii=False, separators=(",", ":")).translate(_DATA_BLOCK)
    return format_html('<script type="application/ld+json">{}</script>', mark_safe(text))


def open_graph(record: Record, page: str, description: str) -> Iterator[Tag]:
    """Yield what other sites show when they link to the page."""
    kinds: dict[type[Record], str] = {Article: "article", Official: "profile"}
    yield "og:type", kinds.get(type(record), "website")
    yield "og:site_name", ARCHIVE
    yield "og:title", heading(record) if isinstance(record, Meeting) else str(record)
    yield "og:url", page
    if description:
        yield "og:description", description
    if isinstance(record, Article):
        yield "og:locale", _LOCALES.get(record.language, record.language)
        if day := _published(record):
            yield "article:published_time", day


def _published(article: Article) -> str:
    if article.published_at:
        return localtime(article.published_at).isoformat()
    return article.published_on.isoformat() if article.published_on else ""


def bibliography(article: Article, page: str, permanent: str) -> Iterator[Tag]:
    """Yield Highwire and Dublin Core tags, which reference managers read."""
    yield "citation_title", article.title
    yield "citation_public_url", page
    yield "citation_fulltext_html_url", page
    yield "citation_language", article.language
    yield "DC.title", article.title
    yield "DC.identifier", permanent
    yield "DC.language", article.language
    yield "DC.type", "Text"
    if article.byline:
        yield "citation_author", article.byline
        yield "DC.creator", article.byline
    if article.published_on:
        yield "citation_publication_date", f"{article.published_on:%Y/%m/%d}"
        yield "DC.date", article.published_on.isoformat()
    if article.source:
        yield "citation_publisher", article.source.name
        yield "DC.publisher", article.source.name
    if article.url:
        yield "DC.source", article.url
