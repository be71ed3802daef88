"""Connections that are gone are noticed without a query, and statements in a pipeline behave as others do, only sooner."""

import threading
import time
import uuid
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db import IntegrityError, OperationalError, connection, transaction

from eenloket.kern import sql
from eenloket.kern.organisaties.models import Organisatie
from eenloket.kern.postgres.base import DatabaseWrapper

pytestmark = pytest.mark.django_db(transaction=True)
_MAAK = "INSERT INTO organisaties_organisatie SELECT (jsonb_populate_record(o, jsonb_build_object('id', %s::uuid))).* FROM organisaties_organisatie o LIMIT 1"
"""A copy under another key: its slug is taken already."""


@pytest.fixture
def verbonden() -> Iterator[DatabaseWrapper]:
    """A connection of Django with a pool of one."""
    opties = {
        **connection.settings_dict["OPTIONS"],
        "pool": {"min_size": 1, "max_size": 1, "timeout": 20},
    }
    ander = DatabaseWrapper(
        {**connection.settings_dict, "OPTIONS": opties, "CONN_HEALTH_CHECKS": False}, alias=connection.alias
    )
    yield ander
    ander.close()
    ander.close_pool()


def _pid(verbonden: DatabaseWrapper) -> int:
    """Of the connection that the pool gives now; it goes back."""
    with verbonden.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        pid: int = cursor.fetchone()[0]
    verbonden.close()
    return pid


def _beeindig(pid: int) -> None:
    sql.rijen("SELECT pg_terminate_backend(%s)", [pid])
    for _ in range(500):
        if not sql.rijen("SELECT 1 FROM pg_stat_activity WHERE pid = %s", [pid]):
            return
        time.sleep(0.01)


def _dubbel() -> None:
    """Sends what can't be, and asks for rows after it."""
    sql.stuur(_MAAK, [uuid.uuid4()])
    sql.rijen("SELECT 1")


def _dubbel_en_wacht() -> None:
    sql.stuur(_MAAK, [uuid.uuid4()])
    sql.wacht()


def _anders(gemeente: Organisatie, *, dan: Callable[[], Any]) -> None:
    """Changes something in a transaction in which something else goes wrong."""
    with transaction.atomic(), sql.gebundeld():
        sql.stuur("UPDATE organisaties_organisatie SET naam = 'anders' WHERE id = %s", [gemeente.id])
        dan()


def test_een_stille_verbinding_is_goed(verbonden: DatabaseWrapper) -> None:
    assert _pid(verbonden) == _pid(verbonden)


def test_een_verbinding_die_de_server_sloot_komt_niet_meer_uit_de_pool(verbonden: DatabaseWrapper) -> None:
    weg = _pid(verbonden)
    _beeindig(weg)
    assert _pid(verbonden) != weg


def test_wat_de_server_ongevraagd_meldt_is_geen_reden_om_te_stoppen(verbonden: DatabaseWrapper) -> None:
    with verbonden.cursor() as cursor:
        cursor.execute("LISTEN proef")
    verbonden.close()
    eerste = _pid(verbonden)
    sql.rijen("SELECT pg_notify('proef', 'er is iets')")
    assert _pid(verbonden) == eerste


def test_wie_rijen_vraagt_ziet_wat_daarvoor_gestuurd_is(gemeente: Organisatie) -> None:
    with transaction.atomic(), sql.gebundeld():
        for nummer in range(20):
            sql.stuur(
                "UPDATE organisaties_organisatie SET naam = %s WHERE id = %s", [str(nummer), gemeente.id]
            )
        assert sql.een("SELECT naam FROM organisaties_organisatie WHERE id = %s", [gemeente.id]) == ("19",)
        sql.stuur("UPDATE organisaties_organisatie SET naam = 'laatst' WHERE id = %s", [gemeente.id])
    gemeente.refresh_from_db()
    assert gemeente.naam == "laatst"


def test_wat_misgaat_komt_uit_bij_wie_daarna_rijen_vraagt(gemeente: Organisatie) -> None:
    with pytest.raises(IntegrityError), transaction.atomic(), sql.gebundeld():
        _dubbel()
    assert Organisatie.objects.count() == 1


def test_wie_wacht_hoort_of_het_gelukt_is(gemeente: Organisatie) -> None:
    with transaction.atomic(), sql.gebundeld():
        with pytest.raises(IntegrityError), transaction.atomic():
            _dubbel_en_wacht()
        assert sql.een("SELECT naam FROM organisaties_organisatie") == (gemeente.naam,)
    sql.wacht()  # outside there is nothing to wait for


