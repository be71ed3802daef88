"""A handling: one database transaction with one actor, one reason, its data for the audit trail and its
events.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field

from django.db import connection, transaction

from . import sql
from .actoren import Actor, Actorsoort
from .gebeurtenissen.kern import Gebeurtenis
from .gebeurtenissen.uitbox import leg_vast
from .herkomst import aanroep
from .vastleggen import meld_bij_vastleggen

_geheel: ContextVar[Actor | None] = ContextVar("geheel", default=None)
"""The actor of the surrounding handling that was opened with ``als_een``; None outside such a handling."""
_naam: ContextVar[tuple[str, str] | None] = ContextVar("naam", default=None)
"""Actor and reason of the present handling, as they are set in the database session."""
_BEGIN = (
    "SELECT set_config('eenloket.actor', %s, true), set_config('eenloket.reden', %s, true),"
    " set_config('eenloket.aanroep', %s, true)"
)
_TERUG = "SELECT set_config('eenloket.actor', %s, true), set_config('eenloket.reden', %s, true)"


@dataclass(slots=True)
class Handeling:
    """The handling of the present transaction: ``door`` is the actor, ``reden`` the reason."""

    door: Actor
    reden: str
    _gemeld: list[Gebeurtenis] = field(default_factory=list)

    def meld(self, *gebeurtenissen: Gebeurtenis) -> None:
        """Put events in the outbox. Subscribers see these events when this transaction commits, and never
        when it rolls back.
        """
        self._gemeld.extend(gebeurtenissen)


@contextmanager
def handeling(door: Actor, reden: str, *, als_een: bool = False) -> Iterator[Handeling]:
    """Run the block as one handling: all its changes commit together, or none of them does.

    ``reden`` is a short fixed phrase for the audit trail ("zaak.besluiten"), without personal data. Handlings
    may be nested: the inner handling joins the transaction of the outer one and keeps its own actor and
    reason.

    With ``als_een``, handlings of the same actor inside the block become part of this handling: they use its
    reason and cost no extra query. When one of them fails, the whole handling fails.
    Cost: one query; a second query when the handling is nested; with events, one insert for the events and
    one for their jobs.
    """
    genest = connection.in_atomic_block
    if genest and _geheel.get() == door:
        deel = Handeling(door, reden)
        yield deel
        leg_vast(deel._gemeld, door)
        return
    # a call of an API fails as a whole: it needs no savepoints
    samen = genest and door.soort is Actorsoort.TOEPASSING
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
            # the outer handling continues under its own actor and reason; after an error PostgreSQL undoes the setting itself
            sql.stuur(_TERUG, vorige or ("", ""))
