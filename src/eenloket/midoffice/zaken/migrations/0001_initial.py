import datetime
import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
import django.db.models.functions.text
import eenloket.kern.identificatie
import eenloket.kern.velden
from django.conf import settings
from django.db import migrations, models

from eenloket.kern.audit.migraties import volg, volg_onder
from eenloket.kern.tellingen.migraties import Onder, tel_mee

ONDER = Onder()

# The bounding box of GeoJSON of any sort: from its positions, the lists that begin with a number.
OMTREK = """
CREATE FUNCTION zaken_omtrek(geometrie jsonb) RETURNS box LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT box(point(max((p->>0)::float8), max((p->>1)::float8)), point(min((p->>0)::float8), min((p->>1)::float8)))
    FROM jsonb_path_query(geometrie, 'strict $.** ? (@.type() == "array" && @[0].type() == "number")') p
$$
"""
INDEX = 'CREATE INDEX zaak_omtrek ON zaken_zaak USING gist (zaken_omtrek(zaakgeometrie)) WHERE zaakgeometrie IS NOT NULL'


class Migration(migrations.Migration):
    initial = True
    dependencies = [
        ('aanbod', '0001_initial'),
        ('audit', '0001_initial'),
        ('documenten', '0001_initial'),
        ('organisaties', '0001_initial'),
        ('tellingen', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]
    operations = [
        # The case and its course.
        migrations.CreateModel(
            name='Zaak',
            fields=[
                ('id', models.UUIDField(default=eenloket.kern.identificatie.nieuw_id, editable=False, primary_key=True, serialize=False)),
                ('organisatie', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisaties.organisatie')),
                ('identificatie', models.CharField(max_length=40)),
                ('zaaktype', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='aanbod.zaaktype')),
                ('bronorganisatie', models.CharField(max_length=9)),
                ('verantwoordelijke_organisatie', models.CharField(max_length=9)),
                ('opdrachtgevende_organisatie', models.CharField(blank=True, max_length=9)),
                ('omschrijving', models.CharField(blank=True, max_length=80)),
                ('toelichting', models.CharField(blank=True, max_length=1000)),
                ('registratiedatum', models.DateField()),
                ('startdatum', models.DateField()),
                ('einddatum', models.DateField(null=True)),
                ('einddatum_gepland', models.DateField(null=True)),
                ('uiterlijke_einddatum_afdoening', models.DateField(null=True)),
                ('publicatiedatum', models.DateField(null=True)),
                ('communicatiekanaal', models.CharField(blank=True, max_length=1000)),
                ('communicatiekanaal_naam', models.CharField(blank=True, default='', max_length=250)),
                ('producten_of_diensten', models.JSONField(blank=True, default=list)),
                ('vertrouwelijkheidaanduiding', models.SmallIntegerField(choices=[(1, 'openbaar'), (2, 'beperkt_openbaar'), (3, 'intern'), (4, 'zaakvertrouwelijk'), (5, 'vertrouwelijk'), (6, 'confidentieel'), (7, 'geheim'), (8, 'zeer_geheim')], default=4)),
                ('betalingsindicatie', models.CharField(blank=True, max_length=20)),
                ('laatste_betaaldatum', models.DateTimeField(null=True)),
                ('zaakgeometrie', models.JSONField(null=True)),
                ('verlenging_reden', models.CharField(blank=True, max_length=200)),
                ('verlenging_duur', models.CharField(blank=True, max_length=20)),
                ('opschorting_indicatie', models.BooleanField(default=False)),
                ('opschorting_eerdere', models.BooleanField(default=False)),
                ('opschorting_reden', models.CharField(blank=True, max_length=200)),
                ('selectielijstklasse', models.CharField(blank=True, max_length=1000)),
                ('hoofdzaak', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='deelzaken', to='zaken.zaak')),
                ('kenmerken', models.JSONField(blank=True, default=list)),
                ('archiefnominatie', models.CharField(blank=True, max_length=20)),
                ('archiefstatus', models.CharField(default='nog_te_archiveren', max_length=40)),
                ('archiefactiedatum', models.DateField(null=True)),
                ('startdatum_bewaartermijn', models.DateField(null=True)),
                ('processobjectaard', models.CharField(blank=True, max_length=200)),
                ('processobject', models.JSONField(null=True)),
                ('laatst_geopend', models.DateTimeField(help_text='When somebody looked at it last, as clients tell', null=True)),
                ('dienst', models.CharField(blank=True, help_text='Slug of the service, empty for cases of other systems', max_length=60)),
                ('uitgave_id', models.UUIDField(help_text='Content release the case began with', null=True)),
                ('niveau', models.SmallIntegerField(help_text='Handling level 1, 2 or 3 (M-B7)', null=True)),
                ('uitvoerder', models.CharField(blank=True, help_text='Slug of the organisation that handles it', max_length=60)),
                ('behandelaar', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('steekproef', models.BooleanField(default=False)),
                ('fase', models.CharField(default='intake', max_length=20)),
                ('streefdatum', models.DateField(help_text='Service norm: our own promise', null=True)),
                ('opgeschort_sinds', models.DateField(null=True)),
                ('werkdatum', models.DateField(db_default=datetime.date(9999, 12, 31), default=datetime.date(9999, 12, 31), help_text='Earliest of our terms that runs')),
                ('gewaarschuwd', models.SmallIntegerField(db_default=0, default=0, help_text='1: three quarters of the term used, 2: three days left, 3: passed')),
            ],
            options={
                'indexes': [
                    models.Index(fields=['organisatie', '-registratiedatum', '-id'], name='zaak_nieuwste'),
                    models.Index(fields=['zaaktype', '-startdatum', '-id'], name='zaak_type'),
                    models.Index(fields=['zaaktype', '-id'], include=('vertrouwelijkheidaanduiding',), name='zaak_van_type'),
                    models.Index(condition=models.Q(('einddatum__isnull', True), ('opschorting_indicatie', False)), fields=['uiterlijke_einddatum_afdoening'], name='zaak_termijn'),
                    models.Index(condition=models.Q(('archiefactiedatum__isnull', False)), fields=['archiefactiedatum'], name='zaak_archief'),
                    django.contrib.postgres.indexes.GinIndex(fields=['identificatie'], name='zaak_zoek', opclasses=['gin_trgm_ops']),
                    models.Index(fields=['organisatie', '-id'], include=('zaaktype', 'vertrouwelijkheidaanduiding'), name='zaak_lijst'),
                    models.Index(fields=['organisatie', 'bronorganisatie', '-id'], name='zaak_bron'),
                    models.Index(fields=['organisatie', 'publicatiedatum'], name='zaak_publicatie'),
                    models.Index(fields=['organisatie', 'startdatum', 'id'], name='zaak_op_start'),
                    models.Index(fields=['organisatie', 'einddatum', 'id'], name='zaak_op_einde'),
                    models.Index(fields=['organisatie', 'archiefactiedatum', 'id'], name='zaak_op_archiefactie'),
                    models.Index(fields=['organisatie', 'uiterlijke_einddatum_afdoening', 'id'], name='zaak_op_uiterlijk'),
                    models.Index(condition=models.Q(('einddatum_gepland__isnull', False)), fields=['organisatie', 'einddatum_gepland', 'id'], name='zaak_op_gepland'),
                    models.Index(fields=['organisatie', 'archiefstatus', '-id'], name='zaak_op_archiefstatus'),
                    models.Index(fields=['organisatie', 'archiefnominatie', '-id'], name='zaak_op_nominatie'),
                ],
                'constraints': [
                    models.UniqueConstraint(fields=('organisatie', 'identificatie', 'bronorganisatie'), name='zaak_identificatie'),
                    models.CheckConstraint(
                        condition=models.Q(('einddatum__isnull', False), ('fase', 'gesloten')) | models.Q(models.Q(('einddatum__isnull', True)), models.Q(('fase', 'gesloten'), _negated=True)),
                        name='zaak_einde_en_fase',
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name='Status',
            fields=[
                ('id', models.UUIDField(default=eenloket.kern.identificatie.nieuw_id, editable=False, primary_key=True, serialize=False)),
                ('zaak', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='statussen', to='zaken.zaak')),
                ('statustype', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='aanbod.statustype')),
                ('datum_status_gezet', models.DateTimeField()),
                ('statustoelichting', models.CharField(blank=True, max_length=1000)),
                ('gezetdoor', models.CharField(blank=True, help_text='An actor of ours, or the id of a role of the case', max_length=200)),
            ],
            options={
                'indexes': [
                    models.Index(fields=['zaak', '-datum_status_gezet'], name='status_zaak'),
                    models.Index(fields=['statustype', '-id'], name='status_type'),
                ],
                'constraints': [
                    models.UniqueConstraint(fields=('zaak', 'datum_status_gezet'), name='status_moment'),
                ],
            },
        ),
        migrations.AddField(
            model_name='zaak',
            name='huidige_status',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='zaken.status'),
        ),
        migrations.CreateModel(
            name='Substatus',
            fields=[
                ('id', models.UUIDField(default=eenloket.kern.identificatie.nieuw_id, editable=False, primary_key=True, serialize=False)),
                ('zaak', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='substatussen', to='zaken.zaak')),
                ('status', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='zaken.status')),
                ('omschrijving', models.CharField(max_length=200)),
                ('tijdstip', models.DateTimeField()),
                ('doelgroep', models.CharField(blank=True, max_length=20)),
            ],
            options={
                'indexes': [
                    models.Index(fields=['tijdstip'], name='substatus_tijdstip'),
                    models.Index(fields=['doelgroep', '-id'], name='substatus_doelgroep'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Resultaat',
            fields=[
                ('id', models.UUIDField(default=eenloket.kern.identificatie.nieuw_id, editable=False, primary_key=True, serialize=False)),
                ('zaak', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='resultaat', to='zaken.zaak')),
                ('resultaattype', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='aanbod.resultaattype')),
                ('toelichting', models.CharField(blank=True, max_length=1000)),
            ],
            options={
                'indexes': [
                    models.Index(fields=['resultaattype', '-id'], name='resultaat_type'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Termijnwijziging',
            fields=[
                ('id', models.UUIDField(default=eenloket.kern.identificatie.nieuw_id, editable=False, primary_key=True, serialize=False)),
                ('zaak', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='termijnwijzigingen', to='zaken.zaak')),
                ('soort', models.CharField(choices=[('opschorting', 'opschorting'), ('hervatting', 'hervatting'), ('verlenging', 'verlenging')], max_length=12)),
                ('op', models.DateField()),
                ('dagen', models.IntegerField(default=0)),
                ('reden', models.CharField(max_length=200)),
                ('was', models.DateField(null=True)),
                ('wordt', models.DateField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name='Taak',
            fields=[
                ('id', models.UUIDField(default=eenloket.kern.identificatie.nieuw_id, editable=False, primary_key=True, serialize=False)),
                ('zaak', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='taken', to='zaken.zaak')),
                ('voor', models.CharField(choices=[('client', 'client'), ('adviseur', 'adviseur'), ('medewerker', 'medewerker')], max_length=12)),
                ('soort', models.CharField(max_length=20)),
                ('sleutel', models.CharField(blank=True, help_text='Makes the same task come only once', max_length=100)),
                ('organisatie', models.CharField(blank=True, help_text='Adviser: slug of the organisation', max_length=60)),
                ('vraag', eenloket.kern.velden.VersleuteldVeld(help_text='The text as asked')),
                ('antwoord', eenloket.kern.velden.VersleuteldVeld(null=True)),
                ('verplicht', models.BooleanField(default=True)),
                ('uiterlijk', models.DateField(null=True)),
                ('gemaakt_op', models.DateTimeField()),
                ('klaar_op', models.DateTimeField(null=True)),
                ('uitkomst', models.CharField(blank=True, max_length=30)),
            ],
            options={
                'indexes': [
                    models.Index(fields=['zaak', 'voor'], name='taak_zaak'),
                ],
                'constraints': [
                    models.UniqueConstraint(condition=models.Q(('sleutel', ''), _negated=True), fields=('zaak', 'sleutel'), name='taak_eenmaal'),
                ],
            },
        ),
        # Who and what it is about.
        migrations.CreateModel(
            name='Rol',
            fields=[
                ('id', models.UUIDField(default=eenloket.kern.identificatie.nieuw_id, editable=False, primary_key=True, serialize=False)),
                ('zaak', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='rollen', to='zaken.zaak')),
                ('roltype', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='aanbod.roltype')),
                ('omschrijving_generiek', models.CharField(max_length=20)),
                ('betrokkene_type', models.CharField(max_length=30)),
                ('betrokkene', models.CharField(blank=True, help_text='URL of a party elsewhere', max_length=1000)),
                ('pseudoniem', models.UUIDField(null=True)),
                ('medewerker', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('gegevens', eenloket.kern.velden.VersleuteldVeld(help_text='betrokkeneIdentificatie without the citizen number', null=True)),
                ('afwijkende_naam_betrokkene', eenloket.kern.velden.VersleuteldVeld(null=True)),
                ('contactpersoon_rol', eenloket.kern.velden.VersleuteldVeld(null=True)),
                ('authenticatie_context', eenloket.kern.velden.VersleuteldVeld(help_text='How the person logged in; numbers as pseudonyms', null=True)),
                ('roltoelichting', models.CharField(blank=True, max_length=1000)),
                ('indicatie_machtiging', models.CharField(blank=True, max_length=40)),
                ('registratiedatum', models.DateTimeField()),
                ('begin_geldigheid', models.DateField(null=True)),
                ('einde_geldigheid', models.DateField(null=True)),
                ('zoek', models.BinaryField(help_text="Keyed hash of the first identification other than the pseudonym's number", null=True)),
                ('zoek_tweede', models.BinaryField(help_text='The same of the second one', null=True)),
            ],
            options={
                'indexes': [
                    models.Index(condition=models.Q(('pseudoniem__isnull', False)), fields=['pseudoniem', 'omschrijving_generiek'], name='rol_pseudoniem'),
                    models.Index(condition=models.Q(('zoek__isnull', False)), fields=['zoek'], name='rol_zoek'),
                    models.Index(condition=models.Q(('zoek_tweede__isnull', False)), fields=['zoek_tweede'], name='rol_zoek_tweede'),
                    models.Index(condition=models.Q(('betrokkene', ''), _negated=True), fields=['betrokkene'], name='rol_betrokkene'),
                    models.Index(fields=['roltype', '-id'], name='rol_type'),
                    models.Index(fields=['omschrijving_generiek', '-id'], name='rol_generiek'),
                    models.Index(fields=['betrokkene_type', '-id'], name='rol_betrokkene_type'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Zaakobject',
            fields=[
                ('id', models.UUIDField(default=eenloket.kern.identificatie.nieuw_id, editable=False, primary_key=True, serialize=False)),
                ('zaak', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='zaakobjecten', to='zaken.zaak')),
                ('zaakobjecttype', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='aanbod.zaakobjecttype')),
                ('object', models.CharField(blank=True, max_length=1000)),
                ('object_type', models.CharField(max_length=60)),
                ('object_type_overige', models.CharField(blank=True, max_length=100)),
                ('object_type_overige_definitie', models.JSONField(null=True)),
                ('relatieomschrijving', models.CharField(blank=True, max_length=80)),
                ('objectidentificatie', eenloket.kern.velden.VersleuteldVeld(help_text='Numbers of persons as pseudonyms', null=True)),
            ],
            options={
                'indexes': [
                    models.Index(condition=models.Q(('object', ''), _negated=True), fields=['object'], name='zaakobject_object'),
                    models.Index(fields=['object_type', '-id'], name='zaakobject_type'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Zaakeigenschap',
            fields=[
                ('id', models.UUIDField(default=eenloket.kern.identificatie.nieuw_id, editable=False, primary_key=True, serialize=False)),
                ('zaak', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='eigenschappen', to='zaken.zaak')),
                ('eigenschap', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='aanbod.eigenschap')),
                ('naam', models.CharField(max_length=20)),
                ('waarde', eenloket.kern.velden.VersleuteldVeld(help_text='Text, whatever the type says of its form')),
            ],
        ),
        migrations.CreateModel(
            name='Zaaknotitie',
            fields=[
                ('id', models.UUIDField(default=eenloket.kern.identificatie.nieuw_id, editable=False, primary_key=True, serialize=False)),
                ('zaak', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='notities', to='zaken.zaak')),
                ('onderwerp', eenloket.kern.velden.VersleuteldVeld(help_text='What it is about: text')),
                ('tekst', eenloket.kern.velden.VersleuteldVeld(help_text='What it says')),
                ('zoek', django.contrib.postgres.fields.ArrayField(base_field=models.SmallIntegerField(), default=list, help_text='Keyed buckets of the trigrams of subject and text', size=None)),
                ('aangemaakt_door', models.CharField(blank=True, max_length=255)),
                ('notitie_type', models.CharField(default='intern', max_length=10)),
                ('status', models.CharField(default='concept', max_length=12)),
                ('aanmaakdatum', models.DateTimeField()),
                ('wijzigingsdatum', models.DateTimeField()),
            ],
            options={
                'indexes': [
                    models.Index(fields=['aanmaakdatum'], name='zaaknotitie_gemaakt'),
                    models.Index(fields=['wijzigingsdatum'], name='zaaknotitie_gewijzigd'),
                    models.Index(fields=['notitie_type', '-id'], name='zaaknotitie_type'),
                    models.Index(fields=['status', '-id'], name='zaaknotitie_status'),
                    django.contrib.postgres.indexes.GinIndex(fields=['zoek'], name='zaaknotitie_vakken'),
                    django.contrib.postgres.indexes.GinIndex(django.contrib.postgres.indexes.OpClass(django.db.models.functions.text.Upper('aangemaakt_door'), name='gin_trgm_ops'), name='zaaknotitie_maker'),
                ],
            },
        ),
        # What it has to do with: other cases, and what other registers keep.
        migrations.CreateModel(
            name='Zaakrelatie',
            fields=[
                ('id', models.UUIDField(default=eenloket.kern.identificatie.nieuw_id, editable=False, primary_key=True, serialize=False)),
                ('zaak', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='relevante_andere_zaken', to='zaken.zaak')),
                ('andere', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='zaken.zaak')),
                ('url', models.CharField(blank=True, max_length=1000)),
                ('aard_relatie', models.CharField(blank=True, help_text='Empty: related without saying how (gerelateerdeZaken)', max_length=20)),
                ('overige_relatie', models.CharField(blank=True, default='', max_length=100)),
                ('toelichting', models.CharField(blank=True, default='', max_length=255)),
            ],
        ),
        migrations.CreateModel(
            name='Zaakbesluit',
            fields=[
                ('id', models.UUIDField(default=eenloket.kern.identificatie.nieuw_id, editable=False, primary_key=True, serialize=False)),
                ('zaak', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='externe_besluiten', to='zaken.zaak')),
                ('besluit', models.CharField(max_length=1000)),
            ],
            options={
                'constraints': [
                    models.UniqueConstraint(fields=('zaak', 'besluit'), name='zaakbesluit_uniek'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Zaakcontactmoment',
            fields=[
                ('id', models.UUIDField(default=eenloket.kern.identificatie.nieuw_id, editable=False, primary_key=True, serialize=False)),
                ('zaak', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='contactmomenten', to='zaken.zaak')),
                ('contactmoment', models.CharField(max_length=1000)),
                ('spiegel_url', models.CharField(blank=True, help_text='Where the other register keeps this relation', max_length=1000)),
            ],
            options={
                'indexes': [
                    models.Index(fields=['contactmoment'], name='zaakcontactmoment_ander'),
                ],
                'constraints': [
                    models.UniqueConstraint(fields=('zaak', 'contactmoment'), name='zaakcontactmoment_uniek'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Zaakverzoek',
            fields=[
                ('id', models.UUIDField(default=eenloket.kern.identificatie.nieuw_id, editable=False, primary_key=True, serialize=False)),
                ('zaak', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='verzoeken', to='zaken.zaak')),
                ('verzoek', models.CharField(max_length=1000)),
                ('spiegel_url', models.CharField(blank=True, help_text='Where the other register keeps this relation', max_length=1000)),
            ],
            options={
                'indexes': [
                    models.Index(fields=['verzoek'], name='zaakverzoek_ander'),
                ],
                'constraints': [
                    models.UniqueConstraint(fields=('zaak', 'verzoek'), name='zaakverzoek_uniek'),
                ],
            },
        ),
        # Numbers given out beforehand.
        migrations.CreateModel(
            name='Reservering',
            fields=[
                ('id', models.UUIDField(default=eenloket.kern.identificatie.nieuw_id, editable=False, primary_key=True, serialize=False)),
                ('organisatie', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisaties.organisatie')),
                ('bronorganisatie', models.CharField(max_length=9)),
                ('identificatie', models.CharField(max_length=40)),
                ('gebruikt', models.BooleanField(default=False)),
            ],
            options={
                'constraints': [
                    models.UniqueConstraint(fields=('organisatie', 'identificatie', 'bronorganisatie'), name='reservering_nummer'),
                ],
            },
        ),
        # The file of a case.
        migrations.CreateModel(
            name='Zaakinformatieobject',
            fields=[
                ('id', models.UUIDField(default=eenloket.kern.identificatie.nieuw_id, editable=False, primary_key=True, serialize=False)),
                ('zaak', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='informatieobjecten', to='zaken.zaak')),
                ('informatieobject', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='zaken', to='documenten.informatieobject')),
                ('informatieobject_url', models.CharField(blank=True, default='', max_length=1000)),
                ('spiegel_url', models.CharField(blank=True, default='', help_text='Where the other register keeps this relation', max_length=1000)),
                ('titel', models.CharField(blank=True, max_length=200)),
                ('beschrijving', models.TextField(blank=True)),
                ('registratiedatum', models.DateTimeField()),
                ('vernietigingsdatum', models.DateTimeField(null=True)),
                ('status', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='zaken.status')),
                ('voor_client', models.BooleanField(default=True, help_text='Whether the client sees it in the file')),
            ],
            options={
                'constraints': [
                    models.UniqueConstraint(fields=('zaak', 'informatieobject'), name='zaakinformatieobject_uniek'),
                    models.UniqueConstraint(condition=models.Q(('informatieobject_url', ''), _negated=True), fields=('zaak', 'informatieobject_url'), name='zaakinformatieobject_elders'),
                ],
            },
        ),
        migrations.RunSQL([OMTREK, INDEX], ['DROP INDEX zaak_omtrek', 'DROP FUNCTION zaken_omtrek(jsonb)']),
        # What staff find a case by: made from its parts, so it needs no trail of its own (ADR 0019).
        migrations.CreateModel(
            name='Zoekingang',
            fields=[
                ('id', models.UUIDField(default=eenloket.kern.identificatie.nieuw_id, editable=False, primary_key=True, serialize=False)),
                ('soort', models.CharField(choices=[('naam', 'Naam'), ('geboren', 'Geboortedatum'), ('adres', 'Adres'), ('kenteken', 'Kenteken')], max_length=10)),
                ('bron', models.UUIDField(help_text='Id of the role, property, object or request that it comes from')),
                ('exact', models.BinaryField(help_text='Keyed hash of the normalised value', null=True)),
                ('vakken', django.contrib.postgres.fields.ArrayField(base_field=models.SmallIntegerField(), help_text='Keyed buckets of the trigrams of the text', null=True, size=None)),
                ('tekst', eenloket.kern.velden.VersleuteldVeld(help_text='What staff read in a list of results')),
                ('zaak', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='zoekingangen', to='zaken.zaak')),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('exact__isnull', False)), fields=['exact'], name='zoekingang_exact'), django.contrib.postgres.indexes.GinIndex(condition=models.Q(('vakken__isnull', False)), fields=['vakken'], name='zoekingang_vakken')],
            },
        ),
        # All of a case is in its trail, so that it goes with it when it is destroyed (M-F3).
        volg('zaken_reservering'),
        volg_onder(
            zaken_zaak='id',
            zaken_status='zaak_id',
            zaken_substatus='zaak_id',
            zaken_resultaat='zaak_id',
            zaken_termijnwijziging='zaak_id',
            zaken_taak='zaak_id',
            zaken_rol='zaak_id',
            zaken_zaakobject='zaak_id',
            zaken_zaakeigenschap='zaak_id',
            zaken_zaaknotitie='zaak_id',
            zaken_zaakrelatie='zaak_id',
            zaken_zaakbesluit='zaak_id',
            zaken_zaakcontactmoment='zaak_id',
            zaken_zaakverzoek='zaak_id',
            zaken_zaakinformatieobject='zaak_id',
        ),
        # Counts that lists are counted by (ADR 0011).
        tel_mee(
            'zaken_zaak',
            soort='{r}.zaaktype_id',
            niveau='{r}.vertrouwelijkheidaanduiding',
            kenmerken=[
                '{r}.bronorganisatie',
                '{r}.archiefstatus',
                '{r}.archiefnominatie',
                '{r}.einddatum IS NULL',
                '{r}.archiefactiedatum IS NULL',
            ],
            dagen=[
                'startdatum',
                'registratiedatum',
                'einddatum',
                'archiefactiedatum',
                'uiterlijke_einddatum_afdoening',
                'einddatum_gepland',
            ],
        ),
        tel_mee('zaken_status', onder=ONDER, kenmerken=['{r}.statustype_id']),
        tel_mee('zaken_rol', onder=ONDER, kenmerken=['{r}.roltype_id', '{r}.omschrijving_generiek', '{r}.betrokkene_type']),
        tel_mee('zaken_resultaat', onder=ONDER, kenmerken=['{r}.resultaattype_id']),
        tel_mee('zaken_zaakobject', onder=ONDER, kenmerken=['{r}.object_type']),
        tel_mee('zaken_substatus', onder=ONDER, kenmerken=['{r}.doelgroep']),
        tel_mee('zaken_zaaknotitie', onder=ONDER, kenmerken=['{r}.notitie_type', '{r}.status']),
    ]
