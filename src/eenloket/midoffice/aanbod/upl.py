"""The national list of product names (UPL): read it, load it, and find the products that the package doesn't
describe (M-A1).
"""

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from .inhoud import Pakket

MEEGELEVERD = Path(__file__).parent / "gegevens" / "upl.csv"
VOORVOEGSEL = "http://standaarden.overheid.nl/owms/terms/"

VLAGGEN = {
    "Rijk": "rijk",
    "Provincie": "provincie",
    "Waterschap": "waterschap",
    "Gemeente": "gemeente",
    "Burger": "burger",
    "Bedrijf": "bedrijf",
    "Dienstenwet": "dienstenwet",
    "Autonomie": "autonomie",
    "Medebewind": "medebewind",
    "Aanvraag": "aanvraag",
    "Subsidie": "subsidie",
    "Melding": "melding",
    "Verplichting": "verplichting",
    "DigiDMacht": "digid_macht",
}
"""Columns of the national list that hold an X or nothing → our names."""

GEEN_PRODUCT = f"{VOORVOEGSEL}UPL-naam_nog_niet_beschikbaar"


class GeenUpl(ValueError):
    """The file isn't a list of product names."""


@dataclass(frozen=True, slots=True)
class Product:
    """A product with the data of all its rows in the list: a flag is set when one of its rows has it."""

    uri: str
    naam: str
    vlaggen: frozenset[str]
    sdg: tuple[str, ...]
    grondslagen: tuple[tuple[str, str, str], ...] = ()

    @property
    def gemeente_moet(self) -> bool:
        """Whether a municipality must offer the product: national law (medebewind) or the European gateway
        (SDG) requires it.
        """
        return "gemeente" in self.vlaggen and ("medebewind" in self.vlaggen or bool(self.sdg))


def lees(bestand: Path) -> tuple[dict[str, Product], int]:
    """Return products by URI in the order of the list, and the number of rows read.

    Raises: GeenUpl, OSError.
    """
    with bestand.open(encoding="utf-8-sig", newline="") as stroom:
        lezer = csv.DictReader(stroom)
        if not {"UniformeProductnaam", "URI", "Gemeente"} <= set(lezer.fieldnames or ()):
            raise GeenUpl
        try:
            rijen = list(lezer)
        except (csv.Error, UnicodeDecodeError):
            raise GeenUpl from None
    producten: dict[str, Product] = {}
    for rij in rijen:
        uri = (rij["URI"] or "").strip()
        if not uri.startswith("http"):
            uri = VOORVOEGSEL + uri
        eerder = producten.get(uri)
        producten[uri] = _voeg_toe(eerder, uri, rij)
    return producten, len(rijen)


def _voeg_toe(eerder: Product | None, uri: str, rij: Mapping[str, str | None]) -> Product:
    vlaggen = {naam for kolom, naam in VLAGGEN.items() if (rij.get(kolom) or "").strip().upper() == "X"}
    sdg = [code.strip() for code in (rij.get("SDG") or "").split(";") if code.strip()]
    grondslag = tuple(
        (rij.get(kolom) or "").strip() for kolom in ("Grondslag", "Grondslaglabel", "Grondslaglink")
    )
    grondslagen = [(grondslag[0], grondslag[1], grondslag[2])] if any(grondslag) else []
    if eerder is None:
        naam = (rij["UniformeProductnaam"] or "").strip()
        return Product(uri, naam, frozenset(vlaggen), tuple(sdg), tuple(grondslagen))
    return Product(
        uri,
        eerder.naam,
        eerder.vlaggen | vlaggen,
        tuple(dict.fromkeys([*eerder.sdg, *sdg])),
        tuple(dict.fromkeys([*eerder.grondslagen, *grondslagen])),
    )


@lru_cache(maxsize=1)
def meegeleverd() -> Mapping[str, Product]:
    """Return the list in the product, by URI (see gegevens/README.md for source and date)."""
    return lees(MEEGELEVERD)[0]


def niet_beschreven(producten: Iterable[Product], pakket: Pakket) -> list[Product]:
    """Return the products that a municipality must offer and that no service of ``pakket`` describes, by
    name.
    """
    beschreven = {dienst.upl for dienst in pakket.diensten.values()}
    over = [p for p in producten if p.gemeente_moet and p.uri not in beschreven and p.uri != GEEN_PRODUCT]
    return sorted(over, key=lambda p: p.naam)
