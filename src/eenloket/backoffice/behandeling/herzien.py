"""Ended services that a person must look at again: what was done is written down, and the line leaves the list (M-B6, M-C5)."""

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from eenloket.backoffice.werkplek.api import voor_medewerker
from eenloket.kern.gebruikers.api import Bevoegdheid, actor_van
from eenloket.kern.gebruikers.rechten import Recht
from eenloket.midoffice.aanvragen import api as aanvragen

from .formulieren import Herzienformulier
from .werklijst import toon


@require_POST
@voor_medewerker(Recht.ZAAK_BESLUITEN)
def herzien(request: HttpRequest, bevoegdheid: Bevoegdheid, werk_id: uuid.UUID) -> HttpResponse:
    """Somebody looked. Raises: NietGevonden, also for another organisation's; WerkIsAf when somebody did before."""
    medewerker, plek = bevoegdheid.medewerker, str(werk_id)
    formulier = Herzienformulier(request.POST, plek=plek)
    if not formulier.is_valid():
        return toon(request, bevoegdheid, fout=formulier, fout_bij=plek)
    aanvragen.rond_herziening_af(
        werk_id,
        medewerker.organisatie_id,
        bereik=bevoegdheid.bereik(Recht.ZAAK_BESLUITEN),
        toelichting=formulier.cleaned_data["toelichting"],
        door=actor_van(medewerker, rol="beslisser"),
    )
    messages.success(request, _("Uw toelichting is bewaard. Deze regel is van de lijst."))
    return redirect("behandeling:werkvoorraad")
