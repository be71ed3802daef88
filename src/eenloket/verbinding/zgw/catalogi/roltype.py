"""Role types."""

from eenloket.midoffice.aanbod.api import catalogusversie
from eenloket.midoffice.aanbod.models import Roltype

from ..bron import Bron, Filter
from ..operaties import bind
from ..velden import EIGEN, Apart, Veld
from .gedeeld import (
    DEEL,
    DEEL_CATALOGUS,
    DEEL_PERIODE,
    DEELFILTERS,
    DEFINITIEF,
    VAN_ZAAKTYPE,
    VIA_ZAAKTYPE,
    deelacties,
)

ROLTYPE = bind(
    Bron(
        api="catalogi",
        versie=catalogusversie,
        naam="roltype",
        pad="roltypen",
        model=Roltype,
        toegang=VIA_ZAAKTYPE,
        standaard=DEFINITIEF,
        filters={**DEELFILTERS, "omschrijvingGeneriek": Filter("{t}.omschrijving_generiek = {w}")},
        velden=(
            EIGEN[0],
            *DEEL,
            Veld("omschrijving"),
            Veld("omschrijvingGeneriek"),
            Apart("catalogus", sql=DEEL_CATALOGUS),
            *DEEL_PERIODE,
        ),
        uitbreidingen=VAN_ZAAKTYPE,
        acties=deelacties(Roltype),
    )
)
