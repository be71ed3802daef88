"""The knip: at which level is a service handled, and why? (M-B7; OL fig. 4.1 and annex 4)

The tree is a decision table in ``tabellen/knip.json``. One light involvement of third parties gives level 2 unless a
question that gives 3 is also answered with yes: the tree says "2 or 3" there, and so more yes never lowers the level.
The product type gives the highest level; the considerations of annex 4 explain the exact cut and don't change it.
"""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from .beslissen import Reden
from .engine import voer_uit
from .fouten import Regelfout
from .knip import KnipAntwoorden, Niveau, Producttype

KNIP = Path(__file__).parent / "tabellen" / "knip.json"


@dataclass(frozen=True, slots=True)
class Stap:
    """One question of the tree: its field in ``KnipAntwoorden``, the answer, and whether it decided."""

    vraag: str
    antwoord: str
    beslissend: bool


@dataclass(frozen=True, slots=True)
class Overwogen:
    """A consideration of annex 4 that the package names, and whether it fits the level."""

    naam: str
    niveaus: tuple[Niveau, ...]
    tekst: Reden
    past: bool


@dataclass(frozen=True, slots=True)
class Niveaubesluit:
    """The level, the reason in words, the level of the tree alone, the maximum of the product type, and the way there."""

    niveau: Niveau
    reden: Reden
    boom: Niveau
    maximum: Niveau
    stappen: tuple[Stap, ...]
    overwegingen: tuple[Overwogen, ...]

    @property
    def begrensd(self) -> bool:
        """The tree asks for more than the product type allows: one of the two answers deserves another look."""
        return self.boom > self.maximum


@lru_cache(maxsize=1)
def _knip() -> str:
    return KNIP.read_text()


@lru_cache(maxsize=1024)
def niveau(producttype: Producttype, knip: KnipAntwoorden) -> Niveaubesluit:
    """The handling level of a service, computed from its product type and its answers to the tree; never above the maximum of the
    product type. Cached: the inputs are few and immutable. Raises: Regelfout."""
    antwoorden = knip.model_dump(mode="json")
    rij = voer_uit(_knip(), {**antwoorden, "producttype": str(producttype)}).resultaat
    if not isinstance(rij, dict):
        raise Regelfout()
    uitkomst, boom, maximum = (Niveau(int(rij[naam])) for naam in ("niveau", "boom", "maximum"))
    reden = Reden(nl=rij["reden_nl"], en=rij["reden_en"])
    if boom > maximum:
        reden = Reden(
            nl=f"{reden.nl} Dat wijst op niveau {boom:d}, maar bij {rij['type_nl']} is niveau {maximum:d} het hoogste.",
            en=f"{reden.en} That points at level {boom:d}, but for {rij['type_en']} level {maximum:d} is the highest.",
        )
    stappen = tuple(
        Stap(vraag, {True: "ja", False: "nee"}.get(antwoord, str(antwoord)), vraag == rij["stap"])
        for vraag, antwoord in antwoorden.items()
        if vraag != "overwegingen"
    )
    return Niveaubesluit(
        uitkomst, reden, boom, maximum, stappen, tuple(_overwogen(o, uitkomst) for o in rij["overwogen"])
    )


def _overwogen(rij: dict[str, object], uitkomst: Niveau) -> Overwogen:
    niveaus = tuple(Niveau(int(n)) for n in rij["niveaus"])  # type: ignore[attr-defined]
    return Overwogen(
        str(rij["naam"]), niveaus, Reden(nl=str(rij["nl"]), en=str(rij["en"])), uitkomst in niveaus
    )
