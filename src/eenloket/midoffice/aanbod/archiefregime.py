"""The selection list of municipalities in the product: how long the outcome of a process is kept (M-B17).

gegevens/README.md gives source and date. The Catalogi API asks another list through a port
(``ports.Selectielijst``); this one is for the checks of content packages, on any machine.
"""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from eenloket.kern.termijnen import Duur

MEEGELEVERD = Path(__file__).parent / "gegevens" / "selectielijst.csv"
JAAR = 2020
BLIJVEND = "blijvend_bewaren"


@dataclass(frozen=True, slots=True)
class Klasse:
    """A class of the list; ``bewaartermijn`` is empty when the file is kept for ever."""

    nummer: str
    naam: str
    omschrijving: str
    waardering: str
    procestermijn: str
    bewaartermijn: str

    @property
    def procestype(self) -> str:
        """Number of the process type of this class."""
        return self.nummer.partition(".")[0]

    def __str__(self) -> str:
        return f"{self.nummer} {self.naam}" + (f" ({self.omschrijving})" if self.omschrijving else "")


@dataclass(frozen=True, slots=True)
class Lijst:
    """Names of process types, and classes, by number."""

    procestypen: Mapping[str, str]
    klassen: Mapping[str, Klasse]

    def klassen_van(self, procestype: str) -> list[Klasse]:
        """Return the classes of a process type; none for an unknown process type."""
        return [k for k in self.klassen.values() if k.procestype == procestype]


@lru_cache(maxsize=1)
def meegeleverd() -> Lijst:
    """Return the list in the product."""
    with MEEGELEVERD.open(encoding="utf-8", newline="") as stroom:
        rijen = [Klasse(**rij) for rij in csv.DictReader(stroom)]
    return Lijst(
        {r.nummer: r.naam for r in rijen if "." not in r.nummer},
        {r.nummer: r for r in rijen if "." in r.nummer},
    )


def regime(klasse: str, bewaartermijn: str | None) -> tuple[str, str | None]:
    """Return nomination and term of an outcome; a missing term comes from the class.

    An unknown class without a term means: keep for ever.
    """
    gevonden = meegeleverd().klassen.get(klasse)
    termijn = bewaartermijn or (gevonden.bewaartermijn if gevonden else "") or None
    return "vernietigen" if termijn else BLIJVEND, termijn


def zelfde_duur(een: str, ander: str) -> bool:
    """Return whether two ISO 8601 durations are equally long: P12M is P1Y.

    Raises: ValueError.
    """
    return _lengte(een) == _lengte(ander)


def _lengte(tekst: str) -> tuple[int, int]:
    duur = Duur.lees(tekst)
    return duur.jaren * 12 + duur.maanden, duur.weken * 7 + duur.dagen
