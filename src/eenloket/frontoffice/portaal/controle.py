"""Check and send, and the receipt (M-B3)."""

import uuid
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from eenloket.kern.fouten import Domeinfout, OngeldigeInvoer
from eenloket.kern.limieten.api import begrens
from eenloket.midoffice.aanbod import api as aanbod_api
from eenloket.midoffice.aanbod.inhoud import Vraag, Vraagsoort
from eenloket.midoffice.aanvragen import api as aanvragen
from eenloket.midoffice.aanvragen.api import Intake
from eenloket.midoffice.berichten import api as berichten
from eenloket.midoffice.documenten import api as documenten
from eenloket.midoffice.klanten.api import Verzoek, Zekerheid
from eenloket.verbinding.identiteit.api import eis_zekerheid

from . import sleutelbos
from .intake import context, uit_register
from .ledenbeeld import ontvangers
from .openen import intakepagina, open_intake
from .velden import bronregel


@require_GET
@intakepagina
def controleren(request: Verzoek, id_: uuid.UUID) -> HttpResponse:
    """Everything on one page, by subject, each with 'wijzig'; then what goes to whom."""
    intake = open_intake(request, id_)
    if not intake.stand.compleet:
        return redirect("portaal:aanvraag", id_)
    if naar := _verhoog(request, intake):
        return naar
    return _toon(request, intake)


def _verhoog(request: Verzoek, intake: Intake) -> HttpResponse | None:
    """A service that came in by an answer may need more assurance than the client logged in with."""
    nodig = max(
        (Zekerheid.van(lid.dienst.zekerheid) for lid in intake.stand.meedoend), default=Zekerheid.GEEN
    )
    if intake.aanvraag.zekerheid >= nodig or request.bevoegdheid:
        return None
    return eis_zekerheid(request, nodig, None, volgende=f"/aanvraag/{intake.aanvraag.id}/controleren")


def _toon(request: Verzoek, intake: Intake, fout: Domeinfout | None = None) -> HttpResponse:
    inhoud = context(request, intake)
    naar = f"{_vraagpad(intake, fout.veld)}?naar=controle" if fout and fout.veld in intake.antwoorden else ""
    inhoud |= {
        "onderwerpen": per_onderwerp(intake, inhoud["taal"]),
        "ontvangers": ontvangers(inhoud["leden"]),
        "fouten": [{"url": naar, "tekst": str(fout)}] if fout else [],
        "leveringen": [
            {"waarde": "samen", "tekst": _("Als alles klaar is, in één keer")},
            {"waarde": "per_deel", "tekst": _("Steeds als er een onderdeel klaar is")},
        ],
        "te_kiezen_levering": intake.bundel.levering_keuze and len(intake.stand.meedoend) > 1,
    }
    return render(request, "portaal/intake/controleren.html", inhoud, status=400 if fout else 200)


def _vraagpad(intake: Intake, vraag: str | None) -> str:
    return reverse("portaal:vraag", args=[intake.aanvraag.id, vraag])


def per_onderwerp(intake: Intake, taal: str) -> list[dict[str, Any]]:
    """Answers grouped by subject, never by service, in the client's order."""
    namen = {o["id"]: o["label"] for lijst in (intake.aanvraag.opties or {}).values() for o in lijst}
    if any(v.soort is Vraagsoort.BESTANDEN for v in intake.stand.vragen):
        namen |= {str(u.id): u.bestandsnaam for u in documenten.uploads_van(intake.aanvraag.id)}
    groepen: dict[str, list[dict[str, Any]]] = {}
    for vraag in intake.stand.vragen:
        groepen.setdefault(vraag.onderwerp, []).append(_rij(intake, vraag, namen, taal))
    onderwerpen = intake.aanbod.pakket.onderwerpen
    return [{"naam": onderwerpen[o].tekst.in_taal(taal), "rijen": rijen} for o, rijen in groepen.items()]


