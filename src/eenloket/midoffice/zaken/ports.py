"""The ports of this room: other rooms register functions here, so that this room needn't import them."""

import datetime as dt
import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

Vernietiger = Callable[[Sequence[uuid.UUID]], Sequence[uuid.UUID]]
"""A function that deletes what its room stores about cases that are being destroyed.

It gets the ids of these cases, inside the transaction of the destruction. It returns the ids of the main
things (decisions, documents) that it deleted, so that their audit trail is deleted too.
"""

_vernietigers: dict[int, Vernietiger] = {}


def bij_vernietigen(volgorde: int) -> Callable[[Vernietiger], Vernietiger]:
    """Function decorator: call the function when cases are destroyed; functions with a lower ``volgorde`` go
    first.

    Raises: ValueError when another function has this number.
    """

    def registreer(functie: Vernietiger) -> Vernietiger:
        if _vernietigers.setdefault(volgorde, functie) is not functie:
            raise ValueError(f"plek {volgorde} is al bezet")
        return functie

    return registreer


def vernietigers() -> list[Vernietiger]:
    """Return the registered functions in their order."""
    return [_vernietigers[n] for n in sorted(_vernietigers)]


@dataclass(frozen=True, slots=True)
class Besluitdagen:
    """The first day on which a decision on a case is valid, and the day on which it expires; None when it
    doesn't expire.
    """

    ingangsdatum: dt.date
    vervaldatum: dt.date | None


Besluitkenner = Callable[[uuid.UUID], Sequence[Besluitdagen]]
"""A function that gets the id of a case and returns the days of the decisions on it. Cost: one query."""
_besluitkenners: list[Besluitkenner] = []


def bij_archiveren(functie: Besluitkenner) -> Besluitkenner:
    """Function decorator: call the function when the archive dates of a case follow from the decisions on it
    (zrc-021).
    """
    _besluitkenners.append(functie)
    return functie


def besluitdagen(zaak_id: uuid.UUID) -> list[Besluitdagen]:
    """Return the days of all decisions on a case; none when no room registered a function. Cost: one query."""
    return [dagen for kenner in _besluitkenners for dagen in kenner(zaak_id)]


Objectkenner = Callable[[str, uuid.UUID], Mapping[str, object]]
"""A function that gets the address of the object of a case and the organisation of the case, and returns the
fields of that object when it is a thing of ours; else nothing. Cost: two queries at most.
"""
_objectkenners: list[Objectkenner] = []


def bij_objecten(functie: Objectkenner) -> Objectkenner:
    """Function decorator: call the function when a date is read from the object of a case (zrc-021)."""
    _objectkenners.append(functie)
    return functie


def objectgegevens(url: str, organisatie_id: uuid.UUID) -> dict[str, object]:
    """Return the fields of the object with that address, when it is a thing of ours."""
    return {naam: waarde for kenner in _objectkenners for naam, waarde in kenner(url, organisatie_id).items()}
