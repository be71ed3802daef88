"""Logging in and out for clients."""

import time

import structlog
from django.contrib import auth
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from eenloket.kern.fouten import BuitenBereik
from eenloket.kern.limieten.api import begrens, herkomst
from eenloket.midoffice.klanten.api import Verzoek
from eenloket.midoffice.klanten.ingelogd import Zekerheid

from . import aanbieders, pogingen, uitkomsten
from .aanmelden import client_van, genoeg, log_in, met_naam
from .fouten import Geweigerd
from .middelen import MIDDELEN
from .terugweg import NA_INLOGGEN, absoluut, veilig

log = structlog.get_logger("eenloket.identiteit")
_BEKENDE_FOUTEN = frozenset(
    {"access_denied", "server_error", "temporarily_unavailable", "login_required", "invalid_request"}
)
"""What an address says goes into the log only when it is one of these."""


def _zekerheid(tekst: str) -> Zekerheid:
    return Zekerheid.__members__.get(tekst.upper(), Zekerheid.MIDDEN) or Zekerheid.LAAG


@require_safe
@never_cache
def inloggen(request: Verzoek) -> HttpResponse:
    """Choose a means; which ones depends on what is asked (``zekerheid``, ``soort``)."""
    volgende = veilig(request, request.GET.get("volgende"))
    zekerheid, soort = _zekerheid(request.GET.get("zekerheid", "")), request.GET.get("soort", "")
    middelen = [middel for middel in MIDDELEN.values() if soort in ("", middel.soort)] or list(
        MIDDELEN.values()
    )
    inhoud = {
        "middelen": middelen if aanbieders.clienten() else [],
        "volgende": volgende,
        "zekerheid": zekerheid.name.lower(),
        "verhoog": bool(request.GET.get("verhoog")) and request.client is not None,
        "ingelogd": request.client is not None and not request.GET.get("zekerheid"),
    }
    return render(request, "identiteit/inloggen.html", inhoud)


@require_safe
@never_cache
def start(request: Verzoek, middel: str) -> HttpResponse:
    """Go to the broker for ``middel`` at the wanted level."""
    gekozen, aanbieder = MIDDELEN.get(middel), aanbieders.clienten()
    if gekozen is None or aanbieder is None:
        raise Http404
    begrens(f"inloggen:{herkomst(request)}", 60, 300)
    volgende = veilig(request, request.GET.get("volgende"))
    zekerheid = _zekerheid(request.GET.get("zekerheid", ""))
    try:
        begin = aanbieder.begin(
            absoluut(request, "identiteit:terug"),
            taal=get_language() or "nl",
            acr=gekozen.acr_voor(zekerheid),
            hint=gekozen.code,
            opnieuw=request.client is not None,
        )
    except BuitenBereik as fout:
        log.warning("inloggen gestoord", oorzaak=fout.reden)
        return uitkomsten.storing(request, volgende, gekozen, zekerheid)
    pogingen.bewaar(request.session, begin, middel=gekozen.code, zekerheid=zekerheid, volgende=volgende)
    return HttpResponseRedirect(begin.adres)


@require_safe
@never_cache
def terug(request: Verzoek) -> HttpResponse:
    """Back from the broker: with a code, or with the reason why not. Every way ends on a page that goes on."""
    aanbieder = aanbieders.clienten()
    poging = pogingen.neem(request.session, request.GET.get("state", ""))
    if aanbieder is None or poging is None:
        return uitkomsten.verlopen(request)
    middel, zekerheid = MIDDELEN[poging.middel], Zekerheid(poging.zekerheid)
    if fout := request.GET.get("error"):
        log.info("inloggen niet gelukt", oorzaak=fout if fout in _BEKENDE_FOUTEN else "anders")
        uitkomst = uitkomsten.geannuleerd if fout == "access_denied" else uitkomsten.storing
        return uitkomst(request, poging.volgende, middel, zekerheid)
    try:
        claims = aanbieder.wissel(
            request.GET.get("code", ""),
            terug=absoluut(request, "identiteit:terug"),
            verifier=poging.verifier,
            nonce=poging.nonce,
        )
        client, soort, nummer = client_van(claims, middel)
    except BuitenBereik as fout_:
        log.warning("inloggen gestoord", oorzaak=fout_.reden)
        return uitkomsten.storing(request, poging.volgende, middel, zekerheid)
    except Geweigerd as fout_:
        log.warning("inloggen geweigerd", oorzaak=fout_.reden)
        return uitkomsten.geweigerd(request, poging.volgende, middel, zekerheid)
    if not genoeg(client, poging.zekerheid):
        log.info("inloggen te laag", middel=middel.code)
        return uitkomsten.te_laag(request, poging.volgende, middel, zekerheid)
    log_in(request, met_naam(client, soort, nummer))
    return HttpResponseRedirect(poging.volgende)


@require_POST
def uitloggen(request: Verzoek) -> HttpResponse:
    """End the session here and at the broker."""
    was_client = request.client is not None
    was_elders = bool(request.session.get("mfa_elders"))
    auth.logout(request)  # flushes the session, whoever was in it
    aanbieder = aanbieders.clienten() if was_client else aanbieders.medewerkers() if was_elders else None
    thuis = request.build_absolute_uri("/")
    try:
        adres = aanbieder.uitlogadres(thuis) if aanbieder else None
    except BuitenBereik:  # then the broker's own session ends by its own time
        adres = None
    return HttpResponseRedirect(adres or "/")


@require_POST
def verleng(request: Verzoek) -> HttpResponse:
    """More time for a session that is still there (WCAG 2.2.1): 204, without script back to the page; 403 when it has ended."""
    if request.client is None and not request.user.is_authenticated:
        return HttpResponse(status=403)
    request.session["gezien"] = int(time.time())
    if "text/html" not in request.headers.get("Accept", ""):
        return HttpResponse(status=204)
    return HttpResponseRedirect(veilig(request, request.POST.get("volgende"), NA_INLOGGEN))
