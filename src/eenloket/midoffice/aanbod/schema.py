"""The published JSON Schemas of a content package, generated from the same models that the loader checks with."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from .laden import ENKELE, LIJSTEN, STUKKEN


def schemas() -> Mapping[str, dict[str, Any]]:
    """Return the JSON Schemas (2020-12) by name: one for each kind of file in a package."""
    modellen: dict[str, Any] = {deel: list[model] for deel, (model, _sleutel) in LIJSTEN.items()}  # type: ignore[valid-type]
    modellen |= {"dienst": STUKKEN["diensten"], "patroon": STUKKEN["patronen"]}
    modellen |= {Path(bestand).stem: model for bestand, (_naam, model) in ENKELE.items()}
    gemaakt = {}
    for naam, model in sorted(modellen.items()):
        schema = TypeAdapter(model).json_schema()
        gemaakt[naam] = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": naam, **schema}
    return gemaakt


def schrijf_schemas(map_: Path) -> list[Path]:
    """Write ``<name>.schema.json`` for each schema into ``map_``. Raises: OSError."""
    map_.mkdir(parents=True, exist_ok=True)
    geschreven = []
    for naam, schema in schemas().items():
        doel = map_ / f"{naam}.schema.json"
        doel.write_text(als_tekst(schema), encoding="utf-8", newline="\n")
        geschreven.append(doel)
    return geschreven


def als_tekst(schema: dict[str, Any]) -> str:
    """Return a schema as the text of its file."""
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
