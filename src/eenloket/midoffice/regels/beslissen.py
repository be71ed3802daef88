"""Decide by a decision table: one outcome with its reasons and its trace (M-B7, M-B10)."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from .engine import digest, voer_uit
from .feiten import Feiten


class Uitkomst(StrEnum):
    """The outcome of a table: grant, refuse, or leave the decision to a person."""

    TOEKENNEN = "toekennen"
    WEIGEREN = "weigeren"
    MENS = "mens"


@dataclass(frozen=True, slots=True)
class Reden:
    """A reason in two languages, with the rule that it rests on (law and article)."""

    nl: str
    en: str
    regel: str = ""

    def in_taal(self, taal: str) -> str:
        """Return the reason in ``taal``; any language other than English gives Dutch."""
        return self.en if taal.startswith("en") else self.nl


@dataclass(frozen=True, slots=True)
class Regeluitkomst:
    """An outcome with its reasons. ``spoor`` is the trace of zen: it holds facts, so store it with the case
    and never log it.

    ``model`` is the digest of the decision model.
    """

    uitkomst: Uitkomst
    redenen: tuple[Reden, ...]
    spoor: dict[str, Any]
    model: str


GEEN_REGEL = Reden(
    "Geen van de vaste regels past op deze situatie. Daarom kijkt een medewerker ernaar.",
    "None of the fixed rules fits this situation. That is why a member of staff looks at it.",
)
# MENS comes first: the table refuses nothing automatically while another rule asks for a person.
_VOORRANG = (Uitkomst.MENS, Uitkomst.WEIGEREN, Uitkomst.TOEKENNEN)


def beslis(tekst: str, feiten: Feiten) -> Regeluitkomst:
    """Return the outcome of the decision model ``tekst`` (canonical JSON, see ``als_tekst``) for ``feiten``.
    A pure function.

    A fact that is not known is null in the table: what the table does with null is content, and the checks of
    content try it. When no rule fits, the outcome is MENS. In a table that collects rows, MENS goes before
    WEIGEREN and WEIGEREN before TOEKENNEN; the reasons are those of all rows with the chosen outcome.
    Raises: Regelfout.
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
