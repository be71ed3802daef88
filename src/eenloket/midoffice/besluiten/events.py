"""What other rooms may know of decisions."""

import uuid

from eenloket.kern.gebeurtenissen.api import Gebeurtenis, gebeurtenis


@gebeurtenis("besluit.genomen")
class BesluitGenomen(Gebeurtenis):
    """A decision was recorded, whoever took it. ``zaak_id`` is None for one that isn't about a case of ours; ``positief`` says whether it
    grants, None when another system took it and doesn't tell."""

    besluit_id: uuid.UUID
    zaak_id: uuid.UUID | None
    positief: bool | None
