"""The keys that a visitor carries: made from the session for every request (M-F1)."""

import uuid
from dataclasses import replace

from django.http import HttpResponse

from eenloket.kern.actoren import Actor, anoniem
from eenloket.kern.gebruikers.api import actor_van
from eenloket.kern.gebruikers.rechten import Recht
from eenloket.kern.sleutels.api import Domein
from eenloket.midoffice.aanvragen.api import Aanvraag, Toegang
from eenloket.midoffice.klanten.api import Verzoek

from . import onderbroken

_SESSIE, _VERSTUURD = "aanvragen", "verstuurd"
_MEESTE = 20


def toegang(request: Verzoek) -> Toegang:
    """What this visitor may open."""
    client, bevoegdheid = request.client, request.bevoegdheid
    medewerker = bevoegdheid.medewerker if bevoegdheid and bevoegdheid.mag(Recht.AANVRAAG_OVERNEMEN) else None
    return Toegang(
        organisatie_id=request.organisatie.id,
        client=client.in_domein(Domein.AANVRAGEN) if client else None,
        sessie=frozenset(
            uuid.UUID(s) for naam in (_SESSIE, _VERSTUURD) for s in request.session.get(naam, [])
        ),
        medewerker_van=medewerker.organisatie_id if medewerker else None,
        medewerker=actor_van(medewerker) if medewerker else None,
    )


def onthoud(request: Verzoek, aanvraag: Aanvraag) -> None:
    """This session may open an anonymous request again."""
    eerder = [s for s in request.session.get(_SESSIE, []) if s != str(aanvraag.id)]
    request.session[_SESSIE] = [*eerder, str(aanvraag.id)][-_MEESTE:]


def vergeet(request: Verzoek, aanvraag: Aanvraag) -> None:
    request.session[_SESSIE] = [s for s in request.session.get(_SESSIE, []) if s != str(aanvraag.id)]


def verstuurd(request: Verzoek, aanvraag: Aanvraag) -> None:
    """An anonymous request was sent: this session may see it, but when it ends there is no way back but the number."""
    if aanvraag.client is None:
        vergeet(request, aanvraag)
        request.session[_VERSTUURD] = [*request.session.get(_VERSTUURD, []), str(aanvraag.id)][-_MEESTE:]


def wie(request: Verzoek) -> Actor:
    """The visitor as the actor of a handling: the client, else staff who fill it in together, else anonymous."""
    if request.client:
        return request.client.actor
    if request.bevoegdheid:
        return actor_van(request.bevoegdheid.medewerker, rol="namens de aanvrager")
    if request.session.session_key is None:
        request.session.create()
    return anoniem(uuid.uuid5(uuid.NAMESPACE_OID, str(request.session.session_key)))


def bekend(request: Verzoek) -> bool:
    """Whether this visitor logged in, as a client or as staff."""
    return request.client is not None or request.bevoegdheid is not None


def eigen_toegang(request: Verzoek) -> Toegang:
    """What this visitor may open for himself: what was sent belongs to its client; staff have pages of their own for it."""
    return replace(toegang(request), medewerker_van=None, medewerker=None)


def herstel(request: Verzoek, id_: uuid.UUID) -> None:
    """Give a session that ended its request without a login back, when this browser can show that it had it."""
    if (
        not bekend(request)
        and str(id_) not in request.session.get(_SESSIE, [])
        and id_ in onderbroken.hervatbaar(request)
    ):
        request.session[_SESSIE] = [*request.session.get(_SESSIE, []), str(id_)][-_MEESTE:]


def zet_hervatbaar(request: Verzoek, antwoord: HttpResponse) -> None:
    """Keep the way back of requests without a login as long as this browser is busy with them; it ends with logging in."""
    ids = request.session.get(_SESSIE, [])
    if ids and not bekend(request):
        onderbroken.zet_hervatbaar(antwoord, ids)
    elif onderbroken.hervatbaar(request):
        onderbroken.wis_hervatbaar(antwoord)
