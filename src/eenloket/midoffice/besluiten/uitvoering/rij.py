"""Convert between the row of a decision and the state that the rules read."""

from collections.abc import Iterable
from dataclasses import fields

from ..leven.stand import Stand
from ..models import Besluit

_KOLOMMEN = tuple(f.name for f in fields(Stand))


def stand_van(besluit: Besluit) -> Stand:
    """Return the state of this row for the rules."""
    return Stand(**{kolom: getattr(besluit, kolom) for kolom in _KOLOMMEN})


def neem_over(besluit: Besluit, stand: Stand, kolommen: Iterable[str] = _KOLOMMEN) -> None:
    """Copy these columns of ``stand`` to ``besluit``, without saving."""
    for kolom in kolommen:
        setattr(besluit, kolom, getattr(stand, kolom))
