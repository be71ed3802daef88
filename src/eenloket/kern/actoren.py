"""Actors: the person, organisation or program that performs an act (client, employee, partner, application,
the system).
"""

import uuid
from dataclasses import dataclass
from enum import StrEnum


class Soort(StrEnum):
    """The kind of an actor."""

    CLIENT = "client"
    MEDEWERKER = "medewerker"
    PARTNER = "partner"
    SYSTEEM = "systeem"
    TOEPASSING = "toepassing"


@dataclass(frozen=True, slots=True)
class Actor:
    """The person or program that performs an act, without personal data.

    ``kenmerk`` is a pseudonym, an id or the name of a process. ``organisatie`` is the slug of the
    organisation for which the actor works; ``rol`` is the role in which the actor works ("behandelaar",
    "aanvrager").
    """

    soort: Soort
    kenmerk: str
    organisatie: str = ""
    rol: str = ""

    def __str__(self) -> str:
        return f"{self.soort}:{self.kenmerk}"


def systeem(naam: str) -> Actor:
    """Return the actor for the counter itself; ``naam`` is the name of the process that does the work."""
    return Actor(Soort.SYSTEEM, naam, rol="systeem")


def anoniem(sessie: str | uuid.UUID) -> Actor:
    """Return the actor for a client who didn't log in."""
    return Actor(Soort.CLIENT, f"anoniem-{sessie}", rol="aanvrager")
