"""The only place where errors become pages."""

import sys

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from eenloket.kern.fouten import Domeinfout
from eenloket.kern.vastleggen import is_onzeker
from eenloket.vormgeving import views

_EIGEN_PAGINA = {403, 404, 429}


def domeinfout(request: HttpRequest, fout: Domeinfout) -> HttpResponse:
    """Return a page that says what is wrong and what the user can do now."""
    sjabloon = f"{fout.http}.html" if fout.http in _EIGEN_PAGINA else "400.html"
    wacht = getattr(fout, "wacht", None)  # only TeVaak knows how long
    antwoord = render(request, sjabloon, {"melding": str(fout), "wacht": wacht}, status=fout.http)
    if wacht:
        antwoord["Retry-After"] = str(wacht)
    return antwoord


def storing(request: HttpRequest) -> HttpResponse:
    """Return a page for an unexpected error or an unreachable database; ``kern.vastleggen`` says whether
    something may have been saved.
    """
    fout = sys.exc_info()[1]  # Django calls us while it handles the error
    if fout is not None and request.method not in ("GET", "HEAD") and is_onzeker(fout):
        return views.onzeker(request)
    if isinstance(fout, OperationalError | InterfaceError):
        return views.even_niet(request)
    return views.storing(request)


def csrf(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Return a page for a form that was too old or came from another site: nothing changed, try again."""
    return render(request, "403.html", {"verlopen": True}, status=403)
