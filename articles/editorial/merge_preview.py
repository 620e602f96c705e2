"""What merging two officials would do, side by side, with what speaks against it. Nothing is written."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Count, Max, Min

from articles.editorial import merging
from articles.editorial.history import plain
from articles.models import Attestation, IdentityQuestion, Official, Participation, Statement

LISTED = 12  # ranks and posts of a side that are listed


@dataclass(frozen=True, slots=True)
class Held:
    """One rank or post of an official as all undecided and confirmed attestations show it."""

    what: str
    first: date | None
    last: date | None
    count: int
    order: int = 0
    single: bool = False
    key: int = 0

    @property
    def days(self) -> str:
        """From when to when, in words."""
        if self.first is None or self.last is None:
            return "no day"
        return plain(self.first) if self.first == self.last else f"{plain(self.first)} – {plain(self.last)}"


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two records: names, ranks, posts, and how many rows name it."""

    official: Official
    names: tuple[str, ...]
    ranks: tuple[Held, ...]
    posts: tuple[Held, ...]
    claims: dict[str, int]
    merged: tuple[str, ...]

    @property
    def total(self) -> int:
        """Number of all its claims."""
        return sum(self.claims.values())


@dataclass(slots=True)
class Plan:
    """Both sides, what would move, and what speaks against it; `refusals` are reasons why it cannot be done."""

    source: Side
    target: Side
    aside: int = 0
    confirmed: int = 0
    kept_names: list[str] = field(default_factory=list)
    new_names: list[str] = field(default_factory=list)
    questions: int = 0
    conflicts: list[str] = field(default_factory=list)
    refusals: list[str] = field(default_factory=list)


def plan(source: Official, target: Official) -> Plan:
    """Return what `merging.merge` would do with these two."""
    made = Plan(_side(source), _side(target), refusals=merging.refusals(source, target))
    doubles = merging.doubles(source, target)
    made.aside = len(doubles)
    made.confirmed = sum(own.is_decided and own.status != "rejected" and not other.is_decided for own, other in doubles)
    known = {target.folded, *target.aliases.values_list("folded", flat=True)}
    made.kept_names = [alias.name for alias in source.aliases.order_by("name") if alias.folded not in known]
    made.new_names = [source.name] if source.folded not in known else []
    made.questions = IdentityQuestion.objects.filter(official=source, status="open").count()
    made.questions += IdentityQuestion.objects.filter(candidate=source, status="open").count()
    made.conflicts = [*_conflicts(made.source, made.target), *_together(source, target)]
    return made


def _side(official: Official) -> Side:
    claims = {
        str(model._meta.verbose_name_plural): merging.rows_of(model).filter(official=official).count()
        for model in merging.PERSON_CLAIMS
    }
    return Side(
        official,
        tuple(official.aliases.order_by("name").values_list("name", flat=True)),
        tuple(_held(official, "rank", "rank__name", "rank__order")),
        tuple(_held(official, "post", "post__label", "post__organization_id", "post__single_holder")),
        claims,
        tuple(str(row) for row in Official.objects.filter(merged_into=official).order_by("folded", "id")),
    )


def _held(official: Official, name: str, *columns: str) -> Iterator[Held]:
    rows: Any = Attestation.objects.not_rejected().filter(official=official, **{f"{name}__isnull": False})
    found = rows.order_by().values_list(f"{name}_id", *columns)
    found = found.annotate(first=Min("as_of"), last=Max("as_of"), number=Count("pk")).order_by("first", f"{name}_id")
    for key, label, *rest, first, last, number in found:
        order, single = (rest[0], False) if name == "rank" else (rest[0] or 0, rest[1])
        yield Held(str(label), first, last, number, order, single, key)


def _conflicts(source: Side, target: Side) -> Iterator[str]:
    one, other = source.official, target.official
    if one.name_vi and other.name_vi and one.name_vi != other.name_vi:
        yield f"The name is written {one.name_vi} there and {other.name_vi} here."
    for low, high, who, whom in _both_ways(source.ranks, target.ranks, one, other):
        if low.order < high.order and low.last and high.first and low.last > high.first:
            yield (f"{who} was {low.what} on {plain(low.last)}, after {whom} was {high.what} on {plain(high.first)}.")
    for mine, theirs, who, whom in _both_ways(source.posts, target.posts, one, other, twice=False):
        if (
            mine.key != theirs.key
            and mine.single
            and theirs.single
            and mine.order != theirs.order
            and _meet(mine, theirs)
        ):
            yield f"{who} was {mine.what} ({mine.days}) while {whom} was {theirs.what} ({theirs.days})."


def _both_ways(
    mine: tuple[Held, ...], theirs: tuple[Held, ...], one: Official, other: Official, *, twice: bool = True
) -> Iterator[tuple[Held, Held, Official, Official]]:
    for left in mine:
        for right in theirs:
            yield left, right, one, other
            if twice:
                yield right, left, other, one


def _meet(one: Held, other: Held) -> bool:
    if not (one.first and one.last and other.first and other.last):
        return False
    return one.first <= other.last and other.first <= one.last


def _together(source: Official, target: Official) -> Iterator[str]:
    """Say in how many texts both are named: one person is seldom two in one article."""
    versions: set[int] = set()
    for model in (Attestation, Participation, Statement):
        theirs: Any = model.objects.not_rejected().filter(official=target).values("version")
        both = model.objects.not_rejected().filter(official=source, version__in=theirs)
        versions.update(both.order_by().values_list("version", flat=True).distinct()[:50])
    if versions:
        yield f"{len(versions)}{' or more' if len(versions) >= 50 else ''} texts name both."
