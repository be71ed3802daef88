"""What other rooms may know of partners."""

import uuid

from eenloket.kern.gebeurtenissen.api import Gebeurtenis, gebeurtenis


@gebeurtenis("partner.meldde")
class PartnerMeldde(Gebeurtenis):
    """A partner reported: ``status`` in_behandeling, uitgevoerd, geweigerd or advies."""

    zaak_id: uuid.UUID
    aanvraag_id: uuid.UUID | None
    taak_id: uuid.UUID | None
    koppeling: str
    status: str
