"""The data folder of a demonstration, ready to start: made once per version of what is in it, and copied for each house."""

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import fasteners

from demonstratie.database import IngebouwdeDatabase
from demonstratie.demo import bereid_voor
from demonstratie.instellingen import demo_omgeving

CHECKOUT = Path(__file__).resolve().parents[2]
_BEWAARD = CHECKOUT / ".eenloket"
_VULLEN = ("kern", "midoffice/aanbod", "midoffice/regels", "frontoffice/kennis")
"""Rooms whose code fills the database."""
_EIGEN = {
    "DATABASE_URL", "DATABASE_BEHEER_URL", "GEHEIM", "SLEUTELS", "PSEUDONIEMSLEUTEL", "OPSLAG", "HTTPS", "HOSTS", "LOGNIVEAU",
    "DATABASE_POOL", "LIMIETEN", "EENLOKET_MAP", "DJANGO_SETTINGS_MODULE", "PORT", "TESTDATABASE",
}  # fmt: skip
"""Settings of the unit tests that a house must not inherit."""


def omgeving_van_huis(map_: Path) -> dict[str, str]:
    """The environment in which commands of a house in ``map_`` run."""
    geerfd = {naam: waarde for naam, waarde in os.environ.items() if naam not in _EIGEN}
    return geerfd | {"EENLOKET_MAP": str(map_), "PYTHONPATH": str(CHECKOUT / "src"), "PYTHONUNBUFFERED": "1"}


def zet_klaar(map_: Path) -> None:
    """Put a cluster with Rivierveen in the empty or absent folder ``map_``, and the keys that belong to it. It isn't started.

    Starting it is then starting a demonstration for the second time. Cost: a copy of some 60 MB, and once per version what a first
    start takes. All houses that are copied from one folder have the same keys.
    """
    _BEWAARD.mkdir(exist_ok=True)
    gereed = _BEWAARD / f"huis-{_vingerafdruk()}"
    with fasteners.InterProcessLock(_BEWAARD / "huis.slot"):
        if not gereed.exists():
            for oud in _BEWAARD.glob("huis-*"):
                shutil.rmtree(oud)
            _maak(gereed)
        map_.mkdir(parents=True, exist_ok=True)
        subprocess.run(
            ["cp", "-a", f"{gereed}/.", str(map_)], check=True
        )  # with the owner of the database's files


def _maak(gereed: Path) -> None:
    """In a process of its own (it sets Django up for another database), and in a folder that gets its name when it is whole."""
    half = Path(tempfile.mkdtemp(prefix="huis-half-", dir=_BEWAARD))
    subprocess.run([sys.executable, "-m", "tests.gereedschap.gereed", str(half)], env=omgeving_van_huis(half), cwd=CHECKOUT, check=True)  # fmt: skip
    half.rename(gereed)


def _vingerafdruk() -> str:
    """Of the code and the content that a first start works with; by time of change, since that is how a demonstration sees that it must seed."""
    product, som = CHECKOUT / "src" / "eenloket", hashlib.sha256(sys.version.encode())
    bestanden = [
        product.parent / "demonstratie",
        product / "config",
        *(product / kamer for kamer in _VULLEN),
        *product.glob("**/migrations"),
    ]
    for pad in sorted(
        {
            pad
            for map_ in bestanden
            for pad in map_.rglob("*.*")
            if "tests" not in pad.relative_to(product.parent).parts
        }
    ):
        if pad.suffix != ".pyc":
            stand = pad.stat()
            som.update(f"{pad.relative_to(product.parent)} {stand.st_size} {stand.st_mtime_ns}\n".encode())
    som.update(Path(__file__).read_bytes() + (CHECKOUT / "requirements.txt").read_bytes())
    return som.hexdigest()[:16]


def _bereid_voor(map_: Path) -> None:
    """Without the address of the selection list: that has the port of the house, which makes it known when it starts."""
    database = IngebouwdeDatabase(map_ / "database")
    database.start()
    try:
        database.maak_database()
        bereid_voor(demo_omgeving(map_) | {"SELECTIELIJST_URL": ""}, map_)
        from django.db import connections

        connections.close_all()
    finally:
        database.stop()
    (map_ / "database" / "log").unlink(missing_ok=True)


if __name__ == "__main__":
    _bereid_voor(Path(sys.argv[1]))
