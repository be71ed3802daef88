"""Case types, in versions."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models

from eenloket.kern.modellen import Rij

from .catalogus import Catalogus
from .keuzes import VERTROUWELIJKHEID, AardRelatie, InternExtern
from .velden import Versie, duur, geldige_periode, zonder_overlap


class Zaaktype(Versie):
    """One version of a case type. A published version that is used never changes: a change makes a new
    version.

    ``bron_digest`` identifies the content from which the version was made; empty when it was made through the
    API. ``selectielijst_procestype_nummer`` is the number in the selection list, ``selectielijst_procestype``
    its URL when known.
    """

    catalogus = models.ForeignKey(Catalogus, on_delete=models.PROTECT, related_name="zaaktypen")
    identificatie = models.CharField(max_length=50)
    omschrijving = models.CharField(max_length=80)
    omschrijving_generiek = models.CharField(max_length=80, blank=True)
    vertrouwelijkheidaanduiding = models.CharField(max_length=20, choices=VERTROUWELIJKHEID)
    doel = models.TextField()
    aanleiding = models.TextField()
    toelichting = models.TextField(blank=True)
    indicatie_intern_of_extern = models.CharField(max_length=7, choices=InternExtern.choices)
    handeling_initiator = models.CharField(max_length=20)
    onderwerp = models.CharField(max_length=80)
    handeling_behandelaar = models.CharField(max_length=20)
    doorlooptijd = models.CharField(max_length=20, help_text="ISO 8601")
    servicenorm = duur()
    opschorting_en_aanhouding_mogelijk = models.BooleanField()
    verlenging_mogelijk = models.BooleanField()
    verlengingstermijn = duur()
    trefwoorden = ArrayField(models.CharField(max_length=30), default=list, blank=True)
    publicatie_indicatie = models.BooleanField(default=False)
    publicatietekst = models.TextField(blank=True)
    verantwoordingsrelatie = ArrayField(models.CharField(max_length=40), default=list, blank=True)
    producten_of_diensten = ArrayField(models.CharField(max_length=1000), default=list, blank=True)
    selectielijst_procestype = models.CharField(max_length=200, blank=True)
    selectielijst_procestype_nummer = models.CharField(max_length=10, blank=True)
    referentieproces_naam = models.CharField(max_length=80)
    referentieproces_link = models.CharField(max_length=200, blank=True)
    verantwoordelijke = models.CharField(max_length=50)
    broncatalogus_url = models.CharField(max_length=200, blank=True)
    broncatalogus_domein = models.CharField(max_length=5, blank=True)
    broncatalogus_rsin = models.CharField(max_length=9, blank=True)
    bronzaaktype_url = models.CharField(max_length=200, blank=True)
    bronzaaktype_identificatie = models.CharField(max_length=50, blank=True)
    bronzaaktype_omschrijving = models.CharField(max_length=80, blank=True)
    versiedatum = models.DateField()
    deelzaaktypen = models.ManyToManyField(
        "self", symmetrical=False, related_name="hoofdzaaktypen", blank=True
    )
    bron_digest = models.CharField(max_length=64, blank=True, editable=False)

    class Meta:
        constraints = [
            zonder_overlap("zaaktype_versies", "catalogus", "identificatie"),
            geldige_periode("zaaktype_periode"),
            models.CheckConstraint(
                name="zaaktype_verlenging",
                condition=models.Q(verlenging_mogelijk=False) | models.Q(verlengingstermijn__isnull=False),
            ),
        ]
        indexes = [
            models.Index(
                fields=["catalogus", "identificatie", "begin_geldigheid"], name="zaaktype_identificatie"
            ),
            models.Index(fields=["organisatie", "identificatie"], name="zaaktype_organisatie"),
            models.Index(fields=["organisatie", "-id"], name="zaaktype_nieuwste"),
            GinIndex(fields=["trefwoorden"], name="zaaktype_trefwoorden"),
        ]

    def __str__(self) -> str:
        return f"{self.identificatie} {self.begin_geldigheid:%Y-%m-%d}"


class Zaaktyperelatie(Rij):
    """A related case type: one of ours, or a URL in another catalogue."""

    zaaktype = models.ForeignKey(Zaaktype, on_delete=models.CASCADE, related_name="gerelateerde_zaaktypen")
    gerelateerd = models.ForeignKey(
        Zaaktype, on_delete=models.CASCADE, null=True, blank=True, related_name="+"
    )
    gerelateerd_url = models.CharField(max_length=200, blank=True)
    aard_relatie = models.CharField(max_length=15, choices=AardRelatie.choices)
    toelichting = models.CharField(max_length=255, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="zaaktyperelatie_een_doel",
                condition=models.Q(gerelateerd__isnull=False, gerelateerd_url="")
                | (models.Q(gerelateerd__isnull=True) & ~models.Q(gerelateerd_url="")),
            )
        ]

    def __str__(self) -> str:
        return f"{self.aard_relatie} {self.gerelateerd_id or self.gerelateerd_url}"
