"""The data dictionary as Markdown, read off the models: nothing in it is written twice."""

import inspect
from collections.abc import Iterator

from django.apps import apps
from django.db import models

INTRODUCTION = """# Data dictionary

Made by `make dictionary` from the models' help texts; a test fails when it is out of date.
Each curated table has a history twin (`articles_historical…`) with the same columns and who changed what, when.
"""


def _kind(field: models.Field) -> str:  # type: ignore[type-arg]
    if isinstance(field, models.ForeignKey):
        rule = getattr(field.remote_field.on_delete, "__name__", "")
        return f"→ {field.related_model._meta.object_name} ({rule})"
    kind = field.get_internal_type().removesuffix("Field")
    if isinstance(field, models.DecimalField):
        return f"{kind} {field.max_digits},{field.decimal_places}"
    if field.max_length and kind != "Text":
        kind = f"{kind} {field.max_length}"
    if field.choices:
        return f"{kind}: {', '.join(str(value) for value, _ in field.flatchoices)}"
    return kind


def _notes(field: models.Field) -> str:  # type: ignore[type-arg]
    notes = []
    if field.primary_key:
        notes.append("key")
    elif field.unique:
        notes.append("unique")
    if field.null:
        notes.append("may be empty")
    return ", ".join(notes)


def _cell(text: object) -> str:
    return " ".join(str(text).split()).replace("|", "\\|")


def _model_lines(model: type[models.Model]) -> Iterator[str]:
    meta = model._meta
    yield f"\n## {meta.object_name}\n"
    yield f"{inspect.getdoc(model)}\n"
    yield f"Table `{meta.db_table}`.\n"
    yield "| field | type | | meaning |"
    yield "| --- | --- | --- | --- |"
    for field in meta.fields:
        meaning = field.help_text or ("Number of the row." if field.primary_key else "")
        yield f"| `{field.name}` | {_cell(_kind(field))} | {_notes(field)} | {_cell(meaning)} |"
    rules = sorted(str(constraint.name) for constraint in meta.constraints)
    if rules:
        yield f"\nRules in the database: {', '.join(f'`{name}`' for name in rules)}."


def data_dictionary() -> str:
    """Return the whole dictionary; tables in alphabetical order, fields in the models' order."""
    tables = sorted(apps.get_app_config("articles").get_models(), key=lambda model: model.__name__)
    own = [model for model in tables if not model.__name__.startswith("Historical")]
    lines = [INTRODUCTION]
    for model in own:
        lines.extend(_model_lines(model))
    return "\n".join(lines).rstrip() + "\n"
