"""Articles and their immutable versions: the documents that every claim points into."""

from datetime import date
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Coalesce, Length
from django.db.models.lookups import Exact
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from articles.models.base import Record
from articles.models.dates import PLAUSIBLE, plausible_days

if TYPE_CHECKING:
    from articles.extraction.types import Block


class ArticleQuerySet(models.QuerySet["Article"]):
    """Visibility by name."""

    def published(self) -> "ArticleQuerySet":
        """Articles that readers may see in full."""
        return self.filter(state=Article.State.PUBLISHED)

    def announced(self) -> "ArticleQuerySet":
        """Articles whose address readers may open: published, and withdrawn ones that say so."""
        return self.filter(state__in=(Article.State.PUBLISHED, Article.State.WITHDRAWN))

    def newest_first(self) -> "ArticleQuerySet":
        """The order of every public list; undated articles come last."""
        return self.order_by("-listed_on", "-id")


class Article(Record):
    """One press article. What it says stands in its current version."""

    class State(models.TextChoices):
        DRAFT = "draft", _("draft")
        IN_REVIEW = "in_review", _("in review")
        SCHEDULED = "scheduled", _("scheduled")
        PUBLISHED = "published", _("published")
        WITHDRAWN = "withdrawn", _("withdrawn")

    class Precision(models.TextChoices):
        NONE = "none", _("no date")
        DAY = "day", _("day")
        MINUTE = "minute", _("minute")

    title = models.CharField(
        max_length=500, help_text="Headline as printed; a document without one is named by its first words."
    )
    slug = models.SlugField(
        max_length=120, unique=True, help_text="Last part of the address. Keep it: others link to it."
    )
    source = models.ForeignKey(
        "articles.Source",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="articles",
        help_text="Who published it.",
    )
    url = models.URLField("original address", max_length=1000, blank=True, help_text="Where the article was published.")
    document_key = models.CharField(
        max_length=1000,
        unique=True,
        editable=False,
        help_text="What makes a changed document a new version of this article: its address, else its file name.",
    )
    byline = models.CharField(max_length=200, blank=True, help_text="Author as printed, without “By”.")
    published_at = models.DateTimeField(
        "published", null=True, blank=True, help_text="Time of publication, where the source prints one."
    )
    published_on = models.DateField(
        "publication date",
        null=True,
        blank=True,
        validators=PLAUSIBLE,
        help_text="Day of publication; empty when the source gives none.",
    )
    listed_on = models.GeneratedField(
        expression=Coalesce("published_on", Value(date.min)),
        output_field=models.DateField(),
        db_persist=True,
        help_text="Publication date for ordering: undated articles get the first day of year 1 and so come last.",
    )
    date_precision = models.CharField(
        max_length=6, choices=Precision, default=Precision.NONE, help_text="How exactly the source dates it."
    )
    language = models.CharField(max_length=5, default="en", help_text="Language of the text: en or vi.")
    layout = models.CharField(max_length=10, default="plain", help_text="Page layout that the reader recognised.")
    state = models.CharField(
        max_length=10, choices=State, default=State.DRAFT, help_text="Only published articles are public."
    )
    withdrawal_reason = models.TextField(
        blank=True, help_text="Shown to readers on the page that a withdrawn article leaves. Required to withdraw."
    )
    withdrawn_at = models.DateTimeField(null=True, blank=True, editable=False, help_text="When it was withdrawn.")
    first_published_at = models.DateTimeField(
        null=True, blank=True, editable=False, help_text="When it first became public here."
    )
    publish_at = models.DateTimeField(
        null=True, blank=True, editable=False, help_text="When a scheduled article is to become public."
    )
    scheduled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="Who scheduled it, and so publishes it.",
    )
    assigned_to = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="assigned_articles",
        help_text="Who works on it at the desk.",
    )
    due_on = models.DateField(
        "due", null=True, blank=True, editable=False, help_text="The day by which it should be ready."
    )

    machine_fields = (
        "title",
        "source",
        "url",
        "byline",
        "published_at",
        "published_on",
        "date_precision",
        "language",
        "layout",
    )

    objects = ArticleQuerySet.as_manager()

    class Meta:
        permissions = [
            ("submit_article", "Can submit articles for review"),
            ("publish_article", "Can publish articles"),
            ("withdraw_article", "Can withdraw articles"),
        ]
        indexes = [
            # the public list, newest first, and its keyset pages
            models.Index(fields=("state", "-listed_on", "-id"), name="article_list"),
            # the same within one source
            models.Index(fields=("source", "state", "-listed_on", "-id"), name="article_list_source"),
            models.Index(fields=("publish_at",), name="article_due", condition=Q(state="scheduled")),  # what is due
            models.Index(fields=("state", "-updated_at"), name="article_changed"),  # the sitemap: when any last changed
        ]
        constraints = [
            plausible_days("article_date_plausible", "published_on"),
            models.CheckConstraint(
                condition=~Q(state="withdrawn") | (~Q(withdrawal_reason="") & Q(withdrawn_at__isnull=False)),
                name="article_withdrawn_says_why",
                violation_error_message="A withdrawn article needs a reason.",
            ),
            models.CheckConstraint(
                condition=Q(state="scheduled", publish_at__isnull=False, scheduled_by__isnull=False)
                | (~Q(state="scheduled") & Q(publish_at__isnull=True, scheduled_by__isnull=True)),
                name="article_scheduled_has_time",
                violation_error_message="A scheduled article, and no other, has a time of publication.",
            ),
            models.CheckConstraint(
                condition=Q(date_precision="none", published_on__isnull=True, published_at__isnull=True)
                | Q(date_precision="day", published_on__isnull=False, published_at__isnull=True)
                | Q(date_precision="minute", published_on__isnull=False, published_at__isnull=False),
                name="article_date_fits_precision",
                violation_error_message="Date and precision disagree: a day alone, a time with its day, or nothing.",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Return the article's readable address; undated articles live under 0000/00."""
        day = self.published_on
        year, month = (f"{day.year:04}", f"{day.month:02}") if day else ("0000", "00")
        return reverse("article", kwargs={"year": year, "month": month, "slug": self.slug})


class ArticleVersion(models.Model):
    """One state of a document, never changed after it is written: the evidence."""

    article = models.ForeignKey(
        Article, on_delete=models.PROTECT, related_name="versions", help_text="The article this is a version of."
    )
    number = models.PositiveIntegerField(help_text="1 for the first version, then counting up.")
    is_current = models.BooleanField(default=True, help_text="Whether readers are shown this version.")
    sha256 = models.CharField("SHA-256", max_length=64, unique=True, help_text="Hash of the raw bytes, in hexadecimal.")
    text_sha256 = models.CharField(
        "text SHA-256",
        max_length=64,
        db_index=True,  # finds the same text under another name
        help_text="Hash of the folded text: equal for two documents that say the same.",
    )
    name = models.CharField(max_length=500, help_text="File name or address it was read from.")
    media_type = models.CharField(max_length=60, default="text/plain", help_text="Kind of raw document.")
    encoding = models.CharField(max_length=40, blank=True, help_text="Encoding in which the raw bytes were read.")
    extractor = models.CharField(max_length=20, help_text="Version of the extractor that parsed it.")
    imported_at = models.DateTimeField(help_text="When it was imported.")
    run = models.ForeignKey(
        "articles.ImportRun",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="versions",
        help_text="The import that brought it.",
    )
    blocks = models.JSONField(help_text="Paragraphs and captions in reading order: kind and text of each.")
    notices = models.JSONField(
        default=list, blank=True, help_text="What the reader noticed: repaired text, doubtful dates."
    )
    raw = models.BinaryField(help_text="The document byte for byte as it came.")

    class Meta:
        ordering = ("article", "-number")
        constraints = [
            models.UniqueConstraint(fields=("article", "number"), name="version_number_once"),
            models.UniqueConstraint(fields=("article",), condition=Q(is_current=True), name="version_one_current"),
            models.CheckConstraint(condition=Exact(Length("sha256"), 64), name="version_sha256_length"),
            models.CheckConstraint(condition=Q(number__gte=1), name="version_number_from_1"),
        ]

    def __str__(self) -> str:
        return f"{self.article} (version {self.number})"

    @staticmethod
    def pack_blocks(blocks: "tuple[Block, ...]") -> list[dict[str, str]]:
        """Return blocks as they are stored."""
        return [{"kind": block.kind.value, "text": block.text} for block in blocks]


class TextBand(models.Model):
    """One band of a version's MinHash signature: versions that share a band are compared as near-duplicates."""

    version = models.ForeignKey(
        ArticleVersion, on_delete=models.CASCADE, related_name="bands", help_text="The version it was computed from."
    )
    band = models.PositiveSmallIntegerField(help_text="Number of the band, from 0.")
    value = models.BigIntegerField(help_text="Hash of the band's rows.")

    class Meta:
        constraints = [models.UniqueConstraint(fields=("version", "band"), name="textband_once")]
        indexes = [models.Index(fields=("band", "value"), name="textband_lookup")]  # candidates for one new document

    def __str__(self) -> str:
        return f"band {self.band} of version {self.version_id}"


class ArticleLink(models.Model):
    """Two articles that say nearly the same. Linked for the editor, never merged silently."""

    class Status(models.TextChoices):
        OPEN = "open", _("to decide")
        SAME = "same", _("same report")
        DIFFERENT = "different", _("not the same")

    article = models.ForeignKey(
        Article, on_delete=models.CASCADE, related_name="links_from", help_text="The article that came later."
    )
    other = models.ForeignKey(
        Article, on_delete=models.CASCADE, related_name="links_to", help_text="The article that was there before."
    )
    similarity = models.DecimalField(
        max_digits=4, decimal_places=3, help_text="Share of word groups they have in common, 0 to 1 (Jaccard)."
    )
    status = models.CharField(max_length=10, choices=Status, default=Status.OPEN, help_text="What an editor decided.")
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, help_text="Who decided."
    )
    decided_at = models.DateTimeField(null=True, blank=True, help_text="When it was decided.")

    class Meta:
        verbose_name = "near-duplicate"
        constraints = [
            models.UniqueConstraint(fields=("article", "other"), name="articlelink_once"),
            models.CheckConstraint(condition=~Q(article=F("other")), name="articlelink_two_articles"),
            models.CheckConstraint(condition=Q(similarity__gte=0, similarity__lte=1), name="articlelink_similarity"),
            models.CheckConstraint(
                condition=Q(status="open") | Q(decided_by__isnull=False, decided_at__isnull=False),
                name="articlelink_decided_by",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.article} ~ {self.other}"
