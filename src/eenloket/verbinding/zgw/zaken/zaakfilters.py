"""What a list of cases can be filtered and ordered by."""

from collections.abc import Mapping

from .. import filters
from ..bron import Filter
from .rolfilters import zaakfilters

_TEKENS = {"": "=", "__gt": ">", "__gte": ">=", "__lt": "<", "__lte": "<="}


def _datums(naam: str, kolom: str, *soorten: str) -> dict[str, Filter]:
    return {
        naam + soort: Filter(f"{{t}}.{kolom} {_TEKENS[soort]} {{w}}", lees=filters.datum) for soort in soorten
    }


FILTERS: Mapping[str, Filter] = {
    "identificatie": Filter("{t}.identificatie = {w}"),
    "bronorganisatie": Filter("{t}.bronorganisatie = {w}"),
    "bronorganisatie__in": Filter("{t}.bronorganisatie = ANY({w}::text[])"),
    "zaaktype": Filter("{t}.zaaktype_id = {w}", doel="catalogi/zaaktypen"),
    "archiefnominatie": Filter("{t}.archiefnominatie = {w}"),
    "archiefnominatie__in": Filter("{t}.archiefnominatie = ANY({w}::text[])"),
    "archiefstatus": Filter("{t}.archiefstatus = {w}"),
    "archiefstatus__in": Filter("{t}.archiefstatus = ANY({w}::text[])"),
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
    **zaakfilters(),
}

SORTEER: Mapping[str, str] = {
    "startdatum": "{t}.startdatum",
    "einddatum": "{t}.einddatum",
    "publicatiedatum": "{t}.publicatiedatum",
    "archiefactiedatum": "{t}.archiefactiedatum",
    "registratiedatum": "{t}.registratiedatum",
    "identificatie": "{t}.identificatie",
}
