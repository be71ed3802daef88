"""Client ids: one more for an application, a new secret, and taking a secret away."""

import uuid
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from eenloket.backoffice.werkplek.api import voor_medewerker
from eenloket.kern.fouten import Domeinfout
from eenloket.kern.gebruikers.api import Bevoegdheid, actor_van
from eenloket.midoffice.klanten.api import Verzoek
from eenloket.verbinding.zgw import api as zgw

from . import gevolgen
from .applicaties import eigen
from .formulieren import Clientformulier, Geheimformulier
from .pagina import APPLICATIES, bevestig, blad, gezien, toon
from .uitgifte import toon_geheim


@require_http_methods(["GET", "HEAD", "POST"])
@voor_medewerker(*APPLICATIES)
def nieuw(request: Verzoek, bevoegdheid: Bevoegdheid, applicatie_id: uuid.UUID) -> HttpResponse:
    """Another client id for an application, or a secret for one of its ids that has none."""
    rij = eigen(bevoegdheid, applicatie_id)
    eerst = {"client_id": request.GET.get("client_id", "")}
    formulier = Clientformulier(request.POST if request.method == "POST" else None, initial=eerst)
    if request.method == "POST" and formulier.is_valid():
        client_id, geheim = formulier.cleaned_data["client_id"], formulier.cleaned_data["geheim"]
        try:
            return _voeg_toe(request, bevoegdheid, applicatie_id, client_id, geheim)
        except Domeinfout as fout:
            for zin in zgw.zinnen(fout):
                formulier.add_error("client_id", zin)
    inhoud = {"applicatie": rij, "formulier": formulier, "kortst": zgw.KORTST}
    return toon(request, "client_nieuw", inhoud, status=400 if formulier.errors else 200)


def _voeg_toe(
    request: Verzoek, bevoegdheid: Bevoegdheid, applicatie_id: uuid.UUID, client_id: str, geheim: str
) -> HttpResponse:
    medewerker = bevoegdheid.medewerker
    uitgegeven = zgw.clients.voeg_toe(
        medewerker.organisatie, applicatie_id, client_id, geheim=geheim, door=actor_van(medewerker)
    )
    if uitgegeven is None:
        messages.success(
            request, _("De client-id hoort nu bij deze applicatie. Het geheim is niet veranderd.")
        )
        return redirect("beheer:applicatie", applicatie_id)
    return toon_geheim(request, uitgegeven, applicatie_id, eigen_geheim=bool(geheim))


@require_safe
@voor_medewerker(*APPLICATIES)
def lijst(request: Verzoek, bevoegdheid: Bevoegdheid) -> HttpResponse:
    """Client ids that belong to no application. Cost: two queries."""
    pagina = blad(request, zgw.clients.losse_clients(bevoegdheid.medewerker.organisatie_id).order_by("-id"))
    regels = [
        {"client": c, "rechten": f"?{urlencode({'client_id': c.client_id})}"} for c in pagina.object_list
    ]
    return toon(request, "clients", {"regels": regels, "pagina": pagina})


@require_http_methods(["GET", "HEAD", "POST"])
@voor_medewerker(*APPLICATIES)
def geheim(request: Verzoek, bevoegdheid: Bevoegdheid, client_id: uuid.UUID) -> HttpResponse:
    """Ask first, then give a client a new secret. A form that was sent twice does it once."""
    client = zgw.clients.client(bevoegdheid.medewerker.organisatie_id, client_id)
    applicatie = zgw.applicaties.applicatie_met(client)
    formulier = Geheimformulier(request.POST if request.method == "POST" else None)
    if request.method == "POST" and formulier.is_valid():
        gegeven = formulier.cleaned_data["geheim"]
        medewerker = bevoegdheid.medewerker
        uitgegeven = zgw.clients.vernieuw(
            medewerker.organisatie,
            client_id,
            geheim=gegeven,
            gezien=gezien(request),
            door=actor_van(medewerker),
        )
        if uitgegeven is None:
            messages.warning(request, _("Het geheim was intussen al vernieuwd. Er is nu niets veranderd."))
            return redirect("beheer:applicatie", applicatie.id) if applicatie else redirect("beheer:clients")
        terug = applicatie.id if applicatie else None
        return toon_geheim(request, uitgegeven, terug, eigen_geheim=bool(gegeven))
    inhoud = {
        "client_id": client.client_id,
        "actie": request.path,
        "applicatie": applicatie,
        "formulier": formulier,
        "stand": zgw.clients.stand(client),
        "kortst": zgw.KORTST,
    }
    return toon(request, "geheim_nieuw", inhoud, status=400 if formulier.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@voor_medewerker(*APPLICATIES)
def intrekken(request: Verzoek, bevoegdheid: Bevoegdheid, client_id: uuid.UUID) -> HttpResponse:
    """Ask first, then take the secret of a client away. Its application stays as it is."""
    client = zgw.clients.client(bevoegdheid.medewerker.organisatie_id, client_id)
    applicatie = zgw.applicaties.applicatie_met(client)
    if request.method == "POST":
        medewerker = bevoegdheid.medewerker
        if zgw.clients.trek_in(
            medewerker.organisatie_id, client_id, gezien=gezien(request), door=actor_van(medewerker)
        ):
            messages.success(request, _("%(client)s kan niet meer inloggen.") % {"client": client.client_id})
            return redirect("beheer:applicatie", applicatie.id) if applicatie else redirect("beheer:clients")
        client = zgw.clients.client(medewerker.organisatie_id, client_id)
    return bevestig(
        request,
        titel=_("Geheim intrekken"),
        wat=client.client_id,
        gevolgen=list(gevolgen.van_client(client, applicatie)),
        stand=zgw.clients.stand(client),
        knop=_("Geheim intrekken"),
        terug=reverse("beheer:applicatie", args=[applicatie.id]) if applicatie else reverse("beheer:clients"),
    )
