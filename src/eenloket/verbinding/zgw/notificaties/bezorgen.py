"""Delivering: at least once, in order per subscription and main thing, no subscriber waiting for another.

A delivery is claimed for as long as a call may take; a worker that dies in between leaves it to the next one. What fails is tried again over
a day, with growing pauses; what fails then is dead, visible to the operator, and can be sent again. So is what waits for a subscriber who
may no longer be told.
"""

import datetime as dt
import threading
import uuid
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

import httpx
import structlog
from django.db import connection, transaction
from django.utils import timezone

from ... import netwerk
from ..models import Abonnement, Bezorging
from .adressen import bedoeld
from .recht import mag_nog
from .volgen import STAPEL, volg
from .vormen import koppen, vorm

PAUZES = (5, 15, 60, 300, 900, 3600, 7200, 14400, 28800, 28800)
"""Seconds before the next try: a day in all."""
TIJD, HOOGSTENS = httpx.Timeout(10.0, connect=3.0), 15.0
"""Seconds for each part of a call, and for all of it."""
GELIJKTIJDIG = 4
"""Calls at once to one subscriber, one while it doesn't answer well; deliveries about one main thing never overtake each other."""
DRADEN = 64
RUST = 0.2
"""Seconds between looks when there is nothing to do."""
KORT = 0.05
"""The same while changes come in: they are then followed some at a time, and not each in a transaction of its own."""
_PACHT = dt.timedelta(seconds=60)
GEEN_RECHT = "geen recht"
"""Why a delivery is dead whose subscriber may no longer be told."""
_ANTWOORD = 4096
_GEDULD = 5.0
"""Bytes of an answer that are read, and seconds that it may take."""
log = structlog.get_logger("eenloket.notificaties")
_CLAIM = """
UPDATE zgw_bezorging SET volgende = %(pacht)s WHERE id IN (
    SELECT b.id FROM zgw_bezorging b
    WHERE b.stand = 'wacht' AND b.abonnement_id = %(abonnement)s AND b.volgende <= %(nu)s AND NOT EXISTS (
        SELECT 1 FROM zgw_bezorging e
        WHERE e.stand = 'wacht' AND e.abonnement_id = b.abonnement_id AND e.hoofd = b.hoofd AND e.id < b.id)
    ORDER BY b.id LIMIT %(limiet)s FOR UPDATE SKIP LOCKED
) RETURNING id
"""


@dataclass(frozen=True, slots=True)
class Uitkomst:
    """What became of a try; ``fout`` is a short reason without content."""

    gelukt: bool
    fout: str = ""


def claim(abonnement_id: uuid.UUID, limiet: int) -> list[uuid.UUID]:
    """The next deliveries of a subscription that may go out now, taken for a minute."""
    moment = timezone.now()
    waarden: dict[str, Any] = {
        "abonnement": abonnement_id,
        "nu": moment,
        "pacht": moment + _PACHT,
        "limiet": limiet,
    }
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(_CLAIM, waarden)
        return [rij[0] for rij in cursor.fetchall()]


def wachtenden() -> list[uuid.UUID]:
    """Subscriptions with something due."""
    rijen = Bezorging.objects.filter(stand=Bezorging.Stand.WACHT, volgende__lte=timezone.now())
    return list(rijen.order_by().values_list("abonnement_id", flat=True).distinct()[:1000])


def bezorg(bezorging_id: uuid.UUID, http: httpx.Client) -> Uitkomst:
    """One try. What happened is recorded; nothing is raised."""
    rij = (
        Bezorging.objects.select_related("abonnement")
        .filter(id=bezorging_id, stand=Bezorging.Stand.WACHT)
        .first()
    )
    if rij is None:  # sent again by hand meanwhile, or the subscription is gone
        return Uitkomst(True)
    if not mag_nog(
        rij.abonnement
    ):  # looked at here, where all go out, so that nothing does that was claimed before
        _leg_weg(rij.abonnement_id)
        return Uitkomst(False, GEEN_RECHT)
    uitkomst = _verstuur(rij.abonnement, rij.id, rij.bericht, http)
    rij.pogingen += 1
    rij.fout = uitkomst.fout
    if uitkomst.gelukt:
        rij.stand = Bezorging.Stand.BEZORGD
    elif rij.pogingen > len(PAUZES):
        rij.stand = Bezorging.Stand.DOOD
    else:
        rij.volgende = timezone.now() + dt.timedelta(seconds=PAUZES[rij.pogingen - 1])
    rij.save(update_fields=["pogingen", "fout", "stand", "volgende"])
    return uitkomst


