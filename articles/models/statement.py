"""What officials said."""

from django.db import models

from articles.models.claim import Claim, ClaimQuerySet


class Statement(Claim):
    """An official said something; `exact` is the sentence as printed."""

    official = models.ForeignKey(
        "articles.Official", on_delete=models.PROTECT, related_name="statements", help_text="Who said it."
    )
    meeting = models.ForeignKey(
        "articles.Meeting",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="statements",
        help_text="Where it was said, if at a meeting.",
    )

    claim_fields = ("official", "meeting")

    objects = ClaimQuerySet["Statement"].as_manager()

    class Meta(Claim.Meta):
        pass

    def __str__(self) -> str:
        return f"{self.official}: {self.exact[:60]}"
