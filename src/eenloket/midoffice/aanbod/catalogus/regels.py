"""Rules that hold for every type of the catalogue, and the handling in which it changes."""

import uuid
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from typing import TypeVar

from django.db import transaction
from django.db.models import Model, ProtectedError, RestrictedError, UniqueConstraint
from django.utils.translation import gettext_lazy as _

from eenloket.kern.actoren import Actor
from eenloket.kern.fouten import Registerfout
from eenloket.kern.handelingen import handeling

from ..fouten import OnbekendType, TypeInGebruik
from ..modellen.velden import Versie
from ..models import Catalogus
from ..typen import vergeet_typen

V = TypeVar("V", bound=Versie)
Aanduiding = str | uuid.UUID
"""How a body names another type: by its name, which holds for all its versions, or (as before 1.3) by the address of one version."""


@contextmanager
def catalogushandeling(door: Actor, reden: str) -> Iterator[None]:
    """As ``handeling``; what this process remembers of types is dropped before the answer and after the commit."""
    with handeling(door, reden):
        yield
        vergeet_typen()
        transaction.on_commit(vergeet_typen)


def vergrendel_catalogus(id_: uuid.UUID | None, organisatie_id: uuid.UUID) -> Catalogus:
    """The catalogue that a body names, locked against others who publish in it. Raises: Registerfout."""
    eigen = Catalogus.objects.select_for_update(no_key=True).filter(organisatie_id=organisatie_id)
    gevonden = eigen.filter(id=id_).first() if id_ else None
    if gevonden is None:
        raise Registerfout(
            "catalogus", "does_not_exist", _("Geef een geldige URL op van een bestaande catalogus.")
        )
    return gevonden


def vergrendel_versie(model: type[V], id_: uuid.UUID, organisatie_id: uuid.UUID) -> V:
    """A type of this organisation, locked. Raises: OnbekendType."""
    gevonden = (
        model._default_manager.select_for_update(no_key=True)
        .filter(id=id_, organisatie_id=organisatie_id)
        .first()
    )
    if gevonden is None:
        raise OnbekendType()
    return gevonden


def eis_wijzigbaar(versie: Versie, velden: Collection[str], *, correctie: bool) -> None:
    """A published version stays as it is, except its end and corrections (ztc-009). ``velden``: names in the body."""
    if versie.concept or correctie or set(velden) == {"eindeGeldigheid"}:
        return
    raise Registerfout(
        "nonFieldErrors",
        "non-concept-object",
        _("Een gepubliceerde versie kan niet meer worden gewijzigd. Maak een nieuwe versie."),
    )


def eis_verwijderbaar(versie: Versie, *, geforceerd: bool) -> None:
    """Only concepts are removed, except by who may force it (ztc-009)."""
    if not versie.concept and not geforceerd:
        raise Registerfout(
            "nonFieldErrors", "non-concept-object", _("Alleen concepten kunnen worden verwijderd.")
        )


def eis_uniek(rij: Model) -> None:
    """What must be unique is; the database holds it too. Cost: one query per constraint. Raises: Registerfout."""
    for regel in rij._meta.constraints:
        if not isinstance(regel, UniqueConstraint) or regel.condition is not None:
            continue
        waar = {naam: getattr(rij, naam) for naam in regel.fields}
        if type(rij)._default_manager.filter(**waar).exclude(pk=rij.pk).exists():
            raise Registerfout("nonFieldErrors", "unique", _("Deze combinatie bestaat al."))


def verwijder(rij: Model) -> None:
    """Remove a row with what hangs on it. Raises: TypeInGebruik when something was made of it."""
    try:
        rij.delete()
    except (ProtectedError, RestrictedError):
        raise TypeInGebruik() from None