def test_wat_misgaat_komt_uiterlijk_aan_het_eind_uit_en_dan_is_er_niets_veranderd(
    gemeente: Organisatie,
) -> None:
    with pytest.raises(IntegrityError):
        _anders(gemeente, dan=lambda: sql.stuur(_MAAK, [uuid.uuid4()]))
    assert Organisatie.objects.get().naam == gemeente.naam


def test_een_eigen_fout_laat_een_bruikbare_verbinding_achter(gemeente: Organisatie) -> None:
    with pytest.raises(ZeroDivisionError):
        _anders(gemeente, dan=lambda: 1 // 0)
    assert Organisatie.objects.get().naam == gemeente.naam


def test_django_weet_ook_in_een_bundel_wat_zijn_vragen_deden(gemeente: Organisatie) -> None:
    with transaction.atomic(), sql.gebundeld():
        sql.stuur("UPDATE organisaties_organisatie SET naam = 'een' WHERE id = %s", [gemeente.id])
        assert Organisatie.objects.filter(naam="een").update(naam="twee") == 1
        gemeente.naam = "drie"
        gemeente.save(update_fields=["naam"])
        assert Organisatie.objects.filter(naam="drie").exists()


def test_een_mislukt_deel_gaat_alleen_terug_ook_in_een_bundel(gemeente: Organisatie) -> None:
    with transaction.atomic(), sql.gebundeld():
        sql.stuur("UPDATE organisaties_organisatie SET naam = 'blijft' WHERE id = %s", [gemeente.id])
        with pytest.raises(IntegrityError), transaction.atomic():
            Organisatie.objects.create(slug=gemeente.slug, naam="dubbel")
        with pytest.raises(IntegrityError), transaction.atomic():
            _dubbel()
        assert sql.een("SELECT naam FROM organisaties_organisatie") == ("blijft",)
    gemeente.refresh_from_db()
    assert gemeente.naam == "blijft"


def test_een_bundel_in_een_bundel_is_dezelfde(gemeente: Organisatie) -> None:
    with transaction.atomic(), sql.gebundeld():
        with sql.gebundeld():
            sql.stuur("UPDATE organisaties_organisatie SET naam = 'binnen' WHERE id = %s", [gemeente.id])
        assert sql.een("SELECT naam FROM organisaties_organisatie") == ("binnen",)


def test_een_bundel_mag_groter_zijn_dan_wat_er_in_een_keer_uit_kan(gemeente: Organisatie) -> None:
    """More than the sockets hold, in both directions: each side must read what the other says, or both wait for ever."""
    veel = "x" * 300_000
    with transaction.atomic(), sql.gebundeld():
        for nummer in range(60):
            sql.stuur("SELECT %s::text || %s::text", [veel, str(nummer)])
            sql.stuur(
                "UPDATE organisaties_organisatie SET naam = left(%s::text, 2) || %s::text WHERE id = %s",
                [veel, str(nummer), gemeente.id],
            )
        assert sql.een("SELECT naam FROM organisaties_organisatie") == ("xx59",)


@pytest.mark.parametrize("grootte", [3_000_000, 20_000_000])
def test_ook_als_laatste_mag_een_opdracht_groter_zijn_dan_wat_er_in_een_keer_uit_kan(
    gemeente: Organisatie, grootte: int
) -> None:
    """psycopg's own pipeline waits here for an answer to a statement of which half was sent."""
    with transaction.atomic(), sql.gebundeld():
        sql.stuur("SELECT %s::text", ["x" * grootte])
        sql.wacht()
        sql.stuur("SELECT length(%s::text)", ["x" * grootte])


def test_een_verbinding_die_in_een_bundel_wegvalt_is_een_fout_en_daarna_is_er_een_nieuwe(
    gemeente: Organisatie,
) -> None:
    (pid,) = sql.rijen("SELECT pg_backend_pid()")[0]

    def beeindig() -> None:
        try:
            _beeindig(pid)
        finally:
            connection.close()  # of this thread

    def stuur_en_verdwijn() -> None:
        sql.stuur("UPDATE organisaties_organisatie SET naam = 'weg' WHERE id = %s", [gemeente.id])
        draad = threading.Thread(target=beeindig)
        draad.start()
        draad.join()
        sql.stuur("SELECT 1")
        sql.wacht()

    with pytest.raises(OperationalError):
        _anders(gemeente, dan=stuur_en_verdwijn)
    connection.close()
    assert Organisatie.objects.get().naam == gemeente.naam
