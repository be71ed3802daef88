"""The one memory of case types: read together, remembered by id, as long as nothing in a catalogue changes.

Published types hardly ever change; what is remembered is compared with one number in the database each two seconds, and read again at
once by who doesn't find in it what it looks for (``vers``).
"""

import uuid
from collections.abc import Mapping
from functools import lru_cache

from eenloket.kern.geheugen import OpVersie
from eenloket.kern.sql import een

from .fouten import OnbekendeDienst, OnbekendZaaktype
from .lopend import Aanbod
from .queries import zaaktypen_van
from .typenlezen import lees
from .zaaktypegegevens import Zaaktypegegevens


def typegegevens(zaaktype_id: uuid.UUID, *, vers: bool = False) -> Zaaktypegegevens:
    """The case type of that id. Cost: none; one query each two seconds; seven after a change. Raises: OnbekendZaaktype."""
    gevonden = _bekend.haal(zaaktype_id, lambda: lees([zaaktype_id]).get(zaaktype_id), vers=vers)
    if gevonden is None:
        raise OnbekendZaaktype()
    return gevonden


def zaaktype_van(aanbod: Aanbod, dienst: str) -> Zaaktypegegevens:
    """The case type of service ``dienst`` in the version that belongs to ``aanbod``. Cost: as ``typegegevens``. Raises: OnbekendeDienst.

    All types of a release are read at once: one by one the first visitor would wait for seven queries per service.
    """
    aanbod.dienst(dienst)
    ids = _ids_van(aanbod.uitgave_id)
    id_ = ids.get(dienst)
    gevonden = _bekend.haal_met(id_, lambda: lees(ids.values())) if id_ is not None else None
    if gevonden is None:
        raise OnbekendeDienst()
    return gevonden


@lru_cache(maxsize=64)
def _ids_van(uitgave_id: uuid.UUID) -> Mapping[str, uuid.UUID]:
    """By service; of a release that never changes."""
    return zaaktypen_van(uitgave_id)


def catalogusversie() -> int:
    """The number that rises with each change in a catalogue. Cost: one row by its key."""
    rij = een("SELECT versie FROM aanbod_catalogusversie WHERE id = 1")
    return int(rij[0]) if rij else 0


def vergeet_typen() -> None:
    """Drop what this process remembers."""
    _bekend.vergeet()
    _ids_van.cache_clear()


_bekend = OpVersie[uuid.UUID, Zaaktypegegevens](2.0, catalogusversie)
