"""Personal data in answers: it stands encrypted, so PostgreSQL puts a mark in the JSON and here the mark becomes the data.

A mark is a text that begins with a control character and a word that this process made up: ``\\x01…soort:deel:deel``. Whatever else is in a
row (our own forms let control characters through) can't look like one.
"""

import re
import secrets
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .vraag import Vraag

Onthuller = Callable[[list[str], "Vraag"], list[bytes]]
"""Gets the parts of all marks of its sort at once, gives JSON for each; logs the reading itself."""

_WOORD = secrets.token_hex(8)
WEG = f"E'\\x01{_WOORD}weg'"
"""SQL of a field that this row doesn't have: it is left out of the answer. Not for the first field."""
_BEGIN = b"\\u0001" + _WOORD.encode()
_WEG = re.compile(rb',"\w+":"' + re.escape(_BEGIN) + rb'weg"')
_MERK = re.compile(rb'"' + re.escape(_BEGIN) + rb'(\w+):([^"]*)"')
ONTHULLERS: dict[str, Onthuller] = {}


def onthuller(soort: str) -> Callable[[Onthuller], Onthuller]:
    """Function decorator: reveals the marks of ``soort``."""

    def registreer(functie: Onthuller) -> Onthuller:
        ONTHULLERS[soort] = functie
        return functie

    return registreer


def merk(soort: str, *delen: str) -> str:
    """SQL of a mark; ``delen`` are SQL expressions that give text (NULL counts as empty)."""
    return f"E'\\x01{_WOORD}{soort}:' || " + " || ':' || ".join(f"coalesce({deel}, '')" for deel in delen)


def onthul(inhoud: bytes, vraag: "Vraag") -> bytes:
    """``inhoud`` with every mark replaced. Cost: none without marks."""
    if _BEGIN not in inhoud:
        return inhoud
    inhoud = _WEG.sub(b"", inhoud)
    per_soort: dict[bytes, list[str]] = {}
    for gevonden in _MERK.finditer(inhoud):
        per_soort.setdefault(gevonden[1], []).append(gevonden[2].decode())
    klaar = {soort: iter(ONTHULLERS[soort.decode()](delen, vraag)) for soort, delen in per_soort.items()}
    return _MERK.sub(lambda m: next(klaar[m[1]]), inhoud)


def verberg(inhoud: bytes) -> bytes:
    """``inhoud`` with null for every mark: for who may see that something was there, not what (the audit trail)."""
    return _MERK.sub(b"null", _WEG.sub(b"", inhoud)) if _BEGIN in inhoud else inhoud
