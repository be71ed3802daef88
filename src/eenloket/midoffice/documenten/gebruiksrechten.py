"""Usage rights of documents (drc-006): the first right sets the indication to true, deleting the last one
sets it to unknown.
"""

import uuid
from collections.abc import Mapping
from typing import Any

from eenloket.kern.actoren import Actor
from eenloket.kern.fouten import NietGevonden
from eenloket.kern.handelingen import handeling

from .models import Gebruiksrecht, Informatieobject


def leg_gebruiksrecht_vast(recht: Gebruiksrecht, *, door: Actor) -> Gebruiksrecht:
    """Save a new right; the indication of the document becomes true.

    Raises: NietGevonden.
    Cost: four queries.
    """
    with handeling(door, "gebruiksrecht.vastleggen"):
        document = _document(recht.informatieobject_id)
        Gebruiksrecht.objects.bulk_create([recht])
        _zet_indicatie(document, True)
    return recht


def wijzig_gebruiksrecht(recht_id: uuid.UUID, waarden: Mapping[str, Any], *, door: Actor) -> Gebruiksrecht:
    """Change columns of a right; it stays with its document.

    Raises: NietGevonden.
    """
    with handeling(door, "gebruiksrecht.wijzigen"):
        recht = Gebruiksrecht.objects.select_for_update().filter(id=recht_id).first()
        if recht is None:
            raise NietGevonden()
        for naam, waarde in waarden.items():
            setattr(recht, naam, waarde)
        recht.save()
    return recht


def verwijder_gebruiksrecht(recht_id: uuid.UUID, *, door: Actor) -> None:
    """Delete a right; after the last one the indication of the document becomes unknown.

    Raises: NietGevonden.
    """
    with handeling(door, "gebruiksrecht.verwijderen"):
        recht = Gebruiksrecht.objects.filter(id=recht_id).first()
        if recht is None:
            raise NietGevonden()
        document = _document(recht.informatieobject_id)
        recht.delete()
        if not Gebruiksrecht.objects.filter(informatieobject_id=document.id).exists():
            _zet_indicatie(document, None)


def _document(document_id: uuid.UUID) -> Informatieobject:
    """Return the locked document, so that two calls at once can't both miss that they delete the last right."""
    document = Informatieobject.objects.select_for_update().filter(id=document_id).first()
    if document is None:
        raise NietGevonden()
    return document


def _zet_indicatie(document: Informatieobject, indicatie: bool | None) -> None:
    if document.indicatie_gebruiksrecht is not indicatie:
        document.indicatie_gebruiksrecht = indicatie
        document.save(update_fields=["indicatie_gebruiksrecht"])
