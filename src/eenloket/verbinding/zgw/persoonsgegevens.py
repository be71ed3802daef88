"""Persons and organisations in answers: decrypted for all rows of an answer at once, numbers with one query,
logged with one insert (M-F2, M-F3).
"""

import base64
import json
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from eenloket.kern.identificatie import Pseudoniem
from eenloket.kern.sleutels.api import Domein, Nummersoort, nummers_van
from eenloket.kern.velden import VersleuteldVeld
from eenloket.midoffice.klanten.models import Klantcontact
from eenloket.midoffice.zaken import api as zaken
from eenloket.midoffice.zaken.models import Rol, Zaakobject

from .aanroep import Aanroep
from .contract import Operatie, contract
from .geheimen import merk, onthuller

SOORT = "persoon"
_SAMENGESTELD = "Samengesteld"
"""The begin of the contract's names for schemas that only the compound operations have."""
_VORM = {"pattern", "minLength", "format", "enum"}
"""The parts of a text's schema that don't allow an empty text."""
Nummers = Mapping[Pseudoniem, tuple[Nummersoort, str]]
_VELDEN: Mapping[str, VersleuteldVeld] = {
    "rol": Rol._meta.get_field("gegevens"),
    "naam": Rol._meta.get_field("afwijkende_naam_betrokkene"),
    "contact": Rol._meta.get_field("contactpersoon_rol"),
    "context": Rol._meta.get_field("authenticatie_context"),
    "object": Zaakobject._meta.get_field("objectidentificatie"),
    "contactinhoud": Klantcontact._meta.get_field("inhoud"),
}
"""By the first part of a mark: the field from which its encrypted bytes come."""
PERSONEN = {
    "natuurlijk_persoon": "RolNatuurlijkPersoon",
    "niet_natuurlijk_persoon": "RolNietNatuurlijkPersoon",
    "vestiging": "RolVestiging",
    "organisatorische_eenheid": "RolOrganisatorischeEenheid",
    "medewerker": "RolMedewerker",
}
"""Kinds of persons and organisations, with the contract's name for their identification."""


def merk_persoon(vorm: str, kolom: str, soort: str = "''", wie: str = "''", reserve: str = "") -> str:
    """Return the SQL of a mark for the encrypted ``kolom`` of form ``vorm``.

    ``soort`` tells the variant, ``wie`` the pseudonym. ``reserve`` is a column that is read as ``rol`` when
    the first one is empty.
    """
    delen = [f"'{vorm}'", soort, wie, _tekst(kolom)]
    return merk(SOORT, *delen, *([_tekst(reserve)] if reserve else []))


def _tekst(kolom: str) -> str:
    return f"translate(encode({kolom}, 'base64'), E'\\n', '')"


@dataclass(slots=True)
class _Deel:
    """The parts of a mark."""

    vorm: str
    soort: str
    wie: Pseudoniem | None
    waarde: Any
    reserve: Any = None


@onthuller(SOORT)
def _onthul(delen: list[str], aanroep: Aanroep) -> list[bytes]:
    gelezen = [_lees(deel) for deel in delen]
    wie = {d.wie for d in gelezen if d.wie is not None}
    wie |= {p for d in gelezen for p in zaken.verborgen_in(d.waarde)}
    stukken = [s for d in gelezen for s in (d.waarde, d.reserve)]
    categorieen = zaken.categorieen(stukken)
    nummers = (
        nummers_van(
            wie, Domein.ZAKEN, zaken.behandeldoel(aanroep.door), gegevens=categorieen, bekend=aanroep.nummers
        )
        if wie
        else {}
    )
    samengesteld = _is_samengesteld(aanroep.operatie)
    return [json.dumps(_toon(d, nummers, samengesteld), ensure_ascii=False).encode() for d in gelezen]


def _lees(deel: str) -> _Deel:
    vorm, soort, wie, *geheim = deel.split(":")
    waarde = _open(vorm, geheim[0])
    reserve = _open("rol", geheim[1]) if len(geheim) > 1 else None
    return _Deel(vorm, soort, Pseudoniem(uuid.UUID(wie)) if wie else None, waarde, reserve)


