"""Four tables and what ties them."""

from typing import ClassVar

from django.db import models


class Source(models.Model):
    """Who published it."""

    name = models.CharField(max_length=200)

    class Meta:
        db_table = "source"

    def __str__(self) -> str:
        return self.name


class Official(models.Model):
    """A person."""

    name = models.CharField(max_length=200, db_index=True)
    posts = models.TextField()

    class Meta:
        db_table = "official"
        ordering: ClassVar = ["name"]

    def __str__(self) -> str:
        return self.name


class Meeting(models.Model):
    """An event."""

    title = models.CharField(max_length=500)
    day = models.DateField(null=True, db_index=True)
    place = models.CharField(max_length=200)

    class Meta:
        db_table = "meeting"
        ordering: ClassVar = ["-day"]

    def __str__(self) -> str:
        return self.title


class Resolution(models.Model):
    """A legal document."""

    name = models.CharField(max_length=500, db_index=True)
    issuer = models.CharField(max_length=200)

    class Meta:
        db_table = "resolution"
        ordering: ClassVar = ["name"]

    def __str__(self) -> str:
        return self.name


class Article(models.Model):
    """An article with its whole text; `year` is there to be counted by."""

    title = models.CharField(max_length=500)
    day = models.DateField(null=True, db_index=True)
    year = models.IntegerField(null=True, db_index=True)
    source = models.ForeignKey(Source, null=True, on_delete=models.CASCADE)
    byline = models.CharField(max_length=200)
    text = models.TextField()
    officials = models.ManyToManyField(Official, db_table="article_official", related_name="articles")

    class Meta:
        db_table = "article"
        ordering: ClassVar = ["-day", "-id"]

    def __str__(self) -> str:
        return self.title
