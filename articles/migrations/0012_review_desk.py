"""The review queue: who is at which claim, what was set aside, undo; contradictions; readers' error reports."""

import django.db.models.deletion
from django.conf import settings
from django.contrib.auth.management import create_permissions
from django.db import migrations, models

SEEN = ("claimlease", "claimmark", "consistencycheck", "contradiction", "errorreport", "reviewaction")
ANSWERED = ("contradiction", "errorreport")
SEEING = ("Contributor", "Editor", "Chief editor", "Administrator")
ANSWERING = ("Editor", "Chief editor", "Administrator")


def let_editors_in(apps, schema_editor):
    """Let everybody at the desk see all of it, and who decides on claims answer contradictions and reports."""
    using = schema_editor.connection.alias
    config = apps.get_app_config("articles")
    config.models_module = True  # the permissions themselves are made after the last migration otherwise
    create_permissions(config, apps=apps, verbosity=0, using=using)
    config.models_module = None
    Group = apps.get_model("auth", "Group")
    permissions = apps.get_model("auth", "Permission").objects.using(using).filter(content_type__app_label="articles")
    for groups, codenames in (
        (SEEING, [f"view_{model}" for model in SEEN]),
        (ANSWERING, [f"change_{model}" for model in ANSWERED]),
    ):
        wanted = list(permissions.filter(codename__in=codenames))
        for group in Group.objects.using(using).filter(name__in=groups):
            group.permissions.add(*wanted)


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0011_desk_workflow'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='ClaimLease',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(help_text='Kind of the claim: attestation, figure …', max_length=20)),
                ('claim', models.BigIntegerField(help_text='Number of the claim among those of its kind.', verbose_name='claim number')),
                ('taken_at', models.DateTimeField(help_text='When the editor was given the claim.')),
                ('expires_at', models.DateTimeField(help_text='When others may be given it, unless it is renewed or decided before.')),
            ],
        ),
        migrations.CreateModel(
            name='ClaimMark',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(help_text='Kind of the claim: attestation, figure …', max_length=20)),
                ('claim', models.BigIntegerField(help_text='Number of the claim among those of its kind.', verbose_name='claim number')),
                ('verb', models.CharField(choices=[('skipped', 'left for later'), ('unsure', 'unsure')], help_text='Left for later hides it from this editor for some hours; unsure from all.', max_length=7)),
                ('note', models.CharField(blank=True, help_text='What the next editor should know.', max_length=300)),
                ('at', models.DateTimeField(help_text='When that was.')),
            ],
        ),
        migrations.CreateModel(
            name='ConsistencyCheck',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(help_text='When it ended.')),
                ('found', models.PositiveIntegerField(help_text='How many contradictions there were.')),
            ],
            options={
                'get_latest_by': 'id',
            },
        ),
        migrations.CreateModel(
            name='Contradiction',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('rule', models.CharField(choices=[('rank_falls', 'a lower rank later'), ('two_holders', 'two holders of one post on one day'), ('total_falls', 'a cumulative figure that falls')], help_text='The rule that the two break together.', max_length=12)),
                ('kind', models.CharField(help_text='Kind of both claims: attestation or figure.', max_length=20)),
                ('first', models.BigIntegerField(help_text='Number of the claim that holds for the earlier day.', verbose_name='first claim')),
                ('second', models.BigIntegerField(help_text='Number of the other claim.', verbose_name='second claim')),
                ('label', models.CharField(help_text='Both claims in words.', max_length=500)),
                ('found_at', models.DateTimeField(help_text='When a check first found it.')),
                ('status', models.CharField(choices=[('open', 'to look at'), ('fine', 'no contradiction')], default='open', help_text='What an editor said of it.', max_length=4)),
                ('decided_at', models.DateTimeField(blank=True, help_text='When that was.', null=True)),
            ],
        ),
        migrations.CreateModel(
            name='ErrorReport',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('passage', models.CharField(blank=True, help_text='The words that the reader means, if given.', max_length=500)),
                ('text', models.TextField(help_text="What is wrong, in the reader's words.", max_length=2000)),
                ('sent_at', models.DateTimeField(help_text='When it came.')),
                ('sender', models.CharField(editable=False, help_text="Keyed hash of network address and day, by which one sender's reports are limited; not the address.", max_length=32)),
                ('status', models.CharField(choices=[('open', 'to look at'), ('put_right', 'put right'), ('no_error', 'no error')], default='open', help_text='What an editor made of the report.', max_length=9)),
                ('decided_at', models.DateTimeField(blank=True, help_text='When that was.', null=True)),
            ],
        ),
        migrations.CreateModel(
            name='ReviewAction',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(help_text='When.')),
                ('kind', models.CharField(help_text='Kind of the claims: attestation, figure …', max_length=20)),
                ('verb', models.CharField(help_text='What was done: accepted, corrected, rejected, added, unsure.', max_length=10)),
                ('claims', models.JSONField(help_text='Numbers of the claims it was done to.')),
                ('label', models.CharField(help_text='The first of them in words.', max_length=300)),
                ('undone_at', models.DateTimeField(blank=True, help_text='When it was taken back; empty while it stands.', null=True)),
            ],
        ),
        migrations.AddIndex(
            model_name='attestation',
            index=models.Index(condition=models.Q(('status', 'suggested')), fields=['confidence', 'id'], name='attestation_queue'),
        ),
        migrations.AddIndex(
            model_name='citation',
            index=models.Index(condition=models.Q(('status', 'suggested')), fields=['confidence', 'id'], name='citation_queue'),
        ),
        migrations.AddIndex(
            model_name='citation',
            index=models.Index(condition=models.Q(('status', 'suggested')), fields=['resolution'], name='citation_same'),
        ),
        migrations.AddIndex(
            model_name='figure',
            index=models.Index(condition=models.Q(('status', 'suggested')), fields=['confidence', 'id'], name='figure_queue'),
        ),
        migrations.AddIndex(
            model_name='importitem',
            index=models.Index(condition=models.Q(('outcome', 'rejected')), fields=['-id'], name='importitem_rejected'),
        ),
        migrations.AddIndex(
            model_name='meetingreport',
            index=models.Index(condition=models.Q(('status', 'suggested')), fields=['confidence', 'id'], name='meetingreport_queue'),
        ),
        migrations.AddIndex(
            model_name='participation',
            index=models.Index(condition=models.Q(('status', 'suggested')), fields=['confidence', 'id'], name='participation_queue'),
        ),
        migrations.AddIndex(
            model_name='resolution',
            index=models.Index(condition=models.Q(('date__isnull', True), ('title', '')), fields=['-id'], name='resolution_stub'),
        ),
        migrations.AddIndex(
            model_name='statement',
            index=models.Index(condition=models.Q(('status', 'suggested')), fields=['confidence', 'id'], name='statement_queue'),
        ),
        migrations.AddField(
            model_name='claimlease',
            name='user',
            field=models.ForeignKey(help_text='The editor.', on_delete=django.db.models.deletion.CASCADE, to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='claimmark',
            name='user',
            field=models.ForeignKey(help_text='The editor.', on_delete=django.db.models.deletion.CASCADE, to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='contradiction',
            name='decided_by',
            field=models.ForeignKey(blank=True, help_text='Who said so.', null=True, on_delete=django.db.models.deletion.PROTECT, to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='errorreport',
            name='article',
            field=models.ForeignKey(help_text="The article's page.", on_delete=django.db.models.deletion.CASCADE, related_name='error_reports', to='articles.article'),
        ),
        migrations.AddField(
            model_name='errorreport',
            name='decided_by',
            field=models.ForeignKey(blank=True, help_text='Who looked into it.', null=True, on_delete=django.db.models.deletion.PROTECT, to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='reviewaction',
            name='user',
            field=models.ForeignKey(help_text='Who decided.', on_delete=django.db.models.deletion.PROTECT, to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddIndex(
            model_name='claimlease',
            index=models.Index(fields=['expires_at'], name='claimlease_expiry'),
        ),
        migrations.AddConstraint(
            model_name='claimlease',
            constraint=models.UniqueConstraint(fields=('kind', 'claim'), name='claimlease_once'),
        ),
        migrations.AddIndex(
            model_name='claimmark',
            index=models.Index(condition=models.Q(('verb', 'unsure')), fields=['kind', '-at'], name='claimmark_unsure'),
        ),
        migrations.AddConstraint(
            model_name='claimmark',
            constraint=models.UniqueConstraint(fields=('kind', 'claim', 'user'), name='claimmark_once'),
        ),
        migrations.AddIndex(
            model_name='contradiction',
            index=models.Index(condition=models.Q(('status', 'open')), fields=['rule', '-id'], name='contradiction_open'),
        ),
        migrations.AddConstraint(
            model_name='contradiction',
            constraint=models.UniqueConstraint(fields=('rule', 'first', 'second'), name='contradiction_once'),
        ),
        migrations.AddConstraint(
            model_name='contradiction',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('decided_at__isnull', True), ('decided_by__isnull', True), ('status', 'open')), models.Q(('decided_at__isnull', False), ('decided_by__isnull', False), ('status', 'fine')), _connector='OR'), name='contradiction_decided_by'),
        ),
        migrations.AddIndex(
            model_name='errorreport',
            index=models.Index(condition=models.Q(('status', 'open')), fields=['-id'], name='errorreport_open'),
        ),
        migrations.AddIndex(
            model_name='errorreport',
            index=models.Index(fields=['sent_at'], name='errorreport_sent'),
        ),
        migrations.AddConstraint(
            model_name='errorreport',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('decided_at__isnull', True), ('decided_by__isnull', True), ('status', 'open')), models.Q(('decided_at__isnull', False), ('decided_by__isnull', False), ('status__in', ('put_right', 'no_error'))), _connector='OR'), name='errorreport_decided_by'),
        ),
        migrations.AddIndex(
            model_name='reviewaction',
            index=models.Index(fields=['user', '-id'], name='reviewaction_latest'),
        ),
        migrations.RunPython(let_editors_in, migrations.RunPython.noop),
    ]

