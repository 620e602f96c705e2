"""History rows for every path, single and bulk, and the difference between two of them.

Signals write history for a plain `save()` only, and imports write in bulk without any. So each
function of this package first notes how a row stood (`baseline`), then what a person made of it
(`note`): the first difference a reader sees has a "before", and an import's change is never
shown as a person's.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from django.contrib.auth import get_user_model
from django.db import models
from django.db.models import Max
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import capfirst

if TYPE_CHECKING:
    from django.contrib.auth.models import User

BEFORE = "as it stood before"
# Not what a person reads a history for: bookkeeping, and values computed from others.
HIDDEN = frozenset(
    {"folded", "id", "uuid", "created_at", "updated_at", "edited_fields", "proposal", "listed_on", "period_kind"}
)

type History = Any  # simple_history builds one model a table at run time
type Row = Any  # a Record or a Claim, which have `history`


@dataclass(frozen=True, slots=True)
class Change:
    """One field's change in words: `old` and `new` are ready to print, “—” for empty; `name` is the field's own."""

    field: str
    old: str
    new: str
    name: str = ""


def baseline(rows: Sequence[Row]) -> None:
    """Write a history row, by nobody, for each row whose state the history does not have yet.

    `rows` are unsaved by the caller so far: they hold what the database holds.
    """
    if not rows:
        return
    manager = type(rows[0]).history
    newest = manager.filter(id__in=[row.pk for row in rows]).values("id").annotate(newest=Max("history_id"))
    found = {entry.id: entry for entry in manager.filter(history_id__in=[row["newest"] for row in newest])}
    names = [field.attname for field in manager.model.tracked_fields]
    missing = [row for row in rows if row.pk not in found or _differs(found[row.pk], row, names)]
    moment = timezone.now() - timedelta(microseconds=1)  # sorts before the change it precedes
    new = [row for row in missing if row.pk not in found]
    old = [row for row in missing if row.pk in found]
    for group, update in ((new, False), (old, True)):
        manager.bulk_history_create(
            group,
            batch_size=500,
            update=update,
            default_date=moment,
            default_change_reason=BEFORE,
            custom_historical_attrs={},
        )


def note(rows: Sequence[Row], by: "User | None", reason: str) -> None:
    """Write a history row for each of `rows` as they are now, by `by`; by nobody when the archive itself did it."""
    if rows:
        type(rows[0]).history.bulk_history_create(
            rows, batch_size=500, update=True, default_user=by, default_change_reason=reason
        )


def _differs(entry: History, row: Row, names: Iterable[str]) -> bool:
    ignored = {"updated_at"}
    return any(getattr(entry, name) != getattr(row, name) for name in names if name not in ignored)


def changes(entries: Sequence[History]) -> list[list[Change]]:
    """Return for each history row what changed against the next one in `entries` (newest first).

    The last row has nothing to be compared with and gets an empty list. Costs one query for each
    kind of record that the rows point to, however many rows there are.
    """
    names = _names_of_targets(entries)
    found = [_changes_between(newer, older, names) for newer, older in pairwise(entries)]
    return [*found, []][: len(entries)]


def _shown_fields(entry: History) -> "list[models.Field[Any, Any]]":
    return [field for field in entry.tracked_fields if field.name not in HIDDEN]


def _names_of_targets(entries: Sequence[History]) -> dict[tuple[type[models.Model], Any], str]:
    wanted: dict[type[models.Model], set[Any]] = {}
    for entry in entries:
        for field in _shown_fields(entry):
            if isinstance(field, models.ForeignKey) and (value := getattr(entry, field.attname)) is not None:
                wanted.setdefault(field.related_model, set()).add(value)
    names: dict[tuple[type[models.Model], Any], str] = {}
    for model, keys in wanted.items():
        for target in _targets(model, keys):
            names[model, target.pk] = str(target)
    return names


def _targets(model: type[models.Model], keys: set[Any]) -> "models.QuerySet[Any]":
    from articles.models import ArticleVersion

    rows = model._base_manager.filter(pk__in=keys)
    if model is ArticleVersion:  # its name needs the article, and not the document itself
        return rows.select_related("article").only("number", "article__title")
    return rows


def _changes_between(newer: History, older: History, names: dict[Any, str]) -> list[Change]:
    found = []
    for field in _shown_fields(newer):
        old, new = getattr(older, field.attname), getattr(newer, field.attname)
        if old != new:
            label = capfirst(str(field.verbose_name))
            found.append(Change(label, in_words(field, old, names), in_words(field, new, names), field.name))
    return found


def in_words(field: "models.Field[Any, Any]", value: Any, names: dict[Any, str]) -> str:
    """Return a stored value of `field` as an editor reads it; `names` maps (model, key) to a name."""
    if value is None or value == "" or value == []:
        return "—"
    if isinstance(field, models.ForeignKey):
        return names.get((field.related_model, value), f"no longer there (number {value})")
    if field.choices:
        return str(dict(field.flatchoices).get(value, value))
    return plain(value)


def plain(value: Any) -> str:
    """Return a single value as an editor reads it."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime):
        return date_format(timezone.localtime(value), "DATETIME_FORMAT")
    if isinstance(value, date):
        return date_format(value, "DATE_FORMAT")
    if isinstance(value, list):
        return ", ".join(str(part) for part in value)
    return str(value)


def since(row: Row, history_id: int) -> list[tuple[str, datetime, list[Change]]]:
    """Return who changed what in `row` after the history row `history_id`, newest first.

    Each entry: the person's name (“an import” for nobody), the time, the changes.
    """
    entries = list(type(row).history.filter(id=row.pk, history_id__gte=history_id).select_related("history_user"))
    differences = changes(entries)
    users = get_user_model()
    found = []
    for entry, difference in zip(entries, differences, strict=True):
        if entry.history_id > history_id and difference:
            user = entry.history_user
            name = user.get_username() if isinstance(user, users) else "an import"
            found.append((name, entry.history_date, difference))
    return found
