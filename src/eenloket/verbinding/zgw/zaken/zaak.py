"""Cases."""

import uuid
from typing import Any

from eenloket.midoffice.aanbod.api import OnbekendZaaktype, Typegegevens, typegegevens
from eenloket.midoffice.zaken import api as zaken
from eenloket.midoffice.zaken.models import Zaak

from .. import filters
from ..bron import Acties, Bron, Filter, Toegang, Uitbreiding
from ..fouten import veldfout
from ..operaties import bind
from ..velden import EIGEN, Berekend, Datum, Groep, Moment, Niveau, Veld, Verwijzing, adressen
from ..vraag import Vraag


class Kanaal(Veld):
    """The address of a channel. Our own pages keep a word there, which the standard has no place for."""

    def lees(self, t: str) -> str:
        return f"CASE WHEN {t}.communicatiekanaal LIKE 'http%%' THEN {t}.communicatiekanaal ELSE '' END"


_BETALING = {
    "nvt": "Er is geen sprake van te betalen, met de zaak gemoeide, kosten.",
    "nog_niet": "De met de zaak gemoeide kosten zijn (nog) niet betaald.",
    "gedeeltelijk": "De met de zaak gemoeide kosten zijn gedeeltelijk betaald.",
    "geheel": "De met de zaak gemoeide kosten zijn geheel betaald.",
}


def soort_van(id_: uuid.UUID | None, vraag: Vraag, naam: str = "zaaktype") -> Typegegevens:
    """The case type of that id, of the client's own organisation. Raises: OngeldigVerzoek."""
    try:
        soort = typegegevens(id_) if id_ else None
    except OnbekendZaaktype:
        soort = None
    if soort is None or soort.organisatie_id != vraag.organisatie_id:
        raise veldfout(naam, "bad-url", "Geef een geldige URL op van een bestaand zaaktype.")
    return soort


def _maak(vraag: Vraag, zaak: Zaak, lichaam: dict[str, Any]) -> Zaak:
    soort = soort_van(zaak.zaaktype_id, vraag)
    zaak.organisatie_id = vraag.organisatie_id
    if not lichaam.get("vertrouwelijkheidaanduiding"):
        zaak.vertrouwelijkheidaanduiding = soort.niveau
    vraag.eis(soort.id, zaak.vertrouwelijkheidaanduiding)
    return zaken.registreer(zaak, soort, door=vraag.door)


_ROL = "t_r.zaak_id = {t}.id"


def _datums(naam: str, kolom: str, *soorten: str) -> dict[str, Filter]:
    tekens = {"": "=", "__gt": ">", "__gte": ">=", "__lt": "<", "__lte": "<="}
    return {naam + s: Filter(f"{{t}}.{kolom} {tekens[s]} {{w}}", lees=filters.datum) for s in soorten}


FILTERS: dict[str, Filter] = {
    "identificatie": Filter("{t}.identificatie = {w}"),
    "bronorganisatie": Filter("{t}.bronorganisatie = {w}"),
    "bronorganisatie__in": Filter("{t}.bronorganisatie = ANY({w})"),
    "zaaktype": Filter("{t}.zaaktype_id = {w}", doel="catalogi/zaaktypen"),
    "archiefnominatie": Filter("{t}.archiefnominatie = {w}"),
    "archiefnominatie__in": Filter("{t}.archiefnominatie = ANY({w})"),
    "archiefstatus": Filter("{t}.archiefstatus = {w}"),
    "archiefstatus__in": Filter("{t}.archiefstatus = ANY({w})"),
    "archiefactiedatum__isnull": Filter("({t}.archiefactiedatum IS NULL) = {w}", lees=filters.ja_nee),
    "einddatum__isnull": Filter("({t}.einddatum IS NULL) = {w}", lees=filters.ja_nee),
    **_datums("archiefactiedatum", "archiefactiedatum", "", "__lt", "__gt"),
    **_datums("startdatum", "startdatum", "", "__gt", "__gte", "__lt", "__lte"),
    **_datums("registratiedatum", "registratiedatum", "", "__gt", "__lt"),
    **_datums("einddatum", "einddatum", "", "__gt", "__lt"),
    **_datums("einddatumGepland", "einddatum_gepland", "", "__gt", "__lt"),
    **_datums("uiterlijkeEinddatumAfdoening", "uiterlijke_einddatum_afdoening", "", "__gt", "__lt"),
    "maximaleVertrouwelijkheidaanduiding": Filter(
        "{t}.vertrouwelijkheidaanduiding <= {w}", lees=filters.niveau
    ),
}

SORTEER = {
    "startdatum": "{t}.startdatum",
    "einddatum": "{t}.einddatum",
    "publicatiedatum": "{t}.publicatiedatum",
    "archiefactiedatum": "{t}.archiefactiedatum",
    "registratiedatum": "{t}.registratiedatum",
    "identificatie": "{t}.identificatie",
}

