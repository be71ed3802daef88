"""SQL statements that go to PostgreSQL as written: the server binds the values, prepares the statement and
answers in binary form.

Use this module for reads in which PostgreSQL makes the JSON answer itself, and for writes that occur very
often. All other code uses Django's queries.
"""

import re
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import lru_cache, partial
from typing import Any, cast

from django.db import DEFAULT_DB_ALIAS, connections
from psycopg import RawCursor

from .postgres.base import DatabaseWrapper

_PLEK = re.compile(r"%(?:%|s|\((\w+)\)s)")


def rijen(opdracht: str, waarden: Mapping[str, Any] | Sequence[Any] | None = None) -> list[tuple[Any, ...]]:
    """Run one SQL statement and return its rows. The statement takes part in the present transaction.

    Parameters are written ``%s`` or ``%(name)s``. In a statement with parameters, write any other ``%`` as
    ``%%``.
    Raises: the same errors as Django's queries.
    """
    return voer_uit(opdracht, waarden)[0]


def voer_uit(
    opdracht: str,
    waarden: Mapping[str, Any] | Sequence[Any] | None = None,
    *,
    binair: bool = True,
    op_maat: bool = False,
) -> tuple[list[tuple[Any, ...]], int]:
    """Run one SQL statement; return its rows and the number of rows that it read or changed.

    With ``binair=False`` values come in the form in which Django's model fields expect them from a database
    connection. With ``op_maat`` PostgreSQL plans the statement for these values and doesn't keep a general
    plan (about 1 ms more for a long statement).
    """
    with _verstuurd(opdracht, waarden, binair=binair, op_maat=op_maat) as cursor:
        uitkomst = cursor.pgresult  # ``description`` would describe each column anew
        return (cursor.fetchall() if uitkomst is not None and uitkomst.nfields else []), cursor.rowcount


def stuur(opdracht: str, waarden: Mapping[str, Any] | Sequence[Any] | None = None) -> None:
    """Send one SQL statement and ignore its result.

    Inside ``gebundeld`` the call returns before PostgreSQL has answered; an error is then raised at the next
    statement that needs an answer, or at the end of the block.
    Raises: as ``rijen``.
    """
    with _verstuurd(opdracht, waarden, wachten=False):
        pass


def wacht() -> None:
    """Wait until PostgreSQL has finished all statements that were sent inside ``gebundeld``. Outside
    ``gebundeld`` the call does nothing.

    Raises: the error of a statement that was sent before.
    Cost: one round trip; none outside ``gebundeld``.
    """
    verbinding = _verbinding()
    if verbinding.bundel is not None:
        with verbinding.wrap_database_errors:
            verbinding.bundel.wacht()


@contextmanager
def gebundeld() -> Iterator[None]:
    """Send the statements of ``stuur`` inside this block without waiting for an answer to each of them.

    Only a statement that needs rows, and the end of the block, wait for PostgreSQL and cost a round trip;
    errors of statements that were sent before are raised there. Open the block inside the transaction, so
    that the block ends before the commit.
    """
    verbinding = _verbinding()
    verbinding.ensure_connection()
    with verbinding.gebundeld():
        yield


@contextmanager
def _verstuurd(
    opdracht: str,
    waarden: Mapping[str, Any] | Sequence[Any] | None,
    *,
    binair: bool = True,
    op_maat: bool = False,
    wachten: bool = True,
) -> "Iterator[RawCursor[tuple[Any, ...]]]":
    """Yield a cursor that has sent the statement; with ``wachten`` the cursor already has the result."""
    verbinding = _verbinding()
    verbinding.ensure_connection()
    begin = time.monotonic()
    tekst, namen = _omgezet(opdracht) if waarden is not None else (opdracht, None)
    if namen is not None and isinstance(waarden, Mapping):
        waarden = [waarden[naam] for naam in namen]
    with verbinding.wrap_database_errors, RawCursor(verbinding.connection) as cursor:
        bundel = verbinding.bundel
        voer_uit = (
            cursor.execute if bundel is None else partial(bundel.vraag if wachten else bundel.stuur, cursor)
        )
        voer_uit(tekst, waarden, prepare=not op_maat, binary=binair)  # our own text
        yield cursor
    if verbinding.queries_logged:  # tests count queries
        verbinding.queries_log.append({"sql": opdracht, "time": f"{time.monotonic() - begin:.3f}"})


def _verbinding() -> DatabaseWrapper:
    return cast(DatabaseWrapper, connections[DEFAULT_DB_ALIAS])


def een(
    opdracht: str, waarden: Mapping[str, Any] | Sequence[Any] | None = None, *, op_maat: bool = False
) -> tuple[Any, ...] | None:
    """Return the first row of a statement, or None when there is no row; ``op_maat`` as in ``voer_uit``."""
    gevonden, _ = voer_uit(opdracht, waarden, op_maat=op_maat)
    return gevonden[0] if gevonden else None


@lru_cache(maxsize=1024)
def _omgezet(opdracht: str) -> tuple[str, list[str] | None]:
    """Return the statement with PostgreSQL's own placeholders, and the name of the parameter at each place
    (None for ``%s``).

    Cached, because psycopg would convert a long statement again at every call.
    """
    namen: dict[str, int] = {}
    geteld = 0

    def plek(m: re.Match[str]) -> str:
        nonlocal geteld
        if m[0] == "%%":
            return "%"
        if m[1] is None:
            geteld += 1
            return f"${geteld}"
        return f"${namen.setdefault(m[1], len(namen) + 1)}"

    tekst = _PLEK.sub(plek, opdracht)
    return tekst, None if geteld else list(namen)
