"""Case types."""

import uuid
from collections.abc import Sequence
from typing import Any

from eenloket.midoffice.aanbod.api import catalogus as aanbod
from eenloket.midoffice.aanbod.api import catalogusversie
from eenloket.midoffice.aanbod.models import Zaaktype

from ..aanroep import Aanroep
from ..bron import Acties, Bron, Filter, Uitbreiding
from ..operaties import bind, operatie
from ..velden import EIGEN, Apart, Berekend, Datum, Groep, Veld, Verwijzing, Waarden, adres, adressen
from .gedeeld import (
    DEFINITIEF,
    Termijn,
    aanduiding,
    aanduidingen,
    adressen_van,
    correctie,
    eis_selectielijst,
    geforceerd,
    geldig,
    namen_van,
    periode,
    publiceer,
    versiefilters,
)
from .relaties import Z_BESLUITTYPEN, Z_DELEN, Z_DOCUMENTEN, Z_GERELATEERD, namen, versies

DOEL = "catalogi/zaaktypen"


def _gerelateerd(lichaam: dict[str, Any], aanroep: Aanroep) -> Sequence[aanbod.Gerelateerd] | None:
    naam = "gerelateerdeZaaktypen"
    if naam not in lichaam:
        return None
    uit = []
    for regel in lichaam[naam]:
        wie: aanbod.Aanduiding | None = None
        url = ""
        if regel["zaaktype"].startswith(("http://", "https://")):
            wie, url = aanroep.verwijs(regel["zaaktype"], DOEL, f"{naam}.zaaktype")
        else:
            wie = aanduiding(regel["zaaktype"], DOEL, aanroep, naam)
        uit.append(aanbod.Gerelateerd(wie, url, regel["aardRelatie"], regel.get("toelichting", "")))
    return uit


def _relaties(lichaam: dict[str, Any], aanroep: Aanroep) -> aanbod.Relaties:
    return aanbod.Relaties(
        besluittypen=aanduidingen(lichaam, "besluittypen", "catalogi/besluittypen", aanroep),
        deelzaaktypen=aanduidingen(lichaam, "deelzaaktypen", DOEL, aanroep),
        gerelateerd=_gerelateerd(lichaam, aanroep),
    )


def _maak(aanroep: Aanroep, rij: Zaaktype, lichaam: dict[str, Any]) -> Zaaktype:
    rij.organisatie_id = aanroep.organisatie_id
    eis_selectielijst(lichaam, aanroep, "selectielijstProcestype")
    return aanbod.maak_zaaktype(
        rij, _relaties(lichaam, aanroep), correctie=correctie(aanroep), door=aanroep.door
    )


def _wijzig(aanroep: Aanroep, id_: uuid.UUID, waarden: Waarden, lichaam: dict[str, Any]) -> Zaaktype:
    eis_selectielijst(lichaam, aanroep, "selectielijstProcestype")
    return aanbod.wijzig_zaaktype(
        aanroep.organisatie_id,
        id_,
        waarden,
        _relaties(lichaam, aanroep),
        velden=set(lichaam),
        correctie=correctie(aanroep),
        door=aanroep.door,
    )


def _verwijder(aanroep: Aanroep, id_: uuid.UUID) -> None:
    aanbod.verwijder_zaaktype(aanroep.organisatie_id, id_, geforceerd=geforceerd(aanroep), door=aanroep.door)


def _deel(naam: str, tabel: str, orde: str = "") -> Berekend:
    return Berekend(
        naam, sql=adressen(f"catalogi/{naam}", f"{tabel} d", "d.id", "d.zaaktype_id = {t}.id", orde)
    )


GERELATEERD = (
    "coalesce((SELECT json_agg(json_build_object('zaaktype', g.u, 'zaaktypeIdentificatie', g.i, 'aardRelatie', g.a, 'toelichting', g.o) ORDER BY g.id)"
    f" FROM (SELECT l.id, {adres(DOEL, 'v.id')} AS u, v.identificatie AS i, l.aard_relatie AS a, l.toelichting AS o"
    " FROM aanbod_zaaktyperelatie l JOIN aanbod_zaaktype x ON x.id = l.gerelateerd_id JOIN aanbod_zaaktype v ON v.catalogus_id = x.catalogus_id"
    f" AND v.identificatie = x.identificatie AND {geldig('v')} WHERE l.zaaktype_id = {{t}}.id"
    " UNION ALL SELECT l.id, l.gerelateerd_url, '', l.aard_relatie, l.toelichting FROM aanbod_zaaktyperelatie l"
    " WHERE l.zaaktype_id = {t}.id AND l.gerelateerd_id IS NULL) g), '[]'::json)"
)

