"""Notes with a case (Zaken API 1.7.0)."""

import uuid
from typing import Any

from django.http import HttpResponse

from eenloket.midoffice.zaken import api as zaken
from eenloket.midoffice.zaken.models import Zaaknotitie

from .. import filters
from ..aanroep import Aanroep
from ..bron import VIA_ZAAK, Acties, Bron, Filter, Telling, precies
from ..fouten import veldfout
from ..operaties import bind, lijst, operatie
from ..teksten import Versleuteld
from ..velden import Berekend, Veld, Verwijzing, Waarden
from ..verwijzingen import lees_id
from .notitiezoeken import TEKSTFILTERS, zoek
from .onder import rij_voor, zaak_voor


def _maak(aanroep: Aanroep, notitie: Zaaknotitie, lichaam: dict[str, Any]) -> Zaaknotitie:
    onder = zaak_voor(aanroep, notitie.zaak_id, "gerelateerdAan")
    return zaken.leg_notitie_vast(onder.zaak, notitie, door=aanroep.door)


def _wijzig(aanroep: Aanroep, id_: uuid.UUID, waarden: Waarden, lichaam: dict[str, Any]) -> Zaaknotitie:
    notitie, _onder = rij_voor(aanroep, Zaaknotitie.objects.all(), id_)
    return zaken.wijzig_notitie(notitie, waarden, door=aanroep.door)


def _verwijder(aanroep: Aanroep, id_: uuid.UUID) -> None:
    notitie, _onder = rij_voor(aanroep, Zaaknotitie.objects.all(), id_)
    zaken.verwijder_notitie(notitie, door=aanroep.door)


def _zaak(tekst: str, aanroep: Aanroep, naam: str) -> uuid.UUID:
    """Return the id of the case. The contract calls the value a number and describes an address; an address
    or a UUID is accepted.

    A number matches no case of ours.
    """
    if (id_ := lees_id(tekst)) is not None:
        return id_
    if tekst.isdigit():
        return uuid.UUID(int=0)
    gevonden, _url = aanroep.verwijs(tekst, "zaken/zaken", naam)
    if gevonden is None:
        raise veldfout(naam, "bad-url", "Geef een geldige URL op van een bestaand object.")
    return gevonden


def _maker() -> dict[str, Filter]:
    """Return the filters: equal, or containing in any case of letters; wildcards have no special meaning."""
    return {
        "aangemaaktDoor": Filter("{t}.aangemaakt_door = {w}"),
        "aangemaaktDoor__icontains": Filter("upper({t}.aangemaakt_door) LIKE upper({w})", lees=_patroon),
    }


def _patroon(tekst: str, aanroep: Aanroep, naam: str) -> str:
    return "%" + tekst.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"


def _momenten(naam: str) -> dict[str, Filter]:
    tekens = {"": "=", "__gt": ">", "__gte": ">=", "__lt": "<", "__lte": "<="}
    return {
        naam + s: Filter(f"{{t}}.{naam} {teken} {{w}}", lees=filters.moment) for s, teken in tekens.items()
    }


ZAAKNOTITIE = bind(
    Bron(
        api="zaken",
        naam="zaaknotitie",
        pad="zaaknotities",
        model=Zaaknotitie,
        toegang=VIA_ZAAK,
        telling=Telling({"{t}.notitie_type": "text", "{t}.status": "text"}),
        velden=(
            Berekend("url"),
            Versleuteld("onderwerp", vorm="onderwerp"),
            Versleuteld("tekst", vorm="notitie"),
            Veld("aangemaaktDoor"),
            Veld("notitieType"),
            Veld("status"),
            Veld("aanmaakdatum", schrijf=False),
            Veld("wijzigingsdatum", schrijf=False),
            Verwijzing("gerelateerdAan", "zaak_id", doel="zaken/zaken"),
        ),
        filters={
            **TEKSTFILTERS,
            **_maker(),
            **_momenten("aanmaakdatum"),
            **_momenten("wijzigingsdatum"),
            "notitieType": precies("{t}.notitie_type"),
            "status": precies("{t}.status"),
            "gerelateerdAan": Filter("{t}.zaak_id = {w}", lees=_zaak),
        },
        acties=Acties(maak=_maak, wijzig=_wijzig, verwijder=_verwijder),
    )
)


@operatie("zaken", "zaaknotitie_list")
def _lijst(aanroep: Aanroep) -> HttpResponse:
    """Return a page of notes; filters on texts search in the decrypted texts."""
    _ = aanroep.bereik
    gezocht = {naam: tekst for naam in TEKSTFILTERS if (tekst := aanroep.parameter(naam))}
    return zoek(ZAAKNOTITIE, aanroep, gezocht) if gezocht else lijst(ZAAKNOTITIE, aanroep)
