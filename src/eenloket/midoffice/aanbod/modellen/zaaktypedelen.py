"""The parts of a case type."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import UniqueConstraint

from eenloket.kern.modellen import Rij

from .catalogus import Besluittype, Informatieobjecttype
from .keuzes import Afleidingswijze, Archiefnominatie, Formaat, GeneriekeRol, Richting
from .velden import MetGeldigheid, duur
from .zaaktype import Zaaktype


class Statustype(MetGeldigheid, Rij):
    """A main step. The one with the highest ``volgnummer`` is the end; ``omschrijving_generiek`` holds the
    step (stap).
    """

    zaaktype = models.ForeignKey(Zaaktype, on_delete=models.CASCADE, related_name="statustypen")
    omschrijving = models.CharField(max_length=80)
    omschrijving_generiek = models.CharField(max_length=80, blank=True)
    statustekst = models.CharField(max_length=1000, blank=True)
    volgnummer = models.PositiveSmallIntegerField()
    informeren = models.BooleanField(default=False)
    doorlooptijd = duur()
    toelichting = models.CharField(max_length=1000, blank=True)

    class Meta:
        constraints = [UniqueConstraint(fields=["zaaktype", "volgnummer"], name="statustype_volgnummer")]
        ordering = ["volgnummer"]

    def __str__(self) -> str:
        return f"{self.volgnummer} {self.omschrijving}"


class Checklistitem(Rij):
    """Something to check before a status is set."""

    statustype = models.ForeignKey(Statustype, on_delete=models.CASCADE, related_name="checklistitems")
    volgnummer = models.PositiveSmallIntegerField()
    itemnaam = models.CharField(max_length=30)
    toelichting = models.CharField(max_length=1000, blank=True)
    vraagstelling = models.CharField(max_length=255)
    verplicht = models.BooleanField(default=False)

    class Meta:
        constraints = [UniqueConstraint(fields=["statustype", "volgnummer"], name="checklistitem_volgnummer")]
        ordering = ["volgnummer"]

    def __str__(self) -> str:
        return self.itemnaam


class Roltype(MetGeldigheid, Rij):
    zaaktype = models.ForeignKey(Zaaktype, on_delete=models.CASCADE, related_name="roltypen")
    omschrijving = models.CharField(max_length=100)
    omschrijving_generiek = models.CharField(max_length=20, choices=GeneriekeRol.choices)

    class Meta:
        constraints = [UniqueConstraint(fields=["zaaktype", "omschrijving"], name="roltype_omschrijving")]
        indexes = [models.Index(fields=["omschrijving_generiek"], name="roltype_generiek")]

    def __str__(self) -> str:
        return self.omschrijving


class Eigenschap(MetGeldigheid, Rij):
    """A property of cases; ``vraag`` is the question of the package whose answer fills it."""

    zaaktype = models.ForeignKey(Zaaktype, on_delete=models.CASCADE, related_name="eigenschappen")
    statustype = models.ForeignKey(
        Statustype, on_delete=models.SET_NULL, null=True, blank=True, related_name="eigenschappen"
    )
    naam = models.CharField(max_length=20)
    definitie = models.CharField(max_length=255)
    toelichting = models.CharField(max_length=1000, blank=True)
    specificatie_groep = models.CharField(max_length=32, blank=True)
    specificatie_formaat = models.CharField(max_length=10, choices=Formaat.choices)
    specificatie_lengte = models.CharField(max_length=14)
    specificatie_kardinaliteit = models.CharField(max_length=3)
    specificatie_waardenverzameling = ArrayField(models.CharField(max_length=100), default=list, blank=True)
    vraag = models.CharField(max_length=60, blank=True)

    class Meta:
        constraints = [UniqueConstraint(fields=["zaaktype", "naam"], name="eigenschap_naam")]

    def __str__(self) -> str:
        return self.naam


class ZaaktypeInformatieobjecttype(Rij):
    """A document type that occurs in cases of a type."""

    zaaktype = models.ForeignKey(
        Zaaktype, on_delete=models.CASCADE, related_name="zaaktypeinformatieobjecttypen"
    )
    informatieobjecttype = models.ForeignKey(
        Informatieobjecttype, on_delete=models.PROTECT, related_name="zaaktypeinformatieobjecttypen"
    )
    volgnummer = models.PositiveSmallIntegerField()
    richting = models.CharField(max_length=8, choices=Richting.choices)
    statustype = models.ForeignKey(
        Statustype, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        constraints = [UniqueConstraint(fields=["zaaktype", "volgnummer"], name="ziot_volgnummer")]
        indexes = [models.Index(fields=["zaaktype", "informatieobjecttype"], name="ziot_paar")]
        ordering = ["volgnummer"]

    def __str__(self) -> str:
        return f"{self.volgnummer} {self.richting}"


class Resultaattype(MetGeldigheid, Rij):
    """A result type with its archive regime; ``positief`` counts as granted for other services that depend on
    it.

    ``selectielijst_nummer`` is the number in the selection list, ``selectielijstklasse`` its URL when known.
    """

    zaaktype = models.ForeignKey(Zaaktype, on_delete=models.CASCADE, related_name="resultaattypen")
    omschrijving = models.CharField(max_length=30)
    resultaattypeomschrijving = models.CharField(max_length=1000, blank=True)
    omschrijving_generiek = models.CharField(max_length=30, blank=True)
    selectielijstklasse = models.CharField(max_length=1000, blank=True)
    selectielijst_nummer = models.CharField(max_length=10, blank=True)
    toelichting = models.TextField(blank=True)
    archiefnominatie = models.CharField(max_length=16, choices=Archiefnominatie.choices, blank=True)
    archiefactietermijn = duur()
    brondatum_archiefprocedure_afleidingswijze = models.CharField(
        max_length=20, choices=Afleidingswijze.choices, blank=True
    )
    brondatum_archiefprocedure_datumkenmerk = models.CharField(max_length=80, blank=True)
    brondatum_archiefprocedure_einddatum_bekend = models.BooleanField(default=False)
    brondatum_archiefprocedure_objecttype = models.CharField(max_length=80, blank=True)
    brondatum_archiefprocedure_registratie = models.CharField(max_length=80, blank=True)
    brondatum_archiefprocedure_procestermijn = duur()
    procesobjectaard = models.CharField(max_length=200, blank=True)
    indicatie_specifiek = models.BooleanField(null=True, blank=True)
    procestermijn = duur()
    positief = models.BooleanField(default=False)
    besluittypen = models.ManyToManyField(Besluittype, related_name="resultaattypen", blank=True)
    informatieobjecttypen = models.ManyToManyField(
        Informatieobjecttype, related_name="resultaattypen", blank=True
    )

    class Meta:
        constraints = [
            UniqueConstraint(fields=["zaaktype", "omschrijving"], name="resultaattype_omschrijving")
        ]

    def __str__(self) -> str:
        return self.omschrijving


class Zaakobjecttype(MetGeldigheid, Rij):
    """A kind of object that can be the subject of cases of a type."""

    zaaktype = models.ForeignKey(Zaaktype, on_delete=models.CASCADE, related_name="zaakobjecttypen")
    ander_objecttype = models.BooleanField()
    objecttype = models.CharField(max_length=200, help_text="URL")
    relatie_omschrijving = models.CharField(max_length=80)
    resultaattypen = models.ManyToManyField(Resultaattype, related_name="zaakobjecttypen", blank=True)
    statustypen = models.ManyToManyField(Statustype, related_name="zaakobjecttypen", blank=True)

    class Meta:
        indexes = [models.Index(fields=["zaaktype", "objecttype"], name="zaakobjecttype_objecttype")]

    def __str__(self) -> str:
        return self.relatie_omschrijving
