r"""Encrypted data in answers: PostgreSQL puts a mark in the JSON, and this module replaces the mark by the
decrypted data.

A mark is a text that begins with a control character and a random word of this process:
``\x01…soort:deel:deel``. No other text in a row can look like a mark, also when our own forms let control
characters through.
"""

import re
import secrets
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .aanroep import Aanroep

Onthuller = Callable[[list[str], "Aanroep"], list[bytes]]
"""Gets the parts of all marks of its kind at once and returns the JSON for each; it also logs the reading."""

_WOORD = secrets.token_hex(8)
WEG = f"E'\\x01{_WOORD}weg'"
"""SQL of a field that this row doesn't have: the field is left out of the answer. Not for the first field."""
_BEGIN = b"\\u0001" + _WOORD.encode()
_WEG = re.compile(rb',"\w+":"' + re.escape(_BEGIN) + rb'weg"')
_MERK = re.compile(rb'"' + re.escape(_BEGIN) + rb'(\w+):([^"]*)"')
ONTHULLERS: dict[str, Onthuller] = {}


def onthuller(soort: str) -> Callable[[Onthuller], Onthuller]:
    """Function decorator: the function replaces the marks of ``soort``."""

    def registreer(functie: Onthuller) -> Onthuller:
        ONTHULLERS[soort] = functie
        return functie

    return registreer


def merk(soort: str, *delen: str) -> str:
    """Return the SQL of a mark; ``delen`` are SQL expressions that give text (NULL counts as empty)."""
    return f"E'\\x01{_WOORD}{soort}:' || " + " || ':' || ".join(f"coalesce({deel}, '')" for deel in delen)


def onthul(inhoud: bytes, aanroep: "Aanroep") -> bytes:
    """Return ``inhoud`` with every mark replaced by its data. Cost: none without marks."""
    if _BEGIN not in inhoud:
        return inhoud
    inhoud = _WEG.sub(b"", inhoud)
    per_soort: dict[bytes, list[str]] = {}
    for gevonden in _MERK.finditer(inhoud):
        per_soort.setdefault(gevonden[1], []).append(gevonden[2].decode())
    klaar = {soort: iter(ONTHULLERS[soort.decode()](delen, aanroep)) for soort, delen in per_soort.items()}
    return _MERK.sub(lambda m: next(klaar[m[1]]), inhoud)


def verberg(inhoud: bytes) -> bytes:
    """Return ``inhoud`` with null for every mark; for the audit trail, which shows that something was there
    but not what.
    """
    return _MERK.sub(b"null", _WEG.sub(b"", inhoud)) if _BEGIN in inhoud else inhoud
