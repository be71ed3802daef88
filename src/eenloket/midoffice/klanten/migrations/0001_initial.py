import django.db.models.deletion
import eenloket.kern.identificatie
import eenloket.kern.velden
from django.db import migrations, models

from eenloket.kern.audit.migraties import volg, volg_onder
from eenloket.kern.tellingen.migraties import Onder, tel_mee


class Migration(migrations.Migration):
    initial = True
    dependencies = [
        ('audit', '0001_initial'),
        ('organisaties', '0001_initial'),
        ('tellingen', '0001_initial'),
        ('zaken', '0001_initial'),
    ]
    operations = [
        migrations.CreateModel(
            name='Voorkeur',
            fields=[
                ('id', models.UUIDField(default=eenloket.kern.identificatie.nieuw_id, editable=False, primary_key=True, serialize=False)),
                ('organisatie', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisaties.organisatie')),
                ('client', models.UUIDField(help_text="Pseudonym in the domain 'klanten'")),
                ('kanaal', models.CharField(choices=[('mail', 'mail'), ('sms', 'sms'), ('berichtenbox', 'berichtenbox'), ('post', 'post')], default='mail', max_length=12)),
                ('adressen', eenloket.kern.velden.VersleuteldVeld(help_text='{email, telefoon, naam, postadres}', null=True)),
                ('taal', models.CharField(default='nl', max_length=2)),
                ('bijgewerkt', models.DateTimeField(auto_now=True)),
            ],
            options={
                'constraints': [
                    models.UniqueConstraint(fields=('organisatie', 'client'), name='voorkeur_client'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Klantcontact',
            fields=[
                ('id', models.UUIDField(default=eenloket.kern.identificatie.nieuw_id, editable=False, primary_key=True, serialize=False)),
                ('organisatie', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisaties.organisatie')),
                ('identificatie', models.CharField(blank=True, help_text='Number in the system it came from', max_length=14)),
                ('client', models.UUIDField(help_text="Pseudonym in the domain 'klanten'; null: unknown", null=True)),
                ('kanaal', models.CharField(max_length=20)),
                ('richting', models.CharField(choices=[('in', 'in'), ('uit', 'uit')], default='in', max_length=3)),
                ('onderwerp', models.CharField(max_length=200)),
                ('inhoud', eenloket.kern.velden.VersleuteldVeld(null=True)),
                ('op', models.DateTimeField()),
                ('door', models.CharField(max_length=200)),
                ('aanvraag_id', models.UUIDField(db_index=True, null=True)),
                ('zaak_id', models.UUIDField(db_index=True, null=True)),
            ],
            options={
                'indexes': [
                    models.Index(fields=['client', '-op'], name='klantcontact_client'),
                ],
            },
        ),
        volg('klanten_voorkeur'),
        # the trail of a contact goes with its case, or with the contact itself when it is about a request, which has no case
        volg_onder(klanten_klantcontact=('zaak_id', 'id')),
        tel_mee('klanten_klantcontact', onder=Onder()),
    ]
