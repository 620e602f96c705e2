"""Officials, their names, and the claims that date their ranks and posts."""

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from articles.extraction.folding import fold
from articles.models.base import Record
from articles.models.claim import Claim, ClaimQuerySet
from articles.models.dates import PLAUSIBLE, plausible_days


class OfficialQuerySet(models.QuerySet["Official"]):
    """Visibility by name."""

    def standing(self) -> "OfficialQuerySet":
        """Officials that have not been merged into another."""
        return self.filter(merged_into__isnull=True)

    def published(self) -> "OfficialQuerySet":
        """Officials that a published article attests."""
        visible = Attestation.objects.visible_claims().filter(official=OuterRef("pk"))
        return self.standing().filter(Exists(visible))


class Official(Record):
    """A person who holds or held a rank or a state or party post."""

    name = models.CharField(
        max_length=120, help_text="Name in Vietnamese order, family name first, as most often printed."
    )
    name_vi = models.CharField("Vietnamese name", max_length=120, blank=True, help_text="The name with its diacritics.")
    folded = models.CharField(
        max_length=120,
        db_index=True,
        editable=False,
        help_text="Name without diacritics, case and hyphens, for matching.",
    )
    slug = models.SlugField(
        max_length=120, unique=True, help_text="Last part of the address. Keep it: others link to it."
    )
    merged_into = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="merged_from",
        db_index=False,  # see Meta: an index that holds the many rows without one would be chosen for lists
        help_text="The record that stands for this person now; the old address leads there.",
    )
    undetermined = models.BooleanField(
        default=False,
        help_text="Gathers mentions that fit several people of this name; not known to be one person. "
        "Imports never take another mention for this record because it fits.",
    )
    note = models.TextField(blank=True, help_text="For editors: what tells this person from others of the same name.")

    machine_fields = ("name", "name_vi")

    objects = OfficialQuerySet.as_manager()

    class Meta:
        ordering = ("folded", "id")
        permissions = [("merge_official", "Can merge officials")]
        indexes = [
            # the public list by name, and the list of the latest in the archive
            models.Index(fields=("folded", "id"), name="official_list", condition=Q(merged_into__isnull=True)),
            models.Index(fields=("-id",), name="official_added", condition=Q(merged_into__isnull=True)),
            models.Index(fields=("merged_into",), name="official_merged", condition=Q(merged_into__isnull=False)),
            models.Index(fields=("-updated_at",), name="official_changed"),  # the sitemap: when any last changed
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(merged_into__isnull=True) | ~Q(merged_into=F("id")), name="official_not_merged_into_itself"
            ),
        ]

    def __str__(self) -> str:
        return self.name_vi or self.name

    def save(self, *args: object, **kwargs: object) -> None:
        """Keep the folded name in step."""
        self.folded = fold(self.name)
        super().save(*args, **kwargs)  # type: ignore[arg-type]

    def get_absolute_url(self) -> str:
        """Return the career page."""
        return reverse("official", kwargs={"slug": self.slug})


class OfficialAlias(models.Model):
    """A name under which documents print an official."""

    official = models.ForeignKey(Official, on_delete=models.CASCADE, related_name="aliases", help_text="The person.")
    name = models.CharField(max_length=120, help_text="The name as printed.")
    folded = models.CharField(max_length=120, db_index=True, editable=False, help_text="The name folded, for matching.")

    class Meta:
        verbose_name_plural = "official aliases"
        constraints = [models.UniqueConstraint(fields=("official", "folded"), name="officialalias_folded_once")]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: object, **kwargs: object) -> None:
        """Keep the folded name in step."""
        self.folded = fold(self.name)
        super().save(*args, **kwargs)  # type: ignore[arg-type]


class IdentityQuestion(models.Model):
    """Two officials who may be one person. An editor answers; “not the same” is remembered."""

    class Status(models.TextChoices):
        OPEN = "open", _("to decide")
        SAME = "same", _("same person")
        DIFFERENT = "different", _("not the same")

    official = models.ForeignKey(
        Official, on_delete=models.CASCADE, related_name="questions", help_text="The record that came later."
    )
    candidate = models.ForeignKey(
        Official,
        on_delete=models.CASCADE,
        related_name="questions_about",
        help_text="The record it may be the same as.",
    )
    reason = models.CharField(max_length=300, help_text="Why they were not joined by themselves.")
    status = models.CharField(max_length=10, choices=Status, default=Status.OPEN, help_text="What an editor decided.")
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, help_text="Who decided."
    )
    decided_at = models.DateTimeField(null=True, blank=True, help_text="When it was decided.")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=("official", "candidate"), name="identityquestion_once"),
            models.CheckConstraint(condition=~Q(official=F("candidate")), name="identityquestion_two_records"),
            models.CheckConstraint(
                condition=Q(status="open") | Q(decided_by__isnull=False, decided_at__isnull=False),
                name="identityquestion_decided_by",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.official} = {self.candidate}?"


class Attestation(Claim):
    """An article shows an official in a rank or a post, as of a day."""

    official = models.ForeignKey(
        Official, on_delete=models.PROTECT, related_name="attestations", help_text="The person."
    )
    post = models.ForeignKey(
        "articles.Post",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="attestations",
        help_text="The post named at this place, if one is.",
    )
    rank = models.ForeignKey(
        "articles.Rank",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="attestations",
        help_text="The rank named at this place, if one is.",
    )
    as_of = models.DateField(
        null=True,
        blank=True,
        validators=PLAUSIBLE,
        help_text="The day it holds for: the event's, else the publication's; empty when neither is known.",
    )

    claim_fields = ("official", "post", "rank", "as_of")

    objects = ClaimQuerySet["Attestation"].as_manager()

    class Meta(Claim.Meta):
        constraints = [
            *Claim.Meta.constraints,
            plausible_days("attestation_date_plausible", "as_of"),
            models.CheckConstraint(
                condition=Q(post__isnull=False) | Q(rank__isnull=False),
                name="attestation_of_something",
                violation_error_message="Give a post, a rank or both.",
            ),
        ]
        indexes = [
            *Claim.Meta.indexes,
            models.Index(fields=("official", "-as_of", "-id"), name="attestation_career"),  # a career, latest first
            models.Index(fields=("post", "-as_of", "-id"), name="attestation_holders"),  # who held a post, latest first
            # what speaks for and against a person of a new document, without a look at the rows
            models.Index(fields=("official", "rank", "as_of", "status"), name="attestation_known_ranks"),
            models.Index(fields=("official", "post", "as_of", "status"), name="attestation_known_posts"),
        ]

    def __str__(self) -> str:
        what = ", ".join(str(part) for part in (self.rank, self.post) if part)
        return f"{self.official}: {what}"
