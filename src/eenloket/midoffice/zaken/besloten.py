"""Tables with encrypted texts that may be about people."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models.functions import Upper

from eenloket.kern.modellen import Rij
from eenloket.kern.velden import VersleuteldVeld


class Zaakeigenschap(Rij):
    """A property of a case. Our own content holds no personal data in a property (its loader refuses that),
    but types of other systems may.

    Therefore the value is encrypted.
    """

    zaak = models.ForeignKey("Zaak", on_delete=models.CASCADE, related_name="eigenschappen")
    eigenschap = models.ForeignKey("aanbod.Eigenschap", on_delete=models.PROTECT, related_name="+")
    naam = models.CharField(max_length=20)
    waarde = VersleuteldVeld(help_text="Text, whatever the type says of its form")


class Zaaknotitie(Rij):
    """A note that employees make about a case. Only a concept can be changed. The text is encrypted and
    searched by ``zoek`` (ADR 0012).
    """

    zaak = models.ForeignKey("Zaak", on_delete=models.CASCADE, related_name="notities")
    onderwerp = VersleuteldVeld(help_text="What it is about: text")
    tekst = VersleuteldVeld(help_text="What it says")
    zoek = ArrayField(
        models.SmallIntegerField(),
        default=list,
        help_text="Keyed buckets of the trigrams of subject and text",
    )
    aangemaakt_door = models.CharField(max_length=255, blank=True)
    notitie_type = models.CharField(max_length=10, default="intern")
    status = models.CharField(max_length=12, default="concept")
    aanmaakdatum = models.DateTimeField()
    wijzigingsdatum = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["aanmaakdatum"], name="zaaknotitie_gemaakt"),
            models.Index(fields=["wijzigingsdatum"], name="zaaknotitie_gewijzigd"),
            models.Index(fields=["notitie_type", "-id"], name="zaaknotitie_type"),
            models.Index(fields=["status", "-id"], name="zaaknotitie_status"),
            GinIndex(fields=["zoek"], name="zaaknotitie_vakken"),
            GinIndex(OpClass(Upper("aangemaakt_door"), name="gin_trgm_ops"), name="zaaknotitie_maker"),
        ]
