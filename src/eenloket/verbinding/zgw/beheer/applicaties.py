"""Applications: list, look, make, change, withdraw."""

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.postgres.aggregates import ArrayAgg
from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Lower
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from eenloket.kern.fouten import Domeinfout
from eenloket.kern.gebruikers.api import Bevoegdheid, actor_van
from eenloket.midoffice.klanten.api import Verzoek

from ..models import Abonnement, Applicatie, Autorisatie, Client
from ..toegang.acties import bewaar_applicatie, trek_client_in, verwijder_applicatie
from . import gevolgen, woorden
from .formulieren import Intrekformulier, Wijzigformulier
from .rechtengroepen import groepeer
from .toegang import (
    APPLICATIES,
    KOPPELINGEN,
    bevestig,
    blad,
    eigen,
    is_zoals_getoond,
    mag_een_van,
    toon,
    voor_beheer,
    zegel,
    zinnen,
)

HIER = "zgw:applicaties"
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
@voor_beheer(*APPLICATIES)
def lijst(request: Verzoek, bevoegdheid: Bevoegdheid) -> HttpResponse:
    """By name; a search looks at names and client ids, ``aandacht`` leaves what needs attention. Cost: five queries."""
    organisatie_id = bevoegdheid.medewerker.organisatie_id
    zoek = request.GET.get("zoek", "").replace("\x00", "").strip()[:100]
    aandacht = request.GET.get("aandacht") == "ja"
    selectie = Applicatie.objects.filter(organisatie_id=organisatie_id).order_by(Lower("label"), "id")
    if zoek:
        selectie = selectie.filter(Q(label__icontains=zoek) | Q(client_ids__icontains=zoek))
    if aandacht:
        selectie = selectie.filter(_vraagt_aandacht(organisatie_id))
    pagina = blad(request, selectie)
    rijen: list[Applicatie] = list(pagina.object_list)
    onderdelen = dict(
        Autorisatie.objects.filter(applicatie__in=[a.id for a in rijen])
        .values_list("applicatie_id")
        .annotate(onderdelen=ArrayAgg("component", distinct=True))
    )
    clients = clients_van(organisatie_id, (naam for a in rijen for naam in a.client_ids))
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
        "los": losse_clients(organisatie_id).count(),
    }
    return toon(request, bevoegdheid, HIER, "applicaties", inhoud)


def _vraagt_aandacht(organisatie_id: uuid.UUID) -> Q:
    """A client id with a secret that can be guessed, or nobody who can log in. Cost: one query."""
    kort = dict(Client.objects.filter(organisatie_id=organisatie_id).values_list("client_id", "kort"))
    return Q(client_ids__overlap=[naam for naam in kort if kort[naam]]) | ~Q(client_ids__overlap=list(kort))


def clients_van(organisatie_id: uuid.UUID, namen: Iterable[str]) -> dict[str, Client]:
    """Credentials with these client ids, without their secrets. Cost: one query."""
    rijen = Client.objects.filter(organisatie_id=organisatie_id, client_id__in=list(namen)).defer("geheim")
    return {c.client_id: c for c in rijen}


def losse_clients(organisatie_id: uuid.UUID) -> "QuerySet[Client]":
    """Credentials that belong to no application: they can log in and may do nothing."""
    van = Applicatie.objects.filter(
        organisatie=OuterRef("organisatie"), client_ids__contains=[OuterRef("client_id")]
    )
    return Client.objects.filter(~Exists(van), organisatie_id=organisatie_id).defer("geheim")


@require_safe
@voor_beheer(*APPLICATIES)
def applicatie(request: Verzoek, bevoegdheid: Bevoegdheid, applicatie_id: uuid.UUID) -> HttpResponse:
    """One application: its client ids with their state, and its rights in lines."""
    rij = eigen(Applicatie.objects.all(), bevoegdheid, id=applicatie_id)
    clients = clients_van(rij.organisatie_id, rij.client_ids)
    inhoud = {
        "applicatie": rij,
        "sleutels": [Sleutel(naam, clients.get(naam)) for naam in rij.client_ids],
        "groepen": groepeer(rij.autorisaties.order_by("id"), rij.organisatie_id),
        "abonnementen": _abonnementen(rij) if mag_een_van(bevoegdheid, KOPPELINGEN) else [],
        "onderdelen": [
            {"component": code, "naam": naam, "uitleg": woorden.UITLEG[code]}
            for code, naam in woorden.COMPONENTEN.items()
        ],
    }
    return toon(request, bevoegdheid, HIER, "applicatie", inhoud)


