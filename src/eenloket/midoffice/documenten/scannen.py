"""The virus scan, the same for files of clients and of applications."""

from collections.abc import Iterable

from eenloket.kern.fouten import BuitenBereik

from .fouten import Besmet, NietGescand
from .ports import poorten


def scan(stukken: Iterable[bytes], veld: str) -> str:
    """Return ``schoon``, or empty when no scanner is configured.

    Raises: Besmet, NietGescand.
    """
    if poorten.virusscan is None:
        return ""
    try:
        uitkomst = poorten.virusscan.scan(stukken)
    except BuitenBereik:
        raise NietGescand(veld=veld) from None
    if uitkomst != "schoon":
        raise Besmet(veld=veld)
    return uitkomst
