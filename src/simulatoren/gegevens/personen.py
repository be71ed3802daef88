"""The fictional residents and EU citizens, as read from the YAML files beside this module."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import Any

import yaml

from simulatoren.gegevens.adressen import MAP, Adres
from simulatoren.gegevens.adressen import adres as adres_op_sleutel

NEDERLANDSE = {"code": "0001", "omschrijving": "Nederlandse"}
NEDERLAND = {"code": "6030", "omschrijving": "Nederland"}


@dataclass(frozen=True, slots=True)
class Persoon:
    """One fictional person. Dates are still text (see `datums.lees_datum`), so that they move with today."""

    bsn: str
    voornamen: str
    geslachtsnaam: str
    geslacht: str
    geboortedatum: str
    situatie: dict[str, str]
    voorvoegsel: str = ""
    adres: str = ""
    sinds: str = ""
    geboorteplaats: str = "Rivierveen"
    geboorteland: dict[str, str] = field(default_factory=lambda: dict(NEDERLAND))
    nationaliteit: dict[str, str] | str = field(default_factory=lambda: dict(NEDERLANDSE))
    adellijk: dict[str, str] = field(default_factory=dict)
    naamgebruik: str = "E"
    partner: dict[str, str] = field(default_factory=dict)
    ontbonden: dict[str, str] = field(default_factory=dict)
    overledenpartner: dict[str, Any] = field(default_factory=dict)
    ouders: list[str] = field(default_factory=list)
    overleden: str = ""
    geheimhouding: bool = False
    onderzoek: dict[str, Any] = field(default_factory=dict)
    immigratie: dict[str, Any] = field(default_factory=dict)
    buitenland: dict[str, Any] = field(default_factory=dict)
    verblijfonbekend: bool = False
    opgeschort: dict[str, str] = field(default_factory=dict)
    curatele: bool = False
    digid: str = "hoog"
    eidas: dict[str, Any] = field(default_factory=dict)
    email: str = ""
    telefoon: str = ""
    auto: bool = False
    hond: bool = False
    hoofdbewoner: bool = False

    @property
    def naam(self) -> str:
        """Full own name."""
        return " ".join(deel for deel in (self.voornamen, self.voorvoegsel, self.geslachtsnaam) if deel)

    @property
    def woonadres(self) -> Adres | None:
        """The address at the start of the run; None for someone without an address in the Netherlands."""
        return adres_op_sleutel(self.adres) if self.adres else None


@dataclass(frozen=True, slots=True)
class Europeaan:
    """An EU citizen who logs in with eIDAS and isn't in the person register."""

    id: str
    land: str
    voornamen: str
    geslachtsnaam: str
    geboortedatum: str
    niveau: str
    situatie: dict[str, str]


@cache
def personen() -> tuple[Persoon, ...]:
    """Every fictional person, the deceased included."""
    rijen = yaml.safe_load((MAP / "personen.yaml").read_text("utf-8"))
    return tuple(Persoon(**rij) for rij in rijen)


@cache
def _op_bsn() -> dict[str, Persoon]:
    return {persoon.bsn: persoon for persoon in personen()}


def persoon(bsn: str) -> Persoon | None:
    """The person with this citizen number, or None."""
    return _op_bsn().get(bsn)


@cache
def kinderen_van(bsn: str) -> tuple[Persoon, ...]:
    """Children of a person, oldest file order first."""
    return tuple(kind for kind in personen() if bsn in kind.ouders)


@cache
def europeanen() -> tuple[Europeaan, ...]:
    """EU citizens without a Dutch citizen number."""
    rijen = yaml.safe_load((MAP / "eidas.yaml").read_text("utf-8"))
    return tuple(Europeaan(**rij) for rij in rijen)