def _rij(intake: Intake, vraag: Vraag, namen: dict[str, str], taal: str) -> dict[str, Any]:
    """One answer; a fact from a register can't be changed, but the client can say that it's wrong."""
    antwoord = intake.antwoorden[vraag.id]
    rij: dict[str, Any] = {"id": vraag.id, "label": vraag.kort.in_taal(taal)}
    rij["waarde"] = aanvragen.in_woorden(vraag, antwoord.waarde, taal, namen=namen)
    if not uit_register(intake, vraag.id):
        return rij | {"url": f"{_vraagpad(intake, vraag.id)}?naar=controle"}
    pad = reverse("portaal:klopt_niet", args=[intake.aanvraag.id, vraag.id])
    bron = _("uit de %(bron)s") % {"bron": bronregel(antwoord.register, taal)}
    return rij | {"url": f"{pad}?naar=controle", "actie": _("klopt dit niet?"), "bron": bron}


@require_POST
@intakepagina
def indienen(request: Verzoek, id_: uuid.UUID) -> HttpResponse:
    """Submit; twice is once. What can't be sent is said on the check page and nothing has changed."""
    intake = open_intake(request, id_)
    begrens(f"indienen:{id_}", 20, 60)
    if naar := _verhoog(request, intake):
        return naar
    door = sleutelbos.wie(request)
    try:
        if intake.bundel.levering_keuze and request.POST.get("levering") in ("samen", "per_deel"):
            aanvragen.kies_levering(intake.aanvraag, request.POST["levering"], door=door)
        sleutelbos.verstuurd(request, aanvragen.dien_in(intake.aanvraag, door=door, intake=intake))
    except aanvragen.NietCompleet:
        return redirect("portaal:aanvraag", id_)
    except aanvragen.MeerZekerheidNodig:  # only staff come here: they can't log in for the client
        tekst = _(
            "De aanvrager moet dit zelf versturen, na inloggen. Maak bij 'Later verdergaan' een code en geef die mee."
        )
        return _toon(request, intake, Domeinfout(tekst))
    except OngeldigeInvoer as fout:
        return _toon(request, aanvragen.laad(intake.aanvraag), fout)
    return redirect("portaal:ontvangst", id_)


def _verstuurd(request: Verzoek, id_: uuid.UUID) -> aanvragen.Aanvraag | None:
    """The submitted request, None while it isn't. Raises: AanvraagOnbekend."""
    aanvraag = sleutelbos.toegang(request).open(id_)
    return None if aanvraag.staat == aanvragen.Aanvraag.Staat.CONCEPT else aanvraag


@require_GET
@intakepagina
def ontvangst(request: Verzoek, id_: uuid.UUID) -> HttpResponse:
    """The receipt: what happens when, by whom."""
    if (aanvraag := _verstuurd(request, id_)) is None:
        return redirect("portaal:aanvraag", id_)
    taal = get_language() or "nl"
    inhoud = {
        "aanvraag": aanvraag,
        "beeld": aanvragen.beeld(aanvraag, taal),
        "taal": taal,
        "wijzers": _wijzers(aanvraag, taal),
    }
    return render(request, "portaal/intake/ontvangst.html", inhoud)


def _wijzers(aanvraag: aanvragen.Aanvraag, taal: str) -> list[dict[str, str | None]]:
    """What changes elsewhere and the client must do himself."""
    patroon = aanbod_api.uitgave(aanvraag.uitgave_id).pakket.patronen.get(aanvraag.patroon)
    wijzers = patroon.wijzers if patroon else []
    return [{"tekst": w.tekst.in_taal(taal), "naar": w.naar.in_taal(taal), "url": w.url} for w in wijzers]


@require_GET
@intakepagina
def ontvangst_pdf(request: Verzoek, id_: uuid.UUID) -> HttpResponse:
    """The receipt as an accessible PDF."""
    if (aanvraag := _verstuurd(request, id_)) is None:
        return redirect("portaal:aanvraag", id_)
    taal = get_language() or "nl"
    pdf = berichten.ontvangstbewijs(aanvragen.beeld(aanvraag, taal), request.organisatie, taal)
    antwoord = HttpResponse(pdf, content_type="application/pdf")
    antwoord["Content-Disposition"] = f'attachment; filename="{aanvraag.nummer}.pdf"'
    return antwoord
