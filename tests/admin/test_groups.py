import importlib

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, Permission
from django.db import connection

from articles.models import CLAIM_MODELS

pytestmark = pytest.mark.django_db
first = importlib.import_module("articles.migrations.0003_groups")
second = importlib.import_module("articles.migrations.0011_desk_workflow")


def codenames(name):
    return set(Group.objects.get(name=name).permissions.values_list("codename", flat=True))


def test_editors_see_every_kind_of_record():
    models = apps.get_app_config("articles").get_models()
    kept = ("Historical", "Search", "Former")  # histories are seen at their record; the others are the archive’s own
    names = {model._meta.model_name for model in models if not model.__name__.startswith(kept)}
    assert {f"view_{name}" for name in names} <= codenames("Editor")


def test_editors_decide_on_every_kind_of_claim_and_publish_nothing():
    editor = codenames("Editor")
    assert {f"decide_{model._meta.model_name}" for model in CLAIM_MODELS} <= editor
    assert not editor & {"publish_article", "withdraw_article", "merge_official", "delete_official", "delete_article"}
    assert not {name for name in editor if name.endswith(("_user", "_group"))}


def test_contributors_propose_and_decide_nothing():
    contributor = codenames("Contributor")
    assert {f"add_{model._meta.model_name}" for model in CLAIM_MODELS} <= contributor
    assert {"add_importrun", "submit_article", "add_articlecomment", "view_article"} <= contributor
    changing = ("change_", "delete_", "decide_", "publish_", "withdraw_", "merge_")
    assert not {name for name in contributor if name.startswith(changing)}
    assert not contributor & {"add_official", "add_article"}


def test_each_role_may_what_the_one_before_may():
    assert codenames("Contributor") < codenames("Editor") < codenames("Chief editor") < codenames("Administrator")
    assert {"publish_article", "withdraw_article", "merge_official", "delete_official"} <= codenames("Chief editor")
    assert codenames("Administrator") - codenames("Chief editor") == {
        "view_user",
        "add_user",
        "change_user",
        "view_group",
    }
    assert "delete_article" not in codenames("Administrator")


def test_the_migrations_can_be_taken_back_and_run_again():
    editor = connection.schema_editor()
    names = ("Contributor", "Editor", "Chief editor", "Administrator")
    before = {name: codenames(name) for name in names}
    number = Permission.objects.count()
    second.remove_roles(apps, editor)
    first.remove_groups(apps, editor)
    assert not Group.objects.filter(name__in=names).exists()
    for _ in range(2):
        first.add_groups(apps, editor)
        second.add_roles(apps, editor)
    ours = {name: codenames(name) for name in names}
    assert all(before[name] >= ours[name] for name in names)  # later migrations add to them
    assert {"publish_article", "merge_official"} <= ours["Administrator"]
    assert Permission.objects.count() == number
