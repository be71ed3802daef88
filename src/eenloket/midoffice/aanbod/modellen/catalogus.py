"""Catalogues."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from eenloket.kern.modellen import OrganisatieRij

from .keuzes import VERTROUWELIJKHEID
from .velden import Versie, duur, geldige_periode, zonder_overlap


class Catalogus(OrganisatieRij):
    """A catalogue of case types, kept by one organisation for one domain."""

    domein = models.CharField(max_length=5)
    rsin = models.CharField(max_length=9)
    contactpersoon_beheer_naam = models.CharField(max_length=40)
    contactpersoon_beheer_telefoonnummer = models.CharField(max_length=20, blank=True)
    contactpersoon_beheer_emailadres = models.EmailField(blank=True)
    naam = models.CharField(max_length=200, blank=True)
    versie = models.CharField(max_length=20, blank=True)
    begindatum_versie = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisatie", "domein", "rsin"], name="catalogus_uniek"),
        ]

    def __str__(self) -> str:
        return f"{self.domein} {self.rsin}"


class Catalogusversie(models.Model):
    """One row whose number rises with each change in any catalogue, by which a cache of types knows that it
    is old.

    Triggers on every table of the catalogue raise the number, whatever makes the change: a package, a call or
    a statement.
    """

    id = models.SmallIntegerField(primary_key=True)
    versie = models.BigIntegerField(default=0)


class Informatieobjecttype(Versie):
    """A type of document."""

    catalogus = models.ForeignKey(Catalogus, on_delete=models.PROTECT, related_name="informatieobjecttypen")
    omschrijving = models.CharField(max_length=80)
    vertrouwelijkheidaanduiding = models.CharField(max_length=20, choices=VERTROUWELIJKHEID)
    informatieobjectcategorie = models.CharField(max_length=80)
    trefwoord = ArrayField(models.CharField(max_length=30), default=list, blank=True)
    omschrijving_generiek_informatieobjecttype = models.CharField(max_length=80, blank=True)
    omschrijving_generiek_definitie = models.CharField(max_length=255, blank=True)
    omschrijving_generiek_herkomst = models.CharField(max_length=12, blank=True)
    omschrijving_generiek_hierarchie = models.CharField(max_length=80, blank=True)
    omschrijving_generiek_opmerking = models.CharField(max_length=255, blank=True)

    class Meta:
        constraints = [
            zonder_overlap("informatieobjecttype_versies", "catalogus", "omschrijving"),
            geldige_periode("informatieobjecttype_periode"),
        ]
        indexes = [
            models.Index(fields=["catalogus", "omschrijving", "begin_geldigheid"], name="iot_omschrijving"),
            models.Index(fields=["organisatie", "-id"], name="iot_nieuwste"),
        ]

    def __str__(self) -> str:
        return self.omschrijving


class Besluittype(Versie):
    """A type of decision."""

    catalogus = models.ForeignKey(Catalogus, on_delete=models.PROTECT, related_name="besluittypen")
    omschrijving = models.CharField(max_length=80, blank=True)
    omschrijving_generiek = models.CharField(max_length=80, blank=True)
    besluitcategorie = models.CharField(max_length=40, blank=True)
    reactietermijn = duur(help_text="Term for objection")
    publicatie_indicatie = models.BooleanField(default=False)
    publicatietekst = models.TextField(blank=True)
    publicatietermijn = duur()
    toelichting = models.TextField(blank=True)
    zaaktypen = models.ManyToManyField("aanbod.Zaaktype", related_name="besluittypen", blank=True)
    informatieobjecttypen = models.ManyToManyField(
        Informatieobjecttype, related_name="besluittypen", blank=True
    )

    class Meta:
        constraints = [
            zonder_overlap("besluittype_versies", "catalogus", "omschrijving"),
            geldige_periode("besluittype_periode"),
        ]
        indexes = [
            models.Index(
                fields=["catalogus", "omschrijving", "begin_geldigheid"], name="besluittype_omschrijving"
            ),
            models.Index(fields=["organisatie", "-id"], name="besluittype_nieuwste"),
        ]

    def __str__(self) -> str:
        return self.omschrijving
