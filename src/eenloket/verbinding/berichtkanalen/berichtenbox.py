"""The message box of the government."""

import base64

from eenloket.midoffice.berichten.ports import Zending
from eenloket.verbinding.netwerk import Verbinding

from .antwoorden import bereikbaar, stel_zeker, uitkomst


class Berichtenbox:
    """Places a message with its attachments in a citizen's box."""

    naam = "berichtenbox"

    def __init__(self, url: str, sleutel: str, *, tijd: float = 10.0) -> None:
        self.verbinding = Verbinding(
            "berichtenbox", url, koppen={"Authorization": f"Bearer {sleutel}"}, tijd=tijd
        )

    def stuur(self, zending: Zending) -> None:
        """See the port. Address: ``bsn``. Who has no box: ValueError("geenBerichtenbox")."""
        if not zending.adres.get("bsn"):
            raise ValueError("geen burgerservicenummer")
        bijlagen = [
            {"naam": b.naam, "type": b.formaat, "inhoud": base64.b64encode(b.inhoud).decode()}
            for b in zending.bijlagen
        ]
        bericht = {
            "bsn": zending.adres["bsn"],
            "onderwerp": zending.onderwerp,
            "tekst": zending.tekst,
            "bijlagen": bijlagen,
        }
        koppen = {"Idempotency-Key": zending.sleutel}
        stel_zeker(self.verbinding.vraag("POST", "", uitkomst, json=bericht, headers=koppen))

    def controleer(self) -> None:
        """Place an empty message; the refusal proves address and key. Raises: BuitenBereik."""
        self.verbinding.vraag("POST", "", bereikbaar, json={})
