"""What the registers know: the client looks at it once, and says so when it's wrong (M-B4, M-C1)."""

import uuid

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from eenloket.midoffice.aanbod.inhoud import Vraagsoort
from eenloket.midoffice.aanvragen import api as aanvragen
from eenloket.midoffice.klanten.api import Verzoek

from .loket import Loket
from .openen import intakepagina, open_intake
from .velden import uit_formulier, veld
from .vragen import context, feit, na_antwoord, uit_register, volgende, zoek_vraag


@require_http_methods(["GET", "HEAD", "POST"])
@intakepagina
def bekend(request: Verzoek, loket: Loket, id_: uuid.UUID) -> HttpResponse:
    """What the registers know already, with source and date."""
    loket, intake = open_intake(loket, id_)
    vragen = [
        v for v in intake.stand.vragen if uit_register(intake, v.id) and v.soort is not Vraagsoort.PERSONEN
    ]
    if request.method == "POST" or not vragen:
        return volgende(loket, aanvragen.bevestig_bekend(intake.aanvraag, door=loket.handelende))
    inhoud = context(request, loket, intake)
    inhoud["feiten"] = [feit(intake, v, inhoud["taal"]) for v in vragen]
    return render(request, "intake/bekend.html", inhoud)


@require_http_methods(["GET", "HEAD", "POST"])
@intakepagina
def klopt_niet(request: Verzoek, loket: Loket, id_: uuid.UUID, vraag: str) -> HttpResponse:
    """The client says that a register is wrong, gives the right value and goes on."""
    loket, intake = open_intake(loket, id_)
    gevonden = zoek_vraag(intake, vraag)
    if gevonden is None or not uit_register(intake, vraag):
        return volgende(loket, intake)
    fout, ruw = None, None
    if request.method == "POST":
        ruw = uit_formulier(request.POST, gevonden)
        try:
            intake = aanvragen.betwist(intake.aanvraag, vraag, ruw, door=loket.handelende)
            messages.success(
                request,
                _("Dank u. Wij geven door dat dit gegeven volgens u niet klopt, en gebruiken wat u invulde."),
            )
            return na_antwoord(request, loket, intake, vraag)
        except aanvragen.OngeldigAntwoord as probleem:
            fout = probleem
    inhoud = context(request, loket, intake)
    terug = loket.pad("controleren" if inhoud["naar"] else "bekend", id_)
    inhoud |= {
        "vraag": gevonden,
        "terug_url": terug,
        "veld": veld(intake, gevonden, inhoud["taal"], ruw=ruw, fout=fout, leeg=True),
        "feit": feit(intake, gevonden, inhoud["taal"]),
    }
    return render(request, "intake/klopt_niet.html", inhoud, status=400 if fout else 200)
