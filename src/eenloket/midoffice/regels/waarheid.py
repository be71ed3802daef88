"""Three-valued truth after Kleene: what isn't known yet is neither true nor false."""

from collections.abc import Iterable
from enum import Enum


class Waarheid(Enum):
    """Truth of a condition. Has no truth value in Python by itself: ask ``is Waarheid.WAAR``."""

    WAAR = "waar"
    ONWAAR = "onwaar"
    ONBEKEND = "onbekend"

    def __bool__(self) -> bool:
        raise TypeError("vergelijk een Waarheid met 'is'")


def niet(waarde: Waarheid) -> Waarheid:
    """Negation; unknown stays unknown."""
    return {Waarheid.WAAR: Waarheid.ONWAAR, Waarheid.ONWAAR: Waarheid.WAAR}.get(waarde, Waarheid.ONBEKEND)


def alle(waarden: Iterable[Waarheid]) -> Waarheid:
    """Conjunction: one false decides, otherwise one unknown leaves it open. Stops at the first false."""
    uitkomst = Waarheid.WAAR
    for waarde in waarden:
        if waarde is Waarheid.ONWAAR:
            return waarde
        if waarde is Waarheid.ONBEKEND:
            uitkomst = waarde
    return uitkomst


def enige(waarden: Iterable[Waarheid]) -> Waarheid:
    """Disjunction: one true decides, otherwise one unknown leaves it open. Stops at the first true."""
    return niet(alle(niet(w) for w in waarden))
