"""What a document belongs to (drc-002, 003, 004). The room that has the thing (``ports.Verwijzer``) is the source; here stands only what is elsewhere."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Exists, Model, OuterRef
from django.utils.translation import gettext_lazy as _

from eenloket.kern.actoren import Actor
from eenloket.kern.fouten import NietGevonden, Registerfout
from eenloket.kern.handelingen import handeling

from .models import Informatieobject, Objectrelatie
from .ports import verwijzers


@dataclass(frozen=True, slots=True)
class Voorwerp:
    """What a document belongs to: ``soort``, and its id when it is ours or its address when it isn't."""

    soort: str
    id: uuid.UUID | None
    url: str

    @property
    def sleutel(self) -> uuid.UUID:
        """Under which it is found."""
        return self.id or sleutel_van(self.url)


def sleutel_van(url: str) -> uuid.UUID:
    """An address elsewhere as an id."""
    return uuid.uuid5(uuid.NAMESPACE_URL, url)


def heeft_relaties(document: Informatieobject) -> bool:
    """Whether anything still refers to it. Cost: one query."""
    return not zonder_relaties([document.id])


def zonder_relaties(document_ids: Sequence[uuid.UUID]) -> list[uuid.UUID]:
    """Those of these documents that nothing refers to. Cost: one query."""
    rijen = Informatieobject.objects.filter(id__in=document_ids)
    tabellen: list[type[Model]] = [Objectrelatie, *(v.relatie for v in verwijzers().values())]
    for relatie in tabellen:
        rijen = rijen.exclude(Exists(relatie._default_manager.filter(informatieobject_id=OuterRef("id"))))
    return list(rijen.order_by("id").values_list("id", flat=True))


def leg_relatie(
    document: Informatieobject, voorwerp: Voorwerp, *, bevestigd: bool = False, door: Actor
) -> Objectrelatie:
    """Keep that ``document`` belongs to something elsewhere; ``bevestigd``: its register says so too.

    A relation with a case or decision of ours is there as soon as that has it, so it can't be made here: it isn't there in the
    source (drc-004), or it is there already (drc-003). Raises: Registerfout.
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
    """Remove a relation; only when its source doesn't have it any more. Raises: NietGevonden, Registerfout."""
    with handeling(door, "document.relatie_weg"):
        rij = Objectrelatie.objects.select_for_update().filter(id=relatie_id).first()
        if rij is None and not _in_bron(relatie_id):
            raise NietGevonden()
        if rij is None or nog_in_bron:
            raise Registerfout(
                "nonFieldErrors",
                "remote-relation-exists",
                _("Deze relatie bestaat nog in de bron. Verwijder haar eerst daar."),
            )
        rij.delete()


def _van_ons(document: Informatieobject, voorwerp: Voorwerp, id_: uuid.UUID) -> None:
    verwijzer = verwijzers().get(voorwerp.soort)
    binnen = {"id": id_, "organisatie_id": document.organisatie_id}
    if verwijzer is None or not verwijzer.ding._default_manager.filter(**binnen).exists():
        raise Registerfout("object", "bad-url", _("Geef een geldige URL op van een bestaand object."))
    relaties = verwijzer.relatie._default_manager.filter(
        **{"informatieobject_id": document.id, verwijzer.kolom: id_}
    )
    raise _dubbel() if relaties.exists() else _niet_in_bron()


def _in_bron(relatie_id: uuid.UUID) -> bool:
    return any(v.relatie._default_manager.filter(id=relatie_id).exists() for v in verwijzers().values())


def _dubbel() -> Registerfout:
    return Registerfout("nonFieldErrors", "unique", _("Deze relatie is er al."))


def _niet_in_bron() -> Registerfout:
    return Registerfout(
        "nonFieldErrors",
        "inconsistent-relation",
        _("Deze relatie bestaat niet in de bron. Leg haar eerst daar."),
    )
