"""Catalogues."""

import uuid
from typing import Any

from eenloket.midoffice.aanbod.api import catalogus as aanbod
from eenloket.midoffice.aanbod.api import catalogusversie
from eenloket.midoffice.aanbod.models import Catalogus

from ..aanroep import Aanroep
from ..bron import Acties, Bron, Filter, Uitbreiding
from ..operaties import bind
from ..velden import EIGEN, Berekend, Datum, Veld, Waarden, adressen
from .gedeeld import namen_van
from .relaties import BESLUITTYPE, IOT, ZAAKTYPE


def _maak(aanroep: Aanroep, rij: Catalogus, lichaam: dict[str, Any]) -> Catalogus:
    rij.organisatie_id = aanroep.organisatie_id
    return aanbod.maak_catalogus(rij, door=aanroep.door)


def _wijzig(aanroep: Aanroep, id_: uuid.UUID, waarden: Waarden, lichaam: dict[str, Any]) -> Catalogus:
    return aanbod.wijzig_catalogus(aanroep.organisatie_id, id_, waarden, door=aanroep.door)


def _verwijder(aanroep: Aanroep, id_: uuid.UUID) -> None:
    aanbod.verwijder_catalogus(aanroep.organisatie_id, id_, door=aanroep.door)


def _met_komma(tekst: str, aanroep: Aanroep, naam: str) -> list[str]:
    return tekst.split(",")[:1000]


def _typen(naam: str, tabel: str) -> Berekend:
    return Berekend(naam, sql=adressen(f"catalogi/{naam}", f"{tabel} v", "v.id", "v.catalogus_id = {t}.id"))


def _omschrijvingen(naam: str, tabel: str) -> Berekend:
    return Berekend(
        naam,
        sql=namen_van(f"SELECT v.omschrijving AS naam FROM {tabel} v WHERE v.catalogus_id = {{t}}.id"),
    )


CATALOGUS = bind(
    Bron(
        api="catalogi",
        versie=catalogusversie,
        naam="catalogus",
        pad="catalogussen",
        model=Catalogus,
        filters={
            "domein": Filter("{t}.domein = {w}"),
            "domein__in": Filter("{t}.domein = ANY({w})", lees=_met_komma),
            "rsin": Filter("{t}.rsin = {w}"),
            "rsin__in": Filter("{t}.rsin = ANY({w})", lees=_met_komma),
        },
        velden=(
            EIGEN[0],
            Veld("domein"),
            Veld("rsin"),
            Veld("contactpersoonBeheerNaam"),
            Veld("contactpersoonBeheerTelefoonnummer"),
            Veld("contactpersoonBeheerEmailadres"),
            _typen("zaaktypen", ZAAKTYPE),
            _typen("besluittypen", BESLUITTYPE),
            _omschrijvingen("besluittypeOmschrijving", BESLUITTYPE),
            _typen("informatieobjecttypen", IOT),
            _omschrijvingen("informatieobjecttypeOmschrijving", IOT),
            Veld("naam", leeg=True),
            Veld("versie", leeg=True),
            Datum("begindatumVersie"),
        ),
        uitbreidingen={
            naam: Uitbreiding(f"catalogi/{bron}", "{k}.catalogus_id = {t}.id", enkel=False)
            for naam, bron in (
                ("zaaktypen", "zaaktype"),
                ("besluittypen", "besluittype"),
                ("informatieobjecttypen", "informatieobjecttype"),
            )
        },
        acties=Acties(maak=_maak, wijzig=_wijzig, verwijder=_verwijder),
    )
)
