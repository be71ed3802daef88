"""What a partner received, what it decided, and what it still has to report back."""

from __future__ import annotations

import json
import uuid
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from simulatoren.kern.bewaren import Bewaarplaats
from simulatoren.kern.web import Probleem
from simulatoren.partner.partijen import ALIAS, EINDE, PARTIJEN, UITKOMSTEN, Partij

Opdracht = dict[str, Any]

_TOELICHTING = {
    "uitgevoerd": "Wij hebben dit voor u geregeld.",
    "geweigerd": "Wij kunnen dit niet uitvoeren.",
    "positief": "Wij hebben geen bezwaar.",
    "negatief": "Wij adviseren om dit niet toe te staan.",
    "met_voorwaarden": "Het kan, als de organisator onze voorwaarden volgt.",
}


class Dossier:
    """Orders and advice requests of all partners, kept one file each when there is a data directory."""

    def __init__(self, plaats: Bewaarplaats) -> None:
        self.map: Path | None = plaats.map / "partners" if plaats.map else None
        self.alle: dict[str, Opdracht] = {}
        if self.map:
            self.map.mkdir(exist_ok=True)
            for bestand in sorted(self.map.glob("*.json")):
                try:
                    opdracht = json.loads(bestand.read_text("utf-8"))
                except ValueError:  # half a file of a killed run
                    bestand.unlink()
                    continue
                self.alle[opdracht["nummer"]] = opdracht

    def bewaar(self, opdracht: Opdracht) -> None:
        """Keep the present state of an order."""
        self.alle[opdracht["nummer"]] = opdracht
        if self.map:
            tijdelijk = self.map / f".{opdracht['nummer']}"
            tijdelijk.write_text(json.dumps(opdracht, ensure_ascii=False), "utf-8")
            tijdelijk.replace(self.map / f"{opdracht['nummer']}.json")

    def van(self, partij: Partij) -> list[Opdracht]:
        """Orders of one partner, newest first."""
        return [rij for rij in reversed(self.alle.values()) if rij["slug"] == partij.slug]

    def vind(self, partij: Partij, nummer: str) -> Opdracht:
        """One order.

        Raises: Probleem 404.
        """
        gevonden = self.alle.get(nummer)
        if gevonden is None or gevonden["slug"] != partij.slug:
            raise Probleem(404, "Dit nummer is niet bekend.", "notFound")
        return gevonden

    def open(self, partij: Partij, inhoud: dict[str, Any], besluit_om: float | None) -> Opdracht:
        """Take in an order. `besluit_om` is the unix time of the automatic outcome, None for by hand."""
        nummer = f"{partij.slug[:2].upper()}-{len(self.alle) + 1:05d}"
        opdracht: Opdracht = {
            **inhoud,
            "nummer": nummer,
            "slug": partij.slug,
            "soort": partij.soort,
            "status": "ontvangen",
            "uitkomst": None,
            "toelichting": "",
            "ontvangen": datetime.now(UTC).isoformat(),
            "besluit_om": besluit_om,
            "meldingen": [],
        }
        self.bewaar(opdracht)
        return opdracht

    def neem_in_behandeling(self, opdracht: Opdracht) -> None:
        """First report: we are on it."""
        opdracht["status"] = "in_behandeling"
        self.meld(opdracht, "Wij zijn ermee bezig.")

    def beslis(self, opdracht: Opdracht, uitkomst: str, toelichting: str = "") -> None:
        """Decide, once.

        Raises: Probleem 400 for an outcome this partner can't give, 409 when already decided.
        """
        soort = opdracht["soort"]
        if uitkomst not in UITKOMSTEN[soort]:
            raise Probleem(400, "Deze uitkomst bestaat niet.", "uitkomst")
        if opdracht["status"] in EINDE:
            raise Probleem(409, "Hierover is al beslist.", "alAfgehandeld")
        advies = soort == "adviesvragen"
        opdracht["status"] = "advies" if advies else uitkomst
        opdracht["uitkomst"] = uitkomst if advies else None
        opdracht["besluit_om"] = None
        self.meld(opdracht, toelichting or _TOELICHTING[uitkomst])

    def trek_in(self, opdracht: Opdracht, reden: str) -> None:
        """The asker takes the order back; nothing is reported any more.

        Raises: Probleem 409 when already decided.
        """
        if opdracht["status"] in EINDE:
            raise Probleem(409, "Dit is al afgehandeld.", "alAfgehandeld")
        opdracht |= {"status": "ingetrokken", "toelichting": reden, "besluit_om": None}
        self.bewaar(opdracht)

    def meld(self, opdracht: Opdracht, toelichting: str) -> None:
        """Put a report in the queue of this order, with the order's present status."""
        opdracht["toelichting"] = toelichting
        verwacht = datetime.now(ZoneInfo("Europe/Amsterdam")).date() + timedelta(days=14)
        klaar = opdracht["status"] in EINDE
        opdracht["meldingen"].append(
            {
                "id": uuid.uuid4().hex,
                "bezorgd": None,
                "pogingen": 0,
                "fout": "",
                "inhoud": {
                    "nummer": opdracht["nummer"],
                    "kenmerk": opdracht["kenmerk"],
                    "status": opdracht["status"],
                    "uitkomst": opdracht["uitkomst"],
                    "toelichting": toelichting,
                    "datum": datetime.now(UTC).isoformat(),
                    "klaar_verwacht": None if klaar else verwacht.isoformat(),
                },
            }
        )
        self.bewaar(opdracht)


def partij_of_404(slug: str) -> Partij:
    """The partner with this slug.

    Raises: Probleem 404.
    """
    partij = PARTIJEN.get(ALIAS.get(slug, slug))
    if partij is None:
        raise Probleem(404, "Deze partner bestaat niet.", "notFound")
    return partij
