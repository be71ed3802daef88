"""The selection list of municipalities as it ships with the product: how long which outcome of which process is kept (M-B17).

See gegevens/README.md for source and date. The list that the Catalogi API asks is a port (``ports.Selectielijst``); this one is what content
packages are checked with, on any machine.
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
    """A class; ``bewaartermijn`` is empty when it is kept for ever."""

    nummer: str
    naam: str
    omschrijving: str
    waardering: str
    procestermijn: str
    bewaartermijn: str

    @property
    def procestype(self) -> str:
        """Number of the process type that it is an outcome of."""
        return self.nummer.partition(".")[0]

    def __str__(self) -> str:
        return f"{self.nummer} {self.naam}" + (f" ({self.omschrijving})" if self.omschrijving else "")


@dataclass(frozen=True, slots=True)
class Lijst:
    """Names of process types, and classes, by number."""

    procestypen: Mapping[str, str]
    klassen: Mapping[str, Klasse]

    def klassen_van(self, procestype: str) -> list[Klasse]:
        """The classes of a process type; none when this list doesn't know them."""
        return [k for k in self.klassen.values() if k.procestype == procestype]


@lru_cache(maxsize=1)
def meegeleverd() -> Lijst:
    """The list that ships with the product."""
    with MEEGELEVERD.open(encoding="utf-8", newline="") as stroom:
        rijen = [Klasse(**rij) for rij in csv.DictReader(stroom)]
    return Lijst(
        {r.nummer: r.naam for r in rijen if "." not in r.nummer},
        {r.nummer: r for r in rijen if "." in r.nummer},
    )


def regime(klasse: str, bewaartermijn: str | None) -> tuple[str, str | None]:
    """Nomination and term of an outcome; what isn't given comes from its class.

    A class that the list doesn't know and no term means: keep for ever.
    """
    gevonden = meegeleverd().klassen.get(klasse)
    termijn = bewaartermijn or (gevonden.bewaartermijn if gevonden else "") or None
    return "vernietigen" if termijn else BLIJVEND, termijn


def zelfde_duur(een: str, ander: str) -> bool:
    """Whether two ISO 8601 durations are as long: P12M is P1Y. Raises: ValueError."""
    return _lengte(een) == _lengte(ander)


def _lengte(tekst: str) -> tuple[int, int]:
    duur = Duur.lees(tekst)
    return duur.jaren * 12 + duur.maanden, duur.weken * 7 + duur.dagen
