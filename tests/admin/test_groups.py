import importlib

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, Permission
from django.db import connection

from articles.models import CLAIM_MODELS

pytestmark = pytest.mark.django_db
migration = importlib.import_module("articles.migrations.0003_groups")


def codenames(name):
    return set(Group.objects.get(name=name).permissions.values_list("codename", flat=True))


def test_editors_see_every_kind_of_record():
    models = apps.get_app_config("articles").get_models()
    kept = ("Historical", "Search")  # histories are seen at their record; the search log is the program's own
    names = {model._meta.model_name for model in models if not model.__name__.startswith(kept)}
    assert {f"view_{name}" for name in names} <= codenames("Editor")


def test_editors_decide_on_every_kind_of_claim_and_publish_nothing():
    editor = codenames("Editor")
    assert {f"decide_{model._meta.model_name}" for model in CLAIM_MODELS} <= editor
    assert not editor & {"publish_article", "withdraw_article", "delete_official", "delete_article"}
    assert not {name for name in editor if name.endswith(("_user", "_group"))}


def test_chief_editors_may_what_editors_may_and_publish():
    assert codenames("Editor") < codenames("Chief editor")
    assert {"publish_article", "withdraw_article", "delete_official"} <= codenames("Chief editor")
    assert "delete_article" not in codenames("Chief editor")


def test_the_migration_can_be_taken_back_and_run_again():
    editor = connection.schema_editor()
    before = {name: codenames(name) for name in ("Editor", "Chief editor")}
    migration.remove_groups(apps, editor)
    assert not Group.objects.filter(name__in=before).exists()
    number = Permission.objects.count()
    migration.add_groups(apps, editor)
    migration.add_groups(apps, editor)
    assert {name: codenames(name) for name in before} == before
    assert Permission.objects.count() == number