ZAAK = bind(
    Bron(
        api="zaken",
        naam="zaak",
        pad="zaken",
        model=Zaak,
        toegang=Toegang(soort="{t}.zaaktype_id", niveau="{t}.vertrouwelijkheidaanduiding"),
        telling="zaken_zaak",
        sorteer=SORTEER,
        filters=FILTERS,
        velden=(
            *EIGEN,
            Veld("identificatie"),
            Veld("bronorganisatie"),
            Veld("omschrijving"),
            Veld("toelichting"),
            Verwijzing("zaaktype", doel="catalogi/zaaktypen"),
            Datum("registratiedatum"),
            Veld("verantwoordelijkeOrganisatie"),
            Datum("startdatum"),
            Veld("einddatum", schrijf=False),
            Datum("einddatumGepland"),
            Datum("uiterlijkeEinddatumAfdoening"),
            Datum("publicatiedatum"),
            Kanaal("communicatiekanaal"),
            Veld("productenOfDiensten"),
            Niveau("vertrouwelijkheidaanduiding"),
            Veld("betalingsindicatie"),
            Berekend(
                "betalingsindicatieWeergave",
                sql="CASE {t}.betalingsindicatie "
                + " ".join(f"WHEN '{k}' THEN '{w}'" for k, w in _BETALING.items())
                + " ELSE '' END",
            ),
            Moment("laatsteBetaaldatum"),
            Veld("zaakgeometrie"),
            Groep(
                "verlenging",
                velden=(Veld("reden", "verlenging_reden"), Veld("duur", "verlenging_duur")),
                mits="{t}.verlenging_duur <> ''",
                leeg_is={"verlenging_reden": "", "verlenging_duur": ""},
            ),
            Groep(
                "opschorting",
                velden=(
                    Veld("indicatie", "opschorting_indicatie"),
                    Veld("eerdereOpschorting", "opschorting_eerdere", schrijf=False),
                    Veld("reden", "opschorting_reden"),
                ),
                leeg_is={"opschorting_indicatie": False, "opschorting_reden": ""},
            ),
            Veld("selectielijstklasse"),
            Verwijzing("hoofdzaak", doel="zaken/zaken"),
            Berekend(
                "deelzaken", sql=adressen("zaken/zaken", "zaken_zaak d", "d.id", "d.hoofdzaak_id = {t}.id")
            ),
            Berekend(
                "relevanteAndereZaken",
                sql="coalesce((SELECT json_agg(json_build_object('url', coalesce(%(basis)s::text || '/zaken/api/v1/zaken/' || a.andere_id, a.url),"
                " 'aardRelatie', a.aard_relatie) ORDER BY a.id) FROM zaken_zaakrelatie a WHERE a.zaak_id = {t}.id), '[]'::json)",
            ),
            Berekend(
                "eigenschappen",
                sql="ARRAY(SELECT %(basis)s::text || '/zaken/api/v1/zaken/' || {t}.id || '/zaakeigenschappen/' || e.id"
                " FROM zaken_zaakeigenschap e WHERE e.zaak_id = {t}.id ORDER BY e.id)",
            ),
            Berekend("rollen", sql=adressen("zaken/rollen", "zaken_rol r", "r.id", "r.zaak_id = {t}.id")),
            Verwijzing("status", "huidige_status_id", schrijf=False, doel="zaken/statussen"),
            Berekend(
                "zaakinformatieobjecten",
                sql=adressen(
                    "zaken/zaakinformatieobjecten",
                    "documenten_zaakinformatieobject i",
                    "i.id",
                    "i.zaak_id = {t}.id",
                ),
            ),
            Berekend(
                "zaakobjecten",
                sql=adressen("zaken/zaakobjecten", "zaken_zaakobject o", "o.id", "o.zaak_id = {t}.id"),
            ),
            Veld("kenmerken"),
            Berekend("archiefnominatie", sql="nullif({t}.archiefnominatie, '')"),
            Veld("archiefstatus"),
            Datum("archiefactiedatum"),
            Berekend(
                "resultaat",
                sql="(SELECT %(basis)s::text || '/zaken/api/v1/resultaten/' || u.id FROM zaken_resultaat u WHERE u.zaak_id = {t}.id)",
            ),
            Veld("opdrachtgevendeOrganisatie"),
            Veld("processobjectaard"),
            Datum("startdatumBewaartermijn"),
            Veld("processobject"),
        ),
        uitbreidingen={
            "hoofdzaak": Uitbreiding("zaken/zaak", "{k}.id = {t}.hoofdzaak_id"),
        },
        acties=Acties(maak=_maak),
    )
)
