"""Document types and decision types: make, change, correct, publish, delete."""

import uuid
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any, TypeVar

from django.utils.translation import gettext_lazy as _

from eenloket.kern.actoren import Actor

from ..fouten import Catalogusfout
from ..models import Besluittype, Informatieobjecttype, ZaaktypeInformatieobjecttype
from ..versies import eis_geen_overlap, eis_vrije_periode
from .regels import (
    Aanduiding,
    catalogushandeling,
    eis_verwijderbaar,
    eis_wijzigbaar,
    neem_over,
    vergrendel_catalogus,
    vergrendel_versie,
    verwijder,
)
from .relaties import eis_uitbreiding, verplaats, zet

SLEUTEL = "omschrijving"
T = TypeVar("T", Besluittype, Informatieobjecttype)
Relatiezetter = Callable[[bool], None]


def maak_informatieobjecttype(rij: Informatieobjecttype, *, door: Actor) -> Informatieobjecttype:
    """Save a new version as a concept.

    Raises: Catalogusfout.
    """
    with catalogushandeling(door, "informatieobjecttype.maken"):
        if not rij.omschrijving:
            raise Catalogusfout("omschrijving", "blank", _("Dit veld mag niet leeg zijn."))
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

    Raises: OnbekendType, Catalogusfout.
    Source: ztc-009, section Correctie.
    """
    with catalogushandeling(door, "informatieobjecttype.wijzigen"):
        rij = vergrendel_versie(Informatieobjecttype, id_, organisatie_id)
        if "trefwoord" in waarden:
            eis_uitbreiding(rij.trefwoord, waarden["trefwoord"], "trefwoord", alleen_erbij=not rij.concept)
        return _wijzig(rij, waarden, velden, correctie=correctie)


def maak_besluittype(
    rij: Besluittype, informatieobjecttypen: Sequence[Aanduiding], *, door: Actor
) -> Besluittype:
    """Save a new version as a concept.

    Raises: Catalogusfout.
    Source: ztc-011b, ztc-013.
    """
    with catalogushandeling(door, "besluittype.maken"):
        _maak(rij)
        _zet_documenten(rij, informatieobjecttypen)
    return rij


def wijzig_besluittype(
    organisatie_id: uuid.UUID,
    id_: uuid.UUID,
    waarden: Mapping[str, Any],
    informatieobjecttypen: Sequence[Aanduiding] | None,
    *,
    velden: Collection[str],
    correctie: bool,
    door: Actor,
) -> Besluittype:
    """Do as ``wijzig_informatieobjecttype``; None doesn't change the document types."""
    with catalogushandeling(door, "besluittype.wijzigen"):
        rij = _wijzig(
            vergrendel_versie(Besluittype, id_, organisatie_id), waarden, velden, correctie=correctie
        )
        if informatieobjecttypen is not None:
            _zet_documenten(rij, informatieobjecttypen)
    return rij


def publiceer(model: type[T], organisatie_id: uuid.UUID, id_: uuid.UUID, *, door: Actor) -> T:
    """Publish a concept; publishing a published version changes nothing.

    Raises: OnbekendType, Catalogusfout.
    """
    with catalogushandeling(door, f"{model._meta.model_name}.publiceren"):
        rij = vergrendel_versie(model, id_, organisatie_id)
        if rij.concept:
            vergrendel_catalogus(rij.catalogus_id, organisatie_id)
            rij.concept = False
            eis_geen_overlap(rij, SLEUTEL)
            rij.save(update_fields=["concept"])
    return rij


def verwijder_type(
    model: type[T], organisatie_id: uuid.UUID, id_: uuid.UUID, *, geforceerd: bool, door: Actor
) -> None:
    """Delete a concept. Relations with it move to its other versions; with the last version they are removed
    from concepts.

    Raises: OnbekendType, Catalogusfout, TypeInGebruik.
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


def _zet_documenten(rij: Besluittype, informatieobjecttypen: Sequence[Aanduiding]) -> None:
    zet(
        rij.informatieobjecttypen,
        rij.catalogus_id,
        informatieobjecttypen,
        "informatieobjecttypen",
        alleen_erbij=not rij.concept,
    )
