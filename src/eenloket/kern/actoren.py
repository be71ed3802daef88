"""Who does something, and for whom: a client, a member of staff, a partner, an application or the system itself."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Soort(StrEnum):
    CLIENT = "client"
    MEDEWERKER = "medewerker"
    PARTNER = "partner"
    SYSTEEM = "systeem"
    TOEPASSING = "toepassing"


class Partijsoort(StrEnum):
    """What kind of party somebody acts for. A branch is a party of its own: company number and branch number together."""

    PERSOON = "persoon"
    ORGANISATIE = "organisatie"
    VESTIGING = "vestiging"


class Grond(StrEnum):
    """On what ground somebody acts for a party (Awb 2:1: everybody may be assisted or represented)."""

    ZELF = "zelf"
    MACHTIGING = "machtiging"
    VERTEGENWOORDIGING = "vertegenwoordiging"
    """By law or by statutes: a parent, a guardian, a director."""
    BIJSTAND = "bijstand"
    """Together with the party itself, at a desk or on the telephone."""
    AMBTSHALVE = "ambtshalve"


@dataclass(frozen=True, slots=True)
class Namens:
    """For whom something is done, without personal data: ``kenmerk`` is a pseudonym of the domain *audit*."""

    soort: Partijsoort
    kenmerk: str
    grond: Grond


@dataclass(frozen=True, slots=True)
class Actor:
    """An actor without personal data: ``kenmerk`` is a pseudonym, an id or the name of a process.

    ``organisatie`` is the slug of the organisation where it works; ``rol`` what it acts as ("behandelaar", "aanvrager"), ``namens``
    the party for whom it acts. For a client who acts for himself that is the same party, with the ground ZELF; None when nobody
    is acted for (the system), or when we don't know for whom (a visitor who didn't log in).
    """

    soort: Soort
    kenmerk: str
    organisatie: str = ""
    rol: str = ""
    namens: Namens | None = None

    @property
    def voor_ander(self) -> bool:
        """Whether it acts for somebody else than itself."""
        return self.namens is not None and self.namens.grond is not Grond.ZELF

    def __str__(self) -> str:
        """As the audit trail names it, with the party for whom it acts when that is another."""
        wie = f"{self.soort}:{self.kenmerk}"
        if self.namens is None or not self.voor_ander:
            return wie
        return f"{wie} namens {self.namens.soort}:{self.namens.kenmerk} ({self.namens.grond})"


def actor_uit(gegevens: Mapping[str, Any]) -> Actor:
    """The actor that ``dataclasses.asdict`` made a dictionary of."""
    namens = gegevens.get("namens")
    return Actor(
        Soort(gegevens["soort"]),
        gegevens["kenmerk"],
        organisatie=gegevens["organisatie"],
        rol=gegevens["rol"],
        namens=Namens(Partijsoort(namens["soort"]), namens["kenmerk"], Grond(namens["grond"]))
        if namens
        else None,
    )


def systeem(naam: str) -> Actor:
    """The counter itself, in process ``naam``."""
    return Actor(Soort.SYSTEEM, naam, rol="systeem")


def anoniem(sessie: str | uuid.UUID) -> Actor:
    """A client who didn't log in."""
    return Actor(Soort.CLIENT, f"anoniem-{sessie}", rol="aanvrager")
