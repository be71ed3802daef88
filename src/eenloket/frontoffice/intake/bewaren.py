"""Stop for now, or stop for good (M-B3)."""

import uuid

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from eenloket.kern.limieten.api import begrens
from eenloket.midoffice.aanvragen import api as aanvragen
from eenloket.midoffice.klanten.api import Verzoek

from . import sleutelbos
from .loket import Loket
from .openen import intakepagina, open_intake
from .vragen import context


@require_http_methods(["GET", "HEAD", "POST"])
@intakepagina
def bewaren(request: Verzoek, loket: Loket, id_: uuid.UUID) -> HttpResponse:
    """Stop for now: a code to go on with elsewhere. The code is shown once, on the answer to the POST."""
    loket, intake = open_intake(loket, id_)
    inhoud = context(request, loket, intake)
    if request.method == "POST":
        begrens(f"code-maken:{id_}", 10, 600)
        inhoud["code"] = aanvragen.maak_code(intake.aanvraag, door=loket.handelende)
    return render(request, "intake/bewaren.html", inhoud)


@require_http_methods(["GET", "HEAD", "POST"])
@intakepagina
def weggooien(request: Verzoek, loket: Loket, id_: uuid.UUID) -> HttpResponse:
    """Throw away what isn't submitted yet, after asking."""
    loket, intake = open_intake(loket, id_)
    if request.method == "POST":
        aanvragen.verwijder(intake.aanvraag, door=loket.handelende)
        sleutelbos.vergeet(request, intake.aanvraag)
        messages.success(request, _("Uw aanvraag is verwijderd. Wij hebben niets bewaard."))
        return redirect(loket.wegen.thuis)
    return render(request, "intake/weggooien.html", context(request, loket, intake))
