"""The life of one delivery to a system of others, as pure functions: when it is tried, how long it waits, when a person must look.

A delivery is tried until the other side has it, or until it has had its share of patience (``GEDULD`` and ``MINSTE``). A try is counted, and
the next one planned, before anything is sent: so a process that dies while it sends leaves a row that another process takes up later.
"""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass, replace

from django.db import models

GEDULD = dt.timedelta(hours=48)
"""How long a delivery is tried before a person must look."""
MINSTE = 10
"""Tries that a delivery gets however late it is: when our own workers stood still, the other side isn't to blame."""
PACHT = dt.timedelta(minutes=5)
"""How long one process has a delivery for itself; longer than one call takes."""
AFGEBROKEN = "afgebroken"
"""The last error of a delivery while it is tried: it stays when the process dies before it has written what came of it."""
NIET_INGESTELD = "niet ingesteld"
"""The cause when there is no connection to deliver by."""
_NIET_AANGEKOMEN = frozenset(
    {"ConnectError", "onderbroken", "host onbekend", "adres niet toegestaan", NIET_INGESTELD}
)
_LANGSTE = 200


class Staat(models.TextChoices):
    """Where a delivery stands."""

    WACHT = "wacht", "to be delivered"
    BEZORGD = "bezorgd", "the other side has it"
    MISLUKT = "mislukt", "given up: a person must look (dead letter)"
    NIET_NODIG = "niet_nodig", "nothing has to be delivered"


@dataclass(frozen=True, slots=True)
class Stand:
    """What is known of a delivery.

    ``begonnen_op`` is when trying began, or began anew. Without ``volgende_poging`` a waiting delivery waits for something else than time.
    ``misschien_ontvangen`` says that a try may have arrived although nobody told us.
    """

    staat: Staat
    pogingen: int
    begonnen_op: dt.datetime
    volgende_poging: dt.datetime | None
    misschien_ontvangen: bool
    laatste_fout: str


def wachttijd(pogingen: int) -> dt.timedelta:
    """How long to wait after so many tries: half a minute, doubling, at most an hour."""
    return dt.timedelta(seconds=min(30 * 2 ** min(pogingen - 1, 10), 3600))


def aan_de_beurt(stand: Stand, nu: dt.datetime) -> bool:
    """Whether a try may begin now."""
    return stand.staat == Staat.WACHT and stand.volgende_poging is not None and stand.volgende_poging <= nu


def loopt(stand: Stand, nu: dt.datetime) -> bool:
    """Whether some process is trying it at this moment, as far as anybody can know."""
    bezig = stand.staat == Staat.WACHT and stand.laatste_fout == AFGEBROKEN
    return bezig and stand.volgende_poging is not None and stand.volgende_poging > nu


def geduld_op(stand: Stand, nu: dt.datetime) -> bool:
    """Whether another failure is the last one."""
    return stand.pogingen >= MINSTE and nu - stand.begonnen_op > GEDULD


def begonnen(stand: Stand, nu: dt.datetime) -> Stand:
    """A try begins of a delivery whose turn it is. The next one is planned as if this one breaks off.

    A delivery whose last try broke off, and that has had its patience, is given up: whatever kills the process may not do so for ever.
    """
    if stand.laatste_fout == AFGEBROKEN and geduld_op(stand, nu):
        return replace(stand, staat=Staat.MISLUKT, volgende_poging=None)
    pogingen = stand.pogingen + 1
    return replace(
        stand,
        pogingen=pogingen,
        volgende_poging=nu + max(PACHT, wachttijd(pogingen)),
        misschien_ontvangen=True,
        laatste_fout=AFGEBROKEN,
    )


def gelukt(poging: Stand) -> Stand:
    """The other side has it."""
    return replace(
        poging, staat=Staat.BEZORGD, volgende_poging=None, misschien_ontvangen=False, laatste_fout=""
    )


def geparkeerd(vooraf: Stand) -> Stand:
    """There is no way to deliver it yet: as before the try, waiting for whoever makes one."""
    return replace(vooraf, volgende_poging=None, laatste_fout="")


def mislukt(
    poging: Stand,
    reden: str,
    nu: dt.datetime,
    *,
    oorzaak: str,
    eerder_ontvangen: bool,
    voorgoed: bool = False,
) -> Stand:
    """A try failed: again after a pause, or given up when the other side will never take it (``voorgoed``) or patience is over.

    ``reden`` is kept for the operator. ``oorzaak`` tells whether anything can have arrived by this try; ``eerder_ontvangen`` whether it
    may have by an earlier one.
    """
    aangekomen = not voorgoed and oorzaak not in _NIET_AANGEKOMEN
    straks = replace(
        poging, misschien_ontvangen=eerder_ontvangen or aangekomen, laatste_fout=reden[:_LANGSTE]
    )
    if voorgoed or geduld_op(poging, nu):
        return replace(straks, staat=Staat.MISLUKT, volgende_poging=None)
    return replace(straks, volgende_poging=nu + wachttijd(poging.pogingen))


def opnieuw(stand: Stand, nu: dt.datetime, vanuit: Collection[Staat]) -> Stand | None:
    """A person has it tried at once, with new patience; None when it isn't in a state of ``vanuit``, or is being tried at this moment."""
    if stand.staat not in vanuit or loopt(stand, nu):
        return None
    return replace(stand, staat=Staat.WACHT, pogingen=0, begonnen_op=nu, volgende_poging=nu, laatste_fout="")
