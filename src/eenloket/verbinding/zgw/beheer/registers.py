"""Registers of others: make known, change how we log in there, forget, and try whether they answer."""

import uuid
from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.db.models import BooleanField, Case, QuerySet, Value, When
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from eenloket.kern.fouten import BuitenBereik, Domeinfout, Strijdig
from eenloket.kern.gebruikers.api import Bevoegdheid, actor_van
from eenloket.midoffice.klanten.api import Verzoek

from ..dienstacties import bewaar_dienst, vergeet_dienst, wortel
from ..diensten import haal
from ..models import Dienst
from . import gevolgen, woorden
from .formulieren import Dienstformulier
from .toegang import KOPPELINGEN, bevestig, blad, eigen, is_zoals_getoond, toon, voor_beheer, zegel, zinnen

HIER = "zgw:diensten"
PROEF: Mapping[str, str] = {
    "zrc": "zaken",
    "drc": "enkelvoudiginformatieobjecten",
    "ztc": "catalogussen",
    "brc": "besluiten",
    "ac": "applicaties",
    "nrc": "kanaal",
    "selectielijst": "procestypen",
}
"""A list that each API has and that asks for credentials."""


def _zonder_geheim() -> "QuerySet[Dienst]":
    """Services; whether one has a secret, not which."""
    heeft = Case(
        When(geheim__isnull=True, then=Value(False)), default=Value(True), output_field=BooleanField()
    )
    return Dienst.objects.defer("geheim").annotate(heeft_geheim=heeft)


@require_safe
@voor_beheer(*KOPPELINGEN)
def lijst(request: Verzoek, bevoegdheid: Bevoegdheid) -> HttpResponse:
    """By address. Cost: two queries."""
    rijen = _zonder_geheim().filter(organisatie_id=bevoegdheid.medewerker.organisatie_id).order_by("url")
    pagina = blad(request, rijen)
    regels = [
        {"dienst": d, "soort": woorden.DIENSTSOORTEN[d.soort], "onbeveiligd": d.url.startswith("http://")}
        for d in pagina.object_list
    ]
    return toon(request, bevoegdheid, HIER, "diensten", {"regels": regels, "pagina": pagina})


@require_http_methods(["GET", "HEAD", "POST"])
@voor_beheer(*KOPPELINGEN)
def nieuw(request: Verzoek, bevoegdheid: Bevoegdheid) -> HttpResponse:
    """Make a register known."""
    formulier = Dienstformulier(request.POST if request.method == "POST" else None)
    if request.method == "POST" and formulier.is_valid():
        organisatie, gegeven = bevoegdheid.medewerker.organisatie, formulier.cleaned_data
        try:
            url = wortel(gegeven["url"])
            if Dienst.objects.filter(organisatie=organisatie, url=url).exists():
                raise Strijdig(
                    _("Dit register is al bekend. Kies het in de lijst om het te wijzigen."), veld="url"
                )
            dienst = bewaar_dienst(
                organisatie, url, soort=gegeven["soort"], client_id=gegeven["client_id"], geheim=gegeven["geheim"],
                door=actor_van(bevoegdheid.medewerker),
            )  # fmt: skip
        except Domeinfout as fout:
            for zin in zinnen(fout):
                formulier.add_error(fout.veld if fout.veld in formulier.fields else None, zin)
        else:
            _meld(request, dienst)
            return redirect(HIER)
    return _toon(request, bevoegdheid, formulier, None)


@require_http_methods(["GET", "HEAD", "POST"])
@voor_beheer(*KOPPELINGEN)
def wijzigen(request: Verzoek, bevoegdheid: Bevoegdheid, dienst_id: uuid.UUID) -> HttpResponse:
    """Which API it is, and how we log in there. An empty secret keeps the one that is there."""
    dienst = eigen(Dienst.objects.all(), bevoegdheid, id=dienst_id)
    formulier = Dienstformulier(request.POST if request.method == "POST" else None, dienst=dienst)
    if request.method == "POST" and formulier.is_valid():
        gegeven = formulier.cleaned_data
        bewaard = bewaar_dienst(
            bevoegdheid.medewerker.organisatie, dienst.url, soort=gegeven["soort"], client_id=gegeven["client_id"],
            geheim=gegeven["geheim"], door=actor_van(bevoegdheid.medewerker),
        )  # fmt: skip
        if dienst.client_id and not bewaard.client_id:
            messages.info(request, _("Wij melden ons daar niet meer aan. Het geheim is weg."))
        _meld(request, bewaard)
        return redirect(HIER)
    return _toon(request, bevoegdheid, formulier, dienst)


def _toon(
    request: Verzoek, bevoegdheid: Bevoegdheid, formulier: Dienstformulier, dienst: Dienst | None
) -> HttpResponse:
    inhoud: dict[str, Any] = {"formulier": formulier, "dienst": dienst}
    return toon(request, bevoegdheid, HIER, "dienst", inhoud, status=400 if formulier.errors else 200)


def _meld(request: Verzoek, dienst: Dienst) -> None:
    messages.success(request, _("%(url)s is bewaard. Test nu of het antwoordt.") % {"url": dienst.url})
    if dienst.url.startswith("http://"):
        messages.warning(request, _("Dit adres begint niet met https. Iedereen onderweg kan dan meelezen."))


@require_http_methods(["GET", "HEAD", "POST"])
@voor_beheer(*KOPPELINGEN)
def weg(request: Verzoek, bevoegdheid: Bevoegdheid, dienst_id: uuid.UUID) -> HttpResponse:
    """Ask first, then forget the register."""
    dienst = eigen(Dienst.objects.defer("geheim"), bevoegdheid, id=dienst_id)
    stand = zegel(dienst.url, dienst.soort, dienst.client_id)
    if request.method == "POST" and is_zoals_getoond(request, stand):
        medewerker = bevoegdheid.medewerker
        vergeet_dienst(medewerker.organisatie, dienst.url, door=actor_van(medewerker))
        messages.success(request, _("%(url)s is verwijderd.") % {"url": dienst.url})
        return redirect(HIER)
    return bevestig(
        request,
        bevoegdheid,
        HIER,
        titel=_("Register verwijderen"),
        wat=dienst.url,
        gevolgen=list(gevolgen.van_dienst(dienst)),
        stand=stand,
        knop=_("Register verwijderen"),
        terug=reverse("zgw:dienst", args=[dienst.id]),
    )


@require_POST
@voor_beheer(*KOPPELINGEN)
def test(request: Verzoek, bevoegdheid: Bevoegdheid, dienst_id: uuid.UUID) -> HttpResponse:
    """Ask the register for a list, with our credentials there, and say what came of it. Nothing changes."""
    dienst = eigen(Dienst.objects.defer("geheim"), bevoegdheid, id=dienst_id)
    try:
        haal(dienst.url + PROEF[dienst.soort], dienst.organisatie_id, dienst.soort)
    except BuitenBereik as fout:
        messages.error(request, f"{dienst.url} {_reden(fout.reden)}")
    else:
        messages.success(request, _("%(url)s antwoordt goed.") % {"url": dienst.url})
    return redirect(HIER)


def _reden(reden: str) -> str:
    """Why a call failed, as ``diensten`` says it, in words and with what to do."""
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
