"""The outbox: events are written, and the jobs that deliver them enqueued, in the transaction of the change.

A job is enqueued by its name: the code that runs it (``kern.bezorging``) needs handlings, and handlings write events.
"""

from collections import defaultdict
from collections.abc import Sequence

from procrastinate.contrib.django import app
from procrastinate.types import JSONDict

from ..actoren import Actor
from ..herkomst import trace
from ..rijen import voeg_toe
from .kern import ABONNEES, Gebeurtenis

TAAK = "gebeurtenis.bezorg"
"""Name of the job that hands one event to one subscriber."""
RIJ = "gebeurtenissen"
"""Queue of these jobs."""


def leg_vast(gebeurtenissen: Sequence[Gebeurtenis], door: Actor) -> None:
    """Write events and the jobs that deliver them; nothing when there are none.

    Cost: one insert for all events, and one for all jobs, except that jobs which must keep their order go per lock.
    """
    if not gebeurtenissen:
        return
    from .models import Uitgaand  # tables exist only after Django has started

    wie = {"soort": door.soort, "kenmerk": door.kenmerk, "organisatie": door.organisatie, "rol": door.rol}
    rijen = [Uitgaand(soort=g.naam, inhoud=g.inhoud(), door=wie, trace=trace.get()) for g in gebeurtenissen]
    voeg_toe(rijen)
    taken: defaultdict[str | None, list[JSONDict]] = defaultdict(list)
    for rij, g in zip(rijen, gebeurtenissen, strict=True):
        for naam, abonnement in ABONNEES.get(rij.soort, {}).items():
            if abonnement.wanneer is not None and not abonnement.wanneer(g):
                continue
            slot = f"{naam}/{rij.inhoud[abonnement.volgorde]}" if abonnement.volgorde else None
            taken[slot].append({"uitgaand": str(rij.id), "abonnee": naam})
    for slot, stapel in taken.items():
        app.configure_task(TAAK, queue=RIJ, lock=slot).batch_defer(*stapel)
