"""Base register of persons: BRP API Personen Bevragen v2 (Haal Centraal)."""

from collections.abc import Sequence
from typing import Any

from eenloket.verbinding.netwerk import Antwoord, Verbinding

Persoon = dict[str, Any]


class Brp:
    """Reads persons; asks only for the fields that it is given."""

    def __init__(self, url: str, sleutel: str, *, tijd: float = 1.5) -> None:
        koppen = {"X-API-KEY": sleutel, "Accept": "application/json"}
        self.verbinding = Verbinding("brp", url, koppen=koppen, tijd=tijd)

    def persoon(self, bsn: str, velden: Sequence[str]) -> Persoon | None:
        """One person by citizen number; None when the register doesn't know it. Raises: BuitenBereik."""
        vraag = {
            "type": "RaadpleegMetBurgerservicenummer",
            "burgerservicenummer": [bsn],
            "fields": list(velden),
        }
        gevonden = self.verbinding.vraag("POST", "/personen", _personen, json=vraag)
        return gevonden[0] if gevonden else None

    def bewoners(self, adresseerbaar_object: str, velden: Sequence[str]) -> list[Persoon]:
        """Living persons who are registered in one home. Raises: BuitenBereik."""
        vraag = {
            "type": "ZoekMetAdresseerbaarObjectIdentificatie",
            "adresseerbaarObjectIdentificatie": adresseerbaar_object,
            "fields": list(velden),
        }
        return self.verbinding.vraag("POST", "/personen", _personen, json=vraag)

    def controleer(self) -> None:
        """Ask an empty question, which touches no person: a refusal of the question proves address and key.

        Raises: BuitenBereik.
        """
        self.verbinding.vraag("POST", "/personen", _geweigerd, json={})


def _personen(antwoord: Antwoord) -> list[Persoon]:
    if antwoord.status != 200:
        raise ValueError("onverwachte status")
    personen = antwoord.json()["personen"]
    if not isinstance(personen, list) or not all(isinstance(persoon, dict) for persoon in personen):
        raise ValueError("geen personen")
    return personen


def _geweigerd(antwoord: Antwoord) -> None:
    if antwoord.status != 400 or "status" not in antwoord.json():
        raise ValueError("geen weigering")
