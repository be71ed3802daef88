"""Documents in the file of a case. The Documenten API shows the same rows from the other side (zrc-005)."""

import uuid
from typing import Any

from django.db import transaction

from eenloket.midoffice.zaken import api as zaken
from eenloket.midoffice.zaken.models import Zaakinformatieobject

from ..aanroep import Aanroep
from ..bron import VIA_ZAAK, Acties, Bron, Filter, Uitbreiding, gevuld
from ..diensten import haal_verwijzing
from ..operaties import bind
from ..spiegelen import spiegel, verwijder_spiegel
from ..velden import EIGEN, Berekend, Moment, Veld, Verwijzing, Waarden
from ..verwijzingen import lees_id
from .onder import rij_voor, zaak_voor


def documenttype_elders(aanroep: Aanroep, url: str, naam: str = "informatieobject") -> uuid.UUID | None:
    """Return our document type of a document in another register; None when its type isn't ours.

    Raises: OngeldigVerzoek (zrc-003).
    """
    gevonden = haal_verwijzing(url, aanroep.organisatie_id, naam, "drc", velden=("informatieobjecttype",))
    soort = str(gevonden["informatieobjecttype"])
    begin = f"{aanroep.basis}/catalogi/api/v1/informatieobjecttypen/"
    return lees_id(soort.removeprefix(begin).rstrip("/")) if soort.startswith(begin) else None


def _maak(aanroep: Aanroep, stuk: Zaakinformatieobject, lichaam: dict[str, Any]) -> Zaakinformatieobject:
    elders = stuk.informatieobject_url
    soort = documenttype_elders(aanroep, elders) if elders else None
    onder = zaak_voor(aanroep, stuk.zaak_id)
    stuk = zaken.leg_dossierstuk_vast(
        onder.zaak, stuk, onder.soort, door=aanroep.door, geforceerd=onder.geforceerd, documenttype=soort
    )
    if elders:
        spiegel(
            aanroep,
            elders,
            "objectinformatieobjecten",
            {
                "informatieobject": elders,
                "object": aanroep.adres("zaken/zaken", stuk.zaak_id),
                "objectType": "zaak",
            },
            naam="informatieobject",
            klaar=lambda url: zaken.onthoud_dossierspiegel(stuk, url, door=aanroep.door),
            terug=lambda: zaken.verwijder_dossierstuk(stuk, door=aanroep.door, geforceerd=True),
        )
    return stuk


def _wijzig(
    aanroep: Aanroep, id_: uuid.UUID, waarden: Waarden, lichaam: dict[str, Any]
) -> Zaakinformatieobject:
    stuk, onder = rij_voor(aanroep, Zaakinformatieobject.objects.all(), id_)
    return zaken.wijzig_dossierstuk(stuk, waarden, door=aanroep.door, geforceerd=onder.geforceerd)


def _verwijder(aanroep: Aanroep, id_: uuid.UUID) -> None:
    with transaction.atomic():
        stuk, onder = rij_voor(aanroep, Zaakinformatieobject.objects.all(), id_)
        zaken.verwijder_dossierstuk(stuk, door=aanroep.door, geforceerd=onder.geforceerd)
        verwijder_spiegel(aanroep, stuk.informatieobject_url, stuk.spiegel_url, "informatieobject")


ZAAKINFORMATIEOBJECT = bind(
    Bron(
        api="zaken",
        naam="zaakinformatieobject",
        pad="zaakinformatieobjecten",
        model=Zaakinformatieobject,
        toegang=VIA_ZAAK,
        bladzijden=False,
        velden=(
            *EIGEN,
            Verwijzing(
                "informatieobject",
                doel="documenten/enkelvoudiginformatieobjecten",
                elders="informatieobject_url",
            ),
            Verwijzing("zaak", doel="zaken/zaken"),
            Berekend("aardRelatieWeergave", sql="'Hoort bij, omgekeerd: kent'"),
            Veld("titel"),
            Veld("beschrijving"),
            Veld("registratiedatum", schrijf=False),
            Moment("vernietigingsdatum"),
            Verwijzing("status", doel="zaken/statussen"),
        ),
        filters={
            "zaak": Filter("{t}.zaak_id = {w}", doel="zaken/zaken"),
            "informatieobject": Filter(
                "{t}.informatieobject_id = {w}",
                doel="documenten/enkelvoudiginformatieobjecten",
                elders=gevuld("{t}.informatieobject_url"),
            ),
        },
        uitbreidingen={
            "zaak": Uitbreiding("zaken/zaak", "{k}.id = {t}.zaak_id"),
            "status": Uitbreiding("zaken/status", "{k}.id = {t}.status_id", weg=True),
            "informatieobject": Uitbreiding(
                "documenten/enkelvoudiginformatieobject", "{k}.id = {t}.informatieobject_id"
            ),
        },
        acties=Acties(maak=_maak, wijzig=_wijzig, verwijder=_verwijder),
    )
)
