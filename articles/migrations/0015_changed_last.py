"""Indexes by which the sitemap tells when any record of a section last changed."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("articles", "0014_reserved_codes")]

    operations = [
        migrations.AddIndex("article", models.Index(fields=["state", "-updated_at"], name="article_changed")),
        migrations.AddIndex("meeting", models.Index(fields=["-updated_at"], name="meeting_changed")),
        migrations.AddIndex("official", models.Index(fields=["-updated_at"], name="official_changed")),
        migrations.AddIndex("resolution", models.Index(fields=["-updated_at"], name="resolution_changed")),
    ]
