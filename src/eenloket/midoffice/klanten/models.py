from django.db import models

from eenloket.kern.modellen import OrganisatieRij
from eenloket.kern.velden import VersleuteldVeld


class Voorkeur(OrganisatieRij):
    """How a client wants to hear from us: channels, addresses, language (M-B1, M-B12)."""

    client = models.UUIDField(help_text="Pseudonym in the domain 'klanten'")
    kanaal = models.CharField(
        max_length=12, default="mail", choices=[(k, k) for k in ("mail", "sms", "berichtenbox", "post")]
    )
    adressen = VersleuteldVeld(null=True, help_text="{email, telefoon, naam, postadres}")
    taal = models.CharField(max_length=2, default="nl")
    bijgewerkt = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisatie", "client"], name="voorkeur_client")]


class Klantcontact(OrganisatieRij):
    """One contact with a client on any channel, back-office contacts included: one history (M-B1)."""

    identificatie = models.CharField(max_length=14, blank=True, help_text="Number in the system it came from")
    client = models.UUIDField(null=True, help_text="Pseudonym in the domain 'klanten'; null: unknown")
    kanaal = models.CharField(max_length=20)
    richting = models.CharField(max_length=3, default="in", choices=[("in", "in"), ("uit", "uit")])
    onderwerp = models.CharField(max_length=200)
    inhoud = VersleuteldVeld(null=True)
    op = models.DateTimeField()
    door = models.CharField(max_length=200)
    aanvraag_id = models.UUIDField(null=True, db_index=True)
    zaak_id = models.UUIDField(null=True, db_index=True)

    class Meta:
        indexes = [models.Index(fields=["client", "-op"], name="klantcontact_client")]
