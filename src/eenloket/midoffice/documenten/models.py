from django.db import models

from eenloket.kern.modellen import OrganisatieRij, Rij
from eenloket.kern.velden import VersleuteldVeld
from eenloket.midoffice.zaken.models import Vertrouwelijkheid


class Informatieobject(OrganisatieRij):
    """A document (M-B17, enkelvoudiginformatieobject of the Documenten API); its content is in versions."""

    identificatie = models.CharField(max_length=40)
    bronorganisatie = models.CharField(max_length=9)
    informatieobjecttype = models.ForeignKey(
        "aanbod.Informatieobjecttype", on_delete=models.PROTECT, related_name="+"
    )
    lock = models.CharField(max_length=100, blank=True)
    indicatie_gebruiksrecht = models.BooleanField(null=True)
    laatste = models.ForeignKey("Versie", null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["bronorganisatie", "identificatie"], name="informatieobject_identificatie"
            )
        ]


class Versie(Rij):
    """One version of a document; never altered."""

    informatieobject = models.ForeignKey(Informatieobject, on_delete=models.CASCADE, related_name="versies")
    versie = models.PositiveIntegerField()
    titel = models.CharField(max_length=200)
    beschrijving = models.CharField(max_length=1000, blank=True)
    auteur = models.CharField(max_length=200)
    status = models.CharField(max_length=20, blank=True)
    formaat = models.CharField(max_length=255, blank=True, help_text="Media type, found from the content")
    taal = models.CharField(max_length=3, default="dut")
    bestandsnaam = models.CharField(max_length=255, blank=True)
    bestandsomvang = models.BigIntegerField(null=True)
    sha256 = models.CharField(max_length=64, blank=True)
    sleutel = models.CharField(max_length=100, blank=True, help_text="Key in the storage")
    vertrouwelijkheidaanduiding = models.SmallIntegerField(
        choices=Vertrouwelijkheid, default=Vertrouwelijkheid.ZAAKVERTROUWELIJK
    )
    creatiedatum = models.DateField()
    ontvangstdatum = models.DateField(null=True)
    verzenddatum = models.DateField(null=True)
    begin_registratie = models.DateTimeField()
    trefwoorden = models.JSONField(default=list, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["informatieobject", "versie"], name="versie_uniek")]


class Zaakinformatieobject(Rij):
    """A document in the file of a case."""

    zaak = models.ForeignKey("zaken.Zaak", on_delete=models.CASCADE, related_name="informatieobjecten")
    informatieobject = models.ForeignKey(Informatieobject, on_delete=models.PROTECT, related_name="zaken")
    titel = models.CharField(max_length=200, blank=True)
    beschrijving = models.TextField(blank=True)
    registratiedatum = models.DateTimeField()
    vernietigingsdatum = models.DateTimeField(null=True)
    voor_client = models.BooleanField(default=True, help_text="Whether the client sees it in the file")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["zaak", "informatieobject"], name="zaakinformatieobject_uniek")
        ]


class Upload(OrganisatieRij):
    """A file that a client sent and that waits for its request to be submitted; cleaned up when it never is."""

    eigenaar = models.UUIDField(db_index=True, help_text="Id of the request (aanvraag) or task it belongs to")
    vraag = models.CharField(max_length=60)
    bestandsnaam = VersleuteldVeld()
    formaat = models.CharField(max_length=255)
    bestandsomvang = models.BigIntegerField()
    sha256 = models.CharField(max_length=64)
    sleutel = models.CharField(max_length=100)
    gescand = models.CharField(max_length=20, blank=True, help_text="schoon, or empty: no scanner configured")
    op = models.DateTimeField()
    informatieobject = models.ForeignKey(
        Informatieobject, null=True, on_delete=models.SET_NULL, related_name="+"
    )
