"""What is different between two versions of a case type, in lines that people can read."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext as _

from eenloket.midoffice.aanbod.models import Zaaktype

from .typebeeld import Onderdeel, Velden, kenmerken, onderdelen


class Soort(StrEnum):
    """What happened to an item."""

    NIEUW = "nieuw"
    ANDERS = "anders"
    WEG = "weg"


@dataclass(frozen=True, slots=True)
class Regel:
    """One difference. ``wat`` is the item ("Verleend"), ``veld`` its field; one of ``oud`` and ``nieuw`` may be empty."""

    soort: Soort
    wat: str
    veld: str
    oud: str
    nieuw: str


@dataclass(frozen=True, slots=True)
class Blok:
    """The differences in one part."""

    naam: str
    regels: list[Regel]


def verschil(oud: Zaaktype, nieuw: Zaaktype) -> list[Blok]:
    """Parts with differences, from ``oud`` to ``nieuw``; empty when there are none. Cost: twenty queries."""
    links = [Onderdeel(_("Kenmerken"), {"": kenmerken(oud)}), *onderdelen(oud)]
    rechts = [Onderdeel(_("Kenmerken"), {"": kenmerken(nieuw)}), *onderdelen(nieuw)]
    blokken = [Blok(na.naam, list(_vergelijk(voor, na))) for voor, na in zip(links, rechts, strict=True)]
    return [blok for blok in blokken if blok.regels]


def _vergelijk(voor: Onderdeel, na: Onderdeel) -> Iterator[Regel]:
    for wat in dict.fromkeys([*na.items, *voor.items]):
        if wat not in voor.items:
            yield Regel(Soort.NIEUW, wat, "", "", _samen(na.items[wat]))
        elif wat not in na.items:
            yield Regel(Soort.WEG, wat, "", _samen(voor.items[wat]), "")
        else:
            yield from _velden(wat, voor.items[wat], na.items[wat])


def _velden(wat: str, voor: Velden, na: Velden) -> Iterator[Regel]:
    for veld in dict.fromkeys([*na, *voor]):
        oud, nieuw = voor.get(veld, ""), na.get(veld, "")
        if oud != nieuw:
            yield Regel(Soort.ANDERS, wat, veld, oud, nieuw)


def _samen(velden: Velden) -> str:
    """A whole item in one line."""
    return "; ".join(f"{naam}: {waarde}" for naam, waarde in velden.items())
