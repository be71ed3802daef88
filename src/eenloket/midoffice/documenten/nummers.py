"""Numbers of documents: our own, without numbers that other systems used (drc-002)."""

import uuid

from eenloket.kern import nummers

from .models import Informatieobject


def vrije_nummers(organisatie_id: uuid.UUID, bronorganisatie: str, jaar: int, aantal: int) -> list[str]:
    """Return ``aantal`` numbers that no document of this source organisation has.

    Cost: one query, more when other systems used numbers of our form.
    """
    return nummers.vrije_nummers(
        Informatieobject, "document", "D", organisatie_id, bronorganisatie, jaar, aantal
    )
