"""When two calls meet: what the database then says, as clients know it, and what is simply done again."""

import time
from collections.abc import Callable
from typing import TypeVar

from django.db import IntegrityError, OperationalError
from psycopg import errors

from .fouten import OngeldigVerzoek, veldfout
from .vraag import Vraag

A = TypeVar("A")
POGINGEN = 5
_OPNIEUW = (errors.DeadlockDetected, errors.SerializationFailure)


def nog_eens(handeling: Callable[[Vraag], A], vraag: Vraag, nieuw: Callable[[], Vraag]) -> A:
    """Run a change. PostgreSQL ends one of two that wait for each other: that one is done again, for its client doesn't care.

    Not when the body came as a stream, which is gone by then. ``nieuw`` makes the call anew, with nothing remembered.
    """
    for poging in range(1, POGINGEN + 1):
        try:
            return handeling(vraag)
        except OperationalError as fout:
            if poging == POGINGEN or not isinstance(fout.__cause__, _OPNIEUW) or not vraag.herhaalbaar:
                raise
        time.sleep(0.01 * poging)
        vraag = nieuw()
    raise AssertionError("onbereikbaar")


def strijdig(fout: IntegrityError) -> OngeldigVerzoek:
    """What a rule would have said, had it looked a moment later: another call was first."""
    oorzaak = fout.__cause__
    naam = oorzaak.diag.constraint_name or "" if isinstance(oorzaak, errors.IntegrityError) else ""
    if naam.endswith("_identificatie"):
        return veldfout("identificatie", "identificatie-niet-uniek", "Deze identificatie is al gebruikt.")
    if isinstance(oorzaak, errors.UniqueViolation):
        return veldfout("nonFieldErrors", "unique", "Dit is er al.")
    if isinstance(oorzaak, errors.ForeignKeyViolation):
        return veldfout("nonFieldErrors", "does_not_exist", "Iets waar dit bij hoort, bestaat niet meer.")
    return veldfout("nonFieldErrors", "invalid", "Dit is in strijd met wat er al staat.")
