import django.db.models.deletion
import eenloket.kern.identificatie
import eenloket.kern.velden
from django.db import migrations, models

from eenloket.kern.audit.migraties import volg_onder


class Migration(migrations.Migration):
    initial = True
    dependencies = [
        ('audit', '0001_initial'),
        ('organisaties', '0001_initial'),
        ('zaken', '0001_initial'),
    ]
    operations = [
        # The request and what was answered.
        migrations.CreateModel(
            name='Aanvraag',
            fields=[
                ('id', models.UUIDField(default=eenloket.kern.identificatie.nieuw_id, editable=False, primary_key=True, serialize=False)),
                ('organisatie', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisaties.organisatie')),
                ('nummer', models.CharField(blank=True, max_length=20)),
                ('patroon', models.CharField(help_text='Slug of the pattern, or dienst:<slug> for a single service', max_length=60)),
                ('uitgave_id', models.UUIDField(help_text='Content release it began with; it keeps that one')),
                ('staat', models.CharField(choices=[('concept', 'Concept'), ('ingediend', 'Ingediend'), ('afgerond', 'Afgerond'), ('ingetrokken', 'Ingetrokken')], default='concept', max_length=12)),
                ('client', models.UUIDField(help_text="For whom: pseudonym in the domain 'aanvragen'; null: anonymous", null=True)),
                ('client_soort', models.CharField(blank=True, choices=[('persoon', 'persoon'), ('organisatie', 'organisatie'), ('vestiging', 'vestiging')], max_length=12)),
                ('handelende', models.UUIDField(help_text="Who acted last: pseudonym in the domain 'aanvragen'; equal to client: himself", null=True)),
                ('grond', models.CharField(blank=True, choices=[('zelf', 'zelf'), ('machtiging', 'machtiging'), ('vertegenwoordiging', 'vertegenwoordiging'), ('bijstand', 'bijstand'), ('ambtshalve', 'ambtshalve')], max_length=20)),
                ('namen', eenloket.kern.velden.VersleuteldVeld(help_text='How they are called: {handelende, vertegenwoordigde}; null when it is one party', null=True)),
                ('zekerheid', models.SmallIntegerField(default=0)),
                ('kanaal', models.CharField(default='web', max_length=12)),
                ('taal', models.CharField(default='nl', max_length=2)),
                ('code', models.BinaryField(help_text='Keyed hash of the code to continue with', null=True, unique=True)),
                ('keuzes', models.JSONField(default=dict, help_text='Members switched on or off by the client: {slug: bool}')),
                ('levering', models.CharField(default='samen', max_length=10)),
                ('opgezocht', models.JSONField(default=list, help_text='Questions for which the registers were asked')),
                ('gestoord', models.JSONField(default=list, help_text="Registers that didn't answer")),
                ('opties', eenloket.kern.velden.VersleuteldVeld(help_text='What registers offer to choose from: {question: [{id, label}]}', null=True)),
                ('klantfeiten', eenloket.kern.velden.VersleuteldVeld(help_text='What registers say of the client for the rules: {service: {leeftijd, inwoner, peildatum}}', null=True)),
                ('begonnen_op', models.DateTimeField()),
                ('gewijzigd_op', models.DateTimeField()),
                ('ingediend_op', models.DateTimeField(null=True)),
                ('afgerond_op', models.DateTimeField(null=True)),
            ],
            options={
                'indexes': [
                    models.Index(condition=models.Q(('client__isnull', False)), fields=['client', '-gewijzigd_op'], name='aanvraag_client'),
                    models.Index(condition=models.Q(('staat', 'concept')), fields=['staat', 'gewijzigd_op'], name='aanvraag_staat'),
                ],
                'constraints': [
                    models.CheckConstraint(condition=models.Q(('client', None), ('client_soort', ''), ('grond', ''), ('handelende', None)) | models.Q(('client', models.F('handelende')), ('grond', 'zelf'), ('handelende__isnull', False)) | models.Q(('client__isnull', False), ('handelende__isnull', False), ~models.Q(('client', models.F('handelende'))), ~models.Q(('grond__in', ('', 'zelf')))), name='aanvraag_handelende'),
                    models.UniqueConstraint(condition=models.Q(('nummer', ''), _negated=True), fields=('organisatie', 'nummer'), name='aanvraag_nummer'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Antwoord',
            fields=[
                ('id', models.UUIDField(default=eenloket.kern.identificatie.nieuw_id, editable=False, primary_key=True, serialize=False)),
                ('aanvraag', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='antwoorden', to='aanvragen.aanvraag')),
                ('vraag', models.CharField(max_length=60)),
                ('waarde', eenloket.kern.velden.VersleuteldVeld(null=True)),
                ('bron', models.CharField(choices=[('client', 'Client'), ('medewerker', 'Medewerker'), ('register', 'Register')], max_length=12)),
                ('register', models.CharField(blank=True, max_length=20)),
                ('peildatum', models.DateField(help_text="Date of the register's fact", null=True)),
                ('geverifieerd', models.BooleanField(default=False)),
                ('bevestigd', models.BooleanField(default=False, help_text='The client has seen and accepted it')),
                ('gegeven_door', models.CharField(max_length=200)),
                ('gegeven_als', models.CharField(max_length=60)),
                ('gegeven_op', models.DateTimeField()),
            ],
            options={
                'constraints': [
                    models.UniqueConstraint(fields=('aanvraag', 'vraag'), name='antwoord_eenmaal'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Betwisting',
            fields=[
                ('id', models.UUIDField(default=eenloket.kern.identificatie.nieuw_id, editable=False, primary_key=True, serialize=False)),
                ('aanvraag', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='betwistingen', to='aanvragen.aanvraag')),
                ('vraag', models.CharField(max_length=60)),
                ('register', models.CharField(max_length=20)),
                ('waarde', eenloket.kern.velden.VersleuteldVeld(help_text='What the register says', null=True)),
                ('volgens_client', eenloket.kern.velden.VersleuteldVeld(null=True)),
                ('op', models.DateTimeField()),
            ],
        ),
        # Its plan: a node for each service, with the case that handles it.
        migrations.CreateModel(
            name='Knoop',
            fields=[
                ('id', models.UUIDField(default=eenloket.kern.identificatie.nieuw_id, editable=False, primary_key=True, serialize=False)),
                ('aanvraag', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='knopen', to='aanvragen.aanvraag')),
                ('dienst', models.CharField(max_length=60)),
                ('organisatie', models.CharField(help_text='Slug of the organisation that delivers it', max_length=60)),
                ('zaak', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='knoop', to='zaken.zaak')),
                ('na', models.JSONField(default=list, help_text='Slugs of services it waits for')),
                ('staat', models.CharField(choices=[('straks', 'waits for another service'), ('loopt', 'is being handled'), ('toegekend', 'Toegekend'), ('geweigerd', 'Geweigerd'), ('vervallen', 'dropped out, with a reason'), ('ingetrokken', 'Ingetrokken')], default='straks', max_length=12)),
                ('reden', models.JSONField(help_text='{nl, en}: why it is in this end state', null=True)),
                ('volgorde', models.PositiveSmallIntegerField(default=0)),
                ('begonnen_op', models.DateTimeField(null=True)),
                ('klaar_op', models.DateTimeField(null=True)),
                ('geleverd_op', models.DateTimeField(help_text='Handed over to the client', null=True)),
            ],
            options={
                'ordering': ['volgorde'],
                'constraints': [
                    models.UniqueConstraint(fields=('aanvraag', 'dienst'), name='knoop_eenmaal'),
                ],
            },
        ),
        # the trail of what goes with a destroyed case goes with it
        volg_onder(
            aanvragen_aanvraag='id',
            aanvragen_antwoord='aanvraag_id',
            aanvragen_betwisting='aanvraag_id',
            aanvragen_knoop='aanvraag_id',
        ),
    ]
