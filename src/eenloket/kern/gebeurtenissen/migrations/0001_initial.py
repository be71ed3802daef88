import eenloket.kern.identificatie
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True
    dependencies = [

    ]
    operations = [
        migrations.CreateModel(
            name='Uitgaand',
            fields=[
                ('id', models.UUIDField(default=eenloket.kern.identificatie.nieuw_id, editable=False, primary_key=True, serialize=False)),
                ('soort', models.CharField(max_length=80)),
                ('inhoud', models.JSONField()),
                ('door', models.JSONField()),
                ('trace', models.CharField(blank=True, help_text='Of the request or job in which it happened', max_length=32)),
                ('op', models.DateTimeField(auto_now_add=True)),
            ],
            options={
                'indexes': [
                    models.Index(fields=['soort', 'id'], name='uitgaand_soort'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Bezorgd',
            fields=[
                ('pk', models.CompositePrimaryKey('uitgaand_id', 'abonnee', blank=True, editable=False, primary_key=True, serialize=False)),
                ('uitgaand_id', models.UUIDField()),
                ('abonnee', models.CharField(max_length=80)),
                ('op', models.DateTimeField(auto_now_add=True)),
            ],
        ),
    ]
