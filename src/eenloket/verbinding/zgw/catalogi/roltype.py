"""Role types."""

import uuid
from typing import Any

from eenloket.midoffice.aanbod.api import catalogus as aanbod
from eenloket.midoffice.aanbod.api import catalogusversie
from eenloket.midoffice.aanbod.models import Roltype

from ..bron import Acties, Bron, Filter
from ..operaties import bind
from ..velden import EIGEN, Apart, Veld, Waarden
from ..vraag import Vraag
from .gedeeld import (
    DEEL,
    DEEL_CATALOGUS,
    DEEL_PERIODE,
    DEELFILTERS,
    DEFINITIEF,
    VAN_ZAAKTYPE,
    VIA_ZAAKTYPE,
    begin_van,
    catalogus_van,
    correctie,
    geforceerd,
)


def _maak(vraag: Vraag, rij: Roltype, lichaam: dict[str, Any]) -> Roltype:
    return aanbod.maak_deel(
        rij,
        vraag.organisatie_id,
        catalogus_id=catalogus_van(lichaam, vraag),
        begin=begin_van(lichaam),
        correctie=correctie(vraag),
        door=vraag.door,
    )


def _wijzig(vraag: Vraag, id_: uuid.UUID, waarden: Waarden, lichaam: dict[str, Any]) -> Roltype:
    return aanbod.wijzig_deel(
        Roltype,
        vraag.organisatie_id,
        id_,
        waarden,
        catalogus_id=catalogus_van(lichaam, vraag),
        begin=begin_van(lichaam),
        correctie=correctie(vraag),
        door=vraag.door,
    )


def _verwijder(vraag: Vraag, id_: uuid.UUID) -> None:
    aanbod.verwijder_deel(Roltype, vraag.organisatie_id, id_, geforceerd=geforceerd(vraag), door=vraag.door)


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
        acties=Acties(maak=_maak, wijzig=_wijzig, verwijder=_verwijder),
    )
)
