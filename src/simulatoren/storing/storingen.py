"""Which faults are on now."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import Any

from simulatoren.kern.web import Probleem
from simulatoren.partner.partijen import PARTIJEN

SOORTEN = ("uit", "traag", "onzin", "5xx")
DIENSTEN = (
    *(
        "brp",
        "bag",
        "kvk",
        "selectielijst",
        "identiteit",
        "post",
        "sms",
        "berichtenbox",
        "brieven",
        "partners",
    ),
    *(f"partners/{slug}" for slug in PARTIJEN),
)
TRAAG = 30.0


@dataclass(frozen=True, slots=True)
class Storing:
    """A fault: its kind, seconds of delay for `traag`, and when it ends (monotonic; None = by hand)."""

    soort: str
    vertraging: float
    einde: float | None

    @property
    def nog_seconden(self) -> float | None:
        """Seconds left, None when it ends by hand."""
        return None if self.einde is None else round(max(0.0, self.einde - time.monotonic()), 1)


class Storingen:
    """The faults of all services."""

    def __init__(self) -> None:
        self._aan: dict[str, Storing] = {}

    def zet(self, inhoud: dict[str, Any]) -> None:
        """Start a fault, or end it with `soort` "".

        Raises: Probleem 400 for an unknown service or kind, or a number that isn't one.
        """
        dienst, soort = inhoud.get("dienst"), inhoud.get("soort", "")
        if dienst not in DIENSTEN or soort not in (*SOORTEN, "", None):
            raise Probleem(400, "Deze dienst of soort storing bestaat niet.", "storing")
        if not soort:
            self._aan.pop(dienst, None)
            return
        try:
            seconden = float(inhoud.get("seconden") or 0)
            vertraging = float(inhoud.get("vertraging") or TRAAG)
        except (TypeError, ValueError):
            raise Probleem(400, "Seconden is geen getal.", "storing") from None
        einde = time.monotonic() + seconden if seconden > 0 else None
        self._aan[dienst] = Storing(soort, min(max(vertraging, 0.0), 600.0), einde)

    def van(self, dienst: str) -> Storing | None:
        """The running fault of a service; a partner also has that of "partners"."""
        for naam in (dienst, dienst.partition("/")[0]):
            storing = self._aan.get(naam)
            if storing and (storing.einde is None or storing.einde > time.monotonic()):
                return storing
        return None

    def alle(self) -> dict[str, Storing]:
        """Every running fault by service."""
        return {
            dienst: storing for dienst in DIENSTEN if dienst in self._aan and (storing := self.van(dienst))
        }

    def leeg(self) -> None:
        """End all faults."""
        self._aan.clear()
