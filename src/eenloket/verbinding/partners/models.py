from django.db import models

from eenloket.kern.aflevering.models import Aflevering
from eenloket.kern.modellen import Rij
from eenloket.kern.velden import VersleuteldVeld


class Overdracht(Aflevering):
    """A hand-over to a partner, from the transaction that decided it until the partner has it (M-B15).

    The outbox of a connection: nothing is lost while a partner is down. ``inhoud`` goes when it has been delivered.
    """

    koppeling = models.CharField(max_length=60)
    soort = models.CharField(max_length=10, choices=[("opdracht", "opdracht"), ("advies", "advies")])
    kenmerk = models.CharField(max_length=100)
    dienst = models.CharField(max_length=60)
    inhoud = VersleuteldVeld(null=True, help_text="Only the answers that the partner's task needs")
    gegevens = models.JSONField(default=list, help_text="Names of what was handed over, never values")
    aanvraag_id = models.UUIDField(null=True)
    zaak_id = models.UUIDField(db_index=True)
    taak_id = models.UUIDField(null=True)
    intrekken = models.BooleanField(
        default=False, help_text="The case ended: what must be delivered is that it is taken back"
    )
    nummer = models.CharField(max_length=100, blank=True, help_text="The partner's own number")
    gemeld = models.CharField(max_length=20, blank=True, help_text="Last status that the partner reported")

    class Meta(Aflevering.Meta):
        constraints = [
            models.UniqueConstraint(fields=["koppeling", "soort", "kenmerk"], name="overdracht_eenmaal")
        ]

    def __str__(self) -> str:
        return f"{self.koppeling} {self.kenmerk}"


class Terugmelding(Rij):
    """A report of a partner, kept once by its own id and once by its signature: a replay finds either."""

    overdracht = models.ForeignKey(Overdracht, on_delete=models.CASCADE, related_name="terugmeldingen")
    koppeling = models.CharField(max_length=60)
    bericht_id = models.CharField(max_length=100)
    handtekening = models.CharField(max_length=64)
    status = models.CharField(max_length=20)
    uitkomst = models.CharField(max_length=20, blank=True)
    toelichting = VersleuteldVeld(null=True)
    gevolg = models.CharField(max_length=40, help_text="verwerkt, or the code of why it changed nothing")
    ontvangen_op = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["koppeling", "bericht_id"], name="terugmelding_bericht"),
            models.UniqueConstraint(fields=["koppeling", "handtekening"], name="terugmelding_handtekening"),
        ]

    def __str__(self) -> str:
        return f"{self.koppeling} {self.status}"
