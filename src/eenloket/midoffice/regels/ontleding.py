"""The boolean structure of a zen expression. With it an expression can be true or false although a part of it
is unknown.

Only ``and``, ``or``, ``not`` and the brackets around them are split; every other part is a leaf that zen
evaluates. In zen ``not`` binds tighter than a comparison (``not a == 1`` is ``(not a) == 1``), so ``not`` is
split only before brackets or a single name. ``? :`` and ``??`` bind looser than ``or``; an expression with
one of them becomes a leaf as a whole.
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from .tekens import Teken, tekens

_OPEN, _DICHT = frozenset("([{"), frozenset(")]}")


@dataclass(frozen=True, slots=True)
class Blad:
    """A part of an expression that only zen can evaluate."""

    uitdrukking: str


@dataclass(frozen=True, slots=True)
class Verbinding:
    """``en``, ``of`` or ``niet`` over parts."""

    soort: Literal["en", "of", "niet"]
    delen: tuple["Knoop", ...]


Knoop = Blad | Verbinding


@lru_cache(maxsize=4096)
def ontleed(uitdrukking: str) -> Knoop:
    """Return the boolean tree of ``uitdrukking``; a single leaf when the expression has no boolean structure."""
    return _ontleed(uitdrukking, tekens(uitdrukking))


def _ontleed(bron: str, rij: tuple[Teken, ...]) -> Knoop:
    if not rij:
        return Blad("")
    diepten = _diepten(rij)
    buiten = {t.tekst for t, d in zip(rij, diepten, strict=True) if d == 0 and t.soort in ("teken", "vreemd")}
    if not buiten & {"?", "??", ";", "="}:
        for woord, soort in (("or", "of"), ("and", "en")):
            delen = _splits(rij, diepten, woord)
            if len(delen) > 1 and all(delen):
                return Verbinding(
                    "of" if soort == "of" else "en", tuple(_ontleed(bron, deel) for deel in delen)
                )
        if rij[0].tekst in ("not", "!") and (_omhaakt(rij[1:]) or _naam(rij[1:])):
            return Verbinding("niet", (_ontleed(bron, rij[1:]),))
        if _omhaakt(rij):
            return _ontleed(bron, rij[1:-1])
    return Blad(bron[rij[0].begin : rij[-1].einde])


def _diepten(rij: tuple[Teken, ...]) -> list[int]:
    """Return the bracket depth of each token; a bracket itself counts as inside."""
    diepten, diepte = [], 0
    for teken in rij:
        if teken.soort == "teken" and teken.tekst in _OPEN:
            diepte += 1
        diepten.append(diepte)
        if teken.soort == "teken" and teken.tekst in _DICHT:
            diepte -= 1
    return diepten


def _splits(rij: tuple[Teken, ...], diepten: list[int], woord: str) -> list[tuple[Teken, ...]]:
    delen: list[tuple[Teken, ...]] = []
    begin = 0
    for i, teken in enumerate(rij):
        if teken.soort == "naam" and teken.tekst == woord and diepten[i] == 0:
            delen.append(rij[begin:i])
            begin = i + 1
    return [*delen, rij[begin:]]


def _omhaakt(rij: tuple[Teken, ...]) -> bool:
    """Return whether one pair of round brackets encloses all tokens."""
    if len(rij) < 3 or rij[0].tekst != "(" or rij[-1].tekst != ")":
        return False
    diepte = 0
    for i, teken in enumerate(rij):
        if teken.soort == "teken":
            diepte += (teken.tekst in _OPEN) - (teken.tekst in _DICHT)
        if diepte == 0:
            return i == len(rij) - 1
    return False


def _naam(rij: tuple[Teken, ...]) -> bool:
    return len(rij) == 1 and rij[0].soort == "naam"
