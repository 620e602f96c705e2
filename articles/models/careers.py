"""Careers and the holders of posts, computed from visible attestations. Nothing here is stored.

A span of attestations says what documents show, no more: first and last day on which an official is
seen in a rank or a post. What lies between two spans is an interval in which a change took place.
"""

import itertools
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import CharField, Count, Exists, F, OuterRef, Q, QuerySet, Window
from django.db.models.functions import Cast, RowNumber, Substr

from articles.models.meeting import MeetingReport, Participation
from articles.models.official import Attestation, Official, OfficialQuerySet
from articles.models.organization import Post, Rank
from articles.models.statement import Statement


def public_officials() -> OfficialQuerySet:
    """Return the standing officials that any visible claim names: every page that names one may link to it."""
    named = OuterRef("pk")
    return Official.objects.standing().filter(
        Q(Exists(Attestation.objects.visible_claims().filter(official=named)))
        | Q(Exists(public_participations().filter(official=named)))
        | Q(Exists(Statement.objects.visible_claims().filter(official=named)))
    )


def public_posts() -> QuerySet[Post]:
    """Return the posts that a visible attestation names."""
    return Post.objects.filter(Exists(Attestation.objects.visible_claims().filter(post=OuterRef("pk"))))


def public_participations() -> QuerySet[Participation]:
    """Return visible participations in meetings that are themselves visible."""
    reported = MeetingReport.objects.visible_claims().filter(meeting=OuterRef("meeting"))
    return Participation.objects.visible_claims().filter(Exists(reported))


def with_meeting_shown(statements: QuerySet[Statement]) -> QuerySet[Statement]:
    """Return statements, each with `meeting_is_public`: whether its meeting may be shown."""
    reported = MeetingReport.objects.visible_claims().filter(meeting=OuterRef("meeting"))
    return statements.annotate(meeting_is_public=Exists(reported))


@dataclass(frozen=True, slots=True)
class Span[S]:
    """One rank, post or holder as far as documents attest it; `first` and `last` carry the evidence."""

    subject: S
    first: Attestation
    last: Attestation
    count: int

    @property
    def since(self) -> date | None:
        """First attested day, None when no attestation is dated."""
        return self.first.as_of

    @property
    def until(self) -> date | None:
        """Last attested day, None when no attestation is dated."""
        return self.last.as_of

    def covers(self, day: date) -> bool:
        """Whether `day` lies between the first and the last attested day, both included."""
        return self.since is not None and self.until is not None and self.since <= day <= self.until


@dataclass(frozen=True, slots=True)
class Change[S]:
    """Something changed after the day `later_than`, by the day `by`: a promotion, a handover."""

    before: Span[S]
    after: Span[S]
    later_than: date
    by: date


@dataclass(frozen=True, slots=True)
class Career:
    """Ranks and posts of one official, oldest first, and the promotions between ranks."""

    ranks: tuple[Span[Rank], ...]
    posts: tuple[Span[Post], ...]

    @property
    def promotions(self) -> tuple[Change[Rank], ...]:
        """Steps to a higher rank whose two sides do not contradict each other."""
        return tuple(changes_between(self.ranks, lambda old, new: old.order < new.order))

    @property
    def contradicts(self) -> bool:
        """Whether a lower rank is attested on or after the first day of a higher one."""
        return any(
            low.subject.order < high.subject.order and low.until >= high.since
            for low in self.ranks
            for high in self.ranks
            if low.until and high.since
        )


def career(official: Official) -> Career:
    """Return the career of `official`: four queries, however many articles name the person."""
    rows = attestations_of(official)
    return Career(
        ranks=tuple(spans_of(rows.filter(rank__isnull=False), "rank")),
        posts=tuple(spans_of(rows.filter(post__isnull=False), "post")),
    )


def attested_months(rows: QuerySet[Attestation], *fields: str, limit: int = 4000) -> list[dict[int, list[date]]]:
    """Return, for each field, the first day of each month in which `rows` attest each of its values. One query."""
    # cut from the day's text, which both databases do themselves: SQLite would call Python for a TruncMonth
    month = Substr(Cast("as_of", CharField()), 1, 7)
    dated = rows.filter(as_of__isnull=False).annotate(month=month).order_by("month")
    found: list[dict[int, list[date]]] = [{} for _field in fields]
    for text, *subjects in dated.values_list("month", *fields).distinct()[:limit]:
        first = date.fromisoformat(f"{text}-01")
        for months, subject in zip(found, subjects, strict=True):
            if subject is not None and (known := months.setdefault(subject, []))[-1:] != [first]:
                known.append(first)
    return found


def attestations_of(official: Official) -> QuerySet[Attestation]:
    """Return the visible attestations of `official`."""
    return Attestation.objects.visible_claims().filter(official=official)


def spans_of(rows: QuerySet[Attestation], field: str) -> list[Span[Any]]:
    """Return the first and last attestation of each value of `field`, ordered by first day; undated ones last."""
    oldest = [F("as_of").asc(nulls_last=True), F("id").asc()]
    newest = [F("as_of").desc(nulls_last=True), F("id").desc()]
    edges = (
        rows.annotate(
            from_start=Window(RowNumber(), partition_by=F(field), order_by=oldest),
            from_end=Window(RowNumber(), partition_by=F(field), order_by=newest),
            total=Window(Count("id"), partition_by=F(field)),
        )
        .filter(Q(from_start=1) | Q(from_end=1))
        .values_list("id", "from_start", "from_end", "total")
    )
    found = list(edges)  # narrow rows: the database sorts every attestation of a career to find these few
    shown = rows.model._default_manager.select_related(field, "version__article")
    claims = shown.defer("version__raw", "version__blocks").in_bulk([row[0] for row in found])
    pairs: dict[int, dict[str, Any]] = {}
    for number, from_start, from_end, total in found:
        claim = claims[number]
        pair = pairs.setdefault(getattr(claim, f"{field}_id"), {"subject": getattr(claim, field), "count": total})
        if from_start == 1:
            pair["first"] = claim
        if from_end == 1:
            pair["last"] = claim
    spans = [Span(**pair) for pair in pairs.values()]
    return sorted(spans, key=lambda span: (span.since or date.max, span.until or date.max, span.subject.pk))


def changes_between(spans: Iterable[Span[Any]], is_step: Callable[[Any, Any], bool]) -> Iterator[Change[Any]]:
    """Yield the steps between neighbouring spans whose days do not overlap."""
    dated = [span for span in spans if span.since]
    for before, after in itertools.pairwise(dated):
        if before.until and after.since and before.until < after.since and is_step(before.subject, after.subject):
            yield Change(before, after, before.until, after.since)
