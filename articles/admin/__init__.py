"""The editor's desk: Django's admin, one file per entity over a shared base."""

from articles.admin import (
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
