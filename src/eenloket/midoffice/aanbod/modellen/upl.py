"""The national list of product names."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from eenloket.kern.modellen import Rij


class UplProduct(Rij):
    """A name of the national Uniforme Productnamenlijst, with who offers it and for whom (columns of the list).

    The list has a row for each legal basis; here a product is one row and its legal bases are ``grondslagen``.
    """

    uri = models.CharField(max_length=200, unique=True)
    naam = models.CharField(max_length=200)
    rijk = models.BooleanField(default=False)
    provincie = models.BooleanField(default=False)
    waterschap = models.BooleanField(default=False)
    gemeente = models.BooleanField(default=False)
    burger = models.BooleanField(default=False)
    bedrijf = models.BooleanField(default=False)
    dienstenwet = models.BooleanField(default=False)
    autonomie = models.BooleanField(default=False)
    medebewind = models.BooleanField(default=False)
    aanvraag = models.BooleanField(default=False)
    subsidie = models.BooleanField(default=False)
    melding = models.BooleanField(default=False)
    verplichting = models.BooleanField(default=False)
    digid_macht = models.BooleanField(default=False)
    sdg = ArrayField(
        models.CharField(max_length=4), default=list, blank=True, help_text="SDG area codes, e.g. D1"
    )
    grondslagen = models.JSONField(default=list, blank=True, help_text="Legal bases: {uri, label, link}")

    class Meta:
        indexes = [models.Index(fields=["naam"], name="uplproduct_naam")]

    def __str__(self) -> str:
        return self.naam
