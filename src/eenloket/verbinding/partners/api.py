"""What the operator's pages use of the connections with partners: how they stand, and trying a hand-over again (M-B15)."""

import uuid

from eenloket.kern.actoren import Actor

from .koppelingen import Koppelingregel, aantal_mislukt, koppelingen, openstaand
from .models import Overdracht
from .overdragen import opnieuw
from .taken import meteen

__all__ = ["Koppelingregel", "Overdracht", "aantal_mislukt", "koppelingen", "openstaand", "probeer_meteen"]


def probeer_meteen(overdracht_id: uuid.UUID, organisatie_id: uuid.UUID, *, door: Actor) -> bool:
    """Try a hand-over that waits or was given up at once; False when there is nothing to try."""
    if not opnieuw(overdracht_id, organisatie_id, door=door):
        return False
    meteen(overdracht_id)
    return True
