"""Registers of others: make known, change how we log in there, forget, and try whether they answer."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from eenloket.backoffice.werkplek.api import voor_medewerker
from eenloket.kern.fouten import BuitenBereik, Domeinfout
from eenloket.kern.gebruikers.api import Bevoegdheid, actor_van
from eenloket.midoffice.klanten.api import Verzoek
from eenloket.verbinding.zgw import api as zgw
from eenloket.verbinding.zgw.api import Dienst, woorden

from . import gevolgen
from .formulieren import Dienstformulier
from .pagina import KOPPELINGEN, bevestig, blad, gezien, toon


@require_safe
@voor_medewerker(*KOPPELINGEN)
def lijst(request: Verzoek, bevoegdheid: Bevoegdheid) -> HttpResponse:
    """By address. Cost: two queries."""
    pagina = blad(request, zgw.diensten.lijst(bevoegdheid.medewerker.organisatie_id))
    regels = [
        {"dienst": d, "soort": woorden.DIENSTSOORTEN[d.soort], "onbeveiligd": d.url.startswith("http://")}
        for d in pagina.object_list
    ]
    return toon(request, "diensten", {"regels": regels, "pagina": pagina})


@require_http_methods(["GET", "HEAD", "POST"])
@voor_medewerker(*KOPPELINGEN)
def nieuw(request: Verzoek, bevoegdheid: Bevoegdheid) -> HttpResponse:
    """Make a register known."""
    formulier = Dienstformulier(request.POST if request.method == "POST" else None)
    if request.method == "POST" and formulier.is_valid():
        medewerker, gegeven = bevoegdheid.medewerker, formulier.cleaned_data
        try:
            dienst = zgw.diensten.maak(
                medewerker.organisatie,
                gegeven["url"],
                soort=gegeven["soort"],
                client_id=gegeven["client_id"],
                geheim=gegeven["geheim"],
                door=actor_van(medewerker),
            )
        except Domeinfout as fout:
            for zin in zgw.zinnen(fout):
                formulier.add_error(fout.veld if fout.veld in formulier.fields else None, zin)
        else:
            _meld(request, dienst)
            return redirect("beheer:diensten")
    return _toon(request, formulier, None)


@require_http_methods(["GET", "HEAD", "POST"])
@voor_medewerker(*KOPPELINGEN)
def wijzigen(request: Verzoek, bevoegdheid: Bevoegdheid, dienst_id: uuid.UUID) -> HttpResponse:
    """Which API it is, and how we log in there. An empty secret keeps the one that is there."""
    dienst = _eigen(bevoegdheid, dienst_id)
    formulier = Dienstformulier(request.POST if request.method == "POST" else None, dienst=dienst)
    if request.method == "POST" and formulier.is_valid():
        gegeven = formulier.cleaned_data
        bewaard = zgw.diensten.wijzig(
            dienst,
            soort=gegeven["soort"],
            client_id=gegeven["client_id"],
            geheim=gegeven["geheim"],
            door=actor_van(bevoegdheid.medewerker),
        )
        if dienst.client_id and not bewaard.client_id:
            messages.info(request, _("Wij melden ons daar niet meer aan. Het geheim is weg."))
        _meld(request, bewaard)
        return redirect("beheer:diensten")
    return _toon(request, formulier, dienst)


def _eigen(bevoegdheid: Bevoegdheid, dienst_id: uuid.UUID) -> Dienst:
    return zgw.diensten.dienst(bevoegdheid.medewerker.organisatie_id, dienst_id)


def _toon(request: Verzoek, formulier: Dienstformulier, dienst: Dienst | None) -> HttpResponse:
    inhoud: dict[str, Any] = {"formulier": formulier, "dienst": dienst}
    return toon(request, "dienst", inhoud, status=400 if formulier.errors else 200)


def _meld(request: Verzoek, dienst: Dienst) -> None:
    messages.success(request, _("%(url)s is bewaard. Test nu of het antwoordt.") % {"url": dienst.url})
    if dienst.url.startswith("http://"):
        messages.warning(request, _("Dit adres begint niet met https. Iedereen onderweg kan dan meelezen."))


@require_http_methods(["GET", "HEAD", "POST"])
@voor_medewerker(*KOPPELINGEN)
def weg(request: Verzoek, bevoegdheid: Bevoegdheid, dienst_id: uuid.UUID) -> HttpResponse:
    """Ask first, then forget the register."""
    dienst = _eigen(bevoegdheid, dienst_id)
    door = actor_van(bevoegdheid.medewerker)
    if request.method == "POST" and zgw.diensten.vergeet(dienst, gezien=gezien(request), door=door):
        messages.success(request, _("%(url)s is verwijderd.") % {"url": dienst.url})
        return redirect("beheer:diensten")
    return bevestig(
        request,
        titel=_("Register verwijderen"),
        wat=dienst.url,
        gevolgen=list(gevolgen.van_dienst(dienst)),
        stand=zgw.diensten.stand(dienst),
        knop=_("Register verwijderen"),
        terug=reverse("beheer:dienst", args=[dienst.id]),
    )


@require_POST
@voor_medewerker(*KOPPELINGEN)
def test(request: Verzoek, bevoegdheid: Bevoegdheid, dienst_id: uuid.UUID) -> HttpResponse:
    """Ask the register for a list, with our credentials there, and say what came of it. Nothing changes."""
    dienst = _eigen(bevoegdheid, dienst_id)
    try:
        zgw.diensten.probeer(dienst)
    except BuitenBereik as fout:
        messages.error(request, f"{dienst.url} {_reden(fout.reden)}")
    else:
        messages.success(request, _("%(url)s antwoordt goed.") % {"url": dienst.url})
    return redirect("beheer:diensten")


def _reden(reden: str) -> str:
    """Why a call failed, as the room of the national APIs says it, in words and with what to do."""
    bekend = {
        "te traag": _("antwoordt te laat. Probeer het straks nog een keer."),
        "te groot": _("antwoordt, maar met meer dan wij aannemen."),
        "onderbroken": _("gaf een paar keer geen goed antwoord. Wij wachten even. Probeer het over een halve minuut nog een keer."),
        "host onbekend": _("bestaat niet. Kijk het adres na."),
        "adres niet toegestaan": _("staat in een netwerk waar wij niet mogen komen. Bewaar het register opnieuw als dat de bedoeling is."),
        "leidt elders heen": _("verwijst door naar een ander adres. Kijk het adres na."),
        "te veel omleidingen": _("verwijst steeds door. Kijk het adres na."),
        "onzin": _("antwoordt niet als een API. Kijk het adres na."),
        "ConnectError": _("is niet bereikbaar. Kijk het adres na, of vraag de beheerder van dat register."),
        "http 401": _("weigert onze aanmelding. Kijk de client-id en het geheim na."),
        "http 403": _("weigert onze aanmelding. Kijk de client-id, het geheim en onze rechten daar na."),
        "http 404": _("heeft deze API niet op dit adres. Kijk het adres en de soort na."),
    }  # fmt: skip
    return bekend.get(reden) or _("antwoordt met een fout (%(reden)s).") % {"reden": reden}
