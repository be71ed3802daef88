from collections.abc import Iterator
from typing import Any

import pytest

from eenloket.midoffice.aanvragen.ports import poorten
from eenloket.verbinding.conftest import Simulatoren
from eenloket.verbinding.identiteit import aanbieders
from eenloket.verbinding.registers.brp import Brp
from eenloket.verbinding.registers.kvk import Kvk
from eenloket.verbinding.registers.registers import BasisRegisters

from .bouwers import maak_organisatie


@pytest.fixture
def loket(
    db: None, simulatoren: Simulatoren, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Simulatoren]:
    """A counter whose brokers and registers are the simulators."""
    maak_organisatie()
    u = simulatoren.url
    settings.KOPPELINGEN = settings.KOPPELINGEN | {
        "OIDC_CLIENTEN": f"{u}/identiteit", "OIDC_CLIENTEN_GEHEIM": "simulator",
        "OIDC_MEDEWERKERS": f"{u}/identiteit/medewerkers", "OIDC_MEDEWERKERS_GEHEIM": "simulator",
    }  # fmt: skip
    registers = BasisRegisters(
        Brp(f"{u}/brp/haalcentraal/api/brp", "simulator"), None, Kvk(f"{u}/kvk/api", "simulator")
    )
    monkeypatch.setattr(poorten, "registers", registers)
    aanbieders.vergeet()
    yield simulatoren
    aanbieders.vergeet()
