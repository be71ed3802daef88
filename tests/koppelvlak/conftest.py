"""One running house whose national APIs are asked from outside, by an application with all rights."""

import os
import subprocess
import sys
from collections.abc import Iterator

import pytest

from tests.verhalen.huis import CHECKOUT, Huis, bestaand, ruim_op, start

from .wereld import CLIENT, GEHEIM, Wereld


@pytest.fixture(scope="session")
def huis() -> Iterator[Huis]:
    """A running demonstration (VERHAAL_HUIS=map:port: one that runs already)."""
    if (lopend := bestaand()) is not None:
        yield lopend
        return
    gestart = start(wacht=240)
    yield gestart
    ruim_op(gestart)


def opdracht(huis: Huis, *argumenten: str) -> str:
    """A command of the product on the house's database; what it printed."""
    omgeving = {
        k: v
        for k, v in os.environ.items()
        if k
        not in ("DATABASE_URL", "DJANGO_SETTINGS_MODULE", "OPSLAG", "GEHEIM", "SLEUTELS", "PSEUDONIEMSLEUTEL")
    }
    omgeving |= {"EENLOKET_MAP": str(huis.map), "PYTHONPATH": str(CHECKOUT / "src")}
    uit = subprocess.run(
        [sys.executable, "-m", "eenloket", *argumenten],
        env=omgeving,
        cwd=CHECKOUT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert uit.returncode == 0, uit.stderr[-2000:]
    return uit.stdout


@pytest.fixture(scope="session")
def wereld(huis: Huis) -> Iterator[Wereld]:
    """The register with one of everything in it."""
    opdracht(huis, "zgw", "client", CLIENT, "--geheim", GEHEIM, "--alle-rechten")
    with Wereld(huis.adres) as gemaakt:
        gemaakt.vul()
        yield gemaakt
