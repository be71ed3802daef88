"""The objects of a case: its subjects."""

import uuid
from typing import Any

from eenloket.midoffice.zaken import api as zaken
from eenloket.midoffice.zaken.models import Zaakobject

from ..aanroep import Aanroep
from ..bron import VIA_ZAAK, Acties, Bron, Filter, Telling, Uitbreiding, precies
from ..geheimen import WEG
from ..operaties import bind
from ..persoonsgegevens import PERSONEN, merk_persoon
from ..velden import EIGEN, Apart, Veld, Verwijzing, Waarden
from .objectcontrole import controleer_object
from .onder import rij_voor, zaak_voor


def identificatie_uit(lichaam: dict[str, Any]) -> Waarden:
    """Return the value of the encrypted column in a body. For persons the contract and the clients use
    different names; both are accepted.
    """
    for naam in ("objectIdentificatie", "betrokkeneIdentificatie"):
        if naam in lichaam:
            return {"objectidentificatie": lichaam[naam] or None}
    return {}


def _maak(aanroep: Aanroep, zaakobject: Zaakobject, lichaam: dict[str, Any]) -> Zaakobject:
    zaakobject.objectidentificatie = identificatie_uit(lichaam).get("objectidentificatie")
    controleer_object(aanroep, zaakobject)
    onder = zaak_voor(aanroep, zaakobject.zaak_id)
    return zaken.leg_object_vast(onder.zaak, zaakobject, door=aanroep.door, geforceerd=onder.geforceerd)


def _wijzig(aanroep: Aanroep, id_: uuid.UUID, waarden: Waarden, lichaam: dict[str, Any]) -> Zaakobject:
    zaakobject, onder = rij_voor(aanroep, Zaakobject.objects.all(), id_)
    nieuw = {**waarden, **identificatie_uit(lichaam)}
    return zaken.wijzig_object(zaakobject, nieuw, door=aanroep.door, geforceerd=onder.geforceerd)


def _verwijder(aanroep: Aanroep, id_: uuid.UUID) -> None:
    zaakobject, onder = rij_voor(aanroep, Zaakobject.objects.all(), id_)
    zaken.verwijder_object(zaakobject, door=aanroep.door, geforceerd=onder.geforceerd)


class Niet(Veld):
    """A text that is left out when it is empty, because the contract requires a form."""

    def lees(self, t: str) -> str:
        return f"CASE WHEN {super().lees(t)} = '' THEN {WEG} ELSE {super().lees(t)} END"


_WAT = merk_persoon("object", "{t}.objectidentificatie", "{t}.object_type")
_PERSONEN = ", ".join(f"'{soort}'" for soort in PERSONEN)

ZAAKOBJECT = bind(
    Bron(
        api="zaken",
        naam="zaakobject",
        pad="zaakobjecten",
        model=Zaakobject,
        toegang=VIA_ZAAK,
        telling=Telling({"{t}.object_type": "text"}),
        velden=(
            *EIGEN,
            Verwijzing("zaak", doel="zaken/zaken"),
            Veld("object"),
            Verwijzing("zaakobjecttype", doel="catalogi/zaakobjecttypen", leeg=True),
            Veld("objectType"),
            Niet("objectTypeOverige"),
            Veld("objectTypeOverigeDefinitie"),
            Veld("relatieomschrijving"),
            Apart(
                "objectIdentificatie",
                "objectidentificatie",
                sql=f"CASE WHEN {{t}}.objectidentificatie IS NULL THEN {WEG} ELSE {_WAT} END",
            ),
            Apart(
                "betrokkeneIdentificatie",
                "objectidentificatie",
                sql=f"CASE WHEN {{t}}.objectidentificatie IS NULL OR {{t}}.object_type NOT IN ({_PERSONEN}) THEN {WEG} ELSE {_WAT} END",
            ),
        ),
        filters={
            "zaak": Filter("{t}.zaak_id = {w}", doel="zaken/zaken"),
            "object": precies("{t}.object", deels=True),
            "objectType": precies("{t}.object_type"),
        },
        uitbreidingen={
            "zaak": Uitbreiding("zaken/zaak", "{k}.id = {t}.zaak_id"),
            "zaakobjecttype": Uitbreiding("catalogi/zaakobjecttype", "{k}.id = {t}.zaakobjecttype_id"),
        },
        acties=Acties(maak=_maak, wijzig=_wijzig, verwijder=_verwijder),
    )
)
