"""Making applications and client ids, and the one page on which a secret stands."""

import uuid
from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from eenloket.kern.fouten import Domeinfout, NietGevonden, Strijdig
from eenloket.kern.gebruikers.api import Bevoegdheid, actor_van
from eenloket.midoffice.klanten.api import Verzoek

from ..models import Applicatie, Autorisatie, Client
from ..toegang.acties import Uitgegeven, geef_client_uit, trek_client_in
from ..toegang.sleutel import KORTST
from . import woorden
from .applicaties import HIER, bewaar, losse_clients, rechten_van, vergrendeld
from .formulieren import ALLES, Applicatieformulier, Clientformulier, Geheimformulier, Rechtformulier
from .rechtengroepen import Type, maak_rechten, typen_van
from .toegang import APPLICATIES, bevestig, blad, eigen, toon, voor_beheer, zinnen


@require_http_methods(["GET", "HEAD", "POST"])
@voor_beheer(*APPLICATIES)
def nieuw(request: Verzoek, bevoegdheid: Bevoegdheid) -> HttpResponse:
    """First step: name, client id, and whether it may do everything. Only then something is made here."""
    client_id = request.GET.get("client_id", "")
    formulier = Applicatieformulier(
        request.POST if request.method == "POST" else None, initial={"client_id": client_id}
    )
    if request.method == "POST" and formulier.is_valid():
        gegeven = formulier.cleaned_data
        try:
            _eis_vrij(bevoegdheid, gegeven["client_id"])
            if gegeven["begin"] != ALLES:
                return _eerste_recht(request, bevoegdheid, gegeven)
            return _maak(request, bevoegdheid, gegeven, [], alles=True)
        except Domeinfout as fout:
            for zin in zinnen(fout):
                formulier.add_error(None, zin)
    inhoud = {"formulier": formulier, "kortst": KORTST}
    return toon(
        request, bevoegdheid, HIER, "applicatie_nieuw", inhoud, status=400 if formulier.errors else 200
    )


@require_http_methods(["POST"])
@voor_beheer(*APPLICATIES)
def nieuw_recht(request: Verzoek, bevoegdheid: Bevoegdheid) -> HttpResponse:
    """Second step: the first right; then application and client are made together."""
    eerste = Applicatieformulier(request.POST)
    if not eerste.is_valid() or eerste.cleaned_data["begin"] == ALLES:
        return redirect("zgw:applicatie_nieuw")
    return _eerste_recht(request, bevoegdheid, eerste.cleaned_data, ingevuld=True)


def _eerste_recht(
    request: Verzoek, bevoegdheid: Bevoegdheid, gegeven: dict[str, Any], *, ingevuld: bool = False
) -> HttpResponse:
    component = gegeven["begin"]
    typen = typen_van(component, bevoegdheid.medewerker.organisatie_id)
    formulier = Rechtformulier(component, typen, *([request.POST] if ingevuld else []))
    if ingevuld and formulier.is_valid():
        try:
            _eis_vrij(bevoegdheid, gegeven["client_id"])
            return _maak(request, bevoegdheid, gegeven, lees_recht(component, formulier, typen), alles=False)
        except Domeinfout as fout:
            for zin in zinnen(fout):
                formulier.add_error(None, zin)
    inhoud = {
        "formulier": formulier,
        "gegeven": gegeven,
        "onderdeel": woorden.COMPONENTEN[component],
        "geen_typen": "typen" in formulier.fields and not typen,
        "actie": reverse("zgw:applicatie_nieuw_recht"),
    }
    antwoord = toon(request, bevoegdheid, HIER, "recht", inhoud, status=400 if formulier.errors else 200)
    antwoord["Cache-Control"] = "no-store"  # the secret that they typed goes along to the next step
    return antwoord


def lees_recht(component: str, formulier: Rechtformulier, typen: Sequence[Type]) -> list[Autorisatie]:
    """The rights that a valid form says."""
    gegeven = formulier.cleaned_data
    return maak_rechten(component, gegeven["scopes"], gegeven.get("niveau"), gegeven.get("typen", ()), typen)


def _eis_vrij(bevoegdheid: Bevoegdheid, client_id: str) -> None:
    """A new application begins with a client id that is new, or that may do nothing yet. Raises: Strijdig.

    What it may be of another organisation is told by ``geef_client_uit``.
    """
    organisatie_id = bevoegdheid.medewerker.organisatie_id
    if Applicatie.objects.filter(organisatie_id=organisatie_id, client_ids__contains=[client_id]).exists():
        raise Strijdig(_("Deze client-id hoort al bij een applicatie. Kies een andere."))


def _maak(
    request: Verzoek,
    bevoegdheid: Bevoegdheid,
    gegeven: dict[str, Any],
    rechten: list[Autorisatie],
    *,
    alles: bool,
) -> HttpResponse:
    """Make the application; with a client that is there already, its secret stays unless they gave one."""
    organisatie = bevoegdheid.medewerker.organisatie
    client_id, geheim = gegeven["client_id"], gegeven["geheim"]
    with transaction.atomic():
        applicatie = Applicatie(organisatie=organisatie, client_ids=[client_id], label=gegeven["label"])
        bewaar(applicatie, rechten, bevoegdheid, alles=alles)
        if not geheim and Client.objects.filter(organisatie=organisatie, client_id=client_id).exists():
            uitgegeven = None
        else:
            uitgegeven = _geef_uit(bevoegdheid, client_id, geheim)
    messages.success(request, _("De applicatie is gemaakt."))
    if uitgegeven is None:
        return redirect("zgw:applicatie", applicatie.id)
    return _toon_geheim(request, bevoegdheid, uitgegeven, applicatie.id, eigen_geheim=bool(geheim))


