"""Deciding by table: one outcome with its reasons and its trace (M-B7, M-B10)."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from .engine import digest, voer_uit
from .feiten import Feiten


class Uitkomst(StrEnum):
    """What a table says: grant, refuse, or let a person look."""

    TOEKENNEN = "toekennen"
    WEIGEREN = "weigeren"
    MENS = "mens"


@dataclass(frozen=True, slots=True)
class Reden:
    """Why, in two languages, and by which rule (law and article)."""

    nl: str
    en: str
    regel: str = ""

    def in_taal(self, taal: str) -> str:
        return self.en if taal.startswith("en") else self.nl


@dataclass(frozen=True, slots=True)
class Regeluitkomst:
    """An outcome. ``spoor`` is zen's trace (holds facts: store with the case, never log); ``model`` names the model's content."""

    uitkomst: Uitkomst
    redenen: tuple[Reden, ...]
    spoor: dict[str, Any]
    model: str


GEEN_REGEL = Reden(
    "Geen van de vaste regels past op deze situatie. Daarom kijkt een medewerker ernaar.",
    "None of the fixed rules fits this situation. That is why a member of staff looks at it.",
)
# A person goes first: nothing is refused by machine while another rule asks for a person.
_VOORRANG = (Uitkomst.MENS, Uitkomst.WEIGEREN, Uitkomst.TOEKENNEN)


def beslis(tekst: str, feiten: Feiten) -> Regeluitkomst:
    """The outcome of the decision model in ``tekst`` (canonical JSON, see ``als_tekst``) for ``feiten``. Pure.

    The table sees a fact that is not known as null: what it does then is content, and the content checks try it. No rule that fits
    gives MENS. Of a table that collects, the outcome is MENS before WEIGEREN before TOEKENNEN, with the reasons of all rows that say
    so. Raises: Regelfout.
    """
    uitvoering = voer_uit(tekst, feiten.waarden())
    rijen = uitvoering.resultaat if isinstance(uitvoering.resultaat, list) else [uitvoering.resultaat]
    per_uitkomst: dict[Uitkomst, list[Reden]] = {}
    for rij in rijen:
        if rij.get("uitkomst") in list(Uitkomst):
            per_uitkomst.setdefault(Uitkomst(rij["uitkomst"]), []).append(_reden(rij))
    uitkomst = next((u for u in _VOORRANG if u in per_uitkomst), Uitkomst.MENS)
    redenen = tuple(dict.fromkeys(per_uitkomst.get(uitkomst, [GEEN_REGEL])))
    return Regeluitkomst(uitkomst, redenen, uitvoering.spoor, digest(tekst))


def _reden(rij: Mapping[str, Any]) -> Reden:
    return Reden(str(rij.get("reden_nl") or ""), str(rij.get("reden_en") or ""), str(rij.get("regel") or ""))
