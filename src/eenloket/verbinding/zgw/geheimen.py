"""Personal data in answers: it stands encrypted, so PostgreSQL puts a mark in the JSON and here the mark becomes the data.

A mark is a text that begins with a control character no body may contain: ``\\x01soort:deel:deel``.
"""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .vraag import Vraag

Onthuller = Callable[[list[str], "Vraag"], list[bytes]]
"""Gets the parts of all marks of its sort at once, gives JSON for each; logs the reading itself."""

_MERK = re.compile(rb'"\\u0001(\w+):([^"]*)"')
ONTHULLERS: dict[str, Onthuller] = {}


def onthuller(soort: str) -> Callable[[Onthuller], Onthuller]:
    """Function decorator: reveals the marks of ``soort``."""

    def registreer(functie: Onthuller) -> Onthuller:
        ONTHULLERS[soort] = functie
        return functie

    return registreer


def merk(soort: str, *delen: str) -> str:
    """SQL of a mark; ``delen`` are SQL expressions that give text (NULL counts as empty)."""
    return f"E'\\x01{soort}:' || " + " || ':' || ".join(f"coalesce({deel}, '')" for deel in delen)


def onthul(inhoud: bytes, vraag: "Vraag") -> bytes:
    """``inhoud`` with every mark replaced. Cost: none without marks."""
    if b"\\u0001" not in inhoud:
        return inhoud
    per_soort: dict[bytes, list[str]] = {}
    for gevonden in _MERK.finditer(inhoud):
        per_soort.setdefault(gevonden[1], []).append(gevonden[2].decode())
    klaar = {soort: iter(ONTHULLERS[soort.decode()](delen, vraag)) for soort, delen in per_soort.items()}
    return _MERK.sub(lambda m: next(klaar[m[1]]), inhoud)
