"""What a document belongs to (drc-002, 003, 004). The case or the decision is the source; here stands only what is elsewhere."""

import uuid
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from eenloket.kern.actoren import Actor
from eenloket.kern.fouten import NietGevonden
from eenloket.kern.handelingen import handeling
from eenloket.midoffice.besluiten.models import Besluit, Besluitinformatieobject
from eenloket.midoffice.zaken.models import Zaak

from .fouten import Documentfout
from .models import Informatieobject, Objectrelatie, Zaakinformatieobject

BESLUIT, ZAAK, VERZOEK = "besluit", "zaak", "verzoek"


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
    """Whether anything still refers to it. At most three queries."""
    return (
        Zaakinformatieobject.objects.filter(informatieobject_id=document.id).exists()
        or Besluitinformatieobject.objects.filter(informatieobject_id=document.id).exists()
        or Objectrelatie.objects.filter(informatieobject_id=document.id).exists()
    )


def leg_relatie(
    document: Informatieobject, voorwerp: Voorwerp, *, bevestigd: bool = False, door: Actor
) -> Objectrelatie:
    """Keep that ``document`` belongs to something elsewhere; ``bevestigd``: its register says so too.

    A relation with a case or decision of ours is there as soon as that has it, so it can't be made here: it isn't there in the
    source (drc-004), or it is there already (drc-003). Raises: Documentfout.
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
    """Remove a relation; only when its source doesn't have it any more. Raises: NietGevonden, Documentfout."""
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
    ding: type[Zaak | Besluit] = Zaak if voorwerp.soort == ZAAK else Besluit
    if not ding.objects.filter(id=id_, organisatie_id=document.organisatie_id).exists():
        raise Documentfout("object", "bad-url", _("Geef een geldige URL op van een bestaand object."))
    if voorwerp.soort == ZAAK:
        bestaat = Zaakinformatieobject.objects.filter(informatieobject_id=document.id, zaak_id=id_).exists()
    else:
        bestaat = Besluitinformatieobject.objects.filter(
            informatieobject_id=document.id, besluit_id=id_
        ).exists()
    raise _dubbel() if bestaat else _niet_in_bron()


def _in_bron(relatie_id: uuid.UUID) -> bool:
    return (
        Zaakinformatieobject.objects.filter(id=relatie_id).exists()
        or Besluitinformatieobject.objects.filter(id=relatie_id).exists()
    )


def _dubbel() -> Documentfout:
    return Documentfout("nonFieldErrors", "unique", _("Deze relatie is er al."))


def _niet_in_bron() -> Documentfout:
    return Documentfout(
        "nonFieldErrors",
        "inconsistent-relation",
        _("Deze relatie bestaat niet in de bron. Leg haar eerst daar."),
    )
