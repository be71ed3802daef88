"""Check and send, and the receipt (M-B3)."""

import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.http import require_GET, require_POST

from eenloket.kern.fouten import OngeldigeInvoer
from eenloket.kern.limieten.api import begrens
from eenloket.midoffice.aanbod.inhoud import Vraagsoort
from eenloket.midoffice.aanvragen import api as aanvragen
from eenloket.midoffice.aanvragen.api import Intake
from eenloket.midoffice.berichten import api as berichten
from eenloket.midoffice.documenten import api as documenten
from eenloket.midoffice.klanten.api import Zekerheid
from eenloket.verbinding.identiteit.api import eis_zekerheid

from . import sleutelbos
from .intake import context
from .openen import open_intake
from .velden import bronregel


@require_GET
def controleren(request: HttpRequest, id_: uuid.UUID) -> HttpResponse:
    """Everything on one page, by subject, each with 'wijzig'; then what goes to whom."""
    try:
        intake = open_intake(request, id_)
    except aanvragen.AlIngediend:
        return redirect("portaal:ontvangst", id_)
    if not intake.stand.compleet:
        return redirect("portaal:aanvraag", id_)
    if naar := _verhoog(request, intake):
        return naar
    return _toon(request, intake)


def _verhoog(request: HttpRequest, intake: Intake) -> HttpResponse | None:
    """A service that came in by an answer may need more assurance than the client logged in with."""
    nodig = max((Zekerheid.van(lid.dienst.zekerheid) for lid in intake.stand.meedoend), default=Zekerheid.GEEN)
    if intake.aanvraag.zekerheid >= nodig or request.bevoegdheid:
        return None
    return eis_zekerheid(request, nodig, None, volgende=f"/aanvraag/{intake.aanvraag.id}/controleren")


def _toon(request: HttpRequest, intake: Intake, fout: OngeldigeInvoer | None = None) -> HttpResponse:
    inhoud = context(request, intake)
    inhoud["onderwerpen"] = per_onderwerp(intake, inhoud["taal"])
    inhoud["fouten"] = [{"id": fout.veld or "", "tekst": str(fout)}] if fout else []
    inhoud["te_kiezen_levering"] = intake.bundel.levering_keuze and len(intake.stand.meedoend) > 1
    return render(request, "portaal/intake/controleren.html", inhoud, status=400 if fout else 200)


def per_onderwerp(intake: Intake, taal: str) -> list[dict[str, Any]]:
    """Answers grouped by subject, never by service, in the client's order."""
    namen = {o["id"]: o["label"] for lijst in (intake.aanvraag.opties or {}).values() for o in lijst}
    if any(v.soort is Vraagsoort.BESTANDEN for v in intake.stand.vragen):
        namen |= {str(u.id): u.bestandsnaam for u in documenten.uploads_van(intake.aanvraag.id)}
    groepen: dict[str, list[dict[str, Any]]] = {}
    for vraag in intake.stand.vragen:
        antwoord = intake.antwoorden[vraag.id]
        groepen.setdefault(vraag.onderwerp, []).append(
            {
                "label": vraag.kort.in_taal(taal),
                "waarde": aanvragen.in_woorden(vraag, antwoord.waarde, taal, namen=namen),
                "url": f"/aanvraag/{intake.aanvraag.id}/vraag/{vraag.id}?naar=controle",
                "bron": bronregel(antwoord.register, taal) if antwoord.bron == "register" else "",
                "id": vraag.id,
            }
        )
    onderwerpen = intake.aanbod.pakket.onderwerpen
    return [{"naam": onderwerpen[o].tekst.in_taal(taal), "rijen": rijen} for o, rijen in groepen.items()]


@require_POST
def indienen(request: HttpRequest, id_: uuid.UUID) -> HttpResponse:
    """Submit; twice is once. What can't be sent is said on the check page and nothing has changed."""
    try:
        intake = open_intake(request, id_)
    except aanvragen.AlIngediend:
        return redirect("portaal:ontvangst", id_)
    begrens(f"indienen:{id_}", 20, 60)
    if naar := _verhoog(request, intake):
        return naar
    door = sleutelbos.wie(request)
    try:
        if intake.bundel.levering_keuze and request.POST.get("levering") in ("samen", "per_deel"):
            aanvragen.kies_levering(intake.aanvraag, request.POST["levering"], door=door)
        aanvragen.dien_in(intake.aanvraag, door=door)
    except aanvragen.NietCompleet:
        return redirect("portaal:aanvraag", id_)
    except OngeldigeInvoer as fout:
        return _toon(request, aanvragen.laad(intake.aanvraag), fout)
    return redirect("portaal:ontvangst", id_)


@require_GET
def ontvangst(request: HttpRequest, id_: uuid.UUID) -> HttpResponse:
    """The receipt: what happens when, by whom."""
    aanvraag = sleutelbos.toegang(request).open(id_)
    if aanvraag.staat == aanvragen.Aanvraag.Staat.CONCEPT:
        return redirect("portaal:aanvraag", id_)
    taal = get_language() or "nl"
    inhoud = {"aanvraag": aanvraag, "beeld": aanvragen.beeld(aanvraag, taal), "taal": taal}
    return render(request, "portaal/intake/ontvangst.html", inhoud)


@require_GET
def ontvangst_pdf(request: HttpRequest, id_: uuid.UUID) -> HttpResponse:
    """The receipt as an accessible PDF."""
    aanvraag = sleutelbos.toegang(request).open(id_)
    if aanvraag.staat == aanvragen.Aanvraag.Staat.CONCEPT:
        return redirect("portaal:aanvraag", id_)
    taal = get_language() or "nl"
    pdf = berichten.ontvangstbewijs(aanvragen.beeld(aanvraag, taal), request.organisatie, taal)
    antwoord = HttpResponse(pdf, content_type="application/pdf")
    antwoord["Content-Disposition"] = f'attachment; filename="{aanvraag.nummer}.pdf"'
    return antwoord
