"""Fictional content for the style page."""

from datetime import date
from typing import Any

from django.core.paginator import Paginator

from eenloket.vormgeving import middelen

KLEUREN = (
    "inkt",
    "inkt-zacht",
    "papier",
    "grond",
    "bank",
    "actie",
    "actie-sterk",
    "actie-vlak",
    "rand",
    "lijn",
    "aandacht",
    "aandacht-tekst",
    "aandacht-vlak",
    "fout",
    "fout-vlak",
    "klaar",
    "klaar-vlak",
    "focus-vlak",
)

NAMEN = {"rivierveen": "Gemeente Rivierveen", "waterschap": "Waterschap De Brede Stroom"}


def organisatie(thema: str) -> dict[str, str]:
    """The organisation a theme belongs to."""
    return {"naam": NAMEN.get(thema, thema), "thema": thema, "telefoon": "14 0123"}


def plan() -> dict[str, Any]:
    """A move, two weeks on its way."""
    regels: list[dict[str, Any]] = [
        {"naam": "Uw adres", "organisatie": "Gemeente Rivierveen", "staat": "klaar", "van": 0, "tot": 4,
         "datumtekst": "sinds maandag 23 november", "uitleg": "U staat ingeschreven op Lindelaan 12.", "url": "#plan"},
        {"naam": "Parkeervergunning", "organisatie": "Gemeente Rivierveen", "staat": "wacht_op_u", "van": 4, "tot": 12,
         "datumtekst": "besluit 2 weken na uw bewijs", "uitleg": "We missen uw kentekenbewijs.", "url": "#plan"},
        {"naam": "Afvalcontainer", "organisatie": "Gemeente Rivierveen", "staat": "bezig", "van": 2, "tot": 11,
         "datumtekst": "bezorging op vrijdag 27 november"},
        {"naam": "Water en belasting", "organisatie": "Waterschap De Brede Stroom", "staat": "wacht_op_ander", "van": 3,
         "tot": 17, "datumtekst": "uiterlijk vrijdag 4 december", "uitleg": "Het waterschap heeft uw gegevens."},
        {"naam": "Bezoekersvergunning", "organisatie": "Gemeente Rivierveen", "staat": "straks", "van": 12, "tot": 24,
         "datumtekst": "begint na uw parkeervergunning"},
        {"naam": "Huur opzeggen", "organisatie": "Stromen Wonen", "staat": "geweigerd", "van": 0, "tot": 6,
         "datumtekst": "op woensdag 25 november", "uitleg": "U bent geen huurder van deze woning. Dit verandert niets "
         "aan de rest."},
        {"naam": "Hond aanmelden", "organisatie": "Gemeente Rivierveen", "staat": "vervallen", "van": 0, "tot": 24,
         "datumtekst": "u hebt geen hond"},
    ]  # fmt: skip
    taken = [{"tekst": "Stuur ons uw kentekenbewijs", "voor_datum": date(2026, 12, 12), "url": "#plan",
              "knop": "Kentekenbewijs uploaden"}]  # fmt: skip
    schaal = [
        {"kolom": 0, "tekst": "23 nov"},
        {"kolom": 8, "tekst": "30 nov"},
        {"kolom": 16, "tekst": "7 dec"},
    ]
    return {"regels": regels, "taken": taken, "schaal": schaal}


def context() -> dict[str, Any]:
    """Everything the style page shows."""
    return {
        "kleuren": KLEUREN,
        "iconen": sorted(middelen.iconen()),
        "plan": plan(),
        "datum": date(2026, 12, 7),
        "veel": [
            ("Buiten", [("1", "Evenement"), ("2", "Kap van een boom"), ("3", "Standplaats")]),
            ("Bouwen", [("4", "Sloop"), ("5", "Verbouwing")]),
        ],
        "opties": [
            {"waarde": "koop", "tekst": "Ik koop de woning"},
            {"waarde": "huur", "tekst": "Ik huur de woning", "hulp": "Ook als u een kamer huurt."},
            {"waarde": "anders", "tekst": "Ik woon bij iemand in"},
        ],
        "bestanden": [
            {"naam": "koopcontract.pdf", "grootte": 412_000, "verwijder_url": "#bestand"},
            {"naam": "foto.heic", "grootte": 18_400_000, "fout": "Dit bestand is te groot. Het mag hoogstens 10 MB zijn."},
        ],
        "fouten": [
            {"id": "id_fout_tekst", "tekst": "Vul uw straat in."},
            {"id": "id_fout_datum", "tekst": "De verhuisdatum ligt te ver weg. U kunt hoogstens 4 weken vooruit."},
        ],
        "rijen": [
            {"label": "Nieuw adres", "waarde": ["Lindelaan 12", "1234 AB Rivierveen"], "url": "#samenvatting"},
            {"label": "Verhuisdatum", "waarde": "maandag 7 december 2026", "url": "#samenvatting"},
            {"label": "Wie verhuist mee", "waarde": ["Noor de Wit", "Sem de Wit"], "url": "#samenvatting",
             "bron": "uit de Basisregistratie Personen, 3 november 2026"},
            {"label": "Telefoonnummer", "waarde": "", "url": "#samenvatting"},
        ],
        "stappen": [
            {"titel": "Ontvangen", "tijd": date(2026, 11, 23), "staat": "klaar", "tekst": "We hebben alles wat nodig is."},
            {"titel": "In behandeling", "tijd": date(2026, 11, 24), "staat": "bezig"},
            {"titel": "Besluit", "tijd": "uiterlijk vrijdag 4 december", "staat": "straks"},
        ],
        "pagina": Paginator(range(1000), 20).page(7),
        "staven": [
            {"label": "Website", "waarde": 4120, "tekst": "4.120"},
            {"label": "Telefoon", "waarde": 2380, "tekst": "2.380"},
            {"label": "Balie", "waarde": 910, "tekst": "910"},
        ],
        "lijn": [{"label": m, "waarde": w} for m, w in (("jul", 71), ("aug", 68), ("sep", 80), ("okt", 84), ("nov", 91))],
        "kruimels": [{"naam": "Home", "url": "/"}, {"naam": "Verhuizen", "url": "#"}],
        "lang": "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
    }  # fmt: skip
