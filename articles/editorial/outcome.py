"""How a request to decide something ended: what was done, and what was left alone and why."""

from dataclasses import dataclass, field

from django.db import models

BATCH = 500  # rows written at a time, all of a request within one transaction


class RefusalError(Exception):
    """A request that makes no sense as things stand. The message is a sentence for the editor."""


@dataclass(frozen=True, slots=True)
class Skipped:
    """One record that was left as it was; `why` continues the sentence “… was left alone: ”."""

    pk: int
    label: str
    why: str


@dataclass(slots=True)
class Outcome[M: models.Model]:
    """`done` holds the records as they are now, in the order of their ids; `skipped` the others."""

    done: list[M] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)

    def skip(self, row: M, why: str) -> None:
        """Note that `row` was left alone."""
        self.skipped.append(Skipped(int(row.pk), str(row), why))
