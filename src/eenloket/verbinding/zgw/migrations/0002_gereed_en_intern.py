"""Applications that may read only what is ready to be published; services in a network of the operator's; rights under their application."""

import django.contrib.postgres.indexes
from django.db import migrations, models

from eenloket.kern.audit.migraties import volg_onder


class Migration(migrations.Migration):

    dependencies = [
        ('audit', '0003_hoofd'),
        ('zgw', '0001_initial'),
    ]

    operations = [
        migrations.AddField(
            model_name='applicatie',
            name='alleen_is_gereed_voor_publicatie',
            field=models.BooleanField(default=False, help_text='May read only documents that are ready to be published'),
        ),
        migrations.AddField(
            model_name='dienst',
            name='intern',
            field=models.BooleanField(default=False, help_text="The operator meant a host in a network that isn't public"),
        ),
        migrations.AddIndex(
            model_name='applicatie',
            index=django.contrib.postgres.indexes.GinIndex(fields=['client_ids'], name='applicatie_clients'),
        ),
        volg_onder(zgw_applicatie='id', zgw_autorisatie='applicatie_id'),
    ]
