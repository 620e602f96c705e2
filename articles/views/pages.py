"""One-off pages: home, about, search's address, robots.txt."""

from typing import Any

from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode

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
    PeriodKind,
    Resolution,
    Statement,
)
from articles.models.careers import public_officials, public_posts
from articles.views.articles import with_lede
from articles.views.listing import capped_count
from articles.views.officials import latest_attested
from articles.views.quoting import with_sentences

RECENT = 200  # the home page looks at this many articles, whatever the archive's size
COUNTED = 10_000  # the about page counts up to here


def home(request: HttpRequest) -> HttpResponse:
    """Show what the archive is and what is new in it."""
    articles = list(with_lede(Article.objects.published().newest_first())[:6])
    recent = list(Article.objects.published().newest_first().values_list("id", flat=True)[:RECENT])
    context = {
        "section": "home",
        "articles": articles,
        "meetings": Meeting.objects.published().newest_first().select_related("organizer")[:5],
        "officials": most_attested(recent),
        "figures": key_figures(recent),
        "recent": RECENT,
        "totals": totals(),
    }
    return render(request, "home.html", context)


def totals(limit: int = 1000) -> list[dict[str, str]]:
    """Return how many records of each kind readers can open; none is counted past `limit`."""
    rows: list[tuple[str, QuerySet[Any], str]] = [
        ("articles", Article.objects.published(), "articles"),
        ("officials", public_officials(), "officials"),
        ("meetings", Meeting.objects.published(), "meetings"),
        ("documents", Resolution.objects.published(), "resolutions"),
        ("indicators", Indicator.objects.published(), "figures"),
    ]
    return [{"name": name, "count": capped_count(rows, limit), "url": reverse(url)} for name, rows, url in rows]


def most_attested(articles: list[int]) -> list[Official]:
    """Return the officials that most of these articles name, with `reports` saying how many."""
    counts = (
        Attestation.objects.visible_claims()
        .filter(version__article__in=articles)
        .values("official")
        .annotate(reports=Count("version", distinct=True))
        .order_by("-reports", "official")[:6]
    )
    reports = {row["official"]: row["reports"] for row in counts}
    officials = list(latest_attested(public_officials().filter(pk__in=reports)))
    for official in officials:
        official.reports = reports[official.pk]  # type: ignore[attr-defined]
    return sorted(officials, key=lambda official: (-reports[official.pk], official.folded))


def key_figures(articles: list[int]) -> list[Figure]:
    """Return the newest figure of up to six indicators, those that most of these articles report."""
    figures = (
        with_sentences(Figure.objects.visible_claims())
        .filter(version__article__in=articles, indicator__isnull=False, period_end__isnull=False)
        .exclude(period_kind=PeriodKind.OTHER)
        .select_related("indicator", "version__article")
        .order_by("-period_end", "period_start", "-version__article__listed_on", "-id")[: 10 * RECENT]
    )
    newest: dict[int, Figure] = {}
    reported: dict[int, set[int]] = {}
    for figure in figures:
        assert figure.indicator_id  # noqa: S101 - the query asks for it
        newest.setdefault(figure.indicator_id, figure)
        reported.setdefault(figure.indicator_id, set()).add(figure.version_id)
    best = sorted(newest.values(), key=lambda figure: (-len(reported[figure.indicator_id or 0]), str(figure.indicator)))
    return best[:6]


def about(request: HttpRequest) -> HttpResponse:
    """Say what is read by machine and confirmed by people, and how much of it there is."""
    claims: list[tuple[str, type[Claim]]] = [
        ("ranks and posts", Attestation),
        ("citations of documents", Citation),
        ("figures", Figure),
        ("statements", Statement),
    ]
    coverage = []
    for name, model in claims:
        visible = model.objects.visible_claims()  # type: ignore[attr-defined]
        decided = visible.filter(status__in=(Claim.Status.ACCEPTED, Claim.Status.CORRECTED))
        coverage.append(
            {"name": name, "all": capped_count(visible, COUNTED), "decided": capped_count(decided, COUNTED)}
        )
    newest = ArticleVersion.objects.filter(is_current=True, article__state=Article.State.PUBLISHED)
    dated = Article.objects.published().filter(published_on__isnull=False)
    context = {
        "section": "about",
        "coverage": coverage,
        "totals": totals(COUNTED),
        "posts": capped_count(public_posts(), COUNTED),
        "extractor": newest.order_by("-id").values_list("extractor", flat=True).first(),
        "first": dated.order_by("listed_on", "id").values_list("published_on", flat=True).first(),
        "last": dated.order_by("-listed_on", "-id").values_list("published_on", flat=True).first(),
    }
    return render(request, "about.html", context)


def search(request: HttpRequest) -> HttpResponse:
    """Lead to the list of articles, filtered by the words."""
    words = request.GET.get("q", "").strip()
    return redirect(f"{reverse('articles')}?{urlencode({'q': words})}" if words else reverse("articles"))


def robots(request: HttpRequest) -> HttpResponse:
    """Tell crawlers what to leave alone and where the sitemap is."""
    lines = ["User-agent: *", "Disallow: /admin/", "Disallow: /search/", ""]
    lines.append(f"Sitemap: {request.build_absolute_uri(reverse('sitemap'))}")
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
