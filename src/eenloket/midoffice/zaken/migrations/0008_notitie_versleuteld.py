import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.functions.text
from django.contrib.postgres.operations import AddIndexConcurrently, RemoveIndexConcurrently
from django.db import migrations, models

import eenloket.kern.velden
from eenloket.kern.omzetten import let_op, niet_meer, versleutel
from eenloket.midoffice.zaken.omzettingen import NOTITIE

LEESBAAR = "What the previous version wrote, until it is encrypted"


def _versleutel(apps: object, schema_editor: object) -> None:
    versleutel(NOTITIE)


class Migration(migrations.Migration):
    # What notes say stands encrypted, and is found by keyed buckets (ADR 0012). As 0007; the previous version searches without an index
    # until it is gone.
    atomic = False
    dependencies = [("zaken", "0007_eigenschap_versleuteld")]
    operations = [
        RemoveIndexConcurrently("zaaknotitie", "zaaknotitie_zoek"),
        migrations.SeparateDatabaseAndState(
            database_operations=[
                migrations.RunSQL(
                    f"ALTER TABLE zaken_zaaknotitie ALTER COLUMN {kolom} SET DEFAULT ''",
                    f"ALTER TABLE zaken_zaaknotitie ALTER COLUMN {kolom} DROP DEFAULT",
                )
                for kolom in ("onderwerp", "tekst")
            ],
            state_operations=[
                migrations.RenameField("zaaknotitie", "onderwerp", "onderwerp_leesbaar"),
                migrations.RenameField("zaaknotitie", "tekst", "tekst_leesbaar"),
                migrations.AlterField(
                    "zaaknotitie",
                    "onderwerp_leesbaar",
                    models.CharField(db_column="onderwerp", db_default="", default="", help_text=LEESBAAR, max_length=255),
                ),
                migrations.AlterField(
                    "zaaknotitie",
                    "tekst_leesbaar",
                    models.TextField(db_column="tekst", db_default="", default="", help_text=LEESBAAR),
                ),
            ],
        ),
        migrations.AddField(
            "zaaknotitie",
            "onderwerp_geheim",
            eenloket.kern.velden.VersleuteldVeld(gebruik="zaken.zaaknotitie.onderwerp", null=True),
        ),
        migrations.AddField(
            "zaaknotitie",
            "tekst_geheim",
            eenloket.kern.velden.VersleuteldVeld(gebruik="zaken.zaaknotitie.tekst", null=True),
        ),
        migrations.AddField(
            "zaaknotitie",
            "zoek",
            django.contrib.postgres.fields.ArrayField(
                base_field=models.SmallIntegerField(),
                db_default=[-1],
                default=list,
                help_text="Keyed buckets of the trigrams of subject and text",
                size=None,
            ),
        ),
        migrations.RunSQL(let_op(NOTITIE), niet_meer(NOTITIE)),
        AddIndexConcurrently(
            "zaaknotitie", django.contrib.postgres.indexes.GinIndex(fields=["zoek"], name="zaaknotitie_vakken")
        ),
        AddIndexConcurrently(
            "zaaknotitie",
            django.contrib.postgres.indexes.GinIndex(
                django.contrib.postgres.indexes.OpClass(
                    django.db.models.functions.text.Upper("aangemaakt_door"), name="gin_trgm_ops"
                ),
                name="zaaknotitie_maker",
            ),
        ),
        migrations.RunPython(_versleutel),
    ]
