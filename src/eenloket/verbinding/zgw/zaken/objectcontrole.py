"""Check that the object of a case exists and has the form of its definition."""

import re
from collections.abc import Mapping
from typing import Any

from jsonschema_rs import ReferencingError, ValidationError, validator_for

from eenloket.midoffice.zaken.models import Zaakobject

from ..aanroep import Aanroep
from ..diensten import haal_verwijzing
from ..fouten import MethodeNietToegestaan, Onbekend, veldfout
from ..route import api_van, zoek

_PAD = re.compile(r"(\.[A-Za-z_][A-Za-z0-9_]*)+")
"""The supported paths: names with dots before them, the part of the language jq that definitions of objects
use.
"""


def controleer_object(aanroep: Aanroep, zaakobject: Zaakobject) -> None:
    """Check that the address in ``object`` is ours or exists in a registered service, and that its content
    follows ``objectTypeOverigeDefinitie``.

    This calls other registers, so call it before anything is locked.
    Raises: OngeldigVerzoek.
    """
    if not zaakobject.object:
        return
    definitie = zaakobject.object_type_overige_definitie
    if zaakobject.object.startswith(aanroep.basis + "/"):
        _eis_eigen(aanroep, zaakobject.object)
        if definitie:
            raise veldfout("object", "invalid-schema", "Dit object volgt de definitie niet.")
        return
    gevonden = haal_verwijzing(zaakobject.object, aanroep.organisatie_id, "object")
    if definitie:
        _eis_vorm(aanroep, definitie, gevonden)


def _eis_eigen(aanroep: Aanroep, url: str) -> None:
    api = api_van(url.removeprefix(aanroep.basis).partition("?")[0])
    try:
        operatie, ids = zoek(*api, "GET") if api else (None, {})
    except (Onbekend, MethodeNietToegestaan):
        operatie, ids = None, {}
    if operatie is None or not ids:
        raise veldfout("object", "bad-url", "Geef een geldige URL op van een bestaand object.")


def _eis_vorm(aanroep: Aanroep, definitie: Mapping[str, str], gevonden: Any) -> None:
    begin = "objectTypeOverigeDefinitie"
    soort = haal_verwijzing(definitie["url"], aanroep.organisatie_id, f"{begin}.url")
    schema = _volg(soort, definitie["schema"], f"{begin}.schema")
    gegevens = _volg(gevonden, definitie["objectData"], f"{begin}.objectData")
    if not isinstance(schema, Mapping):
        raise veldfout(f"{begin}.schema", "invalid", "Hier staat geen schema.")
    try:
        goed = validator_for(dict(schema), retriever=_geen_ander).is_valid(gegevens)
    except (ValidationError, ReferencingError, ValueError):
        raise veldfout(f"{begin}.schema", "invalid", "Hier staat geen geldig schema.") from None
    if not goed:
        raise veldfout("object", "invalid-schema", "Dit object volgt de definitie niet.")


def _geen_ander(url: str) -> Any:
    """Refuse to load further addresses from a schema of another system."""
    raise ValueError(url)


def _volg(inhoud: Any, pad: str, naam: str) -> Any:
    if not _PAD.fullmatch(pad):
        raise veldfout(naam, "invalid", "Geef een pad op in de vorm .naam.naam.")
    for deel in pad[1:].split("."):
        if not isinstance(inhoud, Mapping) or deel not in inhoud:
            raise veldfout(naam, "invalid", "Op dit pad staat niets.")
        inhoud = inhoud[deel]
    return inhoud
