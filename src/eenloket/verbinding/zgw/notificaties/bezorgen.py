"""Deliver notifications: at least once, in order per subscription and main thing, without making one
subscriber wait for another.

A worker claims a delivery during its call (``claims``); when the worker dies, another worker sends it again.
A failed delivery is tried again during a day, with growing pauses. A delivery that then still fails is dead:
the operator sees it and can send it again. The waiting deliveries of a subscriber that no longer has the
right are dead too.
"""

import datetime as dt
import threading
import time
import uuid
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

import structlog
from django.db import InterfaceError, OperationalError, connection
from django.db.models.functions import Now

from eenloket.kern.fouten import BuitenBereik

from ...netwerk import Verbinding
from ..models import Abonnement, Bezorging, Bezorgstand
from .adressen import bedoeld
from .claims import PACHT, Onderweg, claim, wachtenden
from .recht import mag_nog
from .volgen import STAPEL, volg
from .vormen import koppen, vorm

PAUZES = (5, 15, 60, 300, 900, 3600, 7200, 14400, 28800, 28800)
"""Seconds before the next try: a day in all."""
TIJD, VERBIND, HOOGSTENS = 10.0, 3.0, 15.0
"""Seconds for each part of a call, for connecting, and for the whole call."""
GELIJKTIJDIG = 4
"""The number of simultaneous calls to one subscriber, one while it doesn't answer well. Deliveries about one
main thing never overtake each other.
"""
DRADEN = 64
RUST = 0.2
"""Seconds between checks when there is nothing to do."""
KORT = 0.05
"""Seconds between checks while changes come in, so that several changes are processed together."""
GEEN_RECHT = "geen recht"
"""The reason of a dead delivery whose subscriber no longer has the right."""
log = structlog.get_logger("eenloket.notificaties")


@dataclass(frozen=True, slots=True)
class Uitkomst:
    """The result of a try; ``fout`` is a short reason without content."""

    gelukt: bool
    fout: str = ""


def bezorg(rij: Bezorging, http: Verbinding) -> Uitkomst:
    """Try a claimed delivery and record the result. Cost: one query, and that of ``mag_nog``."""
    if not mag_nog(rij.abonnement):  # here, where all go out: also what was claimed or planned before
        _leg_weg(rij.abonnement_id)
        return Uitkomst(False, GEEN_RECHT)
    connection.close()  # a subscriber takes his time; the database is for others meanwhile
    uitkomst = _verstuur(rij.abonnement, rij.id, rij.bericht, http)
    rij.pogingen += 1
    nieuw: dict[str, Any] = {"pogingen": rij.pogingen, "fout": uitkomst.fout}
    if uitkomst.gelukt:
        nieuw["stand"] = Bezorgstand.BEZORGD
    elif rij.pogingen > len(PAUZES):
        nieuw["stand"] = Bezorgstand.DOOD
    else:
        nieuw["volgende"] = Now() + dt.timedelta(seconds=PAUZES[rij.pogingen - 1])
    Bezorging.objects.filter(id=rij.id).update(**nieuw)
    return uitkomst


def _leg_weg(abonnement_id: uuid.UUID) -> None:
    """Mark all waiting deliveries of a subscriber as dead, also those with a later next try, so that the
    operator sees them now.
    """
    Bezorging.objects.filter(abonnement_id=abonnement_id, stand=Bezorgstand.WACHT).update(
        stand=Bezorgstand.DOOD, fout=GEEN_RECHT
    )


def _verstuur(abonnement: Abonnement, id_: uuid.UUID, bericht: dict[str, Any], http: Verbinding) -> Uitkomst:
    inhoud = vorm(abonnement.vorm, id_, bericht)
    try:
        status = http.meld(
            "POST", abonnement.callback_url, content=inhoud, headers=koppen(abonnement.vorm, abonnement.auth)
        )
    except BuitenBereik as fout:
        return Uitkomst(False, fout.reden)
    return Uitkomst(True) if 200 <= status < 300 else Uitkomst(False, f"http {status}")


def nieuwe_verbinding() -> Verbinding:
    """Return a connection that goes only to allowed addresses of subscribers, and follows no redirect."""
    return Verbinding(
        "abonnee", "", tijd=TIJD, verbind=VERBIND, geheel=HOOGSTENS, meeste=DRADEN * 2, bedoeld=bedoeld
    )


class Bezorger:
    """Follows the changes and delivers until it is stopped; runs in a thread of the worker."""

    def __init__(self, gestopt: threading.Event) -> None:
        self.gestopt = gestopt
        self._onderweg = Onderweg()
        self._bezig: Counter[uuid.UUID] = Counter()
        self._beurt: dict[uuid.UUID, float] = {}
        self._stroef: set[uuid.UUID] = set()
        self._slot = threading.Lock()
        self._niet_voor = 0.0

    def loop(self) -> None:
        """Run until stopped; after any error the deliveries still wait in the database."""
        from .. import bronnen  # noqa: F401  # the resources make themselves known

        with (
            nieuwe_verbinding() as http,
            self._onderweg.bewaakt(),
            ThreadPoolExecutor(DRADEN, thread_name_prefix="bezorger") as draden,
        ):
            while not self.gestopt.is_set():
                regels = op_weg = 0
                try:
                    regels, op_weg = volg(), self._ronde(http, draden)
                except Exception as fout:  # the database may be away for a while
                    log.warning("notificaties wachten", oorzaak=type(fout).__name__)
                    if isinstance(fout, OperationalError | InterfaceError):
                        # so may others have lost it, and with it the time to prolong: they get a chance to do so first
                        self._niet_voor = time.monotonic() + PACHT
                    self.gestopt.wait(1.0)
                finally:
                    connection.close()
                if not op_weg and regels < STAPEL:
                    self.gestopt.wait(KORT if regels else RUST)

    def _ronde(self, http: Verbinding, draden: ThreadPoolExecutor) -> int:
        """Give deliveries to free threads, so that no claim waits in a queue. The subscriber that was served
        longest ago comes first.
        """
        aantal = 0
        if time.monotonic() < self._niet_voor or (over := DRADEN - len(self._onderweg)) <= 0:
            return aantal
        for abonnement_id in sorted(wachtenden(), key=lambda id_: self._beurt.get(id_, 0.0)):
            with self._slot:
                hoogstens = 1 if abonnement_id in self._stroef else GELIJKTIJDIG
                ruimte = min(over - aantal, hoogstens - self._bezig[abonnement_id])
            if ruimte <= 0:
                continue
            for rij in claim(abonnement_id, ruimte, self._onderweg.ids()):
                self._onderweg.neem(rij.id)
                with self._slot:
                    self._bezig[abonnement_id] += 1
                draden.submit(self._een, rij, http)
                aantal += 1
            self._beurt[abonnement_id] = time.monotonic()
        return aantal

    def _een(self, rij: Bezorging, http: Verbinding) -> None:
        abonnement_id = rij.abonnement_id
        try:
            (self._stroef.discard if bezorg(rij, http).gelukt else self._stroef.add)(abonnement_id)
        except Exception as fout:  # its claim runs out, and it's tried again
            log.warning("bezorging mislukt", oorzaak=type(fout).__name__)
        finally:
            connection.close()
            self._onderweg.laat(rij.id)
            with self._slot:
                self._bezig[abonnement_id] -= 1
