from django.db import migrations

from eenloket.kern.audit.migraties import volg

# A release keeps who loaded it in its own row; what it holds isn't copied into the trail.
TABELLEN = (
    "aanbod_besluittype",
    "aanbod_catalogus",
    "aanbod_checklistitem",
    "aanbod_eigenschap",
    "aanbod_informatieobjecttype",
    "aanbod_resultaattype",
    "aanbod_roltype",
    "aanbod_statustype",
    "aanbod_zaakobjecttype",
    "aanbod_zaaktype",
    "aanbod_zaaktypeinformatieobjecttype",
    "aanbod_zaaktyperelatie",
)


class Migration(migrations.Migration):
    dependencies = [("aanbod", "0001_initial"), ("audit", "0001_initial")]
    operations = [volg(*TABELLEN)]
