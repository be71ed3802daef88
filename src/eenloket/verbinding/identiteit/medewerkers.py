"""Logging in for staff: own account with a second factor, or OpenID Connect of the employer."""

import time

import structlog
from django import forms
from django.contrib import auth
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from eenloket.kern.fouten import BuitenBereik
from eenloket.kern.gebruikers.api import actor_van
from eenloket.kern.gebruikers.models import Medewerker
from eenloket.kern.handelingen import handeling
from eenloket.kern.limieten.api import begrens, herkomst
from eenloket.midoffice.klanten import ingelogd
from eenloket.midoffice.klanten.api import Verzoek

from . import aanbieders, pogingen, tweedefactor
from .fouten import Geweigerd
from .terugweg import NA_INLOGGEN_MEDEWERKER, absoluut, veilig

log = structlog.get_logger("eenloket.identiteit")
_BACKEND = "django.contrib.auth.backends.ModelBackend"
_VOLGENDE, _CODES = "medewerker_volgende", "herstelcodes"


class Inlogformulier(forms.Form):
    gebruikersnaam = forms.CharField(max_length=150)
    wachtwoord = forms.CharField(max_length=1000, strip=False)


def _volgende(request: Verzoek) -> str:
    return veilig(request, request.session.get(_VOLGENDE), NA_INLOGGEN_MEDEWERKER)


def _log_in(request: Verzoek, medewerker: Medewerker, *, elders: bool) -> None:
    """A session of this account only: what a client did in it is dropped."""
    volgende = _volgende(request)
    if ingelogd.lees(request.session):
        request.session.flush()
    request.session.pop("mfa_elders", None)
    auth.login(request, medewerker, backend=_BACKEND)
    request.session["begonnen"] = request.session["gezien"] = int(time.time())
    request.session[_VOLGENDE] = volgende
    if elders:
        request.session["mfa_elders"] = True


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@sensitive_post_parameters("wachtwoord")
def inloggen(request: Verzoek) -> HttpResponse:
    """User name and password; the second factor comes next."""
    if request.bevoegdheid:
        return HttpResponseRedirect(veilig(request, request.GET.get("volgende"), NA_INLOGGEN_MEDEWERKER))
    if request.method != "POST":
        if volgende := request.GET.get("volgende") or request.GET.get("next"):
            request.session[_VOLGENDE] = veilig(request, volgende, NA_INLOGGEN_MEDEWERKER)
        return _inlogpagina(request)
    formulier = Inlogformulier(request.POST)
    if not formulier.is_valid():
        return _inlogpagina(
            request, _("Vul uw gebruikersnaam en uw wachtwoord in."), request.POST.get("gebruikersnaam", "")
        )
    naam, wachtwoord = formulier.cleaned_data["gebruikersnaam"], formulier.cleaned_data["wachtwoord"]
    begrens(f"medewerker-vanaf:{herkomst(request)}", 50, 900)
    begrens(f"medewerker:{naam.lower()}", 10, 900)
    medewerker = auth.authenticate(request, username=naam, password=wachtwoord)
    if not isinstance(medewerker, Medewerker):
        log.info("medewerker niet ingelogd")
        return _inlogpagina(request, _("De gebruikersnaam of het wachtwoord klopt niet."), naam)
    _log_in(request, medewerker, elders=False)
    return redirect("identiteit:tweede_factor")


