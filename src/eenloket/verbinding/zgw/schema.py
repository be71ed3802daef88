"""OpenAPI 3.0 schemas as JSON Schema, so that a compiled validator can use them.

The conversion handles ``nullable``; ``readOnly`` fields, which a request may hold but which are ignored;
unions of closed sets, which become one set, so that an error says "no valid choice"; and a ``discriminator``,
which becomes a choice by its value.
"""

from collections.abc import Mapping
from typing import Any

Schema = dict[str, Any]
_BEGIN = "#/components/schemas/"


def als_schema(schema: Mapping[str, Any], schemas: Mapping[str, Any], *, antwoord: bool = False) -> Schema:
    """Return ``schema`` with all schemas that it refers to. ``antwoord``: the schema of an answer, which has
    its read-only fields.
    """
    omzetter = _Omzetter(schemas, antwoord)
    wortel = omzetter.zet_om(schema)
    return {**wortel, "$defs": omzetter.gedaan}


class _Omzetter:
    def __init__(self, schemas: Mapping[str, Any], antwoord: bool) -> None:
        self.schemas, self.antwoord = schemas, antwoord
        self.gedaan: dict[str, Schema] = {}

    def zet_om(self, schema: Mapping[str, Any]) -> Schema:
        if "$ref" in schema:
            return self._verwijzing(schema["$ref"].removeprefix(_BEGIN))
        uit: Schema = {k: w for k, w in schema.items() if k in _OVER}
        if keuzes := self._gesloten(schema):
            return {"enum": keuzes}
        if "properties" in schema:
            vereist = () if self.antwoord else schema.get("required", ())
            uit["properties"] = {
                n: self._eventueel_leeg(n, self.zet_om(s), n in vereist)
                for n, s in schema["properties"].items()
                if self._telt(s)
            }
        if "required" in schema:
            velden = schema.get("properties", {})
            plek = {naam: nummer for nummer, naam in enumerate(velden)}
            uit["required"] = [
                n
                for n in sorted(schema["required"], key=lambda naam: plek.get(naam, len(plek)))
                if self._telt(velden.get(n, {})) and self._verplicht(velden.get(n))
            ]
        if isinstance(schema.get("items"), Mapping):
            uit["items"] = self.zet_om(schema["items"])
        if isinstance(schema.get("additionalProperties"), Mapping) and schema["additionalProperties"]:
            uit["additionalProperties"] = self.zet_om(schema["additionalProperties"])
        mapping = schema.get("discriminator", {}).get("mapping")
        for soort in ("allOf", "oneOf", "anyOf"):
            if soort in schema and (soort == "allOf" or not mapping):
                uit["allOf" if soort == "allOf" else "anyOf"] = [self.zet_om(s) for s in schema[soort]]
        if mapping:
            if (
                "oneOf" in schema or "anyOf" in schema
            ):  # the value chooses: an error then says what is wrong in that one
                uit["required"] = [schema["discriminator"]["propertyName"]]
                uit["properties"] = {schema["discriminator"]["propertyName"]: {"enum": list(mapping)}}
            uit.setdefault("allOf", []).extend(self._keuze(schema["discriminator"]["propertyName"], mapping))
        if schema.get("nullable"):
            uit = self._of_null(uit)
        return uit

    @staticmethod
    def _eventueel_leeg(naam: str, schema: Schema, vereist: bool) -> Schema:
        """Allow an empty text where a value may be missing, as every implementation of the standard does: an
        answer gives it so, and what an answer gives, a request accepts.
        """
        if naam == "maxVertrouwelijkheidaanduiding" and "enum" in schema:  # empty: not given (ac-003)
            return {"enum": [*schema["enum"], ""]}
        vorm = schema.get("format") in ("uri", "email") or schema.get("minLength") or "pattern" in schema
        return {"if": {"const": ""}, "else": schema} if vorm and not vereist else schema

    def _verwijzing(self, naam: str) -> Schema:
        if naam not in self.gedaan:
            self.gedaan[naam] = {}  # a schema may refer to itself
            self.gedaan[naam] = self.zet_om(self.schemas[naam])
        return {"$ref": f"#/$defs/{naam}"}

    def _telt(self, schema: Mapping[str, Any]) -> bool:
        return self.antwoord or not schema.get("readOnly")

    def _verplicht(self, schema: Mapping[str, Any] | None) -> bool:
        """Return the schema; in an answer a write-only field is left out."""
        return not (self.antwoord and schema is not None and schema.get("writeOnly"))

    def _gesloten(self, schema: Mapping[str, Any]) -> list[Any]:
        """Return all values of a closed set or of a union of closed sets; else an empty list."""
        if "enum" in schema:
            return [
                *schema["enum"],
                *([None] if schema.get("nullable") and None not in schema["enum"] else []),
            ]
        delen = (
            schema.get("oneOf")
            or schema.get("anyOf")
            or (schema.get("allOf") if len(schema.get("allOf", ())) == 1 else None)
        )
        if not delen or "properties" in schema:
            return []
        waarden: list[Any] = []
        for deel in delen:
            binnen = self._gesloten(
                self.schemas[deel["$ref"].removeprefix(_BEGIN)] if "$ref" in deel else deel
            )
            if not binnen:
                return []
            waarden += [w for w in binnen if w not in waarden]
        return [*waarden, *([None] if schema.get("nullable") and None not in waarden else [])]

    def _keuze(self, veld: str, mapping: Mapping[str, str]) -> list[Schema]:
        """Return the extra schema for each value of ``veld``; the shared part is in the schema with the
        discriminator.
        """
        uit = []
        for waarde, ref in mapping.items():
            doel = self.schemas[ref.removeprefix(_BEGIN)]
            eigen = [d for d in doel.get("allOf", [doel]) if "discriminator" not in self._van(d)]
            if doel.get("allOf") and "properties" in doel:
                eigen.append({k: w for k, w in doel.items() if k != "allOf"})
            als = {"properties": {veld: {"const": waarde}}, "required": [veld]}
            if eigen:
                uit.append({"if": als, "then": {"allOf": [self.zet_om(d) for d in eigen]}})
        return uit

    def _van(self, schema: Mapping[str, Any]) -> Mapping[str, Any]:
        return self.schemas[schema["$ref"].removeprefix(_BEGIN)] if "$ref" in schema else schema

    @staticmethod
    def _of_null(schema: Schema) -> Schema:
        if isinstance(schema.get("type"), str) and "allOf" not in schema and "anyOf" not in schema:
            return {**schema, "type": [schema["type"], "null"]}
        return {
            "if": {"type": "null"},
            "else": schema,
        }  # rather than a union: an error then says what inside is wrong


_OVER = frozenset(
    (
        "type",
        "format",
        "maxLength",
        "minLength",
        "pattern",
        "minimum",
        "maximum",
        "minItems",
        "maxItems",
        "exclusiveMinimum",
        "exclusiveMaximum",
    )
)
