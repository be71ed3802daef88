"""The compiled check of a body: JSON Schema, with moments as clients write them and errors in the order of the
contract.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.utils.dateparse import parse_datetime
from jsonschema_rs import Draft202012Validator, ValidationError

from .schema import Schema

_BEGIN = "#/$defs/"


def is_moment(tekst: str) -> bool:
    """Return whether ``tekst`` is a date and time; without a time zone it is UTC (``velden.Moment``)."""
    try:
        return parse_datetime(tekst) is not None
    except ValueError:
        return False


class Controle:
    """A compiled check of values by ``schema`` (JSON Schema, as ``schema.als_schema`` makes it)."""

    def __init__(self, schema: Schema, *, antwoord: bool = False) -> None:
        self._schema = schema
        formats = {} if antwoord else {"date-time": is_moment}
        self._keurder = Draft202012Validator(schema, validate_formats=True, formats=formats)
        self.is_valid = self._keurder.is_valid
        self.validate = self._keurder.validate
        self.iter_errors = self._keurder.iter_errors

    def plek(self, pad: Sequence[str | int]) -> tuple[int, ...]:
        """Return the place of the value at ``pad`` in the order in which the contract names the properties."""
        hier: list[Schema] = [self._schema]
        uit = []
        for deel in pad:
            plat = [d for schema in hier for d in self._plat(schema)]
            if isinstance(deel, int):
                uit.append(deel)
                hier = [d["items"] for d in plat if "items" in d]
                continue
            namen = list(dict.fromkeys(naam for d in plat for naam in d.get("properties", {})))
            uit.append(namen.index(deel) if deel in namen else len(namen))
            hier = [d["properties"][deel] for d in plat if deel in d.get("properties", {})]
        return tuple(uit)

    def _plat(self, schema: Schema) -> Iterator[Schema]:
        """Yield ``schema`` and the schemas that hold for the same value."""
        while (ref := schema.get("$ref")) is not None:
            schema = self._schema["$defs"][ref.removeprefix(_BEGIN)]
        yield schema
        delen = [d for soort in ("allOf", "anyOf") for d in schema.get(soort, ())]
        delen += [schema[soort] for soort in ("then", "else") if isinstance(schema.get(soort), Mapping)]
        for deel in delen:
            yield from self._plat(deel)


def zet_getallen_om(controle: Controle, lichaam: dict[str, Any]) -> bool:
    """Replace numbers in ``lichaam`` by their text where the contract has a text, as every implementation of
    the standard does; return whether there were any.
    """
    gevonden = [fout for fout in controle.iter_errors(lichaam) if _is_getal_als_tekst(fout)]
    for fout in gevonden:
        houder: Any = lichaam
        *begin, laatste = fout.instance_path
        for deel in begin:
            houder = houder[deel]
        houder[laatste] = str(fout.instance)
    return bool(gevonden)


def _is_getal_als_tekst(fout: ValidationError) -> bool:
    if isinstance(fout.instance, bool) or not isinstance(fout.instance, int | float):
        return False
    if not fout.instance_path:
        return False
    if type(fout.kind).__name__ == "Type":
        return "string" in fout.kind.types  # type: ignore[attr-defined]  # of this kind only
    return type(fout.kind).__name__ == "Enum" and str(fout.instance) in fout.kind.options  # type: ignore[attr-defined]
