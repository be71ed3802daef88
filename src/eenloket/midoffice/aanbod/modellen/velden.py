"""Fields and bases that catalogue tables share."""

from typing import Any

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import Func, Q

from eenloket.kern.modellen import OrganisatieRij


def duur(**opties: Any) -> "models.CharField[str | None, str | None]":
    """An ISO 8601 duration, absent when null."""
    return models.CharField(max_length=20, null=True, blank=True, **opties)


class MetGeldigheid(models.Model):
    """The dates of the standard: the validity of this version, and the existence of the object over all its
    versions.
    """

    begin_geldigheid = models.DateField(null=True, blank=True)
    einde_geldigheid = models.DateField(null=True, blank=True)
    begin_object = models.DateField(null=True, blank=True)
    einde_object = models.DateField(null=True, blank=True)

    class Meta:
        abstract = True


class Versie(OrganisatieRij):
    """A version in a catalogue: a concept until it is published, valid from its begin up to but not including
    its end.
    """

    begin_geldigheid = models.DateField()
    einde_geldigheid = models.DateField(null=True, blank=True)
    begin_object = models.DateField(null=True, blank=True)
    einde_object = models.DateField(null=True, blank=True)
    concept = models.BooleanField(default=True)

    class Meta:
        abstract = True


class Periode(Func):
    """A half-open period: a version that ended on the day it began is empty and never overlaps."""

    function = "DATERANGE"
    output_field = DateRangeField()


def zonder_overlap(naam: str, *sleutel: str) -> ExclusionConstraint:
    """Return the constraint that no two published versions with the same ``sleutel`` are valid on one day."""
    gelijk = [(veld, RangeOperators.EQUAL) for veld in sleutel]
    return ExclusionConstraint(
        name=naam,
        expressions=[*gelijk, (Periode("begin_geldigheid", "einde_geldigheid"), RangeOperators.OVERLAPS)],
        condition=Q(concept=False),
    )


def geldige_periode(naam: str) -> models.CheckConstraint:
    """Return the constraint that the end of a published version isn't before its begin."""
    return models.CheckConstraint(
        name=naam,
        condition=Q(concept=True)
        | Q(einde_geldigheid__isnull=True)
        | Q(einde_geldigheid__gte=models.F("begin_geldigheid")),
    )
