"""Which days can be meant: a year outside these is a slip, and it would top or break every list by date."""

from datetime import date

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db.models import CheckConstraint, Q

EARLIEST = date(1900, 1, 1)
LATEST = date(2199, 12, 31)
PLAUSIBLE = (
    MinValueValidator(EARLIEST, "The year must be 1900 or later."),
    MaxValueValidator(LATEST, "The year must be 2199 or earlier."),
)


def is_plausible(day: date) -> bool:
    """Whether a document of this archive can mean `day`."""
    return EARLIEST <= day <= LATEST


def plausible_days(name: str, *fields: str) -> CheckConstraint:
    """Return the rule that each of the fields is empty or a plausible day."""
    condition = Q()
    for field in fields:
        condition &= Q(**{f"{field}__isnull": True}) | Q(**{f"{field}__range": (EARLIEST, LATEST)})
    return CheckConstraint(
        condition=condition, name=name, violation_error_message="A date must lie between the years 1900 and 2199."
    )
