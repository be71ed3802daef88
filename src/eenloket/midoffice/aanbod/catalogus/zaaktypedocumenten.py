"""The document types that occur in cases of a type."""

import uuid
from collections.abc import Mapping
from typing import Any

from eenloket.kern.actoren import Actor

from ..models import Informatieobjecttype, Zaaktype, ZaaktypeInformatieobjecttype
from .delen import eis_zelfde_zaaktype, pas_aan, zaaktype_voor
from .regels import Aanduiding, catalogushandeling, eis_uniek
from .relaties import vind


def maak_ziot(
    rij: ZaaktypeInformatieobjecttype,
    informatieobjecttype: Aanduiding,
    organisatie_id: uuid.UUID,
    *,
    correctie: bool,
    door: Actor,
) -> ZaaktypeInformatieobjecttype:
    """Save that a document type occurs in cases of a type.

    Raises: Catalogusfout.
    Source: ztc-010, ztc-011c, ztc-013.
    """
    with catalogushandeling(door, "zaaktypeinformatieobjecttype.maken"):
        rij.zaaktype = zaaktype_voor(rij.zaaktype_id, organisatie_id, correctie=correctie)
        rij.informatieobjecttype_id = _document(rij.zaaktype, informatieobjecttype)
        eis_zelfde_zaaktype(rij.zaaktype, rij.statustype_id)
        eis_uniek(rij)
        rij.save(force_insert=True)
    return rij


def wijzig_ziot(
    organisatie_id: uuid.UUID,
    id_: uuid.UUID,
    waarden: Mapping[str, Any],
    informatieobjecttype: Aanduiding | None,
    *,
    correctie: bool,
    door: Actor,
) -> ZaaktypeInformatieobjecttype:
    """Change the relation; None doesn't change the document type.

    Raises: OnbekendType, Catalogusfout.
    """
    with catalogushandeling(door, "zaaktypeinformatieobjecttype.wijzigen"):
        rij = pas_aan(ZaaktypeInformatieobjecttype, organisatie_id, id_, waarden, correctie=correctie)
        if informatieobjecttype is not None:
            rij.informatieobjecttype_id = _document(rij.zaaktype, informatieobjecttype)
        eis_zelfde_zaaktype(rij.zaaktype, rij.statustype_id)
        eis_uniek(rij)
        rij.save()
    return rij


def _document(zaaktype: Zaaktype, wie: Aanduiding) -> uuid.UUID:
    gevonden = vind(Informatieobjecttype, zaaktype.catalogus_id, [wie], "informatieobjecttype")
    return next(iter(gevonden.values()))
