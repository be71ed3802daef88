"""Diagnosis: from a story to a pattern by at most three questions, which are content (M-A3)."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from eenloket.midoffice.aanbod.inhoud import Diagnose, Diagnosevraag


@dataclass(frozen=True, slots=True)
class Diagnosestand:
    """Where the client is: the question to ask now, or where it led (``doel``: vraag/…, dienst/…, hulp)."""

    keuzes: tuple[int, ...]
    vraag: "Diagnosevraag | None"
    doel: str | None


def volg(diagnose: "Diagnose", keuzes: str) -> Diagnosestand:
    """Follow the answers "0-2" (numbers of answers, first question first); what doesn't fit is left out."""
    per_id = {v.id: v for v in diagnose.vragen}
    vraag = per_id[diagnose.begin]
    gedaan: list[int] = []
    for deel in keuzes[:20].split("-"):
        if not (deel.isascii() and deel.isdigit()) or int(deel) >= len(vraag.antwoorden):
            break
        gedaan.append(int(deel))
        naar = vraag.antwoorden[int(deel)].naar
        if naar not in per_id:
            return Diagnosestand(tuple(gedaan), None, naar)
        vraag = per_id[naar]
    return Diagnosestand(tuple(gedaan), vraag, None)
