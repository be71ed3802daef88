"""The reference package in memory, and answers that fit its questions."""

import datetime as dt
import random
import uuid
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from eenloket.kern import klok
from eenloket.midoffice.aanbod import bronnen
from eenloket.midoffice.aanbod.api import Aanbod
from eenloket.midoffice.aanbod.inhoud import Vraag, Vraagsoort
from eenloket.midoffice.aanbod.laden import lees_pakket
from eenloket.midoffice.aanvragen.bundel import Bundel, bundel

VANDAAG = dt.date(2026, 11, 23)
MAP = Path(bronnen.__file__).parent / "pakketten" / "rivierveen"


@cache
def rivierveen() -> Aanbod:
    """Not from a database: a release by itself."""
    return Aanbod(uuid.UUID(int=1), uuid.UUID(int=2), 1, lees_pakket(MAP).pakket)


@cache
def bundels() -> list[Bundel]:
    """Every pattern, and every service by itself."""
    aanbod = rivierveen()
    sleutels = [
        *sorted(aanbod.pakket.patronen),
        *(f"dienst:{slug}" for slug in sorted(aanbod.pakket.diensten)),
    ]
    return [bundel(aanbod, sleutel) for sleutel in sleutels]


def antwoord(vraag: Vraag, kies: random.Random) -> Any:
    """A value of the shape of the question; sometimes nothing, where that may."""
    if not vraag.verplicht and kies.random() < 0.5:
        return (
            [] if vraag.soort in (Vraagsoort.MEERKEUZE, Vraagsoort.PERSONEN, Vraagsoort.BESTANDEN) else None
        )
    match vraag.soort:
        case Vraagsoort.JA_NEE:
            return kies.random() < 0.5
        case Vraagsoort.KEUZE:
            return kies.choice(vraag.opties).waarde
        case Vraagsoort.MEERKEUZE:
            return [o.waarde for o in kies.sample(vraag.opties, kies.randint(1, len(vraag.opties)))]
        case Vraagsoort.GETAL | Vraagsoort.BEDRAG:
            laag = vraag.minimum if vraag.minimum is not None else 0
            return kies.randint(laag, vraag.maximum if vraag.maximum is not None else laag + 300_000)
        case Vraagsoort.DATUM:
            return (VANDAAG + dt.timedelta(days=kies.randint(-400, 400))).isoformat()
        case Vraagsoort.TIJD:
            return f"{kies.randint(0, 23):02d}:{kies.choice((0, 30)):02d}"
        case Vraagsoort.ADRES:
            postcode = kies.choice(("9995CA", "9996AA", "1234AB"))
            return {
                "postcode": postcode,
                "huisnummer": 1,
                "huisletter": "",
                "toevoeging": "",
                "straat": "",
                "plaats": "",
                "bag_id": "",
            }
        case Vraagsoort.PERSONEN | Vraagsoort.BESTANDEN:
            return [str(uuid.UUID(int=kies.getrandbits(128)))]
        case Vraagsoort.LOCATIE:
            return {"toelichting": "hier", "lat": None, "lon": None}
    return "tekst"


def keuzes(inhoud: Bundel, kies: random.Random) -> dict[str, bool]:
    """Some of what may be switched, switched."""
    return {lid.dienst: kies.random() < 0.5 for lid in inhoud.leden if lid.mag_uit and kies.random() < 0.7}


def _over(dagen: int) -> str:
    return (klok.vandaag() + dt.timedelta(days=dagen)).isoformat()


VRIJE_WAARDEN: dict[str, Callable[[], Any]] = {
    "verhuisdatum": lambda: _over(3),
    "evenement_datum": lambda: _over(90),
    "huur_einddatum": lambda: _over(60),
    "hond_vanaf": lambda: _over(3),
    "evenement_begin": lambda: "12:00",
    "evenement_eind": lambda: "21:00",
    "afsluiting_begin": lambda: "11:00",
    "afsluiting_eind": lambda: "22:00",
    "contact_email": lambda: "sanne@voorbeeld.example",
}
"""Answers that pass the checks of the content on any day."""
