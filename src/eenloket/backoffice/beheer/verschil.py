"""What is different between two versions of a case type, in lines that people can read. What differs is found by the catalogue itself."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import ngettext

from eenloket.midoffice.aanbod.api import catalogus as aanbod

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


def in_blokken(vergelijking: aanbod.Vergelijking) -> list[Blok]:
    """Parts with differences; empty when there are none."""
    blokken: dict[str, list[Regel]] = {}
    for verschil in vergelijking.verschillen:
        deel = str(DELEN.get(verschil.deel, verschil.deel))
        blokken.setdefault(deel, []).extend(_regels(verschil))
    return [Blok(deel, regels) for deel, regels in blokken.items()]


def in_het_kort(vergelijking: aanbod.Vergelijking) -> str:
    """How many things came, went and changed; empty when nothing did. The case type itself counts once per field."""
    tel: Counter[aanbod.Verschilsoort] = Counter()
    for verschil in vergelijking.verschillen:
        tel[verschil.soort] += len(verschil.velden) if verschil.deel == aanbod.ZELF else 1
    zinnen = (
        (aanbod.Verschilsoort.GEWIJZIGD, ngettext("%(n)d ding verandert", "%(n)d dingen veranderen", tel[aanbod.Verschilsoort.GEWIJZIGD])),
        (aanbod.Verschilsoort.NIEUW, ngettext("%(n)d komt erbij", "%(n)d komen erbij", tel[aanbod.Verschilsoort.NIEUW])),
        (aanbod.Verschilsoort.VERVALLEN, ngettext("%(n)d gaat weg", "%(n)d gaan weg", tel[aanbod.Verschilsoort.VERVALLEN])),
    )  # fmt: skip
    return ", ".join(zin % {"n": tel[soort]} for soort, zin in zinnen if tel[soort])


def _regels(verschil: aanbod.Verschil) -> Iterator[Regel]:
    wat = "" if verschil.deel == aanbod.ZELF else verschil.naam
    velden = [
        (
            veldnaam(verschil.deel, v.veld),
            in_woorden(verschil.deel, v.veld, v.oud),
            in_woorden(verschil.deel, v.veld, v.nieuw),
        )
        for v in verschil.velden
    ]
    if verschil.soort is aanbod.Verschilsoort.GEWIJZIGD:
        for veld, oud, nieuw in velden:
            yield Regel(verschil.soort, wat, veld, oud, nieuw)
    else:  # all of it came or went
        oud, nieuw = (
            " · ".join(f"{naam}: {waarde[kant]}" for naam, *waarde in velden if waarde[kant])
            for kant in (0, 1)
        )
        yield Regel(verschil.soort, wat, "", oud, nieuw)
