import datetime as dt

from django.contrib.postgres.indexes import GinIndex
from django.db import models

from eenloket.kern.modellen import OrganisatieRij, Rij
from eenloket.kern.velden import VersleuteldVeld

GEEN_DATUM = dt.date(9999, 12, 31)
"""Stands where no term runs, so that a list by date has it last."""


class Vertrouwelijkheid(models.IntegerChoices):
    """Levels of the national standard, in order, so that 'at most' is a comparison."""

    OPENBAAR = 1, "openbaar"
    BEPERKT_OPENBAAR = 2, "beperkt_openbaar"
    INTERN = 3, "intern"
    ZAAKVERTROUWELIJK = 4, "zaakvertrouwelijk"
    VERTROUWELIJK = 5, "vertrouwelijk"
    CONFIDENTIEEL = 6, "confidentieel"
    GEHEIM = 7, "geheim"
    ZEER_GEHEIM = 8, "zeer_geheim"


class Zaak(OrganisatieRij):
    """A case (M-B5). Field names follow the Zaken API; the last group is ours."""

    identificatie = models.CharField(max_length=40)
    zaaktype = models.ForeignKey("aanbod.Zaaktype", on_delete=models.PROTECT, related_name="+")
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

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["bronorganisatie", "identificatie"], name="zaak_identificatie"),
        ]
        indexes = [
            models.Index(fields=["organisatie", "identificatie"], name="zaak_nummer"),
            models.Index(fields=["organisatie", "-registratiedatum", "-id"], name="zaak_nieuwste"),
            models.Index(fields=["zaaktype", "-startdatum", "-id"], name="zaak_type"),
            models.Index(
                fields=["organisatie", "uitvoerder", "werkdatum", "id"],
                name="zaak_werkvoorraad",
                condition=models.Q(einddatum__isnull=True),
            ),
            models.Index(
                fields=["organisatie", "dienst", "werkdatum", "id"],
                name="zaak_dienst",
                condition=models.Q(einddatum__isnull=True),
            ),
            models.Index(
                fields=["behandelaar", "werkdatum", "id"],
                name="zaak_behandelaar",
                condition=models.Q(einddatum__isnull=True, behandelaar__isnull=False),
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
        ]


class Status(Rij):
    """A status that a case got at a moment. The history is never rewritten."""

    zaak = models.ForeignKey(Zaak, on_delete=models.CASCADE, related_name="statussen")
    statustype = models.ForeignKey("aanbod.Statustype", on_delete=models.PROTECT, related_name="+")
    datum_status_gezet = models.DateTimeField()
    statustoelichting = models.CharField(max_length=1000, blank=True)
    gezetdoor = models.CharField(max_length=200, blank=True)

    class Meta:
        indexes = [models.Index(fields=["zaak", "-datum_status_gezet"], name="status_zaak")]
        constraints = [models.UniqueConstraint(fields=["zaak", "datum_status_gezet"], name="status_moment")]


class Resultaat(Rij):
    zaak = models.OneToOneField(Zaak, on_delete=models.CASCADE, related_name="resultaat")
    resultaattype = models.ForeignKey("aanbod.Resultaattype", on_delete=models.PROTECT, related_name="+")
    toelichting = models.CharField(max_length=1000, blank=True)


class Rol(Rij):
    """Who is involved in a case and how. A person stands here as a pseudonym of the domain *zaken*; names are encrypted."""

    zaak = models.ForeignKey(Zaak, on_delete=models.CASCADE, related_name="rollen")
    roltype = models.ForeignKey("aanbod.Roltype", on_delete=models.PROTECT, related_name="+")
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
    roltoelichting = models.CharField(max_length=1000, blank=True)
    indicatie_machtiging = models.CharField(max_length=40, blank=True)
    registratiedatum = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(
                fields=["pseudoniem", "omschrijving_generiek"],
                name="rol_pseudoniem",
                condition=models.Q(pseudoniem__isnull=False),
            )
        ]


class Zaakeigenschap(Rij):
    """A property of a case; never a personal datum by itself (the loader of content refuses that)."""

    zaak = models.ForeignKey(Zaak, on_delete=models.CASCADE, related_name="eigenschappen")
    eigenschap = models.ForeignKey("aanbod.Eigenschap", on_delete=models.PROTECT, related_name="+")
    naam = models.CharField(max_length=20)
    waarde = models.TextField()


class Zaakobject(Rij):
    """What a case is about: an address, a building, a parcel."""

    zaak = models.ForeignKey(Zaak, on_delete=models.CASCADE, related_name="zaakobjecten")
    zaakobjecttype = models.ForeignKey(
        "aanbod.Zaakobjecttype", null=True, on_delete=models.PROTECT, related_name="+"
    )
    object = models.CharField(max_length=1000, blank=True)
    object_type = models.CharField(max_length=60)
    object_type_overige = models.CharField(max_length=100, blank=True)
    object_type_overige_definitie = models.JSONField(null=True)
    relatieomschrijving = models.CharField(max_length=80, blank=True)
    objectidentificatie = VersleuteldVeld(null=True)


class Zaakrelatie(Rij):
    """Another case that matters for this one (relevanteAndereZaken)."""

    zaak = models.ForeignKey(Zaak, on_delete=models.CASCADE, related_name="relevante_andere_zaken")
    andere = models.ForeignKey(Zaak, null=True, on_delete=models.CASCADE, related_name="+")
    url = models.CharField(max_length=1000, blank=True)
    aard_relatie = models.CharField(max_length=20)


class Termijnwijziging(Rij):
    """A change of the terms of a case: suspended, resumed, extended (Awb 4:14, 4:15), with its reason."""

    zaak = models.ForeignKey(Zaak, on_delete=models.CASCADE, related_name="termijnwijzigingen")
    soort = models.CharField(
        max_length=12, choices=[(s, s) for s in ("opschorting", "hervatting", "verlenging")]
    )
    op = models.DateField()
    dagen = models.IntegerField(default=0)
    reden = models.CharField(max_length=200)
    was = models.DateField(null=True)
    wordt = models.DateField(null=True)


class Taak(Rij):
    """Something somebody must do for a case before it can go on (M-B8, M-B12).

    ``voor`` is *client* (send us a paper), *adviseur* (a third party's advice) or *medewerker* (a checklist item, a sample).
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
