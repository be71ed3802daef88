"""The receipt of a submitted request (M-B3)."""

import uuid

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from eenloket.midoffice.aanbod import api as aanbod_api
from eenloket.midoffice.aanvragen import api as aanvragen
from eenloket.midoffice.berichten import api as berichten
from eenloket.midoffice.klanten.api import Verzoek

from .loket import Loket
from .openen import intakepagina


def _verstuurd(loket: Loket, id_: uuid.UUID) -> aanvragen.Aanvraag | None:
    """The submitted request, None while it isn't. Raises: AanvraagOnbekend."""
    aanvraag = loket.toegang.open(id_)
    return None if aanvraag.staat == aanvragen.Aanvraagstaat.CONCEPT else aanvraag


@require_GET
@intakepagina
def ontvangst(request: Verzoek, loket: Loket, id_: uuid.UUID) -> HttpResponse:
    """The receipt: what happens when, by whom."""
    if (aanvraag := _verstuurd(loket, id_)) is None:
        return loket.naar("aanvraag", id_)
    inhoud = {
        "aanvraag": aanvraag,
        "beeld": aanvragen.beeld(aanvraag, loket.taal),
        "taal": loket.taal,
        "loket": loket,
        "volg_url": reverse(loket.wegen.volgen, args=[aanvraag.nummer]) if loket.wegen.volgen else "",
        "wijzers": _wijzers(aanvraag, loket.taal),
    }
    return render(request, "intake/ontvangst.html", inhoud)


def _wijzers(aanvraag: aanvragen.Aanvraag, taal: str) -> list[dict[str, str | None]]:
    """What changes elsewhere and the client must do himself."""
    patroon = aanbod_api.uitgave(aanvraag.uitgave_id).pakket.patronen.get(aanvraag.patroon)
    wijzers = patroon.wijzers if patroon else []
    return [{"tekst": w.tekst.in_taal(taal), "naar": w.naar.in_taal(taal), "url": w.url} for w in wijzers]


@require_GET
@intakepagina
def ontvangst_pdf(request: Verzoek, loket: Loket, id_: uuid.UUID) -> HttpResponse:
    """The receipt as an accessible PDF."""
    if (aanvraag := _verstuurd(loket, id_)) is None:
        return loket.naar("aanvraag", id_)
    pdf = berichten.ontvangstbewijs(aanvragen.beeld(aanvraag, loket.taal), request.organisatie, loket.taal)
    antwoord = HttpResponse(pdf, content_type="application/pdf")
    antwoord["Content-Disposition"] = f'attachment; filename="{aanvraag.nummer}.pdf"'
    return antwoord
