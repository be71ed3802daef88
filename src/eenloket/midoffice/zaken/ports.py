"""What this room asks of others without knowing them."""

import datetime as dt
import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass

Vernietiger = Callable[[Sequence[uuid.UUID]], Sequence[uuid.UUID]]
"""Gets the ids of cases that are about to be destroyed, in that transaction; removes what its room keeps of them, and gives the ids
of main things (decisions, documents) that went with them, whose trail goes too."""

_vernietigers: dict[int, Vernietiger] = {}


def bij_vernietigen(volgorde: int) -> Callable[[Vernietiger], Vernietiger]:
    """Function decorator: runs when cases are destroyed, lower numbers first."""

    def registreer(functie: Vernietiger) -> Vernietiger:
        if _vernietigers.setdefault(volgorde, functie) is not functie:
            raise ValueError(f"plek {volgorde} is al bezet")
        return functie

    return registreer


def vernietigers() -> list[Vernietiger]:
    """In their order."""
    return [_vernietigers[n] for n in sorted(_vernietigers)]


@dataclass(frozen=True, slots=True)
class Besluitdagen:
    """The first day that a decision on a case holds, and the day that it expires; None when it doesn't."""

    ingangsdatum: dt.date
    vervaldatum: dt.date | None


Besluitkenner = Callable[[uuid.UUID], Sequence[Besluitdagen]]
"""Gets the id of a case; gives the days of the decisions on it. Cost: one query."""
_besluitkenners: list[Besluitkenner] = []


def bij_archiveren(functie: Besluitkenner) -> Besluitkenner:
    """Function decorator: asked when the archive dates of a case follow from the decisions on it (zrc-021)."""
    _besluitkenners.append(functie)
    return functie


def besluitdagen(zaak_id: uuid.UUID) -> list[Besluitdagen]:
    """The days of all decisions on a case; none when no room knows of decisions. Cost: one query."""
    return [dagen for kenner in _besluitkenners for dagen in kenner(zaak_id)]
