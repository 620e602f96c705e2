"""What reviewing leaves behind: who is at which claim, what was set aside, what was decided in one go.

These rows name a claim by its kind and number rather than by a foreign key: a new extraction may remove
an undecided claim at any time, and what is kept here must not stand in its way.
"""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class ClaimNote(models.Model):
    """Abstract: something an editor does with one claim before it is decided."""

    kind = models.CharField(max_length=20, help_text="Kind of the claim: attestation, figure …")
    claim = models.BigIntegerField("claim number", help_text="Number of the claim among those of its kind.")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, help_text="The editor.")

    class Meta:
        abstract = True


class ClaimLease(ClaimNote):
    """An editor is reviewing a claim: nobody else is given it until the lease runs out."""

    taken_at = models.DateTimeField(help_text="When the editor was given the claim.")
    expires_at = models.DateTimeField(help_text="When others may be given it, unless it is renewed or decided before.")

    class Meta:
        constraints = [models.UniqueConstraint(fields=("kind", "claim"), name="claimlease_once")]
        indexes = [models.Index(fields=("expires_at",), name="claimlease_expiry")]  # who is working now; clearing up

    def __str__(self) -> str:
        return f"{self.user} reviews {self.kind} {self.claim}"


class ClaimMark(ClaimNote):
    """A claim that an editor did not decide: left for later, or set aside as unsure for somebody else."""

    class Verb(models.TextChoices):
        SKIPPED = "skipped", _("left for later")
        UNSURE = "unsure", _("unsure")

    verb = models.CharField(
        max_length=7,
        choices=Verb,
        help_text="Left for later hides it from this editor for some hours; unsure from all.",
    )
    note = models.CharField(max_length=300, blank=True, help_text="What the next editor should know.")
    at = models.DateTimeField(help_text="When that was.")

    class Meta:
        constraints = [models.UniqueConstraint(fields=("kind", "claim", "user"), name="claimmark_once")]
        indexes = [
            # what is set aside, latest first
            models.Index(fields=("kind", "-at"), name="claimmark_unsure", condition=Q(verb="unsure")),
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.kind} {self.claim} {self.get_verb_display()}"


class ReviewAction(models.Model):
    """One decision in the queue, on one claim or on all that read the same: what “undo” takes back."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, help_text="Who decided.")
    at = models.DateTimeField(help_text="When.")
    kind = models.CharField(max_length=20, help_text="Kind of the claims: attestation, figure …")
    verb = models.CharField(max_length=10, help_text="What was done: accepted, corrected, rejected, added, unsure.")
    claims = models.JSONField(help_text="Numbers of the claims it was done to.")
    label = models.CharField(max_length=300, help_text="The first of them in words.")
    undone_at = models.DateTimeField(null=True, blank=True, help_text="When it was taken back; empty while it stands.")

    class Meta:
        indexes = [models.Index(fields=("user", "-id"), name="reviewaction_latest")]  # a person's last decisions

    def __str__(self) -> str:
        return f"{self.verb}: {self.label}"


class Contradiction(models.Model):
    """Two claims that cannot both be right, as far as the archive's rules tell. A person may say that they can."""

    class Rule(models.TextChoices):
        RANK_FALLS = "rank_falls", _("a lower rank later")
        TWO_HOLDERS = "two_holders", _("two holders of one post on one day")
        TOTAL_FALLS = "total_falls", _("a cumulative figure that falls")

    class Status(models.TextChoices):
        OPEN = "open", _("to look at")
        FINE = "fine", _("no contradiction")

    rule = models.CharField(max_length=12, choices=Rule, help_text="The rule that the two break together.")
    kind = models.CharField(max_length=20, help_text="Kind of both claims: attestation or figure.")
    first = models.BigIntegerField("first claim", help_text="Number of the claim that holds for the earlier day.")
    second = models.BigIntegerField("second claim", help_text="Number of the other claim.")
    label = models.CharField(max_length=500, help_text="Both claims in words.")
    found_at = models.DateTimeField(help_text="When a check first found it.")
    status = models.CharField(max_length=4, choices=Status, default=Status.OPEN, help_text="What an editor said of it.")
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, help_text="Who said so."
    )
    decided_at = models.DateTimeField(null=True, blank=True, help_text="When that was.")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=("rule", "first", "second"), name="contradiction_once"),
            models.CheckConstraint(
                condition=Q(status="open", decided_by__isnull=True, decided_at__isnull=True)
                | Q(status="fine", decided_by__isnull=False, decided_at__isnull=False),
                name="contradiction_decided_by",
            ),
        ]
        indexes = [models.Index(fields=("rule", "-id"), name="contradiction_open", condition=Q(status="open"))]

    def __str__(self) -> str:
        return self.label


class ConsistencyCheck(models.Model):
    """One look through the whole archive for contradictions."""

    at = models.DateTimeField(help_text="When it ended.")
    found = models.PositiveIntegerField(help_text="How many contradictions there were.")

    class Meta:
        get_latest_by = "id"

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M}: {self.found}"


class ErrorReport(models.Model):
    """A reader says that something in an article's page is wrong."""

    class Status(models.TextChoices):
        OPEN = "open", _("to look at")
        PUT_RIGHT = "put_right", _("put right")
        NO_ERROR = "no_error", _("no error")

    article = models.ForeignKey(
        "articles.Article", on_delete=models.CASCADE, related_name="error_reports", help_text="The article's page."
    )
    passage = models.CharField(max_length=500, blank=True, help_text="The words that the reader means, if given.")
    text = models.TextField(max_length=2000, help_text="What is wrong, in the reader's words.")
    sent_at = models.DateTimeField(help_text="When it came.")
    sender = models.CharField(
        max_length=32,
        editable=False,
        help_text="Keyed hash of network address and day, by which one sender's reports are limited; not the address.",
    )
    status = models.CharField(
        max_length=9, choices=Status, default=Status.OPEN, help_text="What an editor made of the report."
    )
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, help_text="Who looked into it."
    )
    decided_at = models.DateTimeField(null=True, blank=True, help_text="When that was.")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(status="open", decided_by__isnull=True, decided_at__isnull=True)
                | Q(status__in=("put_right", "no_error"), decided_by__isnull=False, decided_at__isnull=False),
                name="errorreport_decided_by",
            ),
        ]
        indexes = [
            models.Index(fields=("-id",), name="errorreport_open", condition=Q(status="open")),  # the desk's list
            models.Index(fields=("sent_at",), name="errorreport_sent"),  # how many came in the last hour
        ]

    def __str__(self) -> str:
        return f"{self.text[:60]} ({self.article})"
