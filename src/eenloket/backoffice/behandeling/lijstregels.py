"""A line of the work list as the page shows it, and the lines beside the one that is open."""

import datetime as dt
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlencode

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from eenloket.backoffice.werkplek.api import berichtsoort
from eenloket.midoffice.aanbod import api as aanbod
from eenloket.midoffice.werk import api as werk
from eenloket.midoffice.werk.models import Werk
from eenloket.midoffice.zaken import api as zaken

from . import woorden
from .filters import Selectie
from .werksoorten import SOORTEN

PER_BLAD = 50
_EINDE = 8
"""So many last characters of a number stay in sight when the rest is cut: they tell one case from the next."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rij:
    """A line of either list.

    ``soort_termijn`` says whether ``dag`` is our norm or the law's; ``oppakken`` is where to take it, empty when it can't be taken.
    """

    adres: str
    naam: str
    nummer: str
    dag: dt.date | None
    soort_termijn: str
    waarom: str
    druk: str
    toelichting: str
    fase: str
    niveau: int | None
    wie: str
    oppakken: str

    @property
    def begin(self) -> str:
        """The part of the number that may be cut."""
        return self.nummer[:-_EINDE]

    @property
    def eind(self) -> str:
        """The part that stays in sight."""
        return self.nummer[-_EINDE:]


@dataclass(frozen=True, slots=True)
class Buren:
    """What stands before and after a case on the list somebody came from; empty when there is nothing."""

    lijst: str
    vorige: str = ""
    volgende: str = ""


def zaakrijen(regels: Sequence[werk.Lijstregel], lijst: str, *, mag: bool) -> list[Rij]:
    """Cases to handle. ``lijst`` is the query string of the list that they stand on; ``mag``: the reader may handle cases. One query."""
    taken = zaken.open_taken([regel.onderwerp_id for regel in regels])
    return [_zaakrij(regel, taken.get(regel.onderwerp_id, ()), lijst, mag) for regel in regels]


def _zaakrij(regel: werk.Lijstregel, wacht_op: Sequence[str], lijst: str, mag: bool) -> Rij:
    vrij = mag and not regel.medewerker_id and regel.uitgave_id is not None
    return Rij(
        adres=zaakadres(regel.sleutel, lijst),
        naam=dienstnaam(regel.uitgave_id, regel.dienst) or regel.titel,
        nummer=regel.kenmerk,
        dag=regel.werkdatum,
        soort_termijn=woorden.soort_termijn(regel),
        waarom=woorden.waarom(regel),
        druk=woorden.druk(regel),
        toelichting=" · ".join(dict.fromkeys(woorden.taaksoort(soort) for soort in wacht_op)),
        fase=woorden.fase(regel.fase),
        niveau=regel.niveau,
        wie=regel.medewerker,
        oppakken=reverse("behandeling:oppakken", args=[regel.sleutel]) if vrij else "",
    )


def werkrij(regel: werk.Lijstregel, *, mag: bool) -> Rij:
    """Other work. Without a term it is as old as it is. ``mag``: the reader may do this kind."""
    return Rij(
        adres=reverse("behandeling:werk", args=[regel.id]),
        naam=werknaam(regel.uitgave_id, regel.dienst, regel.titel, regel.soort),
        nummer=regel.kenmerk,
        dag=regel.werkdatum or timezone.localdate(regel.gemaakt_op),
        soort_termijn="" if regel.werkdatum else _("op de lijst sinds"),
        waarom=woorden.reden(regel.reden),
        druk="aandacht",
        toelichting=regel.toelichting if regel.reden != werk.Reden.WEIGERING else "",
        fase=str(SOORTEN[regel.soort].naam),
        niveau=regel.niveau,
        wie=regel.medewerker,
        oppakken=reverse("behandeling:werk_oppakken", args=[regel.id])
        if mag and not regel.medewerker_id
        else "",
    )


def werknaam(uitgave_id: uuid.UUID | None, dienst: str, titel: str, soort: str) -> str:
    """What work is about, in a word: a service, or what its title says."""
    if soort == werk.Werksoort.OPNIEUW_VERSTUREN:
        return berichtsoort(titel)
    return dienstnaam(uitgave_id, dienst) or titel


def buren(item: Werk | None, keuze: Selectie) -> Buren:
    """The cases before and after this one on the list, also when it isn't on it (any more). Cost: two queries of one row."""
    naar_lijst = reverse("behandeling:werkvoorraad")
    lijst = f"{naar_lijst}?{keuze.adres}" if keuze.adres else naar_lijst
    if item is None:
        return Buren(lijst)
    naast = werk.buren(item.organisatie_id, keuze.filters, item.werkdatum, item.id)
    vorige, volgende = (zaakadres(regel.sleutel, keuze.adres) if regel else "" for regel in naast)
    return Buren(lijst, vorige, volgende)


def zaakadres(sleutel: str, lijst: str) -> str:
    """The page of a case, which keeps the list that it was opened from."""
    return f"{reverse('behandeling:zaak', args=[sleutel])}?{urlencode({'lijst': lijst})}"


def dienstnaam(uitgave_id: uuid.UUID | None, slug: str) -> str:
    """The name of a service in the reader's language; for a case of another system its code, if any."""
    if uitgave_id is None:
        return slug
    return _naam(uitgave_id, slug, get_language() or "nl")


@lru_cache(maxsize=2048)
def _naam(uitgave_id: uuid.UUID, slug: str, taal: str) -> str:
    return aanbod.uitgave(uitgave_id).dienst(slug).naam.in_taal(taal)
