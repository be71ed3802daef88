"""Settings of the simulators. Development values only: nothing here is a secret."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

SLEUTEL = "simulator"
"""Default API key, bearer token and client secret of every simulator."""


@dataclass(frozen=True, slots=True)
class Instellingen:
    """How this run is set up.

    basis: public address ("http://127.0.0.1:8001"); empty means: take it from each request.
    gegevensmap: directory where state survives a restart; None keeps everything in memory.
    smtp_poort: 0 lets the system choose, None starts no mail server.
    partner_vertraging: seconds between "in behandeling" and the automatic outcome; negative means by hand only.
    webhookgeheim: one secret for the callbacks of all partners; empty means "simulator-{slug}" for each.
    scan_poort: port of the stand-in virus scanner; 0 lets the system choose, None starts none.
    terugkeerhosts: hosts besides the loopback ones that a log-in may return to.
    """

    sleutel: str = SLEUTEL
    client_id: str = "eenloket"
    host: str = "127.0.0.1"
    basis: str = ""
    gegevensmap: Path | None = None
    smtp_poort: int | None = None
    partner_vertraging: float = 3.0
    partner_herhaling: float = 1.0
    webhookgeheim: str = ""
    terugkeerhosts: tuple[str, ...] = ()
    scan_poort: int | None = None

    @classmethod
    def uit_omgeving(cls) -> Instellingen:
        """Read SIMULATOREN_* environment variables, for servers that import `simulatoren.app:app`."""
        omgeving = os.environ
        gegevensmap = omgeving.get("SIMULATOREN_GEGEVENS", "")
        smtp = omgeving.get("SIMULATOREN_SMTP_POORT", "")
        return cls(
            sleutel=omgeving.get("SIMULATOREN_SLEUTEL", SLEUTEL),
            basis=omgeving.get("SIMULATOREN_BASIS", "").rstrip("/"),
            gegevensmap=Path(gegevensmap) if gegevensmap else None,
            smtp_poort=int(smtp) if smtp else None,
            partner_vertraging=float(omgeving.get("SIMULATOREN_PARTNER_VERTRAGING", "3")),
            webhookgeheim=omgeving.get("SIMULATOREN_WEBHOOKGEHEIM", ""),
            terugkeerhosts=tuple(omgeving.get("SIMULATOREN_TERUGKEERHOSTS", "").split()),
        )
