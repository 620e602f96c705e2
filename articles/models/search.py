"""The change log that keeps search up to date: which records have changed, in the order of their changes.

Triggers write it (articles.models.changelog), in the transaction of the change itself. So no code path can
forget it. It says what changed, never how: an index document is always built from what the database says now.
"""

import uuid

from django.db import models
from django.db.models import Q


class Changed(models.IntegerChoices):
    """What a row of the log names. Each index works out which documents depend on it."""

    EVERYTHING = 0, "everything"  # a table was emptied at once
    ARTICLE = 1, "article"
    VERSION = 2, "version"  # or a claim in it
    OFFICIAL = 3, "official"
    MEETING = 4, "meeting"
    RESOLUTION = 5, "resolution"
    FIGURE = 6, "figure"
    INDICATOR = 7, "indicator"
    POST = 8, "post"
    ORGANIZATION = 9, "organization"
    RANK = 10, "rank"
    SERIES = 11, "meeting series"
    MERGE = 12, "merge"  # an official was merged into another, or taken out again
    POST_MOVED = 13, "post moved"  # a post is in another organization now
    SHOWN = 14, "shown"  # something that pages show and no index document depends on


SUBJECT_BITS = 5  # a subject is the object's id, shifted by these, and what kind of object it is


class SearchChange(models.Model):
    """Something changed that an index document depends on. SQLite keeps one row a subject, moved to the end."""

    subject = models.BigIntegerField(
        db_index=True,  # finds the row that is moved or spared
        help_text="What changed: the id of the row times 32, plus the number of its kind.",
    )
    transaction = models.BigIntegerField(
        default=0,
        help_text="PostgreSQL's id of the transaction, since row ids become visible out of order there; 0 on SQLite.",
    )
    at = models.BigIntegerField(help_text="When it changed, in seconds since 1970; old rows are pruned by it.")

    class Meta:
        verbose_name = "search change"
        indexes = [
            # an index reads on from the transactions it has seen; SQLite has none and pays nothing
            models.Index(fields=("transaction",), name="searchchange_transaction", condition=Q(transaction__gt=0)),
        ]

    def __str__(self) -> str:
        return f"{Changed(self.subject & (1 << SUBJECT_BITS) - 1).label} {self.subject >> SUBJECT_BITS}"


class SearchLog(models.Model):
    """One row: which archive this is, and how far its log was pruned."""

    archive = models.UUIDField(
        default=uuid.uuid4, help_text="Tells this database from others, so that no index of another one is used."
    )
    pruned = models.BigIntegerField(
        default=0,
        help_text="Rows up to this id (SQLite) or transaction (PostgreSQL) are gone; an older index is made anew.",
    )

    def __str__(self) -> str:
        return str(self.archive)
