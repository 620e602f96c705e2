"""Ranks, organizations, posts, indicators and sources that the archive knows from the start.

Rows that exist already stay as they are; undoing takes away only what nothing refers to.
"""

from django.db import migrations, models
from django.utils.text import slugify

from articles.extraction.folding import fold
from articles.migrations import _vocabulary_0002 as vocabulary
from articles.models.base import permanent_id


def put_in(apps, schema_editor):
    database = schema_editor.connection.alias
    get = lambda name: apps.get_model("articles", name)._base_manager.using(database)  # noqa: E731
    for name, name_vi, order, abbreviations in vocabulary.RANKS:
        if not get("Rank").filter(models.Q(name=name) | models.Q(order=order)).exists():
            get("Rank").create(
                uuid=permanent_id("rank", name), name=name, name_vi=name_vi, order=order, abbreviations=abbreviations
            )
    _organizations(get)
    _posts(get)
    for code, label, label_vi, unit, category in vocabulary.INDICATORS:
        get("Indicator").get_or_create(
            code=code,
            defaults={
                "uuid": permanent_id("indicator", code),
                "label": label,
                "label_vi": label_vi,
                "unit": unit,
                "category": category,
                "cumulative": code not in vocabulary.NOT_CUMULATIVE,
            },
        )
    for slug, name, name_vi, url, hosts, layout in vocabulary.SOURCES:
        if not get("Source").filter(models.Q(slug=slug) | models.Q(name=name)).exists():
            get("Source").create(
                uuid=permanent_id("source", slug),
                slug=slug, name=name, name_vi=name_vi, url=url, hosts=hosts, layout=layout,
            )  # fmt: skip


def _organizations(get):
    made = {}
    for name, name_vi, parent, _aliases in vocabulary.ORGANIZATIONS:
        made[name], _new = get("Organization").get_or_create(
            folded=fold(name),
            defaults={
                "uuid": permanent_id("organization", fold(name)),
                "name": name,
                "name_vi": name_vi,
                "parent": made[parent] if parent else None,
            },
        )
    for name, _name_vi, _parent, aliases in vocabulary.ORGANIZATIONS:
        for alias in aliases:
            if not get("Organization").filter(folded=fold(alias)).exists():
                get("OrganizationAlias").get_or_create(
                    folded=fold(alias), defaults={"organization": made[name], "name": alias}
                )


def _posts(get):
    for label, label_vi, role, organization, single_holder, aliases in vocabulary.POSTS:
        body = get("Organization").get(folded=fold(organization)) if organization else None
        slug = slugify(fold(label))
        post = get("Post").filter(models.Q(folded=fold(label)) | models.Q(slug=slug)).first()
        if post is None:
            post = get("Post").create(
                uuid=permanent_id("post", fold(label)),
                label=label, label_vi=label_vi, slug=slug, role=role,
                folded=fold(label), organization=body, single_holder=single_holder,
            )  # fmt: skip
        for alias in aliases:
            if not get("Post").filter(folded=fold(alias)).exists():
                get("PostAlias").get_or_create(folded=fold(alias), defaults={"post": post, "label": alias})


def take_out(apps, schema_editor):
    database = schema_editor.connection.alias
    posts = [permanent_id("post", fold(row[0])) for row in vocabulary.POSTS]
    # children before the bodies they belong to
    bodies = [permanent_id("organization", fold(row[0])) for row in reversed(vocabulary.ORGANIZATIONS)]
    ids = {
        "Post": posts,
        "Organization": bodies,
        "Rank": [permanent_id("rank", row[0]) for row in vocabulary.RANKS],
        "Indicator": [permanent_id("indicator", row[0]) for row in vocabulary.INDICATORS],
        "Source": [permanent_id("source", row[0]) for row in vocabulary.SOURCES],
    }
    for name, uuids in ids.items():
        rows = apps.get_model("articles", name)._base_manager.using(database)
        for uuid in uuids:
            for row in rows.filter(uuid=uuid, edited_fields=[]):
                try:
                    row.delete()
                except models.ProtectedError:
                    pass  # an article, a post or a meeting speaks of it: it stays


class Migration(migrations.Migration):
    dependencies = [("articles", "0001_initial")]

    operations = [migrations.RunPython(put_in, take_out)]
