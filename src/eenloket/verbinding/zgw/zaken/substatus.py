"""Substatuses: small steps between two statuses, which the largest implementation of the standard adds to it."""

from typing import Any

from eenloket.midoffice.zaken import api as zaken
from eenloket.midoffice.zaken.models import Substatus

from .. import filters
from ..aanroep import Aanroep
from ..bron import VIA_ZAAK, Acties, Bron, Filter, Telling, precies
from ..operaties import bind
from ..velden import EIGEN, Moment, Veld, Verwijzing
from .onder import zaak_voor

_TEKENS = {"__gt": ">", "__gte": ">=", "__lt": "<", "__lte": "<="}


def _maak(aanroep: Aanroep, substatus: Substatus, lichaam: dict[str, Any]) -> Substatus:
    onder = zaak_voor(aanroep, substatus.zaak_id)
    return zaken.leg_substatus_vast(onder.zaak, substatus, door=aanroep.door, geforceerd=onder.geforceerd)


SUBSTATUS = bind(
    Bron(
        api="zaken",
        naam="substatus",
        pad="substatussen",
        model=Substatus,
        toegang=VIA_ZAAK,
        telling=Telling({"{t}.doelgroep": "text"}),
        velden=(
            *EIGEN,
            Verwijzing("zaak", doel="zaken/zaken"),
            Verwijzing("status", doel="zaken/statussen"),
            Veld("omschrijving"),
            Moment("tijdstip"),
            Veld("doelgroep", leeg=True),
        ),
        filters={
            "zaak": Filter("{t}.zaak_id = {w}", doel="zaken/zaken"),
            "status": Filter("{t}.status_id = {w}", doel="zaken/statussen"),
            "doelgroep": precies("{t}.doelgroep"),
            **{
                f"tijdstip{soort}": Filter(
                    f"{{t}}.tijdstip {teken} {{w}}", lees=filters.moment, orde="{t}.tijdstip DESC"
                )
                for soort, teken in _TEKENS.items()
            },
        },
        acties=Acties(maak=_maak),
    )
)
