"""Filters that several lists share: a record chosen by name, a source; and what can be chosen where that is fixed."""

from typing import Any

import django_filters  # type: ignore[import-untyped]
from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from articles.filters.records import (
    RecordFilter,
    find_indicator,
    find_meeting,
    find_official,
    find_organization,
    find_post,
    public_sources,
)

CONTENTS = (
    ("figures", _("figures")),
    ("meeting", _("a meeting")),
    ("documents", _("cited documents")),
    ("statements", _("statements")),
)
LANGUAGES = (
    ("en", pgettext_lazy("language of an article", "English")),
    ("vi", pgettext_lazy("language of an article", "Vietnamese")),
)


def official_filter(**kwargs: Any) -> RecordFilter:
    """Return a filter by an official."""
    unknown = _("No single official is known as “%(name)s”. Choose one from the list of officials.")
    return RecordFilter(label=_("Official"), method="by_official", find=find_official, unknown=unknown, **kwargs)


def post_filter(**kwargs: Any) -> RecordFilter:
    """Return a filter by a post."""
    unknown = _("No single post is known as “%(name)s”. Choose one from the list of posts.")
    return RecordFilter(label=_("Post"), method="by_post", find=find_post, unknown=unknown, **kwargs)


def organization_filter(**kwargs: Any) -> RecordFilter:
    """Return a filter by an organization."""
    unknown = _("No single organization is known as “%(name)s”.")
    return RecordFilter(
        label=_("Organization"), method="by_organization", find=find_organization, unknown=unknown, **kwargs
    )


def meeting_filter() -> RecordFilter:
    """Return a filter by a meeting, named by its address."""
    unknown = _("No meeting has the address “%(name)s”. Choose one from the list of meetings.")
    return RecordFilter(
        label=_("Meeting"), method="by_meeting", find=find_meeting, widget=forms.HiddenInput, unknown=unknown
    )


def indicator_filter(**kwargs: Any) -> RecordFilter:
    """Return a filter by an indicator."""
    unknown = _("No single indicator is known as “%(name)s”. Choose one from the list of figures.")
    return RecordFilter(label=_("Indicator"), method="by_indicator", find=find_indicator, unknown=unknown, **kwargs)


def source_filter() -> django_filters.ModelChoiceFilter:
    """Return a filter by a source that readers see."""
    return django_filters.ModelChoiceFilter(
        label=_("Source"),
        method="by_source",
        queryset=public_sources,
        to_field_name="slug",
        empty_label=_("Any source"),
    )
