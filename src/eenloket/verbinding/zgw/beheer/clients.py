"""Client ids: one more for an application, a new secret, and taking a secret away."""

import uuid
from urllib.parse import urlencode

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from eenloket.kern.fouten import Domeinfout, Strijdig
from eenloket.kern.gebruikers.api import Bevoegdheid, actor_van
from eenloket.midoffice.klanten.api import Verzoek

from ..models import Applicatie, Client
from ..toegang.acties import trek_client_in
from ..toegang.sleutel import KORTST
from . import gevolgen
from .applicaties import HIER, bewaar, losse_clients, rechten_van, vergrendeld
from .formulieren import Clientformulier, Geheimformulier
from .toegang import (
    APPLICATIES,
    bevestig,
    blad,
    eigen,
    is_zoals_getoond,
    toon,
    voor_beheer,
    zegel,
    zinnen,
)
from .uitgifte import geef_uit, toon_geheim


@require_http_methods(["GET", "HEAD", "POST"])
@voor_beheer(*APPLICATIES)
def nieuw(request: Verzoek, bevoegdheid: Bevoegdheid, applicatie_id: uuid.UUID) -> HttpResponse:
    """Another client id for an application, or a secret for one of its ids that has none."""
    rij = eigen(Applicatie.objects.all(), bevoegdheid, id=applicatie_id)
    eerst = {"client_id": request.GET.get("client_id", "")}
    formulier = Clientformulier(request.POST if request.method == "POST" else None, initial=eerst)
    if request.method == "POST" and formulier.is_valid():
        client_id, geheim = formulier.cleaned_data["client_id"], formulier.cleaned_data["geheim"]
        try:
            return _voeg_toe(request, bevoegdheid, applicatie_id, client_id, geheim)
        except Domeinfout as fout:
            for zin in zinnen(fout):
                formulier.add_error("client_id", zin)
    inhoud = {"applicatie": rij, "formulier": formulier, "kortst": KORTST}
    return toon(request, bevoegdheid, HIER, "client_nieuw", inhoud, status=400 if formulier.errors else 200)


def _voeg_toe(
    request: Verzoek, bevoegdheid: Bevoegdheid, applicatie_id: uuid.UUID, client_id: str, geheim: str
) -> HttpResponse:
    with transaction.atomic():
        rij = vergrendeld(bevoegdheid, applicatie_id)
        bekend = Client.objects.filter(organisatie_id=rij.organisatie_id, client_id=client_id).exists()
        if bekend and client_id in rij.client_ids:
            raise Strijdig(_("Deze client-id hoort al bij deze applicatie."))
        if client_id not in rij.client_ids:
            rij.client_ids = [*rij.client_ids, client_id]
            alles = rij.heeft_alle_autorisaties
            bewaar(rij, [] if alles else rechten_van(rij), bevoegdheid, alles=alles)
        uitgegeven = geef_uit(bevoegdheid, client_id, geheim) if geheim or not bekend else None
    if uitgegeven is None:
        messages.success(
            request, _("De client-id hoort nu bij deze applicatie. Het geheim is niet veranderd.")
        )
        return redirect("zgw:applicatie", rij.id)
    return toon_geheim(request, bevoegdheid, uitgegeven, rij.id, eigen_geheim=bool(geheim))


@require_safe
@voor_beheer(*APPLICATIES)
def lijst(request: Verzoek, bevoegdheid: Bevoegdheid) -> HttpResponse:
    """Client ids that belong to no application. Cost: two queries."""
    pagina = blad(request, losse_clients(bevoegdheid.medewerker.organisatie_id).order_by("-id"))
    regels = [
        {"client": c, "rechten": f"?{urlencode({'client_id': c.client_id})}"} for c in pagina.object_list
    ]
    return toon(request, bevoegdheid, HIER, "clients", {"regels": regels, "pagina": pagina})


@require_http_methods(["GET", "HEAD", "POST"])
@voor_beheer(*APPLICATIES)
def geheim(request: Verzoek, bevoegdheid: Bevoegdheid, client_id: uuid.UUID) -> HttpResponse:
    """Ask first, then give a client a new secret. A form that was sent twice does it once."""
    client = eigen(Client.objects.all(), bevoegdheid, id=client_id)
    applicatie = _applicatie_van(client)
    formulier = Geheimformulier(request.POST if request.method == "POST" else None)
    if request.method == "POST" and formulier.is_valid():
        gegeven = formulier.cleaned_data["geheim"]
        with transaction.atomic():
            client = eigen(Client.objects.select_for_update(of=("self",)), bevoegdheid, id=client_id)
            klopt = "stand" in request.POST and is_zoals_getoond(request, _stand(client))
            uitgegeven = geef_uit(bevoegdheid, client.client_id, gegeven) if klopt else None
        if uitgegeven is None:
            messages.warning(request, _("Het geheim was intussen al vernieuwd. Er is nu niets veranderd."))
            return redirect("zgw:applicatie", applicatie.id) if applicatie else redirect("zgw:clients")
        terug = applicatie.id if applicatie else None
        return toon_geheim(request, bevoegdheid, uitgegeven, terug, eigen_geheim=bool(gegeven))
    inhoud = {
        "client_id": client.client_id,
        "actie": request.path,
        "applicatie": applicatie,
        "formulier": formulier,
        "stand": _stand(client),
        "kortst": KORTST,
    }
    return toon(request, bevoegdheid, HIER, "geheim_nieuw", inhoud, status=400 if formulier.errors else 200)


def _stand(client: Client) -> str:
    """Changes with the secret."""
    return zegel(client.geheim)


@require_http_methods(["GET", "HEAD", "POST"])
@voor_beheer(*APPLICATIES)
def intrekken(request: Verzoek, bevoegdheid: Bevoegdheid, client_id: uuid.UUID) -> HttpResponse:
    """Ask first, then take the secret of a client away. Its application stays as it is."""
    client = eigen(Client.objects.all(), bevoegdheid, id=client_id)
    applicatie = _applicatie_van(client)
    if request.method == "POST":
        medewerker = bevoegdheid.medewerker
        with transaction.atomic():
            client = eigen(Client.objects.select_for_update(of=("self",)), bevoegdheid, id=client_id)
            zeker = is_zoals_getoond(request, _stand(client))
            if zeker:
                trek_client_in(medewerker.organisatie_id, [client.client_id], door=actor_van(medewerker))
        if zeker:
            messages.success(request, _("%(client)s kan niet meer inloggen.") % {"client": client.client_id})
            return redirect("zgw:applicatie", applicatie.id) if applicatie else redirect("zgw:clients")
    return bevestig(
        request,
        bevoegdheid,
        HIER,
        titel=_("Geheim intrekken"),
        wat=client.client_id,
        gevolgen=list(gevolgen.van_client(client, applicatie)),
        stand=_stand(client),
        knop=_("Geheim intrekken"),
        terug=reverse("zgw:applicatie", args=[applicatie.id]) if applicatie else reverse("zgw:clients"),
    )


def _applicatie_van(client: Client) -> Applicatie | None:
    """The application that a client belongs to."""
    return Applicatie.objects.filter(
        organisatie_id=client.organisatie_id, client_ids__contains=[client.client_id]
    ).first()
