"""Tables besides the resources of the standard: small steps between statuses, reserved case numbers, and
changes of terms.
"""

from django.db import models

from eenloket.kern.modellen import OrganisatieRij, Rij


class Substatus(Rij):
    """A small step between two statuses, for the given audience."""

    zaak = models.ForeignKey("Zaak", on_delete=models.CASCADE, related_name="substatussen")
    status = models.ForeignKey("Status", null=True, on_delete=models.CASCADE, related_name="+")
    omschrijving = models.CharField(max_length=200)
    tijdstip = models.DateTimeField()
    doelgroep = models.CharField(max_length=20, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["tijdstip"], name="substatus_tijdstip"),
            models.Index(fields=["doelgroep", "-id"], name="substatus_doelgroep"),
        ]


class Reservering(OrganisatieRij):
    """A case number that an organisation reserved for a case that it will register; used once."""

    bronorganisatie = models.CharField(max_length=9)
    identificatie = models.CharField(max_length=40)
    gebruikt = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisatie", "identificatie", "bronorganisatie"], name="reservering_nummer"
            )
        ]


class Termijnwijziging(Rij):
    """A change of the terms of a case: suspended, resumed, extended (Awb 4:14, 4:15), with its reason."""

    zaak = models.ForeignKey("Zaak", on_delete=models.CASCADE, related_name="termijnwijzigingen")
    soort = models.CharField(
        max_length=12, choices=[(s, s) for s in ("opschorting", "hervatting", "verlenging")]
    )
    op = models.DateField()
    dagen = models.IntegerField(default=0)
    reden = models.CharField(max_length=200)
    was = models.DateField(null=True)
    wordt = models.DateField(null=True)
