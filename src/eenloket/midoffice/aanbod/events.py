"""Events of the offer."""

import uuid

from eenloket.kern.gebeurtenissen.api import Gebeurtenis, gebeurtenis


@gebeurtenis("aanbod.uitgegeven")
class AanbodUitgegeven(Gebeurtenis):
    """A new release was loaded; it is in force from its ``geldig_vanaf``."""

    uitgave_id: uuid.UUID
    organisatie_id: uuid.UUID
