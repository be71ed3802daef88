"""Who sent dead deliveries again, and how many, leaves a line in the trail: on the subscription, for deliveries aren't under audit."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('zgw', '0002_gereed_en_intern'),
    ]

    operations = [
        migrations.AddField(
            model_name='abonnement',
            name='opnieuw_op',
            field=models.DateTimeField(help_text='When somebody last sent dead deliveries again', null=True),
        ),
        migrations.AddField(
            model_name='abonnement',
            name='opnieuw_aantal',
            field=models.IntegerField(help_text='How many these were', null=True),
        ),
    ]
