"""Open the request of an address, for who may."""

import uuid

from django.http import HttpRequest

from eenloket.midoffice.aanvragen import api as aanvragen
from eenloket.midoffice.aanvragen.api import Intake

from . import sleutelbos


def open_intake(request: HttpRequest, id_: uuid.UUID) -> Intake:
    """The unfinished request with this id, when this visitor may. A client who logged in since then gets it under his name.

    Raises: AanvraagOnbekend, AlIngediend.
    """
    aanvraag = sleutelbos.toegang(request).open(id_)
    if aanvraag.staat != aanvragen.Aanvraag.Staat.CONCEPT:
        raise aanvragen.AlIngediend()
    client = request.client
    if client and (aanvraag.client is None or client.zekerheid > aanvraag.zekerheid):
        aanvraag = aanvragen.eigen_maken(aanvraag, client, door=client.actor)
    return aanvragen.laad(aanvraag)
