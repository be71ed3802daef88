"""What other rooms may know of the connection."""

import uuid

from eenloket.kern.gebeurtenissen.api import Gebeurtenis, gebeurtenis


@gebeurtenis("notificatie.ontvangen")
class NotificatieOntvangen(Gebeurtenis):
    """Another register told of a change. ``kanaal``, ``resource`` and ``actie`` as the standard has them; the message stands in ``ontvangen_id``."""

    ontvangen_id: uuid.UUID
    kanaal: str
    resource: str
    actie: str
