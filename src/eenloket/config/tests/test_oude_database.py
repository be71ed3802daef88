"""A database from before the rooms had one migration each is recognised, and nobody works with it."""

import os
import subprocess
import sys
from collections.abc import Iterator

import psycopg
import pytest
from django.db.migrations.loader import MigrationLoader

from eenloket.config.oude_database import MERK, UITLEG, is_oud

VROEGER = ("zaken", "0007_eigenschap_versleuteld")


@pytest.fixture
def oude_database() -> Iterator[str]:
    """The address of a database in which a migration was done that is no more."""
    naam, server = f"oud_{os.getpid()}", os.environ["DATABASE_URL"]
    adres = f"{server.rpartition('/')[0]}/{naam}"
    with psycopg.connect(server, autocommit=True) as verbinding:
        verbinding.execute(f"CREATE DATABASE {naam}")
        try:
            with psycopg.connect(adres) as oud:
                oud.execute(
                    "CREATE TABLE django_migrations (id bigserial, app varchar(255), name varchar(255), applied timestamptz)"
                )
                for migratie in (("zaken", "0001_initial"), VROEGER):
                    oud.execute(
                        "INSERT INTO django_migrations (app, name, applied) VALUES (%s, %s, now())", migratie
                    )
            yield adres
        finally:
            verbinding.execute(f"DROP DATABASE {naam} WITH (FORCE)")


@pytest.mark.parametrize("opdracht", [("migreer",), ("web", "--poort", "0"), ("werker",)])
def test_er_is_een_zin_die_zegt_wat_te_doen(oude_database: str, opdracht: tuple[str, ...]) -> None:
    uit = subprocess.run(
        [sys.executable, "-m", "eenloket", *opdracht],
        env=os.environ | {"DATABASE_URL": oude_database},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert uit.returncode == 1
    assert uit.stderr == f"eenloket: {UITLEG}\n"
    assert "make demo-opnieuw" in UITLEG
    with psycopg.connect(oude_database) as verbinding:
        tabellen = verbinding.execute("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'").fetchone()
        assert tabellen == (1,), "nothing was made in it"


def test_controle_zegt_het_ook(oude_database: str) -> None:
    uit = subprocess.run(
        [sys.executable, "-m", "eenloket", "controle"],
        env=os.environ | {"DATABASE_URL": oude_database},
        capture_output=True,
        text=True,
        check=False,
    )
    assert uit.returncode == 1
    assert f"  FOUT   migraties: {UITLEG}\n" in uit.stdout
    assert "Traceback" not in uit.stderr


def test_alleen_een_database_van_voor_die_tijd_is_oud() -> None:
    nu = set(MigrationLoader(None).disk_migrations)
    assert MERK in nu
    assert not is_oud([])
    assert not is_oud(nu)
    assert not is_oud([("audit", "0001_initial"), ("zaken", "0001_initial")]), "migrating was interrupted"
    assert not is_oud([*nu, ("zaken", "0002_later")]), "a later version has migrated already"
    assert not is_oud([("auth", "0013_of_a_later_django"), ("audit", "0001_initial")])
    assert is_oud([*(nu - {MERK}), VROEGER])
