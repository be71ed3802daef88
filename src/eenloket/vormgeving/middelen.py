"""The built front end: which file is which (manifest.json) and the drawings of the icons (iconen.json)."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

MAP = Path(__file__).parent / "static" / "vormgeving"


class NietGebouwd(Exception):
    """The front end isn't built. Remedy in the message."""


@dataclass(frozen=True, slots=True)
class Ingang:
    """One entry of the build; paths are relative to the static root."""

    script: str
    stijlen: tuple[str, ...]
    letter: str | None


def _lees(naam: str) -> dict[str, object]:
    try:
        inhoud: dict[str, object] = json.loads((MAP / naam).read_text())
    except FileNotFoundError as fout:
        raise NietGebouwd(
            "De voorkant is niet gebouwd. Doe dit eerst: python -m eenloket.vormgeving.bouw"
        ) from fout
    return inhoud


@cache
def ingang(naam: str) -> Ingang:
    """The files of entry `naam` ("main").

    Raises: NietGebouwd; KeyError for an unknown entry.
    """
    manifest = _lees("manifest.json")
    deel = manifest[f"src/{naam}.js"]
    assert isinstance(deel, dict)
    letter = next((a for a in deel.get("assets", []) if "-latin-wght-normal" in a), None)
    return Ingang(
        script=f"vormgeving/{deel['file']}",
        stijlen=tuple(f"vormgeving/{css}" for css in deel.get("css", [])),
        letter=f"vormgeving/{letter}" if letter else None,
    )


@cache
def iconen() -> dict[str, str]:
    """Icon name → the inside of its SVG. Source: Lucide (ISC)."""
    return {naam: str(tekening) for naam, tekening in _lees("iconen.json").items()}
