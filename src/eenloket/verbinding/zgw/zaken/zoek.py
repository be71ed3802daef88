"""Search for cases with a body: many ids at once, an area, and only the wanted fields (zrc-029)."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django.http import HttpResponse

from ..aanroep import Aanroep
from ..bron import Filter
from ..filters import Filterwaarde, lees_filters
from ..fouten import veldfout
from ..keuze import lees_keuze
from ..lezen import lees_rijen
from ..operaties import bladzijde, operatie
from ..schrijven import lees_lichaam
from . import geometrie
from .zaak import ZAAK
from .zaakfilters import FILTERS

MEESTE_IDS = 10_000
_ZOEKBARE = replace(
    ZAAK,
    filters={
        **FILTERS,
        "zaaktype__in": Filter("{t}.zaaktype_id = ANY({w}::uuid[])", doel="catalogi/zaaktypen", op_maat=True),
    },
)
_IDS = Filter("{t}.id = ANY({w}::uuid[])")
_NABIJ = Filter("{t}.zaakgeometrie IS NOT NULL AND zaken_omtrek({t}.zaakgeometrie) <@ {w}::box")
_BLAD = ("page", "pageSize", "expand", "ordering", "fields")


@operatie("zaken", "zaak__zoek")
def zoek(aanroep: Aanroep) -> HttpResponse:
    """Return a page of the cases that meet all conditions.

    Raises: OngeldigVerzoek without a condition, with too many ids, or with both ``fields`` and ``expand``
    (zrc-029).
    Cost: one query, two for an area.
    """
    _ = aanroep.bereik
    lichaam = lees_lichaam(aanroep)
    gegeven = {n: w for n, w in lichaam.items() if w not in ("", None)}
    gegeven |= {n: aanroep.request.GET[n] for n in ("page", "expand") if aanroep.request.GET.get(n)}
    if not gegeven.keys() - set(_BLAD):
        raise veldfout("nonFieldErrors", "empty_search_body", "Geef op waarop u wilt zoeken.")
    velden = gegeven.pop("fields", None)
    if velden and gegeven.get("expand"):
        raise veldfout("fields", "invalid", "Gebruik fields of expand, niet allebei.")
    keuze = lees_keuze(_ZOEKBARE, velden) if velden else None
    ook = []
    if "uuid__in" in gegeven:
        ook.append(Filterwaarde(_IDS, "ids", _ids(gegeven.pop("uuid__in"))))
    if "zaakgeometrie" in gegeven:
        ook.append(_binnen(aanroep, gegeven, gegeven.pop("zaakgeometrie"), ook))
    return bladzijde(_ZOEKBARE, aanroep, gegeven, ook=ook, keuze=keuze)


def _ids(waarden: list[str]) -> list[str]:
    """Return the ids as text: the contract has checked their form, and PostgreSQL converts them faster than
    Python does.
    """
    if len(waarden) > MEESTE_IDS:
        raise veldfout("uuid__in", "max_length", f"Geef hoogstens {MEESTE_IDS} waarden op.")
    return waarden


def _binnen(
    aanroep: Aanroep, gegeven: dict[str, Any], waarde: dict[str, Any], ook: Sequence[Filterwaarde]
) -> Filterwaarde:
    """Return a filter on the ids of the cases within an area: nearby cases by the index, the exact ones by
    GEOS. Cost: one query.
    """
    if "within" not in waarde:
        raise veldfout("zaakgeometrie.within", "required", "Dit veld is vereist.")
    gebied = geometrie.lees_gebied(waarde["within"], "zaakgeometrie.within")
    rest = [*lees_filters(_ZOEKBARE, aanroep, gegeven), *ook]
    nabij = Filterwaarde(_NABIJ, "omtrek", geometrie.omtrek(gebied))
    rijen = lees_rijen(
        _ZOEKBARE, aanroep, [*rest, nabij], "t.id, t.zaakgeometrie::text", geometrie.HOOGSTENS + 1
    )
    if len(rijen) > geometrie.HOOGSTENS:
        raise veldfout(
            "zaakgeometrie.within", "invalid", "In dit gebied liggen te veel zaken. Kies een kleiner gebied."
        )
    return Filterwaarde(_IDS, "binnen", geometrie.binnen(gebied, [(rij[0], rij[1]) for rij in rijen]))
