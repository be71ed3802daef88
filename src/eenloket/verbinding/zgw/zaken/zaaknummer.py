"""Reserve numbers for cases that will be registered later (zrc-002)."""

import json
from collections.abc import Sequence

from django.http import HttpResponse

from eenloket.midoffice.zaken import api as zaken
from eenloket.midoffice.zaken.models import Reservering

from ..aanroep import Aanroep
from ..operaties import antwoord, operatie
from ..schrijven import lees_lichaam


@operatie("zaken", "zaaknummer_reserveren")
def reserveer(aanroep: Aanroep) -> HttpResponse:
    """Return the numbers, always as a list, as the standard requires."""
    return antwoord(json.dumps([{"zaaknummer": r.identificatie} for r in _reserveer(aanroep)]).encode(), 201)


@operatie("zaken", "zaak_reserveer_zaaknummer")
def reserveer_een_of_meer(aanroep: Aanroep) -> HttpResponse:
    """Return one number as an object, several as a list, as the largest implementation does."""
    uit = [{"zaaknummer": r.identificatie} for r in _reserveer(aanroep)]
    return antwoord(json.dumps(uit[0] if len(uit) == 1 else uit).encode(), 201)


def _reserveer(aanroep: Aanroep) -> Sequence[Reservering]:
    _ = aanroep.bereik
    lichaam = lees_lichaam(aanroep)
    return zaken.reserveer(
        aanroep.organisatie_id, lichaam["bronorganisatie"], lichaam.get("aantal", 1), door=aanroep.door
    )
