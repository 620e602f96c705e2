"""The editor's desk: Django's admin, one file per entity over a shared base."""

from articles.admin import (
    accounts,
    article,
    figure,
    imports,
    meeting,
    merge,
    official,
    organization,
    remarks,
    resolution,
    review_records,
    source,
    statement,
    version,
)

__all__ = [
    "accounts",
    "article",
    "figure",
    "imports",
    "meeting",
    "merge",
    "official",
    "organization",
    "remarks",
    "resolution",
    "review_records",
    "source",
    "statement",
    "version",
]
