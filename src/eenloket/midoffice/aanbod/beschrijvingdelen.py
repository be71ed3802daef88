"""Write the parts of new versions of case types, each table with one statement: the only way from content
into these tables.
"""

import uuid
from collections.abc import Mapping, Sequence
from typing import Any

from .beschrijving import kolommen
from .inhoud import Zaaktypebeschrijving
from .models import (
    Besluittype,
    Checklistitem,
    Eigenschap,
    Resultaattype,
    Roltype,
    Statustype,
    Zaakobjecttype,
    Zaaktype,
    ZaaktypeInformatieobjecttype,
    Zaaktyperelatie,
)

Ids = Mapping[str, uuid.UUID]


def schrijf_delen(
    nieuw: Sequence[tuple[Zaaktype, Zaaktypebeschrijving]],
    *,
    documenten: Ids,
    besluiten: Ids,
    zaaktypen: Ids,
) -> None:
    """Write parts and relations of new versions; the mappings give ids by name. Fourteen inserts in all, none
    without new versions.
    """
    if not nieuw:
        return
    statussen = {
        (z.id, s.volgnummer): Statustype(zaaktype=z, **kolommen(s, Statustype))
        for z, vorm in nieuw
        for s in vorm.statustypen
    }
    Statustype.objects.bulk_create(statussen.values())
    Checklistitem.objects.bulk_create(
        Checklistitem(
            statustype=statussen[z.id, s.volgnummer], volgnummer=nummer, **kolommen(item, Checklistitem)
        )
        for z, vorm in nieuw
        for s in vorm.statustypen
        for nummer, item in enumerate(s.checklist, start=1)
    )
    Roltype.objects.bulk_create(
        Roltype(zaaktype=z, **kolommen(r, Roltype)) for z, vorm in nieuw for r in vorm.roltypen
    )
    Eigenschap.objects.bulk_create(
        Eigenschap(
            zaaktype=z, statustype=statussen[z.id, e.statustype] if e.statustype else None,
            **kolommen(e, Eigenschap),
        )
        for z, vorm in nieuw
        for e in vorm.eigenschappen
    )  # fmt: skip
    ZaaktypeInformatieobjecttype.objects.bulk_create(
        ZaaktypeInformatieobjecttype(
            zaaktype=z, informatieobjecttype_id=documenten[d.informatieobjecttype],
            statustype=statussen[z.id, d.statustype] if d.statustype else None,
            **kolommen(d, ZaaktypeInformatieobjecttype),
        )
        for z, vorm in nieuw
        for d in vorm.documenten
    )  # fmt: skip
    resultaten = _resultaten(nieuw, documenten, besluiten)
    _objecten(nieuw, statussen, resultaten)
    _relaties(nieuw, besluiten, zaaktypen)


def _resultaten(
    nieuw: Sequence[tuple[Zaaktype, Zaaktypebeschrijving]], documenten: Ids, besluiten: Ids
) -> dict[tuple[uuid.UUID, str], Resultaattype]:
    paren = [(z, r) for z, vorm in nieuw for r in vorm.resultaattypen]
    rijen = {
        (z.id, r.omschrijving): Resultaattype(zaaktype=z, **kolommen(r, Resultaattype)) for z, r in paren
    }
    Resultaattype.objects.bulk_create(rijen.values())
    koppel: Any
    for veld, ids in (("besluittypen", besluiten), ("informatieobjecttypen", documenten)):
        koppel = getattr(Resultaattype, veld).through
        kolom = f"{koppel._meta.get_fields()[2].name}_id"
        koppel.objects.bulk_create(
            koppel(resultaattype_id=rijen[z.id, r.omschrijving].id, **{kolom: ids[naam]})
            for z, r in paren
            for naam in getattr(r, veld)
        )
    return rijen


def _objecten(
    nieuw: Sequence[tuple[Zaaktype, Zaaktypebeschrijving]],
    statussen: Mapping[tuple[uuid.UUID, int], Statustype],
    resultaten: Mapping[tuple[uuid.UUID, str], Resultaattype],
) -> None:
    paren = [
        (z, o, Zaakobjecttype(zaaktype=z, **kolommen(o, Zaakobjecttype)))
        for z, vorm in nieuw
        for o in vorm.zaakobjecttypen
    ]
    Zaakobjecttype.objects.bulk_create(rij for _z, _o, rij in paren)
    bij_status = Zaakobjecttype.statustypen.through
    bij_status.objects.bulk_create(
        bij_status(zaakobjecttype_id=rij.id, statustype_id=statussen[z.id, nummer].id)
        for z, o, rij in paren
        for nummer in o.statustypen
    )
    bij_resultaat = Zaakobjecttype.resultaattypen.through
    bij_resultaat.objects.bulk_create(
        bij_resultaat(zaakobjecttype_id=rij.id, resultaattype_id=resultaten[z.id, naam].id)
        for z, o, rij in paren
        for naam in o.resultaattypen
    )


def _relaties(nieuw: Sequence[tuple[Zaaktype, Zaaktypebeschrijving]], besluiten: Ids, zaaktypen: Ids) -> None:
    bij_besluit = Besluittype.zaaktypen.through
    bij_besluit.objects.bulk_create(
        bij_besluit(besluittype_id=besluiten[naam], zaaktype_id=z.id)
        for z, vorm in nieuw
        for naam in vorm.besluittypen
    )
    delen = Zaaktype.deelzaaktypen.through
    delen.objects.bulk_create(
        delen(from_zaaktype_id=z.id, to_zaaktype_id=zaaktypen[naam])
        for z, vorm in nieuw
        for naam in vorm.deelzaaktypen
    )
    Zaaktyperelatie.objects.bulk_create(
        Zaaktyperelatie(
            zaaktype=z,
            gerelateerd_id=zaaktypen[g.zaaktype] if g.zaaktype else None,
            gerelateerd_url=g.url,
            aard_relatie=g.aard_relatie,
            toelichting=g.toelichting,
        )
        for z, vorm in nieuw
        for g in vorm.gerelateerd
    )
