"""What a batch will write: collected in memory, then written in bulk in the order that foreign keys need."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, cast

from django.db import models
from django.utils import timezone
from simple_history.utils import bulk_create_with_history, bulk_update_with_history

from articles.importing.bulk import insert, insert_values
from articles.models import (
    CLAIM_MODELS,
    Article,
    ArticleLink,
    ArticleVersion,
    Claim,
    IdentityQuestion,
    Indicator,
    Meeting,
    Official,
    OfficialAlias,
    Organization,
    Post,
    Record,
    Resolution,
    TextBand,
)

_RECORDS: tuple[type[models.Model], ...] = (
    Organization,
    Post,
    Indicator,
    Official,
    OfficialAlias,
    IdentityQuestion,
    Resolution,
    Meeting,
    Article,
)
_REASON = "import"


class Changes:
    """Rows to create, to change and to remove. `save` writes them once; nothing is written before."""

    def __init__(self) -> None:
        self.new: dict[type[models.Model], list[models.Model]] = {}
        self._changed: dict[type[models.Model], dict[int, tuple[models.Model, set[str]]]] = {}
        self._versions: dict[int, ArticleVersion] = {}
        self._removed: dict[type[Claim], list[int]] = {}
        self._bands: list[tuple[ArticleVersion, tuple[int, ...]]] = []

    def sign(self, version: ArticleVersion, bands: tuple[int, ...]) -> None:
        """Keep the signature of a new version."""
        self._bands.append((version, bands))

    def add(self, row: models.Model) -> None:
        """Create this row."""
        self.new.setdefault(type(row), []).append(row)

    def add_all(self, rows: Iterable[models.Model]) -> None:
        """Create these rows."""
        for row in rows:
            self.add(row)

    def fill(self, record: Record, values: dict[str, Any]) -> list[str]:
        """Set fields of a record except where a person decided; return the names that changed."""
        changed = record.fill(values)
        if changed:
            self.touch(record, changed)
        return changed

    def fill_empty(self, record: Record, values: dict[str, Any]) -> list[str]:
        """Set only those fields that are still empty and that no person has emptied."""
        empty = {name: value for name, value in values.items() if value and not getattr(record, name)}
        return self.fill(record, empty)

    def touch(self, row: models.Model, names: Iterable[str]) -> None:
        """Note that these fields of a stored row were set; a new row is written whole anyway."""
        if row.pk is not None:
            entry = self._changed.setdefault(type(row), {}).setdefault(row.pk, (row, set()))
            entry[1].update(names)

    def switch(self, version: ArticleVersion, *, current: bool) -> None:
        """Make a version the current one of its article, or no longer so."""
        version.is_current = current
        if version.pk is not None:
            self._versions[version.pk] = version

    def remove(self, claim: Claim) -> None:
        """Delete a claim that nobody decided on."""
        self._removed.setdefault(type(claim), []).append(claim.pk)

    def is_empty(self) -> bool:
        """Whether `save` would write nothing."""
        return not (self.new or self._changed or self._versions or self._removed)

    def count(self, model: type[models.Model]) -> int:
        """Return how many rows of a model will be created."""
        return len(self.new.get(model, ()))

    def save(self) -> None:
        """Write everything; belongs into the transaction of the batch."""
        now = timezone.now()
        for model in _RECORDS:
            self._create(model)
        self._update(now)
        self._switch(current=False)
        self._create(ArticleVersion)
        self._switch(current=True)
        for claims, ids in self._removed.items():
            claims._default_manager.filter(pk__in=ids).delete()
        self._create(ArticleLink)
        bands = ((version.pk, *band) for version, values in self._bands for band in enumerate(values))
        insert_values(TextBand, ("version_id", "band", "value"), bands)
        for model in CLAIM_MODELS:
            insert(model, self.new.get(model, ()))

    def _create(self, model: type[models.Model]) -> None:
        rows = self.new.get(model)
        if not rows:
            return
        if issubclass(model, Record):
            bulk_create_with_history(rows, model, default_change_reason=_REASON)
        else:
            model._default_manager.bulk_create(cast(Any, rows))

    def _update(self, now: datetime) -> None:
        for model, entries in self._changed.items():
            rows = [row for row, _names in entries.values()]
            names = sorted(set().union(*(names for _row, names in entries.values())))
            if issubclass(model, Record):
                for row in rows:
                    cast(Record, row).updated_at = now
                names.append("updated_at")
            bulk_update_with_history(rows, model, names, default_change_reason=_REASON)

    def _switch(self, *, current: bool) -> None:
        ids = [pk for pk, version in self._versions.items() if version.is_current is current]
        if ids:
            ArticleVersion.objects.filter(pk__in=ids).exclude(is_current=current).update(is_current=current)
