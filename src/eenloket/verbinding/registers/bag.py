"""Base register of addresses: the Kadaster's BAG API individuele bevragingen v2."""

from typing import Any

from eenloket.verbinding.netwerk import Antwoord, Verbinding


class Bag:
    """Finds one address by postcode and number."""

    def __init__(self, url: str, sleutel: str, *, tijd: float = 1.5) -> None:
        koppen = {"X-Api-Key": sleutel, "Accept": "application/hal+json", "Accept-Crs": "epsg:28992"}
        self.verbinding = Verbinding("bag", url, koppen=koppen, tijd=tijd)

    def adres(
        self, postcode: str, huisnummer: int, huisletter: str = "", toevoeging: str = ""
    ) -> dict[str, Any] | None:
        """The address in the shape of an adres answer; None when it doesn't exist. Raises: BuitenBereik."""
        vraag = {
            "postcode": postcode.replace(" ", "").upper(),
            "huisnummer": str(huisnummer),
            "exacteMatch": "true",
        }
        vraag |= {"huisletter": huisletter} if huisletter else {}
        vraag |= {"huisnummertoevoeging": toevoeging} if toevoeging else {}
        return self.verbinding.vraag("GET", "/adressen", _adres, params=vraag)

    def controleer(self) -> None:
        """Ask without a question; the refusal proves address and key. Raises: BuitenBereik."""
        self.verbinding.vraag("GET", "/adressen", _geweigerd)


def _adres(antwoord: Antwoord) -> dict[str, Any] | None:
    if antwoord.status in (400, 404):  # a house letter that can't exist is an address that doesn't exist
        return None
    gevonden = antwoord.json()
    if "_links" not in gevonden:
        raise ValueError("geen HAL")
    adressen = gevonden.get("_embedded", {}).get("adressen", [])
    if not adressen:
        return None
    bron = adressen[0]
    return {
        "postcode": bron["postcode"],
        "huisnummer": int(bron["huisnummer"]),
        "huisletter": bron.get("huisletter", ""),
        "toevoeging": bron.get("huisnummertoevoeging", ""),
        "straat": bron["openbareRuimteNaam"],
        "plaats": bron["woonplaatsNaam"],
        "bag_id": bron["nummeraanduidingIdentificatie"],
    }


def _geweigerd(antwoord: Antwoord) -> None:
    if antwoord.status != 400:
        raise ValueError("geen weigering")
    antwoord.json()
