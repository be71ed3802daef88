"""The document types that occur in cases of a type."""

import uuid
from collections.abc import Mapping
from functools import partial
from typing import Any, Unpack

from ..models import Informatieobjecttype, Zaaktype, ZaaktypeInformatieobjecttype
from .delen import Deelvraag, eis_zelfde_zaaktype, maak_deel, wijzig_deel
from .regels import Aanduiding, eis_uniek
from .relaties import niet_in_concept, vind


def maak_ziot(
    rij: ZaaktypeInformatieobjecttype,
    informatieobjecttype: Aanduiding,
    organisatie_id: uuid.UUID,
    **vraag: Unpack[Deelvraag],
) -> ZaaktypeInformatieobjecttype:
    """Save that a document type occurs in cases of a type.

    Raises: Registerfout.
    Source: ztc-010, ztc-011c, ztc-013.
    """
    regels = partial(_controleer, informatieobjecttype=informatieobjecttype)
    eerst = partial(_eis_een_concept, informatieobjecttype=informatieobjecttype)
    return maak_deel(rij, organisatie_id, regels=regels, eerst=eerst, **vraag)


def wijzig_ziot(
    organisatie_id: uuid.UUID,
    id_: uuid.UUID,
    waarden: Mapping[str, Any],
    informatieobjecttype: Aanduiding | None,
    **vraag: Unpack[Deelvraag],
) -> ZaaktypeInformatieobjecttype:
    """Change the relation; None doesn't change the document type.

    Raises: OnbekendType, Registerfout.
    """
    regels = partial(_controleer, informatieobjecttype=informatieobjecttype)
    return wijzig_deel(ZaaktypeInformatieobjecttype, organisatie_id, id_, waarden, regels=regels, **vraag)


def _eis_een_concept(
    rij: ZaaktypeInformatieobjecttype, organisatie_id: uuid.UUID, *, informatieobjecttype: Aanduiding
) -> None:
    """Refuse a new relation between a case type and a document type that are both published (ztc-010, 011c).

    Raises: Registerfout.
    """
    zaaktype = Zaaktype.objects.filter(
        organisatie_id=organisatie_id, id=rij.zaaktype_id, concept=False
    ).first()
    if zaaktype is None:
        return
    document = Informatieobjecttype.objects.filter(id=_document(zaaktype, informatieobjecttype))
    if document.filter(concept=False).exists():
        raise niet_in_concept()


def _controleer(rij: ZaaktypeInformatieobjecttype, *, informatieobjecttype: Aanduiding | None) -> None:
    if informatieobjecttype is not None:
        rij.informatieobjecttype_id = _document(rij.zaaktype, informatieobjecttype)
    eis_zelfde_zaaktype(rij.zaaktype, rij.statustype_id)
    eis_uniek(rij)


def _document(zaaktype: Zaaktype, wie: Aanduiding) -> uuid.UUID:
    gevonden = vind(Informatieobjecttype, zaaktype.catalogus_id, [wie], "informatieobjecttype")
    return next(iter(gevonden.values()))
