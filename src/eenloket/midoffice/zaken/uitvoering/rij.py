"""The row of a case and what the rules see of it: one is made from the other here only."""

import uuid
from dataclasses import fields

from ..leven.stand import Stand
from ..models import Zaak

KOLOMMEN = tuple(veld.name for veld in fields(Stand))
"""The columns of a case that its life is about."""


def vergrendeld(zaak_id: uuid.UUID) -> Zaak:
    """The case as it is now, locked until the transaction ends, so that a check on its state holds. Cost: one query."""
    return Zaak.objects.select_for_update(of=("self",)).select_related("organisatie").get(id=zaak_id)


def stand_van(zaak: Zaak) -> Stand:
    """The row as the rules see it. Cost: none."""
    return Stand(**{kolom: getattr(zaak, kolom) for kolom in KOLOMMEN})


def neem_over(zaak: Zaak, stand: Stand) -> set[str]:
    """Give ``zaak`` (not saved) the values of ``stand``; returns the columns that differ."""
    anders = {kolom for kolom in KOLOMMEN if getattr(zaak, kolom) != getattr(stand, kolom)}
    for kolom in anders:
        setattr(zaak, kolom, getattr(stand, kolom))
    return anders
