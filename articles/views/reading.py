"""One article: its text with marks, what was read off it, and the document as it came."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from itertools import groupby
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.safestring import SafeString
from django.views.generic import DetailView

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
from articles.views.articles import cited_documents
from articles.views.earlier import NOTHING, earlier_passages, earlier_versions
from articles.views.passages import Block
from articles.views.related import related_articles

_RELATED: dict[type[Claim], tuple[str, ...]] = {
    Attestation: ("official", "rank", "post"),
    MeetingReport: ("meeting__organizer",),
    Participation: ("official",),
    Citation: ("resolution__issuer",),
    Figure: ("indicator",),
    Statement: ("official",),
}


def visible_claims(version: ArticleVersion) -> list[Claim]:
    """Return every visible claim of a version with its record, in reading order. Six queries."""
    found: list[Claim] = []
    for model, names in _RELATED.items():
        rows = model.objects.visible_claims().filter(version=version)  # type: ignore[attr-defined]
        found += rows.select_related(*names)
    return _in_order(found)


def stored_claims(version: ArticleVersion) -> list[Claim]:
    """Return every claim of a version, earlier ones included, that nobody rejected. Six queries."""
    found: list[Claim] = []
    for model, names in _RELATED.items():
        rows = model.objects.not_rejected().filter(version=version)  # type: ignore[attr-defined]
        found += rows.select_related(*names)
    return _in_order(found)


def _in_order(claims: Iterable[Claim]) -> list[Claim]:
    return sorted(claims, key=lambda claim: (claim.block, claim.start, -claim.end, claim.pk))


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


def reading_blocks(
    blocks: Sequence[Block], draw: Callable[[int, str], SafeString]
) -> list[tuple[bool, list[SafeString]]]:
    """Return runs of paragraphs and of captions, each with its blocks as `draw` makes HTML of number and text."""
    drawn = ((block["kind"] == "caption", draw(number, block["text"])) for number, block in enumerate(blocks))
    return [(captions, [html for _kind, html in run]) for captions, run in groupby(drawn, key=lambda block: block[0])]


def decisions(claims: Sequence[Claim]) -> dict[str, int]:
    """Return how many claims there are, and how many of them a person has confirmed and corrected."""
    corrected = sum(claim.status == Claim.Status.CORRECTED for claim in claims)
    decided = sum(claim.is_decided for claim in claims)
    return {"all": len(claims), "confirmed": decided - corrected, "corrected": corrected, "open": len(claims) - decided}


def withdrawals(article: Article) -> list[tuple[datetime, str]]:
    """Return when and why a published article was withdrawn before, latest first. One query."""
    rows = article.history.filter(state=Article.State.WITHDRAWN, withdrawn_at__isnull=False)
    return list(rows.order_by("-withdrawn_at").values_list("withdrawn_at", "withdrawal_reason").distinct()[:10])


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
        """Add blocks as HTML, the side panel's lists, versions and related articles."""
        article = self.object
        version = get_object_or_404(article.versions.defer("raw"), is_current=True)
        claims = visible_claims(version)
        versions = earlier_versions(article)
        earlier = earlier_passages(article, version.blocks, claims) if versions else NOTHING
        found = self._found_in(claims)
        return (
            super().get_context_data(**kwargs)
            | self._text(version, claims, earlier.anchors)
            | found
            | {
                "section": "articles",
                "version": version,
                "earlier": versions,
                "changed": earlier.changed,
                "description": version.blocks[0]["text"][:200] if version.blocks else "",
                "has_claims": bool(claims),
                "decisions": decisions(claims),
                "corrections": list(article.corrections.visible()),
                "withdrawals": withdrawals(article),
                "related": related_articles(article, found["events"], found["cited"], found["officials"]),
            }
        )

    def _text(
        self, version: ArticleVersion, claims: Sequence[Claim], earlier: dict[int, list[marks.Mark]]
    ) -> dict[str, Any]:
        """Return the text with the marks and the searched words that the address asks for."""
        asked = self.request.GET
        kinds = marks.kinds_shown(asked.get("marks", ""))
        placed = marks.marks_by_block(claims)
        for block, anchors in earlier.items():
            placed.setdefault(block, []).extend(anchors)
        lit = highlights.read(asked.get("q", ""), self.object.title, [block["text"] for block in version.blocks])

        def draw(number: int, text: str) -> SafeString:
            return marks.chosen(text, placed.get(number, []), kinds, lit.blocks[number])

        return {
            "runs": reading_blocks(version.blocks, draw),
            "show_marks": bool(kinds),
            "lit": lit,
            "search_words": lit.words,
            "legend": marks.legend(claims, kinds, lit.with_query),
        }

    def _found_in(self, claims: Sequence[Claim]) -> dict[str, Any]:
        """Return the lists of what was read off the article."""
        reports = [claim for claim in claims if isinstance(claim, MeetingReport)]
        documents = cited_documents(claim for claim in claims if isinstance(claim, Citation))
        named = people(claims, {claim.meeting_id for claim in reports})
        return {
            "reports": reports,
            "events": [claim.meeting for claim in reports],
            "people": named,
            "officials": [person["official"] for person in named],
            "documents": documents,
            "cited": [citations[0].resolution for citations in documents],
            "figures": [claim for claim in claims if isinstance(claim, Figure)],
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
