"""The state machine of a case: phases, and which may follow which. A table, tested by properties."""

from collections.abc import Mapping
from enum import StrEnum

from ..fouten import OnjuisteFase, ZaakIsGesloten


class Fase(StrEnum):
    """Main steps (principle 6); a case type has some of them as status types. GESLOTEN is the end of every case.

    WACHT is the time before the first step of a case that depends on another one (chronological coherence, M-B6).
    """

    WACHT = "wacht"
    INTAKE = "intake"
    BEHANDELEN = "behandelen"
    BESLUITEN = "besluiten"
    LEVEREN = "leveren"
    REGISTREREN = "registreren"
    GESLOTEN = "gesloten"


OVERGANGEN: Mapping[Fase, frozenset[Fase]] = {
    Fase.WACHT: frozenset({Fase.INTAKE, Fase.GESLOTEN}),
    Fase.INTAKE: frozenset({Fase.BEHANDELEN, Fase.BESLUITEN, Fase.LEVEREN, Fase.REGISTREREN, Fase.GESLOTEN}),
    # New facts can send a case back from deciding to handling; never back to intake.
    Fase.BEHANDELEN: frozenset({Fase.BESLUITEN, Fase.LEVEREN, Fase.REGISTREREN, Fase.GESLOTEN}),
    Fase.BESLUITEN: frozenset({Fase.BEHANDELEN, Fase.LEVEREN, Fase.REGISTREREN, Fase.GESLOTEN}),
    Fase.LEVEREN: frozenset({Fase.REGISTREREN, Fase.GESLOTEN}),
    Fase.REGISTREREN: frozenset({Fase.LEVEREN, Fase.GESLOTEN}),
    Fase.GESLOTEN: frozenset(),
}


def eis_overgang(van: str, naar: Fase) -> None:
    """Raises: ZaakIsGesloten when the case has ended, OnjuisteFase when ``naar`` doesn't follow on ``van``."""
    if van == Fase.GESLOTEN:
        raise ZaakIsGesloten()
    if naar not in OVERGANGEN[Fase(van)]:
        raise OnjuisteFase()


def fase_bij(stap: str, volgnummer: int) -> Fase:
    """The phase of a status type: by its generic description (``stap``), or, when that is a word of another system's, by its place.

    The first status means that the case came in, every other one that the work has begun.
    """
    if stap in set(Fase) - {Fase.GESLOTEN, Fase.WACHT}:
        return Fase(stap)
    return Fase.INTAKE if volgnummer == 1 else Fase.BEHANDELEN
