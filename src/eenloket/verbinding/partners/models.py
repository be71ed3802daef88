from django.db import models

from eenloket.kern.modellen import OrganisatieRij, Rij
from eenloket.kern.velden import VersleuteldVeld


class Overdracht(OrganisatieRij):
    """A hand-over to a partner, from the transaction that decided it until the partner has it (M-B15).

    The outbox of a connection: nothing is lost while a partner is down. ``inhoud`` goes when it has been delivered.
    """

    class Staat(models.TextChoices):
        WACHT = "wacht", "to be delivered"
        BEZORGD = "bezorgd", "the partner has it"
        MISLUKT = "mislukt", "given up: a person must look (dead letter)"
        INTREKKEN = "intrekken", "delivered, and to be taken back"
        INGETROKKEN = "ingetrokken"

    koppeling = models.CharField(max_length=60)
    soort = models.CharField(max_length=10, choices=[("opdracht", "opdracht"), ("advies", "advies")])
    kenmerk = models.CharField(max_length=100)
    dienst = models.CharField(max_length=60)
    inhoud = VersleuteldVeld(null=True, help_text="Only the answers that the partner's task needs")
    gegevens = models.JSONField(default=list, help_text="Names of what was handed over, never values")
    aanvraag_id = models.UUIDField(null=True)
    zaak_id = models.UUIDField(db_index=True)
    taak_id = models.UUIDField(null=True)
    staat = models.CharField(max_length=12, choices=Staat, default=Staat.WACHT)
    pogingen = models.PositiveIntegerField(default=0)
    begonnen_op = models.DateTimeField(help_text="When trying began, or began anew")
    volgende_poging = models.DateTimeField(null=True)
    misschien_ontvangen = models.BooleanField(
        default=False, help_text="A try broke off after the connection was made"
    )
    bezorgd_op = models.DateTimeField(null=True)
    nummer = models.CharField(max_length=100, blank=True, help_text="The partner's own number")
    gemeld = models.CharField(max_length=20, blank=True, help_text="Last status that the partner reported")
    laatste_fout = models.CharField(max_length=200, blank=True)
    gemaakt_op = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["koppeling", "soort", "kenmerk"], name="overdracht_eenmaal")
        ]
        indexes = [
            models.Index(
                fields=["volgende_poging"],
                name="overdracht_aan_de_beurt",
                condition=models.Q(volgende_poging__isnull=False),
            ),
            models.Index(
                fields=["organisatie", "staat", "-gemaakt_op"],
                name="overdracht_overzicht",
                condition=~models.Q(staat="bezorgd"),
            ),
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
