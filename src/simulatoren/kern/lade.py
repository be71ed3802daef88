"""A drawer of received messages: newest first, bounded, one file each when a data directory is given."""

from __future__ import annotations

import json
import secrets
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from simulatoren.kern.bewaren import Bewaarplaats

Bericht = dict[str, Any]


class Lade:
    """Messages of one kind. A message gets `id` and `ontvangen` (ISO 8601, UTC) when it's put in."""

    def __init__(self, plaats: Bewaarplaats, naam: str, hoogstens: int = 5000) -> None:
        self.hoogstens = hoogstens
        self.map: Path | None = plaats.map / naam if plaats.map else None
        self._in: dict[str, Bericht] = {}
        if self.map:
            self.map.mkdir(exist_ok=True)
            for bestand in sorted(self.map.glob("*.json")):
                self._lees(bestand)

    def _lees(self, bestand: Path) -> None:
        try:
            bericht = json.loads(bestand.read_text("utf-8"))
        except ValueError:  # half a file of a killed run
            bestand.unlink()
            return
        self._in[bericht["id"]] = bericht

    def leg_in(self, inhoud: Bericht) -> Bericht:
        """Keep a message; the oldest leaves when the drawer is full."""
        nu = datetime.now(UTC)
        naam = f"{nu:%Y%m%d%H%M%S%f}-{secrets.token_hex(4)}"
        bericht = {"id": naam, "ontvangen": nu.isoformat(), **inhoud}
        self._in[naam] = bericht
        if self.map:
            (self.map / f"{naam}.json").write_text(json.dumps(bericht, ensure_ascii=False), "utf-8")
        while len(self._in) > self.hoogstens:
            self._weg(next(iter(self._in)))
        return bericht

    def alle(self) -> list[Bericht]:
        """Every message, newest first."""
        return list(reversed(self._in.values()))

    def vind(self, naam: str) -> Bericht | None:
        """One message, or None."""
        return self._in.get(naam)

    def _weg(self, naam: str) -> None:
        self._in.pop(naam, None)
        if self.map:
            (self.map / f"{naam}.json").unlink(missing_ok=True)

    def leeg(self) -> None:
        """Throw everything away."""
        for naam in list(self._in):
            self._weg(naam)
