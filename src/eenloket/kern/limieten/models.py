from django.db import models


class Teller(models.Model):
    """How often something happened in this window and the one before. Unlogged: a crash may forget it.

    ``sleutel`` is a keyed hash: no address or name stands here.
    """

    sleutel = models.BinaryField(primary_key=True)
    venster = models.BigIntegerField(help_text="Unix time divided by the length of the window")
    aantal = models.IntegerField()
    vorige = models.IntegerField(default=0)
    op = models.DateTimeField(db_index=True)
