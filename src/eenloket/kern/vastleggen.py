"""Find out what happened to a change when the database connection was lost: nothing was saved, or the result
is unknown.

When the connection is lost during COMMIT, the client can't know whether the transaction was saved; then the
error page may not invite the user to simply try again. When the connection is lost before COMMIT, PostgreSQL
undoes the whole transaction. This module tells the two cases apart by the place in the code from which the
error came.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from traceback import walk_tb

from django.db import InterfaceError, OperationalError, transaction

_EINDE = transaction.Atomic.__exit__.__code__
_GEEN_VERBINDING = ("08", "57P")
"""Begin of the SQLSTATEs that mean that the connection ended. A statement (or COMMIT) that PostgreSQL refuses
has another SQLSTATE and changes nothing.
"""


@dataclass(slots=True)
class _Verloop:
    vastgelegd: bool = False


_verloop: ContextVar[_Verloop | None] = ContextVar("verloop", default=None)


@contextmanager
def bijgehouden() -> Iterator[None]:
    """Record, inside this block, whether a handling was committed. The middleware opens this block around
    each request.
    """
    teken = _verloop.set(_Verloop())
    try:
        yield
    finally:
        _verloop.reset(teken)


def meld_bij_vastleggen() -> None:
    """Count the present transaction as saved when it commits. Call this function inside the transaction."""
    if (verloop := _verloop.get()) is not None:
        transaction.on_commit(lambda: setattr(verloop, "vastgelegd", True))


def is_onzeker(fout: BaseException) -> bool:
    """Return whether something may have been saved although ``fout`` ended the work; False means that nothing
    was saved.

    True when ``fout`` came during a COMMIT, or when an earlier transaction of the same request was committed.
    """
    verloop = _verloop.get()
    return (verloop is not None and verloop.vastgelegd) or (
        any(frame.f_code is _EINDE for frame, _regel in walk_tb(fout.__traceback__)) and verbinding_weg(fout)
    )


def verbinding_weg(fout: BaseException) -> bool:
    """Return whether ``fout`` means that the database connection ended: the server closed the connection, or
    no longer answers.

    False for a statement that the server refuses (a deadlock, a serialization failure): such a statement
    changes nothing.
    """
    if not isinstance(fout, OperationalError | InterfaceError):
        return False
    stand = getattr(fout.__cause__, "sqlstate", None)
    return stand is None or stand.startswith(_GEEN_VERBINDING)
