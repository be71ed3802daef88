"""Claims: which deliveries are sent now, and by which worker.

A claim is a short lease that is prolonged during its call. The deliveries of a killed worker go to another
worker within seconds, and no delivery is sent twice at once while the first worker lives and reaches the
database. All times are those of the database, which workers on many hosts share.
"""

import threading
import uuid
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from typing import Any

import structlog
from django.db import connection, transaction
from django.db.models.functions import Now

from ..models import Abonnement, Bezorging, Bezorgstand

PACHT, VERLENG = 5.0, 1.5
"""The seconds that a claim lasts, and after which it is prolonged: two prolongations may fail before another
worker takes the delivery.
"""
log = structlog.get_logger("eenloket.notificaties")
_CLAIM = """
UPDATE zgw_bezorging SET volgende = now() + make_interval(secs => %(pacht)s) WHERE id IN (
    SELECT b.id FROM zgw_bezorging b
    WHERE b.stand = 'wacht' AND b.abonnement_id = %(abonnement)s AND b.volgende <= now() AND b.id <> ALL(%(onderweg)s) AND NOT EXISTS (
        SELECT 1 FROM zgw_bezorging e
        WHERE e.stand = 'wacht' AND e.abonnement_id = b.abonnement_id AND e.hoofd = b.hoofd AND e.id < b.id)
    ORDER BY b.id LIMIT %(limiet)s FOR UPDATE SKIP LOCKED
) RETURNING *
"""
# the pause of a call that failed just now stays: none is shorter than a lease
_VERLENG = """
UPDATE zgw_bezorging SET volgende = now() + make_interval(secs => %(pacht)s)
WHERE id = ANY(%(ids)s) AND stand = 'wacht' AND volgende < now() + make_interval(secs => %(pacht)s)
"""


def wachtenden() -> list[uuid.UUID]:
    """Return the subscriptions with a delivery that is due."""
    rijen = Bezorging.objects.filter(stand=Bezorgstand.WACHT, volgende__lte=Now())
    return list(rijen.order_by().values_list("abonnement_id", flat=True).distinct()[:1000])


def claim(abonnement_id: uuid.UUID, limiet: int, onderweg: Collection[uuid.UUID] = ()) -> list[Bezorging]:
    """Return the next deliveries of a subscription that may be sent now, with the subscription; they are
    claimed for PACHT seconds.

    ``onderweg`` are the deliveries that this worker has already; they are left out, however long the database
    was unreachable.
    Cost: two queries.
    """
    waarden: dict[str, Any] = {
        "abonnement": abonnement_id,
        "pacht": PACHT,
        "limiet": limiet,
        "onderweg": list(onderweg),
    }
    with transaction.atomic():
        rijen = sorted(Bezorging.objects.raw(_CLAIM, waarden), key=lambda rij: rij.id)
        if rijen:
            abonnement = Abonnement.objects.get(id=abonnement_id)
            for rij in rijen:
                rij.abonnement = abonnement
    return rijen


def verleng(ids: Collection[uuid.UUID]) -> None:
    """Prolong claims until PACHT seconds from now."""
    with connection.cursor() as cursor:
        cursor.execute(_VERLENG, {"ids": list(ids), "pacht": PACHT})


class Onderweg:
    """The deliveries that a worker has claimed; inside ``bewaakt`` they stay claimed."""

    def __init__(self) -> None:
        self._ids: set[uuid.UUID] = set()
        self._slot = threading.Lock()

    def __len__(self) -> int:
        return len(self._ids)

    def ids(self) -> list[uuid.UUID]:
        with self._slot:
            return list(self._ids)

    def neem(self, id_: uuid.UUID) -> None:
        with self._slot:
            self._ids.add(id_)

    def laat(self, id_: uuid.UUID) -> None:
        with self._slot:
            self._ids.discard(id_)

    @contextmanager
    def bewaakt(self) -> Iterator[None]:
        """Prolong the claims in a separate thread, so that slow work elsewhere never loses a claim."""
        klaar = threading.Event()
        draad = threading.Thread(target=self._verleng_tot, args=[klaar], name="pacht", daemon=True)
        draad.start()
        try:
            yield
        finally:
            klaar.set()
            draad.join()

    def _verleng_tot(self, klaar: threading.Event) -> None:
        while not klaar.wait(VERLENG):
            if not (ids := self.ids()):
                continue
            try:
                verleng(ids)
            except Exception as fout:  # the next time, perhaps
                log.warning("pacht niet verlengd", oorzaak=type(fout).__name__)
            finally:
                connection.close()
