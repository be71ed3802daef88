"""The pool of connections gets over a server that was away."""

from collections.abc import Iterator
from typing import Any

import psycopg
import pytest
from django.db import connection, connections
from psycopg_pool import ConnectionPool

from eenloket.kern.postgres.base import DatabaseWrapper

AANTAL = 6


@pytest.fixture
def pool() -> Iterator["ConnectionPool[Any]"]:
    opties = {
        **connection.settings_dict["OPTIONS"],
        "pool": {"min_size": 1, "max_size": AANTAL, "timeout": 2},
    }
    verbinding = DatabaseWrapper({**connection.settings_dict, "OPTIONS": opties}, alias="proef")
    pool = verbinding.pool
    assert pool is not None
    pool.open()
    yield pool
    verbinding.close_pool()


@pytest.mark.django_db
def test_na_verlies_van_alle_verbindingen_krijgt_de_eerste_vraag_meteen_een_nieuwe(
    pool: "ConnectionPool[Any]",
) -> None:
    """An idle process whose server was restarted: the pool would wait after each dead connection, until the request had to fail."""
    open_ = [pool.getconn(timeout=60) for _ in range(AANTAL)]
    nummers = [v.info.backend_pid for v in open_]
    for verbinding in open_:
        pool.putconn(verbinding)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(pid, 60000) FROM unnest(%s) pid", [nummers])
    with pool.connection() as nieuw:
        assert nieuw.info.backend_pid not in nummers
        assert nieuw.execute("SELECT 1").fetchone() == (1,)


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
