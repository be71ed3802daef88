from django.db import models

from eenloket.kern.aflevering.models import Aflevering, Staat
from eenloket.kern.velden import VersleuteldVeld


class Bericht(Aflevering):
    """What was told to whom, by which channel, in which words (M-B12): kept as it was sent.

    ``staat`` is NIET_NODIG when there is no way to the client, who finds it in the file.
    """

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
    gelezen_op = models.DateTimeField(null=True)

    class Meta(Aflevering.Meta):
        indexes = [
            *Aflevering.Meta.indexes,
            models.Index(fields=["client", "-gemaakt_op"], name="bericht_client"),
            models.Index(
                fields=["kanaal"],
                name="bericht_zonder_weg",
                condition=models.Q(staat=Staat.WACHT, volgende_poging=None),
            ),
        ]
