"""What this room asks of others without knowing them."""

import uuid
from collections.abc import Callable, Sequence

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
