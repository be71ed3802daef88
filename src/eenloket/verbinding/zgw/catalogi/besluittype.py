"""Decision types."""

import uuid
from functools import partial
from typing import Any

from eenloket.midoffice.aanbod.api import catalogus as aanbod
from eenloket.midoffice.aanbod.api import catalogusversie
from eenloket.midoffice.aanbod.models import Besluittype

from ..aanroep import Aanroep
from ..bron import Acties, Bron, Filter, Uitbreiding
from ..fouten import veldfout
from ..operaties import bind, operatie
from ..velden import EIGEN, Apart, Berekend, Veld, Verwijzing, Waarden
from .gedeeld import (
    DEFINITIEF,
    Termijn,
    aanduidingen,
    adressen_van,
    correctie,
    geforceerd,
    namen_van,
    periode,
    publiceer,
    versiefilters,
)
from .relaties import (
    B_DOCUMENTEN,
    B_RESULTAATNAMEN,
    B_RESULTATEN,
    B_ZAAKTYPEN,
    B_ZAAKTYPENAMEN,
    namen,
    versies,
)

_DOCUMENTEN = "catalogi/informatieobjecttypen"


def _maak(aanroep: Aanroep, rij: Besluittype, lichaam: dict[str, Any]) -> Besluittype:
    rij.organisatie_id = aanroep.organisatie_id
    return aanbod.maak_besluittype(
        rij, _relaties(lichaam, aanroep), correctie=correctie(aanroep), door=aanroep.door
    )


def _relaties(lichaam: dict[str, Any], aanroep: Aanroep) -> aanbod.Besluitrelaties:
    """Return the relations in a body. In the contract ``zaaktypen`` is only read; clients of before 1.3 write
    it, and then it is the relation that it is.
    """
    zaaktypen = lichaam.get("zaaktypen")
    if zaaktypen is not None and not (
        isinstance(zaaktypen, list) and all(isinstance(deel, str) for deel in zaaktypen)
    ):
        raise veldfout("zaaktypen", "invalid", "Geef een lijst van zaaktypen op.")
    return aanbod.Besluitrelaties(
        informatieobjecttypen=aanduidingen(lichaam, "informatieobjecttypen", _DOCUMENTEN, aanroep),
        zaaktypen=None
        if zaaktypen is None
        else aanduidingen(lichaam, "zaaktypen", "catalogi/zaaktypen", aanroep),
    )


def _wijzig(aanroep: Aanroep, id_: uuid.UUID, waarden: Waarden, lichaam: dict[str, Any]) -> Besluittype:
    return aanbod.wijzig_besluittype(
        aanroep.organisatie_id,
        id_,
        waarden,
        _relaties(lichaam, aanroep),
        velden=set(lichaam),
        correctie=correctie(aanroep),
        door=aanroep.door,
    )


def _verwijder(aanroep: Aanroep, id_: uuid.UUID) -> None:
    aanbod.verwijder_type(
        Besluittype, aanroep.organisatie_id, id_, geforceerd=geforceerd(aanroep), door=aanroep.door
    )


_VAN_ZAAKTYPE = (
    "EXISTS (SELECT 1 FROM aanbod_besluittype_zaaktypen l JOIN aanbod_besluittype x ON x.id = l.besluittype_id JOIN aanbod_zaaktype z"
    " ON z.id = l.zaaktype_id WHERE x.catalogus_id = {t}.catalogus_id AND x.omschrijving = {t}.omschrijving AND "
)
_MET_DOCUMENT = (
    "EXISTS (SELECT 1 FROM aanbod_besluittype_informatieobjecttypen l JOIN aanbod_informatieobjecttype x ON x.id = l.informatieobjecttype_id"
    " JOIN aanbod_informatieobjecttype y ON y.catalogus_id = x.catalogus_id AND y.omschrijving = x.omschrijving"
    " WHERE l.besluittype_id = {t}.id AND "
)

BESLUITTYPE = bind(
    Bron(
        api="catalogi",
        versie=catalogusversie,
        naam="besluittype",
        pad="besluittypen",
        model=Besluittype,
        standaard=DEFINITIEF,
        filters={
            "catalogus": Filter("{t}.catalogus_id = {w}", doel="catalogi/catalogussen"),
            "omschrijving": Filter("{t}.omschrijving = {w}"),
            "zaaktypen": Filter(
                _VAN_ZAAKTYPE + "z.id = {w})",
                doel="catalogi/zaaktypen",
                elders=_VAN_ZAAKTYPE + "z.identificatie = {w})",
            ),
            "informatieobjecttypen": Filter(
                _MET_DOCUMENT + "y.id = {w})",
                doel=_DOCUMENTEN,
                elders=_MET_DOCUMENT + "y.omschrijving = {w})",
            ),
            **versiefilters("{t}"),
        },
        velden=(
            EIGEN[0],
            Verwijzing("catalogus", doel="catalogi/catalogussen"),
            Berekend("zaaktypen", sql=adressen_van("catalogi/zaaktypen", B_ZAAKTYPEN)),
            Berekend("zaaktypeIdentificaties", sql=namen_van(B_ZAAKTYPENAMEN)),
            Veld("omschrijving"),
            Veld("omschrijvingGeneriek"),
            Veld("besluitcategorie"),
            Termijn("reactietermijn"),
            Veld("publicatieIndicatie"),
            Veld("publicatietekst"),
            Termijn("publicatietermijn"),
            Veld("toelichting"),
            Apart("informatieobjecttypen", sql=adressen_van(_DOCUMENTEN, versies(*B_DOCUMENTEN))),
            Berekend("informatieobjecttypeOmschrijvingen", sql=namen_van(namen(*B_DOCUMENTEN))),
            *periode("aanbod_besluittype", "omschrijving"),
            Veld("concept", schrijf=False),
            Berekend("resultaattypen", sql=adressen_van("catalogi/resultaattypen", B_RESULTATEN)),
            Berekend("resultaattypenOmschrijving", sql=namen_van(B_RESULTAATNAMEN)),
            Berekend("vastgelegdIn", sql=namen_van(namen(*B_DOCUMENTEN))),
        ),
        uitbreidingen={
            "catalogus": Uitbreiding("catalogi/catalogus", "{k}.id = {t}.catalogus_id"),
            "zaaktypen": Uitbreiding("catalogi/zaaktype", f"{{k}}.id IN ({B_ZAAKTYPEN})", enkel=False),
            "informatieobjecttypen": Uitbreiding(
                "catalogi/informatieobjecttype", f"{{k}}.id IN ({versies(*B_DOCUMENTEN)})", enkel=False
            ),
            "resultaattypen": Uitbreiding(
                "catalogi/resultaattype", f"{{k}}.id IN ({B_RESULTATEN})", enkel=False
            ),
        },
        acties=Acties(maak=_maak, wijzig=_wijzig, verwijder=_verwijder),
    )
)
operatie("catalogi", "besluittype_publish")(publiceer(BESLUITTYPE, partial(aanbod.publiceer, Besluittype)))
