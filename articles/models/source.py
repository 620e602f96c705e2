"""Where documents come from, and every import that read them."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.base import Record


class Source(Record):
    """A publisher, portal or agency whose articles the archive keeps."""

    name = models.CharField(max_length=200, unique=True, help_text="The publisher or portal as readers know it.")
    slug = models.SlugField(max_length=100, unique=True, help_text="Short name used in addresses and filters.")
    name_vi = models.CharField("Vietnamese name", max_length=200, blank=True, help_text="The name in Vietnamese.")
    url = models.URLField("address", blank=True, help_text="The publisher's own site.")
    hosts = models.JSONField(
        default=list, blank=True, help_text="Host names whose documents belong to this source, e.g. en.example.vn."
    )
    layout = models.CharField(
        max_length=10,
        blank=True,
        help_text="The page layout (portal, cand, wire, plain) by which a document without an address is assigned.",
    )

    machine_fields = ("name", "name_vi", "url", "hosts", "layout")

    class Meta:
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name


class ImportRun(models.Model):
    """One call of the importer: who ran it, with which extractor, and how it ended."""

    class State(models.TextChoices):
        RUNNING = "running", _("running")
        FINISHED = "finished", _("finished")
        INTERRUPTED = "interrupted", _("interrupted")

    uuid = models.UUIDField("permanent id", unique=True, editable=False, help_text="Names the run in logs and reports.")
    started_at = models.DateTimeField(help_text="When the run began.")
    finished_at = models.DateTimeField(null=True, blank=True, help_text="When the run ended; empty while it runs.")
    state = models.CharField(
        max_length=12,
        choices=State,
        default=State.RUNNING,
        help_text="A run whose process died shows as interrupted once the next run begins.",
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        help_text="Who started it in the admin; empty for the command line.",
    )
    inputs = models.JSONField(default=list, help_text="The files and folders that were named.")
    extractor = models.CharField(max_length=20, help_text="Version of the extractor that read the documents.")
    counts = models.JSONField(default=dict, help_text="Number of documents by outcome.")

    class Meta:
        ordering = ("-started_at", "-id")

    def __str__(self) -> str:
        return f"Import of {self.started_at:%Y-%m-%d %H:%M}"


class ImportItem(models.Model):
    """How one input document ended."""

    class Outcome(models.TextChoices):
        NEW = "new", _("new")
        UPDATED = "updated", _("updated")
        UNCHANGED = "unchanged", _("unchanged")
        DUPLICATE = "duplicate", _("duplicate")
        NEAR_DUPLICATE = "near-duplicate", _("near-duplicate")
        REJECTED = "rejected", _("rejected")

    run = models.ForeignKey(
        ImportRun, on_delete=models.CASCADE, related_name="items", help_text="The run it was part of."
    )
    position = models.PositiveIntegerField(help_text="Place in the run, from 0.")
    name = models.CharField(max_length=500, help_text="Path or name of the input as it was given.")
    sha256 = models.CharField("SHA-256", max_length=64, blank=True, help_text="Hash of the raw bytes, in hexadecimal.")
    outcome = models.CharField(max_length=14, choices=Outcome, help_text="How the document ended.")
    reason = models.CharField(max_length=500, blank=True, help_text="Why it was rejected, or what it duplicates.")
    notices = models.JSONField(default=list, blank=True, help_text="What an editor should know about the reading.")
    article = models.ForeignKey(
        "articles.Article",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="import_items",
        help_text="The article it became or belongs to.",
    )

    class Meta:
        ordering = ("run", "position")
        constraints = [
            models.UniqueConstraint(fields=("run", "position"), name="importitem_position_once"),
            models.CheckConstraint(
                condition=~models.Q(outcome="rejected") | ~models.Q(reason=""),
                name="importitem_rejected_has_reason",
            ),
        ]
        indexes = [
            models.Index(fields=("-id",), name="importitem_rejected", condition=models.Q(outcome="rejected")),
        ]

    def __str__(self) -> str:
        return f"{self.name}: {self.outcome}"
