"""Filters by days and years, with messages that say what to do."""

from typing import Any

import django_filters  # type: ignore[import-untyped]
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

FIRST_YEAR, LAST_YEAR = 1900, 2199


class DayField(forms.DateField):
    """A day as date inputs send it."""

    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    input_formats = ("%Y-%m-%d",)
    default_error_messages = {"invalid": _("Give a day as year-month-day, such as 2021-09-28.")}


class DayFilter(django_filters.DateFilter):  # type: ignore[misc]
    """Filters by a day."""

    field_class = DayField


class YearField(forms.IntegerField):
    """A year of the archive's time."""

    default_error_messages = {"invalid": _("Give a year in four digits, such as 2021.")}

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(min_value=FIRST_YEAR, max_value=LAST_YEAR, **kwargs)


class YearFilter(django_filters.Filter):  # type: ignore[misc]
    """Filters by a year."""

    field_class = YearField


class PeriodForm(forms.Form):
    """A filter form whose two days must be in order."""

    def clean(self) -> dict[str, Any]:
        """Refuse a period that ends before it begins."""
        cleaned = super().clean() or self.cleaned_data
        since, until = cleaned.get("since"), cleaned.get("until")
        if since and until and until < since:
            raise ValidationError(_("The first day comes after the last one. Swap them, or leave one out."))
        return cleaned
