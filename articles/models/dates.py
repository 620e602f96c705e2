"""Which days can be meant: a year outside these is a slip, and it would top or break every list by date."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db.models import CheckConstraint, Q

from articles.extraction.publication import EARLIEST, LATEST

PLAUSIBLE = (
    MinValueValidator(EARLIEST, "The year must be 1900 or later."),
    MaxValueValidator(LATEST, "The year must be 2199 or earlier."),
)


def plausible_days(name: str, *fields: str) -> CheckConstraint:
    """Return the rule that each of the fields is empty or a plausible day."""
    condition = Q()
    for field in fields:
        condition &= Q(**{f"{field}__isnull": True}) | Q(**{f"{field}__range": (EARLIEST, LATEST)})
    return CheckConstraint(
        condition=condition, name=name, violation_error_message="A date must lie between the years 1900 and 2199."
    )
