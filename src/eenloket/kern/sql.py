"""Statements that go to PostgreSQL as they are written: bound by the server, prepared, answered in binary.

For reads whose answer PostgreSQL makes itself (JSON) and for hot writes. Everything else uses Django's queries.
"""

import time
from collections.abc import Mapping, Sequence
from typing import Any

from django.db import connection


def rijen(opdracht: str, waarden: Mapping[str, Any] | Sequence[Any] | None = None) -> list[tuple[Any, ...]]:
    """Run one statement and give its rows. Joins the transaction that is going on. Raises: what Django's queries raise.

    A ``%`` that isn't a parameter is written ``%%``.
    """
    connection.ensure_connection()
    begin = time.monotonic()
    with connection.wrap_database_errors, connection.connection.cursor(binary=True) as cursor:
        cursor.execute(opdracht, waarden, prepare=True)
        gevonden = cursor.fetchall() if cursor.description else []
    if connection.queries_logged:  # tests count queries
        connection.queries_log.append({"sql": opdracht, "time": f"{time.monotonic() - begin:.3f}"})
    return gevonden


def een(opdracht: str, waarden: Mapping[str, Any] | Sequence[Any] | None = None) -> tuple[Any, ...] | None:
    """The first row of a statement, or None."""
    gevonden = rijen(opdracht, waarden)
    return gevonden[0] if gevonden else None
