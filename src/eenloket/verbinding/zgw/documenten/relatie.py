"""The things to which documents belong (objectinformatieobjecten, drc-002, 003, 004). The source of a
relation is the case, decision or request.
"""

import uuid
from typing import Any

from eenloket.kern import sql
from eenloket.kern.fouten import BuitenBereik
from eenloket.midoffice.documenten import api as documenten
from eenloket.midoffice.documenten.models import Informatieobject, Objectrelatie

from ..aanroep import Aanroep
from ..bron import VIA_DOCUMENT, Acties, Bron, Filter, Uitbreiding
from ..diensten import andere_soort, dienst_van, haal, haal_verwijzing
from ..fouten import Onbekend, veldfout
from ..operaties import bind
from ..velden import EIGEN, Apart, Berekend, Verwijzing, adres
from .vinden import document_van, genoemd_document
from .voorwerpen import DOELEN, RELATIES, lees_voorwerp, voorwerp_van

_HERKEND = {"zaak": ("zaaktype",), "besluit": ("besluittype",)}
"""The fields by which the thing of a relation is recognised in another register (drc-002)."""
_DOCUMENTEN = "documenten/enkelvoudiginformatieobjecten"


def _maak(aanroep: Aanroep, relatie: Objectrelatie, lichaam: dict[str, Any]) -> Objectrelatie:
    document = genoemd_document(aanroep, relatie.informatieobject_id)
    voorwerp = voorwerp_van(aanroep, lichaam["object"], lichaam["objectType"])
    bevestigd = voorwerp.id is None and _in_bron(
        aanroep, document, voorwerp.url, voorwerp.soort, bestaat=True
    )
    return documenten.leg_relatie(document, voorwerp, bevestigd=bevestigd, door=aanroep.door)


def _verwijder(aanroep: Aanroep, id_: uuid.UUID) -> None:
    document_id = _document_van(aanroep, id_)
    document = document_van(aanroep, document_id)
    relatie = Objectrelatie.objects.filter(id=id_).first()
    nog = relatie is not None and _in_bron(
        aanroep, document, relatie.object, relatie.object_type, bestaat=False
    )
    documenten.verwijder_relatie(id_, nog_in_bron=nog, door=aanroep.door)


def _document_van(aanroep: Aanroep, id_: uuid.UUID) -> uuid.UUID:
    rij = sql.een(
        f"SELECT o.informatieobject_id FROM {RELATIES} o WHERE o.id = %(id)s AND o.informatieobject_id IS NOT NULL",
        {"id": id_},
    )  # our own text
    if rij is None:
        raise Onbekend()
    gevonden: uuid.UUID = rij[0]
    return gevonden


def _in_bron(aanroep: Aanroep, document: Informatieobject, url: str, soort: str, *, bestaat: bool) -> bool:
    """Return whether the register of the thing relates it to the document. ``bestaat``: the thing itself must
    exist (drc-002).

    Raises: OngeldigVerzoek when that register gives no answer.
    """
    if bestaat:
        gevonden_ding = haal_verwijzing(url, aanroep.organisatie_id, "object", velden=("url",))
        # an answer of only an address says nothing of its kind
        if set(gevonden_ding) != {"url"} and not set(_HERKEND.get(soort, ())) <= set(gevonden_ding):
            raise andere_soort("object")
    dienst = dienst_van(url, aanroep.organisatie_id)
    plek = f"{dienst.url if dienst else ''}{soort}informatieobjecten"
    vragen = {soort: url, "informatieobject": aanroep.adres(_DOCUMENTEN, document.id)}
    try:
        gevonden = haal(plek, aanroep.organisatie_id, vragen=vragen).get("results")
    except BuitenBereik:
        raise veldfout(
            "object", "relation-lookup-error", "Het register van dit object antwoordt niet."
        ) from None
    return bool(gevonden)


_OBJECT = (
    "CASE WHEN {t}.object <> '' THEN {t}.object "
    + " ".join(
        f"WHEN {{t}}.object_type = '{soort}' THEN {adres(doel, '{t}.object_id')}"
        for soort, doel in DOELEN.items()
    )
    + " END"
)

RELATIE = bind(
    Bron(
        api="documenten",
        naam="objectinformatieobject",
        pad="objectinformatieobjecten",
        model=Objectrelatie,
        van=RELATIES,
        toegang=VIA_DOCUMENT,
        bladzijden=False,
        diepte=3,
        velden=(
            EIGEN[0],
            Verwijzing("informatieobject", doel=_DOCUMENTEN),
            Apart("object", sql=_OBJECT),
            Berekend("objectType", sql="{t}.object_type"),
        ),
        filters={
            "object": Filter("{t}.object_id = {w}", lees=lees_voorwerp),
            "informatieobject": Filter("{t}.informatieobject_id = {w}", doel=_DOCUMENTEN),
        },
        uitbreidingen={
            "informatieobject": Uitbreiding(
                "documenten/enkelvoudiginformatieobject", "{k}.id = {t}.informatieobject_id"
            )
        },
        acties=Acties(maak=_maak, verwijder=_verwijder),
    )
)
