"""Channels."""

from typing import Any

from ..bron import Acties, Bron, Filter
from ..models import Kanaal
from ..operaties import bind
from ..velden import Berekend, Veld
from ..vraag import Vraag
from .acties import maak_kanaal


def _maak(vraag: Vraag, kanaal: Kanaal, lichaam: dict[str, Any]) -> Kanaal:
    kanaal.organisatie_id = vraag.organisatie_id
    return maak_kanaal(kanaal, door=vraag.door)


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
