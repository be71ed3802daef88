"""Make the contracts that the product serves and obeys from the national OpenAPI documents: `python scripts/contracten.py MAP`.

MAP holds the published files. What is taken over is structure (paths, parameters, schemas, scopes, limits), no prose: the texts stay where
they are published. What is changed on the way stands in ``verbeter`` and is listed in docs/zgw.md.
"""

import json
import sys
from pathlib import Path
from typing import Any

import yaml

DOEL = Path(__file__).parent.parent / "src/eenloket/verbinding/zgw/contracten"
BRONNEN = {
    "zaken": ("zaken-1.7.0.yaml", "Zaken", "1.7.0"),
    "catalogi": ("catalogi-1.4.0.yaml", "Catalogi", "1.4.0"),
    "documenten": ("documenten-1.7.1.yaml", "Documenten", "1.7.1"),
    "besluiten": ("besluiten-1.1.0.yaml", "Besluiten", "1.1.0"),
    "autorisaties": ("autorisaties-1.1.0.yaml", "Autorisaties", "1.1.0"),
    "notificaties": ("notificaties-1.0.1.yaml", "Notificaties", "1.0.1"),
}
SAMENGESTELD = "zaken-1.7.0-samengesteld.yaml"
METHODEN = ("get", "post", "put", "patch", "delete", "head")
_PROZA = {
    "description",
    "summary",
    "example",
    "examples",
    "externalDocs",
    "tags",
    "title",
    "x-enumDescriptions",
}
_NAMENKAARTEN = {
    "properties",
    "schemas",
    "parameters",
    "responses",
    "paths",
    "headers",
    "mapping",
    "requestBodies",
}
"""Under these the keys are names, not keywords: a property may be called "description"."""
_LEEG_MAG = ("BronCatalogus", "BronZaaktype")
"""Groups that every answer has, with empty texts when there is nothing: an answer must be fit to be sent back."""
JsonWaarde = Any


def kaal(waarde: JsonWaarde, *, namen: bool = False) -> JsonWaarde:
    """``waarde`` without prose."""
    if isinstance(waarde, dict):
        if not namen and not str(waarde.get("$ref", "#")).startswith("#"):
            return {"type": "object"}  # a resource of another API: its own contract says what it looks like
        return {
            sleutel: kaal(w, namen=sleutel in _NAMENKAARTEN and isinstance(w, dict))
            for sleutel, w in waarde.items()
            if namen or sleutel not in _PROZA
        }
    return [kaal(w) for w in waarde] if isinstance(waarde, list) else waarde


def verwijzingen(waarde: JsonWaarde) -> set[str]:
    """Names of the schemas that ``waarde`` refers to."""
    if isinstance(waarde, dict):
        uit = set[str]().union(*map(verwijzingen, waarde.values())) if waarde else set()
        for ref in (waarde.get("$ref"), *(waarde.get("mapping") or {}).values()):
            if isinstance(ref, str) and ref.startswith("#/components/schemas/"):
                uit.add(ref.rpartition("/")[2])
        return uit
    return set[str]().union(*map(verwijzingen, waarde)) if isinstance(waarde, list) and waarde else set()


def hernoem(waarde: JsonWaarde, voorvoegsel: str) -> JsonWaarde:
    """The same with each schema reference under ``voorvoegsel``."""
    if isinstance(waarde, dict):
        return {k: hernoem(w, voorvoegsel) for k, w in waarde.items()}
    if isinstance(waarde, list):
        return [hernoem(w, voorvoegsel) for w in waarde]
    begin = "#/components/schemas/"
    if isinstance(waarde, str) and waarde.startswith(begin):
        return begin + voorvoegsel + waarde[len(begin) :]
    return waarde


