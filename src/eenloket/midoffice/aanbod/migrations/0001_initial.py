import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
import eenloket.kern.identificatie
import eenloket.midoffice.aanbod.modellen.velden
from django.contrib.postgres.operations import BtreeGistExtension
from django.db import migrations, models

from eenloket.kern.audit.migraties import volg, volg_onder

CATALOGUS = (
    'aanbod_catalogus',
    'aanbod_zaaktype',
    'aanbod_zaaktyperelatie',
    'aanbod_zaaktype_deelzaaktypen',
    'aanbod_statustype',
    'aanbod_checklistitem',
    'aanbod_resultaattype',
    'aanbod_resultaattype_besluittypen',
    'aanbod_resultaattype_informatieobjecttypen',
    'aanbod_roltype',
    'aanbod_eigenschap',
    'aanbod_zaaktypeinformatieobjecttype',
    'aanbod_zaakobjecttype',
    'aanbod_zaakobjecttype_resultaattypen',
    'aanbod_zaakobjecttype_statustypen',
    'aanbod_besluittype',
    'aanbod_besluittype_zaaktypen',
    'aanbod_besluittype_informatieobjecttypen',
    'aanbod_informatieobjecttype',
    'aanbod_uitgavezaaktype',
)
OMHOOG = """
CREATE FUNCTION aanbod_versie_omhoog() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO aanbod_catalogusversie (id, versie) VALUES (1, 1) ON CONFLICT (id) DO UPDATE SET versie = aanbod_catalogusversie.versie + 1;
    RETURN NULL;
END $$;
"""


