"""Check and send (M-B3)."""

import uuid
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from eenloket.kern.fouten import Domeinfout, OngeldigeInvoer
from eenloket.kern.limieten.api import begrens
from eenloket.midoffice.aanbod.inhoud import Vraag, Vraagsoort
from eenloket.midoffice.aanvragen import api as aanvragen
from eenloket.midoffice.aanvragen.api import Intake
from eenloket.midoffice.documenten import api as documenten
from eenloket.midoffice.klanten.api import Verzoek, Zekerheid

from . import sleutelbos
from .ledenbeeld import ontvangers
from .loket import Loket
from .openen import intakepagina, open_intake
from .velden import bronregel
from .vragen import context, uit_register


@require_GET
@intakepagina
def controleren(request: Verzoek, loket: Loket, id_: uuid.UUID) -> HttpResponse:
    """Everything on one page, by subject, each with 'wijzig'; then what goes to whom."""
    loket, intake = open_intake(loket, id_)
    if not intake.stand.compleet:
        return loket.naar("aanvraag", id_)
    if naar := _verhoog(loket, intake):
        return naar
    return _toon(request, loket, intake)


def _verhoog(loket: Loket, intake: Intake) -> HttpResponse | None:
    """A service that came in by an answer may need more assurance than the client logged in with."""
    nodig = max(
        (Zekerheid.van(lid.dienst.zekerheid) for lid in intake.stand.meedoend), default=Zekerheid.GEEN
    )
    if intake.aanvraag.zekerheid >= nodig:
        return None
    return loket.eis(nodig, volgende=loket.pad("controleren", intake.aanvraag.id))


def _toon(request: Verzoek, loket: Loket, intake: Intake, fout: Domeinfout | None = None) -> HttpResponse:
    inhoud = context(request, loket, intake)
    naar = (
        f"{_vraagpad(loket, intake, fout.veld)}?naar=controle"
        if fout and fout.veld in intake.antwoorden
        else ""
    )
    inhoud |= {
        "onderwerpen": per_onderwerp(loket, intake, inhoud["taal"]),
        "ontvangers": ontvangers(inhoud["leden"]),
        "fouten": [{"url": naar, "tekst": str(fout)}] if fout else [],
        "leveringen": [
            {"waarde": "samen", "tekst": _("Als alles klaar is, in één keer")},
            {"waarde": "per_deel", "tekst": _("Steeds als er een onderdeel klaar is")},
        ],
        "te_kiezen_levering": intake.bundel.levering_keuze and len(intake.stand.meedoend) > 1,
    }
    return render(request, "intake/controleren.html", inhoud, status=400 if fout else 200)


def _vraagpad(loket: Loket, intake: Intake, vraag: str | None) -> str:
    return loket.pad("vraag", intake.aanvraag.id, vraag)


def per_onderwerp(loket: Loket, intake: Intake, taal: str) -> list[dict[str, Any]]:
    """Answers grouped by subject, never by service, in the client's order."""
    namen = {o["id"]: o["label"] for lijst in (intake.aanvraag.opties or {}).values() for o in lijst}
    if any(v.soort is Vraagsoort.BESTANDEN for v in intake.stand.vragen):
        namen |= {str(u.id): u.bestandsnaam for u in documenten.uploads_van(intake.aanvraag.id)}
    groepen: dict[str, list[dict[str, Any]]] = {}
    for vraag in intake.stand.vragen:
        groepen.setdefault(vraag.onderwerp, []).append(_rij(loket, intake, vraag, namen, taal))
    onderwerpen = intake.aanbod.pakket.onderwerpen
    return [{"naam": onderwerpen[o].tekst.in_taal(taal), "rijen": rijen} for o, rijen in groepen.items()]


def _rij(loket: Loket, intake: Intake, vraag: Vraag, namen: dict[str, str], taal: str) -> dict[str, Any]:
    """One answer; a fact from a register can't be changed, but the client can say that it's wrong."""
    antwoord = intake.antwoorden[vraag.id]
    rij: dict[str, Any] = {"id": vraag.id, "label": vraag.kort.in_taal(taal)}
    rij["waarde"] = aanvragen.in_woorden(vraag, antwoord.waarde, taal, namen=namen)
    if not uit_register(intake, vraag.id):
        return rij | {"url": f"{_vraagpad(loket, intake, vraag.id)}?naar=controle"}
    pad = loket.pad("klopt_niet", intake.aanvraag.id, vraag.id)
    bron = _("uit de %(bron)s") % {"bron": bronregel(antwoord.register, taal)}
    return rij | {"url": f"{pad}?naar=controle", "actie": _("klopt dit niet?"), "bron": bron}


@require_POST
@intakepagina
def indienen(request: Verzoek, loket: Loket, id_: uuid.UUID) -> HttpResponse:
    """Submit; twice is once. What can't be sent is said on the check page and nothing has changed."""
    loket, intake = open_intake(loket, id_)
    begrens(f"indienen:{id_}", 20, 60)
    if naar := _verhoog(loket, intake):
        return naar
    door = loket.handelende
    try:
        if intake.bundel.levering_keuze and request.POST.get("levering") in ("samen", "per_deel"):
            aanvragen.kies_levering(intake.aanvraag, request.POST["levering"], door=door)
        aanvraag = aanvragen.dien_in(intake.aanvraag, door=door, intake=intake)
        if aanvraag.client is None and not loket.met_hulp:
            sleutelbos.verstuurd(request, aanvraag)
    except aanvragen.NietCompleet:
        return loket.naar("aanvraag", id_)
    except aanvragen.MeerZekerheidNodig:  # who works here comes here: he can't log in for the client
        tekst = _(
            "De aanvrager moet dit zelf versturen, na inloggen. Maak bij 'Later verdergaan' een code en geef die mee."
        )
        return _toon(request, loket, intake, Domeinfout(tekst))
    except OngeldigeInvoer as fout:
        return _toon(request, loket, aanvragen.laad(intake.aanvraag), fout)
    return loket.naar("ontvangst", id_)
