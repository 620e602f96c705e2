"""Who may be the same person: records whose names are spelled alike, offered to an editor and never joined by guess."""

from typing import Any

from django.db.models import Q

from articles.editorial import merging
from articles.models import IdentityQuestion, Official, OfficialAlias

OFFERED = 10
_LOOKED_AT = 200  # records of like names that are compared at most


def similar(official: Official) -> list[Official]:
    """Return standing officials who may be `official`, the likest first: at most ten, in a fixed number of queries.

    Same name or other name first; then names that have one's first and last syllable and lack or add one between
    (“Vu Mai”, “Vu Thi Mai”). Whoever was answered to be somebody else is left out.
    """
    names = {official.folded, *official.aliases.values_list("folded", flat=True)}
    return alike(names, besides=merging.members(official) | _others(official))


def alike(names: set[str], besides: set[int] | None = None) -> list[Official]:
    """Return standing officials called by one of these folded names, or nearly so."""
    nearly = Q()
    for first, last in {(words[0], words[-1]) for name in names if len(words := name.split()) > 1}:
        nearly |= Q(folded__startswith=f"{first} ", folded__endswith=f" {last}")
    named = OfficialAlias.objects.filter(folded__in=names).values("official")
    rows = Official.objects.standing().filter(Q(folded__in=names) | Q(pk__in=named) | nearly)
    found: list[Any] = list(rows.exclude(pk__in=besides or ()).order_by("folded", "id")[:_LOOKED_AT])
    called = set(named.values_list("official", flat=True))
    scored = [(_unlikeness(row, names, called), row.folded, row.pk, row) for row in found]
    return [row for score, _name, _pk, row in sorted(scored, key=lambda entry: entry[:3])[:OFFERED] if score < 2]


def _others(official: Official) -> set[int]:
    """Return whom people answered not to be this official."""
    different = IdentityQuestion.objects.filter(status=IdentityQuestion.Status.DIFFERENT)
    pairs = different.filter(Q(official=official) | Q(candidate=official)).values_list("official", "candidate")
    return {pk for pair in pairs for pk in pair}


def _unlikeness(row: Official, names: set[str], called: set[int]) -> int:
    """Return 0 for the same name, 1 for one that adds or lacks syllables between first and last, 2 for others."""
    if row.folded in names or row.pk in called:
        return 0
    words = row.folded.split()
    return 1 if any(_within(words, name.split()) for name in names) else 2


def _within(one: list[str], other: list[str]) -> bool:
    """Whether the shorter name's syllables stand in the longer one in the same order."""
    short, long = sorted((one, other), key=len)
    rest = iter(long)
    return len(short) < len(long) and all(word in rest for word in short)
