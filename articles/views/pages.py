"""One-off pages: home, about, robots.txt."""

from typing import Any

from django.db.models import Count, Exists, OuterRef, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from articles.models import (
    Article,
    ArticleVersion,
    Attestation,
    Citation,
    Claim,
    Figure,
    Indicator,
    Meeting,
    Official,
    Resolution,
    Statement,
)
from articles.models.careers import public_officials, public_posts
from articles.search import Search, search
from articles.templatetags.archive import whole
from articles.views.articles import with_lede
from articles.views.examples import examples
from articles.views.indexed import EVERYTHING
from articles.views.keyset import capped_count
from articles.views.measured import reading_quality
from articles.views.officials import latest_attested
from articles.views.overview import documents_over_time, key_figures

RECENT = 200  # the home page looks at this many articles, whatever the archive's size
COUNTED = 10_000  # the about page counts up to here


def home(request: HttpRequest) -> HttpResponse:
    """Show what the archive is and what is new in it."""
    articles = list(with_lede(Article.objects.published().newest_first())[:6])
    latest = list(Article.objects.published().newest_first().values_list("id", flat=True)[:RECENT])
    recent = list(ArticleVersion.objects.filter(article__in=latest, is_current=True).values_list("id", flat=True))
    context = {
        "section": "home",
        "has_own_search": True,
        "examples": examples(),
        "articles": articles,
        "meetings": Meeting.objects.published().newest_first().select_related("organizer")[:5],
        "officials": most_attested(recent),
        "figures": key_figures(recent),
        "documents": documents_over_time(),
        "recent": RECENT,
        "totals": totals(),
    }
    return render(request, "home.html", context)


def totals(limit: int = 1000) -> list[dict[str, str]]:
    """Return how many records of each kind readers can open: by the search index, else none counted past `limit`."""
    rows: list[tuple[str, QuerySet[Any], str, str]] = [
        (_("articles"), Article.objects.published(), "articles", "article"),
        (_("officials"), public_officials(), "officials", "official"),
        (_("meetings"), Meeting.objects.published(), "meetings", "meeting"),
        (_("documents"), Resolution.objects.published(), "resolutions", "resolution"),
        (_("indicators"), Indicator.objects.published(), "figures", ""),
    ]
    found = search(Search(EVERYTHING, size=0, count_kinds=True))
    kinds = found.kinds if found.is_usable else {}
    return [
        {
            "name": name,
            "count": whole(kinds[kind]) if kind in kinds else capped_count(public, limit),
            "url": reverse(url),
        }
        for name, public, url, kind in rows
    ]


def most_attested(versions: list[int]) -> list[Official]:
    """Return the officials that most of these public versions name, with `reports` saying how many."""
    counts = (
        Attestation.objects.not_rejected()
        .filter(version__in=versions)
        .values("official")
        .annotate(reports=Count("version", distinct=True))
        .order_by("-reports", "official")[:6]
    )
    reports = {row["official"]: row["reports"] for row in counts}
    officials = list(latest_attested(public_officials().filter(pk__in=reports)))
    for official in officials:
        official.reports = reports[official.pk]  # type: ignore[attr-defined]
    return sorted(officials, key=lambda official: (-reports[official.pk], official.folded))


def shown_claims(model: type[Claim]) -> QuerySet[Any]:
    """Return the claims that readers may see, asked so that the database can stop early: claim by claim."""
    public = ArticleVersion.objects.filter(is_current=True, article__state=Article.State.PUBLISHED)
    rows: QuerySet[Any] = model._default_manager.exclude(status=Claim.Status.REJECTED)
    return rows.filter(Exists(public.filter(pk=OuterRef("version"))))


def about(request: HttpRequest) -> HttpResponse:
    """Say what is read by machine and confirmed by people, and how much of it there is."""
    claims: list[tuple[str, type[Claim]]] = [
        (_("ranks and posts"), Attestation),
        (_("citations of documents"), Citation),
        (_("figures"), Figure),
        (_("statements"), Statement),
    ]
    coverage = []
    for name, model in claims:
        visible = shown_claims(model)
        decided = visible.filter(decided_by__gt=0)  # a number, so that the index on it is used
        coverage.append(
            {"name": name, "all": capped_count(visible, COUNTED), "decided": capped_count(decided, COUNTED)}
        )
    public = Article.objects.published().filter(pk=OuterRef("article"))
    newest = ArticleVersion.objects.filter(Exists(public), is_current=True)
    dated = Article.objects.published().filter(published_on__isnull=False)
    context = {
        "section": "about",
        "quality": reading_quality(),
        "coverage": coverage,
        "totals": totals(COUNTED),
        "posts": capped_count(public_posts(), COUNTED),
        "extractor": newest.order_by("-id").values_list("extractor", flat=True).first(),
        "first": dated.order_by("listed_on", "id").values_list("published_on", flat=True).first(),
        "last": dated.order_by("-listed_on", "-id").values_list("published_on", flat=True).first(),
    }
    return render(request, "about.html", context)


def robots(request: HttpRequest) -> HttpResponse:
    """Tell crawlers what to leave alone and where the sitemap is."""
    lines = ["User-agent: *", "Disallow: /admin/", "Disallow: /search/", "Disallow: /id/*/cite", ""]
    lines.append(f"Sitemap: {request.build_absolute_uri(reverse('sitemap'))}")
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
