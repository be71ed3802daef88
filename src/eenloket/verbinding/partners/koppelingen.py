"""How the connections with partners stand: what waits, what was given up, and when something last arrived."""

import datetime as dt
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import Count, Max, Q

from .models import Overdracht


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


def openstaand(organisatie_id: uuid.UUID, *, limiet: int) -> list[Overdracht]:
    """Hand-overs that aren't there yet, what was given up first, without what is handed over. Index overdracht_overzicht."""
    staten = (Overdracht.Staat.MISLUKT, Overdracht.Staat.WACHT, Overdracht.Staat.INTREKKEN)
    rijen: list[Overdracht] = []
    for staat in staten:
        selectie = (
            Overdracht.objects.filter(organisatie_id=organisatie_id, staat=staat)
            .defer("inhoud")
            .order_by("-gemaakt_op")
        )
        rijen += selectie[: limiet - len(rijen)]
    return rijen


def aantal_mislukt(organisatie_id: uuid.UUID, *, hoogstens: int) -> int:
    """How many hand-overs were given up, counted no further than ``hoogstens``. Index overdracht_overzicht."""
    rijen = Overdracht.objects.filter(organisatie_id=organisatie_id, staat=Overdracht.Staat.MISLUKT)
    return rijen[:hoogstens].count()
