"""What happens around every request: trace and log, whose counter, who is looking, and errors in words."""

import secrets
import time
from collections.abc import Callable

import structlog
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject

from eenloket.kern.fouten import Domeinfout
from eenloket.kern.gebruikers.api import Bevoegdheid
from eenloket.kern.organisaties.api import loket_op
from eenloket.kern.verwerkingen.api import trace
from eenloket.midoffice.klanten import ingelogd

from . import fouten

Antwoorder = Callable[[HttpRequest], HttpResponse]
log = structlog.get_logger("eenloket.web")
_VERLENG_NA = 60  # seconds


def Aanroep(get_response: Antwoorder) -> Antwoorder:  # noqa: N802
    """Outermost: a trace id for logs and processing log, and one log line per request without its query."""

    def verwerk(request: HttpRequest) -> HttpResponse:
        token = trace.set(secrets.token_hex(16))
        begin = time.perf_counter()
        try:
            antwoord = get_response(request)
            antwoord["X-Request-Id"] = trace.get()
            if not request.path.startswith(("/static/", "/livez", "/readyz")):
                route = request.resolver_match.route if request.resolver_match else "?"
                duur = round((time.perf_counter() - begin) * 1000, 1)
                log.info("verzoek", methode=request.method, route=route, status=antwoord.status_code, ms=duur)
            return antwoord
        finally:
            trace.reset(token)

    return verwerk


def Bezoek(get_response: Antwoorder) -> Antwoorder:  # noqa: N802
    """Sets ``request.organisatie``, ``request.client`` and ``request.bevoegdheid``, and ends sessions that last too long."""

    def verwerk(request: HttpRequest) -> HttpResponse:
        request.organisatie = SimpleLazyObject(lambda: loket_op(request.get_host().partition(":")[0], settings.ORGANISATIE))
        _bewaak(request)
        request.client = ingelogd.lees(request.session)
        request.bevoegdheid = _bevoegdheid(request)
        antwoord = get_response(request)
        if request.client or request.bevoegdheid:
            antwoord.headers.setdefault("Cache-Control", "no-store")
        return antwoord

    return verwerk


def _bewaak(request: HttpRequest) -> None:
    """Idle limit is the cookie's age; here the absolute one, and a prolongation at most once a minute."""
    nu = int(time.time())
    if "begonnen" not in request.session:
        if not request.session.is_empty():
            request.session["begonnen"] = request.session["gezien"] = nu
    elif nu - request.session["begonnen"] > settings.SESSIE_LANGST:
        request.session.flush()
    elif nu - request.session["gezien"] > _VERLENG_NA:
        request.session["gezien"] = nu


def _bevoegdheid(request: HttpRequest) -> Bevoegdheid | None:
    """Staff only count as logged in with the second factor (M-F1)."""
    gebruiker = request.user
    if not gebruiker.is_authenticated or not (gebruiker.is_verified() or request.session.get("mfa_elders")):
        return None
    return Bevoegdheid(gebruiker)


class Fouten:
    """Innermost: a domain error becomes a page with its sentence and status; anything unforeseen goes on to Django."""

    def __init__(self, get_response: Antwoorder) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, fout: Exception) -> HttpResponse | None:
        if isinstance(fout, Domeinfout):
            return fouten.domeinfout(request, fout)
        return None
