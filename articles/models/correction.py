"""Corrections that readers see: what was wrong with an article in the archive, and what is right now."""

from django.conf import settings
from django.db import models
from django.db.models import Q


class CorrectionQuerySet(models.QuerySet["Correction"]):
    """Visibility by name."""

    def visible(self) -> "CorrectionQuerySet":
        """Corrections that stand, on articles that are public."""
        return self.filter(retracted_at__isnull=True, article__state="published")


class Correction(models.Model):
    """A note on a published article that says what was corrected. A mistaken note is retracted, not deleted."""

    article = models.ForeignKey(
        "articles.Article", on_delete=models.PROTECT, related_name="corrections", help_text="The article it is about."
    )
    text = models.TextField(max_length=2000, help_text="What was wrong and what is right now. Readers see it.")
    published_at = models.DateTimeField(help_text="When it was published.")
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="Who published it. Readers are not told.",
    )
    retracted_at = models.DateTimeField(
        null=True, blank=True, help_text="When it was taken back; readers see it no longer."
    )
    retracted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="Who took it back.",
    )

    objects = CorrectionQuerySet.as_manager()

    class Meta:
        ordering = ("-published_at", "-id")
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="correction_says_something"),
            models.CheckConstraint(
                condition=Q(retracted_at__isnull=True, retracted_by__isnull=True)
                | Q(retracted_at__isnull=False, retracted_by__isnull=False),
                name="correction_retracted_by",
            ),
        ]

    def __str__(self) -> str:
        return self.text[:80]
