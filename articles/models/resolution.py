"""Legal and policy documents, and the articles that cite them."""

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse

from articles.models.base import Record
from articles.models.claim import Claim, ClaimQuerySet
from articles.models.dates import PLAUSIBLE, plausible_days


class ResolutionQuerySet(models.QuerySet["Resolution"]):
    """Visibility by name."""

    def published(self) -> "ResolutionQuerySet":
        """Documents that a published article cites."""
        return self.filter(Exists(Citation.objects.visible_claims().filter(resolution=OuterRef("pk"))))

    def wanted(self) -> "ResolutionQuerySet":
        """Documents known by citation only: neither title nor date."""
        return self.filter(title="", date__isnull=True)


class Resolution(Record):
    """A resolution, decree, directive, law, plan or other document known by number or title."""

    kind = models.CharField(max_length=40, help_text="Resolution, Decree, Directive, Law …")
    number = models.CharField(
        max_length=60,
        blank=True,
        help_text="Number as most fully printed, e.g. 51-NQ/TW; empty for a law known by title.",
    )
    symbol = models.CharField(max_length=40, blank=True, help_text="The letters of the number, e.g. NQ/TW.")
    issuer = models.ForeignKey(
        "articles.Organization",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="resolutions",
        help_text="Who issued it.",
    )
    date = models.DateField(
        "issue date", null=True, blank=True, validators=PLAUSIBLE, help_text="Day of issue; empty when no article says."
    )
    title = models.CharField(
        max_length=500, blank=True, help_text="Title as cited; empty while it is known by number only."
    )
    key = models.CharField(
        "canonical key",
        max_length=250,
        unique=True,
        editable=False,
        help_text="All spellings of one document share this key.",
    )
    slug = models.SlugField(max_length=160, unique=True, help_text="Last part of the address.")

    machine_fields = ("number", "symbol", "issuer", "date", "title")

    objects = ResolutionQuerySet.as_manager()

    class Meta:
        ordering = ("kind", "number", "title", "id")
        indexes = [
            models.Index(fields=("kind", "number", "title", "id"), name="resolution_list"),  # the public list
            # what citations lead to and nobody has described yet, for the desk
            models.Index(fields=("-id",), name="resolution_stub", condition=Q(title="", date__isnull=True)),
            models.Index(fields=("-updated_at",), name="resolution_changed"),  # the sitemap: when any last changed
        ]
        constraints = [
            plausible_days("resolution_date_plausible", "date"),
            models.CheckConstraint(
                condition=~Q(number="") | ~Q(title="") | Q(issuer__isnull=False),
                name="resolution_is_identifiable",
                violation_error_message="Give a number, a title or an issuer.",
            ),
        ]

    def __str__(self) -> str:
        if self.number:
            return f"{self.kind} No. {self.number}"
        return self.title or f"{self.kind} of the {self.issuer}"

    @property
    def is_stub(self) -> bool:
        """Whether the document is known by citation only: no title and no date yet."""
        return not self.title and self.date is None

    def get_absolute_url(self) -> str:
        """Return the document's page."""
        return reverse("resolution", kwargs={"slug": self.slug})


class Citation(Claim):
    """An article cites a document; `exact` is the citation as printed."""

    resolution = models.ForeignKey(
        Resolution, on_delete=models.PROTECT, related_name="citations", help_text="The document that is cited."
    )

    claim_fields = ("resolution",)

    objects = ClaimQuerySet["Citation"].as_manager()

    class Meta(Claim.Meta):
        indexes = [
            *Claim.Meta.indexes,
            # open citations of one document: those that are printed alike are decided together
            models.Index(fields=("resolution",), name="citation_same", condition=Q(status="suggested")),
        ]

    def __str__(self) -> str:
        return f"cites {self.resolution}"