def voeg_samengesteld_toe(contract: dict[str, Any], extra: dict[str, Any]) -> None:
    """The compound operations: every operation of ``extra`` that the standard doesn't have."""
    nieuw = {
        pad: {m: op for m, op in ops.items() if m not in contract["paths"].get(pad, {})}
        for pad, ops in extra["paths"].items()
    }
    nieuw = {
        pad: ops
        for pad, ops in nieuw.items()
        if any(m in METHODEN for m in ops) and not _zelfde_pad(contract, pad)
    }
    nodig, open_ = set[str](), verwijzingen(nieuw)
    while open_:
        nodig |= open_
        open_ = set[str]().union(*(verwijzingen(extra["components"]["schemas"][n]) for n in open_)) - nodig
    for pad, ops in nieuw.items():
        contract["paths"].setdefault(pad, {}).update(hernoem(ops, "Samengesteld"))
    for naam in nodig:
        contract["components"]["schemas"]["Samengesteld" + naam] = hernoem(
            extra["components"]["schemas"][naam], "Samengesteld"
        )


def _zelfde_pad(contract: dict[str, Any], pad: str) -> bool:
    """A HEAD or an addition to a path that the standard has under the same name isn't new, except PUT on roles."""
    return pad in contract["paths"] and pad != "/rollen/{uuid}"


def verbeter(contract: dict[str, Any]) -> None:
    """What is changed: one form for errors; creating answers 201 and removing 204, as every client expects; parameters in place."""
    componenten = contract["components"]
    for pad, ops in contract["paths"].items():
        gedeeld = ops.pop("parameters", [])
        for methode in [m for m in ops if m in METHODEN]:
            op = ops[methode]
            parameters = [_opgelost(p, componenten) for p in (*gedeeld, *op.get("parameters", []))]
            op["parameters"] = [
                p
                for p in parameters
                if p["in"] in ("query", "path") or p["name"] in ("Accept-Crs", "Content-Crs")
            ]
            for parameter in op["parameters"]:
                if parameter["name"] in ("Accept-Crs", "Content-Crs"):
                    parameter["required"] = False
            antwoorden = {s: a for s, a in op.pop("responses").items() if s[0] == "2"}
            aangemaakt = (
                methode == "post"
                and "/_zoek" not in pad
                and not pad.endswith("/publish")
                and pad != "/notificaties"
            )
            if aangemaakt and "201" not in antwoorden and "200" in antwoorden and "{uuid}" not in pad:
                antwoorden = {"201": antwoorden["200"]}
            if methode == "delete":
                antwoorden = {"204": {"description": ""}}
            op["responses"] = {
                **{s: _antwoord(a, componenten) for s, a in antwoorden.items()},
                "default": {"$ref": "#/components/responses/Fout"},
            }
            if "requestBody" in op:
                op["requestBody"] = _opgelost(op["requestBody"], componenten)
    _patch_vraagt_niets(contract)
    for naam, schema in componenten["schemas"].items():
        for eigenschap in schema.get("properties", {}).values():
            if eigenschap.get("type") == "array" and eigenschap.get("items", {}).get("readOnly"):
                eigenschap["readOnly"] = True  # else a body would need what only the server knows
        if naam in _LEEG_MAG:
            schema.pop("required", None)
        if naam.endswith("ZaakTypeInformatieObjectType"):  # a name in a body, an address in an answer
            schema["properties"]["informatieobjecttype"]["maxLength"] = 1000
    componenten["responses"] = {
        "Fout": {
            "description": "",
            "content": {
                "application/problem+json": {"schema": {"$ref": "#/components/schemas/ValidatieFoutOfFout"}}
            },
        }
    }
    fout = {"type": "object", "required": ["type", "code", "title", "status", "detail", "instance"], "properties": {
        "type": {"type": "string"}, "code": {"type": "string"}, "title": {"type": "string"}, "status": {"type": "integer"},
        "detail": {"type": "string"}, "instance": {"type": "string"},
        "invalidParams": {"type": "array", "items": {"type": "object", "required": ["name", "code", "reason"], "properties": {
            "name": {"type": "string"}, "code": {"type": "string"}, "reason": {"type": "string"}}}},
    }}  # fmt: skip
    componenten["schemas"]["ValidatieFoutOfFout"] = fout
    for weg in ("parameters", "requestBodies", "headers"):
        componenten.pop(weg, None)


