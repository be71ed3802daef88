"""Properties of cases."""

import uuid
from typing import Any

from eenloket.midoffice.aanbod.api import catalogus as aanbod
from eenloket.midoffice.aanbod.api import catalogusversie
from eenloket.midoffice.aanbod.models import Eigenschap

from ..aanroep import Aanroep
from ..bron import Acties, Bron, Uitbreiding
from ..operaties import bind
from ..velden import EIGEN, Berekend, Groep, Veld, Verwijzing, Waarden
from .gedeeld import (
    DEEL,
    DEEL_CATALOGUS,
    DEEL_PERIODE,
    DEELFILTERS,
    DEFINITIEF,
    VAN_ZAAKTYPE,
    VIA_ZAAKTYPE,
    deelvraag,
    verwijdering,
)


def _maak(aanroep: Aanroep, rij: Eigenschap, lichaam: dict[str, Any]) -> Eigenschap:
    return aanbod.maak_eigenschap(
        rij,
        aanroep.organisatie_id,
        **deelvraag(lichaam, aanroep),
    )


def _wijzig(aanroep: Aanroep, id_: uuid.UUID, waarden: Waarden, lichaam: dict[str, Any]) -> Eigenschap:
    return aanbod.wijzig_eigenschap(
        aanroep.organisatie_id,
        id_,
        waarden,
        **deelvraag(lichaam, aanroep),
    )


_SPECIFICATIE = ("groep", "formaat", "lengte", "kardinaliteit", "waardenverzameling")

EIGENSCHAP = bind(
    Bron(
        api="catalogi",
        versie=catalogusversie,
        naam="eigenschap",
        pad="eigenschappen",
        model=Eigenschap,
        toegang=VIA_ZAAKTYPE,
        standaard=DEFINITIEF,
        filters=DEELFILTERS,
        velden=(
            EIGEN[0],
            Veld("naam"),
            Berekend("catalogus", sql=DEEL_CATALOGUS),
            Veld("definitie"),
            Groep("specificatie", velden=tuple(Veld(d, f"specificatie_{d}") for d in _SPECIFICATIE)),
            Veld("toelichting"),
            *DEEL,
            Verwijzing("statustype", doel="catalogi/statustypen"),
            *DEEL_PERIODE,
        ),
        uitbreidingen={
            **VAN_ZAAKTYPE,
            "statustype": Uitbreiding("catalogi/statustype", "{k}.id = {t}.statustype_id"),
        },
        acties=Acties(maak=_maak, wijzig=_wijzig, verwijder=verwijdering(Eigenschap)),
    )
)
