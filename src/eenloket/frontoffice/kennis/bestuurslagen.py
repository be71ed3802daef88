"""Which organisation handles a national product, and how to reach it: no wrong door (M-A3)."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from eenloket.midoffice.aanbod.api import Aanbod

from .upl import Product
from .woorden import woorden


@dataclass(frozen=True, slots=True)
class Bestemming:
    """An organisation that handles a product. ``organisatie`` is its slug when it stands at our own counter."""

    laag: str
    naam: str
    telefoon: str
    website: str
    organisatie: str = ""


@cache
def _tabel() -> dict[str, list[dict[str, Any]]]:
    bestand = Path(__file__).parent / "gegevens" / "bestuurslagen.yaml"
    return dict(yaml.safe_load(bestand.read_text(encoding="utf-8")))


@cache
def _patroon(woorden_: str) -> re.Pattern[str]:
    delen = [re.escape(w.strip()).replace(r"\*", "[a-z0-9]*") for w in woorden_.split(",")]
    return re.compile("|".join(delen))


def waarheen(product: Product, aanbod: Aanbod, taal: str = "nl") -> list[Bestemming]:
    """Who handles ``product``, the one to turn to first in front. No queries.

    A national body that has the product as its own task goes first (the national list also names the municipality where
    it only helps, as with housing allowance), then the nearest layer. A municipality or water authority of the counter
    itself stands for its layer. When the list names nobody: the national government.
    """
    gevonden = []
    for laag in ("gemeente", "waterschap", "provincie", "rijk"):
        if laag not in product.lagen:
            continue
        eigen = next((o for o in aanbod.pakket.organisaties.values() if o.soort == laag), None)
        if eigen is not None:
            contact = eigen.contact
            gevonden.append(
                Bestemming(laag, eigen.naam, contact.telefoon or "", contact.website or "", eigen.slug)
            )
        elif laag in _tabel():
            gevonden.append(_uit_tabel(laag, product, taal))
    if "rijk" in product.lagen and _regel("rijk", product).get("eigen_taak", True):
        gevonden.insert(0, gevonden.pop())
    return gevonden or [_uit_tabel("rijk", product, taal)]


def _regel(laag: str, product: Product) -> dict[str, Any]:
    delen = woorden(product.naam)
    return next(r for r in _tabel()[laag] if any(_patroon(r["woorden"]).fullmatch(deel) for deel in delen))


def _uit_tabel(laag: str, product: Product, taal: str) -> Bestemming:
    regel = _regel(laag, product)
    return Bestemming(
        laag, regel["naam"]["en" if taal == "en" else "nl"], regel.get("telefoon", ""), regel["website"]
    )
