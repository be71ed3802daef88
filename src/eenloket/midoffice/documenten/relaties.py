"""The things to which a document belongs (drc-002, 003, 004).

Relations with our own things are stored in the room of these things (``ports.Verwijzer``); this room stores
only relations with things in other registers.
"""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Exists, Model, OuterRef
from django.utils.translation import gettext_lazy as _

from eenloket.kern.actoren import Actor
from eenloket.kern.fouten import NietGevonden
from eenloket.kern.handelingen import handeling

from .fouten import Documentfout
from .models import Informatieobject, Objectrelatie
from .ports import verwijzers


@dataclass(frozen=True, slots=True)
class Voorwerp:
    """A thing to which a document belongs: ``soort``, and its id when it is ours, else its address."""

    soort: str
    id: uuid.UUID | None
    url: str

    @property
    def sleutel(self) -> uuid.UUID:
        """The key by which the relation is found."""
        return self.id or sleutel_van(self.url)


def sleutel_van(url: str) -> uuid.UUID:
    """Return an id made from an address in another register."""
    return uuid.uuid5(uuid.NAMESPACE_URL, url)


def heeft_relaties(document: Informatieobject) -> bool:
    """Return whether anything refers to the document. Cost: one query."""
    return not zonder_relaties([document.id])


def zonder_relaties(document_ids: Sequence[uuid.UUID]) -> list[uuid.UUID]:
    """Return those of these documents to which nothing refers. Cost: one query."""
    rijen = Informatieobject.objects.filter(id__in=document_ids)
    tabellen: list[type[Model]] = [Objectrelatie, *(v.relatie for v in verwijzers().values())]
    for relatie in tabellen:
        rijen = rijen.exclude(Exists(relatie._default_manager.filter(informatieobject_id=OuterRef("id"))))
    return list(rijen.order_by("id").values_list("id", flat=True))


def leg_relatie(
    document: Informatieobject, voorwerp: Voorwerp, *, bevestigd: bool = False, door: Actor
) -> Objectrelatie:
    """Store that ``document`` belongs to a thing in another register; ``bevestigd``: that register has the
    relation too.

    A relation with our own case or decision can't be made here, because it exists as soon as that case or
    decision has it: either the source doesn't have it (drc-004), or it exists already (drc-003).
    Raises: Documentfout.
    """
    if voorwerp.id is not None:
        _van_ons(document, voorwerp, voorwerp.id)
    with handeling(door, "document.relatie"):
        rij = Objectrelatie(
            informatieobject=document,
            object=voorwerp.url,
            object_type=voorwerp.soort,
            object_sleutel=voorwerp.sleutel,
        )
        if Objectrelatie.objects.filter(
            informatieobject_id=document.id, object_sleutel=voorwerp.sleutel
        ).exists():
            raise _dubbel()
        if not bevestigd:
            raise _niet_in_bron()
        rij.save(force_insert=True)
    return rij


def verwijder_relatie(relatie_id: uuid.UUID, *, nog_in_bron: bool = False, door: Actor) -> None:
    """Delete a relation; only when its source no longer has it.

    Raises: NietGevonden, Documentfout.
    """
    with handeling(door, "document.relatie_weg"):
        rij = Objectrelatie.objects.select_for_update().filter(id=relatie_id).first()
        if rij is None and not _in_bron(relatie_id):
            raise NietGevonden()
        if rij is None or nog_in_bron:
            raise Documentfout(
                "nonFieldErrors",
                "remote-relation-exists",
                _("Deze relatie bestaat nog in de bron. Verwijder haar eerst daar."),
            )
        rij.delete()


def _van_ons(document: Informatieobject, voorwerp: Voorwerp, id_: uuid.UUID) -> None:
    verwijzer = verwijzers().get(voorwerp.soort)
    binnen = {"id": id_, "organisatie_id": document.organisatie_id}
    if verwijzer is None or not verwijzer.ding._default_manager.filter(**binnen).exists():
        raise Documentfout("object", "bad-url", _("Geef een geldige URL op van een bestaand object."))
    relaties = verwijzer.relatie._default_manager.filter(
        **{"informatieobject_id": document.id, verwijzer.kolom: id_}
    )
    raise _dubbel() if relaties.exists() else _niet_in_bron()


def _in_bron(relatie_id: uuid.UUID) -> bool:
    return any(v.relatie._default_manager.filter(id=relatie_id).exists() for v in verwijzers().values())


def _dubbel() -> Documentfout:
    return Documentfout("nonFieldErrors", "unique", _("Deze relatie is er al."))


def _niet_in_bron() -> Documentfout:
    return Documentfout(
        "nonFieldErrors",
        "inconsistent-relation",
        _("Deze relatie bestaat niet in de bron. Leg haar eerst daar."),
    )
