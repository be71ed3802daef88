"""The port for the national selection list, which says how long the outcome of a process is kept (ztc-001,
ztc-002).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Procestype:
    """A group of processes with the same archive rules."""

    url: str
    nummer: str
    naam: str


@dataclass(frozen=True, slots=True)
class Selectieresultaat:
    """A class of the list. ``waardering`` is an archive nomination; ``bewaartermijn`` an ISO 8601 duration,
    empty when there is none.

    ``procestermijn`` is the list's own word ("nihil", "ingeschatte_bestaansduur_procesobject", …), empty when
    there is none.
    """

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
    """The addresses of the process types and classes of a year's list, by number ("11", "11.1.2"), and of the
    generic descriptions of outcomes, by their text.
    """

    procestypen: Mapping[str, str]
    klassen: Mapping[str, str]
    omschrijvingen: Mapping[str, str]


class Selectielijst(Protocol):
    """The selection list. A method returns None for an address that isn't of its kind of thing.

    Raises: BuitenBereik when the list doesn't answer.
    """

    def procestype(self, url: str) -> Procestype | None: ...

    def resultaat(self, url: str) -> Selectieresultaat | None: ...

    def resultaattypeomschrijving(self, url: str) -> Resultaattypeomschrijving | None: ...

    def adressen(self, jaar: int) -> Adressen: ...


class _Poorten:
    selectielijst: Selectielijst | None = None


poorten = _Poorten()