def _geef_uit(bevoegdheid: Bevoegdheid, client_id: str, geheim: str) -> Uitgegeven:
    medewerker = bevoegdheid.medewerker
    return geef_client_uit(medewerker.organisatie, client_id, geheim=geheim, door=actor_van(medewerker))


def _toon_geheim(
    request: Verzoek,
    bevoegdheid: Bevoegdheid,
    uitgegeven: Uitgegeven,
    applicatie_id: uuid.UUID | None,
    *,
    eigen_geheim: bool,
) -> HttpResponse:
    """The only page on which a secret stands; nothing keeps it."""
    inhoud = {
        "client_id": uitgegeven.client.client_id,
        "geheim": uitgegeven.geheim,
        "vernieuwd": uitgegeven.vernieuwd,
        "kort": uitgegeven.client.kort,
        "kortst": KORTST,
        "eigen_geheim": eigen_geheim,
        "verder": reverse("zgw:applicatie", args=[applicatie_id])
        if applicatie_id
        else reverse("zgw:clients"),
    }
    antwoord = toon(request, bevoegdheid, HIER, "geheim", inhoud)
    antwoord["Cache-Control"] = "no-store"
    return antwoord


@require_http_methods(["GET", "HEAD", "POST"])
@voor_beheer(*APPLICATIES)
def client_nieuw(request: Verzoek, bevoegdheid: Bevoegdheid, applicatie_id: uuid.UUID) -> HttpResponse:
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
        uitgegeven = _geef_uit(bevoegdheid, client_id, geheim) if geheim or not bekend else None
    if uitgegeven is None:
        messages.success(
            request, _("De client-id hoort nu bij deze applicatie. Het geheim is niet veranderd.")
        )
        return redirect("zgw:applicatie", rij.id)
    return _toon_geheim(request, bevoegdheid, uitgegeven, rij.id, eigen_geheim=bool(geheim))


@require_safe
@voor_beheer(*APPLICATIES)
def clients(request: Verzoek, bevoegdheid: Bevoegdheid) -> HttpResponse:
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
            klopt = constant_time_compare(request.POST.get("stand", ""), _stand(client))
            uitgegeven = _geef_uit(bevoegdheid, client.client_id, gegeven) if klopt else None
        if uitgegeven is None:
            messages.warning(request, _("Het geheim was intussen al vernieuwd. Er is nu niets veranderd."))
            return redirect("zgw:applicatie", applicatie.id) if applicatie else redirect("zgw:clients")
        terug = applicatie.id if applicatie else None
        return _toon_geheim(request, bevoegdheid, uitgegeven, terug, eigen_geheim=bool(gegeven))
    inhoud = {
        "client": client,
        "applicatie": applicatie,
        "formulier": formulier,
        "stand": _stand(client),
        "kortst": KORTST,
    }
    return toon(request, bevoegdheid, HIER, "geheim_nieuw", inhoud, status=400 if formulier.errors else 200)


def _stand(client: Client) -> str:
    """Changes with the secret and says nothing of it."""
    return salted_hmac("eenloket.zgw.beheer.stand", client.geheim, algorithm="sha256").hexdigest()


@require_http_methods(["GET", "HEAD", "POST"])
@voor_beheer(*APPLICATIES)
def client_intrekken(request: Verzoek, bevoegdheid: Bevoegdheid, client_id: uuid.UUID) -> HttpResponse:
    """Ask first, then take the secret of a client away. Its application stays as it is."""
    client = eigen(Client.objects.defer("geheim"), bevoegdheid, id=client_id)
    applicatie = _applicatie_van(client)
    if request.method == "POST":
        medewerker = bevoegdheid.medewerker
        if not trek_client_in(medewerker.organisatie_id, [client.client_id], door=actor_van(medewerker)):
            raise NietGevonden()
        messages.success(request, _("%(client)s kan niet meer inloggen.") % {"client": client.client_id})
        return redirect("zgw:applicatie", applicatie.id) if applicatie else redirect("zgw:clients")
    return bevestig(
        request,
        bevoegdheid,
        HIER,
        titel=_("Geheim intrekken"),
        wat=client.client_id,
        gevolg=_(
            "Software met deze client-id kan meteen niet meer inloggen. Een nieuw geheim geven kan later nog."
        ),
        knop=_("Geheim intrekken"),
        terug=reverse("zgw:applicatie", args=[applicatie.id]) if applicatie else reverse("zgw:clients"),
    )


def _applicatie_van(client: Client) -> Applicatie | None:
    """The application that a client belongs to."""
    return Applicatie.objects.filter(
        organisatie_id=client.organisatie_id, client_ids__contains=[client.client_id]
    ).first()
