"""How the connections with partners stand: what waits, what was given up, and when something last arrived."""

import datetime as dt
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import Count, Max, Q

from eenloket.kern.aflevering import api as aflevering
from eenloket.kern.aflevering.api import Afleverregel, Staat

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
    wacht, mislukt = Q(staat=Staat.WACHT), Q(staat=Staat.MISLUKT)
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


def openstaand(organisatie_id: uuid.UUID, *, limiet: int) -> list[Afleverregel]:
    """Hand-overs that aren't there yet, what was given up first, without what is handed over. Cost: two queries."""
    rijen = aflevering.openstaand(
        Overdracht, organisatie_id, (Staat.MISLUKT, Staat.WACHT), limiet=limiet, zonder=["inhoud"]
    )
    return [
        aflevering.regel(o, kenmerk=o.kenmerk, wat=o.dienst, waarheen=o.koppeling, terug=o.intrekken)
        for o in rijen
    ]


def aantal_mislukt(organisatie_id: uuid.UUID, *, hoogstens: int) -> int:
    """How many hand-overs were given up, counted no further than ``hoogstens``."""
    return aflevering.aantal_mislukt(Overdracht, organisatie_id, hoogstens=hoogstens)
