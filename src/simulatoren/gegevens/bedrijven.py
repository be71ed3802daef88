"""The fictional businesses with the people who may act for them, and the staff of Rivierveen."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import yaml

from simulatoren.gegevens.adressen import MAP, Adres
from simulatoren.gegevens.adressen import adres as adres_op_sleutel


@dataclass(frozen=True, slots=True)
class Bedrijf:
    """A business in the trade register. `handelend` are people who log in with eHerkenning."""

    kvk: str
    naam: str
    rechtsvorm: str
    vestiging: str
    adres: str
    sbi: list[str]
    sinds: str
    werkzaam: int
    handelend: list[dict[str, str]]
    rsin: str = ""
    eigenaar_bsn: str = ""
    einde: str = ""

    @property
    def vestigingsadres(self) -> Adres:
        """Where the business is."""
        return adres_op_sleutel(self.adres)


@dataclass(frozen=True, slots=True)
class Medewerker:
    """A staff account in the identity broker's staff realm."""

    gebruikersnaam: str
    naam: str
    email: str
    rollen: list[str] = field(default_factory=list)


@cache
def bedrijven() -> tuple[Bedrijf, ...]:
    """Every fictional business."""
    rijen = yaml.safe_load((MAP / "bedrijven.yaml").read_text("utf-8"))
    return tuple(Bedrijf(**rij) for rij in rijen)


def bedrijf(kvk: str) -> Bedrijf | None:
    """The business with this KVK number, or None."""
    return next((kandidaat for kandidaat in bedrijven() if kandidaat.kvk == kvk), None)


def medewerkers(gegevensmap: Path | None = None) -> tuple[Medewerker, ...]:
    """Staff accounts: from `medewerkers.json` in the data directory when present, else the built-in list."""
    eigen = gegevensmap / "medewerkers.json" if gegevensmap else None
    if eigen and eigen.exists():
        return tuple(Medewerker(**rij) for rij in json.loads(eigen.read_text("utf-8")))
    return tuple(Medewerker(**rij) for rij in yaml.safe_load((MAP / "medewerkers.yaml").read_text("utf-8")))
