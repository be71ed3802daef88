"""The table by which employees find a case. Its content can't be read without the keys (ADR 0012, ADR 0019)."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models

from eenloket.kern.modellen import Rij
from eenloket.kern.velden import VersleuteldVeld


class Zoekingangsoort(models.TextChoices):
    NAAM = "naam"
    GEBOORTEDATUM = "geboren"
    ADRES = "adres"
    KENTEKEN = "kenteken"


class Zoekingang(Rij):
    """One entry by which a case is found: a name, a date of birth, an address or a licence plate.

    The entry comes from a role, a property, an object or an answer (``bron``), and is written and deleted
    together with it. ``exact`` is a keyed hash of the normalised value, ``vakken`` are the keyed buckets of
    the parts of ``tekst``; each organisation has its own key.
    """

    zaak = models.ForeignKey("Zaak", on_delete=models.CASCADE, related_name="zoekingangen")
    soort = models.CharField(max_length=10, choices=Zoekingangsoort)
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
