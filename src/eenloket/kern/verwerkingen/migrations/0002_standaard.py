from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("verwerkingen", "0001_initial")]
    operations = [
        migrations.RenameField("verwerking", "operatie_id", "span_id"),
        migrations.AddField(
            "verwerking", "parent_span_id", models.CharField(blank=True, default="", max_length=16), preserve_default=False
        ),
    ]
