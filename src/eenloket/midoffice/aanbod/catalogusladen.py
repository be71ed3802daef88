"""Bring the catalogue in line with the part of a package that describes types in full (beside the services, see ``zaaktypen.werk_bij``).

What is already there as it is described stays, whoever made it; what differs gets a next version from the day of the release.
"""

import datetime as dt
import uuid
from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

from django.db.models import Q
from pydantic import BaseModel

from .beschrijving import beschrijf, beschrijf_besluittypen, beschrijf_documenttypen, kolommen
from .beschrijvingdelen import schrijf_delen
from .inhoud import Pakket
from .modellen.velden import Versie
from .models import Besluittype, Catalogus, Informatieobjecttype, Zaaktype
from .vorm import digest_van

V = TypeVar("V", bound=Versie)
B = TypeVar("B", bound=BaseModel)
Beschrijver = Callable[[Iterable[uuid.UUID]], Mapping[uuid.UUID, BaseModel]]


def werk_woorden_bij(pakket: Pakket, catalogus: Catalogus, begin: dt.date) -> None:
    """Document types and decision types of the package. Cost: some eight queries."""
    _werk_bij(
        Informatieobjecttype,
        "omschrijving",
        pakket.documenttypen,
        beschrijf_documenttypen,
        catalogus,
        begin,
    )
    nieuw = _werk_bij(
        Besluittype, "omschrijving", pakket.besluittypen, beschrijf_besluittypen, catalogus, begin
    )
    documenten = geldige_ids(Informatieobjecttype, "omschrijving", catalogus, begin)
    koppel = Besluittype.informatieobjecttypen.through
    koppel.objects.bulk_create(
        koppel(besluittype_id=rij.id, informatieobjecttype_id=documenten[naam])
        for rij in nieuw
        for naam in pakket.besluittypen[rij.omschrijving].informatieobjecttypen
    )


def werk_zaaktypen_bij(pakket: Pakket, catalogus: Catalogus, begin: dt.date) -> None:
    """Case types of the package with their parts. Call when those of the services are there. Cost: some thirty queries."""
    nieuw = _werk_bij(Zaaktype, "identificatie", pakket.zaaktypen, beschrijf, catalogus, begin)
    schrijf_delen(
        [(rij, pakket.zaaktypen[rij.identificatie]) for rij in nieuw],
        documenten=geldige_ids(Informatieobjecttype, "omschrijving", catalogus, begin),
        besluiten=geldige_ids(Besluittype, "omschrijving", catalogus, begin),
        zaaktypen=geldige_ids(Zaaktype, "identificatie", catalogus, begin),
    )


def geldige_ids(model: type[V], sleutel: str, catalogus: Catalogus, begin: dt.date) -> dict[str, uuid.UUID]:
    """Ids of published versions by name: the one valid on ``begin``, else the next. One query."""
    versies = _versies(model, catalogus, begin).order_by("-begin_geldigheid")
    return dict(versies.values_list(sleutel, "id"))  # the earliest comes last and stays


def _versies(model: type[V], catalogus: Catalogus, begin: dt.date):  # type: ignore[no-untyped-def]  # a query set of V
    nog_niet_voorbij = Q(einde_geldigheid__isnull=True) | Q(einde_geldigheid__gt=begin)
    return model._default_manager.filter(nog_niet_voorbij, catalogus=catalogus, concept=False)


def _werk_bij(
    model: type[V],
    sleutel: str,
    vormen: Mapping[str, B],
    beschrijver: Beschrijver,
    catalogus: Catalogus,
    begin: dt.date,
) -> list[V]:
    """New versions of what differs, saved without relations; what they follow ends on ``begin``."""
    if not vormen:
        return []
    geldig: dict[str, V] = {}
    volgende: dict[str, dt.date] = {}
    versies = _versies(model, catalogus, begin).filter(**{f"{sleutel}__in": list(vormen)})
    for versie in versies.order_by("-begin_geldigheid"):
        if versie.begin_geldigheid > begin:
            volgende[getattr(versie, sleutel)] = versie.begin_geldigheid
        else:
            geldig[getattr(versie, sleutel)] = versie
    beelden = beschrijver(v.id for v in geldig.values())
    nieuw, einden = [], []
    for naam, vorm in vormen.items():
        oud = geldig.get(naam)
        if oud is not None and beelden[oud.id] == _gesorteerd(vorm):
            continue
        grenzen = (oud.einde_geldigheid if oud is not None else None, volgende.get(naam))
        rij = model(
            organisatie_id=catalogus.organisatie_id,
            catalogus=catalogus,
            begin_geldigheid=begin,
            einde_geldigheid=min((grens for grens in grenzen if grens is not None), default=None),
            concept=False,
            **kolommen(vorm, model),
        )
        if isinstance(rij, Zaaktype):
            rij.versiedatum = begin
            rij.bron_digest = digest_van(vorm.model_dump(mode="json"))
        nieuw.append(rij)
        if oud is not None:
            einden.append(oud.id)
    # before the insert: the database refuses an overlap at once
    model._default_manager.filter(id__in=einden).update(einde_geldigheid=begin)
    return model._default_manager.bulk_create(nieuw)


def _gesorteerd(vorm: B) -> B:
    """In the order in which rows are described, because an editor may write parts in any order."""
    ruw = vorm.model_dump()
    for deel, waarde in ruw.items():
        if isinstance(waarde, list) and deel not in _OP_VOLGORDE:
            ruw[deel] = sorted(waarde, key=_plaats)
            for ding in ruw[deel]:
                if isinstance(ding, dict):
                    for binnen in ("besluittypen", "informatieobjecttypen", "statustypen", "resultaattypen"):
                        if binnen in ding:
                            ding[binnen] = sorted(ding[binnen])
    return type(vorm).model_validate(ruw)


_OP_VOLGORDE = frozenset({"trefwoorden", "trefwoord", "verantwoordingsrelatie", "producten_of_diensten"})
_SLEUTELS = (
    ("volgnummer",), ("relatie_omschrijving", "objecttype", "ander_objecttype"), ("zaaktype", "url", "aard_relatie"), ("naam",), ("omschrijving",),
)  # fmt: skip


def _plaats(ding: object) -> tuple[object, ...]:
    if not isinstance(ding, dict):
        return (ding,)
    sleutel = next(namen for namen in _SLEUTELS if namen[0] in ding)
    return tuple(ding[naam] for naam in sleutel)
