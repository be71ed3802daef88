"""The table by which staff find a case by whom or what it is about. Nothing in it can be read without the keys (ADR 0012, ADR 0019)."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models

from eenloket.kern.modellen import Rij
from eenloket.kern.velden import VersleuteldVeld


class Zoekingang(Rij):
    """One thing that a case is found by: a name, a date of birth, an address or a licence plate.

    Derived from a role, a property, an object or an answer (``bron``), written and removed together with it. ``exact`` is a keyed hash of
    the normalised value, ``vakken`` the keyed buckets of the pieces of ``tekst``; the key of both is one per organisation.
    """

    class Soort(models.TextChoices):
        NAAM = "naam"
        GEBOORTEDATUM = "geboren"
        ADRES = "adres"
        KENTEKEN = "kenteken"

    zaak = models.ForeignKey("Zaak", on_delete=models.CASCADE, related_name="zoekingangen")
    soort = models.CharField(max_length=10, choices=Soort)
    bron = models.UUIDField(help_text="Id of the role, property, object or request that it comes from")
    exact = models.BinaryField(null=True, help_text="Keyed hash of the normalised value")
    vakken = ArrayField(
        models.SmallIntegerField(), null=True, help_text="Keyed buckets of the trigrams of the text"
    )
    tekst = VersleuteldVeld(help_text="What staff read in a list of results")

    class Meta:
        indexes = [
            models.Index(fields=["exact"], name="zoekingang_exact", condition=models.Q(exact__isnull=False)),
            GinIndex(fields=["vakken"], name="zoekingang_vakken", condition=models.Q(vakken__isnull=False)),
        ]