class Migration(migrations.Migration):
    initial = True
    dependencies = [
        ('audit', '0001_initial'),
        ('organisaties', '0001_initial'),
    ]
    operations = [
        # of two versions of a type no more than one is valid on a day: exclusion constraints over text and ranges of days
        BtreeGistExtension(),
        # What was loaded: releases of content, and the national list of products.
        migrations.CreateModel(
            name='Uitgave',
            fields=[
                ('id', models.UUIDField(default=eenloket.kern.identificatie.nieuw_id, editable=False, primary_key=True, serialize=False)),
                ('organisatie', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisaties.organisatie')),
                ('nummer', models.PositiveIntegerField()),
                ('digest', models.CharField(max_length=64)),
                ('geladen_op', models.DateTimeField()),
                ('geladen_door', models.CharField(help_text='The actor, without personal data', max_length=200)),
                ('geldig_vanaf', models.DateField()),
                ('inhoud', models.JSONField()),
            ],
            options={
                'indexes': [
                    models.Index(fields=['organisatie', '-geldig_vanaf', '-nummer'], name='uitgave_huidig'),
                ],
                'constraints': [
                    models.UniqueConstraint(fields=('organisatie', 'nummer'), name='uitgave_nummer'),
                ],
            },
        ),
        migrations.CreateModel(
            name='UplProduct',
            fields=[
                ('id', models.UUIDField(default=eenloket.kern.identificatie.nieuw_id, editable=False, primary_key=True, serialize=False)),
                ('uri', models.CharField(max_length=200, unique=True)),
                ('naam', models.CharField(max_length=200)),
                ('rijk', models.BooleanField(default=False)),
                ('provincie', models.BooleanField(default=False)),
                ('waterschap', models.BooleanField(default=False)),
                ('gemeente', models.BooleanField(default=False)),
                ('burger', models.BooleanField(default=False)),
                ('bedrijf', models.BooleanField(default=False)),
                ('dienstenwet', models.BooleanField(default=False)),
                ('autonomie', models.BooleanField(default=False)),
                ('medebewind', models.BooleanField(default=False)),
                ('aanvraag', models.BooleanField(default=False)),
                ('subsidie', models.BooleanField(default=False)),
                ('melding', models.BooleanField(default=False)),
                ('verplichting', models.BooleanField(default=False)),
                ('digid_macht', models.BooleanField(default=False)),
                ('sdg', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=4), blank=True, default=list, help_text='SDG area codes, e.g. D1', size=None)),
                ('grondslagen', models.JSONField(blank=True, default=list, help_text='Legal bases: {uri, label, link}')),
            ],
            options={
                'indexes': [
                    models.Index(fields=['naam'], name='uplproduct_naam'),
                ],
            },
        ),
        # The catalogue: types of cases, documents and decisions.
        migrations.CreateModel(
            name='Catalogus',
            fields=[
                ('id', models.UUIDField(default=eenloket.kern.identificatie.nieuw_id, editable=False, primary_key=True, serialize=False)),
                ('organisatie', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisaties.organisatie')),
                ('domein', models.CharField(max_length=5)),
                ('rsin', models.CharField(max_length=9)),
                ('contactpersoon_beheer_naam', models.CharField(max_length=40)),
                ('contactpersoon_beheer_telefoonnummer', models.CharField(blank=True, max_length=20)),
                ('contactpersoon_beheer_emailadres', models.EmailField(blank=True, max_length=254)),
                ('naam', models.CharField(blank=True, max_length=200)),
                ('versie', models.CharField(blank=True, max_length=20)),
                ('begindatum_versie', models.DateField(blank=True, null=True)),
            ],
            options={
                'constraints': [
                    models.UniqueConstraint(fields=('organisatie', 'domein', 'rsin'), name='catalogus_uniek'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Informatieobjecttype',
            fields=[
                ('id', models.UUIDField(default=eenloket.kern.identificatie.nieuw_id, editable=False, primary_key=True, serialize=False)),
                ('organisatie', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisaties.organisatie')),
                ('begin_geldigheid', models.DateField()),
                ('einde_geldigheid', models.DateField(blank=True, null=True)),
                ('begin_object', models.DateField(blank=True, null=True)),
                ('einde_object', models.DateField(blank=True, null=True)),
                ('concept', models.BooleanField(default=True)),
                ('catalogus', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='informatieobjecttypen', to='aanbod.catalogus')),
                ('omschrijving', models.CharField(max_length=80)),
                ('vertrouwelijkheidaanduiding', models.CharField(choices=[('openbaar', 'openbaar'), ('beperkt_openbaar', 'beperkt_openbaar'), ('intern', 'intern'), ('zaakvertrouwelijk', 'zaakvertrouwelijk'), ('vertrouwelijk', 'vertrouwelijk'), ('confidentieel', 'confidentieel'), ('geheim', 'geheim'), ('zeer_geheim', 'zeer_geheim')], max_length=20)),
                ('informatieobjectcategorie', models.CharField(max_length=80)),
                ('trefwoord', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=30), blank=True, default=list, size=None)),
                ('omschrijving_generiek_informatieobjecttype', models.CharField(blank=True, max_length=80)),
                ('omschrijving_generiek_definitie', models.CharField(blank=True, max_length=255)),
                ('omschrijving_generiek_herkomst', models.CharField(blank=True, max_length=12)),
                ('omschrijving_generiek_hierarchie', models.CharField(blank=True, max_length=80)),
                ('omschrijving_generiek_opmerking', models.CharField(blank=True, max_length=255)),
            ],
            options={
                'indexes': [
                    models.Index(fields=['catalogus', 'omschrijving', 'begin_geldigheid'], name='iot_omschrijving'),
                    models.Index(fields=['organisatie', '-id'], name='iot_nieuwste'),
                ],
                'constraints': [
                    django.contrib.postgres.constraints.ExclusionConstraint(condition=models.Q(('concept', False)), expressions=[('catalogus', '='), ('omschrijving', '='), (eenloket.midoffice.aanbod.modellen.velden.Periode('begin_geldigheid', 'einde_geldigheid'), '&&')], name='informatieobjecttype_versies'),
                    models.CheckConstraint(condition=models.Q(('concept', True), ('einde_geldigheid__isnull', True), ('einde_geldigheid__gte', models.F('begin_geldigheid')), _connector='OR'), name='informatieobjecttype_periode'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Zaaktype',
            fields=[
                ('id', models.UUIDField(default=eenloket.kern.identificatie.nieuw_id, editable=False, primary_key=True, serialize=False)),
                ('organisatie', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisaties.organisatie')),
                ('begin_geldigheid', models.DateField()),
                ('einde_geldigheid', models.DateField(blank=True, null=True)),
                ('begin_object', models.DateField(blank=True, null=True)),
                ('einde_object', models.DateField(blank=True, null=True)),
                ('concept', models.BooleanField(default=True)),
                ('catalogus', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='zaaktypen', to='aanbod.catalogus')),
                ('identificatie', models.CharField(max_length=50)),
                ('omschrijving', models.CharField(max_length=80)),
                ('omschrijving_generiek', models.CharField(blank=True, max_length=80)),
                ('vertrouwelijkheidaanduiding', models.CharField(choices=[('openbaar', 'openbaar'), ('beperkt_openbaar', 'beperkt_openbaar'), ('intern', 'intern'), ('zaakvertrouwelijk', 'zaakvertrouwelijk'), ('vertrouwelijk', 'vertrouwelijk'), ('confidentieel', 'confidentieel'), ('geheim', 'geheim'), ('zeer_geheim', 'zeer_geheim')], max_length=20)),
                ('doel', models.TextField()),
                ('aanleiding', models.TextField()),
                ('toelichting', models.TextField(blank=True)),
                ('indicatie_intern_of_extern', models.CharField(choices=[('intern', 'Intern'), ('extern', 'Extern')], max_length=7)),
                ('handeling_initiator', models.CharField(max_length=20)),
                ('onderwerp', models.CharField(max_length=80)),
                ('handeling_behandelaar', models.CharField(max_length=20)),
                ('doorlooptijd', models.CharField(help_text='ISO 8601', max_length=20)),
                ('servicenorm', models.CharField(blank=True, max_length=20, null=True)),
                ('opschorting_en_aanhouding_mogelijk', models.BooleanField()),
                ('verlenging_mogelijk', models.BooleanField()),
                ('verlengingstermijn', models.CharField(blank=True, max_length=20, null=True)),
                ('trefwoorden', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=30), blank=True, default=list, size=None)),
                ('publicatie_indicatie', models.BooleanField(default=False)),
                ('publicatietekst', models.TextField(blank=True)),
                ('verantwoordingsrelatie', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=40), blank=True, default=list, size=None)),
                ('producten_of_diensten', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=1000), blank=True, default=list, size=None)),
                ('selectielijst_procestype', models.CharField(blank=True, max_length=200)),
                ('selectielijst_procestype_nummer', models.CharField(blank=True, max_length=10)),
                ('referentieproces_naam', models.CharField(max_length=80)),
                ('referentieproces_link', models.CharField(blank=True, max_length=200)),
                ('verantwoordelijke', models.CharField(max_length=50)),
                ('broncatalogus_url', models.CharField(blank=True, max_length=200)),
                ('broncatalogus_domein', models.CharField(blank=True, max_length=5)),
                ('broncatalogus_rsin', models.CharField(blank=True, max_length=9)),
                ('bronzaaktype_url', models.CharField(blank=True, max_length=200)),
                ('bronzaaktype_identificatie', models.CharField(blank=True, max_length=50)),
                ('bronzaaktype_omschrijving', models.CharField(blank=True, max_length=80)),
                ('versiedatum', models.DateField()),
                ('bron_digest', models.CharField(blank=True, editable=False, max_length=64)),
                ('deelzaaktypen', models.ManyToManyField(blank=True, related_name='hoofdzaaktypen', to='aanbod.zaaktype')),
            ],
            options={
                'indexes': [
                    models.Index(fields=['catalogus', 'identificatie', 'begin_geldigheid'], name='zaaktype_identificatie'),
                    models.Index(fields=['organisatie', 'identificatie'], name='zaaktype_organisatie'),
                    models.Index(fields=['organisatie', '-id'], name='zaaktype_nieuwste'),
                    django.contrib.postgres.indexes.GinIndex(fields=['trefwoorden'], name='zaaktype_trefwoorden'),
                ],
                'constraints': [
                    django.contrib.postgres.constraints.ExclusionConstraint(condition=models.Q(('concept', False)), expressions=[('catalogus', '='), ('identificatie', '='), (eenloket.midoffice.aanbod.modellen.velden.Periode('begin_geldigheid', 'einde_geldigheid'), '&&')], name='zaaktype_versies'),
                    models.CheckConstraint(condition=models.Q(('concept', True), ('einde_geldigheid__isnull', True), ('einde_geldigheid__gte', models.F('begin_geldigheid')), _connector='OR'), name='zaaktype_periode'),
                    models.CheckConstraint(condition=models.Q(('verlenging_mogelijk', False), ('verlengingstermijn__isnull', False), _connector='OR'), name='zaaktype_verlenging'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Zaaktyperelatie',
            fields=[
                ('id', models.UUIDField(default=eenloket.kern.identificatie.nieuw_id, editable=False, primary_key=True, serialize=False)),
                ('zaaktype', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='gerelateerde_zaaktypen', to='aanbod.zaaktype')),
                ('gerelateerd', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='aanbod.zaaktype')),
                ('gerelateerd_url', models.CharField(blank=True, max_length=200)),
                ('aard_relatie', models.CharField(choices=[('vervolg', 'Vervolg'), ('bijdrage', 'Bijdrage'), ('onderwerp', 'Onderwerp')], max_length=15)),
                ('toelichting', models.CharField(blank=True, max_length=255)),
            ],
            options={
                'constraints': [
                    models.CheckConstraint(condition=models.Q(models.Q(('gerelateerd__isnull', False), ('gerelateerd_url', '')), models.Q(('gerelateerd__isnull', True), models.Q(('gerelateerd_url', ''), _negated=True)), _connector='OR'), name='zaaktyperelatie_een_doel'),
                ],
            },
        ),
        migrations.CreateModel(
            name='UitgaveZaaktype',
            fields=[
                ('id', models.UUIDField(default=eenloket.kern.identificatie.nieuw_id, editable=False, primary_key=True, serialize=False)),
                ('uitgave', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='zaaktypen', to='aanbod.uitgave')),
                ('dienst', models.SlugField(db_index=False, max_length=60)),
                ('zaaktype', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='uitgaven', to='aanbod.zaaktype')),
            ],
            options={
                'constraints': [
                    models.UniqueConstraint(fields=('uitgave', 'dienst'), name='uitgavezaaktype_dienst'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Besluittype',
            fields=[
                ('id', models.UUIDField(default=eenloket.kern.identificatie.nieuw_id, editable=False, primary_key=True, serialize=False)),
                ('organisatie', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisaties.organisatie')),
                ('begin_geldigheid', models.DateField()),
                ('einde_geldigheid', models.DateField(blank=True, null=True)),
                ('begin_object', models.DateField(blank=True, null=True)),
                ('einde_object', models.DateField(blank=True, null=True)),
                ('concept', models.BooleanField(default=True)),
                ('catalogus', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='besluittypen', to='aanbod.catalogus')),
                ('omschrijving', models.CharField(blank=True, max_length=80)),
                ('omschrijving_generiek', models.CharField(blank=True, max_length=80)),
                ('besluitcategorie', models.CharField(blank=True, max_length=40)),
                ('reactietermijn', models.CharField(blank=True, help_text='Term for objection', max_length=20, null=True)),
                ('publicatie_indicatie', models.BooleanField(default=False)),
                ('publicatietekst', models.TextField(blank=True)),
                ('publicatietermijn', models.CharField(blank=True, max_length=20, null=True)),
                ('toelichting', models.TextField(blank=True)),
                ('zaaktypen', models.ManyToManyField(blank=True, related_name='besluittypen', to='aanbod.zaaktype')),
                ('informatieobjecttypen', models.ManyToManyField(blank=True, related_name='besluittypen', to='aanbod.informatieobjecttype')),
            ],
            options={
                'indexes': [
                    models.Index(fields=['catalogus', 'omschrijving', 'begin_geldigheid'], name='besluittype_omschrijving'),
                    models.Index(fields=['organisatie', '-id'], name='besluittype_nieuwste'),
                ],
                'constraints': [
                    django.contrib.postgres.constraints.ExclusionConstraint(condition=models.Q(('concept', False)), expressions=[('catalogus', '='), ('omschrijving', '='), (eenloket.midoffice.aanbod.modellen.velden.Periode('begin_geldigheid', 'einde_geldigheid'), '&&')], name='besluittype_versies'),
                    models.CheckConstraint(condition=models.Q(('concept', True), ('einde_geldigheid__isnull', True), ('einde_geldigheid__gte', models.F('begin_geldigheid')), _connector='OR'), name='besluittype_periode'),
                ],
            },
        ),
        # What a type of case consists of.
        migrations.CreateModel(
            name='Statustype',
            fields=[
                ('id', models.UUIDField(default=eenloket.kern.identificatie.nieuw_id, editable=False, primary_key=True, serialize=False)),
                ('begin_geldigheid', models.DateField(blank=True, null=True)),
                ('einde_geldigheid', models.DateField(blank=True, null=True)),
                ('begin_object', models.DateField(blank=True, null=True)),
                ('einde_object', models.DateField(blank=True, null=True)),
                ('zaaktype', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='statustypen', to='aanbod.zaaktype')),
                ('omschrijving', models.CharField(max_length=80)),
                ('omschrijving_generiek', models.CharField(blank=True, max_length=80)),
                ('statustekst', models.CharField(blank=True, max_length=1000)),
                ('volgnummer', models.PositiveSmallIntegerField()),
                ('informeren', models.BooleanField(default=False)),
                ('doorlooptijd', models.CharField(blank=True, max_length=20, null=True)),
                ('toelichting', models.CharField(blank=True, max_length=1000)),
            ],
            options={
                'ordering': ['volgnummer'],
                'constraints': [
                    models.UniqueConstraint(fields=('zaaktype', 'volgnummer'), name='statustype_volgnummer'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Checklistitem',
            fields=[
                ('id', models.UUIDField(default=eenloket.kern.identificatie.nieuw_id, editable=False, primary_key=True, serialize=False)),
                ('statustype', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='checklistitems', to='aanbod.statustype')),
                ('volgnummer', models.PositiveSmallIntegerField()),
                ('itemnaam', models.CharField(max_length=30)),
                ('toelichting', models.CharField(blank=True, max_length=1000)),
                ('vraagstelling', models.CharField(max_length=255)),
                ('verplicht', models.BooleanField(default=False)),
            ],
            options={
                'ordering': ['volgnummer'],
                'constraints': [
                    models.UniqueConstraint(fields=('statustype', 'volgnummer'), name='checklistitem_volgnummer'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Roltype',
            fields=[
                ('id', models.UUIDField(default=eenloket.kern.identificatie.nieuw_id, editable=False, primary_key=True, serialize=False)),
                ('begin_geldigheid', models.DateField(blank=True, null=True)),
                ('einde_geldigheid', models.DateField(blank=True, null=True)),
                ('begin_object', models.DateField(blank=True, null=True)),
                ('einde_object', models.DateField(blank=True, null=True)),
                ('zaaktype', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='roltypen', to='aanbod.zaaktype')),
                ('omschrijving', models.CharField(max_length=100)),
                ('omschrijving_generiek', models.CharField(choices=[('adviseur', 'Adviseur'), ('behandelaar', 'Behandelaar'), ('belanghebbende', 'Belanghebbende'), ('beslisser', 'Beslisser'), ('initiator', 'Initiator'), ('klantcontacter', 'Klantcontacter'), ('zaakcoordinator', 'Zaakcoordinator'), ('mede_initiator', 'Mede Initiator')], max_length=20)),
            ],
            options={
                'indexes': [
                    models.Index(fields=['omschrijving_generiek'], name='roltype_generiek'),
                ],
                'constraints': [
                    models.UniqueConstraint(fields=('zaaktype', 'omschrijving'), name='roltype_omschrijving'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Eigenschap',
            fields=[
                ('id', models.UUIDField(default=eenloket.kern.identificatie.nieuw_id, editable=False, primary_key=True, serialize=False)),
                ('begin_geldigheid', models.DateField(blank=True, null=True)),
                ('einde_geldigheid', models.DateField(blank=True, null=True)),
                ('begin_object', models.DateField(blank=True, null=True)),
                ('einde_object', models.DateField(blank=True, null=True)),
                ('zaaktype', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='eigenschappen', to='aanbod.zaaktype')),
                ('statustype', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='eigenschappen', to='aanbod.statustype')),
                ('naam', models.CharField(max_length=20)),
                ('definitie', models.CharField(max_length=255)),
                ('toelichting', models.CharField(blank=True, max_length=1000)),
                ('specificatie_groep', models.CharField(blank=True, max_length=32)),
                ('specificatie_formaat', models.CharField(choices=[('tekst', 'Tekst'), ('getal', 'Getal'), ('datum', 'Datum'), ('datum_tijd', 'Datum Tijd')], max_length=10)),
                ('specificatie_lengte', models.CharField(max_length=14)),
                ('specificatie_kardinaliteit', models.CharField(max_length=3)),
                ('specificatie_waardenverzameling', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=100), blank=True, default=list, size=None)),
                ('vraag', models.CharField(blank=True, max_length=60)),
            ],
            options={
                'constraints': [
                    models.UniqueConstraint(fields=('zaaktype', 'naam'), name='eigenschap_naam'),
                ],
            },
        ),
        migrations.CreateModel(
            name='ZaaktypeInformatieobjecttype',
            fields=[
                ('id', models.UUIDField(default=eenloket.kern.identificatie.nieuw_id, editable=False, primary_key=True, serialize=False)),
                ('zaaktype', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='zaaktypeinformatieobjecttypen', to='aanbod.zaaktype')),
                ('informatieobjecttype', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='zaaktypeinformatieobjecttypen', to='aanbod.informatieobjecttype')),
                ('volgnummer', models.PositiveSmallIntegerField()),
                ('richting', models.CharField(choices=[('inkomend', 'Inkomend'), ('intern', 'Intern'), ('uitgaand', 'Uitgaand')], max_length=8)),
                ('statustype', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='aanbod.statustype')),
            ],
            options={
                'ordering': ['volgnummer'],
                'indexes': [
                    models.Index(fields=['zaaktype', 'informatieobjecttype'], name='ziot_paar'),
                ],
                'constraints': [
                    models.UniqueConstraint(fields=('zaaktype', 'volgnummer'), name='ziot_volgnummer'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Resultaattype',
            fields=[
                ('id', models.UUIDField(default=eenloket.kern.identificatie.nieuw_id, editable=False, primary_key=True, serialize=False)),
                ('begin_geldigheid', models.DateField(blank=True, null=True)),
                ('einde_geldigheid', models.DateField(blank=True, null=True)),
                ('begin_object', models.DateField(blank=True, null=True)),
                ('einde_object', models.DateField(blank=True, null=True)),
                ('zaaktype', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='resultaattypen', to='aanbod.zaaktype')),
                ('omschrijving', models.CharField(max_length=30)),
                ('resultaattypeomschrijving', models.CharField(blank=True, max_length=1000)),
                ('omschrijving_generiek', models.CharField(blank=True, max_length=30)),
                ('selectielijstklasse', models.CharField(blank=True, max_length=1000)),
                ('selectielijst_nummer', models.CharField(blank=True, max_length=10)),
                ('toelichting', models.TextField(blank=True)),
                ('archiefnominatie', models.CharField(blank=True, choices=[('blijvend_bewaren', 'Blijvend Bewaren'), ('vernietigen', 'Vernietigen')], max_length=16)),
                ('archiefactietermijn', models.CharField(blank=True, max_length=20, null=True)),
                ('brondatum_archiefprocedure_afleidingswijze', models.CharField(blank=True, choices=[('afgehandeld', 'Afgehandeld'), ('ander_datumkenmerk', 'Ander Datumkenmerk'), ('eigenschap', 'Eigenschap'), ('gerelateerde_zaak', 'Gerelateerde Zaak'), ('hoofdzaak', 'Hoofdzaak'), ('ingangsdatum_besluit', 'Ingangsdatum Besluit'), ('termijn', 'Termijn'), ('vervaldatum_besluit', 'Vervaldatum Besluit'), ('zaakobject', 'Zaakobject')], max_length=20)),
                ('brondatum_archiefprocedure_datumkenmerk', models.CharField(blank=True, max_length=80)),
                ('brondatum_archiefprocedure_einddatum_bekend', models.BooleanField(default=False)),
                ('brondatum_archiefprocedure_objecttype', models.CharField(blank=True, max_length=80)),
                ('brondatum_archiefprocedure_registratie', models.CharField(blank=True, max_length=80)),
                ('brondatum_archiefprocedure_procestermijn', models.CharField(blank=True, max_length=20, null=True)),
                ('procesobjectaard', models.CharField(blank=True, max_length=200)),
                ('indicatie_specifiek', models.BooleanField(blank=True, null=True)),
                ('procestermijn', models.CharField(blank=True, max_length=20, null=True)),
                ('positief', models.BooleanField(default=False)),
                ('besluittypen', models.ManyToManyField(blank=True, related_name='resultaattypen', to='aanbod.besluittype')),
                ('informatieobjecttypen', models.ManyToManyField(blank=True, related_name='resultaattypen', to='aanbod.informatieobjecttype')),
            ],
            options={
                'constraints': [
                    models.UniqueConstraint(fields=('zaaktype', 'omschrijving'), name='resultaattype_omschrijving'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Zaakobjecttype',
            fields=[
                ('id', models.UUIDField(default=eenloket.kern.identificatie.nieuw_id, editable=False, primary_key=True, serialize=False)),
                ('begin_geldigheid', models.DateField(blank=True, null=True)),
                ('einde_geldigheid', models.DateField(blank=True, null=True)),
                ('begin_object', models.DateField(blank=True, null=True)),
                ('einde_object', models.DateField(blank=True, null=True)),
                ('zaaktype', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='zaakobjecttypen', to='aanbod.zaaktype')),
                ('ander_objecttype', models.BooleanField()),
                ('objecttype', models.CharField(help_text='URL', max_length=200)),
                ('relatie_omschrijving', models.CharField(max_length=80)),
                ('resultaattypen', models.ManyToManyField(blank=True, related_name='zaakobjecttypen', to='aanbod.resultaattype')),
                ('statustypen', models.ManyToManyField(blank=True, related_name='zaakobjecttypen', to='aanbod.statustype')),
            ],
            options={
                'indexes': [
                    models.Index(fields=['zaaktype', 'objecttype'], name='zaakobjecttype_objecttype'),
                ],
            },
        ),
        # A number that goes up with every change of the catalogue, by a trigger on each of its tables: answers are remembered until it does.
        migrations.CreateModel(
            name='Catalogusversie',
            fields=[
                ('id', models.SmallIntegerField(primary_key=True, serialize=False)),
                ('versie', models.BigIntegerField(default=0)),
            ],
        ),
        migrations.RunSQL(OMHOOG, 'DROP FUNCTION aanbod_versie_omhoog()'),
        migrations.RunSQL(
            [
                f'CREATE TRIGGER versie AFTER INSERT OR UPDATE OR DELETE ON {tabel} EXECUTE FUNCTION aanbod_versie_omhoog()'
                for tabel in CATALOGUS
            ],
            [f'DROP TRIGGER versie ON {tabel}' for tabel in CATALOGUS],
        ),
        # The audit trail (M-F3). A release keeps who loaded it in its own row; what it holds isn't copied into the trail.
        volg(
            'aanbod_catalogus',
            'aanbod_uitgavezaaktype',
            'aanbod_checklistitem',
            'aanbod_resultaattype_besluittypen',
            'aanbod_resultaattype_informatieobjecttypen',
            'aanbod_zaakobjecttype_resultaattypen',
            'aanbod_zaakobjecttype_statustypen',
        ),
        # each change below the type it belongs to, so that its trail and its notifications follow
        volg_onder(
            aanbod_zaaktype='id',
            aanbod_statustype='zaaktype_id',
            aanbod_resultaattype='zaaktype_id',
            aanbod_roltype='zaaktype_id',
            aanbod_eigenschap='zaaktype_id',
            aanbod_zaaktypeinformatieobjecttype='zaaktype_id',
            aanbod_zaakobjecttype='zaaktype_id',
            aanbod_zaaktyperelatie='zaaktype_id',
            aanbod_zaaktype_deelzaaktypen='from_zaaktype_id',
            aanbod_besluittype='id',
            aanbod_besluittype_zaaktypen='zaaktype_id',
            aanbod_besluittype_informatieobjecttypen='besluittype_id',
            aanbod_informatieobjecttype='id',
        ),
    ]
