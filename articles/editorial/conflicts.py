"""Two people editing one record: whoever saves second is told what the first one changed."""

import hashlib
from typing import Any

from django.db.models import Max

from articles.editorial import history

# moves whenever a record is stored; says who works on it, not what it says
NOT_COUNTED = frozenset({"updated_at", "assigned_to_id", "due_on"})


def token(row: history.Row) -> str:
    """Return a mark of the state of `row` to be sent along with a form."""
    newest = type(row).history.filter(id=row.pk).aggregate(newest=Max("history_id"))["newest"] or 0
    return f"{newest}-{_digest(row)}"


def _digest(row: history.Row) -> str:
    fields = (field for field in row._meta.concrete_fields if field.attname not in NOT_COUNTED)
    state: list[Any] = [(field.attname, field.value_to_string(row)) for field in fields]
    return hashlib.sha256(repr(state).encode()).hexdigest()[:32]


def changed_since(row: history.Row, mark: str) -> list[str]:
    """Return in sentences what happened to `row`, freshly read, after `mark` was made.

    Empty when its state is still the same. A mark that cannot be read counts as a change.
    """
    number, _, digest = mark.partition("-")
    if not number.isdecimal() or not digest:
        return ["This form does not say which state it was made from."]
    if digest == _digest(row):
        return []
    found = [
        f"{who} changed {change.field} from “{change.old}” to “{change.new}” ({history.plain(when)})."
        for who, when, differences in history.since(row, int(number))
        for change in differences
    ]
    return found or ["An import changed this record."]
