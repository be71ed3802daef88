"""The documents in which a decision is written. One row is the relation of both registers, so nothing is
copied (brc-005).

Only a document in another register needs a relation there too. When that relation can't be made or deleted,
the call fails and our side is as before.
"""

import uuid
from typing import Any

from eenloket.midoffice.besluiten import api as besluiten
from eenloket.midoffice.besluiten.models import Besluitinformatieobject

from ..aanroep import Aanroep
from ..bron import Acties, Bron, Filter, Uitbreiding, gevuld, via
from ..fouten import Onbekend, veldfout
from ..operaties import bind
from ..spiegelen import spiegel, verwijder_spiegel
from ..velden import EIGEN, Verwijzing
from .besluit import vergrendeld
from .elders import documenttype_van, soort_van


def _maak(
    aanroep: Aanroep, relatie: Besluitinformatieobject, lichaam: dict[str, Any]
) -> Besluitinformatieobject:
    try:
        besluit = vergrendeld(aanroep, relatie.besluit_id)
    except besluiten.OnbekendBesluit:
        raise veldfout("besluit", "bad-url", "Geef een geldige URL op van een bestaand besluit.") from None
    relatie = besluiten.koppel(
        relatie,
        soort=soort_van(besluit, aanroep, "nonFieldErrors"),
        informatieobjecttype=documenttype_van(relatie, aanroep),
        door=aanroep.door,
    )
    if relatie.informatieobject_url:
        spiegel(
            aanroep,
            relatie.informatieobject_url,
            "objectinformatieobjecten",
            {
                "informatieobject": relatie.informatieobject_url,
                "object": aanroep.adres("besluiten/besluiten", relatie.besluit_id),
                "objectType": "besluit",
            },
            naam="informatieobject",
            klaar=lambda url: besluiten.onthoud_spiegel(relatie, url, door=aanroep.door),
            terug=lambda: besluiten.ontkoppel(relatie, door=aanroep.door),
        )
    return relatie


def _verwijder(aanroep: Aanroep, id_: uuid.UUID) -> None:
    relatie = Besluitinformatieobject.objects.filter(
        id=id_, besluit__organisatie_id=aanroep.organisatie_id
    ).first()
    if relatie is None:
        raise Onbekend()
    vergrendeld(aanroep, relatie.besluit_id)
    elders, spiegel_url = relatie.informatieobject_url, relatie.spiegel_url
    besluiten.ontkoppel(relatie, door=aanroep.door)
    verwijder_spiegel(aanroep, elders, spiegel_url, "informatieobject")


BESLUITINFORMATIEOBJECT = bind(
    Bron(
        api="besluiten",
        naam="besluitinformatieobject",
        pad="besluitinformatieobjecten",
        model=Besluitinformatieobject,
        toegang=via("besluiten_besluit", "besluit_id", soort="besluittype_id", elders="besluittype_url"),
        bladzijden=False,
        filters={
            "besluit": Filter("{t}.besluit_id = {w}", doel="besluiten/besluiten"),
            "informatieobject": Filter(
                "{t}.informatieobject_id = {w}",
                doel="documenten/enkelvoudiginformatieobjecten",
                elders=gevuld("{t}.informatieobject_url"),
            ),
        },
        velden=(
            EIGEN[0],
            Verwijzing(
                "informatieobject",
                doel="documenten/enkelvoudiginformatieobjecten",
                elders="informatieobject_url",
            ),
            Verwijzing("besluit", doel="besluiten/besluiten"),
        ),
        uitbreidingen={
            "informatieobject": Uitbreiding(
                "documenten/enkelvoudiginformatieobject", "{k}.id = {t}.informatieobject_id"
            ),
            "besluit": Uitbreiding("besluiten/besluit", "{k}.id = {t}.besluit_id"),
        },
        acties=Acties(maak=_maak, verwijder=_verwijder),
    )
)
