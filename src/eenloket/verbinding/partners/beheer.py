"""The page where staff see what waits for partners, and try again what was given up."""

import datetime as dt
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.db.models import Count, Max, Q
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from eenloket.kern.fouten import NietToegestaan
from eenloket.kern.gebruikers.api import Bevoegdheid, actor_van
from eenloket.kern.gebruikers.rechten import Recht
from eenloket.midoffice.klanten.api import Verzoek
from eenloket.verbinding.zgw.api import beheermenu

from .models import Overdracht
from .overdragen import opnieuw as probeer_opnieuw
from .taken import meteen

_MEESTE = 100


@dataclass(frozen=True, slots=True)
class Koppelingregel:
    """One connection: what waits, what was given up, and when something last arrived."""

    naam: str
    ingesteld: bool
    wacht: int
    mislukt: int
    laatst: dt.datetime | None


def koppelingen(organisatie_id: uuid.UUID) -> list[Koppelingregel]:
    """Every connection that is set up or has hand-overs. Cost: one query."""
    wacht = Q(staat__in=(Overdracht.Staat.WACHT, Overdracht.Staat.INTREKKEN))
    mislukt = Q(staat=Overdracht.Staat.MISLUKT)
    tellingen = {
        rij["koppeling"]: rij
        for rij in Overdracht.objects.filter(organisatie_id=organisatie_id)
        .values("koppeling")
        .annotate(
            wacht=Count("id", filter=wacht), mislukt=Count("id", filter=mislukt), laatst=Max("bezorgd_op")
        )
    }
    regels = []
    for naam in sorted({*settings.PARTNERS, *tellingen}):
        telling: Mapping[str, Any] = tellingen.get(naam) or {"wacht": 0, "mislukt": 0, "laatst": None}
        ingesteld = naam in settings.PARTNERS
        regels.append(
            Koppelingregel(naam, ingesteld, telling["wacht"], telling["mislukt"], telling["laatst"])
        )
    return regels


def openstaand(organisatie_id: uuid.UUID) -> list[Overdracht]:
    """Hand-overs that aren't there yet, what was given up first. Index overdracht_overzicht."""
    staten = (Overdracht.Staat.MISLUKT, Overdracht.Staat.WACHT, Overdracht.Staat.INTREKKEN)
    rijen: list[Overdracht] = []
    for staat in staten:
        selectie = (
            Overdracht.objects.filter(organisatie_id=organisatie_id, staat=staat)
            .defer("inhoud")
            .order_by("-gemaakt_op")
        )
        rijen += selectie[: _MEESTE - len(rijen)]
    return rijen


def _eis(request: Verzoek) -> Bevoegdheid:
    if request.bevoegdheid is None:
        raise NietToegestaan()
    request.bevoegdheid.eis(Recht.KOPPELINGEN)
    return request.bevoegdheid


@require_safe
def overzicht(request: Verzoek) -> HttpResponse:
    """Connections, and what isn't delivered. Numbers of cases, no personal data."""
    bevoegdheid = _eis(request)
    organisatie_id = bevoegdheid.medewerker.organisatie_id
    inhoud = {
        "menu": beheermenu(bevoegdheid, "partners:koppelingen"),
        "koppelingen": koppelingen(organisatie_id),
        "overdrachten": openstaand(organisatie_id),
        "meeste": _MEESTE,
    }
    return render(request, "partners/koppelingen.html", inhoud)


@require_POST
def opnieuw(request: Verzoek, overdracht_id: uuid.UUID) -> HttpResponse:
    """Try one hand-over again, now."""
    medewerker = _eis(request).medewerker
    if probeer_opnieuw(overdracht_id, medewerker.organisatie_id, door=actor_van(medewerker)):
        meteen(overdracht_id)
        messages.success(request, _("We proberen het meteen opnieuw."))
    else:
        messages.info(request, _("Deze overdracht is al aangekomen of ingetrokken."))
    return redirect("partners:koppelingen")
