"""The outbox: the transaction of a change also writes its events and enqueues the jobs that deliver them.

A job is enqueued by its name and not by its function, because the code of the job (``kern.bezorging``)
imports handlings, and handlings import this module.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import asdict
from functools import lru_cache
from typing import Any

from django.db import connection
from procrastinate.contrib.django import app
from procrastinate.exceptions import ConnectorException
from procrastinate.types import JSONDict

from ..actoren import Actor
from ..herkomst import trace
from ..rijen import voeg_toe
from .kern import ABONNEES, Gebeurtenis

TAAK = "gebeurtenis.bezorg"
"""Name of the job that delivers one event to one subscriber."""
RIJ = "gebeurtenissen"
"""Name of the queue of these jobs."""


def leg_vast(gebeurtenissen: Sequence[Gebeurtenis], door: Actor) -> None:
    """Write events and enqueue the jobs that deliver them; without events, do nothing.

    Cost: one insert for all events and one for all jobs; for subscribers that keep order, one insert of jobs
    per lock.
    """
    if not gebeurtenissen:
        return
    from .models import Uitgaand  # tables exist only after Django has started

    wie = _in_json(door)
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
        _stel_uit(slot, stapel)


@lru_cache(maxsize=256)
def _in_json(door: Actor) -> dict[str, Any]:
    """Kept, because an application writes thousands of events in its own name."""
    return asdict(door)


def _stel_uit(slot: str | None, stapel: list[JSONDict]) -> None:
    """Enqueue the jobs of one lock. Raises: Django's own error of the database, which Procrastinate wraps in one that
    no other layer knows.
    """
    try:
        app.configure_task(TAAK, queue=RIJ, lock=slot).batch_defer(*stapel)
    except ConnectorException as fout:
        if fout.__cause__ is None:
            raise
        with connection.wrap_database_errors:
            raise fout.__cause__ from None
