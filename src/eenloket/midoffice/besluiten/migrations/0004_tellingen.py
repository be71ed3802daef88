from django.db import migrations

from eenloket.kern.tellingen.migraties import tel_mee, tel_niet


class Migration(migrations.Migration):
    dependencies = [("besluiten", "0003_telling"), ("tellingen", "0002_cellen")]
    operations = [
        tel_niet("besluiten_besluit"),
        tel_mee(
            "besluiten_besluit",
            # the type of a decision can be in another register: those are counted together
            soort="coalesce({r}.besluittype_id, '00000000-0000-0000-0000-000000000000'::uuid)",
            kenmerken=["{r}.verantwoordelijke_organisatie"],
        ),
    ]
