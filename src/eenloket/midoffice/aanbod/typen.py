"""The only cache of case types: by id, valid as long as no catalogue changes.

Published types hardly ever change. Every two seconds the cache compares its version with one number in the
database. A caller that misses something in a cached type can ask for a new read at once (``vers``).
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
    """Return the case type with this id; ``vers`` reads it again from the database.

    Raises: OnbekendZaaktype.
    Cost: none; one query each two seconds; seven after a change.
    """
    gevonden = _bekend.haal(zaaktype_id, lambda: lees([zaaktype_id]).get(zaaktype_id), vers=vers)
    if gevonden is None:
        raise OnbekendZaaktype()
    return gevonden


def zaaktype_van(aanbod: Aanbod, dienst: str) -> Zaaktypegegevens:
    """Return the case type of service ``dienst`` in the version that belongs to the release ``aanbod``.

    All case types of a release are read together; one by one, the first visitor would wait for seven queries
    per service.
    Raises: OnbekendeDienst.
    Cost: as ``typegegevens``.
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
    """Return the ids of the case types by service. Cached without limit of time, because a release never
    changes.
    """
    return zaaktypen_van(uitgave_id)


def catalogusversie() -> int:
    """Return the number that rises with each change in a catalogue. Cost: one row by its key."""
    rij = een("SELECT versie FROM aanbod_catalogusversie WHERE id = 1")
    return int(rij[0]) if rij else 0


def vergeet_typen() -> None:
    """Empty the cache of this process."""
    _bekend.vergeet()
    _ids_van.cache_clear()


_bekend = OpVersie[uuid.UUID, Zaaktypegegevens](2.0, catalogusversie)
