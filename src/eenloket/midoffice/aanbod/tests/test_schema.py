"""The published JSON Schemas are those of the code, and accept what the loader accepts."""

import json
from pathlib import Path

import jsonschema
import pytest

from eenloket.midoffice.aanbod.bronnen import lees_bron
from eenloket.midoffice.aanbod.schema import als_tekst, schemas

from .test_rivierveen import RIVIERVEEN

DOCS = Path(__file__).parents[5] / "docs" / "schema"


def test_de_gepubliceerde_schema_s_zijn_actueel() -> None:
    gepubliceerd = {b.name.removesuffix(".schema.json"): b.read_text() for b in DOCS.glob("*.schema.json")}
    assert gepubliceerd == {naam: als_tekst(schema) for naam, schema in schemas().items()}


@pytest.mark.parametrize(
    ("schema", "patroon"),
    [
        ("dienst", "diensten/*.yaml"),
        ("patroon", "patronen/*.yaml"),
        ("vragen", "vragen/*.yaml"),
        ("pakket", "pakket.yaml"),
    ],
)
def test_rivierveen_voldoet_aan_het_schema(schema: str, patroon: str) -> None:
    controle = jsonschema.Draft202012Validator(json.loads(als_tekst(schemas()[schema])))
    bestanden = sorted(RIVIERVEEN.glob(patroon))
    assert bestanden
    for bestand in bestanden:
        assert [f.message for f in controle.iter_errors(lees_bron(RIVIERVEEN, bestand).data)] == [], (
            bestand.name
        )


def test_een_schema_weigert_een_onbekend_veld() -> None:
    controle = jsonschema.Draft202012Validator(schemas()["onderwerpen"])
    assert not controle.is_valid([{"id": "x", "tekst": {"nl": "a", "en": "b"}, "vreemd": 1}])
    assert controle.is_valid([{"id": "x", "tekst": {"nl": "a", "en": "b"}}])
