"""Between the row of a decision and what the rules see of it."""

from collections.abc import Iterable
from dataclasses import fields

from ..leven.stand import Stand
from ..models import Besluit

_KOLOMMEN = tuple(f.name for f in fields(Stand))


def stand_van(besluit: Besluit) -> Stand:
    """What the rules see of this row."""
    return Stand(**{kolom: getattr(besluit, kolom) for kolom in _KOLOMMEN})


def neem_over(besluit: Besluit, stand: Stand, kolommen: Iterable[str] = _KOLOMMEN) -> None:
    """Set these columns (not saved) as they stand in ``stand``."""
    for kolom in kolommen:
        setattr(besluit, kolom, getattr(stand, kolom))
