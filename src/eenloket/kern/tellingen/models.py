"""Kept counts."""

from django.db import models


class Telling(models.Model):
    """So many rows came to (or went from) a table, by organisation, type and level. The count is the sum.

    Each transaction adds lines of its own, so none waits for another and a reader sees exactly what its snapshot contains;
    ``voeg_samen`` folds the lines together afterwards.
    """

    id = models.BigAutoField(primary_key=True)
    tabel = models.CharField(max_length=63)
    organisatie = models.UUIDField()
    soort = models.UUIDField()
    niveau = models.SmallIntegerField()
    aantal = models.BigIntegerField()

    class Meta:
        indexes = [
            models.Index(
                fields=["tabel", "organisatie", "soort", "niveau"], include=["aantal"], name="telling_sleutel"
            )
        ]
