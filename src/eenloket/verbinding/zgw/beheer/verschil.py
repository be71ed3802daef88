"""What is different between two versions of a case type, in lines that people can read. What differs is found by the catalogue itself."""

from dataclasses import dataclass

from eenloket.midoffice.aanbod.api import catalogus as aanbod
from eenloket.midoffice.aanbod.models import Zaaktype

from .typebeeld import DELEN, in_woorden, veldnaam


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
    """Parts with differences, from ``oud`` to ``nieuw``; empty when there are none. Cost: some seventeen queries."""
    blokken: dict[str, list[Regel]] = {}
    for v in aanbod.vergelijk_versies(nieuw.organisatie_id, oud.id, nieuw.id).verschillen:
        wat = "" if v.deel == "zaaktype" else v.naam
        regels = blokken.setdefault(v.deel, [])
        if not v.velden:
            regels.append(Regel(v.soort, wat, ""))
        regels += [
            Regel(
                v.soort,
                wat,
                veldnaam(v.deel, een.veld),
                in_woorden(v.deel, een.veld, een.oud),
                in_woorden(v.deel, een.veld, een.nieuw),
            )
            for een in v.velden
        ]
    return [Blok(str(DELEN.get(deel, deel)), regels) for deel, regels in blokken.items()]
