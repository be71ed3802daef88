"""Document types."""

import uuid
from functools import partial
from typing import Any

from eenloket.midoffice.aanbod.api import catalogus as aanbod
from eenloket.midoffice.aanbod.api import catalogusversie
from eenloket.midoffice.aanbod.models import Informatieobjecttype

from ..aanroep import Aanroep
from ..bron import Acties, Bron, Filter, Uitbreiding
from ..operaties import bind, operatie
from ..velden import EIGEN, Berekend, Groep, Veld, Verwijzing, Waarden
from .gedeeld import (
    DEFINITIEF,
    adressen_van,
    correctie,
    geforceerd,
    namen_van,
    periode,
    publiceer,
    versiefilters,
)
from .relaties import I_BESLUITNAMEN, I_BESLUITTYPEN, I_ZAAKTYPEN, I_ZAAKTYPENAMEN

_GENERIEK = (
    ("informatieobjecttypeOmschrijvingGeneriek", "informatieobjecttype"),
    ("definitieInformatieobjecttypeOmschrijvingGeneriek", "definitie"),
    ("herkomstInformatieobjecttypeOmschrijvingGeneriek", "herkomst"),
    ("hierarchieInformatieobjecttypeOmschrijvingGeneriek", "hierarchie"),
    ("opmerkingInformatieobjecttypeOmschrijvingGeneriek", "opmerking"),
)


def _maak(aanroep: Aanroep, rij: Informatieobjecttype, lichaam: dict[str, Any]) -> Informatieobjecttype:
    rij.organisatie_id = aanroep.organisatie_id
    return aanbod.maak_informatieobjecttype(rij, door=aanroep.door)


def _wijzig(
    aanroep: Aanroep, id_: uuid.UUID, waarden: Waarden, lichaam: dict[str, Any]
) -> Informatieobjecttype:
    return aanbod.wijzig_informatieobjecttype(
        aanroep.organisatie_id,
        id_,
        waarden,
        velden=set(lichaam),
        correctie=correctie(aanroep),
        door=aanroep.door,
    )


def _verwijder(aanroep: Aanroep, id_: uuid.UUID) -> None:
    aanbod.verwijder_type(
        Informatieobjecttype, aanroep.organisatie_id, id_, geforceerd=geforceerd(aanroep), door=aanroep.door
    )


INFORMATIEOBJECTTYPE = bind(
    Bron(
        api="catalogi",
        versie=catalogusversie,
        naam="informatieobjecttype",
        pad="informatieobjecttypen",
        model=Informatieobjecttype,
        standaard=DEFINITIEF,
        filters={
            "catalogus": Filter("{t}.catalogus_id = {w}", doel="catalogi/catalogussen"),
            "omschrijving": Filter("{t}.omschrijving = {w}"),
            **versiefilters("{t}"),
        },
        velden=(
            EIGEN[0],
            Verwijzing("catalogus", doel="catalogi/catalogussen"),
            Veld("omschrijving"),
            Veld("vertrouwelijkheidaanduiding"),
            *periode("aanbod_informatieobjecttype", "omschrijving"),
            Veld("concept", schrijf=False),
            Berekend("zaaktypen", sql=adressen_van("catalogi/zaaktypen", I_ZAAKTYPEN)),
            Berekend("zaaktypeIdentificaties", sql=namen_van(I_ZAAKTYPENAMEN)),
            Berekend("besluittypen", sql=adressen_van("catalogi/besluittypen", I_BESLUITTYPEN)),
            Berekend("besluittypeOmschrijving", sql=namen_van(I_BESLUITNAMEN)),
            Veld("informatieobjectcategorie"),
            Veld("trefwoord"),
            Groep(
                "omschrijvingGeneriek",
                velden=tuple(
                    Veld(naam, f"omschrijving_generiek_{kolom}", leeg=True) for naam, kolom in _GENERIEK
                ),
            ),
        ),
        uitbreidingen={
            "catalogus": Uitbreiding("catalogi/catalogus", "{k}.id = {t}.catalogus_id"),
            "zaaktypen": Uitbreiding("catalogi/zaaktype", f"{{k}}.id IN ({I_ZAAKTYPEN})", enkel=False),
            "besluittypen": Uitbreiding(
                "catalogi/besluittype", f"{{k}}.id IN ({I_BESLUITTYPEN})", enkel=False
            ),
        },
        acties=Acties(maak=_maak, wijzig=_wijzig, verwijder=_verwijder),
    )
)
operatie("catalogi", "informatieobjecttype_publish")(
    publiceer(INFORMATIEOBJECTTYPE, partial(aanbod.publiceer, Informatieobjecttype))
)
