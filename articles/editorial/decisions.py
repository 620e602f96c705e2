"""Decisions on claims: accept, reject, correct, reopen, add.

A decision is taken on a claim as it stands: the row is locked and read again, and whoever comes
second is told who was first. To change a decision, reopen the claim; only a correction may
follow on an accepted or corrected claim directly, since its editor has the claim before them.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from itertools import batched
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.db import models, transaction
from django.utils import timezone

from articles.editorial import history
from articles.editorial.access import locked, permission, require
from articles.editorial.outcome import BATCH, Outcome, RefusalError
from articles.models import Claim, Figure, period_kind

if TYPE_CHECKING:
    from django.contrib.auth.models import User

Status = Claim.Status

# What may follow on what. A claim that a person added has no machine's proposal to go back to,
# so once decided it is never "suggested" again: it is rejected, or accepted once more.
MACHINE_STEPS: dict[str, frozenset[str]] = {
    Status.SUGGESTED: frozenset({Status.ACCEPTED, Status.REJECTED, Status.CORRECTED}),
    Status.ACCEPTED: frozenset({Status.SUGGESTED, Status.CORRECTED}),
    Status.CORRECTED: frozenset({Status.SUGGESTED, Status.CORRECTED}),
    Status.REJECTED: frozenset({Status.SUGGESTED}),
}
PERSON_STEPS: dict[str, frozenset[str]] = {
    Status.SUGGESTED: frozenset({Status.ACCEPTED, Status.REJECTED, Status.CORRECTED}),
    Status.ACCEPTED: frozenset({Status.REJECTED, Status.CORRECTED}),
    Status.CORRECTED: frozenset({Status.REJECTED, Status.CORRECTED}),
    Status.REJECTED: frozenset({Status.ACCEPTED}),
}
_REASONS = {Status.SUGGESTED: "reopened", Status.ACCEPTED: "accepted", Status.REJECTED: "rejected"}


def added_by_person(claim: Claim) -> bool:
    """Return whether a person, not the machine, found this claim."""
    return not claim.extractor


def next_statuses(claim: Claim) -> frozenset[str]:
    """Return the statuses into which a person may move `claim` as it stands."""
    steps = PERSON_STEPS if added_by_person(claim) else MACHINE_STEPS
    return steps.get(claim.status, frozenset())


def accept[C: Claim](model: type[C], pks: Iterable[int], by: "User") -> Outcome[C]:
    """Accept open claims. PermissionDenied without `decide_…`."""
    return _decide(model, pks, Status.ACCEPTED, by)


def reject[C: Claim](model: type[C], pks: Iterable[int], by: "User") -> Outcome[C]:
    """Reject open claims: they stay, and no page shows them. PermissionDenied without `decide_…`."""
    return _decide(model, pks, Status.REJECTED, by)


def reopen[C: Claim](model: type[C], pks: Iterable[int], by: "User") -> Outcome[C]:
    """Take decisions back. A corrected claim says again what the machine had proposed.

    PermissionDenied without `decide_…`.
    """
    return _decide(model, pks, Status.SUGGESTED, by)


def _decide[C: Claim](model: type[C], pks: Iterable[int], to: Claim.Status, by: "User") -> Outcome[C]:
    require(by, model, "decide")
    outcome: Outcome[C] = Outcome()
    with transaction.atomic():
        for some in batched(sorted(set(pks)), BATCH):
            _decide_some(model, some, to, by, outcome)
    return outcome


def _decide_some[C: Claim](
    model: type[C], pks: tuple[int, ...], to: Claim.Status, by: "User", outcome: Outcome[C]
) -> None:
    names = tuple(field.name for field in _claim_fields(model) if isinstance(field, models.ForeignKey))
    rows = locked(model, pks).select_related("decided_by", *names)
    deciding = []
    for claim in rows:
        if to in next_statuses(claim):
            deciding.append(claim)
        else:
            outcome.skip(claim, _why_not(claim, to))
    history.baseline(deciding)
    kept = []
    for claim in deciding:
        try:
            _set_status(claim, to, by)
            kept.append(claim)
        except RefusalError as refusal:
            outcome.skip(claim, str(refusal))
    fields = ["status", "decided_by", "decided_at"]
    if to == Status.SUGGESTED:  # what was corrected says again what the machine had proposed
        computed = ["period_kind"] if model is Figure else []
        fields += ["proposal", *model.claim_fields, *computed]
    model._default_manager.bulk_update(kept, fields)
    history.note(kept, by, _REASONS[to])
    outcome.done += kept


def _why_not(claim: Claim, to: Claim.Status) -> str:
    decided = decision_in_words(claim)
    if claim.status == to == Status.SUGGESTED:
        return "is open already"
    if claim.status == to:
        return f"was {decided} already"
    if to == Status.SUGGESTED:
        return "was added by a person: reject it instead"
    return f"was {decided}; reopen it first"


def decision_in_words(claim: Claim) -> str:
    """Return e.g. “accepted by anna on 3 May 2026 10:15”; the bare status for an open claim."""
    if claim.decided_by is None or claim.decided_at is None:
        return claim.get_status_display()
    return f"{claim.get_status_display()} by {claim.decided_by} on {history.plain(claim.decided_at)}"


def _set_status(claim: Claim, to: Claim.Status, by: "User") -> None:
    if to == Status.SUGGESTED:
        _put_proposal_back(claim)
        claim.decided_by = claim.decided_at = None
    else:
        claim.decided_by, claim.decided_at = by, timezone.now()
    claim.status = to


def _put_proposal_back(claim: Claim) -> None:
    if claim.proposal is None:
        return
    for name, value in unpacked(type(claim), claim.proposal).items():
        setattr(claim, name, value)
    claim.proposal = None
    try:
        claim.clean_fields(exclude={field.name for field in claim._meta.fields} - set(claim.claim_fields))
        claim.validate_constraints()
    except ValidationError as error:
        raise RefusalError(f"cannot go back to the machine's proposal: {' '.join(error.messages)}") from error
    if isinstance(claim, Figure):  # bulk writes pass by its save()
        claim.period_kind = period_kind(claim.period_start, claim.period_end)


def correct[C: Claim](claim: C, values: Mapping[str, Any], by: "User") -> C:
    """Store what a person says the claim should say; return it as it is now.

    `values` gives claim fields by name. The machine's first proposal is kept. Going back to
    exactly that proposal counts as accepting it. Nothing is written when nothing differs.
    Raises PermissionDenied without `decide_…`, RefusalError for a rejected claim, ValidationError
    when the values break a rule or repeat another claim.
    """
    model = type(claim)
    require(by, model, "decide")
    unknown = set(values) - set(model.claim_fields)
    if unknown:
        raise ValueError(f"not fields of this claim: {sorted(unknown)}")
    with transaction.atomic():
        current = model._default_manager.select_for_update().get(pk=claim.pk)
        before = packed(current)
        if Status.CORRECTED not in next_statuses(current):
            raise RefusalError(f"This claim was {decision_in_words(current)}; reopen it first.")
        history.baseline([current])
        for name, value in values.items():
            setattr(current, name, value)
        after = packed(current)
        if after == before:
            return current
        machine = None if added_by_person(current) else (current.proposal or before)
        same = machine == after
        current.proposal = None if same else machine
        current.status = Status.ACCEPTED if same else Status.CORRECTED
        current.decided_by, current.decided_at = by, timezone.now()
        current.full_clean()
        _save(current, by, "accepted" if same else "corrected")
    return current


def add[C: Claim](claim: C, by: "User") -> C:
    """Store a claim that the machine missed: accepted at once, by `by`, with confidence 1.

    Of somebody who may not decide it is a proposal: suggested, until an editor decides.
    Raises PermissionDenied without `add_…`, ValidationError when the claim breaks a rule.
    """
    require(by, type(claim), "add")
    mark_as_persons(claim, by)
    with transaction.atomic():
        claim.full_clean()
        _save(claim, by, "added by a person" if claim.is_decided else "proposed by a person")
    return claim


def mark_as_persons(claim: Claim, by: "User") -> None:
    """Fill in what every claim of a person has; the claim is not stored."""
    claim.confidence = Decimal(1)
    claim.rule = claim.extractor = ""
    if by.has_perm(permission(type(claim), "decide")):
        claim.status, claim.decided_by, claim.decided_at = Status.ACCEPTED, by, timezone.now()
    else:
        claim.status, claim.decided_by, claim.decided_at = Status.SUGGESTED, None, None


def _save(claim: Claim, by: "User", reason: str) -> None:
    claim._history_user = by  # type: ignore[attr-defined]
    claim._change_reason = reason  # type: ignore[attr-defined]
    claim.save()


def _claim_fields(model: type[Claim]) -> "list[models.Field[Any, Any]]":
    fields = [model._meta.get_field(name) for name in model.claim_fields]
    return [field for field in fields if isinstance(field, models.Field)]


def packed(claim: Claim) -> dict[str, Any]:
    """Return what is claimed as JSON values: records by number, decimals and dates as text."""
    found = {}
    for field in _claim_fields(type(claim)):
        value = field.to_python(getattr(claim, field.attname))
        if isinstance(value, Decimal):
            value = f"{value.normalize():f}"
        elif isinstance(value, date):
            value = value.isoformat()
        found[field.name] = value
    return found


def unpacked(model: type[Claim], proposal: Mapping[str, Any]) -> dict[str, Any]:
    """Return `packed` values by attribute name. RefusalError when a record they name is gone."""
    found = {}
    for field in _claim_fields(model):
        if field.name not in proposal:
            continue
        value = field.to_python(proposal[field.name])
        if isinstance(field, models.ForeignKey) and value is not None:
            try:
                field.related_model._base_manager.get(pk=value)
            except ObjectDoesNotExist:
                raise RefusalError(f"the machine's {field.verbose_name} no longer exists") from None
        found[field.attname] = value
    return found


def proposal_in_words(claim: Claim) -> list[history.Change]:
    """Return where the machine's proposal differs from what the claim says now."""
    if claim.proposal is None:
        return []
    now, found = packed(claim), []
    for field in _claim_fields(type(claim)):
        old, new = claim.proposal.get(field.name), now[field.name]
        if old != new:
            found.append(
                history.Change(str(field.verbose_name), _value_in_words(field, old), _value_in_words(field, new))
            )
    return found


def _value_in_words(field: "models.Field[Any, Any]", value: Any) -> str:
    names = {}
    if isinstance(field, models.ForeignKey) and value is not None:
        names = {(field.related_model, row.pk): str(row) for row in field.related_model._base_manager.filter(pk=value)}
    return history.in_words(field, value if names else field.to_python(value), names)
