"""The selection list, held against its contract."""

from __future__ import annotations

from typing import Any

import pytest
from jsonschema import Draft202012Validator
from starlette.testclient import TestClient

from simulatoren.tests.openapi import fouten, keurder, laad

BASIS = "/selectielijst/api/v1"
SCHEMAS = {
    "procestypen": "ProcesType",
    "resultaten": "Resultaat",
    "resultaattypeomschrijvingen": "ResultaattypeOmschrijvingGeneriek",
    "communicatiekanalen": "CommunicatieKanaal",
}


def alles(klant: TestClient, pad: str) -> list[dict[str, Any]]:
    inhoud = klant.get(BASIS + pad).json()
    if isinstance(inhoud, list):
        return inhoud
    rijen = list(inhoud["results"])
    while inhoud["next"]:
        inhoud = klant.get(inhoud["next"]).json()
        rijen += inhoud["results"]
    assert len(rijen) == inhoud["count"]
    return rijen


@pytest.mark.parametrize(("pad", "schema"), SCHEMAS.items())
def test_elk_onderdeel_voldoet_aan_het_contract_en_staat_op_zijn_eigen_adres(
    klant: TestClient, pad: str, schema: str
) -> None:
    document = laad("selectielijst-openapi.yaml")
    keur: Draft202012Validator = keurder(document, schema)
    rijen = alles(klant, f"/{pad}")
    assert rijen
    for rij in rijen:
        assert fouten(keur, _zonder_null(rij)) == []
        assert klant.get(rij["url"]).json() == rij
    assert klant.get(f"{BASIS}/{pad}/onzin").status_code == 404


def _zonder_null(rij: dict[str, Any]) -> dict[str, Any]:
    """``nullable`` is OpenAPI's and no JSON Schema."""
    return {naam: waarde for naam, waarde in rij.items() if waarde is not None}


def test_procestypen_van_een_jaar(klant: TestClient) -> None:
    assert [p["nummer"] for p in alles(klant, "/procestypen?jaar=2020")] == list(range(1, 30))
    assert len(alles(klant, "/procestypen")) == 58
    assert klant.get(f"{BASIS}/procestypen?jaar=x").json()["invalidParams"][0]["name"] == "jaar"


def test_resultaten_van_een_procestype(klant: TestClient) -> None:
    bezwaar = next(p for p in alles(klant, "/procestypen?jaar=2020") if p["nummer"] == 13)
    klassen = klant.get(f"{BASIS}/resultaten", params={"procesType": bezwaar["url"]}).json()
    assert [k["volledigNummer"] for k in klassen["results"]] == [
        "13.1", "13.1.1", "13.1.2", "13.1.3", "13.1.4", "13.1.5", "13.2",
    ]  # fmt: skip
    woz = klassen["results"][5]
    assert (woz["waardering"], woz["bewaartermijn"], woz["specifiek"]) == ("vernietigen", "P12Y", True)
    vreemd = klant.get(f"{BASIS}/resultaten", params={"procesType": "https://elders.example/procestypen/1"})
    assert vreemd.json()["invalidParams"][0]["name"] == "procesType"


def test_een_bladzijde_voorbij_het_einde_bestaat_niet(klant: TestClient) -> None:
    eerste = klant.get(f"{BASIS}/resultaten").json()
    assert (len(eerste["results"]), eerste["previous"]) == (100, None)
    tweede = klant.get(eerste["next"]).json()
    assert tweede["results"][0] != eerste["results"][0]
    assert klant.get(tweede["previous"]).json() == eerste
    for bladzijde in ("99", "0", "-1", "x", "9" * 40):
        assert klant.get(f"{BASIS}/resultaten?page={bladzijde}").status_code == 404
