from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models

from eenloket.kern.modellen import OrganisatieRij

TALEN = [("nl", "Nederlands"), ("en", "English")]


class Index(OrganisatieRij):
    """Which build of the index an organisation has; processes keep the vocabulary of a ``versie`` in memory."""

    versie = models.UUIDField()
    uitgave_id = models.UUIDField(help_text="The release it was built from")
    gebouwd_op = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisatie"], name="index_per_organisatie")]

    def __str__(self) -> str:
        return str(self.versie)


class Vindsoort(models.TextChoices):
    PATROON = "patroon"
    DIENST = "dienst"
    UPL = "upl"
    PAGINA = "pagina"


class Vindbaar(OrganisatieRij):
    """Something that can be found, in one language: a demand pattern, a service, a national product or a page.

    ``sleutel`` is the slug; for a national product the last part of its URI. ``tekst`` has weights: A title, B everyday
    words, C summary and parts of compounds, D body. ``zoeknaam`` is the title without case and accents, for trigrams.
    """

    # No index of its own: the unique one begins with it, and a second would tempt the planner away from the words.
    organisatie = models.ForeignKey(
        "organisaties.Organisatie", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    soort = models.CharField(max_length=8, choices=Vindsoort)
    sleutel = models.CharField(max_length=200)
    taal = models.CharField(max_length=2, choices=TALEN)
    titel = models.CharField(max_length=200)
    samenvatting = models.TextField(blank=True)
    zoeknaam = models.CharField(max_length=200)
    zinnen = models.TextField(blank=True, help_text="Everyday phrases as roots, one a line")
    tekst = SearchVectorField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisatie", "soort", "sleutel", "taal"], name="vindbaar_uniek")
        ]
        indexes = [
            GinIndex(fields=["organisatie", "tekst"], name="vindbaar_tekst"),
            GinIndex(
                fields=["organisatie", "zoeknaam"],
                name="vindbaar_zoeknaam",
                opclasses=["uuid_ops", "gin_trgm_ops"],
            ),
        ]

    def __str__(self) -> str:
        return f"{self.soort}/{self.sleutel} ({self.taal})"


class Woord(OrganisatieRij):
    """The vocabulary of the index: what typing errors are corrected to and compounds are split into.

    ``stam`` is the lexeme of full-text search; ``wortel`` joins verb forms and small words that the stemmer keeps apart
    (verhuisd, verhuizing). ``gewicht`` is the inverse document frequency: a word that stands everywhere tells little.
    """

    taal = models.CharField(max_length=2, choices=TALEN)
    woord = models.CharField(max_length=80)
    stam = models.CharField(max_length=80)
    wortel = models.CharField(max_length=80)
    gewicht = models.FloatField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisatie", "taal", "woord"], name="woord_uniek")]
        indexes = [
            GinIndex(
                fields=["organisatie", "woord"], name="woord_trigram", opclasses=["uuid_ops", "gin_trgm_ops"]
            )
        ]

    def __str__(self) -> str:
        return self.woord


class OnvervuldeVraag(OrganisatieRij):
    """Words that led nowhere (M-A3, M-E2): normalised words only, never a number, an address or a name."""

    taal = models.CharField(max_length=2, choices=TALEN)
    woorden = models.CharField(max_length=200)
    aantal = models.PositiveIntegerField(default=1)
    eerst = models.DateField()
    laatst = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisatie", "taal", "woorden"], name="onvervuld_uniek")
        ]
        indexes = [models.Index(fields=["organisatie", "-laatst"], name="onvervuld_laatst")]

    def __str__(self) -> str:
        return self.woorden
