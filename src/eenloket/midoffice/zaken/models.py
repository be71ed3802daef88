import re
import uuid
from typing import Any

from django.contrib.postgres.indexes import GinIndex
from django.db import models

from eenloket.kern.modellen import OrganisatieRij, Rij
from eenloket.kern.velden import VersleuteldVeld
from eenloket.kern.vertrouwelijkheid import Vertrouwelijkheid

from .aanvullend import Reservering as Reservering
from .aanvullend import Substatus as Substatus
from .aanvullend import Termijnwijziging as Termijnwijziging
from .besloten import Zaakeigenschap as Zaakeigenschap
from .besloten import Zaaknotitie as Zaaknotitie
from .leven.stand import GEEN_DATUM as GEEN_DATUM
from .zaakinformatieobject import Zaakinformatieobject as Zaakinformatieobject
from .zoekingang import Zoekingang as Zoekingang
from .zoekingang import Zoekingangsoort as Zoekingangsoort

_EIGEN_NUMMER = re.compile(r"Z[0-9]{4}-[0-9]{7,}")


class Zaak(OrganisatieRij):
    """A case (M-B5). The fields have the names of the Zaken API; the last group of fields is ours."""

    identificatie = models.CharField(max_length=40)
    zaaktype = models.ForeignKey(
        "aanbod.Zaaktype", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    bronorganisatie = models.CharField(max_length=9)
    verantwoordelijke_organisatie = models.CharField(max_length=9)
    opdrachtgevende_organisatie = models.CharField(max_length=9, blank=True)
    omschrijving = models.CharField(max_length=80, blank=True)
    toelichting = models.CharField(max_length=1000, blank=True)
    registratiedatum = models.DateField()
    startdatum = models.DateField()
    einddatum = models.DateField(null=True)
    einddatum_gepland = models.DateField(null=True)
    uiterlijke_einddatum_afdoening = models.DateField(null=True)
    publicatiedatum = models.DateField(null=True)
    communicatiekanaal = models.CharField(max_length=1000, blank=True)
    communicatiekanaal_naam = models.CharField(max_length=250, blank=True, default="")
    producten_of_diensten = models.JSONField(default=list, blank=True)
    vertrouwelijkheidaanduiding = models.SmallIntegerField(
        choices=Vertrouwelijkheid, default=Vertrouwelijkheid.ZAAKVERTROUWELIJK
    )
    betalingsindicatie = models.CharField(max_length=20, blank=True)
    laatste_betaaldatum = models.DateTimeField(null=True)
    zaakgeometrie = models.JSONField(null=True)
    verlenging_reden = models.CharField(max_length=200, blank=True)
    verlenging_duur = models.CharField(max_length=20, blank=True)
    opschorting_indicatie = models.BooleanField(default=False)
    opschorting_eerdere = models.BooleanField(default=False)
    opschorting_reden = models.CharField(max_length=200, blank=True)
    selectielijstklasse = models.CharField(max_length=1000, blank=True)
    hoofdzaak = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="deelzaken")
    kenmerken = models.JSONField(default=list, blank=True)
    archiefnominatie = models.CharField(max_length=20, blank=True)
    archiefstatus = models.CharField(max_length=40, default="nog_te_archiveren")
    archiefactiedatum = models.DateField(null=True)
    startdatum_bewaartermijn = models.DateField(null=True)
    processobjectaard = models.CharField(max_length=200, blank=True)
    processobject = models.JSONField(null=True)

    huidige_status = models.ForeignKey("Status", null=True, on_delete=models.SET_NULL, related_name="+")
    laatst_geopend = models.DateTimeField(
        null=True, help_text="When somebody looked at it last, as clients tell"
    )
    dienst = models.CharField(
        max_length=60, blank=True, help_text="Slug of the service, empty for cases of other systems"
    )
    uitgave_id = models.UUIDField(null=True, help_text="Content release the case began with")
    niveau = models.SmallIntegerField(null=True, help_text="Handling level 1, 2 or 3 (M-B7)")
    uitvoerder = models.CharField(
        max_length=60, blank=True, help_text="Slug of the organisation that handles it"
    )
    behandelaar = models.ForeignKey(
        "gebruikers.Medewerker", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    steekproef = models.BooleanField(default=False)
    fase = models.CharField(max_length=20, default="intake")
    streefdatum = models.DateField(null=True, help_text="Service norm: our own promise")
    opgeschort_sinds = models.DateField(null=True)
    werkdatum = models.DateField(
        db_default=GEEN_DATUM, default=GEEN_DATUM, help_text="Earliest of our terms that runs"
    )
    gewaarschuwd = models.SmallIntegerField(
        db_default=0, default=0, help_text="1: three quarters of the term used, 2: three days left, 3: passed"
    )

    @property
    def gesloten(self) -> bool:
        """Whether the case has ended."""
        return self.einddatum is not None

    @property
    def sleutel(self) -> str:
        """The key of the case in addresses of pages: its number when we gave it, else its id, because another
        system's number may hold any character.
        """
        return self.identificatie if _EIGEN_NUMMER.fullmatch(self.identificatie) else str(self.id)

    @staticmethod
    def op_sleutel(sleutel: str) -> dict[str, Any]:
        """Return the query condition for a case number, or for an id in its place."""
        try:
            return {"id": uuid.UUID(sleutel)}
        except ValueError:
            return {
                "identificatie": sleutel.replace("\x00", "\ufffd")
            }  # no text holds NUL, and no number this

    class Meta:
        constraints = [
            # with the organisation, so that no error tells one organisation about the numbers of another; the filters use this index too
            models.UniqueConstraint(
                fields=["organisatie", "identificatie", "bronorganisatie"], name="zaak_identificatie"
            ),
            models.CheckConstraint(
                condition=models.Q(einddatum__isnull=False, fase="gesloten")
                | models.Q(models.Q(einddatum__isnull=True), ~models.Q(fase="gesloten")),
                name="zaak_einde_en_fase",
            ),
        ]
        indexes = [
            models.Index(fields=["organisatie", "-registratiedatum", "-id"], name="zaak_nieuwste"),
            models.Index(fields=["zaaktype", "-startdatum", "-id"], name="zaak_type"),
            models.Index(
                fields=["zaaktype", "-id"], include=["vertrouwelijkheidaanduiding"], name="zaak_van_type"
            ),
            models.Index(
                fields=["uiterlijke_einddatum_afdoening"],
                name="zaak_termijn",
                condition=models.Q(einddatum__isnull=True, opschorting_indicatie=False),
            ),
            models.Index(
                fields=["archiefactiedatum"],
                name="zaak_archief",
                condition=models.Q(archiefactiedatum__isnull=False),
            ),
            GinIndex(fields=["identificatie"], opclasses=["gin_trgm_ops"], name="zaak_zoek"),
            # one behind each order and filter of the national API; an index is read in both directions
            # with what rights ask, so that a deep page of a client with few rights is found in the index alone
            models.Index(
                fields=["organisatie", "-id"],
                include=["zaaktype", "vertrouwelijkheidaanduiding"],
                name="zaak_lijst",
            ),
            models.Index(fields=["organisatie", "bronorganisatie", "-id"], name="zaak_bron"),
            models.Index(fields=["organisatie", "publicatiedatum"], name="zaak_publicatie"),
            # the id is in them, so that a list by that date is read in its order and no further than the page
            models.Index(fields=["organisatie", "startdatum", "id"], name="zaak_op_start"),
            models.Index(fields=["organisatie", "einddatum", "id"], name="zaak_op_einde"),
            models.Index(fields=["organisatie", "archiefactiedatum", "id"], name="zaak_op_archiefactie"),
            models.Index(
                fields=["organisatie", "uiterlijke_einddatum_afdoening", "id"], name="zaak_op_uiterlijk"
            ),
            models.Index(
                fields=["organisatie", "einddatum_gepland", "id"],
                name="zaak_op_gepland",
                condition=models.Q(einddatum_gepland__isnull=False),
            ),
            # of all rows: a statement that is planned once for every value can't use an index of some
            models.Index(fields=["organisatie", "archiefstatus", "-id"], name="zaak_op_archiefstatus"),
            models.Index(fields=["organisatie", "archiefnominatie", "-id"], name="zaak_op_nominatie"),
        ]


class Status(Rij):
    """A status that a case got at a moment. The history of statuses never changes."""

    zaak = models.ForeignKey(Zaak, on_delete=models.CASCADE, related_name="statussen")
    statustype = models.ForeignKey(
        "aanbod.Statustype", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    datum_status_gezet = models.DateTimeField()
    statustoelichting = models.CharField(max_length=1000, blank=True)
    gezetdoor = models.CharField(
        max_length=200, blank=True, help_text="An actor of ours, or the id of a role of the case"
    )

    class Meta:
        indexes = [
            models.Index(fields=["zaak", "-datum_status_gezet"], name="status_zaak"),
            models.Index(fields=["statustype", "-id"], name="status_type"),
        ]
        constraints = [models.UniqueConstraint(fields=["zaak", "datum_status_gezet"], name="status_moment")]


class Resultaat(Rij):
    zaak = models.OneToOneField(Zaak, on_delete=models.CASCADE, related_name="resultaat")
    resultaattype = models.ForeignKey(
        "aanbod.Resultaattype", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    toelichting = models.CharField(max_length=1000, blank=True)

    class Meta:
        indexes = [models.Index(fields=["resultaattype", "-id"], name="resultaat_type")]


class Rol(Rij):
    """A person or organisation that is involved in a case, and how. A person is stored as a pseudonym of the
    domain *zaken*; names are encrypted.
    """

    zaak = models.ForeignKey(Zaak, on_delete=models.CASCADE, related_name="rollen")
    roltype = models.ForeignKey("aanbod.Roltype", on_delete=models.PROTECT, related_name="+", db_index=False)
    omschrijving_generiek = models.CharField(max_length=20)
    betrokkene_type = models.CharField(max_length=30)
    betrokkene = models.CharField(max_length=1000, blank=True, help_text="URL of a party elsewhere")
    pseudoniem = models.UUIDField(null=True)
    medewerker = models.ForeignKey(
        "gebruikers.Medewerker", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    gegevens = VersleuteldVeld(null=True, help_text="betrokkeneIdentificatie without the citizen number")
    afwijkende_naam_betrokkene = VersleuteldVeld(null=True)
    contactpersoon_rol = VersleuteldVeld(null=True)
    authenticatie_context = VersleuteldVeld(
        null=True, help_text="How the person logged in; numbers as pseudonyms"
    )
    roltoelichting = models.CharField(max_length=1000, blank=True)
    indicatie_machtiging = models.CharField(max_length=40, blank=True)
    registratiedatum = models.DateTimeField()
    begin_geldigheid = models.DateField(null=True)
    einde_geldigheid = models.DateField(null=True)
    zoek = models.BinaryField(
        null=True, help_text="Keyed hash of the first identification other than the pseudonym's number"
    )
    zoek_tweede = models.BinaryField(null=True, help_text="The same of the second one")

    class Meta:
        indexes = [
            models.Index(
                fields=["pseudoniem", "omschrijving_generiek"],
                name="rol_pseudoniem",
                condition=models.Q(pseudoniem__isnull=False),
            ),
            models.Index(fields=["zoek"], name="rol_zoek", condition=models.Q(zoek__isnull=False)),
            models.Index(
                fields=["zoek_tweede"], name="rol_zoek_tweede", condition=models.Q(zoek_tweede__isnull=False)
            ),
            models.Index(fields=["betrokkene"], name="rol_betrokkene", condition=~models.Q(betrokkene="")),
            models.Index(fields=["roltype", "-id"], name="rol_type"),
            models.Index(fields=["omschrijving_generiek", "-id"], name="rol_generiek"),
            models.Index(fields=["betrokkene_type", "-id"], name="rol_betrokkene_type"),
        ]


class Zaakobject(Rij):
    """The subject of a case: an address, a building, a parcel."""

    zaak = models.ForeignKey(Zaak, on_delete=models.CASCADE, related_name="zaakobjecten")
    zaakobjecttype = models.ForeignKey(
        "aanbod.Zaakobjecttype", null=True, on_delete=models.PROTECT, related_name="+"
    )
    object = models.CharField(max_length=1000, blank=True)
    object_type = models.CharField(max_length=60)
    object_type_overige = models.CharField(max_length=100, blank=True)
    object_type_overige_definitie = models.JSONField(null=True)
    relatieomschrijving = models.CharField(max_length=80, blank=True)
    objectidentificatie = VersleuteldVeld(null=True, help_text="Numbers of persons as pseudonyms")

    class Meta:
        indexes = [
            models.Index(fields=["object"], name="zaakobject_object", condition=~models.Q(object="")),
            models.Index(fields=["object_type", "-id"], name="zaakobject_type"),
        ]


class Zaakrelatie(Rij):
    """Another case that is relevant for this case (relevanteAndereZaken)."""

    zaak = models.ForeignKey(Zaak, on_delete=models.CASCADE, related_name="relevante_andere_zaken")
    andere = models.ForeignKey(Zaak, null=True, on_delete=models.CASCADE, related_name="+")
    url = models.CharField(max_length=1000, blank=True)
    aard_relatie = models.CharField(
        max_length=20, blank=True, help_text="Empty: related without saying how (gerelateerdeZaken)"
    )
    overige_relatie = models.CharField(max_length=100, blank=True, default="")
    toelichting = models.CharField(max_length=255, blank=True, default="")


class Zaakbesluit(Rij):
    """A decision in another register that is an outcome of a case. Decisions of our own refer to their case
    themselves.
    """

    zaak = models.ForeignKey(Zaak, on_delete=models.CASCADE, related_name="externe_besluiten")
    besluit = models.CharField(max_length=1000)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["zaak", "besluit"], name="zaakbesluit_uniek")]


class Zaakcontactmoment(Rij):
    """A contact in another register that is about a case."""

    zaak = models.ForeignKey(Zaak, on_delete=models.CASCADE, related_name="contactmomenten")
    contactmoment = models.CharField(max_length=1000)
    spiegel_url = models.CharField(
        max_length=1000, blank=True, help_text="Where the other register keeps this relation"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["zaak", "contactmoment"], name="zaakcontactmoment_uniek")
        ]
        indexes = [models.Index(fields=["contactmoment"], name="zaakcontactmoment_ander")]


class Zaakverzoek(Rij):
    """A request in another register from which a case came."""

    zaak = models.ForeignKey(Zaak, on_delete=models.CASCADE, related_name="verzoeken")
    verzoek = models.CharField(max_length=1000)
    spiegel_url = models.CharField(
        max_length=1000, blank=True, help_text="Where the other register keeps this relation"
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["zaak", "verzoek"], name="zaakverzoek_uniek")]
        indexes = [models.Index(fields=["verzoek"], name="zaakverzoek_ander")]


class Taak(Rij):
    """A task that somebody must do for a case before it can go on (M-B8, M-B12).

    ``voor`` is *client* (send us a paper), *adviseur* (advice of another organisation) or *medewerker* (a
    checklist item, a sample).
    """

    zaak = models.ForeignKey(Zaak, on_delete=models.CASCADE, related_name="taken")
    voor = models.CharField(max_length=12, choices=[(s, s) for s in ("client", "adviseur", "medewerker")])
    soort = models.CharField(max_length=20)
    sleutel = models.CharField(max_length=100, blank=True, help_text="Makes the same task come only once")
    organisatie = models.CharField(max_length=60, blank=True, help_text="Adviser: slug of the organisation")
    vraag = VersleuteldVeld(help_text="The text as asked")
    antwoord = VersleuteldVeld(null=True)
    verplicht = models.BooleanField(default=True)
    uiterlijk = models.DateField(null=True)
    gemaakt_op = models.DateTimeField()
    klaar_op = models.DateTimeField(null=True)
    uitkomst = models.CharField(max_length=30, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["zaak", "sleutel"], name="taak_eenmaal", condition=~models.Q(sleutel="")
            ),
        ]
        indexes = [models.Index(fields=["zaak", "voor"], name="taak_zaak")]
