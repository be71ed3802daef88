"""Applications: list, look, make, change, withdraw."""

import uuid
from dataclasses import dataclass
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
from eenloket.verbinding.zgw.api import Abonnement, Applicatie, Client, woorden

from . import gevolgen
from .formulieren import Intrekformulier, Wijzigformulier
from .pagina import APPLICATIES, KOPPELINGEN, bevestig, blad, gezien, toon
from .rechtenregels import regels_van

MEESTE_ABONNEMENTEN = 20
"""Subscriptions that the page of an application names."""


@dataclass(frozen=True, slots=True)
class Sleutel:
    """A client id of an application. ``client`` is None when nobody can log in with it."""

    client_id: str
    client: Client | None


@dataclass(frozen=True, slots=True)
class Applicatieregel:
    """A line of the list."""

    applicatie: Applicatie
    sleutels: list[Sleutel]
    onderdelen: list[str]

    @property
    def kort(self) -> bool:
        """A secret of it is too short to be safe."""
        return any(s.client is not None and s.client.kort for s in self.sleutels)

    @property
    def zonder(self) -> bool:
        """Nobody can log in as this application."""
        return all(s.client is None for s in self.sleutels)


@require_safe
@voor_medewerker(*APPLICATIES)
def lijst(request: Verzoek, bevoegdheid: Bevoegdheid) -> HttpResponse:
    """By name; a search looks at names and client ids, ``aandacht`` leaves what needs attention. Cost: five queries."""
    organisatie_id = bevoegdheid.medewerker.organisatie_id
    zoek = request.GET.get("zoek", "").replace("\x00", "").strip()[:100]
    aandacht = request.GET.get("aandacht") == "ja"
    selectie = zgw.applicaties.lijst(organisatie_id, zoek=zoek, aandacht=aandacht)
    pagina = blad(request, selectie)
    rijen: list[Applicatie] = list(pagina.object_list)
    onderdelen = zgw.applicaties.componenten_van([a.id for a in rijen])
    clients = zgw.clients.clients_van(organisatie_id, (naam for a in rijen for naam in a.client_ids))
    regels = [
        Applicatieregel(
            a,
            [Sleutel(naam, clients.get(naam)) for naam in a.client_ids],
            [str(tekst) for code, tekst in woorden.COMPONENTEN.items() if code in onderdelen.get(a.id, ())],
        )
        for a in rijen
    ]
    inhoud = {
        "regels": regels,
        "pagina": pagina,
        "zoek": zoek,
        "aandacht": aandacht,
        "zoekdeel": urlencode(
            {k: w for k, w in (("zoek", zoek), ("aandacht", "ja" if aandacht else "")) if w}
        ),
        "los": zgw.clients.losse_clients(organisatie_id).count(),
    }
    return toon(request, "applicaties", inhoud)


@require_safe
@voor_medewerker(*APPLICATIES)
def applicatie(request: Verzoek, bevoegdheid: Bevoegdheid, applicatie_id: uuid.UUID) -> HttpResponse:
    """One application: its client ids with their state, and its rights in lines."""
    rij = eigen(bevoegdheid, applicatie_id)
    clients = zgw.clients.clients_van(rij.organisatie_id, rij.client_ids)
    inhoud = {
        "applicatie": rij,
        "sleutels": [Sleutel(naam, clients.get(naam)) for naam in rij.client_ids],
        "groepen": regels_van(rij),
        "abonnementen": _abonnementen(rij) if bevoegdheid.mag_een_van(*KOPPELINGEN) else [],
        "onderdelen": [
            {"component": code, "naam": naam, "uitleg": woorden.UITLEG[code]}
            for code, naam in woorden.COMPONENTEN.items()
        ],
    }
    return toon(request, "applicatie", inhoud)


def eigen(bevoegdheid: Bevoegdheid, applicatie_id: uuid.UUID) -> Applicatie:
    """The application of his own organisation. Raises: NietGevonden."""
    return zgw.applicaties.applicatie(bevoegdheid.medewerker.organisatie_id, applicatie_id)


def _abonnementen(rij: Applicatie) -> list[Abonnement]:
    """Its subscriptions, newest first. Cost: one query."""
    return list(zgw.abonnementen.van_clients(rij.organisatie_id, rij.client_ids)[:MEESTE_ABONNEMENTEN])


@require_http_methods(["GET", "HEAD", "POST"])
@voor_medewerker(*APPLICATIES)
def wijzigen(request: Verzoek, bevoegdheid: Bevoegdheid, applicatie_id: uuid.UUID) -> HttpResponse:
    """Name, client ids, and whether it may do everything."""
    rij = eigen(bevoegdheid, applicatie_id)
    formulier = Wijzigformulier(rij, request.POST if request.method == "POST" else None)
    if request.method == "POST" and formulier.is_valid():
        gegeven = formulier.cleaned_data
        try:
            zgw.applicaties.wijzig(
                rij.organisatie_id,
                rij.id,
                label=gegeven["label"],
                weg=set(request.POST.getlist("getoond")) - set(gegeven["client_ids"]),
                alleen_gereed=gegeven["alleen_gereed"],
                alles=bool(gegeven.get("alles")),
                door=actor_van(bevoegdheid.medewerker),
            )
        except Domeinfout as fout:
            for zin in zgw.zinnen(fout):
                formulier.add_error(None, zin)
        else:
            messages.success(request, _("De applicatie is gewijzigd."))
            return redirect("beheer:applicatie", rij.id)
    inhoud = {"applicatie": rij, "formulier": formulier}
    return toon(request, "applicatie_wijzigen", inhoud, status=400 if formulier.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@voor_medewerker(*APPLICATIES)
def intrekken(request: Verzoek, bevoegdheid: Bevoegdheid, applicatie_id: uuid.UUID) -> HttpResponse:
    """Ask first, then remove it with its rights, and its keys when that is meant."""
    rij = eigen(bevoegdheid, applicatie_id)
    formulier = Intrekformulier(request.POST if request.method == "POST" else None)
    if request.method == "POST" and formulier.is_valid():
        gelukt = zgw.applicaties.trek_in(
            rij.organisatie_id,
            rij.id,
            sleutels=formulier.cleaned_data["sleutels"],
            gezien=gezien(request),
            door=actor_van(bevoegdheid.medewerker),
        )
        if gelukt:
            messages.success(request, _("%(naam)s is ingetrokken en mag niets meer.") % {"naam": rij.label})
            return redirect("beheer:applicaties")
        rij = eigen(bevoegdheid, applicatie_id)
    return bevestig(
        request,
        titel=_("Applicatie intrekken"),
        wat=rij.label,
        gevolgen=list(gevolgen.van_applicatie(rij)),
        stand=zgw.applicaties.stand(rij),
        knop=_("Applicatie intrekken"),
        terug=reverse("beheer:applicatie", args=[rij.id]),
        formulier=formulier,
    )
