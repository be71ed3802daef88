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
            name='Bericht',
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
                ('sleutel', models.CharField(help_text='Makes the same message go out only once', max_length=150, unique=True)),
                ('soort', models.CharField(help_text='Id of the text in the content package', max_length=60)),
                ('client', models.UUIDField(help_text="Pseudonym in the domain 'berichten'", null=True)),
                ('aanvraag_id', models.UUIDField(db_index=True, null=True)),
                ('zaak_id', models.UUIDField(db_index=True, null=True)),
                ('kanaal', models.CharField(help_text='mail, sms, berichtenbox, post; loket: to be read in the file only', max_length=12)),
                ('taal', models.CharField(max_length=2)),
                ('adres', eenloket.kern.velden.VersleuteldVeld(null=True)),
                ('wegen', eenloket.kern.velden.VersleuteldVeld(help_text="What to try when this address can't work: [{kanaal, adres}]", null=True)),
                ('onderwerp', eenloket.kern.velden.VersleuteldVeld()),
                ('tekst', eenloket.kern.velden.VersleuteldVeld()),
                ('kort', eenloket.kern.velden.VersleuteldVeld(help_text='The short form, without personal data, that goes out by sms', null=True)),
                ('bijlagen', models.JSONField(default=list, help_text='Ids of versions of documents')),
                ('gelezen_op', models.DateTimeField(null=True)),
            ],
            options={
                'indexes': [
                    models.Index(condition=models.Q(('volgende_poging__isnull', False)), fields=['volgende_poging'], name='bericht_aan_de_beurt'),
                    models.Index(condition=models.Q(('staat', 'bezorgd'), _negated=True), fields=['organisatie', 'staat', 'gemaakt_op'], name='bericht_overzicht'),
                    models.Index(fields=['client', '-gemaakt_op'], name='bericht_client'),
                    models.Index(condition=models.Q(('staat', 'wacht'), ('volgende_poging', None)), fields=['kanaal'], name='bericht_zonder_weg'),
                ],
            },
        ),
        # the trail of a message about a destroyed case goes with the message
        volg_onder(berichten_bericht='id'),
    ]
