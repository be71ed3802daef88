"""Messages that didn't arrive, and letters that wait because nothing prints them (M-B12). No names, no addresses, no text."""

import uuid

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from eenloket.backoffice.werkplek.api import berichtkanaal, berichtsoort, voor_medewerker
from eenloket.kern.aflevering.api import Afleverregel, Staat, regel
from eenloket.kern.gebruikers.api import Bevoegdheid, actor_van
from eenloket.midoffice.berichten import api as berichten_api
from eenloket.midoffice.klanten.api import Verzoek

from .pagina import BERICHTEN, toon

MEESTE = 50


@require_safe
@voor_medewerker(*BERICHTEN)
def berichten(request: Verzoek, bevoegdheid: Bevoegdheid) -> HttpResponse:
    """Both lists, oldest first. Cost: three queries."""
    organisatie_id = bevoegdheid.medewerker.organisatie_id
    mislukt = berichten_api.mislukte(organisatie_id, limiet=MEESTE)
    printen = berichten_api.te_printen(organisatie_id, limiet=MEESTE)
    nummers = berichten_api.aanvraagnummers([*mislukt, *printen])
    inhoud = {
        "mislukt": [_regel(b, nummers) for b in mislukt],
        "printen": [_regel(b, nummers) for b in printen],
        "meeste": MEESTE,
    }
    return toon(request, "berichten", inhoud)


@require_POST
@voor_medewerker(*BERICHTEN)
def opnieuw(request: Verzoek, bevoegdheid: Bevoegdheid, bericht_id: uuid.UUID) -> HttpResponse:
    """Try one message again, to the address as it is known now. Raises: NietGevonden, also for another organisation's."""
    medewerker = bevoegdheid.medewerker
    bericht = berichten_api.bericht(medewerker.organisatie_id, bericht_id)
    try:
        bericht = berichten_api.stuur_opnieuw(bericht, door=actor_van(medewerker))
    except berichten_api.NietMislukt as fout:
        messages.info(request, str(fout))
    else:
        if bericht.staat == Staat.WACHT:
            messages.success(request, _("Wij proberen het meteen opnieuw."))
        else:
            messages.warning(
                request, _("Wij weten geen weg naar de aanvrager. Het bericht staat alleen in het dossier.")
            )
    return redirect("beheer:berichten")


def _regel(b: berichten_api.Bericht, nummers: dict[uuid.UUID, str]) -> Afleverregel:
    nummer = nummers.get(b.aanvraag_id, "") if b.aanvraag_id else ""
    return regel(b, kenmerk=nummer, wat=berichtsoort(b.soort), waarheen=berichtkanaal(b.kanaal))
