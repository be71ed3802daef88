"""Find the operation of a contract for a path and a method, in a tree of path parts that is built once."""

import uuid
from dataclasses import dataclass, field
from functools import cache

from .contract import APIS, Operatie, contract
from .fouten import MethodeNietToegestaan, Onbekend
from .verwijzingen import lees_id


@dataclass(slots=True)
class _Knoop:
    vast: dict[str, "_Knoop"] = field(default_factory=dict)
    los: "_Knoop | None" = None
    operaties: dict[str, Operatie] = field(default_factory=dict)


@cache
def _boom(api: str) -> _Knoop:
    wortel = _Knoop()
    for operatie in contract(api).operaties.values():
        knoop = wortel
        for deel in operatie.pad.strip("/").split("/"):
            if deel.startswith("{"):
                knoop.los = knoop.los or _Knoop()
                knoop = knoop.los
            else:
                knoop = knoop.vast.setdefault(deel, _Knoop())
        knoop.operaties[operatie.methode] = operatie
    return wortel


def zoek(api: str, pad: str, methode: str) -> tuple[Operatie, dict[str, uuid.UUID]]:
    """Return the operation, and the ids in its path.

    Raises: Onbekend, MethodeNietToegestaan.
    """
    knoop, ids = _boom(api), list[uuid.UUID]()
    for deel in pad.strip("/").split("/"):
        if (volgende := knoop.vast.get(deel)) is None:
            if knoop.los is None or (id_ := lees_id(deel)) is None:
                raise Onbekend()
            ids.append(id_)
            volgende = knoop.los
        knoop = volgende
    if not knoop.operaties:
        raise Onbekend()
    operatie = knoop.operaties.get(methode) or (knoop.operaties.get("GET") if methode == "HEAD" else None)
    if operatie is None:
        raise MethodeNietToegestaan(knoop.operaties)
    return operatie, dict(zip(_namen(operatie.pad), ids, strict=True))


@cache
def _namen(pad: str) -> list[str]:
    """Return the names of the ids in a path; operations on one path may use different names."""
    return [deel[1:-1] for deel in pad.split("/") if deel.startswith("{")]


def api_van(pad: str) -> tuple[str, str] | None:
    """Return API and path: ``/zaken/api/v1/statussen`` → (zaken, statussen); None when it isn't the path of
    an API.
    """
    delen = pad.split("/", 4)
    if len(delen) < 4 or delen[2] != "api" or delen[3] != "v1" or delen[1] not in APIS:
        return None
    return delen[1], delen[4] if len(delen) == 5 else ""
