"""Print the content of a database so that two of them can be compared: `python -m tests.importing.dump`.

Left out are primary keys (references are told by permanent ids instead), times of storing, and the
records of import runs.
"""

import json
import os
from typing import Any

import django
from django.apps import apps
from django.db import models

TIMES = {"created_at", "updated_at", "imported_at", "first_published_at", "history_date"}
RUNS = {"ImportRun", "ImportItem", "SearchChange", "SearchLog"}


def identity(row: models.Model | None) -> Any:
    """Return what names a row in any database."""
    if row is None:
        return None
    for name in ("uuid", "sha256"):
        if hasattr(row, name):
            return str(getattr(row, name))
    return str(row)


def told(row: models.Model) -> dict[str, Any]:
    """Return a row's values without what differs between two databases of the same content."""
    values: dict[str, Any] = {}
    for field in row._meta.concrete_fields:
        if field.primary_key or field.name in TIMES or field.name == "run":
            continue
        if field.is_relation and "history" not in row._meta.model_name:
            values[field.name] = identity(getattr(row, field.name))
        elif not field.is_relation and field.name not in ("id", "history_id"):
            value = getattr(row, field.name)
            values[field.name] = bytes(value).hex() if isinstance(field, models.BinaryField) else str(value)
    return values


def content() -> dict[str, list[dict[str, Any]]]:
    """Return all rows of the app, table by table, in an order that does not depend on primary keys."""
    tables: dict[str, list[dict[str, Any]]] = {}
    for model in apps.get_app_config("articles").get_models():
        if model.__name__ not in RUNS:
            rows = [told(row) for row in model._base_manager.all()]
            tables[model.__name__] = sorted(rows, key=lambda values: json.dumps(values, sort_keys=True))
    return tables


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mpsarchive.settings")
    django.setup()
    print(json.dumps(content()))  # noqa: T201 printing is its purpose