def _open(vorm: str, geheim: str) -> Any:
    return _VELDEN[vorm].from_db_value(base64.b64decode(geheim), None, None) if geheim else None


def _toon(deel: _Deel, nummers: Nummers, samengesteld: bool) -> Any:
    if deel.vorm == "naam":
        return _naam(deel)
    waarde = zaken.toon_nummers(deel.waarde, nummers)
    if deel.vorm == "rol":
        waarde = zaken.identificatie(deel.soort, waarde, nummers.get(deel.wie) if deel.wie else None)
        return _gevuld(PERSONEN.get(deel.soort, ""), waarde, samengesteld)
    if deel.vorm == "contact":
        return _gevuld("ContactPersoonRol", waarde, samengesteld)
    if deel.vorm == "contactinhoud":
        return waarde if isinstance(waarde, str) else "\n".join(str(w) for w in (waarde or {}).values())
    if deel.vorm == "object" and isinstance(waarde, Mapping):
        return _gevuld(_objectschema(deel.soort), waarde, samengesteld)
    return waarde


def _gevuld(schema: str, waarde: Mapping[str, Any], samengesteld: bool) -> dict[str, Any]:
    """Return all fields of an object in the contract: a missing field is empty where the contract allows
    that, else it is left out.

    The compound operations have other names for the same objects, and allow less: a citizen number has nine
    digits or is left out.
    """
    mag_niet = _nooit_leeg(_samengestelde_naam(schema) if samengesteld else schema)
    heel = {**_leeg(schema), **waarde}
    return {naam: w for naam, w in heel.items() if w != "" or naam not in mag_niet}


def _is_samengesteld(operatie: Operatie) -> bool:
    return _SAMENGESTELD in str((operatie.antwoord or {}).get("$ref", ""))


def _samengestelde_naam(schema: str) -> str:
    if schema in PERSONEN.values():
        return f"{_SAMENGESTELD}{schema.removeprefix('Rol')}Identificatie"
    return _SAMENGESTELD + schema


@cache
def _nooit_leeg(schema: str) -> frozenset[str]:
    """Return the fields for which an empty text isn't a valid value."""
    velden = contract("zaken").schemas.get(schema, {}).get("properties", {})
    return frozenset(naam for naam, s in velden.items() if s.get("type") == "string" and _VORM & s.keys())


def _naam(deel: _Deel) -> str:
    """Return the name by which somebody wants to be called; our own pages store one whole name per person."""
    if deel.waarde or deel.soort != "natuurlijk_persoon":
        return str(deel.waarde or "")
    return str((deel.reserve or {}).get("naam", ""))


@cache
def _leeg(schema: str) -> Mapping[str, Any]:
    """Return the fields of an object in the contract with their empty values, as far as the contract allows
    these.
    """
    velden = contract("zaken").schemas.get(schema, {}).get("properties", {})
    return {naam: leeg for naam, s in velden.items() if (leeg := _leeg_van(s)) is not _GEEN}


_GEEN = object()


@cache
def _objectschema(object_type: str) -> str:
    """Return the contract's name for the identification of an object of this type; empty when the contract
    has none.
    """
    schemas = contract("zaken").schemas
    delen = schemas.get(f"{object_type}_ZaakObject", {}).get("allOf", [])
    for deel in delen[1:]:
        for veld in contract("zaken").opgelost(deel).get("properties", {}).values():
            if ref := (veld.get("allOf") or [veld])[0].get("$ref"):
                return str(ref.rpartition("/")[2])
    return ""


def _leeg_van(schema: Mapping[str, Any]) -> Any:
    if schema.get("nullable"):
        return None
    if schema.get("type") == "array":
        return []
    keuzes: Sequence[Mapping[str, Any]] = schema.get("oneOf", ())
    if any(k.get("$ref", "").endswith("/BlankEnum") for k in keuzes):
        return ""
    vrij = schema.get("type") == "string" and not _VORM & schema.keys()
    return "" if vrij else _GEEN
