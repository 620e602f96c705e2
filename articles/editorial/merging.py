"""Merging two officials into one.

A merge moves claims and other names in one transaction and keeps a list of what it moved: undoing it
(articles.editorial.unmerging) moves the same rows back and nothing else. A merged record stays, and its address
leads on. `merged_into` always names a standing record; what was merged into a record that is merged now leads on, too.
"""

from collections.abc import Iterable, Sequence
from itertools import batched
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from articles.editorial import history
from articles.editorial.access import locked, require
from articles.editorial.outcome import BATCH, RefusalError
from articles.extraction.folding import fold
from articles.models import (
    Attestation,
    Claim,
    IdentityQuestion,
    Official,
    OfficialAlias,
    OfficialMerge,
    Participation,
    Statement,
)
from articles.models.locks import lock_batch

if TYPE_CHECKING:
    from django.contrib.auth.models import User

PERSON_CLAIMS: tuple[type[Claim], ...] = (Attestation, Participation, Statement)
_DECISION = ("status", "decided_by_id", "decided_at")
_POSITIVE = (Claim.Status.ACCEPTED, Claim.Status.CORRECTED)


def rows_of(model: type[Claim]) -> Any:
    """Return all claims of a kind that names officials."""
    return model._default_manager.all()


def members(official: Official) -> set[int]:
    """Return the record and all that were merged into it, by number."""
    return {official.pk, *Official.objects.filter(merged_into=official).values_list("pk", flat=True)}


def refusals(source: Official, target: Official) -> list[str]:
    """Return in sentences why `source` cannot be merged into `target`; empty when it can."""
    if source.pk == target.pk:
        return ["A record cannot be merged into itself."]
    found = [
        f"{row} was merged into {row.merged_into} already; take that record."
        for row in (source, target)
        if row.merged_into_id
    ]
    if target.undetermined and not source.undetermined:
        found.append(f"{target} gathers mentions of several people. Merge it into {source} instead.")
    answered = between(members(source), members(target)).filter(status=IdentityQuestion.Status.DIFFERENT)
    found += [
        f"{row.decided_by} answered on {history.plain(row.decided_at)} that {row.official} and {row.candidate} "
        "are not the same. Open that question again first."
        for row in answered.select_related("decided_by", "official", "candidate")
    ]
    return found


def doubles(source: Official, target: Official) -> list[tuple[Participation, Participation]]:
    """Return pairs of participations that would say one thing twice: the source's, and the target's that stays."""
    keys = ("version_id", "meeting_id", "role")
    rows = {
        tuple(getattr(row, key) for key in keys): row
        for row in Participation.objects.filter(official=target, version__in=_versions_of(source))
    }
    mine = Participation.objects.filter(official=source).order_by("pk")
    return [(row, rows[key]) for row in mine if (key := tuple(getattr(row, name) for name in keys)) in rows]


def _versions_of(official: Official) -> Any:
    return Participation.objects.filter(official=official).values("version")


def merge(source: Official, target: Official, by: "User", note: str = "") -> OfficialMerge:
    """Make `source` lead to `target`: move every claim and other name, and keep what was moved.

    Raises PermissionDenied without `merge_official`, RefusalError with the reasons when they cannot be merged.
    """
    require(by, Official, "merge")
    with transaction.atomic():
        lock_batch()
        rows = {row.pk: row for row in locked(Official, [source.pk, target.pk])}
        source, target = rows[source.pk], rows[target.pk]
        reasons = refusals(source, target)
        if reasons:
            raise RefusalError(" ".join(reasons))
        history.baseline([source, target])
        reason = f"merged: {source} is {target}"[:500]
        moved: dict[str, Any] = {
            "doubles": _set_aside(source, target, by),
            "claims": _move_claims(source, target, by, reason),
            "proposals": _move_proposals(source, target),
            "aliases": move_aliases(source, target),
            "names": _add_names(source, target),
            "filled": _fill(source, target),
            "questions": _settle_questions(source, target, by),
            "records": _lead_on(source, target),
        }
        source.merged_into = target
        save(source, by, f"merged into {target}")
        number = sum(len(ids) for ids in moved["claims"].values())
        save(target, by, f"took over {source}: {number} claims, {len(moved['aliases'])} other names")
        return OfficialMerge.objects.create(
            source=source, target=target, moved=moved, note=note[:500], merged_by=by, merged_at=timezone.now()
        )


def save(official: Official, by: "User", reason: str) -> None:
    """Store an official with a line in its history."""
    official._history_user = by  # type: ignore[attr-defined]
    official._change_reason = reason[:500]  # type: ignore[attr-defined]
    official.save()


def _decision(claim: Claim, now: str) -> dict[str, Any]:
    """Return how a claim was decided, and the status it has from now on."""
    at = claim.decided_at.isoformat() if claim.decided_at else None
    before = {"status": claim.status, "decided_by_id": claim.decided_by_id, "decided_at": at}
    return {"id": claim.pk, "now": now, **before}


