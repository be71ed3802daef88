"""What hangs on a case: finding and locking the case it is about, and asking whether the client may change it (zrc-006, zrc-007)."""

import uuid
from dataclasses import dataclass
from typing import TypeVar

from django.db.models import Model, QuerySet

from eenloket.kern.rijen import vergrendeld
from eenloket.midoffice.aanbod.api import Zaaktypegegevens, typegegevens
from eenloket.midoffice.zaken.models import Zaak

from ..fouten import Onbekend, veldfout
from ..vraag import Vraag

M = TypeVar("M", bound=Model)
GEFORCEERD = "zaken.geforceerd-bijwerken"


@dataclass(frozen=True, slots=True)
class Onderzaak:
    """A case, locked until the transaction ends, with its type and whether the client may change it when it has ended."""

    zaak: Zaak
    soort: Zaaktypegegevens
    geforceerd: bool


def zaak_voor(vraag: Vraag, zaak_id: uuid.UUID | None, naam: str = "zaak") -> Onderzaak:
    """The case that field ``naam`` of a body names. Cost: one query. Raises: OngeldigVerzoek, GeenRechten."""
    zaak = _vergrendeld(vraag, zaak_id) if zaak_id else None
    if zaak is None:
        raise veldfout(naam, "does_not_exist", "Deze zaak bestaat niet.")
    return _gemachtigd(vraag, zaak)


def zaak_in_pad(vraag: Vraag, naam: str = "zaak_uuid", *, vergrendel: bool = True) -> Onderzaak:
    """The case in the path of the operation. Raises: Onbekend, GeenRechten."""
    id_ = vraag.pad[naam]
    if vergrendel:
        zaak = _vergrendeld(vraag, id_)
    else:
        zaak = Zaak.objects.filter(organisatie_id=vraag.organisatie_id, id=id_).first()
    if zaak is None:
        raise Onbekend()
    return _gemachtigd(vraag, zaak)


def rij_voor(vraag: Vraag, rijen: "QuerySet[M]", id_: uuid.UUID) -> tuple[M, Onderzaak]:
    """A row that hangs on a case, both locked. Cost: one query. Raises: Onbekend, GeenRechten."""
    rij = (
        rijen.select_for_update(no_key=True, of=("self", "zaak"))
        .select_related("zaak")
        .filter(id=id_, zaak__organisatie_id=vraag.organisatie_id)
        .first()
    )
    if rij is None:
        raise Onbekend()
    zaak: Zaak = rij.zaak  # type: ignore[attr-defined]  # every model here has one
    return rij, _gemachtigd(vraag, zaak)


def _vergrendeld(vraag: Vraag, id_: uuid.UUID) -> Zaak | None:
    """Others may refer to a case that is being changed, or two that refer to each other would wait for each other."""
    return vergrendeld(Zaak, id=id_, organisatie_id=vraag.organisatie_id)


def _gemachtigd(vraag: Vraag, zaak: Zaak) -> Onderzaak:
    vraag.eis(zaak.zaaktype_id, zaak.vertrouwelijkheidaanduiding)
    geforceerd = vraag.mag(GEFORCEERD, soort=zaak.zaaktype_id, niveau=zaak.vertrouwelijkheidaanduiding)
    return Onderzaak(zaak, typegegevens(zaak.zaaktype_id), geforceerd)
