"""Articles that have to do with one, each with the reason in words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from articles.models import Article, Attestation, Citation, Claim, Meeting, MeetingReport, Official, Resolution
from articles.search.related import related as nearest

SHOWN = 5


@dataclass(frozen=True, slots=True)
class Related:
    """An article and why it is named."""

    article: Article
    reasons: tuple[str, ...]


def related_articles(
    article: Article, meetings: Sequence[Meeting], documents: Sequence[Resolution], people: Sequence[Official]
) -> list[Related]:
    """Return up to five articles that share meetings, documents or people with one, nearest first. Four queries.

    While the search index cannot answer, only those that report the same meeting.
    """
    keys = {
        "meeting": [row.pk for row in meetings],
        "resolution": [row.pk for row in documents],
        "official": [row.pk for row in people],
    }
    order = nearest(article.pk, keys, SHOWN) or _same_meeting(article, keys["meeting"])
    rows = Article.objects.published().filter(pk__in=order).exclude(pk=article.pk).select_related("source").in_bulk()
    found = [rows[pk] for pk in order if pk in rows]
    reports = _shared(MeetingReport, "meeting", meetings, found)
    citations = _shared(Citation, "resolution", documents, found)
    named = _shared(Attestation, "official", people, found)
    return [
        Related(row, tuple(_reasons(reports.get(row.pk, []), citations.get(row.pk, []), named.get(row.pk, []))))
        for row in found
    ]


def _same_meeting(article: Article, meetings: list[int]) -> list[int]:
    if not meetings:
        return []
    rows = MeetingReport.objects.visible_claims().filter(meeting__in=meetings).exclude(version__article=article)
    return list(dict.fromkeys(rows.order_by("-version_id").values_list("version__article", flat=True)[:SHOWN]))


def _shared(model: type[Claim], name: str, records: Sequence[Any], articles: Sequence[Article]) -> dict[int, list[Any]]:
    """Return which of the records each article's visible claims name, in the order of `records`. One query."""
    rows = (
        model.objects.visible_claims()  # type: ignore[attr-defined]
        .filter(version__article__in=articles, **{f"{name}__in": records})
        .order_by()
        .values_list("version__article", name)
        .distinct()
    )
    pairs = set(rows)
    return {article.pk: [record for record in records if (article.pk, record.pk) in pairs] for article in articles}


def _reasons(meetings: Sequence[Meeting], documents: Sequence[Resolution], people: Sequence[Official]) -> Iterable[str]:
    if meetings:
        yield _("same meeting")
    if documents:
        yield _("cites %s") % _some(documents)
    if people:
        yield _("names %s") % _some(people)


def _some(records: Sequence[Any]) -> str:
    names = ", ".join(str(record) for record in records[:2])
    more = len(records) - 2
    return _("%(names)s and %(number)s more") % {"names": names, "number": more} if more > 0 else names
