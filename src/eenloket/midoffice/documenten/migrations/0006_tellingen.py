from django.db import migrations

from eenloket.kern.tellingen.migraties import Onder, tel_mee, tel_niet


class Migration(migrations.Migration):
    dependencies = [("documenten", "0005_filters"), ("tellingen", "0002_cellen")]
    operations = [
        tel_niet("documenten_informatieobject"),
        tel_mee(
            "documenten_informatieobject",
            soort="{r}.informatieobjecttype_id",
            niveau="{r}.vertrouwelijkheidaanduiding",
            kenmerken=["{r}.bronorganisatie", "{r}.is_gereed_voor_publicatie"],
        ),
        tel_mee(
            "documenten_verzending",
            onder=Onder("informatieobject_id", "documenten_informatieobject", "informatieobjecttype_id"),
            kenmerken=["{r}.aard_relatie"],
        ),
    ]
