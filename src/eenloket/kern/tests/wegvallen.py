"""A connection with the database that ends at a chosen moment: while a statement runs, or while COMMIT does."""

import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from django.db import connection

_TRAAG = """
CREATE FUNCTION proef_traag() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN PERFORM pg_sleep(60); RETURN NULL; END';
CREATE CONSTRAINT TRIGGER proef_traag AFTER INSERT OR UPDATE OR DELETE ON {tabel} DEFERRABLE INITIALLY {wanneer}
FOR EACH ROW EXECUTE FUNCTION proef_traag()
"""
_SLAPERS = (
    "SELECT pid, query FROM pg_stat_activity WHERE datname = current_database() AND wait_event = 'PgSleep'"
)


@contextmanager
def weg_bij(tabel: str, *, tijdens_commit: bool) -> Iterator[list[str]]:
    """The connection that changes ``tabel`` in here is ended by the server, in its statement or in its COMMIT; gives what it was doing then."""
    wanneer = "DEFERRED" if tijdens_commit else "IMMEDIATE"
    with connection.cursor() as cursor:
        cursor.execute(_TRAAG.format(tabel=tabel, wanneer=wanneer))
    gezien: list[str] = []
    draad = threading.Thread(target=_beeindig, args=[gezien])
    draad.start()
    try:
        yield gezien
    finally:
        draad.join()
        with connection.cursor() as cursor:
            cursor.execute("DROP FUNCTION proef_traag() CASCADE")


def _beeindig(gezien: list[str]) -> None:
    basis = os.environ["DATABASE_URL"].rpartition("/")[0]
    einde = time.monotonic() + 60
    with psycopg.connect(f"{basis}/{connection.settings_dict['NAME']}", autocommit=True) as beheer:
        while time.monotonic() < einde and not gezien:
            for nummer, vraag in beheer.execute(_SLAPERS).fetchall():
                gezien.append(vraag)
                beheer.execute("SELECT pg_terminate_backend(%s)", [nummer])
            time.sleep(0.02)