def _abonnementen(rij: Applicatie) -> list[Abonnement]:
    """Its subscriptions, newest first. Cost: one query."""
    eigen_ = Abonnement.objects.filter(organisatie_id=rij.organisatie_id, client_id__in=rij.client_ids)
    return list(eigen_.defer("auth").order_by("-id")[:MEESTE_ABONNEMENTEN])


@require_http_methods(["GET", "HEAD", "POST"])
@voor_beheer(*APPLICATIES)
def wijzigen(request: Verzoek, bevoegdheid: Bevoegdheid, applicatie_id: uuid.UUID) -> HttpResponse:
    """Name, client ids, and whether it may do everything."""
    rij = eigen(Applicatie.objects.all(), bevoegdheid, id=applicatie_id)
    formulier = Wijzigformulier(rij, request.POST if request.method == "POST" else None)
    if request.method == "POST" and formulier.is_valid():
        gegeven = formulier.cleaned_data
        try:
            with transaction.atomic():
                rij = vergrendeld(bevoegdheid, applicatie_id)
                rij.label = gegeven["label"]
                weg = set(request.POST.getlist("getoond")) - set(gegeven["client_ids"])
                rij.client_ids = [naam for naam in rij.client_ids if naam not in weg]
                rij.alleen_is_gereed_voor_publicatie = gegeven["alleen_gereed"]
                alles = rij.heeft_alle_autorisaties or bool(gegeven.get("alles"))
                bewaar(rij, [] if alles else rechten_van(rij), bevoegdheid, alles=alles)
        except Domeinfout as fout:
            for zin in zinnen(fout):
                formulier.add_error(None, zin)
        else:
            messages.success(request, _("De applicatie is gewijzigd."))
            return redirect("zgw:applicatie", rij.id)
    inhoud = {"applicatie": rij, "formulier": formulier}
    return toon(
        request, bevoegdheid, HIER, "applicatie_wijzigen", inhoud, status=400 if formulier.errors else 200
    )


@require_http_methods(["GET", "HEAD", "POST"])
@voor_beheer(*APPLICATIES)
def intrekken(request: Verzoek, bevoegdheid: Bevoegdheid, applicatie_id: uuid.UUID) -> HttpResponse:
    """Ask first, then remove it with its rights, and its keys when that is meant."""
    rij = eigen(Applicatie.objects.all(), bevoegdheid, id=applicatie_id)
    formulier = Intrekformulier(request.POST if request.method == "POST" else None)
    if request.method == "POST" and formulier.is_valid():
        door = actor_van(bevoegdheid.medewerker)
        with transaction.atomic():
            rij = vergrendeld(bevoegdheid, applicatie_id)
            zeker = is_zoals_getoond(request, _stand(rij))
            if zeker:
                namen = list(rij.client_ids)
                verwijder_applicatie(rij, door=door)
                if formulier.cleaned_data["sleutels"]:
                    trek_client_in(rij.organisatie_id, namen, door=door)
        if zeker:
            messages.success(request, _("%(naam)s is ingetrokken en mag niets meer.") % {"naam": rij.label})
            return redirect(HIER)
    return bevestig(
        request,
        bevoegdheid,
        HIER,
        titel=_("Applicatie intrekken"),
        wat=rij.label,
        gevolgen=list(gevolgen.van_applicatie(rij)),
        stand=_stand(rij),
        knop=_("Applicatie intrekken"),
        terug=reverse("zgw:applicatie", args=[rij.id]),
        formulier=formulier,
    )


def _stand(rij: Applicatie) -> str:
    return zegel(rij.label, rij.client_ids, rij.heeft_alle_autorisaties)


def vergrendeld(bevoegdheid: Bevoegdheid, applicatie_id: uuid.UUID) -> Applicatie:
    """The application, held until the transaction ends. Raises: NietGevonden."""
    return eigen(Applicatie.objects.select_for_update(), bevoegdheid, id=applicatie_id)


def rechten_van(applicatie: Applicatie) -> list[Autorisatie]:
    """Its rights as they stand there."""
    return list(applicatie.autorisaties.order_by("id"))


def bewaar(
    applicatie: Applicatie, rechten: Sequence[Autorisatie], bevoegdheid: Bevoegdheid, *, alles: bool
) -> Applicatie:
    """As ``bewaar_applicatie``, by this member of staff."""
    return bewaar_applicatie(applicatie, rechten, alles=alles, door=actor_van(bevoegdheid.medewerker))
