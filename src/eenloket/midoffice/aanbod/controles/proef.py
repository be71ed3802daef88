"""Sample answers, to try expressions and tables before a client uses them."""

from collections.abc import Mapping
from typing import Any

from ..inhoud import Vraag, Vraagsoort

_VOORBEELD: dict[Vraagsoort, Any] = {
    Vraagsoort.GETAL: 1,
    Vraagsoort.BEDRAG: 100,
    Vraagsoort.DATUM: 0,
    Vraagsoort.TIJD: "12:00",
    Vraagsoort.JA_NEE: True,
    Vraagsoort.PERSONEN: ["persoon-1"],
    Vraagsoort.BESTANDEN: ["upload-1"],
    Vraagsoort.ADRES: {
        "postcode": "1234AB",
        "huisnummer": 1,
        "huisletter": "",
        "toevoeging": "",
        "straat": "Dorpsstraat",
        "plaats": "Rivierveen",
        "bag_id": "0",
    },
    Vraagsoort.LOCATIE: {"toelichting": "", "lat": 52.0, "lon": 5.0},
}
VANDAAG = "2026-01-01"
KLANT = {"leeftijd": 30, "inwoner": True, "ingelogd": True}


def voorbeeld(vraag: Vraag) -> Any:
    """Return a sample answer with the shape of the question."""
    if vraag.soort is Vraagsoort.KEUZE:
        return vraag.opties[0].waarde
    if vraag.soort is Vraagsoort.MEERKEUZE:
        return [vraag.opties[0].waarde]
    return _VOORBEELD.get(vraag.soort, "tekst")


def feiten(vragen: Mapping[str, Vraag], *, leeg: bool = False) -> dict[str, Any]:
    """Return sample facts for all questions, or all without a value (``leeg``)."""
    antwoorden = {id_: None if leeg else voorbeeld(vraag) for id_, vraag in vragen.items()}
    klant = {"leeftijd": None, "inwoner": None, "ingelogd": False} if leeg else KLANT
    return {**antwoorden, "vandaag": VANDAAG, "client": klant}
