"""Articles: the list, the reading page, the document as it came."""

from collections.abc import Iterable
from datetime import datetime, time
from itertools import groupby
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery
from django.db.models.fields.json import KT
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import DetailView

from articles.filters import ArticleFilter
from articles.models import (
    Article,
    ArticleVersion,
    Attestation,
    Citation,
    Claim,
    Figure,
    MeetingReport,
    Participation,
    Statement,
)
from articles.views import highlights, marks
from articles.views.listing import Column, Listing, record_columns
from articles.views.listpage import ListPage

LIST_COLUMNS = (
    "uuid",
    "title",
    "slug",
    "byline",
    "language",
    "url",
    "published_on",
    "published_at",
    "listed_on",
    "source__name",
    "source__slug",
)
FEED_COLUMNS = ("first_published_at", "created_at", "updated_at")


def with_lede(rows: QuerySet[Article], *more: str) -> QuerySet[Article]:
    """Return article rows with the columns a list shows and the first block's text as `lede`."""
    first = ArticleVersion.objects.filter(article=OuterRef("pk"), is_current=True).values(lede=KT("blocks__0__text"))
    return rows.select_related("source").only(*LIST_COLUMNS, *more).annotate(lede=Subquery(first))


class Articles(Listing):
    """Published articles."""

    name = "articles"
    title = gettext_lazy("Articles")
    section = "articles"
    kind = "article"
    facets = ("year", "source", "official", "post", "organization", "resolution", "indicator", "language", "has")
    is_placed = True
    filterset_class = ArticleFilter
    columns = (
        *record_columns(),
        Column("title", lambda row: row.title),
        Column("published", lambda row: row.published_at or row.published_on),
        Column("source", lambda row: row.source.name if row.source else None),
        Column("byline", lambda row: row.byline or None),
        Column("language", lambda row: row.language),
        Column("original_address", lambda row: row.url or None),
        Column("first_paragraph", lambda row: row.lede),
    )

    def rows(self) -> QuerySet[Article]:
        """Return published articles."""
        return Article.objects.published()

    def with_details(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        """Add source and first paragraph."""
        return with_lede(rows)

    def for_feed(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        """Return rows in the order in which they were published."""
        return with_lede(rows, *FEED_COLUMNS).order_by("-listed_on", "-id")

    def summary(self, row: Any) -> str:
        """Return the first paragraph."""
        return row.lede or ""

    def author(self, row: Any) -> str:
        """Return the byline, else the source."""
        return row.byline or (row.source.name if row.source else str(_("unknown")))

    def published(self, row: Any) -> datetime:
        """Return when the source published it; when it became public here, where the source is silent."""
        if row.published_at:
            return row.published_at  # type: ignore[no-any-return]
        if row.published_on:
            return timezone.make_aware(datetime.combine(row.published_on, time()))
        return row.first_published_at or row.created_at  # type: ignore[no-any-return]


ARTICLES = Articles()


class ArticleList(ListPage):
    """Published articles, newest first."""

    template_name = "articles/article_list.html"
    listing = ARTICLES


def visible_claims(version: ArticleVersion) -> list[Claim]:
    """Return every visible claim of a version with its record, in reading order. Six queries."""
    found: list[Claim] = [
        *Attestation.objects.visible_claims().filter(version=version).select_related("official", "rank", "post"),
        *MeetingReport.objects.visible_claims().filter(version=version).select_related("meeting__organizer"),
        *Participation.objects.visible_claims().filter(version=version).select_related("official"),
        *Citation.objects.visible_claims().filter(version=version).select_related("resolution__issuer"),
        *Figure.objects.visible_claims().filter(version=version).select_related("indicator"),
        *Statement.objects.visible_claims().filter(version=version).select_related("official"),
    ]
    return sorted(found, key=lambda claim: (claim.block, claim.start, -claim.end, claim.pk))


def people(claims: Iterable[Claim], meetings: set[int]) -> list[dict[str, Any]]:
    """Return the officials of an article in order of appearance, each with what this article says of them."""
    found: dict[int, dict[str, Any]] = {}
    for claim in claims:
        if not isinstance(claim, Attestation | Participation | Statement):
            continue
        person = found.setdefault(
            claim.official_id,
            {"official": claim.official, "ranks": {}, "posts": {}, "roles": {}, "claim": claim, "decided": True},
        )
        person["decided"] = person["decided"] and claim.is_decided
        if isinstance(claim, Attestation):
            if claim.rank:
                person["ranks"].setdefault(claim.rank_id, claim.rank)
            if claim.post:
                person["posts"].setdefault(claim.post_id, claim.post)
        elif isinstance(claim, Participation) and claim.meeting_id in meetings:
            person["roles"].setdefault(claim.role, claim)
    return list(found.values())


def cited_documents(claims: Iterable[Citation]) -> list[list[Citation]]:
    """Return citations grouped by document, documents in order of appearance."""
    groups: dict[int, list[Citation]] = {}
    for claim in claims:
        groups.setdefault(claim.resolution_id, []).append(claim)
    return list(groups.values())


class ArticlePage(DetailView):  # type: ignore[type-arg]  # not subscriptable at run time
    """One article: its text with marks, and what was read off it."""

    template_name = "articles/article.html"
    queryset = Article.objects.announced().select_related("source")

    def get(self, request: HttpRequest, *_args: Any, **_kwargs: Any) -> HttpResponse:
        """Show the article; a wrong year or month leads to the right address."""
        self.object = self.get_object()
        if self.object.state == Article.State.WITHDRAWN:
            page = render(request, "articles/article_withdrawn.html", {"article": self.object, "section": "articles"})
            page["X-Robots-Tag"] = "noindex"
            return page
        if request.path != self.object.get_absolute_url():
            return redirect(self.object, permanent=True)
        return self.render_to_response(self.get_context_data())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add blocks as HTML, the side panel's lists and the citation."""
        context = super().get_context_data(**kwargs)
        article = self.object
        version = get_object_or_404(article.versions.defer("raw"), is_current=True)
        claims = visible_claims(version)
        show_marks = self.request.GET.get("marks") != "off"
        draw = marks.marked if show_marks else marks.anchored
        placed = marks.marks_by_block(claims)
        lit = highlights.read(self.request.GET.get("q", ""), article.title, [block["text"] for block in version.blocks])
        blocks = [
            {"is_caption": block["kind"] == "caption", "html": draw(block["text"], placed.get(number, []), found)}
            for number, (block, found) in enumerate(zip(version.blocks, lit.blocks, strict=True))
        ]
        reports = [claim for claim in claims if isinstance(claim, MeetingReport)]
        figures = [claim for claim in claims if isinstance(claim, Figure)]
        named = people(claims, {claim.meeting_id for claim in reports})
        documents = cited_documents(claim for claim in claims if isinstance(claim, Citation))
        return context | {
            "section": "articles",
            "version": version,
            "runs": [(captions, list(run)) for captions, run in groupby(blocks, key=lambda block: block["is_caption"])],
            "description": version.blocks[0]["text"][:200] if version.blocks else "",
            "show_marks": show_marks,
            "lit": lit,
            "search_words": lit.words,
            "legend": marks.legend(claims),
            "has_claims": bool(claims),
            "reports": reports,
            "events": [claim.meeting for claim in reports],
            "people": named,
            "officials": [person["official"] for person in named],
            "documents": documents,
            "cited": [citations[0].resolution for citations in documents],
            "figures": figures,
            "statements": [claim for claim in claims if isinstance(claim, Statement)],
        }


def original(request: HttpRequest, year: str, month: str, slug: str) -> HttpResponse:
    """Serve the document as it came, decoded but otherwise untouched, as plain text."""
    article = get_object_or_404(Article.objects.announced(), slug=slug)
    if article.state == Article.State.WITHDRAWN:
        return redirect(article)
    version = get_object_or_404(article.versions.only("raw", "encoding"), is_current=True)
    response = HttpResponse(decoded(version), content_type="text/plain; charset=utf-8")
    response["X-Robots-Tag"] = "noindex"
    return response


def decoded(version: ArticleVersion) -> str:
    """Return the raw document as text; bytes that its encoding cannot mean become �."""
    raw = bytes(version.raw)
    try:
        return raw.decode(version.encoding or "utf-8", errors="replace").removeprefix("\ufeff")
    except LookupError:
        return raw.decode("utf-8", errors="replace")
