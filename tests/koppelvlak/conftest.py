"""One running house whose national APIs are asked from outside, by an application with all rights."""

import subprocess
import sys
from collections.abc import Iterator

import pytest

from tests.gereedschap.gereed import CHECKOUT, omgeving_van_huis
from tests.verhalen.huis import Huis, bestaand, ruim_op, start_gereed

from .wereld import CLIENT, GEHEIM, Wereld


@pytest.fixture(scope="session")
def huis() -> Iterator[Huis]:
    """A running demonstration (VERHAAL_HUIS=map:port: one that runs already)."""
    if (lopend := bestaand()) is not None:
        yield lopend
        return
    gestart = start_gereed()
    yield gestart
    ruim_op(gestart)


def opdracht(huis: Huis, *argumenten: str) -> str:
    """A command of the product on the house's database; what it printed."""
    uit = subprocess.run(
        [sys.executable, "-m", "eenloket", *argumenten],
        env=omgeving_van_huis(huis.map),
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
