"""The national selection list, which says how long the outcome of a process is kept (ztc-001, ztc-002)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Procestype:
    """A group of processes that are alike for the archive."""

    url: str
    nummer: str
    naam: str


@dataclass(frozen=True, slots=True)
class Selectieresultaat:
    """A class of the list. ``waardering`` is an archive nomination; ``bewaartermijn`` an ISO 8601 duration, empty when there is none;
    ``procestermijn`` the list's own word ("nihil", "ingeschatte_bestaansduur_procesobject", …), empty when there is none."""

    url: str
    procestype: str
    nummer: str
    waardering: str
    bewaartermijn: str
    procestermijn: str


@dataclass(frozen=True, slots=True)
class Resultaattypeomschrijving:
    """A generic description of outcomes."""

    url: str
    omschrijving: str


@dataclass(frozen=True, slots=True)
class Adressen:
    """Where the process types and the classes of a year's list stand, by number ("11", "11.1.2"), and the generic descriptions of
    outcomes, by what they say."""

    procestypen: Mapping[str, str]
    klassen: Mapping[str, str]
    omschrijvingen: Mapping[str, str]


class Selectielijst(Protocol):
    """Gives None for an address that isn't one of such a thing. Raises: BuitenBereik when the list doesn't answer."""

    def procestype(self, url: str) -> Procestype | None: ...

    def resultaat(self, url: str) -> Selectieresultaat | None: ...

    def resultaattypeomschrijving(self, url: str) -> Resultaattypeomschrijving | None: ...

    def adressen(self, jaar: int) -> Adressen: ...


class _Poorten:
    selectielijst: Selectielijst | None = None


poorten = _Poorten()
