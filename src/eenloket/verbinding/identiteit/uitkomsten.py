"""Pages for when logging in doesn't end in being logged in: what happened, what to do now, and the way back."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from eenloket.midoffice.klanten.api import Verzoek
from eenloket.midoffice.klanten.ingelogd import Zekerheid

from .middelen import Middel
from .terugweg import NA_INLOGGEN, inlogpad


def _pagina(request: Verzoek, status: int, titel: str, tekst: str, inhoud: Mapping[str, Any]) -> HttpResponse:
    return render(
        request, "identiteit/uitkomst.html", {"titel": titel, "tekst": tekst, **inhoud}, status=status
    )


def _wegen(volgende: str, middel: Middel, zekerheid: Zekerheid) -> dict[str, str]:
    """Try again with the same means, or choose another; where the client was stays in both."""
    vraag = urlencode({"zekerheid": zekerheid.name.lower(), "volgende": volgende})
    return {
        "opnieuw": f"{reverse('identiteit:start', args=[middel.code])}?{vraag}",
        "anders": inlogpad(volgende, zekerheid=zekerheid.name.lower()),
    }


def geannuleerd(request: Verzoek, volgende: str, middel: Middel, zekerheid: Zekerheid) -> HttpResponse:
    """The client pressed cancel at the broker."""
    tekst = _("U bent gestopt met inloggen. Er is niets veranderd. Wat u al invulde, is bewaard.")
    return _pagina(request, 200, _("U bent niet ingelogd"), tekst, _wegen(volgende, middel, zekerheid))


def storing(request: Verzoek, volgende: str, middel: Middel, zekerheid: Zekerheid) -> HttpResponse:
    """The broker is down or reports an error."""
    tekst = _(
        "Inloggen met %(middel)s lukt nu niet door een storing. Wat u al invulde, is bewaard. Probeer het over een paar minuten opnieuw."
    )
    return _pagina(
        request,
        503,
        _("Inloggen lukt nu niet"),
        tekst % {"middel": middel.naam},
        _wegen(volgende, middel, zekerheid),
    )


def geweigerd(request: Verzoek, volgende: str, middel: Middel, zekerheid: Zekerheid) -> HttpResponse:
    """The code or token didn't hold."""
    tekst = _("We konden niet vaststellen wie u bent. Log opnieuw in. Wat u al invulde, is bewaard.")
    return _pagina(request, 400, _("Inloggen is niet gelukt"), tekst, _wegen(volgende, middel, zekerheid))


def te_laag(request: Verzoek, volgende: str, middel: Middel, zekerheid: Zekerheid) -> HttpResponse:
    """Logged in at a lower level than needed."""
    uitleg = {
        "digid": _("Log in met de DigiD-app of met een controle via sms."),
        "eherkenning": _("Log in met een hoger niveau van eHerkenning, of vraag dat aan bij uw leverancier."),
        "eidas": _("Log in met een inlogmiddel van uw land dat een hoger niveau heeft."),
    }[middel.code]
    if middel.code == "digid" and zekerheid >= Zekerheid.SUBSTANTIEEL:
        uitleg = _("Log in met de DigiD-app en een controle van uw identiteitsbewijs.")
    tekst = _("Voor deze vraag moeten we zekerder weten wie u bent.") + " " + uitleg
    return _pagina(
        request, 403, _("U moet op een hoger niveau inloggen"), tekst, _wegen(volgende, middel, zekerheid)
    )


def verlopen(request: Verzoek) -> HttpResponse:
    """An unknown, used or old return: the back button, a forged link, or a page that stood open too long."""
    if request.client is not None:
        inhoud = {"verder": NA_INLOGGEN}
        return _pagina(
            request,
            400,
            _("U bent al ingelogd"),
            _("Deze pagina is al gebruikt. U kunt gewoon verder."),
            inhoud,
        )
    tekst = _("Deze inlogpagina is verlopen of al gebruikt. Log opnieuw in. Wat u al invulde, is bewaard.")
    return _pagina(request, 400, _("Inloggen is verlopen"), tekst, {"anders": inlogpad(NA_INLOGGEN)})
