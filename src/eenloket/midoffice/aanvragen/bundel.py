"""What one request is about: a demand pattern, or a single service as a pattern of one."""

from dataclasses import dataclass

from eenloket.midoffice.aanbod.api import Aanbod
from eenloket.midoffice.aanbod.inhoud import Lid, Tekst, Weigering

_DIENST = "dienst:"


@dataclass(frozen=True)
class Bundel:
    """The members and their order, whichever kind of content they come from."""

    sleutel: str
    naam: Tekst
    knop: Tekst
    leden: tuple[Lid, ...]
    volgorde: tuple[str, ...]
    levering: str
    levering_keuze: bool
    bij_weigering: tuple[Weigering, ...]

    @property
    def los(self) -> bool:
        """A single service, not a pattern."""
        return self.sleutel.startswith(_DIENST)

    def lid(self, dienst: str) -> Lid | None:
        return next((lid for lid in self.leden if lid.dienst == dienst), None)


def sleutel_van(soort: str, slug: str) -> str:
    """How a request remembers what it is about: ``verhuizen`` or ``dienst:paspoort``."""
    return slug if soort == "vraag" else f"{_DIENST}{slug}"


def bundel(aanbod: Aanbod, sleutel: str) -> Bundel:
    """Raises: OnbekendPatroon, OnbekendeDienst."""
    if sleutel.startswith(_DIENST):
        dienst = aanbod.dienst(sleutel.removeprefix(_DIENST))
        lid = Lid(dienst=dienst.slug)
        return Bundel(sleutel, dienst.naam, dienst.knop, (lid,), tuple(dienst.vragen), "per_deel", False, ())
    patroon = aanbod.patroon(sleutel)
    return Bundel(
        sleutel,
        patroon.naam,
        patroon.knop,
        tuple(patroon.leden),
        tuple(patroon.volgorde),
        patroon.levering,
        patroon.levering_keuze and patroon.levering == "samen",
        tuple(patroon.bij_weigering),
    )
