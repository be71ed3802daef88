import django.contrib.postgres.fields
import django.contrib.postgres.indexes
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
            name='Actor',
            fields=[
                ('id', models.UUIDField(default=eenloket.kern.identificatie.nieuw_id, editable=False, primary_key=True, serialize=False)),
                ('soort_actor', models.CharField(choices=[('medewerker', 'Medewerker'), ('organisatorische_eenheid', 'Organisatorische Eenheid'), ('geautomatiseerde_actor', 'Geautomatiseerde Actor')], max_length=26)),
                ('object_id', models.CharField(help_text='Id, slug or name of a process; no name of a person', max_length=200)),
                ('indicatie_actief', models.BooleanField(default=True)),
                ('organisatie', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisaties.organisatie')),
            ],
        ),
        migrations.CreateModel(
            name='Klantcontact',
            fields=[
                ('id', models.UUIDField(default=eenloket.kern.identificatie.nieuw_id, editable=False, primary_key=True, serialize=False)),
                ('identificatie', models.CharField(blank=True, help_text='Number in the system it came from', max_length=14)),
                ('kanaal', models.CharField(max_length=20)),
                ('richting', models.CharField(choices=[('in', 'in'), ('uit', 'uit')], default='in', max_length=3)),
                ('onderwerp', models.CharField(max_length=200)),
                ('inhoud', eenloket.kern.velden.VersleuteldVeld(null=True)),
                ('plaatsgevonden_op', models.DateTimeField()),
                ('aanvraag_id', models.UUIDField(db_index=True, null=True)),
                ('zaak_id', models.UUIDField(db_index=True, null=True)),
                ('organisatie', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisaties.organisatie')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='ActorKlantcontact',
            fields=[
                ('id', models.UUIDField(default=eenloket.kern.identificatie.nieuw_id, editable=False, primary_key=True, serialize=False)),
                ('actor', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='klantcontacten', to='klanten.actor')),
                ('klantcontact', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='had_betrokken_actoren', to='klanten.klantcontact')),
            ],
        ),
        migrations.CreateModel(
            name='Onderwerpobject',
            fields=[
                ('id', models.UUIDField(default=eenloket.kern.identificatie.nieuw_id, editable=False, primary_key=True, serialize=False)),
                ('code_objecttype', models.CharField(max_length=200)),
                ('code_register', models.CharField(max_length=200)),
                ('code_soort_object_id', models.CharField(max_length=200)),
                ('object_id', models.CharField(max_length=200)),
                ('klantcontact', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='ging_over_onderwerpobjecten', to='klanten.klantcontact')),
            ],
        ),
        migrations.CreateModel(
            name='Partij',
            fields=[
                ('id', models.UUIDField(default=eenloket.kern.identificatie.nieuw_id, editable=False, primary_key=True, serialize=False)),
                ('pseudoniem', models.UUIDField(help_text="Pseudonym in the domain 'klanten'")),
                ('soort_partij', models.CharField(choices=[('persoon', 'Persoon'), ('organisatie', 'Organisatie'), ('contactpersoon', 'Contactpersoon')], max_length=14)),
                ('naam', eenloket.kern.velden.VersleuteldVeld(null=True)),
                ('voorkeurstaal', models.CharField(default='nl', max_length=2)),
                ('indicatie_actief', models.BooleanField(default=True)),
                ('organisatie', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisaties.organisatie')),
                ('werkte_voor_partij', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='contactpersonen', to='klanten.partij')),
            ],
        ),
        migrations.CreateModel(
            name='DigitaalAdres',
            fields=[
                ('id', models.UUIDField(default=eenloket.kern.identificatie.nieuw_id, editable=False, primary_key=True, serialize=False)),
                ('adres', eenloket.kern.velden.VersleuteldVeld()),
                ('sleutel', models.BinaryField(help_text='Keyed hash of the address as it is compared')),
                ('zoek', django.contrib.postgres.fields.ArrayField(base_field=models.SmallIntegerField(), default=list, help_text='Keyed buckets of the trigrams of the address', size=None)),
                ('doel', models.CharField(default='berichten', help_text='What it was given for', max_length=20)),
                ('verificatie_datum', models.DateField(null=True)),
                ('geverifieerd_door', models.CharField(blank=True, help_text='Register or way of checking', max_length=20)),
                ('soort_digitaal_adres', models.CharField(choices=[('email', 'Email'), ('telefoonnummer', 'Telefoonnummer'), ('overig', 'Overig')], max_length=16)),
                ('is_standaard_adres', models.BooleanField(default=False)),
                ('omschrijving', models.CharField(blank=True, max_length=40)),
                ('organisatie', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisaties.organisatie')),
                ('partij', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='%(class)s_set', to='klanten.partij')),
            ],
        ),
        migrations.CreateModel(
            name='Betrokkene',
            fields=[
                ('id', models.UUIDField(default=eenloket.kern.identificatie.nieuw_id, editable=False, primary_key=True, serialize=False)),
                ('rol', models.CharField(choices=[('klant', 'Klant'), ('vertegenwoordiger', 'Vertegenwoordiger')], max_length=18)),
                ('initiator', models.BooleanField(default=False)),
                ('had_klantcontact', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='had_betrokkenen', to='klanten.klantcontact')),
                ('was_partij', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='betrokkenen', to='klanten.partij')),
            ],
        ),
        migrations.CreateModel(
            name='Partijidentificator',
            fields=[
                ('id', models.UUIDField(default=eenloket.kern.identificatie.nieuw_id, editable=False, primary_key=True, serialize=False)),
                ('code_register', models.CharField(choices=[('brp', 'brp'), ('hr', 'hr'), ('eidas', 'eidas'), ('eherk', 'eherk')], max_length=8)),
                ('code_objecttype', models.CharField(choices=[('natuurlijk_persoon', 'natuurlijk_persoon'), ('niet_natuurlijk_persoon', 'niet_natuurlijk_persoon'), ('vestiging', 'vestiging')], max_length=24)),
                ('code_soort_object_id', models.CharField(choices=[('bsn', 'bsn'), ('kvk_nummer', 'kvk_nummer'), ('vestigingsnummer', 'vestigingsnummer'), ('eidas', 'eidas'), ('eherkenning', 'eherkenning')], max_length=16)),
                ('pseudoniem', models.UUIDField(help_text="Keyed stand-in of the number: its pseudonym in the domain 'klanten'")),
                ('identificeerde_partij', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='partij_identificatoren', to='klanten.partij')),
                ('sub_identificator_van', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='sub_identificatoren', to='klanten.partijidentificator')),
            ],
        ),
        migrations.CreateModel(
            name='Postadres',
            fields=[
                ('id', models.UUIDField(default=eenloket.kern.identificatie.nieuw_id, editable=False, primary_key=True, serialize=False)),
                ('adres', eenloket.kern.velden.VersleuteldVeld()),
                ('sleutel', models.BinaryField(help_text='Keyed hash of the address as it is compared')),
                ('zoek', django.contrib.postgres.fields.ArrayField(base_field=models.SmallIntegerField(), default=list, help_text='Keyed buckets of the trigrams of the address', size=None)),
                ('doel', models.CharField(default='berichten', help_text='What it was given for', max_length=20)),
                ('verificatie_datum', models.DateField(null=True)),
                ('geverifieerd_door', models.CharField(blank=True, help_text='Register or way of checking', max_length=20)),
                ('soort_adres', models.CharField(choices=[('bezoekadres', 'Bezoekadres'), ('correspondentieadres', 'Correspondentieadres')], max_length=20)),
                ('organisatie', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisaties.organisatie')),
                ('partij', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='%(class)s_set', to='klanten.partij')),
            ],
        ),
        migrations.CreateModel(
            name='Voorkeur',
            fields=[
                ('id', models.UUIDField(default=eenloket.kern.identificatie.nieuw_id, editable=False, primary_key=True, serialize=False)),
                ('kanaal', models.CharField(choices=[('mail', 'mail'), ('sms', 'sms'), ('berichtenbox', 'berichtenbox'), ('post', 'post')], default='mail', max_length=12)),
                ('bijgewerkt', models.DateTimeField(auto_now=True)),
                ('partij', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='voorkeur', to='klanten.partij')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddConstraint(
            model_name='actor',
            constraint=models.UniqueConstraint(fields=('organisatie', 'soort_actor', 'object_id'), name='actor_eenmaal'),
        ),
        migrations.AddConstraint(
            model_name='actorklantcontact',
            constraint=models.UniqueConstraint(fields=('klantcontact', 'actor'), name='actorklantcontact_eenmaal'),
        ),
        migrations.AddIndex(
            model_name='onderwerpobject',
            index=models.Index(fields=['object_id', 'code_objecttype'], name='onderwerpobject_object'),
        ),
        migrations.AddConstraint(
            model_name='partij',
            constraint=models.UniqueConstraint(fields=('organisatie', 'pseudoniem'), name='partij_pseudoniem'),
        ),
        migrations.AddConstraint(
            model_name='partij',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('soort_partij', 'contactpersoon'), ('werkte_voor_partij__isnull', False)), models.Q(models.Q(('soort_partij', 'contactpersoon'), _negated=True), ('werkte_voor_partij', None)), _connector='OR'), name='partij_contactpersoon'),
        ),
        migrations.AddIndex(
            model_name='digitaaladres',
            index=models.Index(fields=['sleutel'], name='digitaaladres_sleutel'),
        ),
        migrations.AddIndex(
            model_name='digitaaladres',
            index=django.contrib.postgres.indexes.GinIndex(fields=['zoek'], name='digitaaladres_vakken'),
        ),
        migrations.AddConstraint(
            model_name='digitaaladres',
            constraint=models.UniqueConstraint(condition=models.Q(('is_standaard_adres', True)), fields=('partij', 'soort_digitaal_adres'), name='digitaaladres_standaard'),
        ),
        migrations.AddConstraint(
            model_name='digitaaladres',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('geverifieerd_door', ''), ('verificatie_datum', None)), models.Q(('verificatie_datum__isnull', False), models.Q(('geverifieerd_door', ''), _negated=True)), _connector='OR'), name='digitaaladres_gecontroleerd'),
        ),
        migrations.AddConstraint(
            model_name='betrokkene',
            constraint=models.UniqueConstraint(fields=('had_klantcontact', 'rol'), name='betrokkene_rol'),
        ),
        migrations.AddIndex(
            model_name='partijidentificator',
            index=models.Index(fields=['pseudoniem'], name='identificator_pseudoniem'),
        ),
        migrations.AddConstraint(
            model_name='partijidentificator',
            constraint=models.UniqueConstraint(fields=('identificeerde_partij', 'code_soort_object_id'), name='identificator_soort'),
        ),
        migrations.AddConstraint(
            model_name='partijidentificator',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('code_soort_object_id', 'vestigingsnummer'), ('sub_identificator_van__isnull', False)), models.Q(models.Q(('code_soort_object_id', 'vestigingsnummer'), _negated=True), ('sub_identificator_van', None)), _connector='OR'), name='identificator_vestiging'),
        ),
        migrations.AddIndex(
            model_name='postadres',
            index=models.Index(fields=['sleutel'], name='postadres_sleutel'),
        ),
        migrations.AddIndex(
            model_name='postadres',
            index=django.contrib.postgres.indexes.GinIndex(fields=['zoek'], name='postadres_vakken'),
        ),
        migrations.AddConstraint(
            model_name='postadres',
            constraint=models.UniqueConstraint(fields=('partij', 'soort_adres'), name='postadres_soort'),
        ),
        migrations.AddConstraint(
            model_name='postadres',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('geverifieerd_door', ''), ('verificatie_datum', None)), models.Q(('verificatie_datum__isnull', False), models.Q(('geverifieerd_door', ''), _negated=True)), _connector='OR'), name='postadres_gecontroleerd'),
        ),
        volg(
            'klanten_partij', 'klanten_partijidentificator', 'klanten_digitaaladres', 'klanten_postadres', 'klanten_voorkeur', 'klanten_actor',
        ),
        # the trail of a contact goes with its case, or with the contact itself when it is about a request, which has no case
        volg_onder(
            klanten_klantcontact=('zaak_id', 'id'),
            klanten_betrokkene='had_klantcontact_id',
            klanten_actorklantcontact='klantcontact_id',
            klanten_onderwerpobject='klantcontact_id',
        ),
        tel_mee('klanten_klantcontact', onder=Onder()),
    ]
