"""The knip: compute the handling level of a service, with the reason (M-B7; OL fig. 4.1 and annex 4).

The tree is a decision table in ``tabellen/knip.json``. A light involvement of a third party gives level 2,
unless a question that gives level 3 is also answered with yes: the tree says "2 or 3" there, so more answers
with yes never lower the level. The product type sets the highest level. The considerations of annex 4 explain
the exact cut and don't change it.
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
    """One question of the tree: the field in ``KnipAntwoorden``, the answer, and whether this answer decided
    the level.
    """

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
    """The handling level with its reason.

    ``boom`` is the level by the tree alone, ``maximum`` the highest level of the product type, ``stappen``
    the questions with their answers.
    """

    niveau: Niveau
    reden: Reden
    boom: Niveau
    maximum: Niveau
    stappen: tuple[Stap, ...]
    overwegingen: tuple[Overwogen, ...]

    @property
    def begrensd(self) -> bool:
        """Whether the tree gives a higher level than the product type allows: then one of the two answers
        deserves a second look.
        """
        return self.boom > self.maximum


@lru_cache(maxsize=1)
def _knip() -> str:
    return KNIP.read_text()


@lru_cache(maxsize=1024)
def niveau(producttype: Producttype, knip: KnipAntwoorden) -> Niveaubesluit:
    """Compute the handling level of a service from its product type and its answers to the tree.

    The level is never above the maximum of the product type. Cached, because the inputs are few and
    immutable.
    Raises: Regelfout.
    """
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
