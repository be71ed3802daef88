from django.db import models

from eenloket.kern.modellen import OrganisatieRij
from eenloket.kern.velden import VersleuteldVeld


class Staat(models.TextChoices):
    WACHT = "wacht"
    VERSTUURD = "verstuurd"
    MISLUKT = "mislukt"
    NIET_NODIG = "niet_nodig"


class Bericht(OrganisatieRij):
    """What was told to whom, by which channel, in which words (M-B12): kept as it was sent."""

    sleutel = models.CharField(
        max_length=150, unique=True, help_text="Makes the same message go out only once"
    )
    soort = models.CharField(max_length=60, help_text="Id of the text in the content package")
    client = models.UUIDField(null=True, help_text="Pseudonym in the domain 'berichten'")
    aanvraag_id = models.UUIDField(null=True, db_index=True)
    zaak_id = models.UUIDField(null=True, db_index=True)
    kanaal = models.CharField(
        max_length=12, help_text="mail, sms, berichtenbox, post; loket: to be read in the file only"
    )
    taal = models.CharField(max_length=2)
    adres = VersleuteldVeld(null=True)
    wegen = VersleuteldVeld(
        null=True, help_text="What to try when this address can't work: [{kanaal, adres}]"
    )
    onderwerp = VersleuteldVeld()
    tekst = VersleuteldVeld()
    kort = VersleuteldVeld(null=True, help_text="The short form, without personal data, that goes out by sms")
    bijlagen = models.JSONField(default=list, help_text="Ids of versions of documents")
    gemaakt_op = models.DateTimeField()
    staat = models.CharField(max_length=12, choices=Staat, default=Staat.WACHT)
    verstuurd_op = models.DateTimeField(null=True)
    pogingen = models.PositiveSmallIntegerField(default=0)
    fout = models.CharField(max_length=200, blank=True)
    gelezen_op = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["client", "-gemaakt_op"], name="bericht_client"),
            models.Index(
                fields=["staat", "gemaakt_op"], name="bericht_staat", condition=~models.Q(staat="verstuurd")
            ),
        ]
