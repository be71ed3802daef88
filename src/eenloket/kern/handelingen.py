"""One handling: one transaction, one actor, one reason, its audit context and its events."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from django.db import connection, transaction

from .actoren import Actor
from .gebeurtenissen.kern import Gebeurtenis, leg_vast
from .herkomst import aanroep


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
def handeling(door: Actor, reden: str) -> Iterator[Handeling]:
    """Run a use case: everything inside commits together or not at all.

    ``reden`` is a short fixed phrase for the audit trail ("zaak.besluiten"), without personal data. Handlings nest: the
    inner one joins the transaction and keeps its own actor and reason. Cost: one query, a second one when nested, and what
    the events cost (one insert, one for their jobs).
    """
    genest = connection.in_atomic_block
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT coalesce(current_setting('eenloket.actor', true), ''),"
                " coalesce(current_setting('eenloket.reden', true), ''),"
                " set_config('eenloket.actor', %s, true), set_config('eenloket.reden', %s, true),"
                " set_config('eenloket.aanroep', %s, true)",
                [str(door), reden, aanroep.get()],
            )
            vorige = cursor.fetchone()[:2]
        stap = Handeling(door, reden)
        yield stap
        leg_vast(stap._gemeld, door)
        if genest:  # what surrounds us goes on under its own name; an error takes the setting back by itself
            with connection.cursor() as cursor:
                cursor.execute(
                    "SELECT set_config('eenloket.actor', %s, true), set_config('eenloket.reden', %s, true)",
                    vorige,
                )
