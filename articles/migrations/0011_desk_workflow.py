"""Workflow of articles (schedule, assignment, comments, corrections), merges of officials, and the four roles:
Contributor imports and proposes, Editor decides, Chief editor publishes and merges, Administrator manages accounts.
"""

import django.db.models.deletion
from django.conf import settings
from django.contrib.auth.management import create_permissions
from django.db import migrations, models

CLAIMS = ("attestation", "meetingreport", "participation", "citation", "figure", "statement")
SEEN = ("articlecomment", "correction", "officialmerge")  # new here; the other kinds are seen by editors already

# a claim that somebody adds who may not decide is a proposal
CONTRIBUTOR = {
    **{name: ("add",) for name in CLAIMS},
    "article": ("submit",),
    "articlecomment": ("add",),
    "importrun": ("add",),
}
EDITOR = {
    **{name: ("view",) for name in SEEN},
    "article": ("submit",),
    "articlecomment": ("view", "add"),
    "importrun": ("add",),
}
CHIEF = {**EDITOR, "official": ("merge",)}
ACCOUNTS = {"user": ("view", "add", "change"), "group": ("view",)}


def make_permissions(apps, using):
    """Make the permissions themselves now: Django does so after the last migration only."""
    for label in ("articles", "auth"):
        config = apps.get_app_config(label)
        config.models_module = True
        create_permissions(config, apps=apps, verbosity=0, using=using)
        config.models_module = None


def codenames(table):
    return [f"{action}_{model}" for model, actions in table.items() for action in actions]


def add_roles(apps, schema_editor):
    """Make the two new groups and complete the two that are there. Runs again without harm."""
    using = schema_editor.connection.alias
    make_permissions(apps, using)
    Group = apps.get_model("auth", "Group")
    Permission = apps.get_model("auth", "Permission")
    ours = Permission.objects.using(using).filter(content_type__app_label__in=("articles", "auth"))

    def give(name, wanted):
        group, _ = Group.objects.using(using).get_or_create(name=name)
        group.permissions.add(*ours.filter(codename__in=wanted))
        return group

    editor = give("Editor", codenames(EDITOR))
    chief = give("Chief editor", codenames(CHIEF))
    chief.permissions.add(*editor.permissions.all())
    seen = editor.permissions.filter(codename__startswith="view_").values_list("codename", flat=True)
    give("Contributor", [*seen, *codenames(CONTRIBUTOR)])
    administrator = give("Administrator", codenames(ACCOUNTS))
    administrator.permissions.add(*chief.permissions.all())


