"""Builders for every room that needs organisations, staff or cases in its tests."""

import datetime as dt
import itertools
from typing import Any

from eenloket.kern.actoren import Actor, systeem
from eenloket.kern.gebruikers.api import actor_van
from eenloket.kern.gebruikers.models import Medewerker, Rol
from eenloket.kern.gebruikers.rechten import Recht
from eenloket.kern.klok import vandaag
from eenloket.kern.organisaties import api as organisaties
from eenloket.kern.organisaties.models import Organisatie
from eenloket.kern.sleutels.api import Domein, Nummersoort, pseudoniem
from eenloket.midoffice.aanbod import api as aanbod
from eenloket.midoffice.aanbod.acties import geef_uit
from eenloket.midoffice.aanbod.api import Aanbod
from eenloket.midoffice.aanbod.inhoud import Pakket
from eenloket.midoffice.zaken import api as zaken
from eenloket.midoffice.zaken.models import Zaak

from .proefaanbod import EIGEN, VERGUNNING, proefpakket

DOOR = systeem("test")
BSN = "999990019"
_teller = itertools.count(1)


def maak_aanbod(pakket: Pakket | None = None) -> Aanbod:
    """The offer for tests, loaded (or a package of your own); twice the same content is one release."""
    resultaat = geef_uit(pakket or proefpakket(), door=DOOR)
    assert resultaat.uitgave_id is not None
    organisaties.vergeet()
    return aanbod.uitgave(resultaat.uitgave_id)


def maak_organisatie(slug: str = EIGEN) -> Organisatie:
    """The organisation of the offer for tests, or a bare one with another slug."""
    if slug == EIGEN:
        maak_aanbod()
        return Organisatie.objects.get(slug=EIGEN)
    nummer = next(_teller)
    return Organisatie.objects.get_or_create(
        slug=slug, defaults={"naam": slug.title(), "soort": "gemeente", "rsin": f"{800000000 + nummer}"}
    )[0]


def maak_medewerker(
    *,
    organisatie: Organisatie | None = None,
    rollen: tuple[str, ...] = ("behandelaar",),
    rechten: tuple[Recht, ...] | None = None,
) -> Medewerker:
    """A member of staff with roles of these slugs, each with ``rechten`` (None: all that handling and deciding needs)."""
    organisatie = organisatie or maak_organisatie()
    nummer = next(_teller)
    medewerker = Medewerker.objects.create(
        organisatie=organisatie, gebruikersnaam=f"proef{nummer}", naam=f"Medewerker {nummer}"
    )
    gegeven = rechten if rechten is not None else (
        Recht.ZAAK_LEZEN, Recht.ZAAK_BEHANDELEN, Recht.ZAAK_BESLUITEN, Recht.STEEKPROEF_TOETSEN, Recht.AANBOD_BEKIJKEN,
    )  # fmt: skip
    for slug in rollen:
        rol, _ = Rol.objects.get_or_create(
            organisatie=organisatie, slug=f"{slug}-{nummer}" if rechten is not None else slug,
            defaults={"naam": slug, "rechten": sorted(gegeven)},
        )  # fmt: skip
        medewerker.rollen.add(rol)
    return medewerker


def opening(aanbod_: Aanbod, dienst: str = VERGUNNING, **anders: Any) -> zaken.Opening:
    """What a case of ``dienst`` starts with."""
    inhoud = aanbod_.dienst(dienst)
    gegevens: dict[str, Any] = {
        "organisatie": Organisatie.objects.get(id=aanbod_.organisatie_id),
        "zaaktype": aanbod.zaaktype_van(aanbod_, dienst),
        "dienst": inhoud,
        "uitvoerder": inhoud.organisatie,
        "niveau": int(aanbod_.niveau(dienst).niveau),
        "aanvrager": pseudoniem(Nummersoort.BSN, BSN, Domein.ZAKEN),
        "aanvrager_gegevens": {"naam": "Suzanne Moulin"},
        "eigenschappen": {"wijk": "Centrum"},
        "uitgave_id": aanbod_.uitgave_id,
        "startdatum": vandaag(),
        "kanaal": "web",
    }
    return zaken.Opening(**gegevens | anders)


def maak_zaak(
    dienst: str = VERGUNNING,
    *,
    fase: str = "intake",
    door: Actor = DOOR,
    pakket: Pakket | None = None,
    **anders: Any,
) -> Zaak:
    """A case of ``dienst``, brought to ``fase`` ("gesloten": ended with Verleend)."""
    zaak = zaken.open_zaken([opening(maak_aanbod(pakket), dienst, **anders)], door=door)[0]
    if fase == zaken.Fase.GESLOTEN:
        return zaken.sluit(zaak, resultaat="Verleend", door=door)
    return zaken.zet_status(zaak, fase, door=door)


def over(dagen: int) -> dt.date:
    """So many days from today."""
    return vandaag() + dt.timedelta(days=dagen)


__all__ = [
    "BSN",
    "DOOR",
    "actor_van",
    "maak_aanbod",
    "maak_medewerker",
    "maak_organisatie",
    "maak_zaak",
    "opening",
    "over",
]
