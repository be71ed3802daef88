"""Read any number of case types with their parts from the database, always with six queries."""

import uuid
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import QuerySet

from eenloket.kern.sql import rijen
from eenloket.kern.vertrouwelijkheid import Vertrouwelijkheid

from .models import Eigenschap, Resultaattype, Roltype, Statustype, Zaaktype
from .zaaktypegegevens import (
    Eigenschapgegevens,
    Resultaattypegegevens,
    Roltypegegevens,
    Statustypegegevens,
    Zaaktypegegevens,
)

_GENOEMD = """
SELECT 'informatieobjecttype', r.zaaktype_id, v.id, v.omschrijving, v.id = eigen.id, r.volgnummer::int, v.begin_geldigheid, '', NULL::uuid
FROM aanbod_zaaktypeinformatieobjecttype r
JOIN aanbod_informatieobjecttype eigen ON eigen.id = r.informatieobjecttype_id
JOIN aanbod_informatieobjecttype v ON v.catalogus_id = eigen.catalogus_id AND v.omschrijving = eigen.omschrijving
WHERE r.zaaktype_id = ANY(%(ids)s::uuid[])
UNION ALL
SELECT 'besluittype', r.zaaktype_id, v.id, v.omschrijving, v.id = eigen.id AND NOT v.concept, 0, v.begin_geldigheid, '', NULL
FROM aanbod_besluittype_zaaktypen r
JOIN aanbod_besluittype eigen ON eigen.id = r.besluittype_id
JOIN aanbod_besluittype v ON v.catalogus_id = eigen.catalogus_id AND v.omschrijving = eigen.omschrijving
WHERE r.zaaktype_id = ANY(%(ids)s::uuid[])
UNION ALL
SELECT 'uitgave', r.zaaktype_id, NULL, '', true, u.nummer::int, NULL, r.dienst, r.uitgave_id
FROM aanbod_uitgavezaaktype r JOIN aanbod_uitgave u ON u.id = r.uitgave_id
WHERE r.zaaktype_id = ANY(%(ids)s::uuid[])
ORDER BY 6, 7
"""
"""SQL: all versions of the types that a case type names, and the services with this case type per release,
the newest last.
"""


def lees(ids: Iterable[uuid.UUID]) -> dict[uuid.UUID, Zaaktypegegevens]:
    """Return case types by id, without those that don't exist. Cost: six queries, whatever the number of
    types.
    """
    gevraagd = list(ids)
    zaaktypen = list(Zaaktype.objects.filter(id__in=gevraagd))
    if not zaaktypen:
        return {}
    statussen = _per_type(Statustype.objects.order_by("volgnummer"), gevraagd)
    resultaten = _per_type(Resultaattype.objects.order_by("omschrijving"), gevraagd)
    rollen = _per_type(Roltype.objects.order_by("omschrijving"), gevraagd)
    eigenschappen = _per_type(Eigenschap.objects.order_by("naam"), gevraagd)
    alle: dict[tuple[str, uuid.UUID], set[uuid.UUID]] = defaultdict(set)
    op_naam: dict[tuple[str, uuid.UUID], dict[str, uuid.UUID]] = defaultdict(dict)
    gebruik: dict[uuid.UUID, tuple[str, uuid.UUID]] = {}
    for wat, zaaktype_id, id_, naam, zelf, _plek, _begin, dienst, uitgave_id in rijen(
        _GENOEMD, {"ids": gevraagd}
    ):
        if wat == "uitgave":
            gebruik[zaaktype_id] = (dienst, uitgave_id)
            continue
        alle[wat, zaaktype_id].add(id_)
        if zelf:
            op_naam[wat, zaaktype_id][naam] = id_
    return {
        z.id: Zaaktypegegevens(
            id=z.id,
            organisatie_id=z.organisatie_id,
            catalogus_id=z.catalogus_id,
            identificatie=z.identificatie,
            omschrijving=z.omschrijving,
            concept=z.concept,
            begin_geldigheid=z.begin_geldigheid,
            einde_geldigheid=z.einde_geldigheid,
            niveau=Vertrouwelijkheid.van(z.vertrouwelijkheidaanduiding),
            doorlooptijd=z.doorlooptijd,
            servicenorm=z.servicenorm,
            producten_of_diensten=frozenset(z.producten_of_diensten),
            opschorting_mogelijk=z.opschorting_en_aanhouding_mogelijk,
            verlenging_mogelijk=z.verlenging_mogelijk,
            verlengingstermijn=z.verlengingstermijn,
            statustypen={
                s.id: Statustypegegevens(
                    s.id, s.omschrijving, s.omschrijving_generiek, s.volgnummer,
                    s is statussen[z.id][-1], s.informeren,
                )
                for s in statussen[z.id]
            },
            resultaattypen={r.id: _resultaat(r) for r in resultaten[z.id]},
            roltypen={
                r.id: Roltypegegevens(r.id, r.omschrijving, r.omschrijving_generiek) for r in rollen[z.id]
            },
            eigenschappen={e.id: _eigenschap(e) for e in eigenschappen[z.id]},
            informatieobjecttypen=frozenset(alle["informatieobjecttype", z.id]),
            informatieobjecttype_op_naam=op_naam["informatieobjecttype", z.id],
            besluittypen=frozenset(alle["besluittype", z.id]),
            besluittype_op_naam=op_naam["besluittype", z.id],
            dienst=gebruik[z.id][0] if z.id in gebruik else "",
            uitgave_id=gebruik[z.id][1] if z.id in gebruik else None,
        )
        for z in zaaktypen
    }  # fmt: skip


def _per_type(delen: QuerySet[Any], ids: Iterable[uuid.UUID]) -> Mapping[uuid.UUID, list[Any]]:
    uit: dict[uuid.UUID, list[Any]] = defaultdict(list)
    for deel in delen.filter(zaaktype_id__in=ids):
        uit[deel.zaaktype_id].append(deel)
    return uit


def _resultaat(r: Resultaattype) -> Resultaattypegegevens:
    return Resultaattypegegevens(
        id=r.id,
        omschrijving=r.omschrijving,
        omschrijving_generiek=r.omschrijving_generiek,
        positief=r.positief,
        archiefnominatie=r.archiefnominatie,
        archiefactietermijn=r.archiefactietermijn,
        procestermijn=r.procestermijn,
        brondatum_archiefprocedure_afleidingswijze=r.brondatum_archiefprocedure_afleidingswijze,
        brondatum_archiefprocedure_datumkenmerk=r.brondatum_archiefprocedure_datumkenmerk,
        brondatum_archiefprocedure_objecttype=r.brondatum_archiefprocedure_objecttype,
        brondatum_archiefprocedure_procestermijn=r.brondatum_archiefprocedure_procestermijn,
    )


def _eigenschap(e: Eigenschap) -> Eigenschapgegevens:
    return Eigenschapgegevens(
        id=e.id,
        naam=e.naam,
        vraag=e.vraag,
        specificatie_formaat=e.specificatie_formaat,
        specificatie_lengte=e.specificatie_lengte,
        specificatie_waardenverzameling=tuple(e.specificatie_waardenverzameling),
    )
