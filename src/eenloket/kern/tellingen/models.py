"""Kept counts."""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models

GEVOUWEN = uuid.UUID(int=0)
"""Stands in ``rij`` of a cell that holds what was folded; in others the row whose change is told."""


class Cel(models.Model):
    """So many rows of a table, by organisation, type, level and what else is counted by; the count is the sum of the cells.

    ``verzameling`` says by what: '' by all characteristics that have few values (``kenmerken``), else by the day in one column. Cells with
    ``rij`` tell of one row that changed after it was counted, and hold as soon as the bound of its table has passed it.
    """

    id = models.BigAutoField(primary_key=True)
    tabel = models.CharField(max_length=63)
    verzameling = models.CharField(max_length=63, blank=True)
    organisatie = models.UUIDField()
    soort = models.UUIDField()
    niveau = models.SmallIntegerField()
    kenmerken = ArrayField(models.TextField())
    dag = models.DateField(help_text="the first of year 1 where no day is counted by")
    rij = models.UUIDField(default=GEVOUWEN)
    aantal = models.BigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["tabel", "verzameling", "organisatie", "soort", "niveau", "kenmerken", "dag"],
                condition=models.Q(rij=GEVOUWEN),
                name="cel_gevouwen",
            )
        ]
        indexes = [
            models.Index(fields=["tabel", "organisatie", "verzameling", "dag"], name="cel_sleutel"),
            models.Index(fields=["tabel", "rij"], name="cel_wijziging", condition=models.Q(rij__gt=GEVOUWEN)),
        ]


class Grens(models.Model):
    """How far a table is counted: rows with an id up to ``grens`` stand in cells, later ones are counted where they are.

    Without a line nothing is counted yet. ``kandidaat`` is the next bound, good when every transaction from before ``kandidaat_xid`` has ended.
    """

    tabel = models.CharField(primary_key=True, max_length=63)
    grens = models.UUIDField(default=GEVOUWEN)
    kandidaat = models.UUIDField(default=GEVOUWEN)
    kandidaat_xid = models.BigIntegerField(default=0)
