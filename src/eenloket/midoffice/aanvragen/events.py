"""What other rooms may know of requests."""

import uuid

from eenloket.kern.gebeurtenissen.api import Gebeurtenis, gebeurtenis


@gebeurtenis("aanvraag.ingediend")
class AanvraagIngediend(Gebeurtenis):
    aanvraag_id: uuid.UUID


@gebeurtenis("aanvraag.geleverd")
class AanvraagGeleverd(Gebeurtenis):
    aanvraag_id: uuid.UUID
    knoop_ids: list[uuid.UUID]


@gebeurtenis("aanvraag.knoop_vervallen")
class KnoopVervallen(Gebeurtenis):
    aanvraag_id: uuid.UUID
    knoop_id: uuid.UUID


@gebeurtenis("aanvraag.ingetrokken")
class AanvraagIngetrokken(Gebeurtenis):
    aanvraag_id: uuid.UUID
    knoop_ids: list[uuid.UUID]
