from django.contrib.postgres.indexes import GinIndex
from django.db import models

from eenloket.kern.modellen import OrganisatieRij, Rij
from eenloket.kern.velden import VersleuteldVeld
from eenloket.kern.vertrouwelijkheid import Vertrouwelijkheid


class Informatieobject(OrganisatieRij):
    """A document (M-B17; enkelvoudiginformatieobject of the Documenten API). Its content is in its versions."""

    identificatie = models.CharField(max_length=40)
    bronorganisatie = models.CharField(max_length=9)
    informatieobjecttype = models.ForeignKey(
        "aanbod.Informatieobjecttype", on_delete=models.PROTECT, related_name="+"
    )
    lock = models.CharField(max_length=100, blank=True)
    indicatie_gebruiksrecht = models.BooleanField(null=True)
    vertrouwelijkheidaanduiding = models.SmallIntegerField(
        choices=Vertrouwelijkheid,
        default=Vertrouwelijkheid.ZAAKVERTROUWELIJK,
        help_text="That of the last version, so that who may see it is one comparison (set by versies.wordt_laatste)",
    )
    is_gereed_voor_publicatie = models.BooleanField(null=True, help_text="That of the last version, likewise")
    laatste = models.ForeignKey("Versie", null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        constraints = [
            # with the organisation, so that no error tells one organisation about the numbers of another; the filters use this index too
            models.UniqueConstraint(
                fields=["organisatie", "identificatie", "bronorganisatie"],
                name="informatieobject_identificatie",
            )
        ]
        indexes = [
            models.Index(fields=["organisatie", "-id"], name="informatieobject_nieuwste"),
            models.Index(fields=["organisatie", "bronorganisatie", "-id"], name="informatieobject_bron"),
            models.Index(fields=["informatieobjecttype", "-id"], name="informatieobject_type"),
        ]


class Versie(Rij):
    """One version of a document. A version never changes, with one exception: content that was announced is
    added when it arrives.
    """

    informatieobject = models.ForeignKey(Informatieobject, on_delete=models.CASCADE, related_name="versies")
    versie = models.PositiveIntegerField()
    titel = models.CharField(max_length=200)
    beschrijving = models.CharField(max_length=1000, blank=True)
    auteur = models.CharField(max_length=200)
    status = models.CharField(max_length=20, blank=True)
    formaat = models.CharField(max_length=255, blank=True, help_text="Media type, found from the content")
    opgegeven_formaat = models.CharField(
        max_length=255,
        blank=True,
        default="",
        help_text="Media type as another system gave it",
    )
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
    link = models.CharField(max_length=200, blank=True, default="")
    verschijningsvorm = models.TextField(blank=True, default="")
    is_gereed_voor_publicatie = models.BooleanField(null=True)
    inhoud_is_vervallen = models.BooleanField(null=True)
    tonen_aan_initiator = models.BooleanField(
        default=False, help_text="Whether the client sees it in the file of a case"
    )
    ondertekening_soort = models.CharField(max_length=10, blank=True, default="")
    ondertekening_datum = models.DateField(null=True)
    integriteit_algoritme = models.CharField(max_length=20, blank=True, default="")
    integriteit_waarde = models.CharField(max_length=128, blank=True, default="")
    integriteit_datum = models.DateField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["informatieobject", "versie"], name="versie_uniek")]
        indexes = [
            GinIndex(fields=["trefwoorden"], opclasses=["jsonb_path_ops"], name="versie_trefwoorden"),
            models.Index(fields=["sleutel"], name="versie_sleutel", opclasses=["varchar_pattern_ops"]),
        ]


class Upload(OrganisatieRij):
    """A file that a client sent and that waits until the request is submitted; it is deleted when the request
    is never submitted.
    """

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

    class Meta:
        indexes = [models.Index(fields=["sleutel"], name="upload_sleutel", opclasses=["varchar_pattern_ops"])]


class Bestandsdeel(Rij):
    """A part of content that arrives in parts. A part is announced with its size; it is complete when it has
    a key in the storage.
    """

    informatieobject = models.ForeignKey(
        Informatieobject, on_delete=models.CASCADE, related_name="bestandsdelen"
    )
    volgnummer = models.PositiveIntegerField()
    omvang = models.BigIntegerField()
    sleutel = models.CharField(max_length=100, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["informatieobject", "volgnummer"], name="bestandsdeel_uniek")
        ]
        indexes = [
            models.Index(fields=["sleutel"], name="bestandsdeel_sleutel", opclasses=["varchar_pattern_ops"])
        ]


class Gebruiksrecht(Rij):
    """Conditions on the use of a document, other than reading it."""

    informatieobject = models.ForeignKey(
        Informatieobject, on_delete=models.CASCADE, related_name="gebruiksrechten"
    )
    startdatum = models.DateTimeField()
    einddatum = models.DateTimeField(null=True)
    omschrijving_voorwaarden = models.TextField()

    class Meta:
        indexes = [
            models.Index(fields=["startdatum"], name="gebruiksrecht_start"),
            models.Index(fields=["einddatum"], name="gebruiksrecht_einde"),
        ]


class Objectrelatie(Rij):
    """The relation of a document with something outside this register: a case or decision of another
    register, or a request (verzoek).

    Relations with our own cases and decisions are stored in the rooms of these, and only there.
    """

    informatieobject = models.ForeignKey(Informatieobject, on_delete=models.CASCADE, related_name="relaties")
    object = models.CharField(max_length=1000)
    object_type = models.CharField(max_length=10)
    object_sleutel = models.UUIDField(
        help_text="Made of the address, so that it can be found as fast as one of ours"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["informatieobject", "object_sleutel"], name="objectrelatie_uniek")
        ]
        indexes = [models.Index(fields=["object_sleutel"], name="objectrelatie_object")]


class Verzending(Rij):
    """From whom a document was received, or to whom and to which address it was sent. The address is
    encrypted.
    """

    informatieobject = models.ForeignKey(
        Informatieobject, on_delete=models.CASCADE, related_name="verzendingen"
    )
    betrokkene = models.CharField(max_length=200)
    aard_relatie = models.CharField(max_length=14)
    toelichting = models.CharField(max_length=200, blank=True)
    ontvangstdatum = models.DateField(null=True)
    verzenddatum = models.DateField(null=True)
    contact_persoon = models.CharField(max_length=1000)
    mijn_overheid = models.BooleanField(default=False)
    gegevens = VersleuteldVeld(
        help_text="Name of the contact, and the one address: a key per field of the standard"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["informatieobject"],
                name="verzending_afzender",
                condition=models.Q(aard_relatie="afzender"),
            )
        ]
        indexes = [
            models.Index(fields=["betrokkene"], name="verzending_betrokkene"),
            models.Index(fields=["aard_relatie", "-id"], name="verzending_aard"),
        ]
