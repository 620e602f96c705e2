"""What was at an address before: kept by the database itself, so that no address is forgotten by any code path.

Triggers (articles.models.remembering) write a row when a slug changes, when a record or a claim is deleted, and when a
claim turns from one record to another. Nothing here is shown to readers but the fact, and only if it was public.
"""

from django.db import models
from django.db.models import Exists, OuterRef

from articles.models.article import Article, ArticleVersion


class FormerQuerySet(models.QuerySet["Former"]):
    """Questions by name."""

    def announced(self) -> "FormerQuerySet":
        """Rows about a claim in an article that readers may open, or might until it was withdrawn."""
        states = (Article.State.PUBLISHED, Article.State.WITHDRAWN)
        versions = ArticleVersion.objects.filter(article__state__in=states)
        return self.filter(Exists(versions.filter(pk=OuterRef("version"))))


class Former(models.Model):
    """An address that led elsewhere, or to what is gone.

    With a slug: the record had it before. Without one: a claim that is gone, or a record that a claim named before.
    """

    kind = models.CharField(max_length=20, help_text="Kind of the record or claim.")
    uuid = models.UUIDField(
        "permanent id",
        db_index=True,  # what /id/<uuid>/ asks for when nothing has this id any more
        help_text="Permanent id of the record or claim.",
    )
    slug = models.CharField(max_length=160, blank=True, help_text="The last part of the address that it had.")
    version = models.BigIntegerField(
        null=True, blank=True, help_text="Number of the row of the version that the claim was read from."
    )
    at = models.BigIntegerField(help_text="When that ended, in seconds since 1970.")

    objects = FormerQuerySet.as_manager()

    class Meta:
        verbose_name = "former address"
        verbose_name_plural = "former addresses"
        default_permissions = ()
        indexes = [
            # what a readable address led to
            models.Index(fields=("kind", "slug"), name="former_slug", condition=~models.Q(slug="")),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.slug or self.uuid}"
