"""Checking answers against an OpenAPI document: subtypes by discriminator, and no field that isn't described."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

STANDAARDEN = Path(__file__).parents[3].parent / "shared" / "standaarden"
_REF = "#/components/schemas/"


def laad(naam: str) -> dict[str, Any]:
    """The document; skips the test when the standards aren't there (fails when CI is set)."""
    bestand = STANDAARDEN / naam
    if not bestand.exists():
        if os.environ.get("CI"):
            pytest.fail(f"{naam} ontbreekt")
        pytest.skip(f"{naam} is niet aanwezig")
    document: dict[str, Any] = yaml.safe_load(bestand.read_text("utf-8"))
    return document


def _sluit(knoop: Any, veelvormig: set[str], plek: str = "") -> Any:
    """Point at the polymorphic form of a schema and allow no undescribed field, wherever a value stands."""
    if isinstance(knoop, list):
        return [_sluit(deel, veelvormig, plek) for deel in knoop]
    if not isinstance(knoop, dict):
        return knoop
    uit = {naam: _sluit(deel, veelvormig, naam) for naam, deel in knoop.items()}
    if "properties" in knoop:
        uit["properties"] = {naam: _waarde(deel, veelvormig) for naam, deel in knoop["properties"].items()}
    if "items" in knoop:
        uit["items"] = _waarde(knoop["items"], veelvormig)
    return uit


def _waarde(knoop: dict[str, Any], veelvormig: set[str]) -> dict[str, Any]:
    if "$ref" not in knoop:
        return _sluit(knoop, veelvormig)  # type: ignore[no-any-return]
    doel = knoop["$ref"].removeprefix(_REF)
    ref = f"{_REF}{doel}__veelvormig" if doel in veelvormig else knoop["$ref"]
    return {"$ref": ref, "unevaluatedProperties": False}


def keurder(document: dict[str, Any], schema: str) -> Draft202012Validator:
    """A validator for one named schema of the document."""
    bron = document["components"]["schemas"]
    veelvormig = {naam for naam, inhoud in bron.items() if "discriminator" in inhoud}
    schemas = {naam: _sluit(inhoud, veelvormig) for naam, inhoud in bron.items()}
    for naam in veelvormig:
        tak = bron[naam]["discriminator"]["mapping"]
        schemas[f"{naam}__veelvormig"] = {
            "properties": {"type": {"enum": list(tak)}},
            "required": ["type"],
            "allOf": [
                {"if": {"properties": {"type": {"const": soort}}}, "then": {"$ref": ref}}
                for soort, ref in tak.items()
            ],
        }
    wortel = f"{_REF}{schema}__veelvormig" if schema in veelvormig else f"{_REF}{schema}"
    return Draft202012Validator(
        {"$ref": wortel, "unevaluatedProperties": False, "components": {"schemas": schemas}},
        format_checker=Draft202012Validator.FORMAT_CHECKER,
    )


def fouten(keur: Draft202012Validator, inhoud: Any) -> list[str]:
    """Every mistake with its place."""
    return [f"{fout.json_path}: {fout.message[:200]}" for fout in keur.iter_errors(inhoud)]
