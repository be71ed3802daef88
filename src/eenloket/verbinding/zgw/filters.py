"""Query parameters as conditions: only those of the contract, in the types that PostgreSQL compares."""

import datetime as dt
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.utils.dateparse import parse_datetime

from eenloket.kern.vertrouwelijkheid import WOORDEN, Vertrouwelijkheid

from .aanroep import Aanroep
from .bron import Bron, Filter, Samen
from .contract import Parameter
from .fouten import OngeldigVerzoek, Veldfout, veldfout

VAST = {"page", "pageSize", "ordering", "expand"}
"""Parameters that aren't filters."""


@dataclass(frozen=True, slots=True)
class Filterwaarde:
    """A filter with its value; ``naam`` is the name of its parameter in SQL."""

    filter: Filter
    naam: str
    waarde: Any

    def leidend(self) -> "Filterwaarde":
        """Return the filter in the form for the filter that decides the order of a list.

        Equality is written as a range of one value (BETWEEN). PostgreSQL then keeps the column in the order,
        and can't choose its plan for a value of which it expects many rows: reading the table from its end
        until it has found a page of rows, which may never happen.
        """
        if not self.filter.precies:
            return self
        return replace(
            self,
            filter=replace(self.filter, waar=self.filter.waar.replace(" = {w}", " BETWEEN {w} AND {w}", 1)),
        )


def gefilterd(filters: Sequence[Filterwaarde]) -> tuple[str, dict[str, Any]]:
    """Return the SQL of the conditions (`` AND …``) and their parameters."""
    los, samen = list[str](), dict[Samen, list[str]]()
    for f in filters:
        conditie = f.filter.waar.replace("{w}", f"%({f.naam})s")
        (los if f.filter.samen is None else samen.setdefault(f.filter.samen, [])).append(conditie)
    los += [groep.vorm.replace("{waar}", " AND ".join(condities)) for groep, condities in samen.items()]
    waar = "".join(f" AND {conditie}" for conditie in los).replace("{t}", "t")
    return waar, {f.naam: f.waarde for f in filters}


def leid(filters: Sequence[Filterwaarde]) -> tuple[list[Filterwaarde], str]:
    """Return the filters, and the order for a list that asks for no order: a filter on a date goes before
    another filter; '' when there is none.
    """
    leiders = [f for f in filters if f.filter.orde and f.filter.samen is None]
    if not leiders:
        return list(filters), ""
    leider = min(leiders, key=lambda f: f.filter.precies)
    return [f.leidend() if f is leider else f for f in filters], leider.filter.orde


def lees_filters(
    bron: Bron, aanroep: Aanroep, gegeven: Mapping[str, Any], *, los: bool = False
) -> list[Filterwaarde]:
    """Return the filters among the parameters; ``los``: the parameters come from a body, as JSON values.

    A parameter that isn't in the contract is refused: a filter with a typing error would otherwise select
    everything without notice.
    Raises: OngeldigVerzoek.
    """
    uit: list[Filterwaarde] = []
    vreemd = [n for n in gegeven if n not in VAST and n not in bron.filters]
    if vreemd:
        raise OngeldigVerzoek(
            [
                Veldfout(
                    "nonFieldErrors",
                    "unknown-parameters",
                    "Onbekende parameters: " + ", ".join(sorted(vreemd))[:200],
                )
            ]
        )
    for nummer, (naam, waarde) in enumerate(sorted(gegeven.items())):
        if naam in VAST or waarde in ("", None):
            continue
        parameter = aanroep.operatie.parameters.get(naam)
        filter_ = _plaats(bron.filters[naam], waarde, aanroep)
        gelezen = _waarde(filter_, naam, waarde, parameter, aanroep)
        if filter_.gevallen:
            filter_ = replace(filter_, waar=filter_.gevallen[gelezen])
        uit.append(Filterwaarde(filter_, f"f{nummer}", gelezen))
    return uit


