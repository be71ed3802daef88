import django.contrib.postgres.fields
import uuid
from django.db import migrations, models

# The smallest id that a row made ten minutes ago could have (RFC 9562: 48 bits of milliseconds). Younger rows are counted where they
# are, so that making one costs nothing; the clock is that of the statement, not of the transaction. Short, so that a WHEN takes it in.
VERS = """
CREATE FUNCTION tellingen_vers() RETURNS uuid LANGUAGE sql VOLATILE AS $$
    SELECT (lpad(to_hex((extract(epoch FROM clock_timestamp()) * 1000)::bigint - 600000), 12, '0') || '00000000000000000000')::uuid
$$
"""


class Migration(migrations.Migration):
    initial = True
    dependencies = [

    ]
    operations = [
        migrations.CreateModel(
            name='Cel',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('tabel', models.CharField(max_length=63)),
                ('verzameling', models.CharField(blank=True, max_length=63)),
                ('organisatie', models.UUIDField()),
                ('soort', models.UUIDField()),
                ('niveau', models.SmallIntegerField()),
                ('kenmerken', django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), size=None)),
                ('dag', models.DateField(help_text='the first of year 1 where no day is counted by')),
                ('rij', models.UUIDField(default=uuid.UUID('00000000-0000-0000-0000-000000000000'))),
                ('aantal', models.BigIntegerField()),
            ],
            options={
                'indexes': [
                    models.Index(fields=['tabel', 'organisatie', 'verzameling', 'dag'], name='cel_sleutel'),
                    models.Index(condition=models.Q(('rij__gt', uuid.UUID('00000000-0000-0000-0000-000000000000'))), fields=['tabel', 'rij'], name='cel_wijziging'),
                ],
                'constraints': [
                    models.UniqueConstraint(condition=models.Q(('rij', uuid.UUID('00000000-0000-0000-0000-000000000000'))), fields=('tabel', 'verzameling', 'organisatie', 'soort', 'niveau', 'kenmerken', 'dag'), name='cel_gevouwen'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Grens',
            fields=[
                ('tabel', models.CharField(max_length=63, primary_key=True, serialize=False)),
                ('grens', models.UUIDField(default=uuid.UUID('00000000-0000-0000-0000-000000000000'))),
                ('kandidaat', models.UUIDField(default=uuid.UUID('00000000-0000-0000-0000-000000000000'))),
                ('kandidaat_xid', models.BigIntegerField(default=0)),
            ],
        ),
        migrations.RunSQL(VERS, 'DROP FUNCTION tellingen_vers()'),
    ]
