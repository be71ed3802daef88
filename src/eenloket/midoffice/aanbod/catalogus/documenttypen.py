"""Document types and decision types: make, change, correct, publish, delete."""

import uuid
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from django.utils.translation import gettext_lazy as _

from eenloket.kern.actoren import Actor
from eenloket.kern.fouten import Registerfout
from eenloket.kern.registertaal import neem_over

from ..models import Besluittype, Informatieobjecttype, Zaaktype, ZaaktypeInformatieobjecttype
from ..versies import eis_geen_overlap, eis_periode, eis_vrije_periode
from .regels import (
    Aanduiding,
    catalogushandeling,
    eis_verwijderbaar,
    eis_wijzigbaar,
    vergrendel_catalogus,
    vergrendel_versie,
    verwijder,
)
from .relaties import eis_concepten, eis_uitbreiding, verplaats, vind, zet

SLEUTEL = "omschrijving"


@dataclass(frozen=True, slots=True)
class Besluitrelaties:
    """The relations of a decision type in a body; None: the body doesn't give them."""

    informatieobjecttypen: Sequence[Aanduiding] | None = None
    zaaktypen: Sequence[Aanduiding] | None = None


T = TypeVar("T", Besluittype, Informatieobjecttype)


def maak_informatieobjecttype(rij: Informatieobjecttype, *, door: Actor) -> Informatieobjecttype:
    """Save a new version as a concept.

    Raises: Registerfout.
    """
    with catalogushandeling(door, "informatieobjecttype.maken"):
        if not rij.omschrijving:
            raise Registerfout("omschrijving", "blank", _("Dit veld mag niet leeg zijn."))
        return _maak(rij)


def wijzig_informatieobjecttype(
    organisatie_id: uuid.UUID,
    id_: uuid.UUID,
    waarden: Mapping[str, Any],
    *,
    velden: Collection[str],
    correctie: bool,
    door: Actor,
) -> Informatieobjecttype:
    """Change a concept, end a published version, or correct it; a correction may add keywords but not remove
    them.

    Raises: OnbekendType, Registerfout.
    Source: ztc-009, section Correctie.
    """
    with catalogushandeling(door, "informatieobjecttype.wijzigen"):
        rij = vergrendel_versie(Informatieobjecttype, id_, organisatie_id)
        if "trefwoord" in waarden:
            eis_uitbreiding(rij.trefwoord, waarden["trefwoord"], "trefwoord", alleen_erbij=not rij.concept)
        return _wijzig(rij, waarden, velden, correctie=correctie)


def maak_besluittype(
    rij: Besluittype, relaties: Besluitrelaties, *, correctie: bool = False, door: Actor
) -> Besluittype:
    """Save a new version as a concept.

    Raises: Registerfout.
    Source: ztc-011b, ztc-013.
    """
    with catalogushandeling(door, "besluittype.maken"):
        _maak(rij)
        _zet_relaties(rij, relaties, correctie=correctie)
    return rij


def wijzig_besluittype(
    organisatie_id: uuid.UUID,
    id_: uuid.UUID,
    waarden: Mapping[str, Any],
    relaties: Besluitrelaties,
    *,
    velden: Collection[str],
    correctie: bool,
    door: Actor,
) -> Besluittype:
    """Do as ``wijzig_informatieobjecttype``; what ``relaties`` doesn't give, doesn't change."""
    with catalogushandeling(door, "besluittype.wijzigen"):
        rij = _wijzig(
            vergrendel_versie(Besluittype, id_, organisatie_id), waarden, velden, correctie=correctie
        )
        _zet_relaties(rij, relaties, correctie=correctie)
    return rij


def publiceer(model: type[T], organisatie_id: uuid.UUID, id_: uuid.UUID, *, door: Actor) -> T:
    """Publish a concept; publishing a published version changes nothing.

    Raises: OnbekendType, Registerfout.
    """
    with catalogushandeling(door, f"{model._meta.model_name}.publiceren"):
        rij = vergrendel_versie(model, id_, organisatie_id)
        if rij.concept:
            vergrendel_catalogus(rij.catalogus_id, organisatie_id)
            rij.concept = False
            eis_periode(rij)
            eis_geen_overlap(rij, SLEUTEL)
            rij.save(update_fields=["concept"])
    return rij


def verwijder_type(
    model: type[T], organisatie_id: uuid.UUID, id_: uuid.UUID, *, geforceerd: bool, door: Actor
) -> None:
    """Delete a concept. Relations with it move to its other versions; with the last version they are removed
    from concepts.

    Raises: OnbekendType, Registerfout, TypeInGebruik.
    Source: ztc-009.
    """
    with catalogushandeling(door, f"{model._meta.model_name}.verwijderen"):
        rij = vergrendel_versie(model, id_, organisatie_id)
        eis_verwijderbaar(rij, geforceerd=geforceerd)
        verplaats(rij)
        if isinstance(rij, Informatieobjecttype):
            ZaaktypeInformatieobjecttype.objects.filter(
                informatieobjecttype=rij, zaaktype__concept=True
            ).delete()
        verwijder(rij)


def _maak(rij: T) -> T:
    rij.catalogus = vergrendel_catalogus(rij.catalogus_id, rij.organisatie_id)
    rij.concept = True
    eis_vrije_periode(rij, SLEUTEL)
    rij.save(force_insert=True)
    return rij


def _wijzig(rij: T, waarden: Mapping[str, Any], velden: Collection[str], *, correctie: bool) -> T:
    eis_wijzigbaar(rij, velden, correctie=correctie)
    vergrendel_catalogus(rij.catalogus_id, rij.organisatie_id)
    neem_over(rij, waarden, vast={"catalogus_id": "catalogus"})
    eis_vrije_periode(rij, SLEUTEL, velden)
    rij.save()
    return rij


def _zet_relaties(rij: Besluittype, relaties: Besluitrelaties, *, correctie: bool) -> None:
    if relaties.informatieobjecttypen is not None:
        zet(
            rij.informatieobjecttypen,
            rij.catalogus_id,
            relaties.informatieobjecttypen,
            "informatieobjecttypen",
            alleen_erbij=not rij.concept,
            correctie=correctie,
        )
    if relaties.zaaktypen is not None:
        _zet_zaaktypen(rij, relaties.zaaktypen, correctie=correctie)


def _zet_zaaktypen(rij: Besluittype, zaaktypen: Sequence[Aanduiding], *, correctie: bool) -> None:
    """Add the relations with these case types, which clients of before 1.3 give here; the case types have the
    same relations. A client that may correct also removes relations with published case types that are not
    named; those with concepts don't stand in an answer, so a missing one isn't a removal.
    """
    nieuw = vind(Zaaktype, rij.catalogus_id, zaaktypen, "zaaktypen")
    oud = dict(rij.zaaktypen.values_list("identificatie", "id"))
    if not correctie:
        eis_concepten(Zaaktype, list(oud.values()), zaaktypen)
    erbij = [id_ for naam, id_ in nieuw.items() if naam not in oud]
    rij.zaaktypen.add(*Zaaktype.objects.filter(id__in=erbij))
    if correctie and rij.concept:
        rij.zaaktypen.remove(*rij.zaaktypen.filter(concept=False).exclude(identificatie__in=nieuw))