def _leg_weg(abonnement_id: uuid.UUID) -> None:
    """All that waits for a subscriber is dead: also what would only be tried in hours, so that the operator sees it now."""
    Bezorging.objects.filter(abonnement_id=abonnement_id, stand=Bezorging.Stand.WACHT).update(
        stand=Bezorging.Stand.DOOD, fout=GEEN_RECHT
    )


def _verstuur(
    abonnement: Abonnement, id_: uuid.UUID, bericht: dict[str, Any], http: httpx.Client
) -> Uitkomst:
    try:
        with (
            netwerk.binnen(HOOGSTENS),
            http.stream(
                "POST",
                abonnement.callback_url,
                content=vorm(abonnement.vorm, id_, bericht),
                headers=koppen(abonnement.vorm, abonnement.auth),
            ) as antwoord,
        ):
            _lees_uit(antwoord)
    except httpx.TimeoutException:
        return Uitkomst(False, "te laat")
    except (httpx.HTTPError, httpx.InvalidURL, ValueError) as fout:
        return Uitkomst(False, type(fout).__name__)
    return Uitkomst(antwoord.is_success, "" if antwoord.is_success else f"HTTP {antwoord.status_code}")


def _lees_uit(antwoord: httpx.Response) -> None:
    """Take a short answer in, so that the connection can be kept. The status has said all: an endless or dripping one is left there."""
    gelezen = 0
    with netwerk.binnen(_GEDULD), suppress(httpx.HTTPError):
        for deel in antwoord.iter_raw():
            gelezen += len(deel)
            if gelezen > _ANTWOORD:
                return


def nieuwe_verbinding() -> httpx.Client:
    """A client that goes only where subscribers may be, follows no redirect and waits for nobody."""
    return netwerk.client(bedoeld, tijd=TIJD, meeste=DRADEN * 2)


class Bezorger:
    """Follows and delivers until stopped; runs in a thread of the worker."""

    def __init__(self, gestopt: threading.Event) -> None:
        self.gestopt = gestopt
        self._bezig: dict[uuid.UUID, int] = {}
        self._stroef: set[uuid.UUID] = set()
        self._slot = threading.Lock()

    def loop(self) -> None:
        """Until stopped; whatever goes wrong, the deliveries wait in the database."""
        from .. import bronnen  # noqa: F401  # the resources make themselves known

        with nieuwe_verbinding() as http, ThreadPoolExecutor(DRADEN, thread_name_prefix="bezorger") as draden:
            while not self.gestopt.is_set():
                regels = op_weg = 0
                try:
                    regels, op_weg = volg(), self._ronde(http, draden)
                except Exception as fout:  # the database may be away for a while
                    log.warning("notificaties wachten", oorzaak=type(fout).__name__)
                    self.gestopt.wait(1.0)
                finally:
                    connection.close()
                if not op_weg and regels < STAPEL:
                    self.gestopt.wait(KORT if regels else RUST)

    def _ronde(self, http: httpx.Client, draden: ThreadPoolExecutor) -> int:
        aantal = 0
        for abonnement_id in wachtenden():
            with self._slot:
                hoogstens = 1 if abonnement_id in self._stroef else GELIJKTIJDIG
                ruimte = hoogstens - self._bezig.get(abonnement_id, 0)
            if ruimte <= 0:
                continue
            ids = claim(abonnement_id, ruimte)
            for id_ in ids:
                with self._slot:
                    self._bezig[abonnement_id] = self._bezig.get(abonnement_id, 0) + 1
                draden.submit(self._een, abonnement_id, id_, http)
            aantal += len(ids)
        return aantal

    def _een(self, abonnement_id: uuid.UUID, id_: uuid.UUID, http: httpx.Client) -> None:
        try:
            (self._stroef.discard if bezorg(id_, http).gelukt else self._stroef.add)(abonnement_id)
        except Exception as fout:  # its claim runs out, and it's tried again
            log.warning("bezorging mislukt", oorzaak=type(fout).__name__)
        finally:
            connection.close()
            with self._slot:
                self._bezig[abonnement_id] -= 1
