import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.deletion
from django.contrib.postgres.operations import BtreeGinExtension, TrigramExtension, UnaccentExtension
from django.db import migrations, models

import eenloket.kern.identificatie

TALEN = [("nl", "Nederlands"), ("en", "English")]

# No stop words here: the words of a question are weighed, not dropped, and a title like "In en uit" stays findable.
MAAK_ZOEKTAAL = """
CREATE TEXT SEARCH DICTIONARY loket_{taal}_stam (TEMPLATE = snowball, LANGUAGE = {naam});
CREATE TEXT SEARCH CONFIGURATION loket_{taal} (COPY = pg_catalog.simple);
ALTER TEXT SEARCH CONFIGURATION loket_{taal}
    ALTER MAPPING FOR asciiword, asciihword, hword_asciipart, word, hword, hword_part WITH unaccent, loket_{taal}_stam;
"""
VERGEET_ZOEKTAAL = """
DROP TEXT SEARCH CONFIGURATION loket_{taal};
DROP TEXT SEARCH DICTIONARY loket_{taal}_stam;
"""


def _zoektaal(taal: str, naam: str) -> migrations.RunSQL:
    return migrations.RunSQL(
        MAAK_ZOEKTAAL.format(taal=taal, naam=naam), VERGEET_ZOEKTAAL.format(taal=taal)
    )


def _rij(*velden, **organisatie):
    return [
        (
            "id",
            models.UUIDField(
                default=eenloket.kern.identificatie.nieuw_id, editable=False, primary_key=True, serialize=False
            ),
        ),
        *velden,
        (
            "organisatie",
            models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="organisaties.organisatie",
                **organisatie,
            ),
        ),
    ]


class Migration(migrations.Migration):
    initial = True
    dependencies = [("organisaties", "0001_initial")]
    operations = [
        BtreeGinExtension(),
        TrigramExtension(),
        UnaccentExtension(),
        _zoektaal("nl", "dutch"),
        _zoektaal("en", "english"),
        migrations.CreateModel(
            name="Index",
            fields=_rij(
                ("versie", models.UUIDField()),
                ("uitgave_id", models.UUIDField(help_text="The release it was built from")),
                ("gebouwd_op", models.DateTimeField()),
            ),
            options={
                "constraints": [models.UniqueConstraint(fields=("organisatie",), name="index_per_organisatie")],
            },
        ),
        migrations.CreateModel(
            name="Vindbaar",
            fields=_rij(
                (
                    "soort",
                    models.CharField(
                        choices=[("patroon", "Patroon"), ("dienst", "Dienst"), ("upl", "Upl"), ("pagina", "Pagina")],
                        max_length=8,
                    ),
                ),
                ("sleutel", models.CharField(max_length=200)),
                ("taal", models.CharField(choices=TALEN, max_length=2)),
                ("titel", models.CharField(max_length=200)),
                ("samenvatting", models.TextField(blank=True)),
                ("zoeknaam", models.CharField(max_length=200)),
                ("zinnen", models.TextField(blank=True, help_text="Everyday phrases as roots, one a line")),
                ("tekst", django.contrib.postgres.search.SearchVectorField()),
                db_index=False,
            ),
            options={
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(
                        fields=["organisatie", "tekst"], name="vindbaar_tekst"
                    ),
                    django.contrib.postgres.indexes.GinIndex(
                        fields=["organisatie", "zoeknaam"],
                        name="vindbaar_zoeknaam",
                        opclasses=["uuid_ops", "gin_trgm_ops"],
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("organisatie", "soort", "sleutel", "taal"), name="vindbaar_uniek")
                ],
            },
        ),
        migrations.CreateModel(
            name="Woord",
            fields=_rij(
                ("taal", models.CharField(choices=TALEN, max_length=2)),
                ("woord", models.CharField(max_length=80)),
                ("stam", models.CharField(max_length=80)),
                ("wortel", models.CharField(max_length=80)),
                ("gewicht", models.FloatField()),
            ),
            options={
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(
                        fields=["organisatie", "woord"],
                        name="woord_trigram",
                        opclasses=["uuid_ops", "gin_trgm_ops"],
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("organisatie", "taal", "woord"), name="woord_uniek")
                ],
            },
        ),
        migrations.CreateModel(
            name="OnvervuldeVraag",
            fields=_rij(
                ("taal", models.CharField(choices=TALEN, max_length=2)),
                ("woorden", models.CharField(max_length=200)),
                ("aantal", models.PositiveIntegerField(default=1)),
                ("eerst", models.DateField()),
                ("laatst", models.DateField()),
            ),
            options={
                "indexes": [models.Index(fields=["organisatie", "-laatst"], name="onvervuld_laatst")],
                "constraints": [
                    models.UniqueConstraint(fields=("organisatie", "taal", "woorden"), name="onvervuld_uniek")
                ],
            },
        ),
    ]
