"""Outcomes with their archive regime."""

import uuid
from typing import Any

from eenloket.midoffice.aanbod.api import catalogus as aanbod
from eenloket.midoffice.aanbod.api import catalogusversie
from eenloket.midoffice.aanbod.models import Resultaattype

from ..aanroep import Aanroep
from ..bron import Acties, Bron, Uitbreiding
from ..operaties import bind
from ..velden import EIGEN, Apart, Berekend, Groep, Veld, Waarden
from .gedeeld import (
    DEEL,
    DEEL_CATALOGUS,
    DEEL_PERIODE,
    DEELFILTERS,
    DEFINITIEF,
    VAN_ZAAKTYPE,
    VIA_ZAAKTYPE,
    Termijn,
    aanduidingen,
    adressen_van,
    deelvraag,
    eis_selectielijst,
    namen_van,
    verwijdering,
)
from .relaties import R_BESLUITTYPEN, R_DOCUMENTEN, namen, versies

_B, _D = "catalogi/besluittypen", "catalogi/informatieobjecttypen"
_LIJST = ("selectielijstklasse", "resultaattypeomschrijving")


def _gevolgen(lichaam: dict[str, Any], aanroep: Aanroep) -> aanbod.Gevolgen:
    return aanbod.Gevolgen(
        besluittypen=aanduidingen(lichaam, "besluittypen", _B, aanroep),
        informatieobjecttypen=aanduidingen(lichaam, "informatieobjecttypen", _D, aanroep),
    )


def _maak(aanroep: Aanroep, rij: Resultaattype, lichaam: dict[str, Any]) -> Resultaattype:
    eis_selectielijst(lichaam, aanroep, *_LIJST)
    return aanbod.maak_resultaattype(
        rij,
        _gevolgen(lichaam, aanroep),
        aanroep.organisatie_id,
        **deelvraag(lichaam, aanroep, met_catalogus=True),
    )


def _wijzig(aanroep: Aanroep, id_: uuid.UUID, waarden: Waarden, lichaam: dict[str, Any]) -> Resultaattype:
    eis_selectielijst(lichaam, aanroep, *_LIJST)
    if lichaam.get("brondatumArchiefprocedure"):
        waarden = {**_LEEG, **waarden}  # the group is given as a whole
    return aanbod.wijzig_resultaattype(
        aanroep.organisatie_id,
        id_,
        waarden,
        _gevolgen(lichaam, aanroep),
        **deelvraag(lichaam, aanroep, met_catalogus=True),
    )


_P = "brondatum_archiefprocedure_"
_LEEG = {
    f"{_P}afleidingswijze": "",
    f"{_P}datumkenmerk": "",
    f"{_P}einddatum_bekend": False,
    f"{_P}objecttype": "",
    f"{_P}registratie": "",
    f"{_P}procestermijn": None,
}

RESULTAATTYPE = bind(
    Bron(
        api="catalogi",
        versie=catalogusversie,
        naam="resultaattype",
        pad="resultaattypen",
        model=Resultaattype,
        toegang=VIA_ZAAKTYPE,
        standaard=DEFINITIEF,
        filters={
            **DEELFILTERS,
            "zaaktype_identificatie": DEELFILTERS["zaaktypeIdentificatie"],
            "datum_geldigheid": DEELFILTERS["datumGeldigheid"],
        },
        velden=(
            EIGEN[0],
            *DEEL,
            Veld("omschrijving"),
            Veld("resultaattypeomschrijving"),
            Veld("omschrijvingGeneriek", schrijf=False),
            Veld("selectielijstklasse"),
            Veld("toelichting"),
            Veld("archiefnominatie"),
            Termijn("archiefactietermijn"),
            Groep(
                "brondatumArchiefprocedure",
                velden=(
                    Veld("afleidingswijze", f"{_P}afleidingswijze"),
                    Veld("datumkenmerk", f"{_P}datumkenmerk"),
                    Veld("einddatumBekend", f"{_P}einddatum_bekend"),
                    Veld("objecttype", f"{_P}objecttype"),
                    Veld("registratie", f"{_P}registratie"),
                    Termijn("procestermijn", f"{_P}procestermijn"),
                ),
                mits=f"{{t}}.{_P}afleidingswijze <> ''",
                leeg_is=_LEEG,
            ),
            Veld("procesobjectaard", leeg=True),
            Apart("catalogus", sql=DEEL_CATALOGUS),
            *DEEL_PERIODE,
            Veld("indicatieSpecifiek"),
            Termijn("procestermijn"),
            Apart("besluittypen", sql=adressen_van(_B, versies(*R_BESLUITTYPEN))),
            Berekend("besluittypeOmschrijving", sql=namen_van(namen(*R_BESLUITTYPEN))),
            Apart("informatieobjecttypen", sql=adressen_van(_D, versies(*R_DOCUMENTEN))),
            Berekend("informatieobjecttypeOmschrijving", sql=namen_van(namen(*R_DOCUMENTEN))),
        ),
        uitbreidingen={
            **VAN_ZAAKTYPE,
            "besluittypen": Uitbreiding(
                "catalogi/besluittype", f"{{k}}.id IN ({versies(*R_BESLUITTYPEN)})", enkel=False
            ),
            "informatieobjecttypen": Uitbreiding(
                "catalogi/informatieobjecttype", f"{{k}}.id IN ({versies(*R_DOCUMENTEN)})", enkel=False
            ),
        },
        acties=Acties(maak=_maak, wijzig=_wijzig, verwijder=verwijdering(Resultaattype)),
    )
)
