import django.db.models.deletion
import eenloket.kern.identificatie
import eenloket.kern.klok
import eenloket.kern.velden
from django.db import migrations, models

from eenloket.kern.audit.migraties import volg_onder
from eenloket.kern.tellingen.migraties import tel_mee


class Migration(migrations.Migration):
    initial = True
    dependencies = [
        ('aanbod', '0001_initial'),
        ('audit', '0001_initial'),
        ('documenten', '0001_initial'),
        ('organisaties', '0001_initial'),
        ('tellingen', '0001_initial'),
        ('zaken', '0001_initial'),
    ]
    operations = [
        migrations.CreateModel(
            name='Besluit',
            fields=[
                ('id', models.UUIDField(default=eenloket.kern.identificatie.nieuw_id, editable=False, primary_key=True, serialize=False)),
                ('organisatie', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisaties.organisatie')),
                ('identificatie', models.CharField(max_length=50)),
                ('verantwoordelijke_organisatie', models.CharField(max_length=9)),
                ('besluittype', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='aanbod.besluittype')),
                ('besluittype_url', models.CharField(blank=True, max_length=1000)),
                ('zaak', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='besluiten', to='zaken.zaak')),
                ('zaak_url', models.CharField(blank=True, max_length=1000)),
                ('spiegel_url', models.CharField(blank=True, help_text='The relation as the register of the case keeps it (brc-006)', max_length=1000)),
                ('datum', models.DateField()),
                ('toelichting', models.TextField(blank=True)),
                ('bestuursorgaan', models.CharField(blank=True, max_length=50)),
                ('ingangsdatum', models.DateField()),
                ('vervaldatum', models.DateField(null=True)),
                ('vervalreden', models.CharField(blank=True, max_length=20)),
                ('publicatiedatum', models.DateField(null=True)),
                ('verzenddatum', models.DateField(null=True)),
                ('uiterlijke_reactiedatum', models.DateField(null=True)),
                ('resultaat', models.CharField(blank=True, help_text='Name of the resultaattype; empty: another system decided', max_length=30)),
                ('positief', models.BooleanField(null=True)),
                ('motivering', eenloket.kern.velden.VersleuteldVeld(help_text='{nl, en}: rule, facts and reasons in words', null=True)),
                ('regels', models.JSONField(default=list, help_text='Law and article of each reason')),
                ('spoor', eenloket.kern.velden.VersleuteldVeld(help_text='Trace of the decision table', null=True)),
                ('genomen_door', models.CharField(blank=True, max_length=200)),
                ('mandaat', models.CharField(blank=True, max_length=60)),
                ('automatisch', models.BooleanField(default=False)),
                ('op', models.DateTimeField(default=eenloket.kern.klok.nu)),
            ],
            options={
                'indexes': [
                    models.Index(fields=['zaak', '-op'], name='besluit_zaak'),
                    models.Index(fields=['organisatie', '-id'], name='besluit_nieuwste'),
                    models.Index(fields=['besluittype', '-id'], name='besluit_type'),
                    models.Index(fields=['organisatie', 'verantwoordelijke_organisatie', '-id'], name='besluit_verantwoordelijk'),
                    models.Index(condition=models.Q(('besluittype_url', ''), _negated=True), fields=['besluittype_url'], name='besluit_type_elders'),
                    models.Index(condition=models.Q(('zaak_url', ''), _negated=True), fields=['zaak_url'], name='besluit_zaak_elders'),
                ],
                'constraints': [
                    models.UniqueConstraint(fields=('organisatie', 'identificatie', 'verantwoordelijke_organisatie'), name='besluit_identificatie'),
                    models.CheckConstraint(condition=models.Q(models.Q(('besluittype__isnull', False), ('besluittype_url', '')), models.Q(('besluittype__isnull', True), models.Q(('besluittype_url', ''), _negated=True)), _connector='OR'), name='besluit_een_type'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Besluitinformatieobject',
            fields=[
                ('id', models.UUIDField(default=eenloket.kern.identificatie.nieuw_id, editable=False, primary_key=True, serialize=False)),
                ('besluit', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='informatieobjecten', to='besluiten.besluit')),
                ('informatieobject', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='besluiten', to='documenten.informatieobject')),
                ('informatieobject_url', models.CharField(blank=True, max_length=1000)),
                ('spiegel_url', models.CharField(blank=True, help_text='The relation as the other register keeps it (brc-005)', max_length=1000)),
            ],
            options={
                'indexes': [
                    models.Index(condition=models.Q(('informatieobject_url', ''), _negated=True), fields=['informatieobject_url'], name='besluitio_elders'),
                ],
                'constraints': [
                    models.UniqueConstraint(fields=('besluit', 'informatieobject', 'informatieobject_url'), name='besluitinformatieobject_uniek', nulls_distinct=False),
                    models.CheckConstraint(condition=models.Q(models.Q(('informatieobject__isnull', False), ('informatieobject_url', '')), models.Q(('informatieobject__isnull', True), models.Q(('informatieobject_url', ''), _negated=True)), _connector='OR'), name='besluitinformatieobject_een'),
                ],
            },
        ),
        volg_onder(besluiten_besluit='id', besluiten_besluitinformatieobject='besluit_id'),
        tel_mee(
            'besluiten_besluit',
            # the type of a decision can be in another register: those are counted together
            soort="coalesce({r}.besluittype_id, '00000000-0000-0000-0000-000000000000'::uuid)",
            kenmerken=['{r}.verantwoordelijke_organisatie'],
        ),
    ]
