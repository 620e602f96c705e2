"""Two people editing one record: whoever saves second is told what the first one changed."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.db.models import Max
from django.utils.text import capfirst

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


@dataclass(frozen=True, slots=True)
class Sides:
    """A field of which two people hold different values, in words; `mine` was typed only when `touched`.

    `clash`: the other person changed it, too.
    """

    name: str
    label: str
    theirs: str
    mine: str
    touched: bool
    clash: bool


def sides(row: history.Row, mark: str, mine: Mapping[str, Any]) -> list[Sides]:
    """Return where `mine`, the values of a form made from the state of `mark`, differs from `row` as it stands.

    A value that is still what the form was made from was not typed: whoever saved first keeps theirs.
    """
    number = mark.partition("-")[0]
    shown = type(row).history.filter(id=row.pk, history_id=int(number) if number.isdecimal() else 0).first()
    found = []
    for field in row._meta.concrete_fields:
        if field.name not in mine:
            continue
        value = mine[field.name]
        raw = value.pk if isinstance(value, models.Model) else value
        if field.to_python(raw) == getattr(row, field.attname):
            continue
        touched = shown is None or getattr(shown, field.attname) != field.to_python(raw)
        clash = shown is None or getattr(shown, field.attname) != getattr(row, field.attname)
        label = capfirst(str(field.verbose_name))
        found.append(
            Sides(field.name, label, _told(field, getattr(row, field.name)), _told(field, value), touched, clash)
        )
    return found


def _told(field: "models.Field[Any, Any]", value: Any) -> str:
    return str(value) if isinstance(value, models.Model) else history.in_words(field, value, {})
