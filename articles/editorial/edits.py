"""Edits of records by a person: remembered field by field, so that imports leave them alone."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from django.db import models, transaction

from articles.editorial import decisions, history
from articles.editorial.access import require
from articles.editorial.outcome import RefusalError
from articles.extraction.document_keys import canonical_key
from articles.extraction.folding import fold
from articles.models import Claim, Meeting, Record, Resolution

if TYPE_CHECKING:
    from django.contrib.auth.models import User

# what has steps of its own, or is made from other fields
_STEPS = frozenset({"state", "withdrawal_reason", "merged_into", "key", "document_key"})


def complete(row: models.Model) -> None:
    """Fill in what a row's other fields decide, so that it can be validated before it is stored.

    Its folded name; and for a record made by a person the natural key: a document's canonical
    one, by which citations in later imports find it, for a meeting one of its own.
    """
    if hasattr(row, "folded"):
        row.folded = fold(str(getattr(row, "label", "") or getattr(row, "name", "")))
    if isinstance(row, Meeting) and not row.key:
        row.key = f"desk|{row.uuid}"
    if isinstance(row, Resolution) and not row.key:
        issuer = row.issuer.name if row.issuer else None
        row.key = canonical_key(row.kind, row.number or None, issuer, row.title or None, row.date)[:230]


def save[R: Record](record: R, changed: Iterable[str], by: "User", reason: str = "") -> R:
    """Store `record` with the fields that `by` has set; return it as it is now.

    `changed` names the fields that differ from what the person was shown. Only these are taken
    over from `record`; everything else stays as the database has it. Imports will leave those
    of them that a machine fills alone for good. A new record remembers them too.
    Raises PermissionDenied without `add_…` or `change_…`.
    """
    names = sorted(set(changed))
    adding = record._state.adding
    require(by, type(record), "add" if adding else "change")
    with transaction.atomic():
        current = record if adding else _locked(record)
        if not adding:
            if not names:
                return current
            history.baseline([current])
            for name in names:
                setattr(current, name, getattr(record, name))
        else:
            complete(current)
        current.remember_edits(names)
        current._history_user = by  # type: ignore[attr-defined]
        default = "added" if adding else f"edited {', '.join(names)}"
        current._change_reason = reason or default  # type: ignore[attr-defined]
        current.save()
    return current


def release[R: Record](record: R, name: str, by: "User") -> R:
    """Give a field back to the machine: the next import may fill it again.

    The value stays until then. RefusalError for a field that no person has set.
    Raises PermissionDenied without `change_…`.
    """
    require(by, type(record), "change")
    with transaction.atomic():
        current = _locked(record)
        if name not in current.edited_fields:
            raise RefusalError("No person has set this field; imports may fill it already.")
        history.baseline([current])
        current.edited_fields = [kept for kept in current.edited_fields if kept != name]
        current._history_user = by  # type: ignore[attr-defined]
        current._change_reason = f"gave {name} back to imports"  # type: ignore[attr-defined]
        current.save()
    return current


def restorable(model: type[models.Model]) -> frozenset[str]:
    """Return the fields that can be put back: what a person may set, apart from states that have steps of their own."""
    if issubclass(model, Claim):
        return frozenset(model.claim_fields)
    fields = (field for field in model._meta.concrete_fields if field.editable and not field.primary_key)
    return frozenset(field.name for field in fields if field.name not in history.HIDDEN | _STEPS)


def put_back[R: Record](record: R, entry: int, by: "User", name: str = "") -> R:
    """Let a record stand as its history row `entry` has it; with `name`, undo that row's change of one field.

    A field that a person had set since is given back to imports, if they could fill it then; a field that an import
    had changed is the person's from now on. Raises PermissionDenied without `change_…`, RefusalError when there is
    no such row or nothing to put back, ValidationError when the record would break a rule.
    """
    require(by, type(record), "change")
    with transaction.atomic():
        current = _locked(record)
        then = _state(current, entry, before=bool(name))
        names = _differing(current, then, name)
        history.baseline([current])
        for field in names:
            setattr(current, field.attname, getattr(then, field.attname))
        remembered = {field.name for field in names if field.name in current.machine_fields}
        given_back = {one for one in remembered if one in current.edited_fields and one not in then.edited_fields}
        current.edited_fields = sorted(({*current.edited_fields} | remembered) - given_back)
        complete(current)
        current.full_clean()
        current._history_user = by  # type: ignore[attr-defined]
        when = history.plain(then.history_date)
        current._change_reason = f"put back {', '.join(field.name for field in names)} as of {when}"  # type: ignore[attr-defined]
        current.save()
    return current


def put_claim_back[C: Claim](claim: C, entry: int, by: "User", name: str = "") -> C:
    """Let a claim say what it said in its history row `entry`: a correction like any other.

    Raises what `decisions.correct` raises, RefusalError when there is no such row or nothing to put back.
    """
    then = _state(claim, entry, before=bool(name))
    values = {field.name: _value(then, field) for field in _differing(claim, then, name)}
    return decisions.correct(claim, values, by)


def _state(row: history.Row, entry: int, *, before: bool) -> history.History:
    """Return a history row of this record, or the one before it."""
    rows = type(row).history.filter(id=row.pk)
    chosen = rows.filter(history_id__lt=entry) if before else rows.filter(history_id=entry)
    found = chosen.exclude(history_type="-").order_by("-history_id").first()
    if found is None or not rows.filter(history_id=entry).exists():
        raise RefusalError("The history of this record does not go back there.")
    return found


def _differing(current: Any, then: history.History, name: str) -> "list[models.Field[Any, Any]]":
    able = restorable(type(current))
    if name and name not in able:
        raise RefusalError("This field is not put back here.")
    fields = [field for field in current._meta.concrete_fields if field.name in ({name} if name else able)]
    found = [field for field in fields if getattr(current, field.attname) != getattr(then, field.attname)]
    if not found:
        raise RefusalError("It stands so already.")
    for field in found:
        _value(then, field)
    return found


def _value(then: history.History, field: "models.Field[Any, Any]") -> Any:
    """Return what a history row has in a field. RefusalError when the record it names is gone."""
    value = getattr(then, field.attname)
    if value is None or not isinstance(field, models.ForeignKey):
        return value
    target = field.related_model._base_manager.filter(pk=value).first()
    if target is None:
        raise RefusalError(f"The {field.verbose_name} of that time no longer exists.")
    return target


def note_names(record: Record, added: Sequence[str], removed: Sequence[str], by: "User") -> None:
    """Write into the history of `record` which other names a person gave it or took from it."""
    parts = [f"added {', '.join(added)}"] if added else []
    parts += [f"removed {', '.join(removed)}"] if removed else []
    if parts:
        history.baseline([record])
        history.note([record], by, f"other names: {'; '.join(parts)}")


def _locked[R: Record](record: R) -> R:
    return type(record)._default_manager.select_for_update().get(pk=record.pk)
