from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [
        migrations.CreateModel(
            name="Teller",
            fields=[
                ("sleutel", models.BinaryField(primary_key=True, serialize=False)),
                ("venster", models.BigIntegerField(help_text="Unix time divided by the length of the window")),
                ("aantal", models.IntegerField()),
                ("vorige", models.IntegerField(default=0)),
                ("op", models.DateTimeField(db_index=True)),
            ],
        ),
        migrations.RunSQL("ALTER TABLE limieten_teller SET UNLOGGED", "ALTER TABLE limieten_teller SET LOGGED"),
    ]
