"""The embedded database starts after whatever happened to it."""

import contextlib
import os
import shutil
import signal
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psutil
import psycopg
import pytest

from demonstratie.database import IngebouwdeDatabase
from eenloket.config.databaserollen import EIGENAAR, TOEPASSING


@pytest.fixture
def database() -> Iterator[IngebouwdeDatabase]:
    """A new one in a folder with a space in its name."""
    basis = Path(tempfile.mkdtemp(prefix="eenloket-proef-"))
    uit = IngebouwdeDatabase(basis / "met spatie")
    yield uit
    uit.stop()
    shutil.rmtree(basis, ignore_errors=True)


def _postmaster(database: IngebouwdeDatabase) -> int:
    return int((database.map / "postmaster.pid").read_text().splitlines()[0])


def _antwoordt(database: IngebouwdeDatabase) -> bool:
    with psycopg.connect(database.url(database="postgres")) as verbinding:
        return verbinding.execute("SELECT 1").fetchone() == (1,)


def test_starten_stoppen_en_weer_starten(database: IngebouwdeDatabase) -> None:
    assert not database.draait()
    database.start()
    database.maak_database()
    database.maak_database()
    with psycopg.connect(database.url(TOEPASSING)) as verbinding:
        assert verbinding.execute("SELECT current_user").fetchone() == (TOEPASSING,)
        eigenaar = verbinding.execute(
            "SELECT pg_get_userbyid(datdba) FROM pg_database WHERE datname = 'eenloket'"
        ).fetchone()
        assert eigenaar == (EIGENAAR,)
    nummer = _postmaster(database)
    database.start()
    assert _postmaster(database) == nummer, "a server that runs is left alone"
    database.stop()
    database.stop()
    assert not database.draait()
    begin = time.monotonic()
    database.start()
    assert time.monotonic() - begin < 25, (
        "two seconds on a quiet machine; a lock that isn't seen through costs thirty"
    )
    assert _antwoordt(database)


def test_na_een_gedode_server_staat_alles_wat_vastlag_er_nog(database: IngebouwdeDatabase) -> None:
    database.start()
    with psycopg.connect(database.url(database="postgres"), autocommit=True) as verbinding:
        verbinding.execute("CREATE TABLE proef AS SELECT generate_series(1, 1000) AS n")
        os.kill(_postmaster(database), signal.SIGKILL)
    assert (database.map / "postmaster.pid").exists()
    database.start()
    with psycopg.connect(database.url(database="postgres")) as verbinding:
        assert verbinding.execute("SELECT count(*) FROM proef").fetchone() == (1000,)


def test_een_kind_dat_na_zijn_server_blijft_hangen_houdt_de_volgende_niet_tegen(
    database: IngebouwdeDatabase,
) -> None:
    """As one that waits for a lock which a killed process held."""
    database.start()
    verbinding = psycopg.connect(database.url(database="postgres"))
    kind = psutil.Process(verbinding.info.backend_pid)
    kind.suspend()
    os.kill(_postmaster(database), signal.SIGKILL)
    database.start()
    assert _antwoordt(database)
    assert not kind.is_running() or kind.status() == psutil.STATUS_ZOMBIE
    with contextlib.suppress(psycopg.Error):
        verbinding.close()


def test_gedood_bij_het_maken_van_het_cluster_begint_de_volgende_gewoon(database: IngebouwdeDatabase) -> None:
    basis = database.map.parent
    with ThreadPoolExecutor(1) as draad:
        poging = draad.submit(database.start)
        while not poging.done() and not list(basis.rglob("PG_VERSION")):
            time.sleep(0.002)
        while not poging.done():  # initdb, and the server that it runs
            for proces in psutil.process_iter(["name", "cmdline"]):
                if proces.info["name"] in ("initdb", "postgres") and str(basis) in str(
                    proces.info["cmdline"]
                ):
                    with contextlib.suppress(psutil.NoSuchProcess):
                        proces.kill()
        with pytest.raises(RuntimeError, match="initdb mislukt"):
            poging.result()
    database.start()
    assert _antwoordt(database)
    assert [pad.name for pad in basis.iterdir()] == [database.map.name]


def test_een_slot_met_het_nummer_van_een_ander_proces_houdt_niets_tegen(database: IngebouwdeDatabase) -> None:
    database.start()
    slot = database.map / "postmaster.pid"
    inhoud = slot.read_text().splitlines()
    database.stop()
    slot.write_text("\n".join([str(os.getpid()), *inhoud[1:]]) + "\n")
    if os.geteuid() == 0:
        shutil.copystat(database.map / "PG_VERSION", slot)
        os.chown(slot, database.map.stat().st_uid, database.map.stat().st_gid)
    database.start()
    assert _antwoordt(database)
    assert psutil.pid_exists(os.getpid())


def test_een_leeg_of_onleesbaar_slot_houdt_niets_tegen(database: IngebouwdeDatabase) -> None:
    database.start()
    database.stop()
    (database.map / "postmaster.pid").write_text("")
    database.start()
    assert _antwoordt(database)


def test_een_server_die_nog_start_wordt_afgewacht(database: IngebouwdeDatabase) -> None:
    database.start()
    os.kill(_postmaster(database), signal.SIGSTOP)
    try:
        assert not database.draait()
    finally:
        os.kill(_postmaster(database), signal.SIGCONT)
    nummer = _postmaster(database)
    database.start()
    assert _postmaster(database) == nummer


def test_een_lang_pad_past_niet_in_een_socket_en_werkt_toch() -> None:
    basis = Path(tempfile.mkdtemp(prefix="eenloket-proef-"))
    database = IngebouwdeDatabase(basis / ("lang" * 30))
    try:
        database.start()
        assert _antwoordt(database)
    finally:
        database.stop()
        shutil.rmtree(basis, ignore_errors=True)
        shutil.rmtree(database._socket, ignore_errors=True)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root has another user to run as")
def test_als_root_draait_de_server_als_een_ander(database: IngebouwdeDatabase) -> None:
    database.start()
    assert psutil.Process(_postmaster(database)).uids().effective != 0
