"""The characters that a paper can show: the Latin, Greek and Cyrillic scripts, punctuation and signs.

The set is intentionally smaller than what the fonts hold. For other characters typst refuses to make the file
(a missing glyph breaks PDF/A) or, for some sequences, crashes. Registers of persons write names in Latin
script, so little is lost.
"""

import re
import unicodedata
from typing import Any

_REPERTOIRE = (
    "\n\u0020-\u007e\u00a0-\u00ac\u00ae-\u02ff\u0384-\u038a\u038c\u038e-\u03a1\u03a3-\u04ff"
    "\u1e00-\u1eff\u2010-\u2027\u202f-\u2040\u20a0-\u20c0\u2116\u2122\u2190-\u21ff"
)
_ANDERS = re.compile(f"[^{_REPERTOIRE}]")
VIERKANT = "\u25a1"


def drukbaar(waarde: Any) -> Any:
    """Return ``waarde`` (strings, lists, mappings; other JSON values unchanged) with printable characters
    only.

    Control and formatting characters are removed; tabs and line separators become spaces; a character without
    a glyph becomes a white square.
    """
    if isinstance(waarde, str):
        return _ANDERS.sub(
            _vervang, unicodedata.normalize("NFC", waarde.replace("\r\n", "\n").replace("\r", "\n"))
        )
    if isinstance(waarde, dict):
        return {naam: drukbaar(deel) for naam, deel in waarde.items()}
    if isinstance(waarde, list | tuple):
        return [drukbaar(deel) for deel in waarde]
    return waarde


def _vervang(gevonden: re.Match[str]) -> str:
    teken = gevonden.group()
    if teken in "\t\x0b\x0c\x85\u2028\u2029" or unicodedata.category(teken) == "Zs":
        return " "
    return "" if unicodedata.category(teken) in ("Cc", "Cf", "Cs", "Mn", "Me") else VIERKANT
