import eenloket.kern.identificatie
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True
    dependencies = [

    ]
    operations = [
        migrations.CreateModel(
            name='Verwerking',
            fields=[
                ('id', models.UUIDField(default=eenloket.kern.identificatie.nieuw_id, editable=False, primary_key=True, serialize=False)),
                ('trace_id', models.CharField(max_length=32)),
                ('span_id', models.CharField(max_length=16)),
                ('parent_span_id', models.CharField(blank=True, max_length=16)),
                ('naam', models.CharField(help_text='What was done: raadplegen, vastleggen, verstrekken', max_length=100)),
                ('status', models.CharField(default='ok', max_length=10)),
                ('begin', models.DateTimeField()),
                ('einde', models.DateTimeField()),
                ('activiteit', models.CharField(max_length=200)),
                ('grondslag', models.CharField(max_length=300)),
                ('dienst', models.CharField(blank=True, max_length=60)),
                ('organisatie', models.CharField(blank=True, max_length=60)),
                ('betrokkene', models.UUIDField(help_text="Pseudonym in the domain 'verwerkingen'")),
                ('gegevens', models.JSONField(default=list, help_text='Categories of data, never values')),
                ('bron', models.CharField(blank=True, help_text='Register or room the data came from', max_length=60)),
                ('verstrekt_aan', models.CharField(blank=True, max_length=60)),
                ('door_soort', models.CharField(max_length=20)),
                ('door', models.CharField(max_length=100)),
                ('door_rol', models.CharField(blank=True, max_length=60)),
            ],
            options={
                'indexes': [
                    models.Index(fields=['betrokkene', '-begin'], name='verwerking_betrokkene'),
                ],
            },
        ),
    ]
