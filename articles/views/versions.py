"""Versions of an article: the list of them, each as it read, and what changed from one to the next."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from articles.models import Article, ArticleVersion
from articles.views.differences import What, compare
from articles.views.marks import anchored, marks_by_block
from articles.views.reading import reading_blocks, stored_claims


def versions(request: HttpRequest, year: str, month: str, slug: str) -> HttpResponse:
    """List the versions of an article, latest first, each with what it changed."""
    article = _article(slug)
    if moved := _moved(request, article, f"{article.get_absolute_url()}versions/"):
        return moved
    found = article.versions.only("number", "imported_at", "is_current", "article_id").order_by("-number")
    return _page(request, "articles/versions.html", {"article": article, "versions": found})


def version(request: HttpRequest, year: str, month: str, slug: str, number: int) -> HttpResponse:
    """Show an article as it read in one version."""
    article = _article(slug)
    if moved := _moved(request, article, f"{article.get_absolute_url()}versions/{number}/"):
        return moved
    shown = _version(article, number)
    placed = marks_by_block(stored_claims(shown))
    context = {
        "article": article,
        "version": shown,
        "runs": reading_blocks(shown.blocks, lambda place, text: anchored(text, placed.get(place, []))),
        "latest": article.versions.order_by("-number").values_list("number", flat=True).first(),
    }
    return _page(request, "articles/version.html", context)


def changes(request: HttpRequest, year: str, month: str, slug: str, number: int) -> HttpResponse:
    """Show what a version changed in the one before it."""
    article = _article(slug)
    if moved := _moved(request, article, f"{article.get_absolute_url()}versions/{number}/changes/"):
        return moved
    after = _version(article, number)
    before = article.versions.defer("raw").filter(number__lt=number).order_by("-number").first()
    if before is None:
        raise Http404(_("The first version changed nothing."))
    rows = compare(*([block["text"] for block in one.blocks] for one in (before, after)))
    counts = {what.value: sum(row.what is what for row in rows) for what in What}
    context = {"article": article, "before": before, "after": after, "rows": rows, "counts": counts}
    return _page(request, "articles/changes.html", context)


def _article(slug: str) -> Article:
    return get_object_or_404(Article.objects.announced().select_related("source"), slug=slug)


def _version(article: Article, number: int) -> ArticleVersion:
    return get_object_or_404(article.versions.defer("raw"), number=number)


def _moved(request: HttpRequest, article: Article, address: str) -> HttpResponse | None:
    """Return the way on: from a withdrawn article to its page, from a wrong month to the right one."""
    if article.state == Article.State.WITHDRAWN:
        return redirect(article)
    return redirect(address, permanent=True) if request.path != address else None


def _page(request: HttpRequest, template: str, context: dict[str, Any]) -> HttpResponse:
    page = render(request, template, {"section": "articles", **context})
    page["X-Robots-Tag"] = "noindex"
    return page
