"""The table of the documents in the file of a case."""

from django.db import models

from eenloket.kern.modellen import Rij


class Zaakinformatieobject(Rij):
    """A document in the file of a case; ``informatieobject`` is None for a document in another register, at
    ``informatieobject_url``.
    """

    zaak = models.ForeignKey("Zaak", on_delete=models.CASCADE, related_name="informatieobjecten")
    informatieobject = models.ForeignKey(
        "documenten.Informatieobject", null=True, on_delete=models.PROTECT, related_name="zaken"
    )
    informatieobject_url = models.CharField(max_length=1000, blank=True, default="")
    spiegel_url = models.CharField(
        max_length=1000,
        blank=True,
        default="",
        help_text="Where the other register keeps this relation",
    )
    titel = models.CharField(max_length=200, blank=True)
    beschrijving = models.TextField(blank=True)
    registratiedatum = models.DateTimeField()
    vernietigingsdatum = models.DateTimeField(null=True)
    status = models.ForeignKey("Status", null=True, on_delete=models.SET_NULL, related_name="+")
    voor_client = models.BooleanField(default=True, help_text="Whether the client sees it in the file")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["zaak", "informatieobject"], name="zaakinformatieobject_uniek"),
            models.UniqueConstraint(
                fields=["zaak", "informatieobject_url"],
                name="zaakinformatieobject_elders",
                condition=~models.Q(informatieobject_url=""),
            ),
        ]
