"""Statements that go to PostgreSQL as they are written: bound by the server, prepared, answered in binary.

For reads whose answer PostgreSQL makes itself (JSON) and for hot writes. Everything else uses Django's queries.
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
    """Run one statement and give its rows. Joins the transaction that is going on. Raises: what Django's queries raise.

    Parameters are ``%s`` or ``%(name)s``; with parameters, a ``%`` that isn't one is written ``%%``.
    """
    return voer_uit(opdracht, waarden)[0]


def voer_uit(
    opdracht: str,
    waarden: Mapping[str, Any] | Sequence[Any] | None = None,
    *,
    binair: bool = True,
    op_maat: bool = False,
) -> tuple[list[tuple[Any, ...]], int]:
    """As ``rijen``, and how many rows it touched. Not ``binair``: values come as Django's fields expect them of their connection.

    ``op_maat``: planned for these values, never once for all values (some 1 ms more for a long statement).
    """
    with _verstuurd(opdracht, waarden, binair=binair, op_maat=op_maat) as cursor:
        uitkomst = cursor.pgresult  # ``description`` would describe each column anew
        return (cursor.fetchall() if uitkomst is not None and uitkomst.nfields else []), cursor.rowcount


def stuur(opdracht: str, waarden: Mapping[str, Any] | Sequence[Any] | None = None) -> None:
    """Run one statement whose outcome nobody looks at. In ``gebundeld`` it isn't waited for. Raises: as ``rijen``, there perhaps later."""
    with _verstuurd(opdracht, waarden, wachten=False):
        pass


def wacht() -> None:
    """In ``gebundeld``: what was sent is done after this, or raises here what went wrong. Cost: a round trip; none outside."""
    verbinding = _verbinding()
    if verbinding.bundel is not None:
        with verbinding.wrap_database_errors:
            verbinding.bundel.wacht()


@contextmanager
def gebundeld() -> Iterator[None]:
    """Inside, what ``stuur`` sends goes on while we do, until rows are asked for or the block ends: only that costs a round trip.

    What goes wrong with a statement is raised there too. Put it inside the transaction: it ends before the commit.
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
    """A cursor that has sent the statement, and has its outcome when it is ``wachten``."""
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
    """The first row of a statement, or None; ``op_maat`` as in ``voer_uit``."""
    gevonden, _ = voer_uit(opdracht, waarden, op_maat=op_maat)
    return gevonden[0] if gevonden else None


@lru_cache(maxsize=1024)
def _omgezet(opdracht: str) -> tuple[str, list[str] | None]:
    """With PostgreSQL's own placeholders, and which parameter each is. psycopg does this anew at every call for long statements."""
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
