"""Decisions."""

import uuid
from typing import Any

from eenloket.midoffice.besluiten import api as besluiten
from eenloket.midoffice.besluiten.models import Besluit

from ...wortels import rest_onder
from ..aanroep import Aanroep
from ..bron import Acties, Bron, Filter, Telling, Toegang, Uitbreiding, gevuld, precies
from ..diensten import dienst_van
from ..operaties import bind
from ..spiegelen import spiegel, verwijder_spiegel
from ..velden import EIGEN, Berekend, Datum, Veld, Verwijzing, Waarden
from .elders import soort_van, zaaktype_van

_VERVALREDEN = {
    "tijdelijk": "Besluit met tijdelijke werking",
    "ingetrokken_overheid": "Besluit ingetrokken door overheid",
    "ingetrokken_belanghebbende": "Besluit ingetrokken o.v.v. belanghebbende",
}


def _maak(aanroep: Aanroep, besluit: Besluit, lichaam: dict[str, Any]) -> Besluit:
    besluit.organisatie_id = aanroep.organisatie_id
    aanroep.eis(besluit.besluittype_id, 0, besluit.besluittype_url)
    besluit = besluiten.registreer(
        besluit, soort=soort_van(besluit, aanroep), zaaktype=zaaktype_van(besluit, aanroep), door=aanroep.door
    )
    if besluit.zaak_url:
        _spiegel_zaak(aanroep, besluit)
    return besluit


def _spiegel_zaak(aanroep: Aanroep, besluit: Besluit) -> None:
    """Make the relation in the register of the case too (brc-006); for our own cases one row is both sides."""
    dienst = dienst_van(besluit.zaak_url, aanroep.organisatie_id, "zrc")
    assert dienst is not None  # it was fetched just now
    spiegel(
        aanroep,
        besluit.zaak_url,
        f"{(rest_onder(dienst.url, besluit.zaak_url) or '').partition('?')[0].rstrip('/')}/besluiten",
        {"besluit": aanroep.adres("besluiten/besluiten", besluit.id)},
        naam="zaak",
        klaar=lambda url: besluiten.onthoud_spiegel(besluit, url, door=aanroep.door),
        terug=lambda: besluiten.verwijder(besluit, door=aanroep.door),
    )


def vergrendeld(aanroep: Aanroep, id_: uuid.UUID) -> Besluit:
    """Return the locked decision, when the client may do this to it.

    Raises: OnbekendBesluit, GeenRechten.
    """
    besluit = besluiten.vergrendeld(id_, aanroep.organisatie_id)
    aanroep.eis(besluit.besluittype_id, 0, besluit.besluittype_url)
    return besluit


def _wijzig(aanroep: Aanroep, id_: uuid.UUID, waarden: Waarden, lichaam: dict[str, Any]) -> Besluit:
    return besluiten.werk_bij(vergrendeld(aanroep, id_), waarden, door=aanroep.door)


def _verwijder(aanroep: Aanroep, id_: uuid.UUID) -> None:
    besluit = vergrendeld(aanroep, id_)
    spiegels = besluiten.spiegels_van(besluit)
    besluiten.verwijder(besluit, door=aanroep.door)
    for naam, van, url in spiegels:
        verwijder_spiegel(aanroep, van, url, naam)


BESLUIT = bind(
    Bron(
        api="besluiten",
        naam="besluit",
        pad="besluiten",
        model=Besluit,
        toegang=Toegang(soort="{t}.besluittype_id", elders="{t}.besluittype_url"),
        telling=Telling({"{t}.verantwoordelijke_organisatie": "text"}),
        filters={
            "identificatie": Filter("{t}.identificatie = {w}"),
            "verantwoordelijkeOrganisatie": precies("{t}.verantwoordelijke_organisatie"),
            "besluittype": precies(
                "{t}.besluittype_id", doel="catalogi/besluittypen", elders=gevuld("{t}.besluittype_url")
            ),
            "zaak": Filter("{t}.zaak_id = {w}", doel="zaken/zaken", elders=gevuld("{t}.zaak_url")),
        },
        velden=(
            EIGEN[0],
            Veld("identificatie", leeg=True),
            Veld("verantwoordelijkeOrganisatie"),
            Verwijzing("besluittype", doel="catalogi/besluittypen", elders="besluittype_url"),
            Verwijzing("zaak", doel="zaken/zaken", elders="zaak_url", leeg=True),
            Datum("datum"),
            Veld("toelichting", leeg=True),
            Veld("bestuursorgaan", leeg=True),
            Datum("ingangsdatum"),
            Datum("vervaldatum"),
            Veld("vervalreden", leeg=True),
            Berekend(
                "vervalredenWeergave",
                schrijf=False,
                sql="CASE {t}.vervalreden "
                + " ".join(f"WHEN '{k}' THEN '{w}'" for k, w in _VERVALREDEN.items())
                + " ELSE '' END",
            ),
            Datum("publicatiedatum"),
            Datum("verzenddatum"),
            Datum("uiterlijkeReactiedatum"),
        ),
        uitbreidingen={
            "besluittype": Uitbreiding("catalogi/besluittype", "{k}.id = {t}.besluittype_id"),
            "zaak": Uitbreiding("zaken/zaak", "{k}.id = {t}.zaak_id"),
        },
        acties=Acties(maak=_maak, wijzig=_wijzig, verwijder=_verwijder),
    )
)
