"""Actors: who performs an act, and for which party (client, employee, partner, application, the system)."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Actorsoort(StrEnum):
    """The kind of an actor."""

    CLIENT = "client"
    MEDEWERKER = "medewerker"
    PARTNER = "partner"
    SYSTEEM = "systeem"
    TOEPASSING = "toepassing"


class Partijsoort(StrEnum):
    """The kind of party for whom somebody acts. A branch is a separate party: company number and branch
    number together.
    """

    PERSOON = "persoon"
    ORGANISATIE = "organisatie"
    VESTIGING = "vestiging"


class Grond(StrEnum):
    """The ground on which somebody acts for a party (Awb 2:1: everybody may be assisted or represented)."""

    ZELF = "zelf"
    MACHTIGING = "machtiging"
    VERTEGENWOORDIGING = "vertegenwoordiging"
    """By law or by statutes: a parent, a guardian, a director."""
    BIJSTAND = "bijstand"
    """Together with the party itself, at a desk or on the telephone."""
    AMBTSHALVE = "ambtshalve"


@dataclass(frozen=True, slots=True)
class Namens:
    """The party for whom somebody acts, without personal data: ``kenmerk`` is a pseudonym of the domain
    *audit*.
    """

    soort: Partijsoort
    kenmerk: str
    grond: Grond


@dataclass(frozen=True, slots=True)
class Actor:
    """The person or program that performs an act, without personal data.

    ``kenmerk`` is a pseudonym, an id or the name of a process. ``organisatie`` is the slug of the
    organisation where the actor works; ``rol`` is the role in which the actor works ("behandelaar",
    "aanvrager"). ``namens`` is the party for whom the actor acts. A client who acts for himself or herself is
    that same party, with the ground ZELF. None means that there is no such party (the system), or that it is
    unknown (a visitor who didn't log in).
    """

    soort: Actorsoort
    kenmerk: str
    organisatie: str = ""
    rol: str = ""
    namens: Namens | None = None

    @property
    def voor_ander(self) -> bool:
        """Whether the actor acts for another party."""
        return self.namens is not None and self.namens.grond is not Grond.ZELF

    def __str__(self) -> str:
        """Return the actor as the audit trail writes it, with the party for whom the actor acts when that is
        another one.
        """
        wie = f"{self.soort}:{self.kenmerk}"
        if self.namens is None or not self.voor_ander:
            return wie
        return f"{wie} namens {self.namens.soort}:{self.namens.kenmerk} ({self.namens.grond})"


def actor_uit(gegevens: Mapping[str, Any]) -> Actor:
    """Return the actor of a dictionary that ``dataclasses.asdict`` made of an actor."""
    namens = gegevens.get("namens")
    return Actor(
        Actorsoort(gegevens["soort"]),
        gegevens["kenmerk"],
        organisatie=gegevens["organisatie"],
        rol=gegevens["rol"],
        namens=Namens(Partijsoort(namens["soort"]), namens["kenmerk"], Grond(namens["grond"]))
        if namens
        else None,
    )


def systeem(naam: str) -> Actor:
    """Return the actor for the counter itself; ``naam`` is the name of the process that does the work."""
    return Actor(Actorsoort.SYSTEEM, naam, rol="systeem")


def anoniem(sessie: str | uuid.UUID) -> Actor:
    """Return the actor for a client who didn't log in."""
    return Actor(Actorsoort.CLIENT, f"anoniem-{sessie}", rol="aanvrager")
