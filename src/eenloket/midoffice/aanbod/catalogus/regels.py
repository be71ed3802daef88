"""Rules for every type of the catalogue, and the handling in which a type changes."""

import uuid
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, TypeVar

from django.db import transaction
from django.db.models import Model, ProtectedError, RestrictedError, UniqueConstraint
from django.utils.translation import gettext_lazy as _

from eenloket.kern.actoren import Actor
from eenloket.kern.handelingen import handeling

from ..fouten import Catalogusfout, OnbekendType, TypeInGebruik
from ..modellen.velden import Versie
from ..models import Catalogus
from ..typen import vergeet_typen

V = TypeVar("V", bound=Versie)
Aanduiding = str | uuid.UUID
"""A reference to another type: its name, which means all its versions, or (as before 1.3) the address of one
version.
"""


@contextmanager
def catalogushandeling(door: Actor, reden: str) -> Iterator[None]:
    """Run a ``handeling`` and empty this process's cache of types, before the answer and after the commit."""
    with handeling(door, reden):
        yield
        vergeet_typen()
        transaction.on_commit(vergeet_typen)


def vergrendel_catalogus(id_: uuid.UUID | None, organisatie_id: uuid.UUID) -> Catalogus:
    """Return the catalogue that a body refers to, locked against other publications in it.

    Raises: Catalogusfout.
    """
    eigen = Catalogus.objects.select_for_update(no_key=True).filter(organisatie_id=organisatie_id)
    gevonden = eigen.filter(id=id_).first() if id_ else None
    if gevonden is None:
        raise Catalogusfout(
            "catalogus", "does_not_exist", _("Geef een geldige URL op van een bestaande catalogus.")
        )
    return gevonden


def vergrendel_versie(model: type[V], id_: uuid.UUID, organisatie_id: uuid.UUID) -> V:
    """Return a type of this organisation, with its row locked until the transaction ends.

    Raises: OnbekendType.
    """
    gevonden = (
        model._default_manager.select_for_update(no_key=True)
        .filter(id=id_, organisatie_id=organisatie_id)
        .first()
    )
    if gevonden is None:
        raise OnbekendType()
    return gevonden


def eis_wijzigbaar(versie: Versie, velden: Collection[str], *, correctie: bool) -> None:
    """Refuse changes of a published version, except of its end, and except corrections (ztc-009). ``velden``:
    names in the body.

    Raises: Catalogusfout.
    """
    if versie.concept or correctie or set(velden) == {"eindeGeldigheid"}:
        return
    raise Catalogusfout(
        "nonFieldErrors",
        "non-concept-object",
        _("Een gepubliceerde versie kan niet meer worden gewijzigd. Maak een nieuwe versie."),
    )


def eis_verwijderbaar(versie: Versie, *, geforceerd: bool) -> None:
    """Refuse to delete a published version, unless the client may force it (ztc-009).

    Raises: Catalogusfout.
    """
    if not versie.concept and not geforceerd:
        raise Catalogusfout(
            "nonFieldErrors", "non-concept-object", _("Alleen concepten kunnen worden verwijderd.")
        )


def neem_over(rij: Model, waarden: Mapping[str, Any], *, vast: Mapping[str, str]) -> None:
    """Copy ``waarden`` to the row. ``vast`` maps columns that never change to their JSON names.

    Raises: Catalogusfout.
    """
    for kolom, waarde in waarden.items():
        if kolom in vast and getattr(rij, kolom) != waarde:
            raise Catalogusfout(
                vast[kolom], "wijzigen-niet-toegelaten", _("Dit veld mag niet gewijzigd worden.")
            )
        setattr(rij, kolom, waarde)


def eis_uniek(rij: Model) -> None:
    """Check the unique constraints of the row; the database checks them too.

    Raises: Catalogusfout.
    Cost: one query per constraint.
    """
    for regel in rij._meta.constraints:
        if not isinstance(regel, UniqueConstraint) or regel.condition is not None:
            continue
        waar = {naam: getattr(rij, naam) for naam in regel.fields}
        if type(rij)._default_manager.filter(**waar).exclude(pk=rij.pk).exists():
            raise Catalogusfout("nonFieldErrors", "unique", _("Deze combinatie bestaat al."))


def verwijder(rij: Model) -> None:
    """Delete a row with its parts.

    Raises: TypeInGebruik when something of this type exists.
    """
    try:
        rij.delete()
    except (ProtectedError, RestrictedError):
        raise TypeInGebruik() from None
