"""What can be found, as documents: made from the content of a release, the national list and our own pages."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

from eenloket.midoffice.aanbod.api import Aanbod

from .models import Vindsoort
from .upl import Product

if TYPE_CHECKING:
    from eenloket.midoffice.aanbod.inhoud import Dienst, Tekst, Vraagpatroon

TALEN = ("nl", "en")


@dataclass(frozen=True, slots=True)
class Document:
    """One findable thing in one language. ``zinnen`` are everyday phrases, ``rest`` is its body."""

    soort: str
    sleutel: str
    taal: str
    titel: str
    zinnen: tuple[str, ...]
    samenvatting: str
    rest: str


def documenten(aanbod: Aanbod, producten: Sequence[Product]) -> Iterator[Document]:
    """Everything that can be found at the counter of ``aanbod``, published or not: the date decides when asked."""
    zoekwoorden: dict[tuple[str, str], list[str]] = defaultdict(list)
    for woorden in aanbod.pakket.zoekwoorden:
        zoekwoorden[woorden.doel, "nl"] += woorden.nl
        zoekwoorden[woorden.doel, "en"] += woorden.en
    per_uri = {product.uri: product for product in producten}
    for patroon in aanbod.pakket.patronen.values():
        for taal in TALEN:
            yield _van_patroon(patroon, taal, zoekwoorden[f"vraag/{patroon.slug}", taal])
    beschreven = {dienst.upl for dienst in aanbod.pakket.diensten.values()}
    for dienst in aanbod.pakket.diensten.values():
        for taal in TALEN:
            landelijk = _landelijke_woorden(per_uri.get(dienst.upl)) if taal == "nl" else []
            yield _van_dienst(dienst, taal, zoekwoorden[f"dienst/{dienst.slug}", taal] + landelijk)
    for product in producten:
        if product.uri not in beschreven:
            titel = product.naam[:1].upper() + product.naam[1:]
            yield Document(
                Vindsoort.UPL, product.sleutel, "nl", titel, tuple(_landelijke_woorden(product)), "", ""
            )
    yield from _van_organisaties(aanbod)
    yield from _van_paginas()


@cache
def _landelijk() -> dict[str, str]:
    bestand = Path(__file__).parent / "gegevens" / "landelijk.yaml"
    return dict(yaml.safe_load(bestand.read_text(encoding="utf-8")))


def _landelijke_woorden(product: Product | None) -> list[str]:
    """The name of a national product and the everyday words for it; words of both languages, as people mix them."""
    if product is None:
        return []
    zinnen = _landelijk().get(product.naam, "").split(",")
    return [product.naam, *(zin.strip() for zin in zinnen if zin.strip())]


def _tekst(taal: str, *teksten: "Tekst") -> str:
    return "\n".join(tekst.in_taal(taal) for tekst in teksten)


def _van_patroon(p: "Vraagpatroon", taal: str, zinnen: list[str]) -> Document:
    rest = _tekst(taal, p.wat, *p.nodig, *(w.tekst for w in p.wijzers))
    titel, knop = p.naam.in_taal(taal), p.knop.in_taal(taal)
    return Document(
        Vindsoort.PATROON, p.slug, taal, titel, (titel, knop, *zinnen), p.samenvatting.in_taal(taal), rest
    )


def _van_dienst(d: "Dienst", taal: str, zinnen: list[str]) -> Document:
    rest = _tekst(taal, d.wat, d.voor_wie, *d.voorwaarden, *d.nodig)
    titel, knop = d.naam.in_taal(taal), d.knop.in_taal(taal)
    return Document(
        Vindsoort.DIENST, d.slug, taal, titel, (titel, knop, *zinnen), d.samenvatting.in_taal(taal), rest
    )


def _van_organisaties(aanbod: Aanbod) -> Iterator[Document]:
    for organisatie in aanbod.pakket.organisaties.values():
        for taal in TALEN:
            sleutel = f"organisaties/{organisatie.slug}"
            yield Document(
                Vindsoort.PAGINA,
                sleutel,
                taal,
                organisatie.naam,
                (organisatie.naam, organisatie.soort),
                "",
                "",
            )


@cache
def _paginas() -> list[dict[str, dict[str, str]]]:
    bestand = Path(__file__).parent / "gegevens" / "paginas.yaml"
    return list(yaml.safe_load(bestand.read_text(encoding="utf-8")))


def _van_paginas() -> Iterator[Document]:
    for pagina in _paginas():
        for taal in TALEN:
            deel = pagina[taal]
            zinnen = (deel["titel"], *(zin.strip() for zin in deel["zinnen"].split(",")))
            yield Document(
                Vindsoort.PAGINA, str(pagina["pad"]), taal, deel["titel"], zinnen, deel["samenvatting"], ""
            )
