"""Keeping data: in memory, and on disk when a data directory is given."""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path
from typing import Any


class Bewaarplaats:
    """Named JSON documents in a directory; without a directory nothing outlives the process."""

    def __init__(self, gegevensmap: Path | None) -> None:
        self.map = gegevensmap
        if gegevensmap:
            gegevensmap.mkdir(parents=True, exist_ok=True)

    def lees(self, naam: str, anders: Any) -> Any:
        """The document called `naam`, or `anders` when absent or unreadable (a half-written file counts as absent)."""
        if self.map is None or not (bestand := self.map / f"{naam}.json").exists():
            return anders
        try:
            return json.loads(bestand.read_text("utf-8"))
        except ValueError:
            return anders

    def schrijf(self, naam: str, inhoud: Any) -> None:
        """Replace the document in one step, so that a killed process never leaves half a file."""
        if self.map is None:
            return
        tijdelijk = self.map / f".{naam}.{os.getpid()}"
        tijdelijk.write_text(json.dumps(inhoud, ensure_ascii=False), "utf-8")
        tijdelijk.replace(self.map / f"{naam}.json")


class Logboek:
    """An append-only list of JSON values; without a directory it keeps nothing."""

    def __init__(self, plaats: Bewaarplaats, naam: str) -> None:
        self.bestand = plaats.map / f"{naam}.jsonl" if plaats.map else None

    def lees(self) -> list[Any]:
        """Every value, oldest first; a half-written last line of a killed run is left out."""
        if self.bestand is None or not self.bestand.exists():
            return []
        waarden = []
        for regel in self.bestand.read_text("utf-8").splitlines():
            try:
                waarden.append(json.loads(regel))
            except ValueError:
                continue
        return waarden

    def schrijf(self, waarde: Any) -> None:
        """Add a value."""
        if self.bestand is not None:
            with self.bestand.open("a", encoding="utf-8") as schrijver:
                schrijver.write(json.dumps(waarde, ensure_ascii=False) + "\n")


class SleutelBezet(Exception):
    """An idempotency key came back with another body."""


class Eenmalig:
    """First outcomes by idempotency key: the same key and body gives the same answer again."""

    def __init__(self, plaats: Bewaarplaats, naam: str) -> None:
        self.logboek = Logboek(plaats, naam)
        self.bekend: dict[str, tuple[str, Any]] = {
            sleutel: (afdruk, antwoord) for sleutel, afdruk, antwoord in self.logboek.lees()
        }

    @staticmethod
    def _afdruk(inhoud: Any) -> str:
        return hashlib.sha256(json.dumps(inhoud, sort_keys=True).encode()).hexdigest()

    def eerder(self, sleutel: str, inhoud: Any) -> Any | None:
        """The first answer for this key, or None.

        Raises: SleutelBezet when the key was used for other content.
        """
        gevonden = self.bekend.get(sleutel)
        if gevonden is None:
            return None
        afdruk, antwoord = gevonden
        if afdruk != self._afdruk(inhoud):
            raise SleutelBezet
        return antwoord

    def onthoud(self, sleutel: str, inhoud: Any, antwoord: Any) -> None:
        """Keep the answer for this key; an empty key is not kept."""
        if sleutel:
            afdruk = self._afdruk(inhoud)
            self.bekend[sleutel] = (afdruk, antwoord)
            self.logboek.schrijf([sleutel, afdruk, antwoord])
