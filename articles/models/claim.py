"""What every claim shares: its evidence, its confidence, and who decided on it.

A claim is one thing the machine read off one version of an article. The span is checked by the
database itself (articles.models.guards): block, start and end must read exactly `exact`.
"""

import uuid as uuid_module
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Length
from django.db.models.lookups import Exact
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from articles.models.article import Article, ArticleVersion


class ClaimQuerySet[C: "Claim"](models.QuerySet[C]):
    """Visibility by name."""

    def not_rejected(self) -> Self:
        """Claims that count: suggested, accepted or corrected."""
        return self.exclude(status=Claim.Status.REJECTED)

    def visible_claims(self) -> Self:
        """Claims that readers may see: not rejected, in the current version of a published article."""
        return self.not_rejected().filter(version__is_current=True, version__article__state=Article.State.PUBLISHED)

    def undecided(self) -> Self:
        """Claims no person has decided on; a new extraction may replace these."""
        return self.filter(status=Claim.Status.SUGGESTED)


class Claim(models.Model):
    """Abstract: one claim with its evidence."""

    class Status(models.TextChoices):
        SUGGESTED = "suggested", _("suggested")
        ACCEPTED = "accepted", _("accepted")
        CORRECTED = "corrected", _("corrected")
        REJECTED = "rejected", _("rejected")

    uuid = models.UUIDField(
        "permanent id",
        default=uuid_module.uuid4,
        unique=True,
        editable=False,
        help_text="Made from the document and the place in it: a new extraction gives the same claim the same id.",
    )
    version = models.ForeignKey(
        ArticleVersion, on_delete=models.PROTECT, help_text="The version of the article it was read from."
    )
    block = models.PositiveIntegerField(help_text="Number of the paragraph or caption, from 0.")
    start = models.PositiveIntegerField(help_text="First character of the evidence in its block, from 0.")
    end = models.PositiveIntegerField(help_text="Character after the last one of the evidence.")
    exact = models.TextField(help_text="The evidence word for word, as the source prints it.")
    confidence = models.DecimalField(
        max_digits=4, decimal_places=3, default=1, help_text="How sure the reader is, 0 to 1. A person's claim has 1."
    )
    rule = models.CharField(max_length=60, blank=True, help_text="The rule that found it; empty for a person's claim.")
    extractor = models.CharField(
        max_length=20, blank=True, help_text="Version of the extractor; empty for a claim that a person added."
    )
    status = models.CharField(
        max_length=9, choices=Status, default=Status.SUGGESTED, help_text="What a person decided about it."
    )
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="Who accepted, corrected or rejected it.",
    )
    decided_at = models.DateTimeField(null=True, blank=True, editable=False, help_text="When that was.")
    proposal = models.JSONField(
        null=True,
        blank=True,
        editable=False,
        help_text="What the machine had proposed, kept when a person corrects it.",
    )

    history = HistoricalRecords(inherit=True)

    # The fields that say what is claimed, apart from where it stands.
    claim_fields: ClassVar[tuple[str, ...]] = ()

    class Meta:
        abstract = True
        default_permissions = ("add", "change", "delete", "view", "decide")
        constraints = [
            models.CheckConstraint(condition=Q(start__lt=F("end")), name="%(class)s_span_ordered"),
            models.CheckConstraint(
                condition=Exact(Length("exact"), F("end") - F("start")), name="%(class)s_exact_fits_span"
            ),
            models.CheckConstraint(
                condition=Q(status="suggested", decided_by__isnull=True, decided_at__isnull=True)
                | (~Q(status="suggested") & Q(decided_by__isnull=False, decided_at__isnull=False)),
                name="%(class)s_decision_has_decider",
            ),
            models.CheckConstraint(
                condition=Q(confidence__gte=0, confidence__lte=1), name="%(class)s_confidence_share"
            ),
            models.CheckConstraint(
                condition=Q(status__in=("suggested", "accepted", "corrected", "rejected")),
                name="%(class)s_status_known",
            ),
        ]
        indexes = [
            # the review queue, the least sure first
            models.Index(fields=("confidence", "id"), name="%(class)s_queue", condition=Q(status="suggested")),
        ]

    @property
    def is_decided(self) -> bool:
        """Whether a person has decided; such a claim is never touched by a machine again."""
        return self.status != self.Status.SUGGESTED
