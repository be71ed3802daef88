"""Status types."""

import uuid
from collections.abc import Sequence
from typing import Any

from eenloket.midoffice.aanbod.api import catalogus as aanbod
from eenloket.midoffice.aanbod.api import catalogusversie
from eenloket.midoffice.aanbod.models import Checklistitem, Statustype

from ..aanroep import Aanroep
from ..bron import Acties, Bron, Uitbreiding
from ..operaties import bind
from ..velden import EIGEN, Apart, Berekend, Veld, Waarden, adressen
from .gedeeld import (
    DEEL,
    DEEL_CATALOGUS,
    DEEL_PERIODE,
    DEELFILTERS,
    DEFINITIEF,
    VAN_ZAAKTYPE,
    VIA_ZAAKTYPE,
    Termijn,
    deelvraag,
    verwijdering,
)


def _checklist(lichaam: dict[str, Any]) -> Sequence[Checklistitem] | None:
    if "checklistitemStatustype" not in lichaam:
        return None
    return [
        Checklistitem(
            itemnaam=item["itemnaam"],
            toelichting=item.get("toelichting") or "",
            vraagstelling=item["vraagstelling"],
            verplicht=item.get("verplicht", False),
        )
        for item in lichaam["checklistitemStatustype"]
    ]


def _eigenschappen(lichaam: dict[str, Any], aanroep: Aanroep) -> Sequence[uuid.UUID] | None:
    if "eigenschappen" not in lichaam:
        return None
    gevonden = (
        aanroep.verwijs(url, "catalogi/eigenschappen", "eigenschappen")
        for url in lichaam["eigenschappen"]
        if url
    )
    return [id_ or uuid.UUID(int=0) for id_, _elders in gevonden]


def _maak(aanroep: Aanroep, rij: Statustype, lichaam: dict[str, Any]) -> Statustype:
    return aanbod.maak_statustype(
        rij,
        aanroep.organisatie_id,
        checklist=_checklist(lichaam) or (),
        eigenschappen=_eigenschappen(lichaam, aanroep) or (),
        **deelvraag(lichaam, aanroep),
    )


def _wijzig(aanroep: Aanroep, id_: uuid.UUID, waarden: Waarden, lichaam: dict[str, Any]) -> Statustype:
    return aanbod.wijzig_statustype(
        aanroep.organisatie_id,
        id_,
        waarden,
        checklist=_checklist(lichaam),
        eigenschappen=_eigenschappen(lichaam, aanroep),
        **deelvraag(lichaam, aanroep),
    )


STATUSTYPE = bind(
    Bron(
        api="catalogi",
        versie=catalogusversie,
        naam="statustype",
        pad="statustypen",
        model=Statustype,
        toegang=VIA_ZAAKTYPE,
        standaard=DEFINITIEF,
        filters=DEELFILTERS,
        velden=(
            EIGEN[0],
            Veld("omschrijving"),
            Veld("omschrijvingGeneriek"),
            Veld("statustekst"),
            *DEEL,
            Berekend("catalogus", sql=DEEL_CATALOGUS),
            Veld("volgnummer"),
            Berekend(
                "isEindstatus",
                sql="NOT EXISTS (SELECT 1 FROM aanbod_statustype d WHERE d.zaaktype_id = {t}.zaaktype_id AND d.volgnummer > {t}.volgnummer)",
            ),
            Veld("informeren"),
            Termijn("doorlooptijd"),
            Veld("toelichting", leeg=True),
            Apart(
                "checklistitemStatustype",
                sql="coalesce((SELECT json_agg(json_build_object('itemnaam', d.itemnaam, 'toelichting', d.toelichting, 'vraagstelling', d.vraagstelling,"
                " 'verplicht', d.verplicht) ORDER BY d.volgnummer) FROM aanbod_checklistitem d WHERE d.statustype_id = {t}.id), '[]'::json)",
            ),
            Apart(
                "eigenschappen",
                sql=adressen(
                    "catalogi/eigenschappen", "aanbod_eigenschap d", "d.id", "d.statustype_id = {t}.id"
                ),
            ),
            *DEEL_PERIODE,
        ),
        uitbreidingen={
            **VAN_ZAAKTYPE,
            "eigenschappen": Uitbreiding("catalogi/eigenschap", "{k}.statustype_id = {t}.id", enkel=False),
        },
        acties=Acties(maak=_maak, wijzig=_wijzig, verwijder=verwijdering(Statustype)),
    )
)
