"""Making applications, and the one page on which a secret stands."""

import uuid
from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from eenloket.backoffice.werkplek.api import voor_medewerker
from eenloket.kern.fouten import Domeinfout
from eenloket.kern.gebruikers.api import Bevoegdheid, actor_van
from eenloket.midoffice.klanten.api import Verzoek
from eenloket.verbinding.zgw import api as zgw
from eenloket.verbinding.zgw.api import Autorisatie, Type, Uitgegeven, woorden

from .formulieren import ALLES, Applicatieformulier, Rechtformulier
from .pagina import APPLICATIES, toon

EERDER = ("label", "client_id", "begin")
"""What the first step gets back from the second: not the secret, that never stands in an address."""


@require_http_methods(["GET", "HEAD", "POST"])
@voor_medewerker(*APPLICATIES)
def nieuw(request: Verzoek, bevoegdheid: Bevoegdheid) -> HttpResponse:
    """First step: name, client id, and whether it may do everything. Only then something is made here."""
    eerst = {naam: request.GET.get(naam, "") for naam in EERDER}
    formulier = Applicatieformulier(request.POST if request.method == "POST" else None, initial=eerst)
    if request.method == "POST" and formulier.is_valid():
        gegeven = formulier.cleaned_data
        try:
            zgw.applicaties.eis_vrij(bevoegdheid.medewerker.organisatie_id, gegeven["client_id"])
            if gegeven["begin"] != ALLES:
                return _eerste_recht(request, bevoegdheid, gegeven)
            return _maak(request, bevoegdheid, gegeven, [], alles=True)
        except Domeinfout as fout:
            for zin in zgw.zinnen(fout):
                formulier.add_error(None, zin)
    inhoud = {"formulier": formulier, "kortst": zgw.KORTST, "onderdelen": _onderdelen()}
    return toon(request, "applicatie_nieuw", inhoud, status=400 if formulier.errors else 200)


def _onderdelen() -> list[dict[str, Any]]:
    """With what an application can begin, and what that means."""
    uit = [
        {"waarde": code, "tekst": naam, "hulp": woorden.UITLEG[code]}
        for code, naam in woorden.COMPONENTEN.items()
    ]
    alles = {"waarde": ALLES, "tekst": _("Alles, in elk onderdeel"), "hulp": _("Ook verwijderen, en rechten geven aan anderen. Alleen voor beheersoftware. Dan is er geen stap 2.")}  # fmt: skip
    return [*uit, alles]


@require_http_methods(["POST"])
@voor_medewerker(*APPLICATIES)
def nieuw_recht(request: Verzoek, bevoegdheid: Bevoegdheid) -> HttpResponse:
    """Second step: the first right; then application and client are made together."""
    eerste = Applicatieformulier(request.POST)
    if not eerste.is_valid() or eerste.cleaned_data["begin"] == ALLES:
        return redirect("beheer:applicatie_nieuw")
    return _eerste_recht(request, bevoegdheid, eerste.cleaned_data, ingevuld=True)


def _eerste_recht(
    request: Verzoek, bevoegdheid: Bevoegdheid, gegeven: dict[str, Any], *, ingevuld: bool = False
) -> HttpResponse:
    component = gegeven["begin"]
    typen = zgw.typen_van(component, bevoegdheid.medewerker.organisatie_id)
    formulier = Rechtformulier(component, typen, request.POST if ingevuld else None)
    if ingevuld and formulier.is_valid():
        try:
            zgw.applicaties.eis_vrij(bevoegdheid.medewerker.organisatie_id, gegeven["client_id"])
            return _maak(request, bevoegdheid, gegeven, lees_recht(component, formulier, typen), alles=False)
        except Domeinfout as fout:
            for zin in zgw.zinnen(fout):
                formulier.add_error(None, zin)
    inhoud = {
        "formulier": formulier,
        "gegeven": gegeven,
        "onderdeel": woorden.COMPONENTEN[component],
        "geen_typen": "typen" in formulier.fields and not typen,
        "actie": reverse("beheer:applicatie_nieuw_recht"),
        "eerste_stap": f"{reverse('beheer:applicatie_nieuw')}?{urlencode({n: gegeven[n] for n in EERDER})}",
    }
    antwoord = toon(request, "recht", inhoud, status=400 if formulier.errors else 200)
    antwoord["Cache-Control"] = "no-store"  # the secret that they typed goes along to the next step
    return antwoord


def lees_recht(component: str, formulier: Rechtformulier, typen: Sequence[Type]) -> list[Autorisatie]:
    """The rights that a valid form says."""
    gegeven = formulier.cleaned_data
    return zgw.maak_rechten(
        component, gegeven["scopes"], gegeven.get("niveau"), gegeven.get("typen", ()), typen
    )


def _maak(
    request: Verzoek,
    bevoegdheid: Bevoegdheid,
    gegeven: dict[str, Any],
    rechten: list[Autorisatie],
    *,
    alles: bool,
) -> HttpResponse:
    """Make the application; with a client that is there already, its secret stays unless they gave one."""
    medewerker = bevoegdheid.medewerker
    applicatie, uitgegeven = zgw.applicaties.maak(
        medewerker.organisatie,
        label=gegeven["label"],
        client_id=gegeven["client_id"],
        geheim=gegeven["geheim"],
        rechten=rechten,
        alles=alles,
        door=actor_van(medewerker),
    )
    messages.success(request, _("De applicatie is gemaakt."))
    if uitgegeven is None:
        return redirect("beheer:applicatie", applicatie.id)
    return toon_geheim(request, uitgegeven, applicatie.id, eigen_geheim=bool(gegeven["geheim"]))


def toon_geheim(
    request: Verzoek,
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
        "kortst": zgw.KORTST,
        "eigen_geheim": eigen_geheim,
        "verder": reverse("beheer:applicatie", args=[applicatie_id])
        if applicatie_id
        else reverse("beheer:clients"),
    }
    antwoord = toon(request, "geheim", inhoud)
    antwoord["Cache-Control"] = "no-store"
    return antwoord
