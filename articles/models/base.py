"""What every record shares: a permanent id, times, and the memory of what a person edited."""

import uuid
from typing import Any, ClassVar

from django.db import models
from simple_history.models import HistoricalRecords

# Permanent ids are derived from what a record is (uuid5), so that the same documents imported
# into an empty database give the same addresses again.
NAMESPACE = uuid.UUID("6f0c1c7e-52a5-5d0a-9d35-0f1a2e6f6f11")


def permanent_id(*parts: object) -> uuid.UUID:
    """Return the permanent id for a natural key; the same parts always give the same id."""
    return uuid.uuid5(NAMESPACE, "\x1f".join("" if part is None else str(part) for part in parts))


class Record(models.Model):
    """A record that editors curate. `edited_fields` names the fields an import must leave alone."""

    uuid = models.UUIDField(
        "permanent id",
        default=uuid.uuid4,
        unique=True,
        editable=False,
        help_text="Never changes; the record's short address /id/… is made from it.",
    )
    edited_fields = models.JSONField(
        default=list,
        blank=True,
        editable=False,
        help_text="Names of the fields that a person has set. Imports leave these fields alone for good.",
    )
    created_at = models.DateTimeField(auto_now_add=True, help_text="When the record was first stored.")
    updated_at = models.DateTimeField(auto_now=True, help_text="When the record was last stored.")

    history = HistoricalRecords(inherit=True)

    # Fields that an import may fill and a person may take over; anything else is nobody's edit.
    machine_fields: ClassVar[tuple[str, ...]] = ()

    class Meta:
        abstract = True

    def remember_edits(self, names: list[str]) -> None:
        """Note that a person set these fields; unknown and duplicate names change nothing."""
        known = [name for name in names if name in self.machine_fields]
        self.edited_fields = sorted({*self.edited_fields, *known})

    def fill(self, values: dict[str, Any]) -> list[str]:
        """Set `values` except where a person decided; return the names that really changed."""
        changed = []
        for name, value in values.items():
            if name not in self.edited_fields and getattr(self, name) != value:
                setattr(self, name, value)
                changed.append(name)
        return changed
