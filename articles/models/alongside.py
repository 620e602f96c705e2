"""What stands beside a record in the articles: people at the same meetings, documents cited together, the
figures of a report that a person gave. Computed from visible claims; nothing here is stored.
"""

from typing import Any

from django.db.models import Count, Exists, F, Min, OuterRef, Q, QuerySet

from articles.models.article import Article
from articles.models.careers import public_participations
from articles.models.figure import Figure
from articles.models.meeting import Meeting, Participation
from articles.models.official import Official
from articles.models.resolution import Citation, Resolution
from articles.models.statement import Statement

LOOKED_AT = 300  # the latest meetings, or citing articles, that are looked at, whatever the archive's size


def latest_meetings(official: Official) -> list[int]:
    """Return the ids of the latest public meetings that `official` took part in, at most `LOOKED_AT`."""
    parts = public_participations().filter(official=official)
    rows = Meeting.objects.filter(pk__in=parts.values("meeting")).newest_first()
    return list(rows.values_list("pk", flat=True)[:LOOKED_AT])


def people_alongside(official: Official, meetings: list[int], limit: int) -> list[Official]:
    """Return who took part in most of `meetings` beside `official`, each with their number as `together`."""
    counted = (
        public_participations()
        .filter(meeting__in=meetings, official__merged_into__isnull=True)
        .exclude(official=official)
        .values("official")
        .annotate(together=Count("meeting", distinct=True), first=Min("official__folded"))
        .order_by("-together", "first", "official")[:limit]
    )
    numbers = {row["official"]: row["together"] for row in counted}
    people = Official.objects.in_bulk(numbers)
    for pk, person in people.items():
        person.together = numbers[pk]  # type: ignore[attr-defined]
    return [people[pk] for pk in numbers]


def citing_articles(resolution: Resolution) -> list[int]:
    """Return the ids of the latest articles that cite `resolution`, at most `LOOKED_AT`."""
    cited = Citation.objects.visible_claims().filter(resolution=resolution)
    rows = Article.objects.filter(pk__in=cited.values("version__article")).newest_first()
    return list(rows.values_list("pk", flat=True)[:LOOKED_AT])


def documents_alongside(resolution: Resolution, articles: list[int], limit: int) -> list[Resolution]:
    """Return the documents that most of `articles` cite beside `resolution`, each with their number as `together`."""
    counted = (
        Citation.objects.visible_claims()
        .filter(version__article__in=articles)
        .exclude(resolution=resolution)
        .values("resolution")
        .annotate(together=Count("version__article", distinct=True))
        .order_by("-together", "resolution__kind", "resolution__number", "resolution")[:limit]
    )
    numbers = {row["resolution"]: row["together"] for row in counted}
    documents = Resolution.objects.select_related("issuer").in_bulk(numbers)
    for pk, document in documents.items():
        document.together = numbers[pk]  # type: ignore[attr-defined]
    return [documents[pk] for pk in numbers]


def reported_figures(official: Official) -> QuerySet[Figure]:
    """Return the visible figures that articles give in what `official` says or reports.

    Those are the figures within a statement of the official, and those that stand behind the words by which the
    official delivers a report, up to the statement of the next person.
    """
    given = _within_statements(official).order_by().union(_behind_reports(official).order_by())
    return Figure.objects.not_rejected().filter(pk__in=given)


def _within_statements(official: Official) -> QuerySet[Statement, Any]:
    said = Statement.objects.visible_claims().filter(
        official=official,
        version__figure__block=F("block"),
        version__figure__start__gte=F("start"),
        version__figure__end__lte=F("end"),
    )
    return said.values("version__figure")


def _behind_reports(official: Official) -> QuerySet[Participation, Any]:
    behind = Q(version__figure__block__gt=F("block")) | Q(
        version__figure__block=F("block"), version__figure__start__gte=F("start")
    )
    reports = (
        public_participations()
        .filter(behind, official=official, role=Participation.Role.REPORT)
        .annotate(figure_block=F("version__figure__block"), figure_start=F("version__figure__start"))
    )
    others = Statement.objects.not_rejected().filter(version=OuterRef("version")).exclude(official=official)
    after_report = Q(block__gt=OuterRef("block")) | Q(block=OuterRef("block"), start__gt=OuterRef("start"))
    before_figure = Q(block__lt=OuterRef("figure_block")) | Q(
        block=OuterRef("figure_block"), start__lte=OuterRef("figure_start")
    )
    return reports.exclude(Exists(others.filter(after_report, before_figure))).values("version__figure")
