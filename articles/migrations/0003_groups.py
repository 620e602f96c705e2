"""The two groups of the desk: Editor decides and edits, Chief editor publishes and withdraws too."""

from django.contrib.auth.management import create_permissions
from django.db import migrations

RECORDS = ("article", "source", "official", "organization", "post", "rank", "meeting", "meetingseries", "resolution", "indicator")
ALIASES = ("officialalias", "organizationalias", "postalias")
QUESTIONS = ("identityquestion", "articlelink")
CLAIMS = ("attestation", "meetingreport", "participation", "citation", "figure", "statement")
EVIDENCE = ("articleversion", "textband", "importrun", "importitem")  # read only, for everybody

EDITOR = {
    **{name: ("view", "add", "change") for name in RECORDS},
    **{name: ("view", "add", "change", "delete") for name in ALIASES},
    **{name: ("view", "change") for name in QUESTIONS},
    **{name: ("view", "add", "change", "decide") for name in CLAIMS},
    **{name: ("view",) for name in EVIDENCE},
}
CHIEF = {
    **{name: ("delete",) for name in (*RECORDS, *CLAIMS) if name != "article"},
    "identityquestion": ("delete",),  # goes with an official who is deleted
    "article": ("publish", "withdraw"),
}


def add_groups(apps, schema_editor):
    """Make both groups and give them their permissions. Runs again without harm."""
    using = schema_editor.connection.alias
    config = apps.get_app_config("articles")
    config.models_module = True  # the permissions themselves are made after the last migration otherwise
    create_permissions(config, apps=apps, verbosity=0, using=using)
    config.models_module = None
    Group = apps.get_model("auth", "Group")
    Permission = apps.get_model("auth", "Permission")
    known = {
        permission.codename: permission
        for permission in Permission.objects.using(using).filter(content_type__app_label="articles")
    }
    for name, tables in (("Editor", (EDITOR,)), ("Chief editor", (EDITOR, CHIEF))):
        group, _ = Group.objects.using(using).get_or_create(name=name)
        codenames = [f"{action}_{model}" for table in tables for model, actions in table.items() for action in actions]
        group.permissions.add(*(known[codename] for codename in codenames))


def remove_groups(apps, schema_editor):
    """Take the groups away; accounts stay and lose what the groups gave them."""
    Group = apps.get_model("auth", "Group")
    Group.objects.using(schema_editor.connection.alias).filter(name__in=("Editor", "Chief editor")).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0002_vocabulary"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(add_groups, remove_groups)]
