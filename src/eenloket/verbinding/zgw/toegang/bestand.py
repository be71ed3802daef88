"""Rights from a file of the operator: the list of the Autorisaties API, in which types may also be given by
name.
"""

import json
import uuid
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from django.db.models import Model

from eenloket.kern.vertrouwelijkheid import Vertrouwelijkheid
from eenloket.midoffice.aanbod.models import Besluittype, Informatieobjecttype, Zaaktype

from ..contract import contract
from ..models import Autorisatie
from ..schrijven import veldfouten
from ..verwijzingen import lees_id
from .acties import VELD_VAN

_NAAM: Mapping[str, tuple[type[Model], str]] = {
    "zrc": (Zaaktype, "identificatie"),
    "drc": (Informatieobjecttype, "omschrijving"),
    "brc": (Besluittype, "omschrijving"),
}


class OnleesbareRechten(Exception):
    """The file has a mistake; the text says where."""


def lees_bestand(pad: Path, organisatie_id: uuid.UUID) -> list[Autorisatie]:
    """Return the rights in a file: a JSON list of autorisaties, or an object with such a list.

    A type is given by its address, its id, or its name (identificatie of a case type, omschrijving of other
    types); a name means all present versions.
    Raises: OnleesbareRechten, OSError.
    """
    try:
        inhoud = json.loads(pad.read_text())
    except ValueError:
        raise OnleesbareRechten(f"{pad} is geen geldige JSON.") from None
    lijst = inhoud.get("autorisaties") if isinstance(inhoud, dict) else inhoud
    if not isinstance(lijst, list) or not lijst:
        raise OnleesbareRechten(f"{pad} bevat geen lijst met autorisaties.")
    return [recht for plaats, een in enumerate(lijst, 1) for recht in _lees(een, plaats, organisatie_id)]


def _lees(gegeven: Any, plaats: int, organisatie_id: uuid.UUID) -> Iterator[Autorisatie]:
    if not isinstance(gegeven, dict):
        raise OnleesbareRechten(f"Autorisatie {plaats} is geen object.")
    component = str(gegeven.get("component"))
    soort = gegeven.get(VELD_VAN.get(component, ""))
    zonder_soort = {k: w for k, w in gegeven.items() if k not in VELD_VAN.values()}
    _keur(zonder_soort, plaats)
    niveau = gegeven.get("maxVertrouwelijkheidaanduiding")
    for id_ in _soorten(component, soort, plaats, organisatie_id) if soort else (None,):
        yield Autorisatie(
            component=component,
            scopes=gegeven["scopes"],
            soort=id_,
            max_vertrouwelijkheidaanduiding=Vertrouwelijkheid.van(niveau) if niveau else None,
        )


def _keur(gegeven: dict[str, Any], plaats: int) -> None:
    autorisaties = contract("autorisaties")
    keurder = autorisaties.validator(autorisaties.schemas["AutorisatieBase"])
    for fout in veldfouten(keurder.iter_errors(gegeven)):
        raise OnleesbareRechten(f"Autorisatie {plaats}, {fout.naam}: {fout.reden}")


def _soorten(component: str, soort: Any, plaats: int, organisatie_id: uuid.UUID) -> list[uuid.UUID]:
    model, veld = _NAAM[component]
    rijen = model._default_manager.filter(organisatie_id=organisatie_id)
    id_ = lees_id(str(soort).rstrip("/").rpartition("/")[2])
    ids = list(rijen.filter(**({"id": id_} if id_ else {veld: str(soort)})).values_list("id", flat=True))
    if not ids:
        raise OnleesbareRechten(f"Autorisatie {plaats}: het type {soort} bestaat hier niet.")
    return ids
