"""Two calls at the same moment: the database's refusal in the terms of the standard, and the repetition after
a deadlock.
"""

import time
from collections.abc import Callable
from typing import TypeVar

from django.db import IntegrityError, OperationalError
from psycopg import errors

from .aanroep import Aanroep
from .fouten import OngeldigVerzoek, veldfout

A = TypeVar("A")
POGINGEN = 5
_OPNIEUW = (errors.DeadlockDetected, errors.SerializationFailure)


def nog_eens(handeling: Callable[[Aanroep], A], aanroep: Aanroep, nieuw: Callable[[], Aanroep]) -> A:
    """Run a change, and run it once more when PostgreSQL ended it because of a deadlock.

    A call whose body came as a stream isn't repeated, because that body is gone. ``nieuw`` makes the call
    again, without cached data.
    """
    for poging in range(1, POGINGEN + 1):
        try:
            return handeling(aanroep)
        except OperationalError as fout:
            if poging == POGINGEN or not isinstance(fout.__cause__, _OPNIEUW) or not aanroep.herhaalbaar:
                raise
        time.sleep(0.01 * poging)
        aanroep = nieuw()
    raise AssertionError("onbereikbaar")


def strijdig(fout: IntegrityError) -> OngeldigVerzoek:
    """Return the error that the rule would have given a moment later: another call was first."""
    oorzaak = fout.__cause__
    naam = oorzaak.diag.constraint_name or "" if isinstance(oorzaak, errors.IntegrityError) else ""
    if naam.endswith("_identificatie"):
        return veldfout("identificatie", "identificatie-niet-uniek", "Deze identificatie is al gebruikt.")
    if isinstance(oorzaak, errors.UniqueViolation):
        return veldfout("nonFieldErrors", "unique", "Dit is er al.")
    if isinstance(oorzaak, errors.ForeignKeyViolation):
        return veldfout("nonFieldErrors", "does_not_exist", "Iets waar dit bij hoort, bestaat niet meer.")
    return veldfout("nonFieldErrors", "invalid", "Dit is in strijd met wat er al staat.")
