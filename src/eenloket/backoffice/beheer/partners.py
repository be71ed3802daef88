"""Connections with partners, and hand-overs that didn't arrive (M-B15). Numbers of cases, no personal data."""

import uuid

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from eenloket.backoffice.werkplek.api import voor_medewerker
from eenloket.kern.gebruikers.api import Bevoegdheid, actor_van
from eenloket.midoffice.klanten.api import Verzoek
from eenloket.verbinding.partners import api as partners

from .pagina import KOPPELINGEN, toon

_MEESTE = 100


@require_safe
@voor_medewerker(*KOPPELINGEN)
def overzicht(request: Verzoek, bevoegdheid: Bevoegdheid) -> HttpResponse:
    """Connections, and what isn't delivered. Cost: four queries."""
    organisatie_id = bevoegdheid.medewerker.organisatie_id
    inhoud = {
        "koppelingen": partners.koppelingen(organisatie_id),
        "overdrachten": partners.openstaand(organisatie_id, limiet=_MEESTE),
        "meeste": _MEESTE,
    }
    return toon(request, "koppelingen", inhoud)


@require_POST
@voor_medewerker(*KOPPELINGEN)
def opnieuw(request: Verzoek, bevoegdheid: Bevoegdheid, overdracht_id: uuid.UUID) -> HttpResponse:
    """Try one hand-over again, now."""
    medewerker = bevoegdheid.medewerker
    if partners.probeer_meteen(overdracht_id, medewerker.organisatie_id, door=actor_van(medewerker)):
        messages.success(request, _("We proberen het meteen opnieuw."))
    else:
        messages.info(request, _("Deze overdracht is al aangekomen of ingetrokken."))
    return redirect("beheer:koppelingen")
