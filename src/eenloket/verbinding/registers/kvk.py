"""Trade register: KVK API Basisprofiel v1."""

import re
from collections.abc import Mapping
from typing import Any

from eenloket.verbinding.netwerk import Antwoord, Verbinding

Profiel = Mapping[str, Any]


class Kvk:
    """Reads the basic profile of a business."""

    def __init__(self, url: str, sleutel: str, *, tijd: float = 1.5) -> None:
        self.verbinding = Verbinding(
            "kvk", url, koppen={"apikey": sleutel, "Accept": "application/hal+json"}, tijd=tijd
        )

    def profiel(self, kvk_nummer: str) -> Profiel | None:
        """The profile; None when the number is unknown. Raises: BuitenBereik."""
        return self.verbinding.vraag("GET", f"/v1/basisprofielen/{kvk_nummer}", _profiel)

    def controleer(self) -> None:
        """Ask for a number that can't exist; the refusal proves address and key. Raises: BuitenBereik."""
        self.verbinding.vraag("GET", "/v1/basisprofielen/0", _geweigerd)


def _profiel(antwoord: Antwoord) -> Profiel | None:
    inhoud = antwoord.json()
    if antwoord.status in (400, 404) and "fout" in inhoud:
        return None
    if not isinstance(inhoud["kvkNummer"], str):
        raise ValueError("geen profiel")
    return inhoud


def _geweigerd(antwoord: Antwoord) -> None:
    if antwoord.status not in (400, 404) or "fout" not in antwoord.json():
        raise ValueError("geen weigering")


def handelsnaam(profiel: Profiel) -> str | None:
    namen = sorted(profiel.get("handelsnamen", []), key=lambda n: n.get("volgorde", 0))
    return namen[0]["naam"] if namen else profiel.get("naam")


def rechtsvorm(profiel: Profiel) -> str | None:
    return profiel.get("_embedded", {}).get("eigenaar", {}).get("rechtsvorm")


def adres(profiel: Profiel) -> dict[str, Any] | None:
    """The visiting address of the main branch; None when it is shielded, abroad or absent."""
    vestiging = profiel.get("_embedded", {}).get("hoofdvestiging", {})
    bron = next((a for a in vestiging.get("adressen", []) if a.get("type") == "bezoekadres"), None)
    if bron is None or bron.get("indAfgeschermd") == "Ja" or not bron.get("postcode"):
        return None
    letter, toevoeging = bron.get("huisletter", ""), bron.get("huisnummerToevoeging", "")
    if not letter and (
        samen := re.fullmatch(r"([A-Za-z])-?(\w*)", toevoeging)
    ):  # the KVK may write both as one
        letter, toevoeging = samen[1], samen[2]
    return {
        "postcode": bron["postcode"],
        "huisnummer": int(bron["huisnummer"]),
        "huisletter": letter,
        "toevoeging": toevoeging,
        "straat": bron.get("straatnaam", ""),
        "plaats": bron.get("plaats", ""),
        "bag_id": bron.get("geoData", {}).get("nummerAanduidingId", ""),
    }
