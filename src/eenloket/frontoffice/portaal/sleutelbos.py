"""The keys that a visitor carries: made from the session for every request (M-F1)."""

import uuid

from django.http import HttpRequest

from eenloket.kern.actoren import Actor, anoniem
from eenloket.kern.gebruikers.api import actor_van
from eenloket.kern.gebruikers.rechten import Recht
from eenloket.kern.sleutels.api import Domein
from eenloket.midoffice.aanvragen.api import Aanvraag, Toegang

_SESSIE = "aanvragen"
_MEESTE = 20


def toegang(request: HttpRequest) -> Toegang:
    """What this visitor may open."""
    client, bevoegdheid = request.client, request.bevoegdheid
    mag_overnemen = bevoegdheid is not None and bevoegdheid.mag(Recht.AANVRAAG_OVERNEMEN)
    return Toegang(
        organisatie_id=request.organisatie.id,
        client=client.in_domein(Domein.AANVRAGEN) if client else None,
        sessie=frozenset(uuid.UUID(s) for s in request.session.get(_SESSIE, [])),
        medewerker_van=bevoegdheid.medewerker.organisatie_id if mag_overnemen else None,
    )


def onthoud(request: HttpRequest, aanvraag: Aanvraag) -> None:
    """This session may open an anonymous request again."""
    eerder = [s for s in request.session.get(_SESSIE, []) if s != str(aanvraag.id)]
    request.session[_SESSIE] = [*eerder, str(aanvraag.id)][-_MEESTE:]


def vergeet(request: HttpRequest, aanvraag: Aanvraag) -> None:
    request.session[_SESSIE] = [s for s in request.session.get(_SESSIE, []) if s != str(aanvraag.id)]


def wie(request: HttpRequest) -> Actor:
    """The visitor as the actor of a handling: the client, else staff who fill it in together, else anonymous."""
    if request.client:
        return request.client.actor
    if request.bevoegdheid:
        return actor_van(request.bevoegdheid.medewerker, rol="namens de aanvrager")
    if request.session.session_key is None:
        request.session.create()
    return anoniem(uuid.uuid5(uuid.NAMESPACE_OID, str(request.session.session_key)))
