"""Meetings, the articles that report them, and who took part."""

from datetime import date

from django.db import models
from django.db.models import Exists, F, OuterRef, Q, Value
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext, pgettext
from django.utils.translation import gettext_lazy as _

from articles.models.base import Record
from articles.models.claim import Claim, ClaimQuerySet
from articles.models.dates import PLAUSIBLE, plausible_days


class MeetingSeries(Record):
    """Meetings that come again and again: the monthly review, the yearly conference."""

    name = models.CharField(max_length=200, unique=True, help_text="Name of the series.")
    slug = models.SlugField(max_length=120, unique=True, help_text="Short name used in addresses.")

    machine_fields = ("name",)

    class Meta:
        verbose_name_plural = "meeting series"
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name


class MeetingQuerySet(models.QuerySet["Meeting"]):
    """Visibility by name."""

    def published(self) -> "MeetingQuerySet":
        """Meetings that a published article reports."""
        return self.filter(Exists(MeetingReport.objects.visible_claims().filter(meeting=OuterRef("pk"))))

    def newest_first(self) -> "MeetingQuerySet":
        """The order of every public list; undated meetings come last."""
        return self.order_by("-listed_on", "-id")


class Meeting(Record):
    """An event on its own days: a meeting, conference, ceremony, working session or visit."""

    class Mode(models.TextChoices):
        IN_PERSON = "in_person", _("in person")
        ONLINE = "online", _("online or by video link")

    class Precision(models.TextChoices):
        NONE = "none", _("no date")
        DAY = "day", _("day")

    title = models.CharField(max_length=500, help_text="What the event was, in a line.")
    slug = models.SlugField(max_length=120, unique=True, help_text="Last part of the address.")
    key = models.CharField(
        max_length=300,
        unique=True,
        editable=False,
        help_text="Natural key by which another report of the same event finds it.",
    )
    kind = models.CharField(max_length=40, help_text="Kind of event: meeting, conference, ceremony, visit …")
    date_start = models.DateField(
        null=True, blank=True, validators=PLAUSIBLE, help_text="First day; empty when no article says."
    )
    date_end = models.DateField(
        null=True, blank=True, validators=PLAUSIBLE, help_text="Last day; the first one again for a single day."
    )
    listed_on = models.GeneratedField(
        expression=Coalesce("date_start", Value(date.min)),
        output_field=models.DateField(),
        db_persist=True,
        help_text="First day for ordering: undated meetings get the first day of year 1 and so come last.",
    )
    date_precision = models.CharField(
        max_length=4, choices=Precision, default=Precision.NONE, help_text="How exactly the event is dated."
    )
    place = models.CharField(max_length=120, blank=True, help_text="Town or province, without building and country.")
    sites = models.JSONField(default=list, blank=True, help_text="Every town of an event with several sites.")
    mode = models.CharField(
        max_length=10, choices=Mode, default=Mode.IN_PERSON, help_text="Whether people met by video link."
    )
    organizer = models.ForeignKey(
        "articles.Organization",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="meetings",
        help_text="Who held it.",
    )
    series = models.ForeignKey(
        MeetingSeries,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="meetings",
        help_text="The series it is one of.",
    )

    machine_fields = (
        "title",
        "kind",
        "date_start",
        "date_end",
        "date_precision",
        "place",
        "sites",
        "mode",
        "organizer",
    )

    objects = MeetingQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=("-listed_on", "-id"), name="meeting_list"),  # list, calendar
            models.Index(fields=("-updated_at",), name="meeting_changed"),  # the sitemap: when any last changed
        ]
        constraints = [
            plausible_days("meeting_dates_plausible", "date_start", "date_end"),
            models.CheckConstraint(
                condition=Q(date_precision="none", date_start__isnull=True, date_end__isnull=True)
                | Q(
                    date_precision="day",
                    date_start__isnull=False,
                    date_end__isnull=False,
                    date_end__gte=F("date_start"),
                ),
                name="meeting_dates_ordered",
                violation_error_message="A dated meeting has a first and a last day, in this order.",
            ),
        ]

    def __str__(self) -> str:
        if not self.date_start:
            return self.title
        return f"{self.title} ({date_format(self.date_start, pgettext('how a day is written', 'd M Y'))})"

    def get_absolute_url(self) -> str:
        """Return the meeting's page."""
        return reverse("meeting", kwargs={"slug": self.slug})


class MeetingReport(Claim):
    """An article reports a meeting."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="reports", help_text="The meeting.")

    claim_fields = ("meeting",)

    objects = ClaimQuerySet["MeetingReport"].as_manager()

    class Meta(Claim.Meta):
        constraints = [
            *Claim.Meta.constraints,
            models.UniqueConstraint(fields=("version", "meeting"), name="meetingreport_once_in_version"),
        ]

    def __str__(self) -> str:
        return f"report of {self.meeting}"


class Participation(Claim):
    """An official took part in a meeting, in a role."""

    class Role(models.TextChoices):
        CHAIR = "chair", _("chaired")
        REPORT = "report", _("reported")
        SPEECH = "speech", _("spoke")
        ATTEND = "attend", _("attended")
        AWARD = "award", _("presented awards")
        ON_BEHALF_OF = "on_behalf_of", _("acted on behalf of others")

    official = models.ForeignKey(
        "articles.Official", on_delete=models.PROTECT, related_name="participations", help_text="The person."
    )
    meeting = models.ForeignKey(
        Meeting, on_delete=models.PROTECT, related_name="participations", help_text="The meeting."
    )
    role = models.CharField(max_length=12, choices=Role, help_text="What the person did there.")

    claim_fields = ("official", "meeting", "role")

    objects = ClaimQuerySet["Participation"].as_manager()

    class Meta(Claim.Meta):
        constraints = [
            *Claim.Meta.constraints,
            models.UniqueConstraint(
                fields=("version", "official", "meeting", "role"), name="participation_once_in_version"
            ),
        ]

    def __str__(self) -> str:
        return gettext("%(official)s %(role)s at %(meeting)s") % {
            "official": self.official,
            "role": self.get_role_display(),
            "meeting": self.meeting,
        }
