"""Fictional people, businesses and addresses, shared by the simulators, the seed of the demo and the tests.

Everything is invented: citizen numbers are in the national test range, postcodes and municipality codes
9990-9999 are not in use for these places.
"""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from simulatoren.gegevens.adressen import (
    GEMEENTE,
    Adres,
    adres,
    adres_van_object,
    adressen,
    zoek_adres,
)
from simulatoren.gegevens.bedrijven import Bedrijf, Medewerker, bedrijf, bedrijven, medewerkers
from simulatoren.gegevens.personen import (
    Europeaan,
    Persoon,
    europeanen,
    kinderen_van,
    personen,
    persoon,
)

__all__ = [
    "GEMEENTE",
    "Adres",
    "Bedrijf",
    "Europeaan",
    "Medewerker",
    "Persoon",
    "adres",
    "adres_van_object",
    "adressen",
    "als_dict",
    "bedrijf",
    "bedrijven",
    "europeanen",
    "kinderen_van",
    "medewerkers",
    "personen",
    "persoon",
    "zoek_adres",
]


def als_dict() -> dict[str, list[dict[str, Any]]]:
    """Everything as plain data, ready for JSON."""
    return {
        "personen": [asdict(rij) for rij in personen()],
        "europeanen": [asdict(rij) for rij in europeanen()],
        "bedrijven": [asdict(rij) for rij in bedrijven()],
        "adressen": [asdict(rij) for rij in adressen()],
    }
