"""The only table with numbers of persons."""

import uuid

from django.db import models


class Persoonssleutel(models.Model):
    """The only place where the number of a citizen or business is stored, encrypted (M-F2).

    ``zoek`` is a keyed hash to find the row by. ``id`` is random, and leaves this table only as a pseudonym
    of a domain.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    soort = models.CharField(
        max_length=12, choices=[(s, s) for s in ("bsn", "kvk", "eidas", "vestiging", "eherkenning")]
    )
    zoek = models.BinaryField(unique=True)
    nummer = models.BinaryField()
    sleutelversie = models.SmallIntegerField(db_index=True)
