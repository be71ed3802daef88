"""The middleware around every request: trace and log, organisation, client or employee, and errors as pages."""

import secrets
import time
from collections.abc import Callable
from functools import partial
from typing import cast

import structlog
from django.conf import settings
from django.http import HttpRequest, HttpResponse, UnreadablePostError
from django.utils.functional import SimpleLazyObject

from eenloket.kern.fouten import Domeinfout
from eenloket.kern.gebruikers.api import Bevoegdheid
from eenloket.kern.herkomst import trace
from eenloket.kern.organisaties.api import loket_op
from eenloket.kern.organisaties.models import Organisatie
from eenloket.kern.vastleggen import bijgehouden
from eenloket.midoffice.klanten import ingelogd
from eenloket.midoffice.klanten.verzoek import Verzoek

from . import fouten

Antwoorder = Callable[[HttpRequest], HttpResponse]
log = structlog.get_logger("eenloket.web")
_VERLENG_NA = 60  # seconds


def Aanroep(get_response: Antwoorder) -> Antwoorder:  # noqa: N802
    """Outermost middleware: a trace id for logs and processing log, and one log line per request without its
    query.
    """

    def verwerk(request: HttpRequest) -> HttpResponse:
        token = trace.set(secrets.token_hex(16))
        begin = time.perf_counter()
        try:
            with bijgehouden():
                antwoord = get_response(request)
            antwoord["X-Request-Id"] = trace.get()
            if not request.path.startswith(("/static/", "/livez", "/readyz")):
                route = getattr(request, "zgw_route", None) or (
                    request.resolver_match.route if request.resolver_match else "?"
                )
                duur = round((time.perf_counter() - begin) * 1000, 1)
                log.info("verzoek", methode=request.method, route=route, status=antwoord.status_code, ms=duur)
            return antwoord
        finally:
            trace.reset(token)

    return verwerk


def Bezoek(get_response: Antwoorder) -> Antwoorder:  # noqa: N802
    """Middleware that sets ``request.organisatie``, ``request.client`` and ``request.bevoegdheid``, and ends
    sessions that last too long.
    """

    def verwerk(kaal: HttpRequest) -> HttpResponse:
        request = cast(Verzoek, kaal)
        host = partial(loket_op, request.get_host().partition(":")[0], settings.ORGANISATIE)
        request.organisatie = cast(Organisatie, SimpleLazyObject(host))
        persoonlijk = _bewaak(request)
        request.client = ingelogd.lees(request.session)
        request.bevoegdheid = _bevoegdheid(request)
        antwoord = get_response(request)
        if persoonlijk or not request.session.is_empty():  # an anonymous intake is personal too
            antwoord.headers.setdefault("Cache-Control", "no-store")
        return antwoord

    return verwerk


def _bewaak(request: HttpRequest) -> bool:
    """Apply the absolute limit of a session, and prolong it at most once a minute; the age of the cookie is
    the idle limit.

    Return whether there is a session with content.
    """
    sessie, nu = request.session, int(time.time())
    begonnen = sessie.get("begonnen")
    if sessie.is_empty():  # known only now: a cookie of a session that is gone counts as none
        return False
    if begonnen is None:
        sessie["begonnen"] = nu
    elif nu - begonnen > settings.SESSIE_LANGST:
        sessie.flush()
        return False
    if nu - sessie.get("gezien", 0) > _VERLENG_NA:
        sessie["gezien"] = nu
    return True


def _bevoegdheid(request: HttpRequest) -> Bevoegdheid | None:
    """Return the rights of an employee who is logged in with the second factor (M-F1); else None."""
    gebruiker = request.user
    if not gebruiker.is_authenticated:
        return None
    if not (gebruiker.is_verified() or request.session.get("mfa_elders")):  # type: ignore[attr-defined]  # by django-otp
        return None
    return Bevoegdheid(gebruiker)


class Fouten:
    """Innermost middleware: a domain error becomes a page with its sentence and status; Django handles any
    other error.
    """

    def __init__(self, get_response: Antwoorder) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, fout: Exception) -> HttpResponse | None:
        if isinstance(fout, Domeinfout):
            return fouten.domeinfout(request, fout)
        if isinstance(fout, UnreadablePostError):  # nobody is there any more
            return HttpResponse(status=400)
        return None
