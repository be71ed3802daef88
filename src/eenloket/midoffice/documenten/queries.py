"""Queries on documents."""

from collections.abc import Iterator

from eenloket.kern.fouten import NietGevonden
from eenloket.kern.opslag.api import opslag

from .models import Versie


def lees(versie: Versie) -> Iterator[bytes]:
    """Return the content, in pieces.

    Raises: NietGevonden, at the call itself, when there is no content or the storage doesn't have it.
    """
    try:
        return opslag().lees(versie.sleutel)
    except FileNotFoundError:
        raise NietGevonden() from None
