"""The keys that a browser carries: which requests without a login this session may open (M-F1)."""

import uuid

from django.http import HttpRequest, HttpResponse

from eenloket.midoffice.aanvragen.api import Aanvraag

from . import onderbroken

_SESSIE, _VERSTUURD = "aanvragen", "verstuurd"
_MEESTE = 20


def sleutels(request: HttpRequest) -> frozenset[uuid.UUID]:
    """The requests that this session began, opened by code or sent, all without a login."""
    return frozenset(uuid.UUID(s) for naam in (_SESSIE, _VERSTUURD) for s in request.session.get(naam, []))


def onthoud(request: HttpRequest, aanvraag: Aanvraag) -> None:
    """This session may open an anonymous request again."""
    eerder = [s for s in request.session.get(_SESSIE, []) if s != str(aanvraag.id)]
    request.session[_SESSIE] = [*eerder, str(aanvraag.id)][-_MEESTE:]


def vergeet(request: HttpRequest, aanvraag: Aanvraag) -> None:
    """This session has no key to the request any more."""
    request.session[_SESSIE] = [s for s in request.session.get(_SESSIE, []) if s != str(aanvraag.id)]


def verstuurd(request: HttpRequest, aanvraag: Aanvraag) -> None:
    """An anonymous request was sent: this session may see it, but when it ends there is no way back but the number."""
    vergeet(request, aanvraag)
    request.session[_VERSTUURD] = [*request.session.get(_VERSTUURD, []), str(aanvraag.id)][-_MEESTE:]


def herstel(request: HttpRequest, id_: uuid.UUID) -> bool:
    """Give a session that ended its request without a login back, when this browser can show that it had it; whether it did."""
    eerder = request.session.get(_SESSIE, [])
    if str(id_) in eerder or id_ not in onderbroken.hervatbaar(request):
        return False
    request.session[_SESSIE] = [*eerder, str(id_)][-_MEESTE:]
    return True


def zet_hervatbaar(request: HttpRequest, antwoord: HttpResponse, *, bekend: bool) -> None:
    """Keep the way back of requests without a login as long as this browser is busy with them; it ends with logging in."""
    ids = request.session.get(_SESSIE, [])
    if ids and not bekend:
        onderbroken.zet_hervatbaar(antwoord, ids)
    elif onderbroken.hervatbaar(request):
        onderbroken.wis_hervatbaar(antwoord)