ZAAKTYPE = bind(
    Bron(
        api="catalogi",
        versie=catalogusversie,
        naam="zaaktype",
        pad="zaaktypen",
        model=Zaaktype,
        standaard=DEFINITIEF,
        filters={
            "catalogus": Filter("{t}.catalogus_id = {w}", doel="catalogi/catalogussen"),
            "identificatie": Filter("{t}.identificatie = {w}"),
            "trefwoorden": Filter("{t}.trefwoorden @> {w}::varchar[]"),
            **versiefilters("{t}"),
        },
        velden=(
            EIGEN[0],
            Veld("identificatie"),
            Veld("omschrijving"),
            Veld("omschrijvingGeneriek"),
            Veld("vertrouwelijkheidaanduiding"),
            Veld("doel"),
            Veld("aanleiding"),
            Veld("toelichting"),
            Veld("indicatieInternOfExtern"),
            Veld("handelingInitiator"),
            Veld("onderwerp"),
            Veld("handelingBehandelaar"),
            Termijn("doorlooptijd"),
            Termijn("servicenorm"),
            Veld("opschortingEnAanhoudingMogelijk"),
            Veld("verlengingMogelijk"),
            Termijn("verlengingstermijn"),
            Veld("trefwoorden"),
            Veld("publicatieIndicatie"),
            Veld("publicatietekst"),
            Veld("verantwoordingsrelatie"),
            Veld("productenOfDiensten"),
            Veld("selectielijstProcestype"),
            Groep(
                "referentieproces",
                velden=(Veld("naam", "referentieproces_naam"), Veld("link", "referentieproces_link")),
            ),
            Veld("verantwoordelijke"),
            _deel("zaakobjecttypen", "aanbod_zaakobjecttype"),
            Groep(
                "broncatalogus",
                velden=tuple(Veld(d, f"broncatalogus_{d}") for d in ("url", "domein", "rsin")),
            ),
            Groep(
                "bronzaaktype",
                velden=tuple(Veld(d, f"bronzaaktype_{d}") for d in ("url", "identificatie", "omschrijving")),
            ),
            Verwijzing("catalogus", doel="catalogi/catalogussen"),
            _deel("statustypen", "aanbod_statustype", "d.volgnummer"),
            _deel("resultaattypen", "aanbod_resultaattype"),
            Berekend(
                "resultaattypeOmschrijving",
                sql="ARRAY(SELECT d.omschrijving FROM aanbod_resultaattype d WHERE d.zaaktype_id = {t}.id ORDER BY d.id)",
            ),
            _deel("eigenschappen", "aanbod_eigenschap"),
            Berekend(
                "informatieobjecttypen",
                sql=adressen_van("catalogi/informatieobjecttypen", versies(*Z_DOCUMENTEN)),
            ),
            Berekend("informatieobjecttypeOmschrijving", sql=namen_van(namen(*Z_DOCUMENTEN))),
            _deel("roltypen", "aanbod_roltype"),
            Apart("besluittypen", sql=adressen_van("catalogi/besluittypen", versies(*Z_BESLUITTYPEN))),
            Berekend("besluittypeOmschrijving", sql=namen_van(namen(*Z_BESLUITTYPEN))),
            Apart("deelzaaktypen", sql=adressen_van(DOEL, versies(*Z_DELEN))),
            Berekend("deelzaaktypeIdentificaties", sql=namen_van(namen(*Z_DELEN))),
            Apart("gerelateerdeZaaktypen", sql=GERELATEERD),
            *periode("aanbod_zaaktype", "identificatie"),
            Datum("versiedatum"),
            Veld("concept", schrijf=False),
        ),
        uitbreidingen={
            "catalogus": Uitbreiding("catalogi/catalogus", "{k}.id = {t}.catalogus_id"),
            **{
                naam: Uitbreiding(f"catalogi/{bron}", "{k}.zaaktype_id = {t}.id", enkel=False)
                for naam, bron in (
                    ("zaakobjecttypen", "zaakobjecttype"),
                    ("statustypen", "statustype"),
                    ("resultaattypen", "resultaattype"),
                    ("eigenschappen", "eigenschap"),
                    ("roltypen", "roltype"),
                )
            },
            **{
                naam: Uitbreiding(f"catalogi/{bron}", f"{{k}}.id IN ({versies(*wat)})", enkel=False)
                for naam, bron, wat in (
                    ("informatieobjecttypen", "informatieobjecttype", Z_DOCUMENTEN),
                    ("besluittypen", "besluittype", Z_BESLUITTYPEN),
                    ("deelzaaktypen", "zaaktype", Z_DELEN),
                    ("gerelateerdeZaaktypen", "zaaktype", Z_GERELATEERD),
                )
            },
        },
        acties=Acties(maak=_maak, wijzig=_wijzig, verwijder=_verwijder),
    )
)
operatie("catalogi", "zaaktype_publish")(publiceer(ZAAKTYPE, aanbod.publiceer_zaaktype))
