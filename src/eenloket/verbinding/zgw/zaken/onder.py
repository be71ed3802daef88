"""The parts of a case: find and lock the case of a part, and check whether the client may change that case
(zrc-006, zrc-007).
"""

import uuid
from dataclasses import dataclass
from typing import TypeVar

from django.db.models import Model, QuerySet

from eenloket.kern.rijen import vergrendeld
from eenloket.midoffice.aanbod.api import Zaaktypegegevens, typegegevens
from eenloket.midoffice.zaken.models import Zaak

from ..aanroep import Aanroep
from ..fouten import Onbekend, veldfout

M = TypeVar("M", bound=Model)
GEFORCEERD = "zaken.geforceerd-bijwerken"


@dataclass(frozen=True, slots=True)
class Onderzaak:
    """A case, locked until the transaction ends, with its type. ``geforceerd``: the client may change the
    case also after its end.
    """

    zaak: Zaak
    soort: Zaaktypegegevens
    geforceerd: bool


def zaak_voor(aanroep: Aanroep, zaak_id: uuid.UUID | None, naam: str = "zaak") -> Onderzaak:
    """Return the case that field ``naam`` of a body refers to.

    Raises: OngeldigVerzoek, GeenRechten.
    Cost: one query.
    """
    zaak = _vergrendeld(aanroep, zaak_id) if zaak_id else None
    if zaak is None:
        raise veldfout(naam, "does_not_exist", "Deze zaak bestaat niet.")
    return _gemachtigd(aanroep, zaak)


def zaak_in_pad(aanroep: Aanroep, naam: str = "zaak_uuid", *, vergrendel: bool = True) -> Onderzaak:
    """Return the case in the path of the operation; ``vergrendel=False`` doesn't lock it.

    Raises: Onbekend, GeenRechten.
    """
    id_ = aanroep.pad[naam]
    if vergrendel:
        zaak = _vergrendeld(aanroep, id_)
    else:
        zaak = Zaak.objects.filter(organisatie_id=aanroep.organisatie_id, id=id_).first()
    if zaak is None:
        raise Onbekend()
    return _gemachtigd(aanroep, zaak)


def rij_voor(aanroep: Aanroep, rijen: "QuerySet[M]", id_: uuid.UUID) -> tuple[M, Onderzaak]:
    """Return a part of a case and its case, both locked.

    Raises: Onbekend, GeenRechten.
    Cost: one query.
    """
    rij = (
        rijen.select_for_update(no_key=True, of=("self", "zaak"))
        .select_related("zaak")
        .filter(id=id_, zaak__organisatie_id=aanroep.organisatie_id)
        .first()
    )
    if rij is None:
        raise Onbekend()
    zaak: Zaak = rij.zaak  # type: ignore[attr-defined]  # every model here has one
    return rij, _gemachtigd(aanroep, zaak)


def _vergrendeld(aanroep: Aanroep, id_: uuid.UUID) -> Zaak | None:
    """Return the locked case. The lock lets other transactions refer to the case; else two cases that refer
    to each other would block each other.
    """
    return vergrendeld(Zaak, id=id_, organisatie_id=aanroep.organisatie_id)


def _gemachtigd(aanroep: Aanroep, zaak: Zaak) -> Onderzaak:
    aanroep.eis(zaak.zaaktype_id, zaak.vertrouwelijkheidaanduiding)
    geforceerd = aanroep.mag(GEFORCEERD, soort=zaak.zaaktype_id, niveau=zaak.vertrouwelijkheidaanduiding)
    return Onderzaak(zaak, typegegevens(zaak.zaaktype_id), geforceerd)
