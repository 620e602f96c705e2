"""Indicators and the figures that articles report for them."""

from calendar import monthrange
from datetime import date
from decimal import Decimal

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Exists, F, OuterRef, Q, Value
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from articles.models.base import Record
from articles.models.claim import Claim, ClaimQuerySet
from articles.models.dates import PLAUSIBLE, plausible_days


class IndicatorQuerySet(models.QuerySet["Indicator"]):
    """Visibility by name."""

    def published(self) -> "IndicatorQuerySet":
        """Indicators with a figure in a published article."""
        return self.filter(Exists(Figure.objects.visible_claims().filter(indicator=OuterRef("pk"))))


class Indicator(Record):
    """What a figure counts or measures: drug cases, heroin seized."""

    code = models.SlugField(
        max_length=80,
        unique=True,
        validators=[RegexValidator(r"^(all|compare)$", "This is the address of another page.", inverse_match=True)],
        help_text="Short kebab-case name, used in addresses, e.g. heroin-seized.",
    )
    label = models.CharField(max_length=200, help_text="What is counted, in words.")
    label_vi = models.CharField("Vietnamese label", max_length=200, blank=True, help_text="The same in Vietnamese.")
    unit = models.CharField(max_length=40, blank=True, help_text="Usual unit: case, person, kg, pill, percent …")
    category = models.CharField(max_length=60, blank=True, help_text="Group in lists: Drugs, Traffic, Crime …")
    cumulative = models.BooleanField(
        default=True,
        help_text="Whether the figure grows through the year, so that nine months can never exceed the year.",
    )

    machine_fields = ("label", "label_vi", "unit", "category")

    objects = IndicatorQuerySet.as_manager()

    class Meta:
        ordering = ("category", "label")

    def __str__(self) -> str:
        return self.label

    def get_absolute_url(self) -> str:
        """Return the page with the indicator's figures."""
        return reverse("indicator", kwargs={"code": self.code})


class PeriodKind(models.TextChoices):
    """Length of an observation period. Figures of different kinds never share a line in a chart."""

    MONTH = "month", _("month")
    QUARTER = "quarter", _("quarter")
    HALF = "half", _("half-year")
    NINE_MONTHS = "nine_months", _("nine months")
    YEAR = "year", _("year")
    OTHER = "other", _("other period")
    NONE = "none", _("no period stated")


def period_kind(start: date | None, end: date | None) -> PeriodKind:
    """Return the kind of the period from `start` to `end`, both included.

    Only whole calendar periods get a name of their own: a half-year starts in January or July,
    nine months start in January.
    """
    if start is None or end is None:
        return PeriodKind.NONE
    whole = start.day == 1 and end.day == monthrange(end.year, end.month)[1] and start.year == end.year
    months = end.month - start.month + 1
    if not whole:
        return PeriodKind.OTHER
    named = {
        1: PeriodKind.MONTH,
        3: PeriodKind.QUARTER if start.month % 3 == 1 else PeriodKind.OTHER,
        6: PeriodKind.HALF if start.month in (1, 7) else PeriodKind.OTHER,
        9: PeriodKind.NINE_MONTHS if start.month == 1 else PeriodKind.OTHER,
        12: PeriodKind.YEAR,
    }
    return named.get(months, PeriodKind.OTHER)


class Figure(Claim):
    """A quantity an article reports, with its period and its sentence."""

    indicator = models.ForeignKey(
        Indicator,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="figures",
        help_text="What it counts; empty while nobody has said.",
    )
    value = models.DecimalField(
        max_digits=24, decimal_places=6, help_text="The value as printed, in the unit beside it."
    )
    unit = models.CharField(max_length=40, blank=True, help_text="Unit, singular: case, person, kg, pill, percent …")
    qualifier = models.CharField(max_length=40, blank=True, help_text="What softens it: more than, nearly, some …")
    period_start = models.DateField(
        null=True, blank=True, validators=PLAUSIBLE, help_text="First day of the observation period."
    )
    period_end = models.DateField(
        null=True, blank=True, validators=PLAUSIBLE, help_text="Last day of the observation period."
    )
    period_kind = models.CharField(
        max_length=11,
        choices=PeriodKind,
        default=PeriodKind.NONE,
        editable=False,
        help_text="Length of the period, computed from its days.",
    )
    listed_on = models.GeneratedField(
        expression=Coalesce("period_end", Value(date.min)),
        output_field=models.DateField(),
        db_persist=True,
        help_text="Last day of the period for ordering: without a period, the first day of year 1, and so last.",
    )
    change_percent = models.DecimalField(
        max_digits=9,
        decimal_places=3,
        null=True,
        blank=True,
        help_text="Change against the baseline in percent as printed; a fall is negative.",
    )
    baseline_start = models.DateField(
        null=True, blank=True, validators=PLAUSIBLE, help_text="First day of the period it is compared with."
    )
    baseline_end = models.DateField(
        null=True, blank=True, validators=PLAUSIBLE, help_text="Last day of the period it is compared with."
    )
    notices = models.JSONField(default=list, blank=True, help_text="Doubts about the figure: kept as printed, flagged.")

    claim_fields = (
        "indicator",
        "value",
        "unit",
        "qualifier",
        "period_start",
        "period_end",
        "change_percent",
        "baseline_start",
        "baseline_end",
    )

    objects = ClaimQuerySet["Figure"].as_manager()

    class Meta(Claim.Meta):
        constraints = [
            *Claim.Meta.constraints,
            plausible_days("figure_dates_plausible", "period_start", "period_end", "baseline_start", "baseline_end"),
            models.CheckConstraint(
                condition=Q(period_start__isnull=True, period_end__isnull=True)
                | Q(period_start__isnull=False, period_end__isnull=False, period_end__gte=F("period_start")),
                name="figure_period_ordered",
                violation_error_message="A period has a first and a last day, in this order.",
            ),
            models.CheckConstraint(
                condition=Q(baseline_start__isnull=True, baseline_end__isnull=True)
                | Q(baseline_start__isnull=False, baseline_end__isnull=False, baseline_end__gte=F("baseline_start")),
                name="figure_baseline_ordered",
                violation_error_message="A baseline has a first and a last day, in this order.",
            ),
        ]
        indexes = [
            *Claim.Meta.indexes,
            models.Index(fields=("indicator", "-listed_on", "-id"), name="figure_series"),  # one indicator's list
            models.Index(fields=("-listed_on", "-id"), name="figure_list"),  # the list of all of them
        ]

    def __str__(self) -> str:
        number = f"{self.value.normalize():f}" if isinstance(self.value, Decimal) else str(self.value)
        return " ".join(part for part in (self.qualifier, number, self.unit) if part)

    def save(self, *args: object, **kwargs: object) -> None:
        """Keep the period's kind in step with its days."""
        self.period_kind = period_kind(self.period_start, self.period_end)
        super().save(*args, **kwargs)  # type: ignore[arg-type]