def _set_aside(source: Official, target: Official, by: "User") -> list[dict[str, Any]]:
    """Leave with the source what the target has already; what a person confirmed there is confirmed here.

    Returns how the claims stood before. What is set aside is rejected, so that no page counts it twice.
    """
    kept = []
    now = timezone.now()
    for own, other in doubles(source, target):
        history.baseline([own, other])
        if own.status in _POSITIVE and other.status not in _POSITIVE:
            kept.append(_decision(other, own.status))
            other.status, other.decided_by_id, other.decided_at = own.status, own.decided_by_id, own.decided_at
            store(other, by, f"as was decided of {source}")
        if own.status != Claim.Status.REJECTED:
            kept.append(_decision(own, Claim.Status.REJECTED))
            own.status, own.decided_by, own.decided_at = Claim.Status.REJECTED, by, now
            store(own, by, f"set aside: it says the same of {target}")
    return kept


def store(claim: Claim, by: "User", reason: str) -> None:
    """Store how a claim is decided, with a line in its history."""
    type(claim)._default_manager.filter(pk=claim.pk).update(**{name: getattr(claim, name) for name in _DECISION})
    history.note([claim], by, reason)


def _move_claims(source: Official, target: Official, by: "User", reason: str) -> dict[str, list[int]]:
    aside = {own.pk for own, _other in doubles(source, target)}
    moved = {}
    for model in PERSON_CLAIMS:
        held = set(rows_of(model).filter(official=source).values_list("pk", flat=True))
        pks = sorted(held - aside) if model is Participation else sorted(held)
        move(model, pks, target, by, reason)
        moved[kind(model)] = pks
    return moved


def move(model: type[Claim], pks: Sequence[int], to: Official, by: "User", reason: str) -> None:
    """Give these claims to another official, with a line in the history of each."""
    for some in batched(pks, BATCH):
        rows: list[Any] = list(model._default_manager.filter(pk__in=some).order_by("pk"))
        history.baseline(rows)
        rows_of(model).filter(pk__in=some).update(official=to)
        for row in rows:
            row.official = to
        history.note(rows, by, reason)


def kind(model: type[Claim]) -> str:
    """Return under which name a merge keeps what it moved."""
    return str(model._meta.model_name)


def _move_proposals(source: Official, target: Official) -> dict[str, list[int]]:
    """Let what the machine had proposed of the source before a person corrected it be of the target."""
    found = {}
    for model in PERSON_CLAIMS:
        rows = list(model._default_manager.filter(proposal__official=source.pk).order_by("pk"))
        set_proposals(model, rows, target)
        found[kind(model)] = [row.pk for row in rows]
    return found


def set_proposals(model: type[Claim], rows: Sequence[Any], official: Official) -> None:
    """Let what the machine had proposed in these corrected claims be of `official`."""
    for row in rows:
        row.proposal = {**row.proposal, "official": official.pk}
    model._default_manager.bulk_update(rows, ["proposal"], batch_size=BATCH)


def move_aliases(source: Official, target: Official) -> list[int]:
    """Move other names, except those the target has: they stay with the source, which leads on."""
    known = set(target.aliases.values_list("folded", flat=True))
    moving = [alias.pk for alias in source.aliases.order_by("pk") if alias.folded not in known]
    OfficialAlias.objects.filter(pk__in=moving).update(official=target)
    return moving


def _add_names(source: Official, target: Official) -> list[int]:
    """Keep the source's own name as another name of the target."""
    known = {target.folded, *target.aliases.values_list("folded", flat=True)}
    names = {fold(name): name for name in (source.name_vi, source.name) if name}
    made = [OfficialAlias.objects.create(official=target, name=name) for key, name in names.items() if key not in known]
    return [alias.pk for alias in made]


def _fill(source: Official, target: Official) -> dict[str, str]:
    """Give the target the Vietnamese name it lacks, if nobody has emptied it on purpose."""
    if target.name_vi or not source.name_vi or "name_vi" in target.edited_fields:
        return {}
    if fold(source.name_vi) != target.folded:
        return {}
    target.name_vi = source.name_vi
    return {"name_vi": source.name_vi}


def _lead_on(source: Official, target: Official) -> list[int]:
    """Let what was merged into the source lead straight to the target."""
    rows = list(Official.objects.filter(merged_into=source).values_list("pk", flat=True))
    Official.objects.filter(pk__in=rows).update(merged_into=target)
    return rows


def _settle_questions(source: Official, target: Official, by: "User") -> list[int]:
    """Answer what was asked about the two and what was merged into them. All other questions stay as they are."""
    opened = between(members(source), members(target)).filter(status=IdentityQuestion.Status.OPEN)
    answered = sorted(opened.values_list("pk", flat=True))
    IdentityQuestion.objects.filter(pk__in=answered).update(
        status=IdentityQuestion.Status.SAME, decided_by=by, decided_at=timezone.now()
    )
    return answered


def between(mine: Iterable[int], theirs: Iterable[int]) -> "QuerySet[IdentityQuestion]":
    """Return the questions whether one of these is one of those."""
    return IdentityQuestion.objects.filter(
        Q(official__in=mine, candidate__in=theirs) | Q(official__in=theirs, candidate__in=mine)
    )
