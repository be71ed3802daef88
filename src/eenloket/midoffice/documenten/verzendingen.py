"""Dispatches: from whom a document was received, or to which single address it was sent."""

import uuid
from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from eenloket.kern.actoren import Actor
from eenloket.kern.fouten import NietGevonden, Registerfout
from eenloket.kern.handelingen import handeling

from .models import Verzending

ADRESSEN = (
    "binnenlandsCorrespondentieadres", "buitenlandsCorrespondentieadres", "correspondentiePostadres",
    "faxnummer", "emailadres", "telefoonnummer",
)  # fmt: skip
"""The kinds of address in ``gegevens``; the message box (mijnOverheid) is the seventh."""
GEGEVENS = ("contactpersoonnaam", *ADRESSEN)
AFZENDER = "afzender"


def registreer_verzending(verzending: Verzending, *, door: Actor) -> Verzending:
    """Save a new dispatch.

    Raises: Registerfout.
    Cost: three queries.
    """
    with handeling(door, "verzending.registreren"):
        controleer_verzending(verzending)
        Verzending.objects.bulk_create([verzending])
    return verzending


def wijzig_verzending(
    verzending_id: uuid.UUID, waarden: Mapping[str, Any], gegevens: Mapping[str, Any], *, door: Actor
) -> Verzending:
    """Change columns of a dispatch, and the given fields of ``gegevens``.

    Raises: NietGevonden, Registerfout.
    """
    with handeling(door, "verzending.wijzigen"):
        verzending = Verzending.objects.select_for_update().filter(id=verzending_id).first()
        if verzending is None:
            raise NietGevonden()
        for naam, waarde in waarden.items():
            setattr(verzending, naam, waarde)
        verzending.gegevens = {k: w for k, w in {**verzending.gegevens, **gegevens}.items() if _gevuld(w)}
        controleer_verzending(verzending)
        verzending.save()
    return verzending


def verwijder_verzending(verzending_id: uuid.UUID, *, door: Actor) -> None:
    """Delete a dispatch.

    Raises: NietGevonden.
    """
    with handeling(door, "verzending.verwijderen"):
        if not Verzending.objects.filter(id=verzending_id).delete()[0]:
            raise NietGevonden()


def controleer_verzending(verzending: Verzending) -> None:
    """Check that there is exactly one address, and that a received document has one sender and a day of
    receipt.

    Raises: Registerfout.
    """
    adressen = sum(_gevuld(verzending.gegevens.get(soort)) for soort in ADRESSEN) + verzending.mijn_overheid
    if adressen != 1:
        raise Registerfout("nonFieldErrors", "invalid-address", _("Geef precies één adres op."))
    if verzending.aard_relatie != AFZENDER:
        return
    if verzending.ontvangstdatum is None:
        raise Registerfout(
            "ontvangstdatum", "required", _("Van een afzender is de datum van ontvangst nodig.")
        )
    ander = Verzending.objects.filter(
        informatieobject_id=verzending.informatieobject_id, aard_relatie=AFZENDER
    ).exclude(id=verzending.id)
    if ander.exists():
        raise Registerfout("nonFieldErrors", "unique", _("Dit document heeft al een afzender."))


def _gevuld(waarde: Any) -> bool:
    return any(waarde.values()) if isinstance(waarde, dict) else bool(waarde)
