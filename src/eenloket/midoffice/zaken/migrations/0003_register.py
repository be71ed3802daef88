from django.db import migrations

from eenloket.kern.audit.migraties import volg_onder
from eenloket.kern.tellingen.migraties import tel


class Migration(migrations.Migration):
    dependencies = [("zaken", "0002_nummer"), ("audit", "0003_hoofd"), ("tellingen", "0001_initial")]
    operations = [
        volg_onder(
            zaken_zaak="id",
            zaken_status="zaak_id",
            zaken_resultaat="zaak_id",
            zaken_rol="zaak_id",
            zaken_zaakeigenschap="zaak_id",
            zaken_zaakobject="zaak_id",
            zaken_zaakrelatie="zaak_id",
        ),
        tel("zaken_zaak", soort="zaaktype_id", niveau="vertrouwelijkheidaanduiding"),
    ]
