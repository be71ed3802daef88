"""The pool of connections gets over a server that was away."""

from collections.abc import Iterator

import psycopg
import pytest
from django.db import connection, connections

from eenloket.kern.postgres.base import DatabaseWrapper

AANTAL = 6


@pytest.fixture
def verbonden() -> Iterator[DatabaseWrapper]:
    """A connection of Django that has a pool of its own."""
    opties = {
        **connection.settings_dict["OPTIONS"],
        "pool": {"min_size": 1, "max_size": AANTAL, "timeout": 2},
    }
    ander = DatabaseWrapper(
        {**connection.settings_dict, "OPTIONS": opties, "CONN_HEALTH_CHECKS": False}, alias=connection.alias
    )
    yield ander
    ander.close()
    ander.close_pool()


@pytest.mark.django_db
def test_na_verlies_van_alle_verbindingen_krijgt_de_eerste_vraag_meteen_een_nieuwe(
    verbonden: DatabaseWrapper,
) -> None:
    """An idle process whose server was restarted: the pool would wait after each dead connection, until the request had to fail."""
    pool = verbonden.pool
    assert pool is not None
    pool.open()
    open_ = [pool.getconn(timeout=60) for _ in range(AANTAL)]
    nummers = [v.info.backend_pid for v in open_]
    for verbinding in open_:
        pool.putconn(verbinding)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(pid, 60000) FROM unnest(%s) pid", [nummers])
    with verbonden.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        assert cursor.fetchone()[0] not in nummers


def test_de_toepassing_gebruikt_deze_verbindingen() -> None:
    assert isinstance(connections["default"], DatabaseWrapper)


@pytest.mark.django_db
def test_vragen_worden_niet_gecompileerd_en_houden_hun_grens(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the process says about its queries (``begrens_vragen``) holds beside what the engine says."""
    monkeypatch.setenv("PGOPTIONS", "-c statement_timeout=7s")
    with psycopg.connect(
        **DatabaseWrapper(connection.settings_dict, alias="proef").get_connection_params()
    ) as nieuw:
        rij = nieuw.execute("SELECT current_setting('jit'), current_setting('statement_timeout')").fetchone()
        assert rij == ("off", "7s")
