from django.db import migrations

from eenloket.kern.audit.migraties import volg

TABELLEN = (
    "aanbod_besluittype_informatieobjecttypen",
    "aanbod_besluittype_zaaktypen",
    "aanbod_resultaattype_besluittypen",
    "aanbod_resultaattype_informatieobjecttypen",
    "aanbod_uitgavezaaktype",
    "aanbod_zaakobjecttype_resultaattypen",
    "aanbod_zaakobjecttype_statustypen",
    "aanbod_zaaktype_deelzaaktypen",
)


class Migration(migrations.Migration):
    """The relations between the parts of the catalogue are changes too (M-F3)."""

    dependencies = [("aanbod", "0002_audit"), ("audit", "0002_verborgen")]
    operations = [volg(*TABELLEN)]
