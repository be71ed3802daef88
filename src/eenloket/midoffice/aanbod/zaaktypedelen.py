"""Write the parts of new case type versions, each table in one statement."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Self
from uuid import UUID

from django.db.models import Q

from .models import (
    Besluittype,
    Catalogus,
    Checklistitem,
    Eigenschap,
    Informatieobjecttype,
    Resultaattype,
    Roltype,
    Statustype,
    Zaaktype,
    ZaaktypeInformatieobjecttype,
)

CATEGORIE = "zaakdocument"


@dataclass(frozen=True, slots=True)
class Woordenlijst:
    """Document types and decision types of the catalogue by name, made when they weren't there."""

    documenten: dict[str, UUID]
    besluiten: dict[str, UUID]

    @classmethod
    def voor(cls, catalogus: Catalogus, vormen: Iterable[dict[str, Any]], begin: dt.date) -> Self:
        """What ``vormen`` name, valid on ``begin``. Two queries, and two inserts when something is new."""
        vormen = list(vormen)
        namen = {naam for vorm in vormen for naam in vorm["documenten"]}
        besluiten = {vorm["besluittype"] for vorm in vormen if vorm["besluittype"]}
        gedeeld = {
            "organisatie_id": catalogus.organisatie_id,
            "catalogus": catalogus,
            "begin_geldigheid": begin,
            "concept": False,
        }
        # A type made for a later release also serves an earlier one: it begins earlier then.
        geldig = Q(einde_geldigheid__isnull=True) | Q(einde_geldigheid__gt=begin)
        documenten = dict(
            Informatieobjecttype.objects.filter(geldig, catalogus=catalogus, concept=False).values_list(
                "omschrijving", "id"
            )
        )
        bekend = dict(
            Besluittype.objects.filter(geldig, catalogus=catalogus, concept=False).values_list(
                "omschrijving", "id"
            )
        )
        for model, ids in ((Informatieobjecttype, documenten), (Besluittype, bekend)):
            model.objects.filter(id__in=ids.values(), begin_geldigheid__gt=begin).update(
                begin_geldigheid=begin
            )
        nieuwe_documenten = [
            Informatieobjecttype(
                omschrijving=naam,
                vertrouwelijkheidaanduiding="zaakvertrouwelijk",
                informatieobjectcategorie=CATEGORIE,
                **gedeeld,
            )
            for naam in sorted(namen - documenten.keys())
        ]
        nieuwe_besluiten = [
            Besluittype(
                omschrijving=naam, reactietermijn="P6W", **gedeeld
            )  # Awb 6:7: objection within six weeks
            for naam in sorted(besluiten - bekend.keys())
        ]
        Informatieobjecttype.objects.bulk_create(nieuwe_documenten)
        Besluittype.objects.bulk_create(nieuwe_besluiten)
        return cls(
            documenten | {d.omschrijving: d.id for d in nieuwe_documenten},
            bekend | {b.omschrijving: b.id for b in nieuwe_besluiten},
        )


def schrijf_delen(nieuw: Sequence[tuple[Zaaktype, dict[str, Any]]], woorden: Woordenlijst) -> None:
    """Statuses, checklist, results, roles, properties, documents and decisions of new versions. Eight inserts in all."""
    statussen = [Statustype(zaaktype=z, **s) for z, vorm in nieuw for s in vorm["statustypen"]]
    Statustype.objects.bulk_create(statussen)
    Checklistitem.objects.bulk_create(_checklist(nieuw, statussen))
    Resultaattype.objects.bulk_create(
        Resultaattype(zaaktype=z, **r) for z, vorm in nieuw for r in vorm["resultaattypen"]
    )
    Roltype.objects.bulk_create(Roltype(zaaktype=z, **r) for z, vorm in nieuw for r in vorm["roltypen"])
    Eigenschap.objects.bulk_create(
        Eigenschap(zaaktype=z, **e) for z, vorm in nieuw for e in vorm["eigenschappen"]
    )
    ZaaktypeInformatieobjecttype.objects.bulk_create(
        ZaaktypeInformatieobjecttype(
            zaaktype=z, informatieobjecttype_id=woorden.documenten[naam], volgnummer=nummer, richting=richting
        )
        for z, vorm in nieuw
        for nummer, (naam, richting) in enumerate(vorm["documenten"].items(), start=1)
    )
    koppel = Besluittype.zaaktypen.through
    koppel.objects.bulk_create(
        koppel(besluittype_id=woorden.besluiten[vorm["besluittype"]], zaaktype_id=z.id)
        for z, vorm in nieuw
        if vorm["besluittype"]
    )
    brieven = Besluittype.informatieobjecttypen.through
    brieven.objects.bulk_create(
        (
            brieven(
                besluittype_id=woorden.besluiten[naam], informatieobjecttype_id=woorden.documenten["Besluit"]
            )
            for naam in sorted({vorm["besluittype"] for _z, vorm in nieuw if vorm["besluittype"]})
        ),
        ignore_conflicts=True,
    )


def _checklist(
    nieuw: Sequence[tuple[Zaaktype, dict[str, Any]]], statussen: Sequence[Statustype]
) -> list[Checklistitem]:
    """The checklist belongs to handling: to the first status of that step, else to the first but one."""
    items = []
    for zaaktype, vorm in nieuw:
        eigen = [s for s in statussen if s.zaaktype_id == zaaktype.id]
        bij = next(
            (s for s in eigen if s.omschrijving_generiek == "behandelen"), eigen[min(1, len(eigen) - 1)]
        )
        items += [
            Checklistitem(statustype=bij, volgnummer=n, **item)
            for n, item in enumerate(vorm["checklist"], start=1)
        ]
    return items
