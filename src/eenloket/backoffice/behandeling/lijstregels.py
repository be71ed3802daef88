"""A line of the work list as the page shows it, and the lines beside the one that is open."""

import uuid
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import get_language

from eenloket.kern.gebruikers.api import Bevoegdheid
from eenloket.midoffice.aanbod import api as aanbod
from eenloket.midoffice.zaken import api as zaken

from . import woorden
from .filters import Selectie

PER_BLAD = 50
_EINDE = 8
"""So many last characters of a number stay in sight when the rest is cut: they tell one case from the next."""


@dataclass(frozen=True, slots=True)
class Rij:
    """A line. ``begin`` and ``eind`` together are the number; ``soort_termijn`` says whether the day is our norm or the law's."""

    regel: zaken.Werkregel
    adres: str
    begin: str
    eind: str
    dienst: str
    waarom: str
    soort_termijn: str
    druk: str
    fase: str
    wacht_op: str
    op_te_pakken: bool


@dataclass(frozen=True, slots=True)
class Buren:
    """What stands before and after a case on the list somebody came from; empty when there is nothing."""

    lijst: str
    vorige: str = ""
    volgende: str = ""


def rij(regel: zaken.Werkregel, lijst: str) -> Rij:
    """``lijst`` is the query string of the list that the line stands on."""
    return Rij(
        regel=regel,
        adres=zaakadres(regel.sleutel, lijst),
        begin=regel.nummer[:-_EINDE],
        eind=regel.nummer[-_EINDE:],
        dienst=dienstnaam(regel.uitgave_id, regel.dienst) or regel.soort,
        waarom=woorden.waarom(regel),
        soort_termijn=woorden.soort_termijn(regel),
        druk=woorden.druk(regel),
        fase=woorden.fase(regel.fase),
        wacht_op=" · ".join(dict.fromkeys(woorden.taaksoort(soort) for soort in regel.wacht_op)),
        op_te_pakken=not regel.behandelaar and regel.uitgave_id is not None,
    )


def buren(sleutel: str, keuze: Selectie, bevoegdheid: Bevoegdheid) -> Buren:
    """The lines beside the case with ``sleutel`` on this page of the list; the first one when it isn't there (any more).

    The next page of the list begins after its last line. Cost: the two queries of the list.
    """
    blad = zaken.werkvoorraad(
        bevoegdheid.medewerker.organisatie_id, keuze.filters, na=keuze.na, limiet=PER_BLAD
    )
    sleutels = [regel.sleutel for regel in blad.regels]
    plaats = sleutels.index(sleutel) if sleutel in sleutels else -1
    naar_lijst = reverse("behandeling:werkvoorraad")
    volgende = vorige = ""
    if plaats + 1 < len(sleutels):
        volgende = zaakadres(sleutels[plaats + 1], keuze.adres)
    elif blad.verder:
        volgende = f"{naar_lijst}?{keuze.verder(blad.verder)}"
    if plaats > 0:
        vorige = zaakadres(sleutels[plaats - 1], keuze.adres)
    return Buren(f"{naar_lijst}?{keuze.adres}" if keuze.adres else naar_lijst, vorige, volgende)


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