def _patch_vraagt_niets(contract: dict[str, Any]) -> None:
    """A change of some fields needs no others. Older documents give PATCH the schema of making a thing; newer ones have one of its own."""
    schemas, begin = contract["components"]["schemas"], "#/components/schemas/"
    for ops in contract["paths"].values():
        inhoud = ops.get("patch", {}).get("requestBody", {}).get("content", {}).get("application/json", {})
        naam = str(inhoud.get("schema", {}).get("$ref", "")).removeprefix(begin)
        if "required" in schemas.get(naam, {}):
            schemas["Patched" + naam] = {k: w for k, w in schemas[naam].items() if k != "required"}
            nieuw = {"application/json": {**inhoud, "schema": {"$ref": f"{begin}Patched{naam}"}}}
            ops["patch"]["requestBody"] = {**ops["patch"]["requestBody"], "content": nieuw}


def _opgelost(deel: dict[str, Any], componenten: dict[str, Any]) -> dict[str, Any]:
    if "$ref" in deel:
        _, _, soort, naam = deel["$ref"].split("/")
        return dict(componenten[soort][naam])
    return dict(deel)


def _antwoord(antwoord: dict[str, Any], componenten: dict[str, Any]) -> dict[str, Any]:
    antwoord = _opgelost(antwoord, componenten)
    return {"description": "", **({"content": antwoord["content"]} if "content" in antwoord else {})}


def snoei(contract: dict[str, Any]) -> None:
    """Leave out schemas that nothing refers to."""
    schemas = contract["components"]["schemas"]
    nodig, open_ = (
        set[str](),
        verwijzingen(contract["paths"]) | verwijzingen(contract["components"]["responses"]),
    )
    while open_:
        nodig |= open_
        open_ = set[str]().union(*(verwijzingen(schemas[n]) for n in open_ if n in schemas)) - nodig
    contract["components"]["schemas"] = {n: schemas[n] for n in sorted(nodig) if n in schemas}


def maak(map_: Path, naam: str) -> dict[str, Any]:
    """The contract of one API."""
    bestand, titel, versie = BRONNEN[naam]
    bron = kaal(yaml.safe_load((map_ / bestand).read_text()))
    contract = {
        "openapi": "3.0.3",
        "info": {"title": f"{titel} API", "version": versie},
        "servers": [{"url": f"/{naam}/api/v1"}],
        "paths": bron["paths"],
        "components": bron["components"],
    }
    if (
        naam == "besluiten"
    ):  # a decision that doesn't end has an empty reason, everywhere; the published set forgets it
        besluit = contract["components"]["schemas"]["Besluit"]["properties"]
        besluit["vervalreden"]["enum"].append("")
        besluit["vervalredenWeergave"].pop("minLength")
    if naam == "autorisaties":  # the published discriminator doesn't say which schemas it chooses from
        schemas = contract["components"]["schemas"]
        namen = schemas["AutorisatieBase"]["properties"]["component"]["enum"]
        schemas["AutorisatieBase"]["discriminator"]["mapping"] = {
            n: f"#/components/schemas/{n}" for n in namen
        }
        consumer = contract["paths"]["/applicaties/consumer"]["get"]["responses"]["200"]["content"]
        consumer["application/json"]["schema"] = {
            "$ref": "#/components/schemas/Applicatie"
        }  # one, says its text and every client
    if naam == "notificaties":  # the authorisation of a callback is given and never shown
        contract["components"]["schemas"]["Abonnement"]["properties"]["auth"]["writeOnly"] = True
    if naam == "zaken":
        voeg_samengesteld_toe(contract, kaal(yaml.safe_load((map_ / SAMENGESTELD).read_text())))
    verbeter(contract)
    snoei(contract)
    return contract


def main() -> int:
    map_ = Path(sys.argv[1])
    for naam in BRONNEN:
        contract = maak(map_, naam)
        doel = DOEL / f"{naam}.json"
        doel.write_text(
            json.dumps(contract, ensure_ascii=False, separators=(",", ":"), sort_keys=False) + "\n"
        )
        operaties = sum(m in METHODEN for ops in contract["paths"].values() for m in ops)
        print(f"{doel.name}: {operaties} operaties, {doel.stat().st_size // 1024} kB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
