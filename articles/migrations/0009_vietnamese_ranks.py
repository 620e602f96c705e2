"""Vietnamese names of ranks as the ministry's own English pages pair them: a Đại tá is a Colonel there."""

from typing import Any

from django.db import migrations

# English name, Vietnamese name so far, and from now on.
NAMES = (
    ("Senior Colonel", "Đại tá", ""),
    ("Colonel", "Thượng tá", "Đại tá"),
    ("Senior Lieutenant Colonel", "", "Thượng tá"),
    ("Senior Captain", "Đại úy", ""),
    ("Captain", "", "Đại úy"),
)


def _rename(apps: Any, position: int) -> None:
    ranks = apps.get_model("articles", "Rank").objects
    for name, *vietnamese in NAMES:
        for rank in ranks.filter(name=name, name_vi=vietnamese[1 - position]):
            if "name_vi" not in rank.edited_fields:  # a person's wording stays
                rank.name_vi = vietnamese[position]
                rank.save(update_fields=["name_vi"])


def forwards(apps: Any, _schema_editor: Any) -> None:
    """Pair ranks as documents are read."""
    _rename(apps, 1)


def backwards(apps: Any, _schema_editor: Any) -> None:
    """Pair them as before."""
    _rename(apps, 0)


class Migration(migrations.Migration):
    """Data only."""

    dependencies = [("articles", "0008_known_people")]
    operations = [migrations.RunPython(forwards, backwards)]
