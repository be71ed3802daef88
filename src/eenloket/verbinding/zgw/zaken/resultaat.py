"""Results: the outcome of a case (zrc-020)."""

import uuid
from typing import Any

from eenloket.midoffice.zaken import api as zaken
from eenloket.midoffice.zaken.models import Resultaat

from ..aanroep import Aanroep
from ..bron import VIA_ZAAK, Acties, Bron, Filter, Telling, Uitbreiding, precies
from ..operaties import bind
from ..velden import EIGEN, Veld, Verwijzing, Waarden
from .onder import rij_voor, zaak_voor


def _maak(aanroep: Aanroep, resultaat: Resultaat, lichaam: dict[str, Any]) -> Resultaat:
    onder = zaak_voor(aanroep, resultaat.zaak_id)
    return zaken.leg_resultaat_vast(
        onder.zaak, resultaat, onder.soort, door=aanroep.door, geforceerd=onder.geforceerd
    )


def _wijzig(aanroep: Aanroep, id_: uuid.UUID, waarden: Waarden, lichaam: dict[str, Any]) -> Resultaat:
    resultaat, onder = rij_voor(aanroep, Resultaat.objects.all(), id_)
    return zaken.wijzig_resultaat(
        onder.zaak, resultaat, waarden, onder.soort, door=aanroep.door, geforceerd=onder.geforceerd
    )


def _verwijder(aanroep: Aanroep, id_: uuid.UUID) -> None:
    resultaat, onder = rij_voor(aanroep, Resultaat.objects.all(), id_)
    zaken.verwijder_resultaat(resultaat, door=aanroep.door, geforceerd=onder.geforceerd)


RESULTAAT = bind(
    Bron(
        api="zaken",
        naam="resultaat",
        pad="resultaten",
        model=Resultaat,
        toegang=VIA_ZAAK,
        telling=Telling({"{t}.resultaattype_id": "uuid"}),
        velden=(
            *EIGEN,
            Verwijzing("zaak", doel="zaken/zaken"),
            Verwijzing("resultaattype", doel="catalogi/resultaattypen"),
            Veld("toelichting"),
        ),
        filters={
            "zaak": Filter("{t}.zaak_id = {w}", doel="zaken/zaken"),
            "resultaattype": precies("{t}.resultaattype_id", doel="catalogi/resultaattypen"),
        },
        uitbreidingen={
            "zaak": Uitbreiding("zaken/zaak", "{k}.id = {t}.zaak_id"),
            "resultaattype": Uitbreiding("catalogi/resultaattype", "{k}.id = {t}.resultaattype_id"),
        },
        acties=Acties(maak=_maak, wijzig=_wijzig, verwijder=_verwijder),
    )
)
