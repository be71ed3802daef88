"""The filters and orders of a list of cases."""

from collections.abc import Mapping

from .. import filters
from ..bron import Filter, Telling, precies
from .rolfilters import zaakfilters

_TEKENS = {"": "=", "__gt": ">", "__gte": ">=", "__lt": "<", "__lte": "<="}


def _datums(naam: str, kolom: str, *soorten: str) -> dict[str, Filter]:
    return {
        naam + soort: Filter(
            f"{{t}}.{kolom} {_TEKENS[soort]} {{w}}", lees=filters.datum, orde=f"{{t}}.{kolom} DESC"
        )
        for soort in soorten
    }


def _leeg(kolom: str) -> Filter:
    is_leeg = f"({{t}}.{kolom} IS NULL)"
    gevallen = {True: is_leeg, False: f"NOT {is_leeg}"}
    return Filter("", lees=filters.ja_nee, gevallen=gevallen, orde=f"{{t}}.{kolom} DESC")


FILTERS: Mapping[str, Filter] = {
    "identificatie": Filter("{t}.identificatie = {w}"),
    "bronorganisatie": precies("{t}.bronorganisatie"),
    "bronorganisatie__in": Filter("{t}.bronorganisatie = ANY({w}::text[])", op_maat=True),
    "zaaktype": precies("{t}.zaaktype_id", doel="catalogi/zaaktypen"),
    "archiefnominatie": precies("{t}.archiefnominatie"),
    "archiefnominatie__in": Filter("{t}.archiefnominatie = ANY({w}::text[])", op_maat=True),
    "archiefstatus": precies("{t}.archiefstatus"),
    "archiefstatus__in": Filter("{t}.archiefstatus = ANY({w}::text[])", op_maat=True),
    "archiefactiedatum__isnull": _leeg("archiefactiedatum"),
    "einddatum__isnull": _leeg("einddatum"),
    **_datums("archiefactiedatum", "archiefactiedatum", "", "__lt", "__gt"),
    **_datums("startdatum", "startdatum", "", "__gt", "__gte", "__lt", "__lte"),
    **_datums("registratiedatum", "registratiedatum", "", "__gt", "__lt"),
    **_datums("einddatum", "einddatum", "", "__gt", "__lt"),
    **_datums("einddatumGepland", "einddatum_gepland", "", "__gt", "__lt"),
    **_datums("uiterlijkeEinddatumAfdoening", "uiterlijke_einddatum_afdoening", "", "__gt", "__lt"),
    "maximaleVertrouwelijkheidaanduiding": Filter(
        "{t}.vertrouwelijkheidaanduiding <= {w}", lees=filters.niveau, op_maat=True
    ),
    **zaakfilters(),
}

TELLING = Telling(
    kenmerken={
        "{t}.bronorganisatie": "text",
        "{t}.archiefstatus": "text",
        "{t}.archiefnominatie": "text",
        "({t}.einddatum IS NULL)": "boolean",
        "({t}.archiefactiedatum IS NULL)": "boolean",
    },
    dagen=(
        "startdatum",
        "registratiedatum",
        "einddatum",
        "archiefactiedatum",
        "uiterlijke_einddatum_afdoening",
        "einddatum_gepland",
    ),
)
"""The count is kept for each of these filters, with or without a type and levels; for several dates together
the rows are counted.
"""

SORTEER: Mapping[str, str] = {
    "startdatum": "{t}.startdatum",
    "einddatum": "{t}.einddatum",
    "publicatiedatum": "{t}.publicatiedatum",
    "archiefactiedatum": "{t}.archiefactiedatum",
    "registratiedatum": "{t}.registratiedatum",
    "identificatie": "{t}.identificatie",
}
