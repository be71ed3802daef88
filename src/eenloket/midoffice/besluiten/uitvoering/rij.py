"""Convert between the row of a decision and the state that the rules read."""

from collections.abc import Iterable
from dataclasses import fields

from ..leven.stand import Besluitstand
from ..models import Besluit

_KOLOMMEN = tuple(f.name for f in fields(Besluitstand))


def stand_van(besluit: Besluit) -> Besluitstand:
    """Return the state of this row for the rules."""
    return Besluitstand(**{kolom: getattr(besluit, kolom) for kolom in _KOLOMMEN})


def neem_over(besluit: Besluit, stand: Besluitstand, kolommen: Iterable[str] = _KOLOMMEN) -> None:
    """Copy these columns of ``stand`` to ``besluit``, without saving."""
    for kolom in kolommen:
        setattr(besluit, kolom, getattr(stand, kolom))
