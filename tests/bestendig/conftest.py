"""One house for everything that is thrown at it; its tests run in one worker, in the order of their file names."""

import os
from collections.abc import Iterator

import pytest

from tests.verhalen.huis import Huis, bestaand, ruim_op, start_gereed

from .register import Catalogus, Toepassing, aangemeld, maak_catalogus

LANG = os.environ.get("BESTENDIG") == "lang"
"""BESTENDIG=lang (`make storm`): more nonsense and longer storms, for a machine of its own."""


@pytest.fixture(scope="session")
def huis() -> Iterator[Huis]:
    """A running demonstration (VERHAAL_HUIS=map:port: one that runs already)."""
    if (lopend := bestaand()) is not None:
        yield lopend
        return
    gestart = start_gereed()
    yield gestart
    ruim_op(gestart)


@pytest.fixture(scope="session")
def toepassing(huis: Huis) -> Toepassing:
    """A client of the national APIs with all rights in the municipality."""
    return aangemeld(huis, "bestendig")


@pytest.fixture(scope="session")
def catalogus(huis: Huis, toepassing: Toepassing) -> Catalogus:
    """A case type of its own, with all its parts."""
    return maak_catalogus(huis, toepassing)
