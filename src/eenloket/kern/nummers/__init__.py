"""Numbers for people to read: unique per organisation, kind and year, without making transactions wait for
each other.
"""

import re
import uuid

from django.db import connection
from django.db.models import Model

from .. import sql

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


# A scalar sub-select, not NOT EXISTS: PostgreSQL, which expects a thousand numbers of a function, would read the whole table for that.
_VRIJ = """
SELECT %(begin)s || to_char(n, 'FM9999990000000') FROM nummers_volgende(%(reeks)s, %(aantal)s) n
WHERE (
    SELECT true FROM {tabel} WHERE organisatie_id = %(organisatie)s AND bronorganisatie = %(bron)s
    AND identificatie = %(begin)s || to_char(n, 'FM9999990000000') LIMIT 1
) IS NULL ORDER BY n
"""


def vrije_nummers(
    model: type[Model],
    soort: str,
    letter: str,
    organisatie_id: uuid.UUID,
    bronorganisatie: str,
    jaar: int,
    aantal: int,
) -> list[str]:
    """So many numbers, as they are written, that no row of ``model`` of this source organisation has.

    ``model`` has ``identificatie`` and ``bronorganisatie``. One that isn't used in the end is a gap. Cost: one query, more to get past
    numbers of our form that other systems brought with them.
    """
    opdracht = _VRIJ.format(tabel=model._meta.db_table)
    vrij: list[str] = []
    greep = aantal
    while len(vrij) < aantal:
        waarden = {
            "begin": als_nummer(letter, jaar, 0)[:-7], "reeks": reeksnaam(organisatie_id, soort, jaar), "aantal": greep,
            "organisatie": organisatie_id, "bron": bronorganisatie,
        }  # fmt: skip
        vrij += [rij[0] for rij in sql.rijen(opdracht, waarden)]
        greep = min(greep * 4, 10_000)  # a wall of numbers from elsewhere is passed in a few steps
    return vrij[:aantal]


def volgnummer(organisatie_id: uuid.UUID, soort: str, jaar: int) -> int:
    """Return the next number; see ``volgnummers``."""
    return volgnummers(organisatie_id, soort, jaar, 1)[0]


def als_nummer(letter: str, jaar: int, volgnummer: int) -> str:
    """Return the text of a number: ``Z2026-0000001``."""
    return f"{letter}{jaar}-{volgnummer:07d}"


def is_nummer(letter: str, tekst: str) -> bool:
    """Return whether ``tekst`` has the form that ``als_nummer`` gives with this letter."""
    return re.fullmatch(rf"{letter}[0-9]{{4}}-[0-9]{{7,}}", tekst.strip(), re.IGNORECASE) is not None