def _plaats(filter_: Filter, waarde: Any, aanroep: Aanroep) -> Filter:
    """Return the filter for an address of ours, or the filter for an address in another register."""
    if not filter_.elders or aanroep.als_hier(str(waarde)).startswith(aanroep.basis + "/"):
        return filter_
    return replace(filter_, waar=filter_.elders, doel="", orde="")


def _waarde(filter_: Filter, naam: str, waarde: Any, parameter: Parameter | None, aanroep: Aanroep) -> Any:
    if isinstance(waarde, list):
        return [_een(filter_, naam, w, {}, aanroep) for w in waarde]
    if parameter is not None and parameter.lijst:
        delen = [d for d in str(waarde).split(",") if d]
        if len(delen) > 1000:
            raise veldfout(naam, "max_length", "Geef hoogstens 1000 waarden op.")
        return [_een(filter_, naam, d, parameter.schema.get("items", {}), aanroep) for d in delen]
    return _een(filter_, naam, waarde, parameter.schema if parameter else {}, aanroep)


def _een(filter_: Filter, naam: str, waarde: Any, schema: Mapping[str, Any], aanroep: Aanroep) -> Any:
    tekst = str(waarde) if not isinstance(waarde, bool) else str(waarde).lower()
    if "\x00" in tekst:
        raise veldfout(naam, "invalid", "Geef een geldige waarde op.")
    if "enum" in schema and tekst not in map(str, schema["enum"]):
        raise veldfout(naam, "invalid_choice", "Kies een van de mogelijke waarden.")
    if "maxLength" in schema and len(tekst) > schema["maxLength"]:
        raise veldfout(naam, "max_length", f"Gebruik hoogstens {schema['maxLength']} tekens.")
    if filter_.doel:
        id_, url = aanroep.verwijs(tekst, filter_.doel, naam)
        return id_ if id_ is not None else uuid.UUID(int=0) if url else None
    if filter_.lees is not None:
        return filter_.lees(tekst, aanroep, naam)
    return tekst


def datum(tekst: str, aanroep: Aanroep, naam: str) -> dt.date:
    """Read a day."""
    try:
        return dt.date.fromisoformat(tekst)
    except ValueError:
        raise veldfout(naam, "invalid", "Geef een geldige datum op (jjjj-mm-dd).") from None


def moment(tekst: str, aanroep: Aanroep, naam: str) -> dt.datetime:
    """Read a moment; a day means its begin."""
    try:
        gelezen = parse_datetime(tekst) or dt.datetime.fromisoformat(tekst)
    except ValueError:
        raise veldfout(naam, "invalid", "Geef een geldig tijdstip op (ISO 8601).") from None
    return gelezen if gelezen.tzinfo else gelezen.replace(tzinfo=dt.UTC)


def ja_nee(tekst: str, aanroep: Aanroep, naam: str) -> bool:
    """Read a boolean."""
    if tekst.lower() not in ("true", "false", "1", "0"):
        raise veldfout(naam, "invalid", "Geef true of false op.")
    return tekst.lower() in ("true", "1")


def getal(tekst: str, aanroep: Aanroep, naam: str) -> int:
    """Read a whole number of at most 32 bits."""
    try:
        gelezen = int(tekst)
    except ValueError:
        gelezen = 2**40
    if not -(2**31) <= gelezen < 2**31:
        raise veldfout(naam, "invalid", "Geef een geheel getal op.")
    return gelezen


def niveau(tekst: str, aanroep: Aanroep, naam: str) -> int:
    """Read a level of confidentiality; return its number."""
    if tekst not in WOORDEN:
        raise veldfout(naam, "invalid_choice", "Kies een van de mogelijke waarden.")
    return Vertrouwelijkheid.van(tekst)


def id_(tekst: str, aanroep: Aanroep, naam: str) -> uuid.UUID:
    """Read a UUID."""
    try:
        return uuid.UUID(tekst)
    except ValueError:
        raise veldfout(naam, "invalid", "Geef een geldige UUID op.") from None
