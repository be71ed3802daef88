"""When a session ends in the middle: what was typed waits, encrypted, until the client is back (WCAG 2.2.5, M-B3).

A known client logs in and finds the request, the question and the typed answer. A request without a login has no such way back;
for that its browser keeps a signed cookie, for our own intake pages only, not longer than a session may last.
"""

import base64
import json
import uuid

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse, QueryDict

from eenloket.kern.sleutels import kluis

_SESSIE, _KOEKJE, _ZOUT = "getypt", "hervat", "intake.hervat"
_LANGST, _MEESTE = 20_000, 20
PAD = "/aanvraag"


def onthoud_getypt(request: HttpRequest, aanvraag: uuid.UUID, vraag: str) -> None:
    """Keep what was sent for this question in the new session, unread; the last one counts."""
    delen = {
        naam: request.POST.getlist(naam)
        for naam in request.POST
        if naam == vraag or naam.startswith(f"{vraag}_")
    }
    pakket = json.dumps({"aanvraag": str(aanvraag), "vraag": vraag, "delen": delen})
    if delen and len(pakket) <= _LANGST:
        request.session[_SESSIE] = base64.b64encode(kluis.versleutel(pakket.encode(), "sessie")).decode()


def neem_getypt(request: HttpRequest, aanvraag: uuid.UUID, vraag: str) -> QueryDict | None:
    """What was typed for this question when the session ended; once, and for this question of this request only."""
    if (ruw := request.session.get(_SESSIE)) is None:
        return None
    try:
        pakket = json.loads(kluis.ontsleutel(base64.b64decode(ruw), "sessie"))
    except kluis.OnleesbaarGegeven:
        del request.session[_SESSIE]
        return None
    if (pakket["aanvraag"], pakket["vraag"]) != (str(aanvraag), vraag):
        return None
    del request.session[_SESSIE]
    uit = QueryDict(mutable=True)
    for naam, waarden in pakket["delen"].items():
        uit.setlist(naam, waarden)
    return uit


def hervatbaar(request: HttpRequest) -> frozenset[uuid.UUID]:
    """Requests without a login that this browser may open again after its session ended; nothing for a forged or old cookie."""
    try:
        ids = signing.loads(request.COOKIES.get(_KOEKJE, ""), salt=_ZOUT, max_age=settings.SESSIE_LANGST)
        return frozenset(uuid.UUID(id_) for id_ in ids)
    except (signing.BadSignature, ValueError, TypeError):
        return frozenset()


def zet_hervatbaar(antwoord: HttpResponse, ids: list[str]) -> None:
    """Renew the cookie; it goes with the browser window, and with its date."""
    antwoord.set_cookie(
        _KOEKJE,
        signing.dumps(ids[-_MEESTE:], salt=_ZOUT),
        path=PAD,
        httponly=True,
        secure=settings.SESSION_COOKIE_SECURE,
        samesite="Lax",
    )


def wis_hervatbaar(antwoord: HttpResponse) -> None:
    antwoord.delete_cookie(_KOEKJE, path=PAD, samesite="Lax")
