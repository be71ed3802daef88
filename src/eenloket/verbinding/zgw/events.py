"""The events of the connection for other rooms."""

import uuid

from eenloket.kern.gebeurtenissen.api import Gebeurtenis, gebeurtenis


@gebeurtenis("notificatie.ontvangen")
class NotificatieOntvangen(Gebeurtenis):
    """Another register reported a change. ``kanaal``, ``resource`` and ``actie`` have the words of the
    standard; the message is stored under ``ontvangen_id``.
    """

    ontvangen_id: uuid.UUID
    kanaal: str
    resource: str
    actie: str
