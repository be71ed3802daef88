"""Statuses of a case. A status of the last type ends the case, a later other status reopens it (zrc-007,
zrc-008).
"""

import uuid
from collections.abc import Iterator
from typing import Any

from eenloket.midoffice.zaken import api as zaken
from eenloket.midoffice.zaken.models import Status

from .. import filters
from ..aanroep import Aanroep
from ..bron import VIA_ZAAK, Acties, Bron, Filter, Telling, Uitbreiding, precies
from ..fouten import GeenRechten
from ..operaties import bind
from ..velden import EIGEN, Berekend, Moment, Veld, Vertaler, Verwijzing, adres, adressen
from .onder import GEFORCEERD, Onderzaak, zaak_voor

AANMAKEN, TOEVOEGEN, HEROPENEN = "zaken.aanmaken", "zaken.statussen.toevoegen", "zaken.heropenen"


class Gezetdoor(Veld):
    """The role that set a status: the id in the table. What our own rooms write there isn't shown, because
    the standard has no place for it.
    """

    def lees(self, t: str) -> str:
        van = adres("zaken/rollen", f"{t}.gezetdoor")
        return f"CASE WHEN {t}.gezetdoor ~ '^[0-9a-f-]{{36}}$' THEN {van} ELSE '' END"

    def kolommen(self, waarde: Any, vertaler: Vertaler, pad: str) -> Iterator[tuple[str, Any]]:
        id_: uuid.UUID | None = None
        if waarde:
            id_, _url = vertaler.verwijs(waarde, "zaken/rollen", pad)
            id_ = id_ or uuid.UUID(int=0)  # of another register: no role of this case
        yield self.attribuut, str(id_) if id_ else ""


def eis_scopes(aanroep: Aanroep, onder: Onderzaak, statustype_id: uuid.UUID | None) -> None:
    """Check the scopes for a status. Making a case includes its first status; later ones, and those that
    reopen or change an ended case, need a separate scope.

    Raises: GeenRechten.
    Source: zrc-007, zrc-008, the contract's description of the scopes.
    """
    zaak = onder.zaak

    def mag(*scopes: str) -> bool:
        return aanroep.mag(*scopes, soort=zaak.zaaktype_id, niveau=zaak.vertrouwelijkheidaanduiding)

    if zaak.huidige_status_id is not None and not mag(TOEVOEGEN) and not mag(HEROPENEN):
        raise GeenRechten("Met deze rechten kan een zaak alleen de eerste status krijgen.")
    if zaak.einddatum is None:
        if not mag(TOEVOEGEN) and not mag(AANMAKEN):
            raise GeenRechten("Met deze rechten kan een zaak alleen heropend worden.")
        return
    soort = onder.soort.statustypen.get(statustype_id) if statustype_id else None
    heropent = soort is None or not soort.eind
    if not (mag(HEROPENEN) if heropent else mag(GEFORCEERD)):
        raise GeenRechten(
            "Met deze rechten kan een gesloten zaak niet heropend worden."
            if heropent
            else "Je mag geen gegevens aanpassen van een gesloten zaak."
        )


def _maak(aanroep: Aanroep, status: Status, lichaam: dict[str, Any]) -> Status:
    onder = zaak_voor(aanroep, status.zaak_id)
    eis_scopes(aanroep, onder, status.statustype_id)
    return zaken.leg_status_vast(onder.zaak, status, onder.soort, door=aanroep.door)


STATUS = bind(
    Bron(
        api="zaken",
        naam="status",
        pad="statussen",
        model=Status,
        toegang=VIA_ZAAK,
        telling=Telling({"{t}.statustype_id": "uuid"}),
        velden=(
            *EIGEN,
            Verwijzing("zaak", doel="zaken/zaken"),
            Verwijzing("statustype", doel="catalogi/statustypen"),
            Moment("datumStatusGezet"),
            Veld("statustoelichting"),
            Berekend("indicatieLaatstGezetteStatus", sql="coalesce({t}_h.huidige_status_id = {t}.id, false)"),
            Gezetdoor("gezetdoor"),
            Berekend(
                "zaakinformatieobjecten",
                sql=adressen(
                    "zaken/zaakinformatieobjecten",
                    "zaken_zaakinformatieobject i",
                    "i.id",
                    "i.status_id = {t}.id",
                ),
            ),
        ),
        filters={
            "zaak": Filter("{t}.zaak_id = {w}", doel="zaken/zaken"),
            "statustype": precies("{t}.statustype_id", doel="catalogi/statustypen"),
            "indicatieLaatstGezetteStatus": Filter(
                "coalesce({t}_h.huidige_status_id = {t}.id, false) = {w}", lees=filters.ja_nee
            ),
        },
        uitbreidingen={
            "zaak": Uitbreiding("zaken/zaak", "{k}.id = {t}.zaak_id"),
            "statustype": Uitbreiding("catalogi/statustype", "{k}.id = {t}.statustype_id"),
            "gezetdoor": Uitbreiding(
                "zaken/rol", "{k}.zaak_id = {t}.zaak_id AND {k}.id::text = {t}.gezetdoor", weg=True
            ),
            "zaakinformatieobjecten": Uitbreiding(
                "zaken/zaakinformatieobject", "{k}.status_id = {t}.id", enkel=False
            ),
        },
        acties=Acties(maak=_maak),
    )
)
