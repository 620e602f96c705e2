"""Lists by COUNT and OFFSET, search by FTS5, one article."""

from typing import Any

from django.core.paginator import Paginator
from django.db import connection
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from bench.smallest.models import Article, Meeting, Official, Resolution

PAGE = 25
_MATCHES = "FROM article_fts JOIN article ON article.id = article_fts.rowid WHERE article_fts MATCH %s"


def _list(request: HttpRequest, rows: QuerySet[Any], template: str) -> HttpResponse:
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    return render(request, template, {"page": page, "asked": request.GET})


def articles(request: HttpRequest) -> HttpResponse:
    """List articles, the newest first; filters: year, source, official (ids), q (every word in title or text)."""
    rows = Article._default_manager.select_related("source").defer("text")
    for name in ("year", "source", "official"):
        if value := request.GET.get(name):
            rows = rows.filter(**{{"official": "officials"}.get(name, name): value})
    for word in request.GET.get("q", "").split():
        rows = rows.filter(text__icontains=word)
    return _list(request, rows, "articles.html")


def article(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one article with its people."""
    found = get_object_or_404(Article._default_manager.select_related("source"), pk=pk)
    return render(request, "article.html", {"article": found, "officials": found.officials.all()})


def officials(request: HttpRequest) -> HttpResponse:
    """List people by name."""
    return _list(request, Official._default_manager.all(), "records.html")


def meetings(request: HttpRequest) -> HttpResponse:
    """List events, the newest first."""
    return _list(request, Meeting._default_manager.all(), "records.html")


def resolutions(request: HttpRequest) -> HttpResponse:
    """List documents by name."""
    return _list(request, Resolution._default_manager.all(), "records.html")


def search(request: HttpRequest) -> HttpResponse:
    """Search by FTS5: the best twenty-five with snippets, how many there are, counts by year and source."""
    asked = [request.GET.get("q", "")]
    more = ""
    if year := request.GET.get("year"):
        more, asked = " AND article.year = %s", [*asked, year]
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT article.id, article.title, article.day, snippet(article_fts, 1, '<b>', '</b>', '…', 30) "
            f"{_MATCHES}{more} ORDER BY rank LIMIT {PAGE}",
            asked,
        )
        hits = cursor.fetchall()
        cursor.execute(f"SELECT count(*) {_MATCHES}{more}", asked)
        total = cursor.fetchone()[0]
        cursor.execute(f"SELECT article.year, count(*) {_MATCHES}{more} GROUP BY 1 ORDER BY 1", asked)
        years = cursor.fetchall()
        cursor.execute(
            f"SELECT source.name, n FROM (SELECT article.source_id AS s, count(*) AS n {_MATCHES}{more} GROUP BY 1) "
            "LEFT JOIN source ON source.id = s ORDER BY 2 DESC",
            asked,
        )
        sources = cursor.fetchall()
    context = {"hits": hits, "total": total, "years": years, "sources": sources, "q": request.GET.get("q", "")}
    return render(request, "search.html", context)
