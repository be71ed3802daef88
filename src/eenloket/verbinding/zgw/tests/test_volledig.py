"""Nothing of a contract is left out: each operation has an answer, each parameter a filter, each field a value."""

import pytest

from eenloket.verbinding.zgw import bronnen  # noqa: F401  # every resource makes itself known
from eenloket.verbinding.zgw.bron import BRONNEN, Bron
from eenloket.verbinding.zgw.contract import APIS, contract
from eenloket.verbinding.zgw.filters import VAST
from eenloket.verbinding.zgw.operaties import HANDELINGEN


@pytest.mark.parametrize("api", APIS)
def test_elke_operatie_wordt_bediend(api: str) -> None:
    assert not [id_ for id_ in contract(api).operaties if (api, id_) not in HANDELINGEN]


def _lijst(bron: Bron) -> str | None:
    for operatie in contract(bron.api).operaties.values():
        if operatie.methode == "GET" and "/" + bron.pad == operatie.pad and operatie.id.endswith("_list"):
            return operatie.id
    return None


@pytest.mark.parametrize("naam", sorted(BRONNEN))
def test_elke_parameter_van_een_lijst_heeft_een_filter(naam: str) -> None:
    bron = BRONNEN[naam]
    if (id_ := _lijst(bron)) is None:
        return
    parameters = set(contract(bron.api).operaties[id_].parameters) - VAST
    assert parameters <= set(bron.filters), parameters - set(bron.filters)


@pytest.mark.parametrize("naam", sorted(BRONNEN))
def test_elk_veld_van_een_antwoord_wordt_gelezen(naam: str) -> None:
    """Fields that only one variant of a resource has stand in that variant's own schema, and are looked at by its tests."""
    bron = BRONNEN[naam]
    for operatie in contract(bron.api).operaties.values():
        if (
            operatie.methode == "GET"
            and operatie.pad == f"/{bron.pad}/{{uuid}}"
            and operatie.antwoord is not None
        ):
            schema = contract(bron.api).opgelost(operatie.antwoord)
            velden = {
                n
                for n, s in schema.get("properties", {}).items()
                if not s.get("writeOnly") and n != "_expand"
            }
            gelezen = {v.naam for v in bron.alle_velden()}
            assert velden <= gelezen, velden - gelezen
