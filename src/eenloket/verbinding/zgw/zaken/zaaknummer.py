"""Reserve numbers for cases that will be registered later (zrc-002)."""

import json
from collections.abc import Sequence

from django.http import HttpResponse

from eenloket.midoffice.zaken import api as zaken
from eenloket.midoffice.zaken.models import Reservering

from ..operaties import antwoord, operatie
from ..schrijven import lees_lichaam
from ..vraag import Vraag


@operatie("zaken", "zaaknummer_reserveren")
def reserveer(vraag: Vraag) -> HttpResponse:
    """Return the numbers, always as a list, as the standard requires."""
    return antwoord(json.dumps([{"zaaknummer": r.identificatie} for r in _reserveer(vraag)]).encode(), 201)


@operatie("zaken", "zaak_reserveer_zaaknummer")
def reserveer_een_of_meer(vraag: Vraag) -> HttpResponse:
    """Return one number as an object, several as a list, as the largest implementation does."""
    uit = [{"zaaknummer": r.identificatie} for r in _reserveer(vraag)]
    return antwoord(json.dumps(uit[0] if len(uit) == 1 else uit).encode(), 201)


def _reserveer(vraag: Vraag) -> Sequence[Reservering]:
    _ = vraag.bereik
    lichaam = lees_lichaam(vraag)
    return zaken.reserveer(
        vraag.organisatie_id, lichaam["bronorganisatie"], lichaam.get("aantal", 1), door=vraag.door
    )
