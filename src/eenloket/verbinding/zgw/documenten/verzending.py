"""Dispatches (verzendingen). The published contract names no scopes for them; the scopes are those of their
document.
"""

import base64
import json
import uuid
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

from django.http.response import HttpResponseBase

from eenloket.kern.velden import VersleuteldVeld
from eenloket.midoffice.documenten import api as documenten
from eenloket.midoffice.documenten.models import Verzending

from .. import operaties
from ..aanroep import Aanroep
from ..bron import VIA_DOCUMENT, Acties, Bron, Filter, Telling, Uitbreiding, precies
from ..fouten import Onbekend
from ..geheimen import merk, onthuller
from ..operaties import operatie
from ..velden import EIGEN, Apart, Datum, Veld, Verwijzing, Waarden
from .vinden import document_van, genoemd_document

_DOCUMENTEN = "documenten/enkelvoudiginformatieobjecten"
_LEEG = {"contactpersoonnaam": ""}
_VELD: VersleuteldVeld = Verzending._meta.get_field("gegevens")


def _maak(aanroep: Aanroep, verzending: Verzending, lichaam: dict[str, Any]) -> Verzending:
    genoemd_document(aanroep, verzending.informatieobject_id)
    verzending.gegevens = {n: lichaam[n] for n in documenten.GEGEVENS if lichaam.get(n)}
    return documenten.registreer_verzending(verzending, door=aanroep.door)


def _wijzig(aanroep: Aanroep, id_: uuid.UUID, waarden: Waarden, lichaam: dict[str, Any]) -> Verzending:
    _bestaand(aanroep, id_)
    if "informatieobject_id" in waarden:
        genoemd_document(aanroep, waarden["informatieobject_id"])
    gegevens = {n: lichaam[n] for n in documenten.GEGEVENS if n in lichaam}
    return documenten.wijzig_verzending(id_, waarden, gegevens, door=aanroep.door)


def _verwijder(aanroep: Aanroep, id_: uuid.UUID) -> None:
    _bestaand(aanroep, id_)
    documenten.verwijder_verzending(id_, door=aanroep.door)


def _bestaand(aanroep: Aanroep, id_: uuid.UUID) -> None:
    gevonden = Verzending.objects.filter(id=id_, informatieobject__organisatie_id=aanroep.organisatie_id)
    document_id = gevonden.values_list("informatieobject_id", flat=True).first()
    if document_id is None:
        raise Onbekend()
    document_van(aanroep, document_id)


def _geheim(naam: str) -> Apart:
    """Return an encrypted field. One column holds all encrypted fields of a row, so only the first field
    carries the mark.
    """
    inhoud = (
        "translate(encode({t}.gegevens, 'base64'), E'\\n', '')" if naam == documenten.GEGEVENS[0] else "''"
    )
    return Apart(naam, sql=merk("verzending", "{t}.id::text", f"'{naam}'", inhoud))


@onthuller("verzending")
def _onthul(delen: list[str], aanroep: Aanroep) -> list[bytes]:
    rijen: dict[str, dict[str, Any]] = {}
    uit = []
    for deel in delen:
        id_, naam, geheim = deel.split(":")
        if geheim:
            rijen[id_] = _VELD.from_db_value(base64.b64decode(geheim), None, None)
        uit.append(json.dumps(rijen[id_].get(naam, _LEEG.get(naam)), ensure_ascii=False).encode())
    return uit


VERZENDING = Bron(
    api="documenten",
    naam="verzending",
    pad="verzendingen",
    model=Verzending,
    toegang=VIA_DOCUMENT,
    diepte=3,
    velden=(
        EIGEN[0],
        Veld("betrokkene"),
        Verwijzing("informatieobject", doel=_DOCUMENTEN),
        Veld("aardRelatie"),
        Veld("toelichting"),
        Datum("ontvangstdatum"),
        Datum("verzenddatum"),
        Veld("contactPersoon"),
        *(_geheim(naam) for naam in documenten.GEGEVENS),
        Veld("mijnOverheid"),
    ),
    telling=Telling({"{t}.aard_relatie": "text"}),
    filters={
        "aardRelatie": precies("{t}.aard_relatie"),
        "informatieobject": Filter("{t}.informatieobject_id = {w}", doel=_DOCUMENTEN),
        "betrokkene": precies("{t}.betrokkene"),
    },
    uitbreidingen={
        "informatieobject": Uitbreiding(
            "documenten/enkelvoudiginformatieobject", "{k}.id = {t}.informatieobject_id"
        )
    },
    acties=Acties(maak=_maak, wijzig=_wijzig, verwijder=_verwijder),
)
operaties.bind(VERZENDING, naam="-")

_Functie = Callable[[Bron, Aanroep], HttpResponseBase]
_OPERATIES: dict[str, tuple[_Functie, str]] = {
    "list": (operaties.lijst, "documenten.lezen"),
    "retrieve": (operaties.een, "documenten.lezen"),
    "headers": (operaties.een, "documenten.lezen"),
    "create": (operaties.maak, "documenten.aanmaken"),
    "update": (operaties.wijzig, "documenten.bijwerken"),
    "partial_update": (operaties.wijzig, "documenten.bijwerken"),
    "destroy": (operaties.verwijder, "documenten.verwijderen"),
}


def _met_scope(functie: _Functie, scope: str, aanroep: Aanroep) -> HttpResponseBase:
    eis = (frozenset({scope}),)
    return functie(VERZENDING, replace(aanroep, operatie=replace(aanroep.operatie, scopes=eis)))


for _wat, (_functie, _scope) in _OPERATIES.items():
    operatie("documenten", f"verzending_{_wat}")(partial(_met_scope, _functie, _scope))
