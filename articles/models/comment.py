"""What editors tell each other about an article. Readers never see it."""

from django.conf import settings
from django.db import models


class ArticleComment(models.Model):
    """A remark on an article for the desk only. It stays as it was written."""

    article = models.ForeignKey(
        "articles.Article", on_delete=models.CASCADE, related_name="comments", help_text="The article it is about."
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", help_text="Who wrote it."
    )
    text = models.TextField(max_length=5000, help_text="The remark.")
    created_at = models.DateTimeField(auto_now_add=True, help_text="When it was written.")

    class Meta:
        ordering = ("-id",)

    def __str__(self) -> str:
        return f"{self.author}: {self.text[:60]}"
