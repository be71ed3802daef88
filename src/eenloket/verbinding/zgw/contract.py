"""The contracts: the operations, what each operation requires, and the form of each body.

The files in ``contracten`` are made from the national OpenAPI documents by ``scripts/contracten.py``. Routes,
scopes, parameters, types, lengths and closed sets all come from these files; no other code repeats them
(M-B16).
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from .controle import Controle
from .schema import als_schema

MAP = Path(__file__).parent / "contracten"
APIS = ("zaken", "catalogi", "documenten", "besluiten", "autorisaties", "notificaties")
_OPEN = {"type": "object", "additionalProperties": {}}
"""The schema by which a document says nothing about a body."""
Scopes = tuple[frozenset[str], ...]
"""Alternatives: the client needs all scopes of at least one of the sets. Empty: no scope is needed."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """A query parameter: its name and its OpenAPI schema."""

    naam: str
    schema: Mapping[str, Any]
    lijst: bool
    """The parameter holds several values with commas between them."""


@dataclass(frozen=True)
class Operatie:
    """One operation. ``pad`` is its path below the API, ``scopes`` the scopes that a client needs, ``status``
    the status of success.
    """

    api: str
    id: str
    methode: str
    pad: str
    scopes: Scopes
    parameters: Mapping[str, Parameter]
    _schema: Mapping[str, Any] | None
    status: int
    antwoord: Mapping[str, Any] | None
    """The schema of the answer, as OpenAPI writes it."""

    @cached_property
    def controle(self) -> Controle | None:
        """The compiled check of a body; None when the operation has no body."""
        return None if self._schema is None else contract(self.api).validator(self._schema)

    @cached_property
    def verzoek(self) -> Mapping[str, Any] | None:
        """The schema of the body as OpenAPI writes it, with the reference at the top resolved."""
        return None if self._schema is None else contract(self.api).opgelost(self._schema)


class Contract:
    """One API as it is published."""

    def __init__(self, naam: str) -> None:
        self.naam = naam
        document = self.document
        self.versie: str = document["info"]["version"]
        self.schemas: dict[str, Any] = document["components"]["schemas"]
        self.operaties: dict[str, Operatie] = {op.id: op for op in self._operaties(document["paths"])}
        """By operation id; a HEAD shares the scopes of its GET."""

    @property
    def document(self) -> dict[str, Any]:
        """The published document; it is read from the file each time, because it is rarely needed."""
        gelezen: dict[str, Any] = json.loads((MAP / f"{self.naam}.json").read_text())
        return gelezen

    def _operaties(self, paden: Mapping[str, Any]) -> Iterator[Operatie]:
        for pad, ops in paden.items():
            for methode, op in ops.items():
                beveiliging = op.get("security") or ops.get("get", {}).get("security") or []
                eisen = [eis for regel in beveiliging for eis in regel.get("JWT-Claims", [])]
                inhoud = op.get("requestBody", {}).get("content", {}).get("application/json")
                status = next(s for s in op["responses"] if s != "default")
                antwoord = (
                    op["responses"][status].get("content", {}).get("application/json", {}).get("schema")
                )
                schema = self._lichaam(paden, pad, methode, inhoud["schema"]) if inhoud else None
                yield Operatie(
                    api=self.naam,
                    id=op["operationId"],
                    methode=methode.upper(),
                    pad=pad,
                    scopes=lees_scopes(" & ".join(f"({eis})" for eis in eisen)),
                    parameters={p["name"]: _parameter(p) for p in op["parameters"] if p["in"] == "query"},
                    _schema=schema,
                    status=int(status),
                    antwoord=antwoord,
                )

    def _lichaam(
        self, paden: Mapping[str, Any], pad: str, methode: str, schema: Mapping[str, Any]
    ) -> Mapping[str, Any]:
        """Return the schema of a body.

        Where the document says nothing about a body, a PUT has the schema of the POST, and a PATCH has the
        same schema without required fields. A PUT requires no field that the POST may leave out: what is
        missing stays as it is.
        """
        if methode == "put" and schema != _OPEN:
            return self._als_bij_maken(paden.get(pad.rpartition("/")[0], {}).get("post", {}), schema)
        if schema != _OPEN or methode not in ("put", "patch"):
            return schema
        for plek, zelfde in ((pad, "put"), (pad.rpartition("/")[0], "post")):
            buur = paden[plek].get(zelfde, {}).get("requestBody", {}).get("content", {})
            gevonden = buur.get("application/json", {}).get("schema", _OPEN)
            if gevonden != _OPEN:
                volledig = self.opgelost(gevonden)
                return (
                    volledig if methode == "put" else {k: w for k, w in volledig.items() if k != "required"}
                )
        return schema

    def _als_bij_maken(self, post: Mapping[str, Any], schema: Mapping[str, Any]) -> Mapping[str, Any]:
        """Return the schema of a PUT without required fields that the POST of the resource doesn't require."""
        maken = (
            post.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema", _OPEN)
        )
        bij_maken, volledig = self.opgelost(maken), self.opgelost(schema)
        los = set(bij_maken.get("properties", {})) - set(bij_maken.get("required", ()))
        vereist = [naam for naam in volledig.get("required", ()) if naam not in los]
        return schema if vereist == volledig.get("required", vereist) else {**volledig, "required": vereist}

    def validator(self, schema: Mapping[str, Any], *, antwoord: bool = False) -> Controle:
        """Return a compiled check of ``schema``: for a request (without read-only fields), or for an answer."""
        return Controle(als_schema(schema, self.schemas, antwoord=antwoord), antwoord=antwoord)

    def opgelost(self, schema: Mapping[str, Any]) -> Mapping[str, Any]:
        """Return ``schema`` itself, or the schema that it refers to."""
        while (ref := schema.get("$ref")) is not None:
            schema = self.schemas[ref.rpartition("/")[2]]
        return schema


def _parameter(parameter: Mapping[str, Any]) -> Parameter:
    schema = parameter.get("schema", {})
    return Parameter(parameter["name"], schema, schema.get("type") == "array")


@cache
def contract(naam: str) -> Contract:
    """Return the contract of the API ``naam``. The file is read once per process."""
    return Contract(naam)


def lees_scopes(eis: str) -> Scopes:
    """Return an expression of scopes as alternatives: ``((a | b) & c)`` gives {a, c} or {b, c}."""
    return _Eis(re.findall(r"[()|&]|[\w.-]+", eis)).lees()


class _Eis:
    """Reads an expression of scopes; ``&`` binds tighter than ``|``."""

    def __init__(self, tekens: list[str]) -> None:
        self.tekens = tekens

    def lees(self) -> Scopes:
        return self._of() if self.tekens else ()

    def _of(self) -> Scopes:
        uit = self._en()
        while self.tekens and self.tekens[0] == "|":
            self.tekens.pop(0)
            uit += self._en()
        return uit

    def _en(self) -> Scopes:
        uit = self._een()
        while self.tekens and self.tekens[0] == "&":
            self.tekens.pop(0)
            rechts = self._een()
            uit = tuple(a | b for a in uit for b in rechts)
        return uit

    def _een(self) -> Scopes:
        teken = self.tekens.pop(0)
        if teken != "(":
            return (frozenset({teken}),)
        binnen = self._of()
        self.tekens.pop(0)  # the closing one
        return binnen
