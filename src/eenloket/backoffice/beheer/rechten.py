"""Rights of an application, one line at a time: add, change, take away."""

import uuid

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from eenloket.backoffice.werkplek.api import voor_medewerker
from eenloket.kern.fouten import Domeinfout, NietGevonden
from eenloket.kern.gebruikers.api import Bevoegdheid, actor_van
from eenloket.midoffice.klanten.api import Verzoek
from eenloket.verbinding.zgw import api as zgw
from eenloket.verbinding.zgw.api import Applicatie, Rechtengroep, woorden

from . import gevolgen
from .applicaties import eigen
from .formulieren import Rechtformulier
from .pagina import APPLICATIES, bevestig, gezien, toon
from .rechtenregels import Rechtenregel
from .uitgifte import lees_recht


@require_http_methods(["GET", "HEAD", "POST"])
@voor_medewerker(*APPLICATIES)
def nieuw(
    request: Verzoek, bevoegdheid: Bevoegdheid, applicatie_id: uuid.UUID, component: str
) -> HttpResponse:
    """One more right, in this component."""
    if component not in woorden.COMPONENTEN:
        raise NietGevonden()
    rij = eigen(bevoegdheid, applicatie_id)
    return _formulier(request, bevoegdheid, rij, component, None)


@require_http_methods(["GET", "HEAD", "POST"])
@voor_medewerker(*APPLICATIES)
def wijzig(
    request: Verzoek, bevoegdheid: Bevoegdheid, applicatie_id: uuid.UUID, sleutel: str
) -> HttpResponse:
    """Change a line. Raises: NietGevonden when it isn't there, or isn't what it was."""
    rij = eigen(bevoegdheid, applicatie_id)
    groep = zgw.rechten.groep_van(rij, sleutel)
    return _formulier(request, bevoegdheid, rij, groep.component, groep)


@require_http_methods(["GET", "HEAD", "POST"])
@voor_medewerker(*APPLICATIES)
def weg(request: Verzoek, bevoegdheid: Bevoegdheid, applicatie_id: uuid.UUID, sleutel: str) -> HttpResponse:
    """Ask first, then take a line away. The last one stays: an application without rights is withdrawn."""
    rij = eigen(bevoegdheid, applicatie_id)
    groep = zgw.rechten.groep_van(rij, sleutel)
    try:
        if request.method == "POST":
            zgw.rechten.vervang(
                rij.organisatie_id,
                rij.id,
                sleutel,
                [],
                gezien=gezien(request),
                door=actor_van(bevoegdheid.medewerker),
            )
            messages.success(request, _("Het recht is weg."))
            return redirect("beheer:applicatie", applicatie_id)
        zgw.rechten.eis_niet_laatste(rij, groep)
    except zgw.LaatsteRecht as fout:
        messages.error(request, str(fout))
        return redirect("beheer:applicatie", applicatie_id)
    except zgw.IntussenGewijzigd as fout:
        groep = fout.nu
    regel = Rechtenregel(groep)
    return bevestig(
        request,
        titel=_("Recht weghalen"),
        wat=f"{rij.label}: {regel.onderdeel}",
        gevolgen=list(gevolgen.van_recht(rij, regel)),
        stand=zgw.rechten.stand(rij, groep),
        knop=_("Recht weghalen"),
        terug=reverse("beheer:applicatie", args=[rij.id]),
    )


def _formulier(
    request: Verzoek,
    bevoegdheid: Bevoegdheid,
    rij: Applicatie,
    component: str,
    groep: Rechtengroep | None,
) -> HttpResponse:
    typen = zgw.typen_van(component, rij.organisatie_id)
    ingevuld = request.POST if request.method == "POST" else None
    formulier = Rechtformulier(component, typen, ingevuld, groep=groep)
    if ingevuld is not None and formulier.is_valid():
        try:
            zgw.rechten.vervang(
                rij.organisatie_id,
                rij.id,
                groep.sleutel if groep else "",
                lees_recht(component, formulier, typen),
                gezien=gezien(request),
                door=actor_van(bevoegdheid.medewerker),
            )
        except Domeinfout as fout:
            if isinstance(fout, zgw.IntussenGewijzigd):
                groep = fout.nu
            for zin in zgw.zinnen(fout):
                formulier.add_error(None, zin)
        else:
            messages.success(request, _("Het recht is bewaard en geldt meteen."))
            return redirect("beheer:applicatie", rij.id)
    inhoud = {
        "applicatie": rij,
        "formulier": formulier,
        "groep": Rechtenregel(groep) if groep else None,
        "stand": zgw.rechten.stand(rij, groep) if groep else "",
        "onderdeel": woorden.COMPONENTEN[component],
        "geen_typen": "typen" in formulier.fields and not typen,
        "actie": request.path,
    }
    return toon(request, "recht", inhoud, status=400 if formulier.errors else 200)
