"""Counts of rows that cost the same for ten rows and for a million rows.

Each counted table has a bound (``Grens``): an id. Ids are UUIDv7 and rise with time. Rows up to the bound are
counted in cells (``Cel``); later rows, of the last minutes, are counted in the table itself. When a row
changes after ten minutes, a trigger writes a cell for that change; a row that is made or changed before that
costs nothing extra. ``vouw`` moves the bound up. docs/ontwikkelaar/zgw.md explains why the count is exact.
"""

import uuid

from django.db import connection, transaction

from .migraties import SLEUTEL, cellen_van
from .models import GEVOUWEN, Grens

_GELDT = """
SELECT grens, CASE
    WHEN kandidaat_xid < pg_snapshot_xmin(pg_current_snapshot())::text::bigint THEN greatest(grens, kandidaat)
    WHEN kandidaat_xid > pg_snapshot_xmax(pg_current_snapshot())::text::bigint THEN grens  -- of another server, before a restore
    END
FROM tellingen_grens WHERE tabel = %s
"""
_KOLOMMEN = "verzameling, organisatie, soort, niveau, kenmerken, dag"
_VOUW = f"""
WITH weg AS (
    DELETE FROM tellingen_cel WHERE tabel = %(tabel)s AND rij > %(nul)s AND rij <= %(tot)s
    RETURNING {_KOLOMMEN}, aantal, rij
), bij AS (
    -- changes of rows that were counted; those of rows that are counted now are in what they are now
    SELECT {_KOLOMMEN}, aantal FROM weg WHERE rij <= %(van)s
    UNION ALL SELECT {_KOLOMMEN}, aantal FROM {{cellen}}(%(van)s, %(tot)s)
)
INSERT INTO tellingen_cel (tabel, {_KOLOMMEN}, rij, aantal)
SELECT %(tabel)s, {_KOLOMMEN}, %(nul)s, sum(aantal) FROM bij GROUP BY {_KOLOMMEN} HAVING sum(aantal) <> 0
ON CONFLICT (tabel, {_KOLOMMEN}) WHERE rij = '{GEVOUWEN}'
DO UPDATE SET aantal = tellingen_cel.aantal + excluded.aantal
"""  # noqa: S608  # names from code
_VOLGENDE = """
UPDATE tellingen_grens SET grens = %s, kandidaat_xid = pg_current_xact_id()::text::bigint, kandidaat =
    (lpad(to_hex((extract(epoch FROM now()) * 1000)::bigint - 600000), 12, '0') || '00000000000000000000')::uuid
WHERE tabel = %s
"""


def vouw() -> int:
    """Move the bound of every table as far up as is certain and add the changes to the cells; return how many
    bounds moved.

    This may run at any moment, beside any change: a count gives the same number before and after. A table is
    skipped until the next run while a transaction still runs that began before the table's next bound (in any
    database of the server), or a transaction that moved a case to another type or level.
    """
    return sum(_vouw_tot_grens(tabel) for tabel in _tabellen())


def _vouw_tot_grens(tabel: str) -> bool:
    """Move the bound of one table, in its own transaction; the first run may take seconds. Return whether the
    bound moved.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [SLEUTEL])
        if not cursor.fetchone()[0]:
            return False
        cursor.execute(_GELDT, [tabel])
        van, tot = cursor.fetchone()
        _vouw(tabel, van, tot or van)
        if tot is not None:
            cursor.execute(_VOLGENDE, [tot, tabel])
        return tot is not None and tot != van


def _vouw(tabel: str, van: uuid.UUID, tot: uuid.UUID) -> None:
    """Count the new rows and add the changes in one statement, so that both see the same moment."""
    with connection.cursor() as cursor:
        cursor.execute(
            _VOUW.format(cellen=cellen_van(tabel)), {"tabel": tabel, "nul": GEVOUWEN, "van": van, "tot": tot}
        )


def hertel() -> None:
    """Count every table again, after rows were added or removed with triggers off. No other transaction may
    write meanwhile.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM tellingen_cel")
        cursor.execute("SELECT tellingen_vers()")
        grens = cursor.fetchone()[0]
        for tabel in _tabellen():
            _vouw(tabel, GEVOUWEN, grens)
        Grens.objects.update(grens=grens, kandidaat=GEVOUWEN, kandidaat_xid=0)


def _tabellen() -> list[str]:
    """Return the counted tables: the tables with a function that counts them (``tel_mee``). A missing bound
    is made.
    """
    begin = cellen_van("")
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT substr(proname, %s) FROM pg_proc WHERE starts_with(proname, %s)", [len(begin) + 1, begin]
        )
        tabellen = sorted(str(rij[0]) for rij in cursor.fetchall())
    Grens.objects.bulk_create([Grens(tabel=tabel) for tabel in tabellen], ignore_conflicts=True)
    return tabellen
