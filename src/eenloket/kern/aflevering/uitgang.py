"""What a room tells of its deliveries: the table, how one is handed over, and what its room does about the outcome."""

import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from ..actoren import Actor
from .leven import Staat
from .models import Aflevering

M = TypeVar("M", bound=Aflevering)


class Onmogelijk(Exception):
    """The other side will never take this; ``reden`` is its own code, or ours, without personal data."""

    def __init__(self, reden: str) -> None:
        self.reden = reden
        super().__init__(reden)


class NogGeenWeg(Exception):
    """Nothing can deliver this yet; trying again is no use until somebody makes a way."""


class Overgenomen(Exception):
    """The row went another way while we tried: another process, or a person, has it now."""


def _niets(*_wat: Any) -> None:
    """A room that has nothing to do here."""


@dataclass(frozen=True)
class Uitgang(Generic[M]):
    """One outbox.

    ``geef`` hands one row over, outside any transaction, with a key by which the other side knows a repetition. It gives columns to
    write: what the other side told, kept also when the row went another way meanwhile. Raises: BuitenBereik (again later), Onmogelijk (never),
    NogGeenWeg, Overgenomen; any other exception counts as a failure of this try.

    The rest runs inside the handling that writes the outcome: ``bij_bezorgd(row)``; ``bij_opgegeven(row)``, a person must look;
    ``bij_opnieuw(row, actor)``, a person has it tried again (it may change the row, also its state). ``vanuit`` are the states in which a person may.
    """

    naam: str
    door: Actor
    model: type[M]
    geef: Callable[[M], Mapping[str, Any]]
    bij_bezorgd: Callable[[M], None] = _niets
    bij_opgegeven: Callable[[M], None] = _niets
    bij_opnieuw: Callable[[M, Actor], None] = _niets
    vanuit: frozenset[Staat] = frozenset({Staat.MISLUKT, Staat.WACHT})

    def slot(self, id_: uuid.UUID) -> str:
        """Jobs of one delivery carry this, so that never two of them run at the same time."""
        return f"{self.naam}:{id_}"


UITGANGEN: dict[str, Uitgang[Any]] = {}
"""Name → outbox, of every room that has one."""


def meld_aan(uitgang: Uitgang[M]) -> Uitgang[M]:
    """Make an outbox known to the jobs."""
    UITGANGEN[uitgang.naam] = uitgang
    return uitgang
