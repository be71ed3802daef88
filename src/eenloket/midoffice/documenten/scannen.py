"""The virus scan, the same for what clients send and what applications register."""

from collections.abc import Iterable

from eenloket.kern.fouten import BuitenBereik

from .fouten import Besmet, NietGescand
from .ports import poorten


def scan(stukken: Iterable[bytes], veld: str) -> str:
    """``schoon``, or empty without a scanner: nothing is claimed then. Raises: Besmet, NietGescand."""
    if poorten.virusscan is None:
        return ""
    try:
        uitkomst = poorten.virusscan.scan(stukken)
    except BuitenBereik:
        raise NietGescand(veld=veld) from None
    if uitkomst != "schoon":
        raise Besmet(veld=veld)
    return uitkomst
