
import datetime
import django.db.models.deletion
import eenloket.kern.identificatie
import eenloket.kern.velden
from django.conf import settings
from django.db import migrations, models

from eenloket.kern.audit.migraties import volg_einde, volg_onder


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ("audit", "0001_initial"),
        ("organisaties", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Werk',
            fields=[
                ('id', models.UUIDField(default=eenloket.kern.identificatie.nieuw_id, editable=False, primary_key=True, serialize=False)),
                ('onderwerp', models.CharField(choices=[('zaak', 'a case'), ('aanvraag', 'a request of a client'), ('knoop', 'one service of a request, also after its case has ended'), ('overdracht', 'a hand-over to a partner'), ('bericht', 'a message to a client'), ('inhoud', 'a part of the content')], max_length=12)),
                ('onderwerp_id', models.UUIDField()),
                ('soort', models.CharField(choices=[('behandelen', 'handle a case'), ('steekproef', 'check an outcome of a decision table (M-B7)'), ('herzien', 'look at an ended service again (M-B6, M-C5)'), ('adviseren', 'give an advice'), ('taak', 'do a task that somebody set'), ('partner', 'answer or call a partner that could not be reached (M-B15)'), ('opnieuw_versturen', 'send a message again that did not arrive (M-B12)'), ('inhoud', 'correct content (M-A1)')], max_length=20)),
                ('oorzaak', models.CharField(blank=True, help_text='Makes the same work about one subject come only once per cause', max_length=60)),
                ('titel', models.CharField(blank=True, help_text='For a subject that has no service of ours', max_length=120)),
                ('kenmerk', models.CharField(blank=True, help_text='The number that people know it by', max_length=100)),
                ('sleutel', models.CharField(blank=True, help_text='What the page of the subject is found by', max_length=40)),
                ('dienst', models.CharField(blank=True, help_text='Slug of the service', max_length=60)),
                ('uitgave_id', models.UUIDField(help_text='Content release that names the service', null=True)),
                ('uitvoerder', models.CharField(help_text='Slug of the organisation whose work it is', max_length=60)),
                ('team', models.CharField(blank=True, help_text='Slug of the team; empty: of everybody', max_length=60)),
                ('niveau', models.SmallIntegerField(help_text='Handling level 1, 2 or 3 (M-B7)', null=True)),
                ('vertrouwelijkheidaanduiding', models.SmallIntegerField(default=4, help_text='Level of the subject, 1 (public) to 8: who may see less, does not see the line')),
                ('fase', models.CharField(blank=True, help_text='Where the subject stands', max_length=20)),
                ('norm', models.DateField(help_text='The day we promised', null=True)),
                ('wettelijk', models.DateField(help_text='The last day of the law', null=True)),
                ('staat_stil', models.BooleanField(default=False, help_text='The term is suspended')),
                ('werkdatum', models.DateField(default=datetime.date(9999, 12, 31), help_text='The day it is sorted by: the first of both that runs')),
                ('reden', models.CharField(blank=True, choices=[('', 'nothing but its term'), ('weigering', 'another service of the request was refused'), ('register', 'a register did not take the change'), ('mislukt', 'every try failed'), ('dwangsom', 'a penalty for being late is coming'), ('steekproef', 'drawn for a check')], max_length=12)),
                ('toelichting', models.CharField(blank=True, help_text="What went wrong, in a system's words", max_length=200)),
                ('apart_tot', models.DateField(help_text='Put aside: back on the list on this day', null=True)),
                ('gemaakt_op', models.DateTimeField()),
                ('klaar_op', models.DateTimeField(null=True)),
                ('uitkomst', models.CharField(blank=True, max_length=30)),
                ('medewerker', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('organisatie', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisaties.organisatie')),
            ],
        ),
        migrations.CreateModel(
            name='Werkregel',
            fields=[
                ('id', models.UUIDField(default=eenloket.kern.identificatie.nieuw_id, editable=False, primary_key=True, serialize=False)),
                ('daad', models.CharField(choices=[('opgepakt', 'a person took it'), ('teruggegeven', 'it is for everybody again'), ('overgedragen', 'given to another person or team'), ('apart_gelegd', 'put aside until a day'), ('teruggelegd', 'back on the list before that day'), ('verzet', 'its term changed'), ('afgerond', 'done'), ('vervallen', 'not needed any more'), ('heropend', 'must be done again')], max_length=12)),
                ('op', models.DateTimeField()),
                ('door', models.CharField(help_text='The actor, without personal data', max_length=200)),
                ('team', models.CharField(blank=True, max_length=60)),
                ('tot', models.DateField(null=True)),
                ('toelichting', eenloket.kern.velden.VersleuteldVeld(help_text="What was done about it, in a person's words", null=True)),
                ('medewerker', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('werk', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='geschiedenis', to='werk.werk')),
            ],
            options={
                'ordering': ['id'],
            },
        ),
        migrations.AddIndex(
            model_name='werk',
            index=models.Index(condition=models.Q(('klaar_op__isnull', True)), fields=['organisatie', 'uitvoerder', 'werkdatum', 'id'], name='werk_lijst'),
        ),
        migrations.AddIndex(
            model_name='werk',
            index=models.Index(condition=models.Q(('klaar_op__isnull', True), ('medewerker__isnull', True)), fields=['organisatie', 'uitvoerder', 'werkdatum', 'id'], name='werk_van_niemand'),
        ),
        migrations.AddIndex(
            model_name='werk',
            index=models.Index(condition=models.Q(('klaar_op__isnull', True), ('medewerker__isnull', False)), fields=['medewerker', 'werkdatum', 'id'], name='werk_van_mij'),
        ),
        migrations.AddIndex(
            model_name='werk',
            index=models.Index(condition=models.Q(('klaar_op__isnull', True), models.Q(('team', ''), _negated=True)), fields=['organisatie', 'team', 'werkdatum', 'id'], name='werk_van_team'),
        ),
        migrations.AddIndex(
            model_name='werk',
            index=models.Index(condition=models.Q(('klaar_op__isnull', True)), fields=['organisatie', 'soort', 'werkdatum', 'id'], name='werk_soort'),
        ),
        migrations.AddIndex(
            model_name='werk',
            index=models.Index(condition=models.Q(('klaar_op__isnull', True)), fields=['organisatie', 'dienst', 'werkdatum', 'id'], name='werk_dienst'),
        ),
        migrations.AddIndex(
            model_name='werk',
            index=models.Index(condition=models.Q(('klaar_op__isnull', True), models.Q(('reden', ''), _negated=True)), fields=['organisatie', 'reden', 'werkdatum', 'id'], name='werk_reden'),
        ),
        migrations.AddConstraint(
            model_name='werk',
            constraint=models.UniqueConstraint(fields=('onderwerp_id', 'soort', 'oorzaak'), name='werk_eenmaal'),
        ),
        migrations.AddConstraint(
            model_name='werk',
            constraint=models.CheckConstraint(condition=models.Q(('klaar_op__isnull', False), ('uitkomst', ''), _connector='OR'), name='werk_uitkomst'),
        ),
        # an item repeats what its subject's own trail says; what people did with it are its lines, and their trail goes when the item goes
        volg_einde(werk_werk="id"),
        volg_onder(werk_werkregel="werk_id"),
    ]
