"""What other rooms may know of decisions."""

import uuid

from eenloket.kern.gebeurtenissen.api import Gebeurtenis, gebeurtenis


@gebeurtenis("besluit.genomen")
class BesluitGenomen(Gebeurtenis):
    besluit_id: uuid.UUID
    zaak_id: uuid.UUID
    positief: bool
