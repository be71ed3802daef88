"""Tables with texts that may be about people and stand encrypted.

Beside each stands the column in which the previous version has it readable; where nothing is encrypted yet, that one counts
(``kern.omzetten``). The next version drops it.
"""

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models.functions import Upper

from eenloket.kern.modellen import Rij
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
    """A note that staff make with a case. Only a concept changes. The standard searches in its text, so it stands as it is."""

    zaak = models.ForeignKey("Zaak", on_delete=models.CASCADE, related_name="notities")
    onderwerp = models.CharField(max_length=255)
    tekst = models.TextField()
    aangemaakt_door = models.CharField(max_length=255, blank=True)
    notitie_type = models.CharField(max_length=10, default="intern")
    status = models.CharField(max_length=12, default="concept")
    aanmaakdatum = models.DateTimeField()
    wijzigingsdatum = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["aanmaakdatum"], name="zaaknotitie_gemaakt"),
            models.Index(fields=["wijzigingsdatum"], name="zaaknotitie_gewijzigd"),
            GinIndex(
                OpClass(Upper("onderwerp"), name="gin_trgm_ops"),
                OpClass(Upper("tekst"), name="gin_trgm_ops"),
                OpClass(Upper("aangemaakt_door"), name="gin_trgm_ops"),
                name="zaaknotitie_zoek",
            ),
        ]
