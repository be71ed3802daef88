"""Numbers of documents: ours, past those that other systems brought with them (drc-002)."""

import uuid

from eenloket.kern import nummers

from .models import Informatieobject


def vrije_nummers(organisatie_id: uuid.UUID, bronorganisatie: str, jaar: int, aantal: int) -> list[str]:
    """So many numbers that no document of this source organisation has. Cost: one query, more to get past numbers from elsewhere."""
    return nummers.vrije_nummers(
        Informatieobject, "document", "D", organisatie_id, bronorganisatie, jaar, aantal
    )
