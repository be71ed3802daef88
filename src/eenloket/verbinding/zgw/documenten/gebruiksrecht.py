"""Usage rights (gebruiksrechten, drc-006)."""

import uuid
from typing import Any

from eenloket.midoffice.documenten import api as documenten
from eenloket.midoffice.documenten.models import Gebruiksrecht

from .. import filters
from ..aanroep import Aanroep
from ..bron import VIA_DOCUMENT, Acties, Bron, Filter, Uitbreiding
from ..fouten import Onbekend, veldfout
from ..operaties import bind
from ..velden import EIGEN, Moment, Veld, Verwijzing, Waarden
from .vinden import document_van, genoemd_document


def _maak(aanroep: Aanroep, recht: Gebruiksrecht, lichaam: dict[str, Any]) -> Gebruiksrecht:
    genoemd_document(aanroep, recht.informatieobject_id)
    return documenten.leg_gebruiksrecht_vast(recht, door=aanroep.door)


def _wijzig(aanroep: Aanroep, id_: uuid.UUID, waarden: Waarden, lichaam: dict[str, Any]) -> Gebruiksrecht:
    recht = _bestaand(aanroep, id_)
    if waarden.pop("informatieobject_id", recht.informatieobject_id) != recht.informatieobject_id:
        raise veldfout("informatieobject", "wijzigen-niet-toegelaten", "Dit veld kan niet gewijzigd worden.")
    return documenten.wijzig_gebruiksrecht(id_, waarden, door=aanroep.door)


def _verwijder(aanroep: Aanroep, id_: uuid.UUID) -> None:
    _bestaand(aanroep, id_)
    documenten.verwijder_gebruiksrecht(id_, door=aanroep.door)


def _bestaand(aanroep: Aanroep, id_: uuid.UUID) -> Gebruiksrecht:
    recht = Gebruiksrecht.objects.filter(
        id=id_, informatieobject__organisatie_id=aanroep.organisatie_id
    ).first()
    if recht is None:
        raise Onbekend()
    document_van(aanroep, recht.informatieobject_id)
    return recht


_TEKENS = {"__lt": "<", "__lte": "<=", "__gt": ">", "__gte": ">="}

GEBRUIKSRECHT = bind(
    Bron(
        api="documenten",
        naam="gebruiksrechten",
        pad="gebruiksrechten",
        model=Gebruiksrecht,
        toegang=VIA_DOCUMENT,
        bladzijden=False,
        diepte=3,
        velden=(
            EIGEN[0],
            Verwijzing("informatieobject", doel="documenten/enkelvoudiginformatieobjecten"),
            Moment("startdatum"),
            Moment("einddatum"),
            Veld("omschrijvingVoorwaarden"),
        ),
        filters={
            "informatieobject": Filter(
                "{t}.informatieobject_id = {w}", doel="documenten/enkelvoudiginformatieobjecten"
            ),
            **{
                naam + einde: Filter(
                    f"{{t}}.{naam} {teken} {{w}}", lees=filters.moment, orde=f"{{t}}.{naam} DESC"
                )
                for naam in ("startdatum", "einddatum")
                for einde, teken in _TEKENS.items()
            },
        },
        uitbreidingen={
            "informatieobject": Uitbreiding(
                "documenten/enkelvoudiginformatieobject", "{k}.id = {t}.informatieobject_id"
            )
        },
        acties=Acties(maak=_maak, wijzig=_wijzig, verwijder=_verwijder),
    )
)
