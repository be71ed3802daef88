"""The tables of kept counts."""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models

GEVOUWEN = uuid.UUID(int=0)
"""Value of ``rij`` in a cell with counted rows; in other cells ``rij`` is the id of the row that changed."""


class Cel(models.Model):
    """A number of rows of a table, by organisation, type, level and further characteristics; the count is the
    sum of the cells.

    ``verzameling`` is '' for counts by all characteristics with few values (``kenmerken``), else the column
    with a day. A cell with a row id in ``rij`` is about one row that changed after it was counted; it counts
    as soon as the bound of its table has passed that row.
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
    """The bound of a table: rows with an id up to ``grens`` are counted in cells, later rows in the table
    itself.

    Without a row nothing is counted yet. ``kandidaat`` is the next bound; it may be used when every
    transaction from before ``kandidaat_xid`` has ended.
    """

    tabel = models.CharField(primary_key=True, max_length=63)
    grens = models.UUIDField(default=GEVOUWEN)
    kandidaat = models.UUIDField(default=GEVOUWEN)
    kandidaat_xid = models.BigIntegerField(default=0)
