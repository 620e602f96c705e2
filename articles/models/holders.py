"""Who held a post, computed from visible attestations. Nothing here is stored."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import DateField, Max, Min, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from articles.models.careers import Change, Span, changes_between, spans_of
from articles.models.official import Attestation, Official
from articles.models.organization import Post


def holders(post: Post, people: Collection[int] | None = None) -> tuple[Span[Official], ...]:
    """Return who held `post`, earliest first, or which of `people` (ids) did: two queries."""
    return tuple(spans_of(held_by(post, people), "official"))


def held_by(post: Post, people: Collection[int] | None = None) -> QuerySet[Attestation]:
    """Return the visible attestations of holders of `post`, or of those among `people` (ids)."""
    rows = Attestation.objects.visible_claims().filter(post=post, official__merged_into__isnull=True)
    return rows if people is None else rows.filter(official__in=people)


def holders_latest_first(post: Post) -> QuerySet[Official]:
    """Return the holders of `post` with their last attested day as `seen_last`, the first day there is for none."""
    seen = held_by(post).filter(official=OuterRef("pk"), as_of__isnull=False).order_by("-as_of")
    last = Coalesce(Subquery(seen.values("as_of")[:1]), Value(date.min), output_field=DateField())
    return Official.objects.filter(pk__in=held_by(post).values("official")).annotate(seen_last=last)


@dataclass(frozen=True, slots=True)
class OnDay:
    """Who held a post on a day as far as documents say, and who is seen in it next before and after."""

    on_day: tuple[Span[Official], ...]
    before: Span[Official] | None
    afterwards: Span[Official] | None

    @property
    def handover(self) -> Change[Official] | None:
        """The change from one person to another within which the day lies."""
        before, after = self.before, self.afterwards
        if self.on_day or not before or not after or before.subject == after.subject:
            return None
        assert before.until and after.since  # noqa: S101 - found by these days
        return Change(before, after, before.until, after.since)


def holders_on(post: Post, day: date, limit: int = 100) -> OnDay:
    """Return who held `post` on `day`: five queries, however many people held it."""
    periods = held_by(post).values("official").annotate(since=Min("as_of"), until=Max("as_of"))
    covering = _people(periods.filter(since__lte=day, until__gte=day).order_by("-until", "official")[:limit])
    earlier = _people(periods.filter(until__lt=day).order_by("-until", "-official")[:1])
    later = _people(periods.filter(since__gt=day).order_by("since", "official")[:1])
    spans = {span.subject.pk: span for span in holders(post, [*covering, *earlier, *later])}
    return OnDay(
        on_day=tuple(spans[pk] for pk in covering),
        before=next((spans[pk] for pk in earlier), None),
        afterwards=next((spans[pk] for pk in later), None),
    )


@dataclass(frozen=True, slots=True)
class Neighbours:
    """Who is seen in a post before an official and after, each with the day: None where nobody is."""

    before: Official | None = None
    before_until: date | None = None
    after: Official | None = None
    after_since: date | None = None


def neighbours(official: Official, posts: Iterable[Span[Post]]) -> dict[int, Neighbours]:
    """Return, by post, who held the single-holder posts of `official` before and after: two queries."""
    own = {span.subject.pk: span for span in posts if span.subject.single_holder and span.since}
    periods = (
        Attestation.objects.visible_claims()
        .filter(post__in=own, as_of__isnull=False, official__merged_into__isnull=True)
        .exclude(official=official)
        .values("post", "official")
        .annotate(since=Min("as_of"), until=Max("as_of"))
    )
    nearest: dict[int, tuple[Any, Any]] = {}  # the rows of `periods` before and after
    for period in periods:
        span, (before, after) = own[period["post"]], nearest.get(period["post"], (None, None))
        if period["until"] < span.since and (before is None or period["until"] > before["until"]):
            before = period
        if period["since"] > span.until and (after is None or period["since"] < after["since"]):
            after = period
        nearest[period["post"]] = before, after
    people = Official.objects.in_bulk({one["official"] for pair in nearest.values() for one in pair if one})
    return {
        post: Neighbours(
            before=people[before["official"]] if before else None,
            before_until=before["until"] if before else None,
            after=people[after["official"]] if after else None,
            after_since=after["since"] if after else None,
        )
        for post, (before, after) in nearest.items()
    }


def handovers(spans: Sequence[Span[Official]]) -> tuple[Change[Official], ...]:
    """Return when a post with one holder at a time passed on; overlapping holders give no handover."""
    return tuple(changes_between(spans, lambda old, new: old.pk != new.pk))


def _people(periods: Iterable[Any]) -> list[int]:
    return [period["official"] for period in periods]
