"""Who does something: a client, a member of staff, a partner, an application or the system itself."""

import uuid
from dataclasses import dataclass
from enum import StrEnum


class Soort(StrEnum):
    CLIENT = "client"
    MEDEWERKER = "medewerker"
    PARTNER = "partner"
    SYSTEEM = "systeem"
    TOEPASSING = "toepassing"


@dataclass(frozen=True, slots=True)
class Actor:
    """An actor without personal data: ``kenmerk`` is a pseudonym, an id or the name of a process.

    ``organisatie`` is the slug of the organisation it acts for; ``rol`` what it acts as ("behandelaar", "aanvrager").
    """

    soort: Soort
    kenmerk: str
    organisatie: str = ""
    rol: str = ""

    def __str__(self) -> str:
        return f"{self.soort}:{self.kenmerk}"


def systeem(naam: str) -> Actor:
    """The counter itself, in process ``naam``."""
    return Actor(Soort.SYSTEEM, naam, rol="systeem")


def anoniem(sessie: str | uuid.UUID) -> Actor:
    """A client who didn't log in."""
    return Actor(Soort.CLIENT, f"anoniem-{sessie}", rol="aanvrager")
