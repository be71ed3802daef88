"""Tables with texts that may be about people and stand encrypted.

Beside each stands the column in which the previous version has it readable; where nothing is encrypted yet, that one counts
(``kern.omzetten``). The next version drops it.
"""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models.functions import Upper

from eenloket.kern.modellen import Rij
from eenloket.kern.omzetten import ONBEKEND
from eenloket.kern.velden import VersleuteldVeld

_LEESBAAR = "What the previous version wrote, until it is encrypted"


class Zaakeigenschap(Rij):
    """A property of a case. Our own content holds no personal datum in one (its loader refuses that); types of others may: it is encrypted."""

    zaak = models.ForeignKey("Zaak", on_delete=models.CASCADE, related_name="eigenschappen")
    eigenschap = models.ForeignKey("aanbod.Eigenschap", on_delete=models.PROTECT, related_name="+")
    naam = models.CharField(max_length=20)
    geheim = VersleuteldVeld(null=True, gebruik="zaken.zaakeigenschap.waarde")
    leesbaar = models.TextField(
        db_column="waarde",
        db_default="",
        default="",
        help_text=_LEESBAAR,
    )

    @property
    def waarde(self) -> str:
        """The value."""
        return self.leesbaar if self.geheim is None else str(self.geheim)

    @waarde.setter
    def waarde(self, waarde: str) -> None:
        self.geheim, self.leesbaar = waarde, ""


class Zaaknotitie(Rij):
    """A note that staff make with a case. Only a concept changes. What it says stands encrypted and is found by ``zoek`` (ADR 0012)."""

    zaak = models.ForeignKey("Zaak", on_delete=models.CASCADE, related_name="notities")
    onderwerp_geheim = VersleuteldVeld(null=True, gebruik="zaken.zaaknotitie.onderwerp")
    onderwerp_leesbaar = models.CharField(
        max_length=255, db_column="onderwerp", db_default="", default="", help_text=_LEESBAAR
    )
    tekst_geheim = VersleuteldVeld(null=True, gebruik="zaken.zaaknotitie.tekst")
    tekst_leesbaar = models.TextField(db_column="tekst", db_default="", default="", help_text=_LEESBAAR)
    zoek = ArrayField(
        models.SmallIntegerField(),
        default=list,
        db_default=[ONBEKEND],
        help_text="Keyed buckets of the trigrams of subject and text",
    )
    aangemaakt_door = models.CharField(max_length=255, blank=True)
    notitie_type = models.CharField(max_length=10, default="intern")
    status = models.CharField(max_length=12, default="concept")
    aanmaakdatum = models.DateTimeField()
    wijzigingsdatum = models.DateTimeField()

    @property
    def onderwerp(self) -> str:
        """What it is about."""
        return self.onderwerp_leesbaar if self.onderwerp_geheim is None else str(self.onderwerp_geheim)

    @onderwerp.setter
    def onderwerp(self, onderwerp: str) -> None:
        self.onderwerp_geheim, self.onderwerp_leesbaar = onderwerp, ""

    @property
    def tekst(self) -> str:
        """What it says."""
        return self.tekst_leesbaar if self.tekst_geheim is None else str(self.tekst_geheim)

    @tekst.setter
    def tekst(self, tekst: str) -> None:
        self.tekst_geheim, self.tekst_leesbaar = tekst, ""

    class Meta:
        indexes = [
            models.Index(fields=["aanmaakdatum"], name="zaaknotitie_gemaakt"),
            models.Index(fields=["wijzigingsdatum"], name="zaaknotitie_gewijzigd"),
            models.Index(fields=["notitie_type", "-id"], name="zaaknotitie_type"),
            models.Index(fields=["status", "-id"], name="zaaknotitie_status"),
            GinIndex(fields=["zoek"], name="zaaknotitie_vakken"),
            GinIndex(OpClass(Upper("aangemaakt_door"), name="gin_trgm_ops"), name="zaaknotitie_maker"),
        ]
