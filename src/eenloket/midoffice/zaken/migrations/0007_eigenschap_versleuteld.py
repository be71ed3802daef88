from django.db import migrations, models

import eenloket.kern.velden
from eenloket.kern.omzetten import let_op, niet_meer, versleutel
from eenloket.midoffice.zaken.omzettingen import EIGENSCHAP


def _versleutel(apps: object, schema_editor: object) -> None:
    versleutel(EIGENSCHAP)


class Migration(migrations.Migration):
    # The value of a property stands encrypted from now on. The readable column stays for the previous version until ``eenloket migreer``
    # runs again (kern.omzetten); rows are encrypted in transactions of their own, so that nobody waits for all of them.
    atomic = False
    dependencies = [("zaken", "0006_lijst"), ("audit", "0005_sleutels")]
    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[
                migrations.RunSQL(
                    "ALTER TABLE zaken_zaakeigenschap ALTER COLUMN waarde SET DEFAULT ''",
                    "ALTER TABLE zaken_zaakeigenschap ALTER COLUMN waarde DROP DEFAULT",
                )
            ],
            state_operations=[
                migrations.RenameField("zaakeigenschap", "waarde", "leesbaar"),
                migrations.AlterField(
                    "zaakeigenschap",
                    "leesbaar",
                    models.TextField(
                        db_column="waarde",
                        db_default="",
                        default="",
                        help_text="What the previous version wrote, until it is encrypted",
                    ),
                ),
            ],
        ),
        migrations.AddField(
            "zaakeigenschap",
            "geheim",
            eenloket.kern.velden.VersleuteldVeld(gebruik="zaken.zaakeigenschap.waarde", null=True),
        ),
        migrations.RunSQL(let_op(EIGENSCHAP), niet_meer(EIGENSCHAP)),
        migrations.RunPython(_versleutel),
    ]
