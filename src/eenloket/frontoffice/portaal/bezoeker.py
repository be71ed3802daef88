"""The visitor of the portal: a client who logged in, or somebody whose session holds keys to requests without a login (M-F1)."""

import uuid

from django.http import HttpRequest

from eenloket.frontoffice.intake import api as intake
from eenloket.kern.actoren import Actor, anoniem
from eenloket.kern.sleutels.api import Domein
from eenloket.midoffice.aanvragen.api import Toegang
from eenloket.midoffice.klanten.api import Verzoek


def toegang(request: Verzoek) -> Toegang:
    """What this visitor may open."""
    client = request.client
    return Toegang(
        organisatie_id=request.organisatie.id,
        client=client.in_domein(Domein.AANVRAGEN) if client else None,
        sessie=intake.sleutels(request),
        door=client.actor if client else None,
    )


def handelende(request: Verzoek) -> Actor:
    """The visitor as the actor of a handling."""
    return request.client.actor if request.client else anoniem(_sessie(request))


def _sessie(request: HttpRequest) -> uuid.UUID:
    if request.session.session_key is None:
        request.session.create()
    return uuid.uuid5(uuid.NAMESPACE_OID, str(request.session.session_key))
