"""The project's own rules about itself: what may import what, and that generated things are current."""

import ast
import hashlib
import re
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from articles.dictionary import data_dictionary

ROOT = Path(__file__).resolve().parent.parent

# Each layer and what it must not import: docs/architecture.md draws the picture.
_UPPER = ("articles.editorial", "articles.importing", "articles.views", "articles.admin", "articles.management")


def _all_but(*allowed: str) -> tuple[str, ...]:
    return tuple(name for name in _UPPER if name not in allowed)


FORBIDDEN = {
    "articles/extraction": (*_UPPER, "django", "articles.models", "mpsarchive"),
    "articles/models": (*_UPPER, "articles.search"),
    "articles/search": _UPPER,
    "articles/importing": _all_but("articles.importing"),
    "articles/editorial": _all_but("articles.editorial"),
    "articles/views": _all_but("articles.views", "articles.editorial"),
    "articles/admin": _all_but("articles.admin", "articles.editorial", "articles.importing"),
}


def imported_names(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def offences(folder: str) -> list[str]:
    forbidden = FORBIDDEN[folder]
    return [
        f"{path.relative_to(ROOT)} imports {name}"
        for path in sorted((ROOT / folder).rglob("*.py"))
        for name in imported_names(path)
        if any(name == bad or name.startswith(f"{bad}.") for bad in forbidden)
    ]


@pytest.mark.parametrize("folder", FORBIDDEN)
def test_nothing_imports_upwards(folder: str) -> None:
    assert any((ROOT / folder).rglob("*.py"))
    assert offences(folder) == []


def test_relative_imports_cannot_hide_an_offence() -> None:
    relative = [
        path
        for path in (ROOT / "articles").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.ImportFrom) and node.level
    ]
    assert relative == []


def test_seeds_are_the_bytes_that_their_readme_lists() -> None:
    listed = dict(re.findall(r"`(\S+\.txt)` \| `([0-9a-f]{64})`", (ROOT / "seeds/README.md").read_text()))
    found = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in (ROOT / "seeds").glob("*.txt")}
    assert len(found) == 5
    assert found == listed


def test_data_dictionary_is_current() -> None:
    assert (ROOT / "docs/data-dictionary.md").read_text() == data_dictionary(), "run `make dictionary`"


def test_every_field_has_help_text() -> None:
    from django.apps import apps

    missing = [
        f"{model.__name__}.{field.name}"
        for model in apps.get_app_config("articles").get_models()
        if not model.__name__.startswith("Historical")
        for field in model._meta.fields
        if not field.help_text and not field.primary_key
    ]
    assert missing == []


@pytest.mark.django_db
def test_no_migration_is_missing() -> None:
    output = StringIO()
    call_command("makemigrations", check=True, dry_run=True, stdout=output)
    assert "No changes" in output.getvalue()


def test_requirements_are_locked_with_hashes_and_name_no_address() -> None:
    for name in ("requirements.txt", "requirements-dev.txt"):
        text = (ROOT / name).read_text()
        pinned = re.findall(r"^[a-z0-9._\[\],-]+==", text, flags=re.MULTILINE | re.IGNORECASE)
        entries = re.split(r"^(?=[a-z0-9])", text, flags=re.MULTILINE | re.IGNORECASE)[1:]
        assert len(entries) == len(pinned) > 20
        assert all("--hash=sha256:" in entry for entry in entries), name
        assert "://" not in text
