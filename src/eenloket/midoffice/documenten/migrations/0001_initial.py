import django.contrib.postgres.indexes
import django.db.models.deletion
import eenloket.kern.identificatie
import eenloket.kern.velden
from django.db import migrations, models

from eenloket.kern.audit.migraties import volg_onder
from eenloket.kern.tellingen.migraties import Onder, tel_mee


class Migration(migrations.Migration):
    initial = True
    dependencies = [
        ('aanbod', '0001_initial'),
        ('audit', '0001_initial'),
        ('organisaties', '0001_initial'),
        ('tellingen', '0001_initial'),
    ]
    operations = [
        # The document and its versions.
        migrations.CreateModel(
            name='Informatieobject',
            fields=[
                ('id', models.UUIDField(default=eenloket.kern.identificatie.nieuw_id, editable=False, primary_key=True, serialize=False)),
                ('organisatie', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisaties.organisatie')),
                ('identificatie', models.CharField(max_length=40)),
                ('bronorganisatie', models.CharField(max_length=9)),
                ('informatieobjecttype', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='aanbod.informatieobjecttype')),
                ('lock', models.CharField(blank=True, max_length=100)),
                ('indicatie_gebruiksrecht', models.BooleanField(null=True)),
                ('vertrouwelijkheidaanduiding', models.SmallIntegerField(choices=[(1, 'openbaar'), (2, 'beperkt_openbaar'), (3, 'intern'), (4, 'zaakvertrouwelijk'), (5, 'vertrouwelijk'), (6, 'confidentieel'), (7, 'geheim'), (8, 'zeer_geheim')], default=4, help_text='That of the last version, so that who may see it is one comparison (set by versies.wordt_laatste)')),
                ('is_gereed_voor_publicatie', models.BooleanField(help_text='That of the last version, likewise', null=True)),
            ],
            options={
                'indexes': [
                    models.Index(fields=['organisatie', '-id'], name='informatieobject_nieuwste'),
                    models.Index(fields=['organisatie', 'bronorganisatie', '-id'], name='informatieobject_bron'),
                    models.Index(fields=['informatieobjecttype', '-id'], name='informatieobject_type'),
                ],
                'constraints': [
                    models.UniqueConstraint(fields=('organisatie', 'identificatie', 'bronorganisatie'), name='informatieobject_identificatie'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Versie',
            fields=[
                ('id', models.UUIDField(default=eenloket.kern.identificatie.nieuw_id, editable=False, primary_key=True, serialize=False)),
                ('informatieobject', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='versies', to='documenten.informatieobject')),
                ('versie', models.PositiveIntegerField()),
                ('titel', models.CharField(max_length=200)),
                ('beschrijving', models.CharField(blank=True, max_length=1000)),
                ('auteur', models.CharField(max_length=200)),
                ('status', models.CharField(blank=True, max_length=20)),
                ('formaat', models.CharField(blank=True, help_text='Media type, found from the content', max_length=255)),
                ('opgegeven_formaat', models.CharField(blank=True, default='', help_text='Media type as another system gave it', max_length=255)),
                ('taal', models.CharField(default='dut', max_length=3)),
                ('bestandsnaam', models.CharField(blank=True, max_length=255)),
                ('bestandsomvang', models.BigIntegerField(null=True)),
                ('sha256', models.CharField(blank=True, max_length=64)),
                ('sleutel', models.CharField(blank=True, help_text='Key in the storage', max_length=100)),
                ('vertrouwelijkheidaanduiding', models.SmallIntegerField(choices=[(1, 'openbaar'), (2, 'beperkt_openbaar'), (3, 'intern'), (4, 'zaakvertrouwelijk'), (5, 'vertrouwelijk'), (6, 'confidentieel'), (7, 'geheim'), (8, 'zeer_geheim')], default=4)),
                ('creatiedatum', models.DateField()),
                ('ontvangstdatum', models.DateField(null=True)),
                ('verzenddatum', models.DateField(null=True)),
                ('begin_registratie', models.DateTimeField()),
                ('trefwoorden', models.JSONField(blank=True, default=list)),
                ('link', models.CharField(blank=True, default='', max_length=200)),
                ('verschijningsvorm', models.TextField(blank=True, default='')),
                ('is_gereed_voor_publicatie', models.BooleanField(null=True)),
                ('inhoud_is_vervallen', models.BooleanField(null=True)),
                ('tonen_aan_initiator', models.BooleanField(default=False, help_text='Whether the client sees it in the file of a case')),
                ('ondertekening_soort', models.CharField(blank=True, default='', max_length=10)),
                ('ondertekening_datum', models.DateField(null=True)),
                ('integriteit_algoritme', models.CharField(blank=True, default='', max_length=20)),
                ('integriteit_waarde', models.CharField(blank=True, default='', max_length=128)),
                ('integriteit_datum', models.DateField(null=True)),
            ],
            options={
                'indexes': [
                    django.contrib.postgres.indexes.GinIndex(fields=['trefwoorden'], name='versie_trefwoorden', opclasses=['jsonb_path_ops']),
                    models.Index(fields=['sleutel'], name='versie_sleutel', opclasses=['varchar_pattern_ops']),
                ],
                'constraints': [
                    models.UniqueConstraint(fields=('informatieobject', 'versie'), name='versie_uniek'),
                ],
            },
        ),
        migrations.AddField(
            model_name='informatieobject',
            name='laatste',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='documenten.versie'),
        ),
        # Content that comes in: with a request, or in parts.
        migrations.CreateModel(
            name='Upload',
            fields=[
                ('id', models.UUIDField(default=eenloket.kern.identificatie.nieuw_id, editable=False, primary_key=True, serialize=False)),
                ('organisatie', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisaties.organisatie')),
                ('eigenaar', models.UUIDField(db_index=True, help_text='Id of the request (aanvraag) or task it belongs to')),
                ('vraag', models.CharField(max_length=60)),
                ('bestandsnaam', eenloket.kern.velden.VersleuteldVeld()),
                ('formaat', models.CharField(max_length=255)),
                ('bestandsomvang', models.BigIntegerField()),
                ('sha256', models.CharField(max_length=64)),
                ('sleutel', models.CharField(max_length=100)),
                ('gescand', models.CharField(blank=True, help_text='schoon, or empty: no scanner configured', max_length=20)),
                ('op', models.DateTimeField()),
                ('informatieobject', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='documenten.informatieobject')),
            ],
            options={
                'indexes': [
                    models.Index(fields=['sleutel'], name='upload_sleutel', opclasses=['varchar_pattern_ops']),
                ],
            },
        ),
        migrations.CreateModel(
            name='Bestandsdeel',
            fields=[
                ('id', models.UUIDField(default=eenloket.kern.identificatie.nieuw_id, editable=False, primary_key=True, serialize=False)),
                ('informatieobject', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='bestandsdelen', to='documenten.informatieobject')),
                ('volgnummer', models.PositiveIntegerField()),
                ('omvang', models.BigIntegerField()),
                ('sleutel', models.CharField(blank=True, max_length=100)),
            ],
            options={
                'indexes': [
                    models.Index(fields=['sleutel'], name='bestandsdeel_sleutel', opclasses=['varchar_pattern_ops']),
                ],
                'constraints': [
                    models.UniqueConstraint(fields=('informatieobject', 'volgnummer'), name='bestandsdeel_uniek'),
                ],
            },
        ),
        # What belongs to a document, and what it belongs to.
        migrations.CreateModel(
            name='Objectrelatie',
            fields=[
                ('id', models.UUIDField(default=eenloket.kern.identificatie.nieuw_id, editable=False, primary_key=True, serialize=False)),
                ('informatieobject', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='relaties', to='documenten.informatieobject')),
                ('object', models.CharField(max_length=1000)),
                ('object_type', models.CharField(max_length=10)),
                ('object_sleutel', models.UUIDField(help_text='Made of the address, so that it can be found as fast as one of ours')),
            ],
            options={
                'indexes': [
                    models.Index(fields=['object_sleutel'], name='objectrelatie_object'),
                ],
                'constraints': [
                    models.UniqueConstraint(fields=('informatieobject', 'object_sleutel'), name='objectrelatie_uniek'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Gebruiksrecht',
            fields=[
                ('id', models.UUIDField(default=eenloket.kern.identificatie.nieuw_id, editable=False, primary_key=True, serialize=False)),
                ('informatieobject', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='gebruiksrechten', to='documenten.informatieobject')),
                ('startdatum', models.DateTimeField()),
                ('einddatum', models.DateTimeField(null=True)),
                ('omschrijving_voorwaarden', models.TextField()),
            ],
            options={
                'indexes': [
                    models.Index(fields=['startdatum'], name='gebruiksrecht_start'),
                    models.Index(fields=['einddatum'], name='gebruiksrecht_einde'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Verzending',
            fields=[
                ('id', models.UUIDField(default=eenloket.kern.identificatie.nieuw_id, editable=False, primary_key=True, serialize=False)),
                ('informatieobject', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='verzendingen', to='documenten.informatieobject')),
                ('betrokkene', models.CharField(max_length=200)),
                ('aard_relatie', models.CharField(max_length=14)),
                ('toelichting', models.CharField(blank=True, max_length=200)),
                ('ontvangstdatum', models.DateField(null=True)),
                ('verzenddatum', models.DateField(null=True)),
                ('contact_persoon', models.CharField(max_length=1000)),
                ('mijn_overheid', models.BooleanField(default=False)),
                ('gegevens', eenloket.kern.velden.VersleuteldVeld(help_text='Name of the contact, and the one address: a key per field of the standard')),
            ],
            options={
                'indexes': [
                    models.Index(fields=['betrokkene'], name='verzending_betrokkene'),
                    models.Index(fields=['aard_relatie', '-id'], name='verzending_aard'),
                ],
                'constraints': [
                    models.UniqueConstraint(condition=models.Q(('aard_relatie', 'afzender')), fields=('informatieobject',), name='verzending_afzender'),
                ],
            },
        ),
        # The trail goes with the document, or with the upload itself (M-F3).
        volg_onder(
            documenten_informatieobject='id',
            documenten_versie='informatieobject_id',
            documenten_bestandsdeel='informatieobject_id',
            documenten_objectrelatie='informatieobject_id',
            documenten_gebruiksrecht='informatieobject_id',
            documenten_verzending='informatieobject_id',
            documenten_upload='id',
        ),
        # Counts that lists are counted by (ADR 0011).
        tel_mee(
            'documenten_informatieobject',
            soort='{r}.informatieobjecttype_id',
            niveau='{r}.vertrouwelijkheidaanduiding',
            kenmerken=['{r}.bronorganisatie', '{r}.is_gereed_voor_publicatie'],
        ),
        tel_mee(
            'documenten_verzending',
            onder=Onder('informatieobject_id', 'documenten_informatieobject', 'informatieobjecttype_id'),
            kenmerken=['{r}.aard_relatie'],
        ),
    ]
