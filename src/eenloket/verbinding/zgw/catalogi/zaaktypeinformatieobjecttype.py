"""Document types that occur in cases of a type."""

import uuid
from typing import Any

from eenloket.midoffice.aanbod.api import catalogus as aanbod
from eenloket.midoffice.aanbod.api import catalogusversie
from eenloket.midoffice.aanbod.models import ZaaktypeInformatieobjecttype as Ziot

from ..aanroep import Aanroep
from ..bron import Acties, Bron, Filter, Uitbreiding
from ..operaties import bind
from ..velden import EIGEN, Apart, Berekend, Veld, Verwijzing, Waarden, adres
from .gedeeld import (
    DEEL,
    DEEL_CATALOGUS,
    DEELFILTERS,
    DEFINITIEF,
    VAN_ZAAKTYPE,
    VIA_ZAAKTYPE,
    aanduiding,
    correctie,
    geldig,
    verwijdering,
)

_DOEL = "catalogi/informatieobjecttypen"
_NAAM = "informatieobjecttype"


def _maak(aanroep: Aanroep, rij: Ziot, lichaam: dict[str, Any]) -> Ziot:
    return aanbod.maak_ziot(
        rij,
        aanduiding(lichaam[_NAAM], _DOEL, aanroep, _NAAM),
        aanroep.organisatie_id,
        correctie=correctie(aanroep),
        door=aanroep.door,
    )


def _wijzig(aanroep: Aanroep, id_: uuid.UUID, waarden: Waarden, lichaam: dict[str, Any]) -> Ziot:
    wie = aanduiding(lichaam[_NAAM], _DOEL, aanroep, _NAAM) if _NAAM in lichaam else None
    return aanbod.wijzig_ziot(
        aanroep.organisatie_id, id_, waarden, wie, correctie=correctie(aanroep), door=aanroep.door
    )


VERSIE = (
    "coalesce((SELECT v.id FROM aanbod_informatieobjecttype x JOIN aanbod_informatieobjecttype v ON v.catalogus_id = x.catalogus_id"
    f" AND v.omschrijving = x.omschrijving AND {geldig('v')} WHERE x.id = {{t}}.informatieobjecttype_id LIMIT 1), {{t}}.informatieobjecttype_id)"
)
"""The valid version of the document type; the version of the row itself when none is valid, because the field
can't be empty.
"""
_GENOEMD = (
    "{t}.informatieobjecttype_id IN (SELECT x.id FROM aanbod_informatieobjecttype x JOIN aanbod_informatieobjecttype y"
    " ON y.catalogus_id = x.catalogus_id AND y.omschrijving = x.omschrijving WHERE "
)

ZIOT = bind(
    Bron(
        api="catalogi",
        versie=catalogusversie,
        naam="zaakinformatieobjecttype",
        pad="zaaktype-informatieobjecttypen",
        model=Ziot,
        toegang=VIA_ZAAKTYPE,
        standaard=DEFINITIEF,
        filters={
            "zaaktype": DEELFILTERS["zaaktype"],
            "status": DEELFILTERS["status"],
            "informatieobjecttype": Filter(
                _GENOEMD + "y.id = {w})", doel=_DOEL, elders=_GENOEMD + "y.omschrijving = {w})"
            ),
            "richting": Filter("{t}.richting = {w}"),
        },
        velden=(
            EIGEN[0],
            *DEEL,
            Berekend("catalogus", sql=DEEL_CATALOGUS),
            Apart(_NAAM, sql=adres(_DOEL, VERSIE)),
            Veld("volgnummer"),
            Veld("richting"),
            Verwijzing("statustype", doel="catalogi/statustypen"),
        ),
        uitbreidingen={
            **VAN_ZAAKTYPE,
            "informatieobjecttype": Uitbreiding("catalogi/informatieobjecttype", f"{{k}}.id = {VERSIE}"),
            "statustype": Uitbreiding("catalogi/statustype", "{k}.id = {t}.statustype_id"),
        },
        acties=Acties(maak=_maak, wijzig=_wijzig, verwijder=verwijdering(Ziot)),
    )
)
