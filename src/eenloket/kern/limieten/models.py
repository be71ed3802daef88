from django.db import models


class Teller(models.Model):
    """The number of tries in this window and in the previous one.

    The table is unlogged: a crash may empty it. ``sleutel`` is a keyed hash, so the table holds no address or
    name.
    """

    sleutel = models.BinaryField(primary_key=True)
    venster = models.BigIntegerField(help_text="Unix time divided by the length of the window")
    aantal = models.IntegerField()
    vorige = models.IntegerField(default=0)
    op = models.DateTimeField(db_index=True)
