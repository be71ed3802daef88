import django.db.models.deletion
import eenloket.kern.identificatie
import eenloket.kern.klok
import eenloket.kern.velden
from django.db import migrations, models

from eenloket.kern.audit.migraties import volg_onder


class Migration(migrations.Migration):
    initial = True
    dependencies = [
        ('audit', '0001_initial'),
        ('organisaties', '0001_initial'),
    ]
    operations = [
        migrations.CreateModel(
            name='Overdracht',
            fields=[
                ('id', models.UUIDField(default=eenloket.kern.identificatie.nieuw_id, editable=False, primary_key=True, serialize=False)),
                ('organisatie', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisaties.organisatie')),
                ('staat', models.CharField(choices=[('wacht', 'to be delivered'), ('bezorgd', 'the other side has it'), ('mislukt', 'given up: a person must look (dead letter)'), ('niet_nodig', 'nothing has to be delivered')], default='wacht', max_length=12)),
                ('pogingen', models.PositiveIntegerField(default=0)),
                ('begonnen_op', models.DateTimeField(default=eenloket.kern.klok.nu, help_text='When trying began, or began anew')),
                ('volgende_poging', models.DateTimeField(help_text='While it is tried: when another process takes it up if nothing is heard of it', null=True)),
                ('misschien_ontvangen', models.BooleanField(default=False, help_text='A try may have arrived although nobody told us')),
                ('bezorgd_op', models.DateTimeField(null=True)),
                ('laatste_fout', models.CharField(blank=True, max_length=200)),
                ('gemaakt_op', models.DateTimeField(default=eenloket.kern.klok.nu)),
                ('koppeling', models.CharField(max_length=60)),
                ('soort', models.CharField(choices=[('opdracht', 'opdracht'), ('advies', 'advies')], max_length=10)),
                ('kenmerk', models.CharField(max_length=100)),
                ('dienst', models.CharField(max_length=60)),
                ('inhoud', eenloket.kern.velden.VersleuteldVeld(help_text="Only the answers that the partner's task needs", null=True)),
                ('gegevens', models.JSONField(default=list, help_text='Names of what was handed over, never values')),
                ('aanvraag_id', models.UUIDField(null=True)),
                ('zaak_id', models.UUIDField(db_index=True)),
                ('taak_id', models.UUIDField(null=True)),
                ('intrekken', models.BooleanField(default=False, help_text='The case ended: what must be delivered is that it is taken back')),
                ('nummer', models.CharField(blank=True, help_text="The partner's own number", max_length=100)),
                ('gemeld', models.CharField(blank=True, help_text='Last status that the partner reported', max_length=20)),
            ],
            options={
                'indexes': [
                    models.Index(condition=models.Q(('volgende_poging__isnull', False)), fields=['volgende_poging'], name='overdracht_aan_de_beurt'),
                    models.Index(condition=models.Q(('staat', 'bezorgd'), _negated=True), fields=['organisatie', 'staat', 'gemaakt_op'], name='overdracht_overzicht'),
                ],
                'constraints': [
                    models.UniqueConstraint(fields=('koppeling', 'soort', 'kenmerk'), name='overdracht_eenmaal'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Terugmelding',
            fields=[
                ('id', models.UUIDField(default=eenloket.kern.identificatie.nieuw_id, editable=False, primary_key=True, serialize=False)),
                ('overdracht', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='terugmeldingen', to='partners.overdracht')),
                ('koppeling', models.CharField(max_length=60)),
                ('bericht_id', models.CharField(max_length=100)),
                ('handtekening', models.CharField(max_length=64)),
                ('status', models.CharField(max_length=20)),
                ('uitkomst', models.CharField(blank=True, max_length=20)),
                ('toelichting', eenloket.kern.velden.VersleuteldVeld(null=True)),
                ('gevolg', models.CharField(help_text='verwerkt, or the code of why it changed nothing', max_length=40)),
                ('ontvangen_op', models.DateTimeField(auto_now_add=True)),
            ],
            options={
                'constraints': [
                    models.UniqueConstraint(fields=('koppeling', 'bericht_id'), name='terugmelding_bericht'),
                    models.UniqueConstraint(fields=('koppeling', 'handtekening'), name='terugmelding_handtekening'),
                ],
            },
        ),
        # the trail of what goes with a destroyed case goes with it
        volg_onder(partners_overdracht='id', partners_terugmelding='overdracht_id'),
    ]
