"""One handling: one transaction, one actor, one reason, its audit context and its events."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field

from django.db import connection, transaction

from . import sql
from .actoren import Actor, Soort
from .gebeurtenissen.kern import Gebeurtenis
from .gebeurtenissen.uitbox import leg_vast
from .herkomst import aanroep
from .vastleggen import meld_bij_vastleggen

_geheel: ContextVar[Actor | None] = ContextVar("geheel", default=None)
"""Who is doing several things as one handling."""
_naam: ContextVar[tuple[str, str] | None] = ContextVar("naam", default=None)
"""Actor and reason of the handling that we are in, as the database knows them."""
_BEGIN = (
    "SELECT set_config('eenloket.actor', %s, true), set_config('eenloket.reden', %s, true),"
    " set_config('eenloket.aanroep', %s, true)"
)
_TERUG = "SELECT set_config('eenloket.actor', %s, true), set_config('eenloket.reden', %s, true)"


@dataclass(slots=True)
class Handeling:
    """What is going on in this transaction. ``meld`` puts an event in the outbox of the same transaction."""

    door: Actor
    reden: str
    _gemeld: list[Gebeurtenis] = field(default_factory=list)

    def meld(self, *gebeurtenissen: Gebeurtenis) -> None:
        """Events become visible to subscribers when, and only when, this transaction commits."""
        self._gemeld.extend(gebeurtenissen)


@contextmanager
def handeling(door: Actor, reden: str, *, als_een: bool = False) -> Iterator[Handeling]:
    """Run a use case: everything inside commits together or not at all.

    ``reden`` is a short fixed phrase for the audit trail ("zaak.besluiten"), without personal data. Handlings nest: the
    inner one joins the transaction and keeps its own actor and reason. Cost: one query, a second one inside another handling, and
    what the events cost (one insert, one for their jobs). ``als_een``: handlings of the same actor inside are part of this one, under its
    reason and without cost; when one of them fails, all of it does.
    """
    genest = connection.in_atomic_block
    if genest and _geheel.get() == door:
        deel = Handeling(door, reden)
        yield deel
        leg_vast(deel._gemeld, door)
        return
    # a call of an API fails as a whole: it needs no savepoints
    samen = genest and door.soort is Soort.TOEPASSING
    vorige, naam = _naam.get(), (str(door), reden)
    with transaction.atomic(savepoint=not samen):
        sql.stuur(_BEGIN, [*naam, aanroep.get()])
        meld_bij_vastleggen()
        stap = Handeling(door, reden)
        tekens = _geheel.set(door if als_een else None), _naam.set(naam)
        try:
            yield stap
        finally:
            _geheel.reset(tekens[0])
            _naam.reset(tekens[1])
        leg_vast(stap._gemeld, door)
        if vorige or (genest and not samen):
            # what surrounds us goes on under its own name; an error takes the setting back by itself
            sql.stuur(_TERUG, vorige or ("", ""))
