import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
import eenloket.kern.identificatie
import eenloket.kern.velden
from django.db import migrations, models

from eenloket.kern.audit.migraties import volg, volg_onder


class Migration(migrations.Migration):
    initial = True
    dependencies = [
        ('audit', '0001_initial'),
        ('organisaties', '0001_initial'),
    ]
    operations = [
        # Who may call, and for what.
        migrations.CreateModel(
            name='Client',
            fields=[
                ('id', models.UUIDField(default=eenloket.kern.identificatie.nieuw_id, editable=False, primary_key=True, serialize=False)),
                ('organisatie', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisaties.organisatie')),
                ('client_id', models.CharField(max_length=50, unique=True)),
                ('geheim', eenloket.kern.velden.VersleuteldVeld()),
                ('kort', models.BooleanField(default=False, help_text='The secret is shorter than RFC 7518 asks; accepted because clients have them')),
                ('gemaakt_op', models.DateTimeField(auto_now_add=True)),
            ],
        ),
        migrations.CreateModel(
            name='Applicatie',
            fields=[
                ('id', models.UUIDField(default=eenloket.kern.identificatie.nieuw_id, editable=False, primary_key=True, serialize=False)),
                ('organisatie', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisaties.organisatie')),
                ('client_ids', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=50), size=None)),
                ('label', models.CharField(max_length=100)),
                ('heeft_alle_autorisaties', models.BooleanField(default=False)),
                ('alleen_is_gereed_voor_publicatie', models.BooleanField(default=False, help_text='May read only documents that are ready to be published')),
            ],
            options={
                'indexes': [
                    models.Index(fields=['organisatie', '-id'], name='applicatie_nieuwste'),
                    django.contrib.postgres.indexes.GinIndex(fields=['client_ids'], name='applicatie_clients'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Autorisatie',
            fields=[
                ('id', models.UUIDField(default=eenloket.kern.identificatie.nieuw_id, editable=False, primary_key=True, serialize=False)),
                ('applicatie', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='autorisaties', to='zgw.applicatie')),
                ('component', models.CharField(max_length=50)),
                ('scopes', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=100), size=None)),
                ('soort', models.UUIDField(null=True)),
                ('url', models.CharField(blank=True, max_length=1000)),
                ('max_vertrouwelijkheidaanduiding', models.SmallIntegerField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name='Rechtenversie',
            fields=[
                ('id', models.SmallIntegerField(primary_key=True, serialize=False)),
                ('versie', models.BigIntegerField(default=0)),
            ],
        ),
        # Who is told of what, and how far that is.
        migrations.CreateModel(
            name='Kanaal',
            fields=[
                ('id', models.UUIDField(default=eenloket.kern.identificatie.nieuw_id, editable=False, primary_key=True, serialize=False)),
                ('organisatie', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisaties.organisatie')),
                ('naam', models.CharField(max_length=50)),
                ('documentatie_link', models.CharField(blank=True, max_length=200)),
                ('filters', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=100), blank=True, default=list, size=None)),
            ],
            options={
                'constraints': [
                    models.UniqueConstraint(fields=('organisatie', 'naam'), name='kanaal_naam'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Abonnement',
            fields=[
                ('id', models.UUIDField(default=eenloket.kern.identificatie.nieuw_id, editable=False, primary_key=True, serialize=False)),
                ('organisatie', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisaties.organisatie')),
                ('callback_url', models.CharField(max_length=1000)),
                ('auth', eenloket.kern.velden.VersleuteldVeld()),
                ('kanalen', models.JSONField(default=list)),
                ('vorm', models.CharField(choices=[('zgw', 'Zgw'), ('cloudevents', 'Cloudevents')], default='zgw', max_length=12)),
                ('client_id', models.CharField(blank=True, help_text='Whose subscription it is', max_length=50)),
                ('opnieuw_op', models.DateTimeField(help_text='When somebody last sent dead deliveries again', null=True)),
                ('opnieuw_aantal', models.IntegerField(help_text='How many these were', null=True)),
            ],
            options={
                'indexes': [
                    models.Index(fields=['organisatie', '-id'], name='abonnement_nieuwste'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Bezorging',
            fields=[
                ('id', models.UUIDField(default=eenloket.kern.identificatie.nieuw_id, editable=False, primary_key=True, serialize=False)),
                ('abonnement', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='bezorgingen', to='zgw.abonnement')),
                ('bericht', models.JSONField()),
                ('hoofd', models.CharField(help_text='URL of the main thing: deliveries about it keep their order', max_length=1000)),
                ('stand', models.CharField(choices=[('wacht', 'Wacht'), ('bezorgd', 'Bezorgd'), ('dood', 'Dood')], default='wacht', max_length=8)),
                ('pogingen', models.SmallIntegerField(default=0)),
                ('volgende', models.DateTimeField(help_text='Not before')),
                ('fout', models.CharField(blank=True, help_text='What went wrong the last time; no content', max_length=200)),
                ('op', models.DateTimeField(auto_now_add=True)),
            ],
            options={
                'indexes': [
                    models.Index(condition=models.Q(('stand', 'wacht')), fields=['abonnement', 'hoofd', 'id'], name='bezorging_rij'),
                    models.Index(condition=models.Q(('stand', 'wacht')), fields=['volgende'], name='bezorging_tijd'),
                    models.Index(fields=['abonnement', 'stand', '-id'], name='bezorging_stand'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Volgpunt',
            fields=[
                ('naam', models.CharField(max_length=30, primary_key=True, serialize=False)),
                ('xid', models.BigIntegerField(default=0)),
                ('regel', models.BigIntegerField(default=0)),
            ],
        ),
        # Registers of others, and what they tell.
        migrations.CreateModel(
            name='Dienst',
            fields=[
                ('id', models.UUIDField(default=eenloket.kern.identificatie.nieuw_id, editable=False, primary_key=True, serialize=False)),
                ('organisatie', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisaties.organisatie')),
                ('url', models.CharField(help_text='Root of the API, with a slash at the end', max_length=1000)),
                ('soort', models.CharField(choices=[('zrc', 'Zrc'), ('drc', 'Drc'), ('ztc', 'Ztc'), ('brc', 'Brc'), ('ac', 'Ac'), ('nrc', 'Nrc'), ('selectielijst', 'Selectielijst')], max_length=14)),
                ('client_id', models.CharField(blank=True, max_length=50)),
                ('geheim', eenloket.kern.velden.VersleuteldVeld(null=True)),
                ('intern', models.BooleanField(default=False, help_text="The operator meant a host in a network that isn't public")),
            ],
            options={
                'constraints': [
                    models.UniqueConstraint(fields=('organisatie', 'url'), name='dienst_url'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Ontvangen',
            fields=[
                ('id', models.UUIDField(default=eenloket.kern.identificatie.nieuw_id, editable=False, primary_key=True, serialize=False)),
                ('organisatie', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisaties.organisatie')),
                ('kanaal', models.CharField(max_length=50)),
                ('bericht', models.JSONField()),
                ('vingerafdruk', models.CharField(max_length=64, unique=True)),
                ('op', models.DateTimeField(auto_now_add=True)),
            ],
        ),
        # From here on changes are told; what was there before isn't.
        migrations.RunSQL(
            "INSERT INTO zgw_volgpunt (naam, xid, regel) VALUES ('notificaties', pg_current_xact_id()::text::bigint, 0)",
            migrations.RunSQL.noop,
        ),
        volg('zgw_client', 'zgw_kanaal', 'zgw_abonnement', 'zgw_dienst'),
        # rights stand under their application
        volg_onder(zgw_applicatie='id', zgw_autorisatie='applicatie_id'),
    ]
