"""Channels."""

from typing import Any

from ..aanroep import Aanroep
from ..bron import Acties, Bron, Filter
from ..models import Kanaal
from ..operaties import bind
from ..velden import Berekend, Veld
from .acties import maak_kanaal


def _maak(aanroep: Aanroep, kanaal: Kanaal, lichaam: dict[str, Any]) -> Kanaal:
    kanaal.organisatie_id = aanroep.organisatie_id
    return maak_kanaal(kanaal, door=aanroep.door)


KANAAL = bind(
    Bron(
        api="notificaties",
        naam="kanaal",
        pad="kanaal",
        model=Kanaal,
        velden=(Berekend("url", schrijf=False), Veld("naam"), Veld("documentatieLink"), Veld("filters")),
        filters={"naam": Filter("{t}.naam = {w}")},
        volgorde="{t}.naam",
        bladzijden=False,
        acties=Acties(maak=_maak),
    )
)
