"""Three-valued logic after Kleene: an unknown condition is neither true nor false."""

from collections.abc import Iterable
from enum import Enum


class Waarheid(Enum):
    """The truth of a condition. It can't be used as a Python boolean: compare with ``is Waarheid.WAAR``."""

    WAAR = "waar"
    ONWAAR = "onwaar"
    ONBEKEND = "onbekend"

    def __bool__(self) -> bool:
        raise TypeError("vergelijk een Waarheid met 'is'")


def niet(waarde: Waarheid) -> Waarheid:
    """Return the negation; the negation of unknown is unknown."""
    return {Waarheid.WAAR: Waarheid.ONWAAR, Waarheid.ONWAAR: Waarheid.WAAR}.get(waarde, Waarheid.ONBEKEND)


def alle(waarden: Iterable[Waarheid]) -> Waarheid:
    """Return the conjunction: false when a value is false, else unknown when a value is unknown. Stops at the
    first false.
    """
    uitkomst = Waarheid.WAAR
    for waarde in waarden:
        if waarde is Waarheid.ONWAAR:
            return waarde
        if waarde is Waarheid.ONBEKEND:
            uitkomst = waarde
    return uitkomst


def enige(waarden: Iterable[Waarheid]) -> Waarheid:
    """Return the disjunction: true when a value is true, else unknown when a value is unknown. Stops at the
    first true.
    """
    return niet(alle(niet(w) for w in waarden))