def remove_roles(apps, schema_editor):
    """Take the two new groups away; accounts stay and lose what the groups gave them."""
    Group = apps.get_model("auth", "Group")
    names = ("Contributor", "Administrator")
    Group.objects.using(schema_editor.connection.alias).filter(name__in=names).delete()


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0010_more_vocabulary'),
        ('auth', '0012_alter_user_first_name_max_length'),
        ('contenttypes', '0002_remove_content_type_name'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='ArticleComment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.TextField(help_text='The remark.', max_length=5000)),
                ('created_at', models.DateTimeField(auto_now_add=True, help_text='When it was written.')),
            ],
            options={
                'ordering': ('-id',),
            },
        ),
        migrations.CreateModel(
            name='Correction',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.TextField(help_text='What was wrong and what is right now. Readers see it.', max_length=2000)),
                ('published_at', models.DateTimeField(help_text='When it was published.')),
                ('retracted_at', models.DateTimeField(blank=True, help_text='When it was taken back; readers see it no longer.', null=True)),
            ],
            options={
                'ordering': ('-published_at', '-id'),
            },
        ),
        migrations.CreateModel(
            name='OfficialMerge',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('moved', models.JSONField(default=dict, editable=False, help_text='What was moved and set, for undoing the merge.')),
                ('note', models.CharField(blank=True, help_text='Why they are one person.', max_length=500)),
                ('merged_at', models.DateTimeField(help_text='When that was.')),
                ('undone_at', models.DateTimeField(blank=True, help_text='When it was taken back.', null=True)),
            ],
            options={
                'verbose_name': 'merge of officials',
                'verbose_name_plural': 'merges of officials',
                'ordering': ('-id',),
            },
        ),
        migrations.AlterModelOptions(
            name='article',
            options={'permissions': [('submit_article', 'Can submit articles for review'), ('publish_article', 'Can publish articles'), ('withdraw_article', 'Can withdraw articles')]},
        ),
        migrations.AlterModelOptions(
            name='official',
            options={'ordering': ('folded', 'id'), 'permissions': [('merge_official', 'Can merge officials')]},
        ),
        migrations.AddField(
            model_name='article',
            name='assigned_to',
            field=models.ForeignKey(blank=True, editable=False, help_text='Who works on it at the desk.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='assigned_articles', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='article',
            name='due_on',
            field=models.DateField(blank=True, editable=False, help_text='The day by which it should be ready.', null=True, verbose_name='due'),
        ),
        migrations.AddField(
            model_name='article',
            name='publish_at',
            field=models.DateTimeField(blank=True, editable=False, help_text='When a scheduled article is to become public.', null=True),
        ),
        migrations.AddField(
            model_name='article',
            name='scheduled_by',
            field=models.ForeignKey(blank=True, editable=False, help_text='Who scheduled it, and so publishes it.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='historicalarticle',
            name='assigned_to',
            field=models.ForeignKey(blank=True, db_constraint=False, editable=False, help_text='Who works on it at the desk.', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='historicalarticle',
            name='due_on',
            field=models.DateField(blank=True, editable=False, help_text='The day by which it should be ready.', null=True, verbose_name='due'),
        ),
        migrations.AddField(
            model_name='historicalarticle',
            name='publish_at',
            field=models.DateTimeField(blank=True, editable=False, help_text='When a scheduled article is to become public.', null=True),
        ),
        migrations.AddField(
            model_name='historicalarticle',
            name='scheduled_by',
            field=models.ForeignKey(blank=True, db_constraint=False, editable=False, help_text='Who scheduled it, and so publishes it.', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='historicalofficial',
            name='undetermined',
            field=models.BooleanField(default=False, help_text='Gathers mentions that fit several people of this name; not known to be one person. Imports never take another mention for this record because it fits.'),
        ),
        migrations.AddField(
            model_name='official',
            name='undetermined',
            field=models.BooleanField(default=False, help_text='Gathers mentions that fit several people of this name; not known to be one person. Imports never take another mention for this record because it fits.'),
        ),
        migrations.AlterField(
            model_name='article',
            name='state',
            field=models.CharField(choices=[('draft', 'draft'), ('in_review', 'in review'), ('scheduled', 'scheduled'), ('published', 'published'), ('withdrawn', 'withdrawn')], default='draft', help_text='Only published articles are public.', max_length=10),
        ),
        migrations.AlterField(
            model_name='historicalarticle',
            name='state',
            field=models.CharField(choices=[('draft', 'draft'), ('in_review', 'in review'), ('scheduled', 'scheduled'), ('published', 'published'), ('withdrawn', 'withdrawn')], default='draft', help_text='Only published articles are public.', max_length=10),
        ),
        migrations.AddIndex(
            model_name='article',
            index=models.Index(condition=models.Q(('state', 'scheduled')), fields=['publish_at'], name='article_due'),
        ),
        migrations.AddConstraint(
            model_name='article',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('publish_at__isnull', False), ('scheduled_by__isnull', False), ('state', 'scheduled')), models.Q(models.Q(('state', 'scheduled'), _negated=True), ('publish_at__isnull', True), ('scheduled_by__isnull', True)), _connector='OR'), name='article_scheduled_has_time', violation_error_message='A scheduled article, and no other, has a time of publication.'),
        ),
        migrations.AddField(
            model_name='articlecomment',
            name='article',
            field=models.ForeignKey(help_text='The article it is about.', on_delete=django.db.models.deletion.CASCADE, related_name='comments', to='articles.article'),
        ),
        migrations.AddField(
            model_name='articlecomment',
            name='author',
            field=models.ForeignKey(help_text='Who wrote it.', on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='correction',
            name='article',
            field=models.ForeignKey(help_text='The article it is about.', on_delete=django.db.models.deletion.PROTECT, related_name='corrections', to='articles.article'),
        ),
        migrations.AddField(
            model_name='correction',
            name='author',
            field=models.ForeignKey(help_text='Who published it. Readers are not told.', on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='correction',
            name='retracted_by',
            field=models.ForeignKey(blank=True, help_text='Who took it back.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='officialmerge',
            name='merged_by',
            field=models.ForeignKey(help_text='Who merged them.', on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='officialmerge',
            name='source',
            field=models.ForeignKey(help_text='The record that was merged; its address leads to the other since.', on_delete=django.db.models.deletion.PROTECT, related_name='merges', to='articles.official'),
        ),
        migrations.AddField(
            model_name='officialmerge',
            name='target',
            field=models.ForeignKey(help_text='The record that stands for the person.', on_delete=django.db.models.deletion.PROTECT, related_name='merges_taken', to='articles.official'),
        ),
        migrations.AddField(
            model_name='officialmerge',
            name='undone_by',
            field=models.ForeignKey(blank=True, help_text='Who took the merge back.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddConstraint(
            model_name='correction',
            constraint=models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='correction_says_something'),
        ),
        migrations.AddConstraint(
            model_name='correction',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('retracted_at__isnull', True), ('retracted_by__isnull', True)), models.Q(('retracted_at__isnull', False), ('retracted_by__isnull', False)), _connector='OR'), name='correction_retracted_by'),
        ),
        migrations.AddConstraint(
            model_name='officialmerge',
            constraint=models.UniqueConstraint(condition=models.Q(('undone_at__isnull', True)), fields=('source',), name='officialmerge_one_standing'),
        ),
        migrations.AddConstraint(
            model_name='officialmerge',
            constraint=models.CheckConstraint(condition=models.Q(('source', models.F('target')), _negated=True), name='officialmerge_two_records'),
        ),
        migrations.AddConstraint(
            model_name='officialmerge',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('undone_at__isnull', True), ('undone_by__isnull', True)), models.Q(('undone_at__isnull', False), ('undone_by__isnull', False)), _connector='OR'), name='officialmerge_undone_by'),
        ),
        migrations.RunPython(add_roles, remove_roles),
    ]
