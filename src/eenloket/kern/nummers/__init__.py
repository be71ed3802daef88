"""Numbers for people to read: unique per organisation, kind and year, without making transactions wait for
each other.
"""

import re
import uuid

from django.db import connection

_SOORT = re.compile(r"[a-z]{1,14}")


def volgnummers(organisatie_id: uuid.UUID, soort: str, jaar: int, aantal: int) -> list[int]:
    """Return the next ``aantal`` numbers, rising from 1 each year. A transaction that rolls back leaves a
    gap.

    A PostgreSQL sequence per organisation, kind and year gives the numbers; the first call of a year makes
    the sequence.
    Raises: ValueError for a ``soort`` that isn't 1 to 14 small letters.
    Cost: one query.
    """
    naam = reeksnaam(organisatie_id, soort, jaar)
    if aantal < 1:
        return []
    with connection.cursor() as cursor:
        cursor.execute("SELECT nummers_volgende(%s, %s)", [naam, aantal])
        return [rij[0] for rij in cursor.fetchall()]


def reeksnaam(organisatie_id: uuid.UUID, soort: str, jaar: int) -> str:
    """Return the name of a series for the SQL function ``nummers_volgende``, for a caller that takes a number
    in its own statement.

    Raises: ValueError.
    """
    if not _SOORT.fullmatch(soort):
        raise ValueError(f"geen soort nummer: {soort!r}")
    return f"nr_{soort}_{int(jaar)}_{organisatie_id.hex}"


def volgnummer(organisatie_id: uuid.UUID, soort: str, jaar: int) -> int:
    """Return the next number; see ``volgnummers``."""
    return volgnummers(organisatie_id, soort, jaar, 1)[0]


def als_nummer(letter: str, jaar: int, volgnummer: int) -> str:
    """Return the text of a number: ``Z2026-0000001``."""
    return f"{letter}{jaar}-{volgnummer:07d}"
