"""Organizations, the posts in them, and ranks: the vocabulary of careers."""

from django.db import models
from django.db.models import Q
from django.urls import reverse

from articles.extraction.folding import fold
from articles.models.base import Record


class Organization(Record):
    """A body or office: a ministry, a committee, a department, a provincial police force."""

    name = models.CharField(
        max_length=250, help_text="Full English name, e.g. Office of the Ministry of Public Security."
    )
    name_vi = models.CharField("Vietnamese name", max_length=250, blank=True, help_text="Full Vietnamese name.")
    folded = models.CharField(
        max_length=250,
        unique=True,
        editable=False,
        help_text="Name without diacritics, case and hyphens; one organization per folded name.",
    )
    parent = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="children",
        help_text="The body it belongs to.",
    )

    machine_fields = ("name", "name_vi", "parent")

    class Meta:
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name

    def save(self, *args: object, **kwargs: object) -> None:
        """Keep the folded name in step."""
        self.folded = fold(self.name)
        super().save(*args, **kwargs)  # type: ignore[arg-type]


class OrganizationAlias(models.Model):
    """Another name of an organization, in any language."""

    organization = models.ForeignKey(
        Organization, on_delete=models.CASCADE, related_name="aliases", help_text="The organization it names."
    )
    name = models.CharField(max_length=250, help_text="The other name or abbreviation.")
    folded = models.CharField(
        max_length=250, unique=True, editable=False, help_text="The name folded; it can name one organization only."
    )

    class Meta:
        verbose_name_plural = "organization aliases"

    def __str__(self) -> str:
        return self.name

    def save(self, *args: object, **kwargs: object) -> None:
        """Keep the folded name in step."""
        self.folded = fold(self.name)
        super().save(*args, **kwargs)  # type: ignore[arg-type]


class Post(Record):
    """A post that officials hold, one after the other: a role in an organization."""

    label = models.CharField(
        max_length=300, help_text="The post in full, e.g. Chief of the Office of the Ministry of Public Security."
    )
    label_vi = models.CharField(
        "Vietnamese label", max_length=300, blank=True, help_text="The post in full, in Vietnamese."
    )
    slug = models.SlugField(max_length=160, unique=True, help_text="Last part of the address.")
    role = models.CharField(max_length=200, help_text="The role alone, e.g. Chief.")
    folded = models.CharField(
        max_length=300, editable=False, help_text="The label folded; one post per organization and folded label."
    )
    organization = models.ForeignKey(
        Organization,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="posts",
        help_text="The body the post is in.",
    )
    single_holder = models.BooleanField(
        default=False,
        help_text="Whether one person holds it at a time, as a minister does and a Politburo member does not.",
    )

    machine_fields = ("label", "label_vi", "role", "organization")

    class Meta:
        ordering = ("label",)
        indexes = [models.Index(fields=("label", "id"), name="post_list")]  # the public list
        constraints = [
            models.UniqueConstraint(fields=("organization", "folded"), name="post_once_in_organization"),
            models.UniqueConstraint(
                fields=("folded",), condition=Q(organization__isnull=True), name="post_once_without_organization"
            ),
        ]

    def __str__(self) -> str:
        return self.label

    def save(self, *args: object, **kwargs: object) -> None:
        """Keep the folded label in step."""
        self.folded = fold(self.label)
        super().save(*args, **kwargs)  # type: ignore[arg-type]

    def get_absolute_url(self) -> str:
        """Return the page on who held the post."""
        return reverse("post", kwargs={"slug": self.slug})


class PostAlias(models.Model):
    """Another wording of a post."""

    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="aliases", help_text="The post it names.")
    label = models.CharField(max_length=300, help_text="The other wording.")
    folded = models.CharField(
        max_length=300, unique=True, editable=False, help_text="The wording folded; it can name one post only."
    )

    class Meta:
        verbose_name_plural = "post aliases"

    def __str__(self) -> str:
        return self.label

    def save(self, *args: object, **kwargs: object) -> None:
        """Keep the folded wording in step."""
        self.folded = fold(self.label)
        super().save(*args, **kwargs)  # type: ignore[arg-type]


class Rank(Record):
    """A rank of the People's Public Security."""

    name = models.CharField(
        max_length=60, unique=True, help_text="The rank in English, e.g. Senior Lieutenant General."
    )
    name_vi = models.CharField("Vietnamese name", max_length=60, blank=True, help_text="The rank in Vietnamese.")
    order = models.PositiveSmallIntegerField(unique=True, help_text="Height of the rank: 1 is the lowest.")
    abbreviations = models.JSONField(default=list, blank=True, help_text="Short forms met in print, e.g. Sen. Lt. Gen.")

    machine_fields = ("name", "name_vi", "abbreviations")

    class Meta:
        ordering = ("-order",)

    def __str__(self) -> str:
        return self.name