def _inlogpagina(request: Verzoek, fout: str = "", naam: str = "") -> HttpResponse:
    inhoud = {"fout": fout, "naam": naam[:150], "oidc": aanbieders.medewerkers() is not None}
    return render(request, "identiteit/medewerker_inloggen.html", inhoud, status=400 if fout else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@sensitive_post_parameters("code")
def tweede_factor(request: Verzoek) -> HttpResponse:
    """The code of the app; at the first time, set the app up."""
    if not isinstance(request.user, Medewerker):
        return redirect("identiteit:medewerker_inloggen")
    if request.bevoegdheid:
        return HttpResponseRedirect(_volgende(request))
    ingesteld = tweedefactor.heeft(request.user)
    app = None if ingesteld else tweedefactor.nieuwe_app(request.user)
    fout = ""
    if request.method == "POST":
        begrens(f"tweede-factor:{request.user.id}", 10, 900)
        code = "".join(request.POST.get("code", "").split())[:20]
        if app is None:
            if tweedefactor.controleer_code(request, code):
                return HttpResponseRedirect(_volgende(request))
        elif codes := tweedefactor.bevestig(request, app, code):
            request.session[_CODES] = codes
            return redirect("identiteit:herstelcodes")
        fout = _(
            "De code klopt niet of is verlopen. Wacht op de volgende code in uw app en probeer het opnieuw."
        )
    inhoud = {"fout": fout, "ingesteld": ingesteld}
    if app:
        inhoud |= {"qr": tweedefactor.qr(app, request.organisatie.naam), "geheim": tweedefactor.geheim(app)}
    return render(request, "identiteit/tweede_factor.html", inhoud, status=400 if fout else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def herstelcodes(request: Verzoek) -> HttpResponse:
    """Fresh recovery codes, shown once. A POST makes new ones."""
    if request.bevoegdheid is None:
        return redirect("identiteit:medewerker_inloggen")
    medewerker = request.bevoegdheid.medewerker
    if request.method == "POST":
        with handeling(actor_van(medewerker), "medewerker.herstelcodes"):
            request.session[_CODES] = tweedefactor.nieuwe_codes(medewerker)
        return redirect("identiteit:herstelcodes")
    inhoud = {"codes": request.session.pop(_CODES, []), "volgende": _volgende(request)}
    return render(request, "identiteit/herstelcodes.html", inhoud)


@require_safe
@never_cache
def oidc_start(request: Verzoek) -> HttpResponse:
    """Log in at the employer; who is logged in already links that account to the own one."""
    aanbieder = aanbieders.medewerkers()
    if aanbieder is None:
        raise Http404
    begrens(f"medewerker-vanaf:{herkomst(request)}", 50, 900)
    doel = f"koppel:{request.bevoegdheid.medewerker.id}" if request.bevoegdheid else "inloggen"
    volgende = veilig(request, request.GET.get("volgende"), _volgende(request))
    try:
        begin = aanbieder.begin(absoluut(request, "identiteit:medewerker_terug"), taal=get_language() or "nl")
    except BuitenBereik as fout:
        log.warning("inloggen gestoord", oorzaak=fout.reden)
        return _mislukt(
            request,
            503,
            _("Inloggen lukt nu niet door een storing. Probeer het over een paar minuten opnieuw."),
        )
    pogingen.bewaar(request.session, begin, middel=doel, zekerheid=0, volgende=volgende)
    return HttpResponseRedirect(begin.adres)


@require_safe
@never_cache
def oidc_terug(request: Verzoek) -> HttpResponse:
    """Back from the employer. An account is found by ``sub`` only: an e-mail address proves nothing."""
    aanbieder = aanbieders.medewerkers()
    poging = pogingen.neem(request.session, request.GET.get("state", ""))
    if aanbieder is None or poging is None:
        return _mislukt(request, 400, _("Deze inlogpagina is verlopen of al gebruikt. Log opnieuw in."))
    if request.GET.get("error"):
        return _mislukt(request, 400, _("U bent niet ingelogd. Probeer het opnieuw."))
    try:
        claims = aanbieder.wissel(
            request.GET.get("code", ""),
            terug=absoluut(request, "identiteit:medewerker_terug"),
            verifier=poging.verifier,
            nonce=poging.nonce,
        )
    except BuitenBereik:
        return _mislukt(
            request,
            503,
            _("Inloggen lukt nu niet door een storing. Probeer het over een paar minuten opnieuw."),
        )
    except Geweigerd as fout:
        log.warning("inloggen geweigerd", oorzaak=fout.reden)
        return _mislukt(request, 400, _("We konden niet vaststellen wie u bent. Log opnieuw in."))
    if "mfa" not in (claims.get("amr") or []):
        return _mislukt(
            request, 403, _("U moet inloggen met een tweede controle, bijvoorbeeld een app op uw telefoon.")
        )
    sub = str(claims["sub"])[:255]
    if poging.middel.startswith("koppel:"):
        return _koppel(request, poging.middel.partition(":")[2], sub, poging.volgende)
    medewerker = Medewerker.objects.filter(sub=sub, is_active=True).first() if sub else None
    if medewerker is None:
        return _mislukt(
            request,
            403,
            _(
                "Dit account is hier niet bekend. Log in met uw gebruikersnaam, of vraag uw beheerder om hulp."
            ),
        )
    _log_in(request, medewerker, elders=True)
    return HttpResponseRedirect(poging.volgende)


def _koppel(request: Verzoek, medewerker_id: str, sub: str, volgende: str) -> HttpResponse:
    bevoegdheid = request.bevoegdheid
    if bevoegdheid is None or str(bevoegdheid.medewerker.id) != medewerker_id:
        return _mislukt(request, 400, _("Deze inlogpagina is verlopen of al gebruikt. Log opnieuw in."))
    if Medewerker.objects.filter(sub=sub).exclude(id=medewerker_id).exists():
        return _mislukt(request, 409, _("Dit account hoort al bij een andere medewerker."))
    with handeling(actor_van(bevoegdheid.medewerker), "medewerker.koppelen"):
        Medewerker.objects.filter(id=medewerker_id).update(sub=sub)
    return HttpResponseRedirect(volgende)


def _mislukt(request: Verzoek, status: int, tekst: str) -> HttpResponse:
    return render(request, "identiteit/medewerker_mislukt.html", {"tekst": tekst}, status=status)


@require_POST
def uitloggen(request: Verzoek) -> HttpResponse:
    """End the session, here and at the employer when that is where it began."""
    elders = bool(request.session.get("mfa_elders"))
    auth.logout(request)
    aanbieder = aanbieders.medewerkers() if elders else None
    terug = absoluut(request, "identiteit:medewerker_inloggen")
    try:
        adres = aanbieder.uitlogadres(terug) if aanbieder else None
    except BuitenBereik:
        adres = None
    return HttpResponseRedirect(adres or terug)
