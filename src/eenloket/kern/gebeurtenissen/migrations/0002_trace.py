from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("gebeurtenissen", "0001_initial")]
    operations = [
        migrations.AddField(
            "uitgaand",
            "trace",
            models.CharField(blank=True, default="", help_text="Of the request or job in which it happened", max_length=32),
            preserve_default=False,
        ),
    ]
