"""The deliveries of notifications per subscription: counted up to a limit, and listed."""

import datetime as dt
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import QuerySet

from ..models import Bezorging, Bezorgstand

HOOGSTENS = 1000
"""A count stops here: nobody needs to know whether there are 4,213 or 4,214, and the cost of a full count
grows with the table.
"""
MEESTE = 10_000
"""The most deliveries that the pages of one list show, newest first."""
_TELLEN = """
SELECT a.id, s.stand, (SELECT count(*) FROM (
    SELECT 1 FROM zgw_bezorging b WHERE b.abonnement_id = a.id AND b.stand = s.stand LIMIT %(grens)s) x),
    CASE WHEN s.stand = 'bezorgd' THEN (
        SELECT b.op FROM zgw_bezorging b WHERE b.abonnement_id = a.id AND b.stand = s.stand ORDER BY b.id DESC LIMIT 1) END
FROM unnest(%(ids)s::uuid[]) a(id), unnest(%(standen)s::text[]) s(stand)
"""


@dataclass(frozen=True, slots=True)
class Telling:
    """The numbers of deliveries of one subscription. ``laatst``: the moment at which the newest successful
    delivery was made.
    """

    wacht: int = 0
    bezorgd: int = 0
    dood: int = 0
    laatst: dt.datetime | None = None

    @staticmethod
    def in_woorden(aantal: int) -> str:
        """Return a count as text, or "1000+" when there are more."""
        return f"{HOOGSTENS}+" if aantal > HOOGSTENS else str(aantal)

    @property
    def wachtend(self) -> str:
        """The number of waiting deliveries, as text."""
        return self.in_woorden(self.wacht)

    @property
    def mislukt(self) -> str:
        """The number of failed deliveries, as text."""
        return self.in_woorden(self.dood)

    @property
    def gelukt(self) -> str:
        """The number of successful deliveries that are still kept, as text."""
        return self.in_woorden(self.bezorgd)


def tel(abonnement_ids: Sequence[uuid.UUID]) -> dict[uuid.UUID, Telling]:
    """Count the deliveries of these subscriptions. Cost: one query, limited to ``HOOGSTENS`` lines each."""
    aantallen: dict[uuid.UUID, dict[str, int]] = {id_: {} for id_ in abonnement_ids}
    laatst: dict[uuid.UUID, dt.datetime | None] = {}
    waarden: dict[str, Any] = {
        "ids": list(abonnement_ids),
        "standen": Bezorgstand.values,
        "grens": HOOGSTENS + 1,
    }
    with connection.cursor() as cursor:
        cursor.execute(_TELLEN, waarden)
        for id_, stand, aantal, moment in cursor.fetchall():
            aantallen[id_][stand] = aantal
            if moment is not None:
                laatst[id_] = moment
    return {id_: Telling(**tellingen, laatst=laatst.get(id_)) for id_, tellingen in aantallen.items()}


def van(abonnement_id: uuid.UUID, stand: str) -> "QuerySet[Bezorging]":
    """Return the deliveries of a subscription in this state, newest first, at most ``MEESTE``. Index
    bezorging_stand.
    """
    return Bezorging.objects.filter(abonnement_id=abonnement_id, stand=stand).order_by("-id")[:MEESTE]
