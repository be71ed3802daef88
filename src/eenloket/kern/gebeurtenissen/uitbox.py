"""The outbox: the transaction of a change also writes its events and enqueues the jobs that deliver them.

A job is enqueued by its name and not by its function, because the code of the job (``kern.bezorging``)
imports handlings, and handlings import this module.
"""

from collections.abc import Sequence
from dataclasses import asdict
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from procrastinate.contrib.django import app
from procrastinate.jobs import Job

from ..actoren import Actor
from ..herkomst import trace
from ..rijen import voeg_toe
from ..wachtrij import zet_klaar
from .kern import ABONNEES, Gebeurtenis

if TYPE_CHECKING:
    from .models import Uitgaand

TAAK = "gebeurtenis.bezorg"
"""Name of the job that delivers one event to one subscriber."""
RIJ = "gebeurtenissen"
"""Name of the queue of these jobs."""


def leg_vast(gebeurtenissen: Sequence[Gebeurtenis], door: Actor) -> None:
    """Write events and enqueue the jobs that deliver them; without events, do nothing.

    Cost: one insert for all events and one for all jobs.
    """
    if not gebeurtenissen:
        return
    from .models import Uitgaand  # tables exist only after Django has started

    wie = _in_json(door)
    rijen = [Uitgaand(soort=g.naam, inhoud=g.inhoud(), door=wie, trace=trace.get()) for g in gebeurtenissen]
    voeg_toe(rijen)
    zet_klaar(
        [
            _taak(rij, naam, f"{naam}/{rij.inhoud[abonnement.volgorde]}" if abonnement.volgorde else None)
            for rij, g in zip(rijen, gebeurtenissen, strict=True)
            for naam, abonnement in ABONNEES.get(rij.soort, {}).items()
            if abonnement.wanneer is None or abonnement.wanneer(g)
        ]
    )


@lru_cache(maxsize=256)
def _in_json(door: Actor) -> dict[str, Any]:
    """Kept, because an application writes thousands of events in its own name."""
    return asdict(door)


def _taak(rij: "Uitgaand", abonnee: str, slot: str | None) -> Job:
    soort = app.configure_task(TAAK, queue=RIJ, lock=slot)
    return soort.make_new_job(uitgaand=str(rij.id), abonnee=abonnee)
