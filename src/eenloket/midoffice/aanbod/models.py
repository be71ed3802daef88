"""The tables of this room, gathered for Django."""

from .modellen.catalogus import Besluittype, Catalogus, Catalogusversie, Informatieobjecttype
from .modellen.uitgave import Uitgave, UitgaveZaaktype
from .modellen.upl import UplProduct
from .modellen.zaaktype import Zaaktype, Zaaktyperelatie
from .modellen.zaaktypedelen import (
    Checklistitem,
    Eigenschap,
    Resultaattype,
    Roltype,
    Statustype,
    Zaakobjecttype,
    ZaaktypeInformatieobjecttype,
)

__all__ = [
    "Besluittype",
    "Catalogus",
    "Catalogusversie",
    "Checklistitem",
    "Eigenschap",
    "Informatieobjecttype",
    "Resultaattype",
    "Roltype",
    "Statustype",
    "Uitgave",
    "UitgaveZaaktype",
    "UplProduct",
    "Zaakobjecttype",
    "Zaaktype",
    "ZaaktypeInformatieobjecttype",
    "Zaaktyperelatie",
]
