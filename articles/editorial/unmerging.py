"""Taking a merge of officials back: the rows that it moved go back, unless somebody has changed them since."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import batched
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from articles.editorial import history, merging
from articles.editorial.access import locked, require
from articles.editorial.outcome import BATCH, RefusalError
from articles.models import Claim, IdentityQuestion, Official, OfficialAlias, OfficialMerge, Participation
from articles.models.locks import lock_batch

if TYPE_CHECKING:
    from django.contrib.auth.models import User

_TAKEN_BACK = "A merge of the two was taken back."


@dataclass(frozen=True, slots=True)
class Undone:
    """What taking a merge back did: claims that went back, and those that came or were changed since and stay."""

    back: int
    stay: int


def why_not_undo(merged: OfficialMerge) -> str:
    """Return why a merge cannot be taken back now; empty when it can."""
    if merged.undone_at is not None:
        return f"This merge was taken back by {merged.undone_by} on {history.plain(merged.undone_at)}."
    if merged.target.merged_into_id:
        return f"{merged.target} was itself merged into {merged.target.merged_into} since. Take that merge back first."
    return ""


def undo(merged: OfficialMerge, by: "User", *, remember: bool = False) -> Undone:
    """Move back what a merge moved, as far as nobody has changed it since; with `remember`, they are not the same.

    Claims that came since stay with the target: nothing tells whose they are. Raises PermissionDenied without
    `merge_official`, RefusalError when it was taken back already or the target was merged further.
    """
    require(by, Official, "merge")
    with transaction.atomic():
        lock_batch()
        merged = locked(OfficialMerge, [merged.pk]).select_related("source", "target").get()
        rows = {row.pk: row for row in locked(Official, [merged.source_id, merged.target_id])}
        source, target = rows[merged.source_id], rows[merged.target_id]
        reason = why_not_undo(merged)
        if reason:
            raise RefusalError(reason)
        history.baseline([source, target])
        back = _move_back(merged, source, target, by)
        source.merged_into = None
        merging.save(source, by, f"no longer merged into {target}")
        if merged.moved["filled"].get("name_vi") == target.name_vi and "name_vi" not in target.edited_fields:
            target.name_vi = ""
        merging.save(target, by, f"gave back what was taken over from {source}")
        apart = merging.members(source)
        _reopen(merged, apart)
        if remember:
            _remember(source, target, by)
        merged.undone_by, merged.undone_at = by, timezone.now()
        merged.save(update_fields=["moved", "undone_by", "undone_at"])
        for other in OfficialMerge.objects.filter(target=target, undone_at__isnull=True).select_related("source"):
            _reopen(other, apart)
            _catch_up(other, target, by)
        return Undone(back, sum(len(ids) for ids in merged.moved["claims"].values()) - back)


def _move_back(merged: OfficialMerge, source: Official, target: Official, by: "User") -> int:
    moved, number = merged.moved, 0
    for model in merging.PERSON_CLAIMS:
        kind = merging.kind(model)
        ids = _still_of(model, moved["claims"][kind], target)
        merging.move(model, ids, source, by, f"merge taken back: {source} is not {target}")
        number += len(ids)
        rows = _chunks(model, moved["proposals"][kind])
        merging.set_proposals(model, [row for row in rows if (row.proposal or {}).get("official") == target.pk], source)
    for state in moved["doubles"]:
        _put_decision_back(state, by)
    kept = set(source.aliases.values_list("folded", flat=True))
    aliases = OfficialAlias.objects.filter(pk__in=moved["aliases"], official=target).exclude(folded__in=kept)
    aliases.update(official=source)
    OfficialAlias.objects.filter(pk__in=moved["names"], official=target).delete()
    Official.objects.filter(pk__in=moved["records"], merged_into=target).update(merged_into=source)
    return number


def _still_of(model: type[Claim], pks: Iterable[int], target: Official) -> list[int]:
    """Return which of these claims still name the target."""
    return [row.pk for row in _chunks(model, pks) if row.official_id == target.pk]


def _chunks(model: type[Claim], pks: Iterable[int]) -> list[Any]:
    return [row for some in batched(pks, BATCH) for row in model._default_manager.filter(pk__in=some).order_by("pk")]


def _put_decision_back(state: dict[str, Any], by: "User") -> None:
    """Let a claim stand as before the merge, unless somebody has decided otherwise since."""
    claim = Participation.objects.filter(pk=state["id"], status=state["now"]).first()
    if claim is None:
        return
    history.baseline([claim])
    claim.status, claim.decided_by_id = state["status"], state["decided_by_id"]
    claim.decided_at = datetime.fromisoformat(state["decided_at"]) if state["decided_at"] else None
    merging.store(claim, by, "as before the merge")


def _catch_up(merged: OfficialMerge, target: Official, by: "User") -> None:
    """Move what an earlier merge had left with its source because the target had the same, and has no longer."""
    source, moved = merged.source, merged.moved
    still = {own.pk for own, _other in merging.doubles(source, target)}
    left = [state for state in moved["doubles"] if state["id"] not in still]
    for state in left:
        claim = Participation.objects.filter(pk=state["id"], official=source).first()
        if claim is not None:
            _put_decision_back(state, by)
            merging.move(Participation, [claim.pk], target, by, f"merged: {source} is {target}")
            moved["claims"][merging.kind(Participation)].append(claim.pk)
            moved["doubles"].remove(state)
    moved["aliases"] += merging.move_aliases(source, target)
    merged.save(update_fields=["moved"])


def _reopen(merged: OfficialMerge, concerning: set[int]) -> None:
    """Ask again what a merge had answered about these records."""
    about = Q(official__in=concerning) | Q(candidate__in=concerning)
    answered = IdentityQuestion.objects.filter(about, pk__in=merged.moved["questions"])
    pks = set(answered.values_list("pk", flat=True))
    still = IdentityQuestion.objects.filter(pk__in=pks, status=IdentityQuestion.Status.SAME)
    still.update(status=IdentityQuestion.Status.OPEN, decided_by=None, decided_at=None)
    merged.moved["questions"] = [pk for pk in merged.moved["questions"] if pk not in pks]


def _remember(source: Official, target: Official, by: "User") -> None:
    """Answer that the two are not the same."""
    ours = merging.between([source.pk], [target.pk])
    if not ours.exists():
        IdentityQuestion.objects.create(official=source, candidate=target, reason=_TAKEN_BACK)
    ours.update(status=IdentityQuestion.Status.DIFFERENT, decided_by=by, decided_at=timezone.now())
