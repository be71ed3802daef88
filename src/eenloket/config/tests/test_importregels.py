"""The contract on rooms and their doors finds what it should and nothing else."""

import sys
from pathlib import Path
from typing import Any

import pytest
from grimp import ImportGraph

WORTEL = Path(__file__).parents[4]
sys.path.insert(0, str(WORTEL))
deuren = pytest.importorskip("scripts.importregels", reason="only in a checkout")


@pytest.fixture
def contract() -> Any:
    opties = {
        "verdiepingen": ["huis.kern", "huis.midden"],
        "deuren": ["api", "models"],
        "binnen": ["queries"],
        "extra": ["huis.kern.sleutels.kluis"],
    }
    return deuren.Deuren("deuren", {}, opties)


def _fouten(contract: Any, van: str, naar: str) -> list[str]:
    graaf = ImportGraph()
    for naam in (
        "huis", "huis.kern", "huis.midden", "huis.kern.klok", "huis.kern.sleutels", "huis.kern.sleutels.api", "huis.kern.sleutels.kluis",
        "huis.kern.sleutels.geheim", "huis.midden.zaken", "huis.midden.zaken.api", "huis.midden.zaken.queries", "huis.midden.zaken.acties",
        "huis.midden.zaken.models", "huis.midden.zaken.tests", "huis.midden.zaken.tests.bouwers", "huis.midden.besluiten",
        "huis.midden.besluiten.nemen", "huis.midden.besluiten.tests", "huis.midden.besluiten.tests.test_x", "huis.kern.sleutels.taak",
        "huis.config",
    ):  # fmt: skip
        graaf.add_module(naam)
    graaf.add_import(importer=van, imported=naar, line_number=7, line_contents=f"import {naar}")
    check = contract.check(graaf, verbose=False)
    assert check.kept == (not check.metadata["fouten"])
    return [f"{a}:{regel} {b}" for a, regel, b, _ in check.metadata["fouten"]]


@pytest.mark.parametrize(
    ("van", "naar"),
    [
        ("huis.midden.besluiten.nemen", "huis.midden.zaken.api"),
        ("huis.midden.besluiten.nemen", "huis.midden.zaken.models"),
        ("huis.midden.besluiten.nemen", "huis.midden.zaken.queries"),
        ("huis.midden.besluiten.nemen", "huis.midden.zaken"),
        ("huis.midden.besluiten.nemen", "huis.kern.klok"),
        ("huis.midden.besluiten.nemen", "huis.kern.sleutels.kluis"),
        ("huis.kern.sleutels.taak", "huis.kern.sleutels.geheim"),
        ("huis.midden.besluiten.tests.test_x", "huis.midden.zaken.acties"),
        ("huis.config", "huis.midden.zaken.acties"),
    ],
)
def test_door_een_deur_mag(contract: Any, van: str, naar: str) -> None:
    assert _fouten(contract, van, naar) == []


@pytest.mark.parametrize(
    ("van", "naar"),
    [
        ("huis.midden.besluiten.nemen", "huis.midden.zaken.acties"),
        ("huis.midden.besluiten.nemen", "huis.midden.zaken.tests.bouwers"),
        ("huis.midden.besluiten.nemen", "huis.kern.sleutels.geheim"),
        ("huis.kern.sleutels.taak", "huis.midden.zaken.queries"),
    ],
)
def test_door_een_muur_niet(contract: Any, van: str, naar: str) -> None:
    assert _fouten(contract, van, naar) == [f"{van}:7 {naar}"]
