"""Types of the catalogue as values with references by name: to show, to compare versions, and to write as
content.

The values describe the rows also when content doesn't allow them (an extension without a term); code that
writes content checks them first.
"""

import uuid
from collections.abc import Iterable
from typing import Any, TypeVar

from django.db.models import Model, Prefetch
from pydantic import BaseModel

from .inhoud import zaaktype as inhoud
from .models import (
    Besluittype,
    Informatieobjecttype,
    Resultaattype,
    Zaakobjecttype,
    Zaaktype,
    ZaaktypeInformatieobjecttype,
    Zaaktyperelatie,
)

M = TypeVar("M", bound=BaseModel)
_NAAM = "omschrijving"


def beschrijf(ids: Iterable[uuid.UUID]) -> dict[uuid.UUID, inhoud.Zaaktypebeschrijving]:
    """Return case types with their parts, by id. Cost: some sixteen queries, whatever the number of types."""
    rijen = Zaaktype.objects.filter(id__in=list(ids)).prefetch_related(
        "statustypen__checklistitems",
        "roltypen",
        "eigenschappen__statustype",
        "besluittypen",
        "deelzaaktypen",
        Prefetch(
            "resultaattypen",
            Resultaattype.objects.prefetch_related("besluittypen", "informatieobjecttypen"),
        ),
        Prefetch(
            "zaaktypeinformatieobjecttypen",
            ZaaktypeInformatieobjecttype.objects.select_related("informatieobjecttype", "statustype"),
        ),
        Prefetch("zaakobjecttypen", Zaakobjecttype.objects.prefetch_related("statustypen", "resultaattypen")),
        Prefetch("gerelateerde_zaaktypen", Zaaktyperelatie.objects.select_related("gerelateerd")),
    )
    return {rij.id: _zaaktype(rij) for rij in rijen}


def _zaaktype(z: Zaaktype) -> inhoud.Zaaktypebeschrijving:
    return _maak(
        inhoud.Zaaktypebeschrijving,
        z,
        statustypen=[
            _maak(
                inhoud.Statustypebeschrijving,
                s,
                checklist=[
                    _maak(inhoud.Checklistregel, c)
                    for c in sorted(s.checklistitems.all(), key=lambda c: c.volgnummer)
                ],
            )
            for s in sorted(z.statustypen.all(), key=lambda s: s.volgnummer)
        ],
        resultaattypen=[
            _maak(
                inhoud.Resultaattypebeschrijving,
                r,
                besluittypen=_namen(r.besluittypen.all()),
                informatieobjecttypen=_namen(r.informatieobjecttypen.all()),
            )
            for r in sorted(z.resultaattypen.all(), key=lambda r: r.omschrijving)
        ],
        roltypen=[
            _maak(inhoud.Roltypebeschrijving, r)
            for r in sorted(z.roltypen.all(), key=lambda r: r.omschrijving)
        ],
        eigenschappen=[
            _maak(
                inhoud.Eigenschapbeschrijving, e, statustype=e.statustype.volgnummer if e.statustype else None
            )
            for e in sorted(z.eigenschappen.all(), key=lambda e: e.naam)
        ],
        documenten=[
            _maak(
                inhoud.Zaakdocument,
                d,
                informatieobjecttype=d.informatieobjecttype.omschrijving,
                statustype=d.statustype.volgnummer if d.statustype else None,
            )
            for d in sorted(z.zaaktypeinformatieobjecttypen.all(), key=lambda d: d.volgnummer)
        ],
        zaakobjecttypen=sorted(
            (
                _maak(
                    inhoud.Zaakobjecttypebeschrijving,
                    o,
                    statustypen=sorted(s.volgnummer for s in o.statustypen.all()),
                    resultaattypen=_namen(o.resultaattypen.all()),
                )
                for o in z.zaakobjecttypen.all()
            ),
            key=lambda o: (o.relatie_omschrijving, o.objecttype, o.ander_objecttype),
        ),
        besluittypen=_namen(z.besluittypen.all()),
        deelzaaktypen=_namen(z.deelzaaktypen.all(), "identificatie"),
        gerelateerd=sorted(
            (
                _maak(
                    inhoud.Gerelateerdzaaktype,
                    g,
                    zaaktype=g.gerelateerd.identificatie if g.gerelateerd else "",
                    url=g.gerelateerd_url,
                )
                for g in z.gerelateerde_zaaktypen.all()
            ),
            key=lambda g: (g.zaaktype, g.url, g.aard_relatie),
        ),
    )


def beschrijf_besluittypen(ids: Iterable[uuid.UUID]) -> dict[uuid.UUID, inhoud.Besluittypebeschrijving]:
    """Return decision types by id. Cost: two queries."""
    rijen = Besluittype.objects.filter(id__in=list(ids)).prefetch_related("informatieobjecttypen")
    return {
        b.id: _maak(
            inhoud.Besluittypebeschrijving, b, informatieobjecttypen=_namen(b.informatieobjecttypen.all())
        )
        for b in rijen
    }


def beschrijf_documenttypen(ids: Iterable[uuid.UUID]) -> dict[uuid.UUID, inhoud.Documenttypebeschrijving]:
    """Return document types by id. Cost: one query."""
    rijen = Informatieobjecttype.objects.filter(id__in=list(ids))
    return {rij.id: _maak(inhoud.Documenttypebeschrijving, rij) for rij in rijen}


def beschrijf_typen(model: type[Model], ids: Iterable[uuid.UUID]) -> dict[uuid.UUID, BaseModel]:
    """Return types of one kind by id: case types, decision types or document types."""
    if model is Zaaktype:
        return dict(beschrijf(ids))
    return dict(beschrijf_besluittypen(ids) if model is Besluittype else beschrijf_documenttypen(ids))


def kolommen(vorm: BaseModel, model: type[Model]) -> dict[str, Any]:
    """Return the fields of ``vorm`` that are columns of ``model``, for a new row."""
    eigen = {veld.name for veld in model._meta.concrete_fields if not veld.is_relation}
    return {naam: waarde for naam, waarde in vorm.model_dump().items() if naam in eigen}


def _maak(vorm: type[M], rij: Model, **anders: Any) -> M:
    eigen = {veld.name for veld in rij._meta.concrete_fields if not veld.is_relation}
    waarden = {naam: getattr(rij, naam) for naam in vorm.model_fields if naam in eigen and naam not in anders}
    return vorm.model_construct(**waarden, **anders)


def _namen(rijen: Iterable[Any], veld: str = _NAAM) -> list[str]:
    return sorted({getattr(rij, veld) for rij in rijen})
