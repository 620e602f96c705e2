"""The editor's desk: Django's admin, one file per entity over a shared base."""

from django.contrib import admin

from articles.admin.site import DeskSite

# The default site is made before any app's admin module is read; it becomes the desk here.
admin.site.__class__ = DeskSite

from articles.admin import (  # noqa: E402  (registration needs the desk)
    article,
    figure,
    imports,
    meeting,
    official,
    organization,
    resolution,
    source,
    statement,
    version,
)

__all__ = [
    "article",
    "figure",
    "imports",
    "meeting",
    "official",
    "organization",
    "resolution",
    "source",
    "statement",
    "version",
]
