"""What the operator's pages use of the connections with partners: how they stand, and trying a hand-over again (M-B15)."""

import uuid

from eenloket.kern.actoren import Actor
from eenloket.kern.aflevering.api import probeer_opnieuw

from .bezorgen import UITGANG
from .koppelingen import Koppelingregel, aantal_mislukt, koppelingen, openstaand

__all__ = ["Koppelingregel", "aantal_mislukt", "koppelingen", "openstaand", "probeer_meteen"]


def probeer_meteen(overdracht_id: uuid.UUID, organisatie_id: uuid.UUID, *, door: Actor) -> bool:
    """Try a hand-over that waits or was given up at once; False when there is nothing to try."""
    return probeer_opnieuw(UITGANG, overdracht_id, organisatie_id, door=door) is not None
