from django.db import migrations

from eenloket.kern.tellingen.migraties import Onder, tel_mee, tel_niet

ONDER = Onder()


class Migration(migrations.Migration):
    dependencies = [("zaken", "0009_filters"), ("tellingen", "0002_cellen")]
    operations = [
        tel_niet("zaken_zaak"),
        tel_mee(
            "zaken_zaak",
            soort="{r}.zaaktype_id",
            niveau="{r}.vertrouwelijkheidaanduiding",
            kenmerken=[
                "{r}.bronorganisatie",
                "{r}.archiefstatus",
                "{r}.archiefnominatie",
                "{r}.einddatum IS NULL",
                "{r}.archiefactiedatum IS NULL",
            ],
            dagen=[
                "startdatum",
                "registratiedatum",
                "einddatum",
                "archiefactiedatum",
                "uiterlijke_einddatum_afdoening",
                "einddatum_gepland",
            ],
        ),
        tel_mee("zaken_status", onder=ONDER, kenmerken=["{r}.statustype_id"]),
        tel_mee(
            "zaken_rol",
            onder=ONDER,
            kenmerken=["{r}.roltype_id", "{r}.omschrijving_generiek", "{r}.betrokkene_type"],
        ),
        tel_mee("zaken_resultaat", onder=ONDER, kenmerken=["{r}.resultaattype_id"]),
        tel_mee("zaken_zaakobject", onder=ONDER, kenmerken=["{r}.object_type"]),
        tel_mee("zaken_substatus", onder=ONDER, kenmerken=["{r}.doelgroep"]),
        tel_mee("zaken_zaaknotitie", onder=ONDER, kenmerken=["{r}.notitie_type", "{r}.status"]),
    ]
