"""Export: every item as the API shows it, except that relations name exactly the stored versions.

The API shows the versions that are valid today; an import makes concepts and needs all versions.
"""

import io
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from json import dumps, loads
from typing import Any

from django.conf import settings

from eenloket.kern import klok, sql
from eenloket.midoffice.aanbod.models import Catalogus

from ...lezen import selecteer
from ...velden import Berekend, Veld, adres, adressen
from .soorten import DELEN, SOORTEN, Uitwisselsoort

TIJD = (1980, 1, 1, 0, 0, 0)
"""A fixed time, so that the same catalogue gives the same bytes."""
_IOT, _BT, _ZT = "catalogi/informatieobjecttypen", "catalogi/besluittypen", "catalogi/zaaktypen"
_GERELATEERD = (
    "coalesce((SELECT json_agg(json_build_object('zaaktype', g.u, 'aardRelatie', g.a, 'toelichting', g.o) ORDER BY g.u, g.a) FROM ("
    f"SELECT coalesce({adres(_ZT, 'l.gerelateerd_id')}, l.gerelateerd_url) AS u, l.aard_relatie AS a, l.toelichting AS o"
    " FROM aanbod_zaaktyperelatie l WHERE l.zaaktype_id = {t}.id) g), '[]'::json)"
)


def _koppeling(doel: str, tabel: str, hier: str, daar: str) -> str:
    return adressen(doel, f"{tabel} l", f"l.{daar}", f"l.{hier} = {{t}}.id")


_OBJECT = {"beginObject": '{t}."begin_object"', "eindeObject": '{t}."einde_object"'}
"""The dates as they were given, not those that follow from the published versions."""
_NIETS = "ARRAY[]::text[]"
ANDERS: Mapping[str, Mapping[str, str]] = {
    "BesluitType": {
        "zaaktypen": _NIETS,  # a case type names its decision types: it comes later in the exchange
        "informatieobjecttypen": _koppeling(
            _IOT, "aanbod_besluittype_informatieobjecttypen", "besluittype_id", "informatieobjecttype_id"
        ),
    },
    "InformatieObjectType": {"zaaktypen": _NIETS, "besluittypen": _NIETS},
    "ZaakType": {
        "besluittypen": _koppeling(_BT, "aanbod_besluittype_zaaktypen", "zaaktype_id", "besluittype_id"),
        "deelzaaktypen": _koppeling(
            _ZT, "aanbod_zaaktype_deelzaaktypen", "from_zaaktype_id", "to_zaaktype_id"
        ),
        "gerelateerdeZaaktypen": _GERELATEERD,
        "informatieobjecttypen": _koppeling(
            _IOT, "aanbod_zaaktypeinformatieobjecttype", "zaaktype_id", "informatieobjecttype_id"
        ),
    },
    "ResultaatType": {
        "besluittypen": _koppeling(
            _BT, "aanbod_resultaattype_besluittypen", "resultaattype_id", "besluittype_id"
        ),
        "informatieobjecttypen": _koppeling(
            _IOT, "aanbod_resultaattype_informatieobjecttypen", "resultaattype_id", "informatieobjecttype_id"
        ),
    },
    "ZaakTypeInformatieObjectType": {"informatieobjecttype": adres(_IOT, "{t}.informatieobjecttype_id")},
}
"""Fields whose SQL differs from that of the API, by file."""


def exporteer_catalogus(catalogus: Catalogus, *, basis: str = "") -> bytes:
    """Return a ZIP with all versions in ``catalogus``, concepts too. Cost: ten queries, and memory for the
    whole ZIP.
    """
    bestanden = als_bestanden(catalogus, basis=basis)
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as zip_:
        for naam, dingen in bestanden.items():
            if dingen:
                zip_.writestr(
                    zipfile.ZipInfo(f"{naam}.json", TIJD),
                    dumps(dingen, ensure_ascii=False, indent=1),
                    compress_type=zipfile.ZIP_DEFLATED,
                )
    return uit.getvalue()


def als_bestanden(catalogus: Catalogus, *, basis: str = "") -> dict[str, list[dict[str, Any]]]:
    """Return the lists of the exchange, by name of the file."""
    return {soort.naam: _lijst(soort, catalogus, basis or settings.ADRES) for soort in SOORTEN}


def _lijst(soort: Uitwisselsoort, catalogus: Catalogus, basis: str) -> list[dict[str, Any]]:
    anders = {**(_OBJECT if soort.naam != "Catalogus" else {}), **ANDERS.get(soort.naam, {})}
    velden: list[Veld] = [
        Berekend(veld.naam, sql=anders[veld.naam]) if veld.naam in anders else veld
        for veld in soort.bron.alle_velden()
    ]
    bron = replace(soort.bron, velden=velden)
    join = bron.toegang.join.replace("{t}", "t")
    waar = (
        "t.id"
        if soort.naam == "Catalogus"
        else "t_h.catalogus_id"
        if soort.naam in DELEN
        else "t.catalogus_id"
    )
    rijen = sql.rijen(
        f"SELECT row_to_json(r)::text FROM (SELECT {selecteer(bron, 't', {})} FROM {bron.tabel} t {join}"
        f" WHERE {waar} = %(catalogus)s ORDER BY t.id) r",
        {"basis": basis, "dag": klok.vandaag(), "catalogus": catalogus.id},
    )
    return [loads(rij[0]) for rij in rijen]
