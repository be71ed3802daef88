"""What became of a change when the database went away meanwhile: nothing was saved, or nobody knows.

A connection that is lost while a transaction commits says nothing of that transaction; the answer to whoever asked may then not invite to just do
it again. Lost before that, all of it is undone. PostgreSQL tells the two apart by what it was doing, so we do: by where the error came from.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from traceback import walk_tb

from django.db import InterfaceError, OperationalError, transaction

_EINDE = transaction.Atomic.__exit__.__code__
_GEEN_VERBINDING = ("08", "57P")
"""SQLSTATEs of a connection that ends, as opposed to a statement (COMMIT too) that is refused, which changes nothing."""


@dataclass(slots=True)
class _Verloop:
    vastgelegd: bool = False


_verloop: ContextVar[_Verloop | None] = ContextVar("verloop", default=None)


@contextmanager
def bijgehouden() -> Iterator[None]:
    """From here on it's known whether a handling was committed: around each request."""
    teken = _verloop.set(_Verloop())
    try:
        yield
    finally:
        _verloop.reset(teken)


def meld_bij_vastleggen() -> None:
    """Call in the transaction of a change, when it's to count as saved once that commits."""
    if (verloop := _verloop.get()) is not None:
        transaction.on_commit(lambda: setattr(verloop, "vastgelegd", True))


def is_onzeker(fout: BaseException) -> bool:
    """Whether something may have been saved though ``fout`` ended what was going on: it came while a transaction was being committed,
    or after an earlier one of the same request was. False means: nothing was.
    """
    verloop = _verloop.get()
    return (verloop is not None and verloop.vastgelegd) or (
        any(frame.f_code is _EINDE for frame, _regel in walk_tb(fout.__traceback__)) and verbinding_weg(fout)
    )


def verbinding_weg(fout: BaseException) -> bool:
    """Whether ``fout`` is the end of a connection with the database: the server said that it ends it, or said nothing any more.

    A statement that the server refuses (a deadlock, a serialization failure) isn't: it changes nothing for certain.
    """
    if not isinstance(fout, OperationalError | InterfaceError):
        return False
    stand = getattr(fout.__cause__, "sqlstate", None)
    return stand is None or stand.startswith(_GEEN_VERBINDING)
