"""Claims that cannot both be right: a lower rank later, two holders of one post, a cumulative figure that falls.

`against` asks about one claim, for the editor who has it before them. `check` looks through the whole archive and
keeps what it finds, so that the desk can count and list it; `look_again` keeps that list in step with decisions.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import Any

from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.utils import timezone

from articles.editorial.outcome import BATCH
from articles.models import Attestation, Claim, ConsistencyCheck, Contradiction, Figure

Rule = Contradiction.Rule
_KINDS: dict[str, type[Claim]] = {"attestation": Attestation, "figure": Figure}


@dataclass(frozen=True, slots=True)
class Conflict:
    """Another claim that one claim contradicts, and the rule that the two break."""

    rule: Contradiction.Rule
    other: Claim


@dataclass(frozen=True, slots=True)
class Pair:
    """Two claims by number, in the order of their days."""

    rule: str
    kind: str
    first: int
    second: int


def _counting(model: "type[Attestation] | type[Figure]") -> "QuerySet[Any]":
    """Return the claims that count: not rejected, in the texts that readers get."""
    return model.objects.not_rejected().filter(version__is_current=True)


# --- one claim ------------------------------------------------------------------------------------


def against(claim: Claim) -> list[Conflict]:
    """Return what contradicts `claim` as it is stored, one claim a rule and direction: at most three queries."""
    if isinstance(claim, Attestation):
        found = [*_other_ranks(claim), *_other_holders(claim)]
    elif isinstance(claim, Figure):
        found = list(_other_totals(claim))
    else:
        return []
    return [Conflict(rule, other) for rule, other in found if other is not None]


def _other_ranks(claim: Attestation) -> "Iterator[tuple[Contradiction.Rule, Claim | None]]":
    if claim.rank is None or claim.as_of is None:
        return
    ranked = _counting(Attestation).filter(official=claim.official_id).exclude(pk=claim.pk)
    ranked = _named(ranked)
    height = claim.rank.order
    yield Rule.RANK_FALLS, ranked.filter(rank__order__gt=height, as_of__lt=claim.as_of).order_by("as_of").first()
    yield Rule.RANK_FALLS, ranked.filter(rank__order__lt=height, as_of__gt=claim.as_of).order_by("-as_of").first()


def _other_holders(claim: Attestation) -> "Iterator[tuple[Contradiction.Rule, Claim | None]]":
    if claim.post is None or claim.as_of is None or not claim.post.single_holder:
        return
    rows = _named(_counting(Attestation).filter(post=claim.post_id, as_of=claim.as_of))
    yield Rule.TWO_HOLDERS, rows.exclude(official=claim.official_id).order_by("pk").first()


def _other_totals(claim: Figure) -> "Iterator[tuple[Contradiction.Rule, Claim | None]]":
    if claim.indicator is None or not claim.indicator.cumulative or claim.period_end is None:
        return
    rows = _named(
        _counting(Figure)
        .filter(indicator=claim.indicator_id, unit=claim.unit, period_start=claim.period_start)
        .exclude(pk=claim.pk)
    )
    sooner = rows.filter(listed_on__lt=claim.period_end, value__gt=claim.value)
    later = rows.filter(listed_on__gt=claim.period_end, value__lt=claim.value)
    yield Rule.TOTAL_FALLS, sooner.order_by("-value", "pk").first()
    yield Rule.TOTAL_FALLS, later.order_by("value", "pk").first()


def _named(rows: "QuerySet[Any]") -> "QuerySet[Any]":
    names = ("official", "rank", "post") if rows.model is Attestation else ("indicator",)
    return rows.select_related(*names, "version__article").defer("version__raw", "version__blocks", "version__notices")


def in_words(claim: Claim) -> str:
    """Return a claim with its day or period, as a contradiction names it."""
    if isinstance(claim, Figure):
        return f"{claim} ({claim.indicator}, {claim.period_start} – {claim.period_end})"
    return f"{claim} ({claim.as_of})" if isinstance(claim, Attestation) else str(claim)


# --- the whole archive ----------------------------------------------------------------------------


def check() -> int:
    """Look through the whole archive, keep what is found, forget what is no more; return how many there are.

    What an editor called fine stays so, and is not counted. It reads every claim with a day once: some twenty
    seconds for a million.
    """
    pairs = [*falling_ranks(), *two_holders(), *falling_totals()]
    with transaction.atomic():
        _keep(pairs, Contradiction.objects.all())
        number = Contradiction.objects.filter(status=Contradiction.Status.OPEN).count()
        ConsistencyCheck.objects.create(at=timezone.now(), found=number)
    return number


def look_again(claims: Iterable[Claim]) -> None:
    """Forget what is no contradiction any more after these claims were decided; the next check finds what is new."""
    for kind, model in _KINDS.items():
        pks = [claim.pk for claim in claims if type(claim) is model]
        touched = Contradiction.objects.filter(Q(first__in=pks) | Q(second__in=pks), kind=kind) if pks else ()
        rows = list(touched)
        numbers = {number for row in rows for number in (row.first, row.second)}
        found = _named(model._default_manager.filter(pk__in=numbers)).in_bulk() if rows else {}
        solved = [row.pk for row in rows if not _breaks(row.rule, found.get(row.first), found.get(row.second))]
        Contradiction.objects.filter(pk__in=solved).delete()


def _breaks(rule: str, first: Claim | None, second: Claim | None) -> bool:
    """Return whether two claims, as they are stored, break the rule together."""
    if first is None or second is None or Claim.Status.REJECTED in {first.status, second.status}:
        return False
    if isinstance(first, Figure) and isinstance(second, Figure):
        series = {(row.indicator_id, row.unit, row.period_start) for row in (first, second)}
        return len(series) == 1 and second.value < first.value
    assert isinstance(first, Attestation) and isinstance(second, Attestation)  # noqa: S101 - no other kinds
    if rule == Rule.TWO_HOLDERS:
        holds = {(row.post_id, row.as_of) for row in (first, second)}
        return len(holds) == 1 and first.official_id != second.official_id
    if first.official_id != second.official_id or first.rank is None or second.rank is None:
        return False
    return second.rank.order < first.rank.order


def _keep(pairs: Sequence[Pair], known: "QuerySet[Contradiction]") -> None:
    """Make the rows in `known` say exactly `pairs`; answers to pairs that are still there stay."""
    stored = {Pair(row.rule, row.kind, row.first, row.second): row for row in known}
    gone = [row.pk for pair, row in stored.items() if pair not in {*pairs}]
    Contradiction.objects.filter(pk__in=gone).delete()
    new = [pair for pair in dict.fromkeys(pairs) if pair not in stored]
    now = timezone.now()
    for begin in range(0, len(new), BATCH):
        some = new[begin : begin + BATCH]
        words = _words(some)
        Contradiction.objects.bulk_create(
            [
                Contradiction(
                    rule=pair.rule,
                    kind=pair.kind,
                    first=pair.first,
                    second=pair.second,
                    label=f"{words[pair.kind, pair.first]} — {words[pair.kind, pair.second]}"[:500],
                    found_at=now,
                )
                for pair in some
            ],
            ignore_conflicts=True,
        )


def _words(pairs: Sequence[Pair]) -> dict[tuple[str, int], str]:
    found = {}
    for kind, model in _KINDS.items():
        pks = {number for pair in pairs if pair.kind == kind for number in (pair.first, pair.second)}
        for claim in _named(model._default_manager.filter(pk__in=pks)):
            found[kind, claim.pk] = in_words(claim)
    return found


def falling_ranks() -> Iterator[Pair]:
    """Yield for each official and rank the highest earlier attestation that its last one falls below."""
    rows = _counting(Attestation).filter(rank__isnull=False, as_of__isnull=False)
    rows = rows.order_by("official_id", "as_of", "pk").values_list("official_id", "as_of", "rank__order", "pk")
    for _official, claims in groupby(rows.iterator(chunk_size=5000), key=itemgetter(0)):
        highest: tuple[int, int] | None = None  # order and claim, of earlier days only
        falls: dict[int, Pair] = {}
        for _day, group in groupby(claims, key=itemgetter(1)):
            today = [(order, pk) for _, _, order, pk in group]
            for order, pk in today:
                if highest is not None and order < highest[0]:
                    falls[order] = Pair(Rule.RANK_FALLS, "attestation", highest[1], pk)
            best = max(today, key=lambda row: (row[0], -row[1]))
            highest = best if highest is None or best[0] > highest[0] else highest
        yield from falls.values()


def two_holders() -> Iterator[Pair]:
    """Yield for each post with one holder at a time and each day the officials seen in it beside the first one."""
    rows = _counting(Attestation).filter(post__single_holder=True, as_of__isnull=False)
    rows = rows.order_by("post_id", "as_of", "pk").values_list("post_id", "as_of", "official_id", "pk")
    for _key, group in groupby(rows.iterator(chunk_size=5000), key=itemgetter(0, 1)):
        seen: dict[int, int] = {}
        for _, _, official, pk in group:
            seen.setdefault(official, pk)
        first, *others = seen.values()
        yield from (Pair(Rule.TWO_HOLDERS, "attestation", first, other) for other in others)


def falling_totals() -> Iterator[Pair]:
    """Yield for each period the figure that is lower than one for a shorter period from the same day on."""
    rows = _counting(Figure).filter(indicator__cumulative=True, period_end__isnull=False)
    same = ("indicator_id", "unit", "period_start")
    rows = rows.order_by(*same, F("period_end"), "pk").values_list(*same, "period_end", "value", "pk")
    for _series, figures in groupby(rows.iterator(chunk_size=5000), key=itemgetter(0, 1, 2)):
        highest: tuple[Any, int] | None = None
        for _end, group in groupby(figures, key=itemgetter(3)):
            today = [(value, pk) for *_, value, pk in group]
            lowest = min(today)
            if highest is not None and lowest[0] < highest[0]:
                yield Pair(Rule.TOTAL_FALLS, "figure", highest[1], lowest[1])
            best = max(today, key=lambda row: (row[0], -row[1]))
            highest = best if highest is None or best[0] > highest[0] else highest


def named(kind: str, number: int) -> Claim | None:
    """Return one of a contradiction's claims with what names it; None when it is gone."""
    model = _KINDS.get(kind)
    return _named(model._default_manager.filter(pk=number)).first() if model else None
