"""The fields of a case, as the national API and the compound operations of the largest implementation have them."""

from collections.abc import Iterator, Mapping
from typing import Any

from ..fouten import veldfout
from ..geheimen import WEG
from ..velden import (
    EIGEN,
    Apart,
    Berekend,
    Datum,
    Groep,
    Moment,
    Niveau,
    Veld,
    Vertaler,
    Verwijzing,
    adressen,
)
from . import geometrie


class Kanaal(Veld):
    """The address of a channel. Our own pages store a word in this column; the standard has no place for that
    word.
    """

    def lees(self, t: str) -> str:
        return f"CASE WHEN {t}.communicatiekanaal LIKE 'http%%' THEN {t}.communicatiekanaal ELSE '' END"


class Keuze(Veld):
    """A choice that may be missing: '' in the table, null in the API."""

    def lees(self, t: str) -> str:
        return f"nullif({t}.\"{self.attribuut}\", '')"

    def kolommen(self, waarde: Any, vertaler: Vertaler, pad: str) -> Iterator[tuple[str, Any]]:
        yield self.attribuut, waarde or ""


class Geometrie(Veld):
    """GeoJSON with closed rings; the contract checks only its structure."""

    def _python(self, waarde: Any, pad: str) -> Any:
        if waarde is not None and not geometrie.is_geldig(waarde):
            raise veldfout(pad, "invalid", "Geef een geldige GeoJSON-geometrie op.")
        return waarde


_BETALING = {
    "nvt": "Er is geen sprake van te betalen, met de zaak gemoeide, kosten.",
    "nog_niet": "De met de zaak gemoeide kosten zijn (nog) niet betaald.",
    "gedeeltelijk": "De met de zaak gemoeide kosten zijn gedeeltelijk betaald.",
    "geheel": "De met de zaak gemoeide kosten zijn geheel betaald.",
}
_ZAAKADRES = "coalesce(%(basis)s::text || '/zaken/api/v1/zaken/' || a.andere_id, a.url)"


def _relaties(waar: str, *velden: str) -> str:
    return (
        f"coalesce((SELECT json_agg(json_build_object({', '.join(velden)}) ORDER BY a.id)"
        f" FROM zaken_zaakrelatie a WHERE a.zaak_id = {{t}}.id AND {waar}), '[]'::json)"
    )


VELDEN: tuple[Veld, ...] = (
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
    Geometrie("zaakgeometrie"),
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
    Berekend("deelzaken", sql=adressen("zaken/zaken", "zaken_zaak d", "d.id", "d.hoofdzaak_id = {t}.id")),
    Apart(
        "relevanteAndereZaken",
        sql=_relaties(
            "a.aard_relatie IN ('vervolg', 'onderwerp', 'bijdrage')",
            f"'url', {_ZAAKADRES}",
            "'aardRelatie', a.aard_relatie",
        ),
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
            "zaken/zaakinformatieobjecten", "zaken_zaakinformatieobject i", "i.id", "i.zaak_id = {t}.id"
        ),
    ),
    Berekend(
        "zaakobjecten", sql=adressen("zaken/zaakobjecten", "zaken_zaakobject o", "o.id", "o.zaak_id = {t}.id")
    ),
    Veld("kenmerken"),
    Keuze("archiefnominatie"),
    Veld("archiefstatus"),
    Datum("archiefactiedatum"),
    Berekend(
        "resultaat",
        sql="(SELECT %(basis)s::text || '/zaken/api/v1/resultaten/' || u.id FROM zaken_resultaat u WHERE u.zaak_id = {t}.id)",
    ),
    Veld("opdrachtgevendeOrganisatie"),
    Veld("processobjectaard", leeg=True),
    Datum("startdatumBewaartermijn"),
    Veld("processobject"),
)


class Opdrachtgever(Veld):
    """A field that is left out when it is empty, because the contract has no empty value for it."""

    def lees(self, t: str) -> str:
        return f'CASE WHEN {t}."{self.attribuut}" = \'\' THEN {WEG} ELSE {t}."{self.attribuut}" END'


_RUIMER: Mapping[str, Veld] = {
    "opdrachtgevendeOrganisatie": Opdrachtgever("opdrachtgevendeOrganisatie"),
    "relevanteAndereZaken": Apart(
        "relevanteAndereZaken",
        sql=_relaties(
            "a.aard_relatie <> ''",
            f"'url', {_ZAAKADRES}",
            "'aardRelatie', a.aard_relatie",
            "'overigeRelatie', a.overige_relatie",
            "'toelichting', a.toelichting",
        ),
    ),
}

RUIME_VELDEN: tuple[Veld, ...] = (
    *(_RUIMER.get(v.naam, v) for v in VELDEN),
    Berekend(
        "laatstGemuteerd",
        sql="coalesce((SELECT g.op FROM audit_auditregel g WHERE g.hoofd = {t}.id ORDER BY g.id DESC LIMIT 1), {t}.registratiedatum::timestamptz)",
    ),
    Moment("laatstGeopend"),
    Veld("communicatiekanaalNaam"),
    Apart("gerelateerdeZaken", sql=_relaties("a.aard_relatie = ''", f"'url', {_ZAAKADRES}")),
)
"""The fields that only the compound operations have."""
