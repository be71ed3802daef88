from django.db import migrations, models

from eenloket.kern.audit.migraties import volg_onder

TABELLEN = (
    "aanbod_catalogus",
    "aanbod_zaaktype",
    "aanbod_zaaktyperelatie",
    "aanbod_zaaktype_deelzaaktypen",
    "aanbod_statustype",
    "aanbod_checklistitem",
    "aanbod_resultaattype",
    "aanbod_resultaattype_besluittypen",
    "aanbod_resultaattype_informatieobjecttypen",
    "aanbod_roltype",
    "aanbod_eigenschap",
    "aanbod_zaaktypeinformatieobjecttype",
    "aanbod_zaakobjecttype",
    "aanbod_zaakobjecttype_resultaattypen",
    "aanbod_zaakobjecttype_statustypen",
    "aanbod_besluittype",
    "aanbod_besluittype_zaaktypen",
    "aanbod_besluittype_informatieobjecttypen",
    "aanbod_informatieobjecttype",
    "aanbod_uitgavezaaktype",
)
OMHOOG = """
CREATE FUNCTION aanbod_versie_omhoog() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO aanbod_catalogusversie (id, versie) VALUES (1, 1) ON CONFLICT (id) DO UPDATE SET versie = aanbod_catalogusversie.versie + 1;
    RETURN NULL;
END $$;
"""


class Migration(migrations.Migration):
    """Lists of types newest first, and each change below the type it belongs to, so that its trail and its notifications follow."""

    dependencies = [("aanbod", "0003_audit_relaties"), ("audit", "0003_hoofd")]
    operations = [
        migrations.CreateModel(
            "Catalogusversie",
            [
                ("id", models.SmallIntegerField(primary_key=True, serialize=False)),
                ("versie", models.BigIntegerField(default=0)),
            ],
        ),
        migrations.RunSQL(OMHOOG, "DROP FUNCTION aanbod_versie_omhoog()"),
        migrations.RunSQL(
            [
                f"CREATE TRIGGER versie AFTER INSERT OR UPDATE OR DELETE ON {tabel} EXECUTE FUNCTION aanbod_versie_omhoog()"
                for tabel in TABELLEN
            ],
            [f"DROP TRIGGER versie ON {tabel}" for tabel in TABELLEN],
        ),
        migrations.AddIndex(
            "zaaktype", models.Index(fields=["organisatie", "-id"], name="zaaktype_nieuwste")
        ),
        migrations.AddIndex(
            "informatieobjecttype", models.Index(fields=["organisatie", "-id"], name="iot_nieuwste")
        ),
        migrations.AddIndex(
            "besluittype", models.Index(fields=["organisatie", "-id"], name="besluittype_nieuwste")
        ),
        volg_onder(
            aanbod_zaaktype="id",
            aanbod_statustype="zaaktype_id",
            aanbod_resultaattype="zaaktype_id",
            aanbod_roltype="zaaktype_id",
            aanbod_eigenschap="zaaktype_id",
            aanbod_zaaktypeinformatieobjecttype="zaaktype_id",
            aanbod_zaakobjecttype="zaaktype_id",
            aanbod_zaaktyperelatie="zaaktype_id",
            aanbod_zaaktype_deelzaaktypen="from_zaaktype_id",
            aanbod_besluittype="id",
            aanbod_besluittype_zaaktypen="zaaktype_id",
            aanbod_besluittype_informatieobjecttypen="besluittype_id",
            aanbod_informatieobjecttype="id",
        ),
    ]
