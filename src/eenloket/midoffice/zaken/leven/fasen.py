"""The state machine of a case: its phases, and which phase may follow which. The table is tested with
properties.
"""

from collections.abc import Mapping
from enum import StrEnum

from ..fouten import OnjuisteFase, ZaakIsGesloten


class Fase(StrEnum):
    """The phases: the main steps of a case (principle 6). A case type has some of them as status types;
    GESLOTEN is the end of every case.

    A case that depends on another case is in phase WACHT until its first step (chronological coherence,
    M-B6).
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
    """Refuse a phase that may not follow the present one.

    Raises: ZaakIsGesloten when the case has ended, OnjuisteFase when ``naar`` may not follow ``van``.
    """
    if van == Fase.GESLOTEN:
        raise ZaakIsGesloten()
    if naar not in OVERGANGEN[Fase(van)]:
        raise OnjuisteFase()


def fase_bij(stap: str, volgnummer: int) -> Fase:
    """Return the phase of a status type, by its generic description (``stap``).

    When ``stap`` is a word of another system, the number decides: the first status means that the case came
    in, every later one that the work has begun.
    """
    if stap in set(Fase) - {Fase.GESLOTEN, Fase.WACHT}:
        return Fase(stap)
    return Fase.INTAKE if volgnummer == 1 else Fase.BEHANDELEN
