"""Databases for tests, cloned from a template that was migrated once.

A template is named after the hash of everything that decides what is in it, so it is made when there is none with that hash, and those of
earlier hashes are removed. It stands in the server of the tests: the embedded one, or that of ``DATABASE_URL``.
"""

import ast
import hashlib
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from django.core.management import call_command
from django.db import connection
from psycopg import sql

from . import inhoud
from .inhoud import laad_rivierveen

CHECKOUT = Path(__file__).resolve().parents[2]
_PRODUCT = CHECKOUT / "src" / "eenloket"
_INHOUD = {".py", ".yaml", ".csv", ".json", ".md", ".gz"}
_SLOT = 0x736A6162
"""Key of the advisory lock on the server: one process at a time looks for templates, makes and clones them."""


def maak_leeg(naam: str) -> None:
    """Make the database ``naam`` as the migrations leave it: tables, triggers and what the migrations put in them."""
    with _beheer() as server:
        leeg = _zorg_voor(server, "leeg", _van_migraties(), _migreer, uit=None)
        _kloon(server, leeg, naam)


def maak_rivierveen(naam: str) -> None:
    """Make the database ``naam`` with the content of Rivierveen in force, its index and the national list, as if loaded long ago."""
    with _beheer() as server:
        schema = _van_migraties()
        leeg = _zorg_voor(server, "leeg", schema, _migreer, uit=None)
        vol = _zorg_voor(server, "rivierveen", _van_inhoud(schema), laad_rivierveen, uit=leeg)
        _kloon(server, vol, naam)


def verwijder(naam: str) -> None:
    """Drop the database ``naam``, also while something is still connected to it."""
    with _beheer() as server:
        _verwijder(server, naam)


def vingerafdruk(bestanden: Iterable[Path], *extra: str) -> str:
    """A short hash of the names and the contents of ``bestanden``, and of ``extra``."""
    som = hashlib.sha256("\0".join(extra).encode())
    for pad in sorted(set(bestanden)):
        som.update(f"\0{pad.relative_to(CHECKOUT)}\0".encode() + pad.read_bytes())
    return som.hexdigest()[:16]


def _van_migraties() -> str:
    """Migrations, what they import of ours, the models, and the versions of all packages (some have migrations of their own)."""
    migraties = list(_PRODUCT.glob("**/migrations/*.py"))
    modellen = [*_PRODUCT.glob("**/models.py"), *_PRODUCT.glob("**/modellen/*.py")]
    hulp = {pad for migratie in migraties for pad in _ingevoerd(migratie)}
    return vingerafdruk([*migraties, *modellen, *hulp, CHECKOUT / "requirements.txt", Path(__file__)])


def _van_inhoud(schema: str) -> str:
    """The content itself, and the code that puts it in the database: the offer, the index, and what they stand on."""
    kamers = ("kern", "midoffice/aanbod", "midoffice/regels", "frontoffice/kennis")
    bestanden = [pad for kamer in kamers for pad in (_PRODUCT / kamer).rglob("*") if pad.suffix in _INHOUD]
    return vingerafdruk(
        [
            *(pad for pad in bestanden if "tests" not in pad.relative_to(_PRODUCT).parts),
            Path(inhoud.__file__),
        ],
        schema,
    )


def _ingevoerd(bestand: Path) -> Iterator[Path]:
    """The files of our modules that ``bestand`` imports from."""
    for knoop in ast.walk(ast.parse(bestand.read_text())):
        namen = [n.name for n in knoop.names] if isinstance(knoop, ast.Import) else []
        if isinstance(knoop, ast.ImportFrom) and knoop.module and not knoop.level:
            namen = [knoop.module]
        for naam in namen:
            pad = CHECKOUT / "src" / Path(*naam.split("."))
            yield from (p for p in (pad.with_suffix(".py"), pad / "__init__.py") if p.exists())


def _migreer() -> None:
    call_command("migrate", interactive=False, verbosity=0)


@contextmanager
def _beheer() -> Iterator[psycopg.Connection]:
    """A connection to the server outside every test database, alone in this module's work."""
    with psycopg.connect(os.environ["DATABASE_URL"], dbname="postgres", autocommit=True) as server:
        server.execute("SELECT pg_advisory_lock(%s)", [_SLOT])
        yield server


def _zorg_voor(
    server: psycopg.Connection, soort: str, hash_: str, vul: Callable[[], None], *, uit: str | None
) -> str:
    """The name of the template of this kind and hash; made by ``vul``, on top of template ``uit``, when it isn't there."""
    naam = f"sjabloon_{soort}_{hash_}"
    bestaand = {str(rij[0]) for rij in server.execute("SELECT datname FROM pg_database")}
    if naam in bestaand:
        return naam
    for oud in bestaand:
        if oud.startswith(f"sjabloon_{soort}_"):
            _verwijder(server, oud)
    half = f"sjabloon_{soort}_half"
    _kloon(server, uit, half)
    with in_database(half):
        vul()
    server.execute(
        sql.SQL("ALTER DATABASE {} RENAME TO {}").format(sql.Identifier(half), sql.Identifier(naam))
    )
    return naam


def _kloon(server: psycopg.Connection, bron: str | None, naam: str) -> None:
    """``naam`` as a copy of ``bron`` (None: empty). File by file, which for a template of this size takes the least time."""
    _verwijder(server, naam)
    opdracht = sql.SQL("CREATE DATABASE {}").format(sql.Identifier(naam))
    if bron is not None:
        opdracht += sql.SQL(" TEMPLATE {} STRATEGY file_copy").format(sql.Identifier(bron))
    server.execute(opdracht)


def _verwijder(server: psycopg.Connection, naam: str) -> None:
    server.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(naam)))


@contextmanager
def in_database(naam: str) -> Iterator[None]:
    """Let Django's connection work in the database ``naam``, and afterwards in the one of before."""
    eerder = connection.settings_dict["NAME"]
    connection.close()
    connection.settings_dict["NAME"] = naam
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = eerder
