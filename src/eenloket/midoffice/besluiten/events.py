"""The events of decisions for other rooms."""

import uuid

from eenloket.kern.gebeurtenissen.api import Gebeurtenis, gebeurtenis


@gebeurtenis("besluit.genomen")
class BesluitGenomen(Gebeurtenis):
    """A decision was recorded, whoever took it.

    ``zaak_id`` is None for a decision that isn't about a case of ours. ``positief`` says whether the decision
    is a grant; None when another system took it and doesn't say.
    """

    besluit_id: uuid.UUID
    zaak_id: uuid.UUID | None
    positief: bool | None
