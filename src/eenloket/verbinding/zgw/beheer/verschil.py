"""What is different between two versions of a case type, in lines that people can read. What differs is found by the catalogue itself."""

from dataclasses import dataclass
from typing import cast

from eenloket.midoffice.aanbod.api import catalogus as aanbod
from eenloket.midoffice.aanbod.inhoud.zaaktype import Zaaktypebeschrijving
from eenloket.midoffice.aanbod.models import Zaaktype

from .typebeeld import DELEN, Velden, in_woorden, onderdelen, veldnaam


@dataclass(frozen=True, slots=True)
class Regel:
    """One difference: nieuw, gewijzigd or vervallen. ``wat`` is the item ("Verleend"), ``veld`` its field; either may be empty."""

    soort: str
    wat: str
    veld: str
    oud: str = ""
    nieuw: str = ""


@dataclass(frozen=True, slots=True)
class Blok:
    """The differences in one part."""

    naam: str
    regels: list[Regel]


def verschil(oud: Zaaktype, nieuw: Zaaktype) -> list[Blok]:
    """Parts with differences, from ``oud`` to ``nieuw``; empty when there are none. Cost: some sixteen queries."""
    beelden = aanbod.beschrijf_typen(Zaaktype, [oud.id, nieuw.id])
    voor, na = (cast(Zaaktypebeschrijving, beelden[z.id]) for z in (oud, nieuw))
    was, wordt = _dingen(voor), _dingen(na)
    blokken: dict[str, list[Regel]] = {}
    for v in aanbod.vergelijk(voor, na):
        wat, deel = ("" if v.deel == "zaaktype" else v.naam), str(DELEN.get(v.deel, v.deel))
        regels = blokken.setdefault(deel, [])
        if not v.velden:  # all of it came or went
            regels.append(
                Regel(v.soort, wat, "", _samen(was.get((deel, wat))), _samen(wordt.get((deel, wat))))
            )
        for een in v.velden:
            waarden = (in_woorden(v.deel, een.veld, waarde) for waarde in (een.oud, een.nieuw))
            regels.append(Regel(v.soort, wat, veldnaam(v.deel, een.veld), *waarden))
    return [Blok(deel, regels) for deel, regels in blokken.items()]


def _dingen(beschrijving: Zaaktypebeschrijving) -> dict[tuple[str, str], Velden]:
    return {(deel.naam, naam): velden for deel in onderdelen(beschrijving) for naam, velden in deel.dingen}


def _samen(velden: Velden | None) -> str:
    """A whole item in one line."""
    return " · ".join(f"{naam}: {waarde}" for naam, waarde in (velden or {}).items())
