"""Edits of records by a person: remembered field by field, so that imports leave them alone."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from django.db import models, transaction

from articles.editorial import history
from articles.editorial.access import require
from articles.editorial.outcome import RefusalError
from articles.extraction.document_keys import canonical_key
from articles.extraction.folding import fold
from articles.models import Meeting, Record, Resolution

if TYPE_CHECKING:
    from django.contrib.auth.models import User


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


def note_names(record: Record, added: Sequence[str], removed: Sequence[str], by: "User") -> None:
    """Write into the history of `record` which other names a person gave it or took from it."""
    parts = [f"added {', '.join(added)}"] if added else []
    parts += [f"removed {', '.join(removed)}"] if removed else []
    if parts:
        history.baseline([record])
        history.note([record], by, f"other names: {'; '.join(parts)}")


def _locked[R: Record](record: R) -> R:
    return type(record)._default_manager.select_for_update().get(pk=record.pk)
