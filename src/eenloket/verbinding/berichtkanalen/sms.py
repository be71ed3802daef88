"""Text messages through a gateway."""

import re

from eenloket.midoffice.berichten.ports import Zending
from eenloket.verbinding.netwerk import Verbinding

from .antwoorden import bereikbaar, stel_zeker, uitkomst


class Sms:
    """Only the text goes out: a subject has no place in a text message."""

    naam = "sms"

    def __init__(self, url: str, sleutel: str, *, tijd: float = 5.0) -> None:
        self.verbinding = Verbinding("sms", url, koppen={"Authorization": f"Bearer {sleutel}"}, tijd=tijd)

    def stuur(self, zending: Zending) -> None:
        """See the port. Address: ``telefoon``."""
        bericht = {"aan": nummer(zending.adres.get("telefoon", "")), "tekst": zending.tekst}
        koppen = {"Idempotency-Key": zending.sleutel}
        stel_zeker(self.verbinding.vraag("POST", "", uitkomst, json=bericht, headers=koppen))

    def controleer(self) -> None:
        """Ask for an empty message; the refusal proves address and key. Raises: BuitenBereik."""
        self.verbinding.vraag("POST", "", bereikbaar, json={})


def nummer(telefoon: str) -> str:
    """A phone number in international form; a number without a country is Dutch. Raises: ValueError."""
    kaal = re.sub(r"[\s().\-/]", "", telefoon)
    kaal = re.sub(r"^00", "+", kaal)
    kaal = re.sub(r"^0", "+31", kaal)
    if not re.fullmatch(r"\+[1-9]\d{7,14}", kaal):
        raise ValueError("geen telefoonnummer")
    return kaal
