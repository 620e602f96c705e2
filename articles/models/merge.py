"""Merges of records: what was moved, so that it can be moved back."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q


class OfficialMerge(models.Model):
    """One official was found to be another. `moved` says what went over, in the numbers of the rows."""

    source = models.ForeignKey(
        "articles.Official",
        on_delete=models.PROTECT,
        related_name="merges",
        help_text="The record that was merged; its address leads to the other since.",
    )
    target = models.ForeignKey(
        "articles.Official",
        on_delete=models.PROTECT,
        related_name="merges_taken",
        help_text="The record that stands for the person.",
    )
    moved = models.JSONField(default=dict, editable=False, help_text="What was moved and set, for undoing the merge.")
    note = models.CharField(max_length=500, blank=True, help_text="Why they are one person.")
    merged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", help_text="Who merged them."
    )
    merged_at = models.DateTimeField(help_text="When that was.")
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="Who took the merge back.",
    )
    undone_at = models.DateTimeField(null=True, blank=True, help_text="When it was taken back.")

    class Meta:
        verbose_name = "merge of officials"
        verbose_name_plural = "merges of officials"
        ordering = ("-id",)
        constraints = [
            models.UniqueConstraint(
                fields=("source",), condition=Q(undone_at__isnull=True), name="officialmerge_one_standing"
            ),
            models.CheckConstraint(condition=~Q(source=F("target")), name="officialmerge_two_records"),
            models.CheckConstraint(
                condition=Q(undone_at__isnull=True, undone_by__isnull=True)
                | Q(undone_at__isnull=False, undone_by__isnull=False),
                name="officialmerge_undone_by",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.source} is {self.target}"
